"""Where were people arrested, held and returned?"""

import streamlit as st

from i18n import _
from ui import asking, compute
from ui.addresses import MAP
from ui.filter_bar import show_head, show_nothing
from ui.map_aside import show_aside
from ui.map_asked import PARAMETERS, take_address
from ui.map_canvas import show_canvas, take_choice
from ui.map_controls import show_controls
from ui.map_head import show_figures
from ui.map_notes import show_map_notes
from ui.map_table import show_map_table
from ui.map_ways import show_case_head, show_ways
from ui.notices import name_unused
from ui.picture_links import show_picture_links
from ui.place_panel import ANSWERS, show_place
from ui.record import current
from ui.replay import show_kept

dataset, case_filter = current(), asking.current()
name_unused({*PARAMETERS, ANSWERS})
address = take_address(dataset, case_filter)
take_choice(address)
one_case = address.asked.case_id
show_head(_("Where were people arrested, held and returned?"), MAP, dataset, case_filter, **address.own)
if one_case is None and compute.cases(dataset, case_filter).empty:
    show_nothing(MAP, **address.own)
else:
    if one_case is None:
        show_kept(show_figures, dataset, case_filter)
    else:
        show_kept(show_case_head, dataset, case_filter, one_case)
    st.header(_("What happened where?"))
    show_controls(dataset, case_filter, address)
    picture, aside = st.columns([3, 1], gap="medium")
    with picture:
        show_canvas(dataset, address)
        show_map_notes()
        if one_case is None:
            show_picture_links("map", case_filter)
    with aside:
        show_kept(show_aside, dataset, case_filter, *address.words)
    if address.ways:
        show_kept(show_ways, dataset, case_filter, *address.words)
    if one_case is None and len(case_filter.place) == 1:
        show_place(dataset, case_filter)
    show_kept(show_map_table, dataset, case_filter, *address.words)
