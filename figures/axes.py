"""Where years, days and people lie on the paper."""

import math
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from figures.labels import LINE, measure_text
from figures.svg import Drawing, at


@dataclass(frozen=True)
class YearAxis:
    """Years from `first` to `last` in slots of equal width between two pixels; `unknown` is the middle of the
    separate slot for what is known to no year, or None where the drawing has none; `not_known` its name in
    lines.
    """

    first: int
    last: int
    left: float
    right: float
    unknown: float | None = None
    not_known: tuple[str, ...] = ()

    @property
    def slot(self) -> float:
        """The width of one year in pixels."""
        return (self.right - self.left) / (self.last + 1 - self.first)

    def middle(self, year: int | None) -> float:
        """The middle of a year's slot in pixels; None asks for the slot apart, ValueError without."""
        if year is not None:
            return self.left + (year + 0.5 - self.first) * self.slot
        if self.unknown is None:
            raise ValueError("a row without a year, and no slot for it")
        return self.unknown

    def day(self, day: date) -> float:
        """The pixel at which a day begins, held within the axis."""
        share = (day.timetuple().tm_yday - 1) / (366 if isleap(day.year) else 365)
        return min(max(self.left + (day.year + share - self.first) * self.slot, self.left), self.right)

    def labelled(self, size: float) -> list[int]:
        """The years whose labels find room at `size` pixels: every one, second, fifth or tenth."""
        room = measure_text("2000", size) * 1.25
        step = next(step for step in (1, 2, 5, 10, 25) if step * self.slot >= room or step == 25)
        return [year for year in range(self.first, self.last + 1) if year % step == 0]


def choose_step(top: int, pixels: float, apart: float) -> int:
    """The distance between gridlines, 1, 2 or 5 times a power of ten and at least 1, for `top` units drawn
    over `pixels` with the lines at least `apart` pixels from each other.
    """
    least = max(top * apart / pixels, 1.0)
    power = 10 ** math.floor(math.log10(least))
    return int(next(step * power for step in (1, 2, 5, 10) if step * power >= least - 1e-9))


def add_people_grid(
    drawing: Drawing,
    scale: str,
    ticks: range,
    number: Callable[[int], str],
    left: float,
    right: float,
    size: int,
) -> None:
    """Draw gridlines at `ticks` people of the vertical `scale`, labelled on the left; zero is in ink."""
    rows = [{"people": tick, "label": number(tick)} for tick in ticks]
    line = {"x": left, "x2": right, "y": at("people", scale), "strokeWidth": 1}
    drawing.add("rule", f"{scale}_grid", rows[1:], stroke=drawing.palette.grid, **line)
    drawing.add("rule", f"{scale}_zero", rows[:1], stroke=drawing.palette.ink, **line)
    drawing.add(
        "text",
        f"{scale}_ticks",
        rows,
        x=left - 7,
        y=at("people", scale),
        text=at("label"),
        align="right",
        baseline="middle",
        fontSize=size,
        fill=drawing.palette.muted,
    )


def add_year_labels(drawing: Drawing, name: str, axis: YearAxis, base: float, right: float, size: int) -> None:
    """Draw the years under a panel's zero line at the pixel `base`, and the name of the slot apart."""
    labels = [{"label": str(year), "x": axis.middle(year), "y": base + 7} for year in axis.labelled(size)]
    if axis.unknown is not None:
        labels += [
            {"label": line, "x": axis.unknown, "y": base + 7 + number * size * LINE}
            for number, line in enumerate(axis.not_known)
        ]
        # The gap in the zero line says that the slot apart is not the year that follows.
        gap = [{"from": axis.right, "to": axis.right + (right - axis.unknown) * 0.3}]
        ends = {"x": at("from"), "x2": at("to"), "yc": base, "height": 5}
        drawing.add("rect", f"{name}_gap", gap, fill=drawing.palette.background, **ends)
    drawing.add(
        "text",
        f"{name}_years",
        labels,
        x=at("x"),
        y=at("y"),
        text=at("label"),
        align="center",
        baseline="top",
        fontSize=size,
        fill=drawing.palette.muted,
    )
