"""Sections that show a picture: arrests and returns by year, the map, what became of people."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

import pandas as pd

from analysis.map_forms import form_places
from analysis.map_marks import mark_actions
from analysis.outcomes import Outcomes
from analysis.overview import Overview
from analysis.place_actions import ACTIONS, Action, place_action
from analysis.routes import draw_legs, trace_routes
from analysis.selection import select
from analysis.texts import RecordTexts
from exports.briefing.asked import Block
from exports.briefing.document import Bars, Picture, Section, Series, Text
from exports.briefing.scene import Scene
from exports.pictures import MAPPED
from figures.map_legend import LegendWords
from figures.map_sheet import SHEETS, SMALL_SHEETS, Sheet, specify_sheet
from figures.map_still import StillMap
from figures.map_words import (
    describe_case_map,
    describe_map_parts,
    list_boundary_notes,
    list_form_notes,
    make_legend_words,
)
from figures.outcome_words import list_fate_notes, say_all_people, say_states
from figures.palette import Theme, palette
from figures.state_bars import specify_states
from figures.states import ORDER, read_look
from figures.svg import Spec, Width
from figures.year_picture import specify_overview
from figures.year_words import list_year_notes, say_years
from i18n import _, language
from i18n.states import say_state
from loaders.geometry import read_geometry

THEME: Final[Theme] = "light"
"""Paper and projector are light."""


def make_arrests(scene: Scene, block: Block) -> Section:
    """Arrests and returns by year, side by side, with ranges; the two are never added."""
    found, heading = scene.overview, _("Arrests and returns by year")
    rows = found.arrested.rows + found.arrested.unknown + found.returned.rows + found.returned.unknown
    if not rows:
        return _say_nothing(block, heading, _("No arrest and no return is on record here."), scene.address("time"))
    draw = partial(_draw_years, found, scene.texts)
    arrested, returned = found.arrested_by_year, found.returned_by_year
    colours = palette(THEME)
    bars = Bars(
        "column",
        [str(year) for year in arrested["year"]],
        [
            Series(
                name,
                colour,
                _read_numbers(years, "best"),
                _read_numbers(years, "low"),
                _read_numbers(years, "high"),
                tuple(map(bool, years["high_open"])),
                _read_numbers(years, "unknown"),
            )
            for name, colour, years in (
                (_("Arrested"), colours.arrested, arrested),
                (_("Returned to North Korea"), colours.returned, returned),
            )
        ],
        _("people a year"),
    )
    picture = Picture(draw, say_years(arrested, returned), bars)
    return Section(block, heading, [picture], list_year_notes(found), scene.address("time"))


def _read_numbers(years: pd.DataFrame, column: str) -> tuple[int, ...]:
    return tuple(map(int, years[column].astype("int64")))


def make_outcomes(scene: Scene, block: Block) -> Section:
    """What became of all people, a bar for each state."""
    found, heading = scene.outcomes, _("What became of them")
    said, address = say_all_people(found), scene.address("outcomes")
    if not found.people.best:
        return _say_nothing(block, heading, said, address)
    shown = [state for state in ORDER if found.states[state]]
    looks = [read_look(state, palette(THEME)) for state in shown]
    bars = Bars(
        "bar",
        [say_state(state) for state in shown],
        [Series(_("people"), looks[0][0], [found.states[state] for state in shown])],
        _("people"),
        colours=[colour for colour, _form in looks],
        forms=[form for _colour, form in looks],
    )
    picture = Picture(partial(_draw_states, found), say_states(found), bars)
    return Section(block, heading, [Text(said), picture], list_fate_notes(found), address)


def make_map(scene: Scene, block: Block) -> Section:
    """Where people were arrested and returned; of one case all that happened, and the ways that they were taken."""
    one, heading = scene.asked.case_id is not None, _("Where")
    dataset, geometry = scene.dataset, read_geometry()
    selection = select(dataset, scene.scope)
    happened = set(selection.events["event_type"])
    actions: tuple[Action, ...] = tuple(action for action in ACTIONS if action in happened) if one else MAPPED
    parts = {action: place_action(dataset, action, selection) for action in actions}
    forms = form_places(dataset.places, geometry.areas)
    shown = selection.shown if one else selection.shown.head(0)
    legs = draw_legs(trace_routes(shown, selection.events), forms).drawn
    still = StillMap(dataset.places, scene.texts, geometry, forms, mark_actions(parts, forms), legs, actions)
    if still.marks.empty and still.legs.empty:
        return _say_nothing(block, heading, _("Of no place is anything on record here."), scene.address("map"))
    words = make_legend_words(actions, ways=one, listed=False)
    sheets = SMALL_SHEETS if one else _SHEETS
    draw = partial(_draw_map, still, words, sheets)
    sentence = describe_case_map(still.marks, legs, scene.texts) if one else describe_map_parts(parts, scene.texts)
    notes = [*list_form_notes(), *list_boundary_notes()]
    return Section(block, heading, [Picture(draw, sentence)], notes, scene.address("map"))


_SHEETS: Final[Mapping[Width, Sheet]] = {**SHEETS, "wide": Sheet(600, 540, True)}
"""Of many cases: on paper and on slides a map is made smaller than on a screen, and its names must still be read."""


def _draw_years(found: Overview, texts: RecordTexts, width: Width) -> Spec:
    return specify_overview(found, texts, theme=THEME, width=width)


def _draw_states(found: Outcomes, width: Width) -> Spec:
    return specify_states(found.states, theme=THEME, width=width, language=language())


def _draw_map(still: StillMap, words: LegendWords, sheets: Mapping[Width, Sheet], width: Width) -> Spec:
    return specify_sheet(still, words, sheets[width], theme=THEME)


def _say_nothing(block: Block, heading: str, words: str, address: str) -> Section:
    return Section(block, heading, [Text(words)], (), address, empty=True)
