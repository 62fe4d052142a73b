"""Tables of the presentation itself, with heads and thin lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from exports.briefing.document import Cell
from exports.briefing.slides.pieces import CELL_X, CELL_Y, Rows, measure_heads, measure_row, share_widths
from exports.briefing.slides.room import TABLE, Area
from exports.briefing.slides.theme import place
from exports.briefing.slides.words import Run, Style, describe, write_frame
from figures.palette import LIGHT

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Office's own id of a table without style and grid."""


def add_table(slide: Any, piece: Rows, area: Area, numbers: Mapping[str, int], language: str) -> None:
    """Draw the rows; ``numbers`` are those of the sources at the foot of the slide, by id."""
    table, rows = piece.table, piece.rows
    widths = share_widths(table)
    lines: list[Sequence[Cell]] = [[Cell(head) for head in table.heads], *rows] if table.heads else list(rows)
    frame = slide.shapes.add_table(len(lines), len(widths), 0, 0, Pt(area.width), Pt(area.height))
    place(frame, area)
    describe(frame, table.sentence)
    own = frame.table
    own.first_row, own.horz_banding, own.first_col = bool(table.heads), False, not table.heads
    next(own._tbl.iter(f"{{{_A}}}tableStyleId")).text = _PLAIN
    for column, width in zip(own.columns, widths, strict=True):
        column.width = Pt(round(width, 2))
    for at, line in enumerate(lines):
        is_head = at == 0 and bool(table.heads)
        own.rows[at].height = Pt(round(measure_heads(table) if is_head else measure_row(table, line), 2))
        for number, cell in enumerate(line):
            bold = is_head or (not table.heads and number == 0)
            _write_cell(own.cell(at, number), cell, numbers, language, bold=bold, is_head=is_head)


def _write_cell(
    target: Any, cell: Cell, numbers: Mapping[str, int], language: str, *, bold: bool, is_head: bool
) -> None:
    target.margin_left = target.margin_right = Pt(CELL_X)
    target.margin_top = target.margin_bottom = Pt(CELL_Y)
    target.vertical_anchor = MSO_ANCHOR.TOP
    write_frame(target.text_frame, [(Style(TABLE, bold=bold), cite(cell.text, cell.sources, numbers))], language)
    own = target._tc.get_or_add_tcPr()
    colour, width = (LIGHT.ink, 12700) if is_head else (LIGHT.grid, 6350)
    line = (
        f'<a:lnB xmlns:a="{_A}" w="{width}"><a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'
        "</a:lnB>"
    )
    own.insert(0, etree.fromstring(line))


def cite(text: str, sources: Sequence[str], numbers: Mapping[str, int]) -> list[Run]:
    """A text with the raised numbers of its sources."""
    cited = ", ".join(str(numbers[id_]) for id_ in dict.fromkeys(sources) if id_ in numbers)
    return [Run(text), Run(f"\N{NO-BREAK SPACE}{cited}", raised=True)] if cited else [Run(text)]
