"""Which cases does the record hold, and what is known of one of them?"""

import streamlit as st

from analysis.filters import read_day
from ui import asking
from ui.case_columns import PARAMETER as COLUMNS
from ui.case_lists import show_cases
from ui.case_more import show_use
from ui.case_view import is_case, show_case, show_no_case
from ui.figure_rows import FIGURES, show_figure
from ui.listing import PAGING
from ui.notices import name_unknown, name_unused
from ui.record import current
from ui.replay import show_kept

dataset, case_filter = current(), asking.current()
case_id, figure, until = (st.query_params.get(name) for name in ("case", "figure", "until"))
day = read_day(until)
name_unused({"case", "figure", "until", "sort", COLUMNS, PAGING.parameter})
name_unknown(
    [
        *([("figure", figure)] if figure is not None and figure not in FIGURES else []),
        *([("until", until)] if until is not None and day is None else []),
    ]
)

if case_id is not None and is_case(dataset, case_id):
    show_kept(show_case, dataset, case_filter, case_id)
    # Not kept for other readers: it holds the address by which this one came.
    show_use(dataset, case_id)
elif case_id is not None:
    show_no_case(case_id)
elif figure in FIGURES:
    show_figure(dataset, case_filter, figure, day)
else:
    show_cases(dataset, case_filter)
