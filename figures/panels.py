"""One panel of people by year: bars, and over them whiskers and open arrows."""

from dataclasses import asdict, dataclass

import pandas as pd

from figures.axes import YearAxis
from figures.palette import Measure
from figures.svg import OPEN_UP, Drawing, at

ARROW = 9
"""Pixels by which the whisker of an open high goes on beyond the highest figure named."""


@dataclass(frozen=True)
class Slot:
    """What one year (or the unknown year, None) holds, in people; `best` is None where nothing is counted."""

    year: int | None
    x: float
    low: int
    best: int | None
    high: int
    high_open: bool
    unknown: int

    @property
    def is_counted(self) -> bool:
        """True where a number is to be drawn; a best of zero with a high is a whisker without a bar."""
        return self.best is not None and max(self.best, self.high) > 0


@dataclass(frozen=True)
class Panel:
    """Where a panel lies and what it needs: `per_person` is the height of one person, `bar` the width of a
    bar, `size` that of text, all in pixels, which lies between the pixels of `span`; `values` is how many
    bars bear their number, `highest` the most people any bar or whisker reaches, `ticks` the gridlines. `top`
    and `base` (the zero line) are pixels from the drawing's top, set when the panels are stacked.
    """

    measure: Measure
    per_person: float
    bar: float
    size: int
    span: tuple[float, float]
    values: int
    highest: int
    ticks: range
    top: float = 0
    base: float = 0


def read_slots(rows: pd.DataFrame, measure: Measure, axis: YearAxis) -> list[Slot]:
    """The rows of one measure as slots, in the frame's order. Columns as in `draw_years`.

    Raises ValueError when a year stands twice: two bars on one spot would hide each other.
    """
    some = rows[rows["measure"] == measure]
    if some["year"].duplicated().any():
        raise ValueError(f"a year stands twice among the rows of {measure!r}")
    slots = []
    for row in some.to_dict("records"):
        year, best = (None if pd.isna(row[key]) else int(row[key]) for key in ("year", "best"))
        # An end that is not known is drawn nowhere: the whisker then begins or ends at best. Ends without a
        # best are never summed (an uncounted event), so they have no place over a year either.
        low, high = (int(best or 0) if best is None or pd.isna(row[key]) else int(row[key]) for key in ("low", "high"))
        unknown = 0 if pd.isna(row["unknown"]) else int(row["unknown"])
        slots.append(Slot(year, round(axis.middle(year), 2), low, best, high, bool(row["high_open"]), unknown))
    return slots


def add_panel(drawing: Drawing, panel: Panel, slots: list[Slot]) -> None:
    """Draw the marks of one panel on the scale that bears its measure's name."""
    name, colour = panel.measure, drawing.palette.measure(panel.measure)
    counted = [slot for slot in slots if slot.is_counted]
    # One person must not vanish between two pixels: no bar is drawn lower than 1.5 of them.
    least = 1.5 / panel.per_person
    bars = [asdict(slot) | {"drawn": max(slot.best or 0, least)} for slot in counted if slot.best]
    drawing.add(
        "rect",
        f"{name}_bars",
        bars,
        xc=at("x"),
        width=panel.bar,
        y=at("drawn", name),
        y2=panel.base,
        fill=colour,
    )
    _add_whiskers(drawing, panel, counted)


def _add_whiskers(drawing: Drawing, panel: Panel, counted: list[Slot]) -> None:
    name, colour, ground = panel.measure, drawing.palette.measure(panel.measure), drawing.palette.background
    ranged = [asdict(slot) for slot in counted if slot.low != slot.high or slot.high_open]
    closed = [row for row in ranged if not row["high_open"]]
    opened = [row for row in ranged if row["high_open"]]
    # A cap nearer to the bar's end than its own thickness would only blur it; the line is always drawn.
    apart = 2 / panel.per_person
    below = [row for row in ranged if row["best"] - row["low"] >= apart]
    above = [row for row in closed if row["high"] - row["best"] >= apart]
    line = 1.6 if panel.bar > 10 else 1.2
    cap = min(panel.bar * 0.55, 9)
    # Over its own bar a whisker of the bar's colour is seen by a casing of the ground's.
    casing = {"xc": at("x"), "fill": ground}
    drawing.add("rect", f"{name}_casing", below, width=2.5 * line, y=at("best", name), y2=at("low", name), **casing)
    drawing.add("rect", f"{name}_low_casing", below, width=cap + 2, height=4, yc=at("low", name), **casing)
    for part, rows, beyond in (("whiskers", closed, 0), ("open_whiskers", opened, -ARROW)):
        ends = {"y": at("low", name), "y2": at("high", name, beyond)}
        drawing.add("rule", f"{name}_{part}", rows, x=at("x"), stroke=colour, strokeWidth=line, **ends)
    for part, rows, end in (("low_caps", below, "low"), ("high_caps", above, "high")):
        where = {"xc": at("x"), "yc": at(end, name)}
        drawing.add("rect", f"{name}_{part}", rows, width=cap, height=line, fill=colour, **where)
    drawing.add(
        "symbol",
        f"{name}_arrows",
        opened,
        x=at("x"),
        y=at("high", name, -ARROW),
        shape=OPEN_UP,
        size=min(panel.bar * 0.9, 9) ** 2,
        stroke=colour,
        strokeWidth=line + 0.2,
    )
