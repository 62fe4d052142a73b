"""The map that stands still with its legend: beside it on a wide sheet, under it on a narrow one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from analysis.frames import list_plain
from analysis.place_actions import ACTIONS
from figures.map_legend import WIDTH as LEGEND
from figures.map_legend import LegendWords, specify_legend
from figures.map_still import StillMap, specify_still
from figures.palette import Theme, palette
from figures.svg import Drawing, Spec, Width


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pixels of the map; ``beside``: the legend stands right of it."""

    width: int
    height: int
    beside: bool


SHEETS: Final[Mapping[Width, Sheet]] = {"wide": Sheet(760, 740, True), "narrow": Sheet(350, 430, False)}
"""The map of many cases."""
SMALL_SHEETS: Final[Mapping[Width, Sheet]] = {"wide": Sheet(560, 380, True), "narrow": Sheet(350, 320, False)}
"""The map of one case."""
_GAP: Final = 24


def specify_sheet(still: StillMap, words: LegendWords, sheet: Sheet, *, theme: Theme) -> Spec:
    """The Vega specification: the map, and of its legend what it shows (``keep_shown``)."""
    picture = specify_still(still, theme=theme, width=sheet.width, height=sheet.height)
    legend = specify_legend(keep_shown(words, still.marks, still.legs), theme=theme)
    wide = sheet.width + (_GAP + LEGEND if sheet.beside else 0)
    drawing = Drawing(wide, palette(theme), still.texts.language)
    bottom = drawing.put("map", picture, 0, 0)
    if sheet.beside:
        return drawing.specify(max(bottom, drawing.put("legend", legend, sheet.width + _GAP, 0)))
    return drawing.specify(drawing.put("legend", legend, 0, bottom + _GAP / 2))


def keep_shown(words: LegendWords, marks: pd.DataFrame, legs: pd.DataFrame) -> LegendWords:
    """The words of the forms and colours that occur; ``marks`` and ``legs`` as in ``StillMap``."""
    rows = list(list_plain(marks, ["form", "mark", "action", "best", "unknown", "shown"]))
    points = [row for row in rows if row[0] == "point"]
    areas = [str(row[1]) for row in rows if row[0] == "area"]
    shown = {row[2] for row in rows} | {*legs["action"]}
    reported, implied = (not legs.empty and bool((legs["implied"] == kind).any()) for kind in (False, True))
    return replace(
        words,
        actions={action: words.actions[action] for action in ACTIONS if action in shown and action in words.actions},
        sizes=_if(any(row[3] for row in points), words.sizes),
        unsized=_if(any(row[4] or row[5] for row in points), words.unsized),
        ring=_if(any(row[0] == "ring" for row in rows), words.ring),
        areas=tuple(action for action in ACTIONS if action in {row[2] for row in rows if row[0] == "area"}),
        shaded=words.shaded if any("-" in area for area in areas) else (),
        country=_if(any("-" not in area for area in areas), words.country),
        way=_if(reported, words.way),
        implied=_if(implied, words.implied),
    )


def _if(occurs: bool, text: str) -> str:
    return text if occurs else ""
