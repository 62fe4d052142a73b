"""What stands on one slide, and how much room it takes: a part of a section, or as much of it as has room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from exports.briefing.document import Cell, Figure, Figures, Picture, Table, Text
from exports.briefing.slides.room import (
    BOLD,
    INNER,
    LEADING,
    SMALL,
    TABLE,
    TEXT,
    count_lines,
    measure_all,
    measure_height,
)
from figures.labels import measure_text
from figures.svg import Spec

GAP: Final = 12.0
"""Points between what stands under each other."""
SIDE_GAP: Final = 24.0
LEAST_SIDE: Final = 200.0
CAVEAT_GAP: Final = 5.0
FIGURE_GAP: Final = 28.0
FIGURE_TITLE: Final = 18.0
FIGURE: Final = 60.0
FIGURE_RANGE: Final = 14.0
CELL_X: Final = 6.0
CELL_Y: Final = 4.0
LEAST_PICTURE: Final = 230.0
OWN_INDENT: Final = 16.0
MOST_RAISED: Final = 24
"""Numbers of sources behind a text, at most: as many as a foot may show."""
_RAISED: Final = " 0"
"""The room of one of them, which is small."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table, or some of its rows with its heads."""

    table: Table
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing without numbers, and the width that is left for the caveats beside it; 0 where they stand under it."""

    picture: Picture
    spec: Spec
    side: float = 0.0


Piece = Text | Figures | Picture | Drawn | Rows


@dataclass(slots=True)
class Page:
    """One slide of a section: its pieces with their heights, what it rests on, its caveats, the size of its texts."""

    pieces: list[tuple[Piece, float]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    caveats: Sequence[str] = ()
    listed: Sequence[str] = ()
    size: float = TEXT

    @property
    def used(self) -> float:
        """The height of all pieces with their gaps."""
        return sum(height + GAP for _piece, height in self.pieces)

    def rest_on(self, ids: Sequence[str]) -> None:
        """Add sources, each once."""
        self.sources += [id_ for id_ in dict.fromkeys(ids) if id_ not in self.sources]


def measure_text_piece(text: Text, size: float) -> float:
    """The height of a paragraph."""
    return measure_height(_mark(text), size, INNER - OWN_INDENT * text.own)


def _mark(text: Text) -> str:
    return text.text + _RAISED * min(len(text.sources), MOST_RAISED)


def share_widths(table: Table) -> list[float]:
    """The widths of a table's columns."""
    count = max(len(table.heads), max((len(row) for row in table.rows), default=1))
    shares = list(table.widths) or [1.0] * count
    return [INNER * share / sum(shares) for share in shares]


def measure_row(table: Table, row: Sequence[Cell]) -> float:
    """The height of a row: that of its longest cell."""
    widths = share_widths(table)
    lines = [
        count_lines(cell.text + _RAISED * min(len(cell.sources), MOST_RAISED), TABLE, width - 2 * CELL_X)
        for cell, width in zip(row, widths, strict=True)
    ]
    return max(lines) * TABLE * LEADING + 2 * CELL_Y


def measure_heads(table: Table) -> float:
    """The height of the heads; none, no height."""
    return measure_row(table, [Cell(f"{head} ") for head in table.heads]) if table.heads else 0.0


def measure_rows(table: Table, rows: Sequence[Sequence[Cell]]) -> float:
    """The height of some rows with the heads."""
    return measure_heads(table) + sum(measure_row(table, row) for row in rows)


def share_figures(figures: Figures) -> float:
    """The width of each of figures side by side."""
    count = max(1, len(figures.figures))
    return (INNER - FIGURE_GAP * (count - 1)) / count


def measure_figures(figures: Figures) -> float:
    """The height of the tallest."""
    width = share_figures(figures)
    return max((measure_figure(figure, width) for figure in figures.figures), default=0.0)


def measure_figure(figure: Figure, width: float) -> float:
    """The height of one figure: a line, the title, the figure, its range and more."""
    title = measure_title(figure, width)
    more = measure_all(figure.more, SMALL, width, 4.0)
    return 12 + title + FIGURE * LEADING + measure_height(figure.range, FIGURE_RANGE, width) + 6 + more


def fit_figure(figure: Figure, width: float) -> float:
    """The size of a figure, which stays on its line."""
    return min(FIGURE, width / measure_text(figure.words, BOLD))


def measure_title(figure: Figure, width: float) -> float:
    """The height of a figure's title."""
    return measure_height(figure.title, FIGURE_TITLE, width)


def measure_caveats(caveats: Sequence[str], width: float = INNER) -> float:
    """The height of caveats, set as one paragraph."""
    return measure_height(" ".join(caveats), SMALL, width) if caveats else 0.0


def draw(picture: Picture, caveats: Sequence[str], room: float) -> Drawn:
    """The drawing, with the caveats beside it where they have room there."""
    spec = picture.draw("wide")
    side = INNER - min(INNER, room * spec["width"] / spec["height"]) - SIDE_GAP
    fits = caveats and side >= LEAST_SIDE and measure_all(caveats, SMALL, side, CAVEAT_GAP) <= room
    return Drawn(picture, spec, side if fits else 0.0)
