"""When were people arrested and returned?"""

import streamlit as st

from i18n import _
from ui import asking, compute
from ui.addresses import TIME
from ui.claimed_view import show_claimed
from ui.filter_bar import show_head, show_nothing
from ui.notices import name_unknown, name_unused
from ui.overlay_view import show_overlay
from ui.record import current
from ui.replay import show_kept
from ui.rolling_view import show_rolling
from ui.time_answer import show_answer
from ui.time_steps_view import show_steps
from ui.time_view import OWN_PARAMETERS, read_view

dataset, case_filter = current(), asking.current()
view, unknown = read_view(dataset)
name_unused(OWN_PARAMETERS)
name_unknown(unknown)
own = view.to_query()
show_head(_("When were people arrested and returned?"), TIME, dataset, case_filter, **own)
if compute.cases(dataset, case_filter).empty:
    show_nothing(TIME, **own)
else:
    show_kept(show_answer, dataset, case_filter)
    st.header(_("Arrests and returns"))
    show_steps(dataset, case_filter, view)
    st.header(_("Three months at a time"))
    show_kept(show_rolling, dataset, case_filter)
    st.header(_("Crackdowns from their first day"))
    show_overlay(dataset, case_filter, view)
    st.header(_("How much of it is documented?"))
    show_kept(show_claimed, dataset, case_filter)
