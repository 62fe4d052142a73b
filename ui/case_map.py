"""Where one case happened, and which ways its people were taken: a small map that stands still."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analysis.map_marks import mark_actions
from analysis.place_actions import Action
from analysis.routes import draw_legs
from figures.map_sheet import SMALL_SHEETS, specify_sheet
from figures.map_still import StillMap
from figures.map_words import describe_case_map, list_boundary_notes, make_legend_words, say_undrawn_ways
from figures.palette import Theme
from figures.svg import Width, write_svg
from i18n import language, using
from i18n.lists import join_sentences
from loaders.dataset import Dataset
from ui import compute, compute_map
from ui.chart import current_theme, show_picture
from ui.compute_map import EVERY_CASE, Asked
from ui.text import plain


@dataclass(frozen=True, slots=True)
class _Look:
    case_id: str
    actions: tuple[Action, ...]
    theme: Theme
    width: Width
    language: str


def show_case_map(dataset: Dataset, case_id: str) -> None:
    """The picture and whose borders it draws; nothing where no event of the case has a place on the map."""
    actions, tag = compute_map.case_actions(dataset)[case_id], language()
    still = _gather(dataset.content_hash, case_id, actions, tag, dataset) if actions else None
    if still is None or (still.marks.empty and still.legs.empty):
        return
    theme = current_theme()
    show_picture(
        "case-map",
        lambda width: _draw(dataset.content_hash, _Look(case_id, actions, theme, width, tag), dataset),
        describe_case_map(still.marks, still.legs, still.texts),
        stretch=False,
    )
    undrawn = len(draw_legs(compute_map.legs(dataset, Asked(EVERY_CASE, actions, case_id)), still.forms).named)
    notes = [*([say_undrawn_ways(undrawn)] if undrawn else []), list_boundary_notes()[0]]
    st.caption(plain(join_sentences(notes)))


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False)
def _gather(content_hash: str, case_id: str, actions: tuple[Action, ...], tag: str, _dataset: Dataset) -> StillMap:
    asked, forms = Asked(EVERY_CASE, actions, case_id), compute_map.forms(_dataset)
    return StillMap(
        places=_dataset.places,
        texts=compute.record_texts(_dataset),
        geometry=compute_map.geometry(),
        forms=forms,
        marks=mark_actions({action: compute_map.parts(_dataset, asked, action) for action in actions}, forms),
        legs=draw_legs(compute_map.legs(_dataset, asked), forms).drawn,
        actions=actions,
    )


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs={_Look: repr})
def _draw(content_hash: str, look: _Look, _dataset: Dataset) -> str:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(look.language):
        still = _gather(content_hash, look.case_id, look.actions, look.language, _dataset)
        words = make_legend_words(look.actions, ways=True, listed=False)
        return write_svg(specify_sheet(still, words, SMALL_SHEETS[look.width], theme=look.theme))
