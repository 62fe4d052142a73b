"""The lane of crackdowns under the years: a thin bar for each, the named ones with their names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from figures.axes import YearAxis
from figures.labels import LINE, measure_text, wrap_text
from figures.svg import Drawing, at

FADE = ((0, 9), (12, 6), (21, 3))
"""Where the end is not known a band breaks off in these (start, length) pixels; how far says nothing."""
LEAST = 3
"""Pixels a band of a few days is still drawn with."""


@dataclass(frozen=True)
class Band:
    """One crackdown in pixels: its bar, the lines of its name, and its middle `y` from the lane's top."""

    name: str
    start: date
    end: date | None
    left: float
    right: float
    lines: tuple[str, ...] = ()
    text_x: float = 0
    align: str = "left"
    above: bool = False
    y: float = 0

    @property
    def extent(self) -> tuple[float, float]:
        """The pixels from left to right that the bar or its fading end takes up."""
        return self.left, self.left + sum(FADE[-1]) if self.end is None else self.right


def pack_bands(bands: pd.DataFrame, axis: YearAxis, room: tuple[float, float], size: int) -> tuple[list[Band], float]:
    """The crackdowns laid out in as few rows as they need, and the height of the lane in pixels.

    Columns as in `draw_years`; `room` is the drawing's left and right edge for text. Named bands come first,
    each in the first row where bar and name find room; the others lie below them in thin rows.
    """
    named, thin = list[Band](), list[Band]()
    for crackdown in bands.sort_values(["start", "name"], kind="stable").to_dict("records"):
        start, end = _read_day(crackdown["start"]), _read_day(crackdown["end"])
        if start is None:
            raise ValueError(f"a crackdown without a start: {crackdown['name']!r}")
        left = axis.day(start)
        right = left + FADE[0][1] if end is None else max(axis.day(end), left + LEAST)
        (named if crackdown["labelled"] else thin).append(Band(str(crackdown["name"]), start, end, left, right))
    placed = [_name_band(band, room, size) for band in named]
    rows, height = _fill_rows((band, _reach(band, room, size)) for band in placed), 0.0
    done = list[Band]()
    for row in rows:
        tallest = max(_height(band, size) for band in row)
        done += [replace(band, y=height + tallest - size * LINE / 2) for band in row]
        height += tallest
    height += 6 if done else 0
    for row in _fill_rows((band, band.extent) for band in thin):
        done += [replace(band, y=height + 7) for band in row]
        height += 8
    return done, height + 6


def _read_day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _name_band(band: Band, room: tuple[float, float], size: int) -> Band:
    """The name set to the right if it fits there, else to the left, else above it."""
    wide, (left, right) = measure_text(band.name, size), band.extent
    if right + 7 + wide <= room[1]:
        return replace(band, lines=(band.name,), text_x=right + 7)
    if left - 7 - wide >= room[0]:
        return replace(band, lines=(band.name,), text_x=left - 7, align="right")
    lines = wrap_text(band.name, room[1] - room[0], size, 2)
    longest = max(measure_text(line, size) for line in lines)
    return replace(band, lines=tuple(lines), text_x=min(band.left, room[1] - longest), above=True)


def _reach(band: Band, room: tuple[float, float], size: int) -> tuple[float, float]:
    if band.above:
        return room
    wide, (left, right) = measure_text(band.lines[0], size), band.extent
    return (left, band.text_x + wide) if band.align == "left" else (band.text_x - wide, right)


def _height(band: Band, size: int) -> float:
    return size * LINE * (len(band.lines) + 1 if band.above else 1) + 2


def _fill_rows(bands: Iterable[tuple[Band, tuple[float, float]]]) -> list[list[Band]]:
    """First fit: each band into the first row in which nothing lies in its way."""
    rows, taken = list[list[Band]](), list[list[tuple[float, float]]]()
    for band, (left, right) in bands:
        for row, spans in zip(rows, taken, strict=True):
            if all(right + 10 <= other[0] or other[1] + 10 <= left for other in spans):
                row.append(band)
                spans.append((left, right))
                break
        else:
            rows.append([band])
            taken.append([(left, right)])
    return rows


def add_lane(drawing: Drawing, bands: list[Band], top: float, size: int) -> None:
    """Draw the bands of a lane from the pixel `top` down, in one ink: a crackdown is no state of people."""
    bars, texts = [], []
    for band in bands:
        common = {
            "name": band.name,
            "start": band.start.isoformat(),
            "end": band.end and band.end.isoformat(),
        }
        pieces = FADE if band.end is None else ((0, band.right - band.left),)
        bars += [
            common
            | {
                "left": band.left + start,
                "width": length,
                "y": top + band.y,
                "height": 6 if band.lines else 3,
            }
            for start, length in pieces
        ]
        texts += [
            common
            | {
                "label": line,
                "x": band.text_x,
                "align": band.align,
                "y": top + band.y - ((len(band.lines) - number) * size * LINE - 2) * band.above,
            }
            for number, line in enumerate(band.lines)
        ]
    ink = drawing.palette.muted
    drawing.add("rect", "bands", bars, x=at("left"), width=at("width"), yc=at("y"), height=at("height"), fill=ink)
    drawing.add(
        "text",
        "band_names",
        texts,
        x=at("x"),
        y=at("y"),
        text=at("label"),
        align=at("align"),
        baseline="middle",
        fontSize=size,
    )


def add_shades(drawing: Drawing, bands: Sequence[Band], panels: Sequence[tuple[float, float]]) -> None:
    """Shade the named crackdowns behind the panels, each given by its top and bottom pixel.

    One whose end is not known is not shaded: a width of our choosing would pass for its length.
    """
    rows = [
        {"name": band.name, "left": band.left, "right": band.right, "top": top, "bottom": bottom}
        for band in bands
        if band.lines and band.end
        for top, bottom in panels
    ]
    drawing.add(
        "rect",
        "shades",
        rows,
        x=at("left"),
        x2=at("right"),
        y=at("top"),
        y2=at("bottom"),
        fill=drawing.palette.shade,
    )
