"""The lines of the picture of claims: a name, its note, and a bar in the form that its figure asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from figures.labels import LINE, measure_text, wrap_text
from figures.palette import Measure
from figures.svg import OPEN_LEFT, OPEN_RIGHT, Drawing, at

BAR, ARROW = 13, 11
GUTTER = 22
"""Pixels left of zero, for the hollow diamond of a claim without figure: on the axis it would be a number."""


@dataclass(frozen=True)
class Documented:
    """What the record documents so far, in people, by the counting rules. `measure` gives it its colour,
    `name` ("documented so far") and `people_words` ("41, at least 32") its words.
    """

    measure: Measure
    low: int
    best: int
    high: int
    high_open: bool
    name: str
    people_words: str


@dataclass(frozen=True)
class Layout:
    """Pixels: the drawing, its margin, where the axis begins (0: the names stand over the bars), text, the
    least distance of gridlines; and how many lines a name and its note may take.
    """

    width: int
    margin: int
    names: int
    size: int
    apart: int
    name_lines: int
    note_lines: int


LAYOUTS = {"wide": Layout(1100, 8, 420, 13, 90, 2, 2), "narrow": Layout(358, 4, 0, 12, 64, 2, 3)}


@dataclass(frozen=True)
class Line:
    """One line, in people: the bar goes from zero to `solid`, the whisker from `low` to `high`."""

    name: str
    note: str
    words: str
    low: int | None
    solid: int | None
    high: int | None
    high_open: bool
    documented: bool = False
    y: float = 0
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    top: float = 0

    @property
    def is_unknown(self) -> bool:
        """True for a statement without any figure."""
        return self.low is None and self.high is None

    @property
    def is_range(self) -> bool:
        """True where a lower and a higher figure stand apart."""
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def end(self) -> int:
        """The most people that the line names."""
        return max(self.low or 0, self.solid or 0, self.high or 0)


def read_claim(row: dict[Any, Any]) -> Line:
    """A row of the frame that `draw_claims` describes: an outline to its low, a whisker to its high."""
    low, high = (None if pd.isna(row[key]) else int(row[key]) for key in ("low", "high"))
    parts = (row["claimant_type"], row["date_words"], row["source"])
    note = " · ".join(str(part) for part in parts if part and not pd.isna(part))
    return Line(str(row["claimant"]), note, str(row["people_words"]), low, low, high, low is not None and high is None)


def read_documented(documented: Documented) -> Line:
    """What is documented, as a line: a bar to its best."""
    given = documented
    return Line(
        given.name,
        "",
        given.people_words,
        given.low,
        given.best,
        given.high,
        given.high_open,
        documented=True,
    )


def fit_axis(lines: Sequence[Line], left: float, layout: Layout) -> tuple[float, int]:
    """The pixels of one person, so that all bars and their words find room; the most people."""
    most, edge = max([1, *(line.end for line in lines)]), layout.width - layout.margin - left
    rooms = [(edge - 26) / most]
    for line in lines:
        after = _space_after(line) + min(measure_text(line.words, layout.size), edge * 0.6)
        rooms.append((edge - after) / max(line.end, 1))
    return min(rooms), most


def _space_after(line: Line) -> float:
    return 9 + ARROW * line.high_open


def place_lines(lines: Sequence[Line], top: float, layout: Layout) -> tuple[list[Line], float]:
    """The lines with their texts broken and their pixels set, from `top` down; the pixel under the last."""
    room = layout.names - layout.margin - GUTTER - 12 if layout.names else layout.width - 2 * layout.margin
    placed, height, step = list[Line](), top + 6, layout.size * LINE
    for line in lines:
        names = tuple(wrap_text(line.name, room, layout.size * 1.05, layout.name_lines))
        notes = tuple(wrap_text(line.note, room, layout.size, layout.note_lines))
        text = (len(names) + len(notes)) * step
        # Beside its name the bar stands level with the first line; on a phone under the whole text.
        middle = height + step / 2 if layout.names else height + text + 4 + BAR / 2
        placed.append(replace(line, names=names, notes=notes, top=height, y=round(middle, 2)))
        height += max(text, BAR) + 11 if layout.names else text + BAR + 18
    return placed, height


def add_lines(
    drawing: Drawing, lines: Sequence[Line], measure: Measure | None, per_person: float, layout: Layout
) -> None:
    """Draw the lines on the scale `people`: what is documented solid, in its colour; claims as outlines."""
    ink = drawing.palette.ink
    colour = drawing.palette.measure(measure) if measure else ink
    rows = [_describe(line) for line in lines]
    for part, stroke in (("documented", colour), ("claims", ink)):
        some = [row for row in rows if row["documented"] == (part == "documented")]
        paint = {"fill": colour} if part == "documented" else {"stroke": ink, "strokeWidth": 1.5}
        bars = [row for row in some if row["solid"]]
        along = {"x": at("zero", "people"), "x2": at("solid", "people")}
        drawing.add("rect", f"{part}_bars", bars, yc=at("y"), height=BAR, **along, **paint)
        _add_ends(drawing, part, some, stroke, per_person)
    unknown = [row for row in rows if row["low"] is None and row["high"] is None]
    diamond = {"x": at("zero", "people", -GUTTER / 2), "y": at("y"), "shape": "diamond", "size": 64}
    drawing.add("symbol", "claims_unknown", unknown, stroke=ink, strokeWidth=1.6, **diamond)
    _add_texts(drawing, lines, rows, layout)


def _describe(line: Line) -> dict[str, Any]:
    keys = ("name", "low", "solid", "high", "high_open", "documented", "y", "words", "end")
    return {key: getattr(line, key) for key in keys} | {"zero": 0, "after": _space_after(line)}


def _add_ends(drawing: Drawing, part: str, rows: list[dict[str, Any]], stroke: str, per_person: float) -> None:
    line = {"y": at("y"), "stroke": stroke, "strokeWidth": 1.6}
    both = [row for row in rows if row["low"] is not None and row["high"] is not None and row["low"] < row["high"]]
    opened = [row for row in rows if row["high_open"]]
    at_most = [row for row in rows if row["low"] is None and row["high"] is not None]
    # As over the bars by year: inside its own bar a whisker is seen by a casing of the ground's colour; not
    # where the bar is so short that the casing would eat it.
    inside = [row for row in both if row["solid"] > row["low"] and row["low"] * per_person >= 6]
    ground = drawing.palette.background
    casing = {"x": at("low", "people"), "x2": at("solid", "people"), "yc": at("y"), "height": 5}
    drawing.add("rect", f"{part}_casing", inside, fill=ground, **casing)
    cap = {"xc": at("low", "people"), "yc": at("y"), "width": 4.6, "height": 10}
    drawing.add("rect", f"{part}_low_casing", inside, fill=ground, **cap)
    ends = {"x": at("low", "people"), "x2": at("high", "people")}
    drawing.add("rule", f"{part}_whiskers", both, **ends, **line)
    closed = [row for row in [*both, *at_most] if not row["high_open"]]
    for name, some, end in (("low_caps", inside, "low"), ("high_caps", closed, "high")):
        where = {"xc": at(end, "people"), "yc": at("y")}
        drawing.add("rect", f"{part}_{name}", some, width=1.6, height=8, fill=stroke, **where)
    heads = (("arrows", opened, "end", ARROW, OPEN_RIGHT), ("at_most", at_most, "high", -ARROW, OPEN_LEFT))
    for name, some, end, away, shape in heads:
        stem = {"x": at(end, "people"), "x2": at(end, "people", away)}
        drawing.add("rule", f"{part}_{name}_stems", some, **stem, **line)
        drawing.add("symbol", f"{part}_{name}", some, x=at(end, "people", away), shape=shape, size=81, **line)


def _add_texts(drawing: Drawing, lines: Sequence[Line], rows: list[dict[str, Any]], layout: Layout) -> None:
    texts, step = [], layout.size * LINE
    for line in lines:
        for number, text in enumerate((*line.names, *line.notes)):
            named = number < len(line.names)
            texts.append(
                {
                    "label": text,
                    "y": round(line.top + (number + 0.5) * step, 2),
                    "weight": 600 if line.documented else 400,
                    "colour": drawing.palette.ink if named else drawing.palette.muted,
                }
            )
    common = {"text": at("label"), "baseline": "middle", "fontSize": layout.size}
    drawing.add(
        "text",
        "names",
        texts,
        x=layout.margin,
        y=at("y"),
        fill=at("colour"),
        fontWeight=at("weight"),
        **common,
    )
    room = (layout.width - layout.margin - (layout.names or layout.margin + GUTTER)) * 0.6
    words = [row | {"label": "".join(wrap_text(row["words"], room, layout.size, 1))} for row in rows if row["words"]]
    where = {"x": at("end", "people"), "dx": at("after"), "y": at("y"), **common}
    # A halo of the ground's colour under the words, where a gridline or the documented rule crosses them.
    drawing.add("text", "halos", words, stroke=drawing.palette.background, strokeWidth=5, **where)
    drawing.add("text", "words", words, **where)
