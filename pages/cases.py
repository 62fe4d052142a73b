"""Which cases does the record hold, and what is known of one of them?"""

import streamlit as st

from analysis.filters import PARAMETERS, read_day, read_filter
from ui.case_lists import show_cases
from ui.case_view import show_case
from ui.figure_rows import FIGURES, show_figure
from ui.notices import name_unknown, name_unused
from ui.record import current

dataset = current()
query = st.query_params
case_id, figure, until = query.get("case"), query.get("figure"), query.get("until")
day = read_day(until)
case_filter, not_understood = read_filter({name: query.get_all(name) for name in query}, dataset)
name_unused({*PARAMETERS, "case", "figure", "until"})
name_unknown(
    [
        *not_understood,
        *([("figure", figure)] if figure is not None and figure not in FIGURES else []),
        *([("until", until)] if until is not None and day is None else []),
    ]
)

if case_id is not None:
    show_case(dataset, case_id)
elif figure in FIGURES:
    show_figure(dataset, case_filter, figure, day)
else:
    show_cases(dataset, case_filter)
