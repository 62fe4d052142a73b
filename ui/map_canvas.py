"""The map itself with its time control, in a fragment of its own: playing runs nothing else of the page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from figures.map_deck import HEIGHT, WrittenDeck, draw_map
from figures.map_style import View
from figures.palette import Theme
from i18n import language, using
from loaders.dataset import Dataset
from ui import compute
from ui.chart import current_theme
from ui.map_asked import MapAddress
from ui.map_controls import choose_place
from ui.map_picture import make_picture
from ui.map_time import PACE_SECONDS, Moment, is_playing, show_time
from ui.map_views import show_views
from ui.map_words import describe_map, say_moment
from ui.text import plain

_MAP, _CHOSEN, _CHOICES = "map", "map-chosen", "map-choices"


@dataclass(frozen=True, slots=True)
class _Sight:
    """What one reader looks at. ``pick``: how often this reader has chosen a mark."""

    moment: Moment
    ways: bool
    view: View
    pick: str
    theme: Theme
    language: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    deck: WrittenDeck
    sentence: str


def take_choice(address: MapAddress) -> None:
    """Follow a click on the map: write the address of the place, and run the page anew."""
    chosen = st.session_state.pop(_CHOSEN, None)
    if chosen is not None:
        choose_place(address.asked.case_filter, address, chosen)
        st.rerun()


def show_canvas(dataset: Dataset, address: MapAddress) -> None:
    """The fragment. It is told its pace at each run of the page."""
    run_every = PACE_SECONDS if is_playing() else None
    st.fragment(_show, run_every=run_every)(dataset, address, language())


def _show(dataset: Dataset, address: MapAddress, tag: str) -> None:
    # A fragment's own run has a thread of its own, which starts in English.
    with using(tag):
        if _CHOSEN in st.session_state:
            # An address that is written in a run of the fragment alone does not reach the browser.
            st.rerun()
        moment = show_time(dataset, address.asked)
        view = show_views(dataset, address.asked)
        if moment.step is not None:
            st.markdown(plain(say_moment(dataset, moment)))
        pick = str(st.session_state.get(_CHOICES, 0))
        drawn = _draw(dataset.content_hash, _Sight(moment, address.ways, view, pick, current_theme(), tag), dataset)
        st.pydeck_chart(
            drawn.deck,
            height=HEIGHT,
            on_select=_take_choice,
            selection_mode="single-object",
            key=_MAP,
            alt=drawn.sentence,
        )


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs={_Sight: repr})
def _draw(content_hash: str, sight: _Sight, _dataset: Dataset) -> _Drawn:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(sight.language):
        asked, step = sight.moment.asked, sight.moment.step
        picture = make_picture(_dataset, asked, step, ways=sight.ways, view=sight.view, pick=sight.pick)
        deck = draw_map(picture, theme=sight.theme, language=sight.language)
        return _Drawn(deck, describe_map(_dataset, asked))


def _take_choice() -> None:
    objects = st.session_state[_MAP]["selection"]["objects"]
    chosen = [row["place_id"] for rows in objects.values() for row in rows if "place_id" in row]
    if chosen:
        st.session_state[_CHOSEN] = chosen[0]
        # Under a new name of its layer the choice is forgotten by the map, which greys out all else while it lasts.
        st.session_state[_CHOICES] = st.session_state.get(_CHOICES, 0) + 1
