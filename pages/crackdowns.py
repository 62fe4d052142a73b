"""Which crackdowns are known, and what was said and done about each?"""

import streamlit as st

from ui import asking
from ui.crackdown_view import show_crackdown, show_crackdowns
from ui.notices import name_unused
from ui.record import current
from ui.replay import show_kept
from ui.take_away import show_take_away

dataset, case_filter = current(), asking.current()
name_unused(())
if "crackdown" in st.query_params and len(case_filter.crackdown) == 1:
    show_kept(show_crackdown, dataset, case_filter)
    show_take_away(dataset, case_filter)
else:
    show_kept(show_crackdowns, dataset, case_filter)
