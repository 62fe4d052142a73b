"""What can be chosen above the map: a place by its name, what happened there, and the ways."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis.filters import CaseFilter
from analysis.place_actions import ACTIONS
from figures.map_words import say_action
from i18n import _
from loaders.dataset import Dataset
from ui import compute
from ui.links import change_filter
from ui.map_asked import MapAddress, write_own

_PLACE, _SHOW, _WAYS = "map-place", "map-show", "map-ways"


def show_controls(dataset: Dataset, case_filter: CaseFilter, address: MapAddress) -> None:
    """One row, seeded from the address and written back to it with every change."""
    names = compute.offers(dataset).places
    chosen = case_filter.place[0] if len(case_filter.place) == 1 else None
    # The address is the state: after a link or a step back the widgets follow it.
    st.session_state[_PLACE] = chosen if chosen in names else None
    st.session_state[_SHOW] = list(address.asked.actions)
    st.session_state[_WAYS] = address.ways
    with st.container(key="map-controls", horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.selectbox(
            _("Find a place"),
            list(names),
            format_func=lambda place_id: names[place_id],
            key=_PLACE,
            placeholder=_("Town, province or country"),
            on_change=_choose_place,
            args=(case_filter, address),
            width=300,
        )
        st.pills(
            _("What happened there"),
            ACTIONS,
            selection_mode="multi",
            wrap=True,
            format_func=say_action,
            key=_SHOW,
            on_change=_choose_show,
            args=(case_filter, address),
            width="content",
        )
        st.toggle(
            _("Ways people were taken"),
            key=_WAYS,
            on_change=_choose_show,
            args=(case_filter, address),
            width="content",
            disabled=address.asked.case_id is not None,
        )


def choose_place(case_filter: CaseFilter, address: MapAddress, place_id: str | None) -> None:
    """Write the address of this place, or of all places; all else that was chosen stays, but for the one case."""
    own = write_own(address.asked.actions, ways=address.ways and address.asked.case_id is None, case_id=None)
    wanted = replace(case_filter, place=() if place_id is None else (place_id,))
    st.query_params.from_dict(change_filter(wanted, **own))


def _choose_place(case_filter: CaseFilter, address: MapAddress) -> None:
    choose_place(case_filter, address, st.session_state[_PLACE])


def _choose_show(case_filter: CaseFilter, address: MapAddress) -> None:
    actions = tuple(action for action in ACTIONS if action in st.session_state[_SHOW])
    own = write_own(actions, ways=st.session_state[_WAYS], case_id=address.asked.case_id)
    st.query_params.from_dict(change_filter(case_filter, **own))
