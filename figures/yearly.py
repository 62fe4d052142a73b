"""Arrests and returns by year, over the lane of crackdowns."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import get_args

import pandas as pd

from figures.axes import YearAxis, add_people_grid, add_year_labels, choose_step
from figures.keys import KeyItem, add_key
from figures.labels import LINE, wrap_text
from figures.lanes import add_lane, add_shades, pack_bands
from figures.palette import Measure, Theme, palette
from figures.panels import Panel, Slot, add_panel, read_slots
from figures.placing import add_labels, place_labels
from figures.svg import Drawing, Spec, Width, write_svg
from figures.titles import add_title


@dataclass(frozen=True)
class YearWords:
    """The words of the picture in the reader's language; `number` writes a number of people or groups in it, `extent`
    the low, best and high of one.

    `people` says what the height of a bar is ("people a year"). `whisker`, `open_high`, `unknown` and
    `open_end` say what the forms mean; each is shown only where its form occurs. `crackdowns_note` says which
    crackdowns are named ("named: those with the most arrests"); it may be empty.
    """

    language: str
    title_arrested: str
    title_returned: str
    people: str
    year_not_known: str
    whisker: str
    open_high: str
    unknown: str
    crackdowns: str
    crackdowns_note: str
    open_end: str
    number: Callable[[int], str]
    extent: Callable[[int, int, int], str]


@dataclass(frozen=True)
class Layout:
    """Measures of one width in pixels: the margin around, the room left for the numbers of the axis and right
    for the unknown year, the sizes of text and titles, the height of all people of both panels together; the
    share of its year that a bar takes; and how many bars of a panel bear their number.
    """

    width: int
    margin: int
    axis: int
    unknown: int
    size: int
    title: int
    people: int
    bar: float
    values: int


LAYOUTS = {
    "wide": Layout(1100, 8, 52, 96, 13, 17, 350, 0.62, 7),
    "narrow": Layout(358, 4, 36, 58, 12, 15, 300, 0.72, 3),
}


def draw_years(rows: pd.DataFrame, bands: pd.DataFrame, *, theme: Theme, width: Width, words: YearWords) -> str:
    """The SVG of arrests and returns by year: 1100 pixels wide, or 358 for a phone; as high as it needs.

    `rows`, one for each year and measure: `year` (Int64, empty: year not known), `measure` (`arrested` or
    `returned`), `low`, `best`, `high` (Int64, people; an empty best is drawn as nothing, never as zero),
    `high_open` (bool: some of it has no upper figure), `unknown` (Int64, groups of unknown size). All years
    from the first to the last in the frame are shown, those without a row empty.

    `bands`, one for each crackdown: `name`, `start` (date), `end` (date, empty: not known or going on),
    `labelled` (bool: named in the picture; eight find room in the wide one, three in the narrow).

    Raises ValueError where a year stands twice for a measure, or where no row has a year.
    """
    return write_svg(specify_years(rows, bands, theme=theme, width=width, words=words))


def specify_years(rows: pd.DataFrame, bands: pd.DataFrame, *, theme: Theme, width: Width, words: YearWords) -> Spec:
    """The Vega specification that `draw_years` turns into SVG; arguments and errors as there."""
    layout = LAYOUTS[width]
    drawing = Drawing(layout.width, palette(theme), words.language)
    room = (layout.margin, layout.width - layout.margin)
    axis = _lay_years(rows, layout, words)
    slots = {measure: read_slots(rows, measure, axis) for measure in get_args(Measure)}
    panels, height = _stack_panels(drawing, slots, axis, layout, words)
    placed, lane = pack_bands(bands, axis, room, layout.size)
    add_shades(drawing, placed, [(panel.top, panel.base) for panel in panels.values()])
    for measure, panel in panels.items():
        highest = panel.highest * panel.per_person
        drawing.scale(measure, (0, panel.highest), (panel.base, panel.base - highest))
        add_people_grid(drawing, measure, panel.ticks, words.number, axis.left, room[1], layout.size)
        add_panel(drawing, panel, slots[measure])
        add_labels(drawing, panel, place_labels(panel, slots[measure], words.number, words.extent))
        add_year_labels(drawing, measure, axis, panel.base, room[1], layout.size)
    if placed:
        height = add_title(drawing, "crackdowns", words.crackdowns, words.crackdowns_note, room, height, layout.title)
        add_lane(drawing, placed, height, layout.size)
        height += lane
    height = add_key(drawing, _explain(slots, bands, words), room, height + 8, layout.size)
    return drawing.specify(height + layout.margin)


def _lay_years(rows: pd.DataFrame, layout: Layout, words: YearWords) -> YearAxis:
    """The axis of all years of the frame, with a slot apart where a row has no year."""
    known = rows["year"].dropna()
    if known.empty:
        raise ValueError("no row has a year: there is no axis to draw")
    first, last, left = int(known.min()), int(known.max()), layout.margin + layout.axis
    edge = layout.width - layout.margin
    if not rows["year"].isna().any():
        return YearAxis(first, last, left, edge)
    lines = wrap_text(words.year_not_known, layout.unknown * 0.88, layout.size, 3)
    return YearAxis(first, last, left, edge - layout.unknown, edge - layout.unknown * 0.44, tuple(lines))


def _stack_panels(
    drawing: Drawing, slots: dict[Measure, list[Slot]], axis: YearAxis, layout: Layout, words: YearWords
) -> tuple[dict[Measure, Panel], float]:
    """The panels from top to bottom with their titles drawn, and the pixel under the last one's years.

    One scale for both: a person is as high in one panel as in the other, so that the two can be compared by
    eye, and each panel is only as high as its own numbers need. Two scales of their own would make the 200
    arrested of one year look like the 600 returned of another. They stay two series, never stacked or added.
    """
    highest = {measure: max([1, *(max(slot.best or 0, slot.high) for slot in some)]) for measure, some in slots.items()}
    per_person = layout.people / sum(highest.values())
    step = choose_step(sum(highest.values()), layout.people, 42)
    room = (float(layout.margin), float(layout.width - layout.margin))
    panels, height = dict[Measure, Panel](), float(layout.margin)
    titles = {"arrested": words.title_arrested, "returned": words.title_returned}
    for measure, most in highest.items():
        ticks, bar = range(0, most + 1, step), axis.slot * layout.bar
        panel = Panel(measure, per_person, bar, layout.size, (axis.left, room[1]), layout.values, most, ticks)
        labels = place_labels(panel, slots[measure], words.number, words.extent)
        rise = max(labels.rise, ticks[-1] * per_person + layout.size / 2)
        top = add_title(drawing, measure, titles[measure], words.people, room, height, layout.title)
        panels[measure] = replace(panel, top=top, base=top + rise + 4)
        height = panels[measure].base + max(1, len(axis.not_known)) * layout.size * LINE + 24
    return panels, height


def _explain(slots: dict[Measure, list[Slot]], bands: pd.DataFrame, words: YearWords) -> list[KeyItem]:
    """What the forms that occur mean, and no others."""
    every = [slot for some in slots.values() for slot in some]
    items = {
        KeyItem("whisker", words.whisker): any(slot.is_counted and slot.low != slot.high for slot in every),
        KeyItem("arrow", words.open_high): any(slot.is_counted and slot.high_open for slot in every),
        KeyItem("diamond", words.unknown): any(slot.unknown for slot in every),
        KeyItem("fade", words.open_end): bool(len(bands)) and bool(bands["end"].isna().any()),
    }
    return [item for item, occurs in items.items() if occurs]
