"""Which cases does the record hold, and what is known of one of them?"""

import streamlit as st

from analysis.filters import read_filter
from i18n import _
from ui.case_lists import FIGURES, show_cases, show_figure
from ui.case_view import show_case
from ui.record import current

dataset = current()
query = st.query_params
case_id, figure = query.get("case"), query.get("figure")
case_filter, not_understood = read_filter({name: query.get_all(name) for name in query}, dataset)
if figure is not None and figure not in FIGURES:
    not_understood += (("figure", figure),)
for parameter, value in not_understood:
    words = _("The link asked for {parameter} = “{value}”, which is not in the data; it has no effect here.")
    st.text(words.format(parameter=parameter, value=value))

if case_id is not None:
    show_case(dataset, case_id)
elif figure in FIGURES:
    show_figure(dataset, case_filter, figure)
else:
    show_cases(dataset, case_filter)
