"""Beside the map: its legend, and the people who are on it at no exact place, or not at all."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.map_forms import list_vague
from analysis.place_actions import ACTIONS, MEASURES, Action
from analysis.routes import draw_legs
from figures.map_legend import draw_legend
from figures.map_words import list_form_notes, make_legend_words, say_action
from figures.palette import Theme
from i18n import _, language, ngettext, using
from i18n.lists import join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute, compute_map
from ui.chart import current_theme, show_table
from ui.map_asked import MapAddress, read_words
from ui.map_table import say_place_figure, say_rest
from ui.places import PlaceNames
from ui.text import plain


def show_aside(dataset: Dataset, case_filter: CaseFilter, *own: str) -> None:
    """The legend, then the people without an exact place; ``own`` are the words of a ``MapAddress``."""
    address = read_words(case_filter, *own)
    _show_legend(dataset, address)
    _show_vague(dataset, address)


def _show_legend(dataset: Dataset, address: MapAddress) -> None:
    """What the forms of the map mean; of ways also the colours of what is not shown as discs."""
    shown = set(address.asked.actions)
    if address.ways:
        shown |= set(draw_legs(compute_map.legs(dataset, address.asked), compute_map.forms(dataset)).drawn["action"])
    actions = tuple(action for action in ACTIONS if action in shown)
    alt = _("Legend: colours for what happened, sizes of discs, rings, shaded areas and diamonds, as said in the text.")
    st.image(_draw_legend(actions, address.ways, current_theme(), language()), alt=alt, width=300)
    st.caption(plain(join_sentences(list_form_notes())))


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False)
def _draw_legend(actions: tuple[Action, ...], ways: bool, theme: Theme, tag: str) -> str:
    # Cached work may run in another thread's name: the language is part of the key and set here.
    with using(tag):
        return draw_legend(make_legend_words(actions, ways=ways), theme=theme)


def _show_vague(dataset: Dataset, address: MapAddress) -> None:
    """The box of people whose province is not known, and of those off the map or at no known place."""
    records = _list_vague(dataset, address)
    if records:
        st.subheader(plain(_("Province not known or not drawn, or off the map")))
        show_table(pd.DataFrame(records), alt=_("People known only to a country, or to a place off the map"))
    for action in address.asked.actions:
        if action in MEASURES:
            _say_nowhere(dataset, address, action)


def _list_vague(dataset: Dataset, address: MapAddress) -> list[dict[str, str]]:
    vague = list_vague(compute_map.forms(dataset))
    figures: dict[str, dict[str, str]] = {}
    weights: dict[str, int] = {}
    columns = ["place_id", "low", "best", "high", "high_open", "unknown", "shown"]
    for action in address.asked.actions:
        sums = compute_map.sums(dataset, address.asked, action)
        own = sums[sums["place_id"].isin(vague).astype(bool)]
        for place_id, low, best, high, is_open, unknown, shown in list_plain(own, columns):
            said = say_place_figure(low, best, high, is_open, unknown + shown)
            figures.setdefault(place_id, {})[say_action(action)] = said
            weights[place_id] = weights.get(place_id, 0) + (best or 0)
    places, heads = PlaceNames(dataset), [say_action(action) for action in address.asked.actions]
    return [
        {_("Place"): places.say_place(place_id), **{head: figures[place_id].get(head, "") for head in heads}}
        for place_id in sorted(figures, key=lambda place_id: (-weights[place_id], place_id))
    ]


def _say_nowhere(dataset: Dataset, address: MapAddress, action: Action) -> None:
    spread = compute_map.spread(dataset, address.asked, action)
    if spread.nowhere.best or spread.nowhere.high or spread.nowhere.unknown:
        words = _("{what}, place not known: {people}. They belong to cases of which only some are known to a place.")
        st.caption(plain(words.format(what=say_action(action), people=say_rest(spread.nowhere))))
    if spread.overlapping:
        words = ngettext(
            "{what}: in {n} case the same people may be named at more than one place; the total counts them once.",
            "{what}: in {n} cases the same people may be named at more than one place; the totals count them once.",
            spread.overlapping,
        )
        st.caption(plain(words.format(what=say_action(action), n=say_number(spread.overlapping))))
