"""Where to look at the map: at what is chosen, at the whole, or at one of its regions."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from figures.map_style import View
from i18n import _
from loaders.dataset import Dataset
from ui import compute, compute_map
from ui.compute_map import Asked
from ui.map_picture import choose_view

_VIEW = "map-view"
_WHOLE, _BORDER, _SOUTH = "whole", "border", "south"
VIEWS = {
    _WHOLE: View(118, 32.6, 3.02),
    _BORDER: View(126.6, 41.8, 5.75),
    _SOUTH: View(102.5, 20.5, 4.7),
}
"""The whole map and its regions, by the word of the choice."""


@dataclass(frozen=True, slots=True)
class _Focus:
    """The places that the address chooses, and where to look at them: None where there are none."""

    places: tuple[str, ...]
    view: View | None


def show_views(dataset: Dataset, asked: Asked) -> View:
    """Show the choice of views and return the view chosen."""
    places, case_id = asked.case_filter.place, asked.case_id
    focus = _find_focus(dataset.content_hash, places, case_id, dataset) if places or case_id else _Focus((), None)
    names = {
        _WHOLE: _("Whole map") if focus.view is None else _("What is chosen"),
        _BORDER: _("Border with North Korea"),
        _SOUTH: _("South-East Asia"),
    }
    key = "-".join([_VIEW, *focus.places])[:200]
    chosen = st.segmented_control(
        _("Look at"),
        list(names),
        format_func=lambda word: names[word],
        default=_WHOLE,
        key=key,
        label_visibility="collapsed",
    )
    return focus.view if focus.view is not None and chosen in {None, _WHOLE} else VIEWS[chosen or _WHOLE]


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False)
def _find_focus(content_hash: str, places: tuple[str, ...], case_id: str | None, _dataset: Dataset) -> _Focus:
    chosen = places if case_id is None else _list_places(_dataset, case_id)
    return _Focus(chosen, choose_view(_dataset, chosen))


def _list_places(dataset: Dataset, case_id: str) -> tuple[str, ...]:
    own = dataset.events
    own = own[own["case_id"] == case_id]
    named = [*own["place_id"].dropna(), *own["to_place_id"].dropna()]
    forms = compute_map.forms(dataset).set_index("place_id")["form"]
    drawn = [place_id for place_id in dict.fromkeys(named) if forms[place_id] in {"point", "ring"}]
    return tuple(drawn or dict.fromkeys(named))
