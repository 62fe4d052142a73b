"""The rows of a table for a narrow screen: one below the other, each cell with the name of its column."""

from __future__ import annotations

import hashlib

import pandas as pd

from figures.labels import is_wide, measure_text
from i18n import _
from ui.text import APART

MOST_COLUMNS = 3
"""Columns that stand side by side on a phone; a table of more is also written as entries."""
_TYPE = 14
_WIDEST = 190
_TOGETHER = 560
"""Of a table on a wide screen, in pixels: its type, the widest cell that is kept whole, and all columns of such."""


def write_entries(table: pd.DataFrame, heads: int) -> str:
    r"""A Markdown list with an entry for each row of ``table``, whose columns and cells are Markdown already.

    The first ``heads`` cells of a row stand in front, in bold; the others follow, each on a line, after the name of
    its column. Empty cells are left out.

    Example: ``- **Daily NK (media) · 41**``, then ``What is counted: ten, nine and five``.
    """
    return "\n".join(_write_entry(list(table.columns), list(row), heads) for row in table.itertuples(index=False))


def _write_entry(columns: list[str], cells: list[str], heads: int) -> str:
    front = APART.join(cell for cell in cells[:heads] if cell)
    # Translators: a column's name and a cell of it, "What is counted: ten people".
    pattern = _("{column}: {cell}")
    rest = [
        pattern.format(column=column, cell=cell)
        for column, cell in zip(columns[heads:], cells[heads:], strict=True)
        if cell
    ]
    return "- " + "\\\n  ".join([f"**{front}**", *rest])


def name_table(table: pd.DataFrame, alt: str) -> str:
    """A key for a table on its page: the same for the same words, and no other."""
    words = "\x1f".join([alt, *map(str, table.columns), *map(str, table.to_numpy().ravel())])
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:12]


def list_whole(table: pd.DataFrame) -> list[int]:
    """The columns, from 1, of short Chinese or Korean cells that are to stand on one line: dates, words of a list.

    Chinese may break after any character, and a browser takes the room for what cannot break from what can: beside
    names in Latin script a date would stand on three lines. What is in Latin script breaks between words as it is.
    """
    widths = {}
    for position in range(1, len(table.columns) + 1):
        cells = [str(cell) for cell in table.iloc[:, position - 1]]
        if any(map(is_wide, "".join(cells))):
            widths[position] = max(measure_text(cell, _TYPE) for cell in cells)
    whole, room = [], float(_TOGETHER)
    for position in sorted(widths, key=lambda position: widths[position]):
        room -= widths[position]
        if widths[position] > _WIDEST or room < 0:
            break
        whole.append(position)
    return sorted(whole)
