"""The picture of the map for one view: marks, ways, names and what is said of each mark, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.frames import list_plain
from analysis.map_forms import bound_places
from analysis.map_marks import list_holders, mark_actions
from analysis.map_steps import Step, choose_step
from analysis.outlines import coarsen
from analysis.routes import draw_legs
from figures.map_labels import NEAR, list_names
from figures.map_picture import MapPicture
from figures.map_style import View, fit_view
from figures.map_words import say_action
from i18n import language, pgettext, using
from i18n.lists import join_clauses
from i18n.numbers import say_people, say_unknown
from loaders.dataset import Dataset
from ui import compute, compute_map
from ui.compute_map import Asked
from ui.places import PlaceNames


def make_picture(dataset: Dataset, asked: Asked, step: Step | None, *, ways: bool, view: View, pick: str) -> MapPicture:
    """All that one view of the map shows; ``step`` None is all time. Kept for all readers, but for ``pick``."""
    return replace(_make_picture(dataset.content_hash, asked, step, ways, view, language(), dataset), pick=pick)


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute_map.AS_WORDS)
def _make_picture(
    content_hash: str, asked: Asked, step: Step | None, ways: bool, view: View, tag: str, _dataset: Dataset
) -> MapPicture:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(tag):
        return _draw(_dataset, asked, step, ways, view)


def _draw(dataset: Dataset, asked: Asked, step: Step | None, ways: bool, view: View) -> MapPicture:
    forms, geometry = compute_map.forms(dataset), compute_map.geometry()
    every = {action: compute_map.parts(dataset, asked, action) for action in asked.actions}
    chosen = every if step is None else {action: choose_step(parts, step) for action, parts in every.items()}
    marks = mark_actions(chosen, forms)
    legs = compute_map.legs(dataset, asked)
    legs = legs if step is None else choose_step(legs, step)
    drawn = draw_legs(legs if ways else legs.head(0), forms).drawn
    named = pd.concat([parts["place_id"] for parts in every.values()])
    holders = list_holders(dataset.places, frozenset(named.dropna().astype(str)), forms)
    outlines = {place_id: coarsen(geometry.areas[area]) for area, place_id in holders.items()}
    return MapPicture(
        marks=marks,
        legs=drawn,
        names=list_names(
            dataset.places,
            compute.record_texts(dataset),
            geometry,
            marks,
            drawn,
            asked.actions,
            near=view.zoom >= NEAR,
        ),
        tips=_say_tips(dataset, marks, list(holders.values())),
        outlines=outlines,
        addresses={layer: f"/api/geo/{layer}.json?v={file.version}" for layer, file in geometry.files.items()},
        view=view,
        pick="",
    )


def choose_view(dataset: Dataset, place_ids: Sequence[str]) -> View | None:
    """Where to look at some places; None where there is none to be drawn."""
    box = bound_places(compute_map.forms(dataset), compute_map.geometry().areas, place_ids)
    return None if box is None else fit_view(box)


def _say_tips(dataset: Dataset, marks: pd.DataFrame, others: Sequence[str]) -> dict[str, list[str]]:
    places = PlaceNames(dataset)
    said: dict[str, list[str]] = {place_id: [] for place_id in others}
    columns = ["place_id", "action", "low", "best", "high", "high_open", "unknown", "shown"]
    for place_id, action, low, best, high, is_open, unknown, shown in list_plain(marks, columns):
        people = [say_people(low, best, high, is_open)] if best is not None else []
        people += [say_unknown(unknown + shown)] if unknown + shown else []
        words = pgettext("on the map", "{what}: {people}").format(what=say_action(action), people=join_clauses(people))
        said.setdefault(place_id, []).append(words)
    return {place_id: [places.say_place(place_id), *lines] for place_id, lines in said.items()}
