"""Rows of a raw table with their values read on demand, for the rules across tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from loaders.cells import DIGIT_LIMIT
from loaders.dates import DateError, EdtfDate, read_date
from loaders.reading import RawTable
from rules.figures import Figures


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its file, its line and its cells by column.

    Cells that cannot be read count as unknown here; the conformance checks have reported them.
    """

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def number(self, column: str) -> int | None:
        """The whole number in the cell, or None."""
        text = self.cells[column]
        return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGIT_LIMIT else None

    def amount(self, column: str) -> Decimal | None:
        """The number in the cell, whole or with decimals, or None."""
        text = self.cells[column]
        if len(text) > 2 * DIGIT_LIMIT or not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text, re.ASCII):
            return None
        return Decimal(text)

    def date(self, column: str) -> EdtfDate | None:
        """The date in the cell, or None."""
        try:
            return read_date(self.cells[column])
        except DateError:
            return None

    def figures(self) -> Figures:
        """``people_low``, ``people_best`` and ``people_high``."""
        return Figures(self.number("people_low"), self.number("people_best"), self.number("people_high"))


def read_records(raw: RawTable) -> list[Record]:
    """All rows of full width as records."""
    return [Record(raw.file, row.line, dict(zip(raw.header, row.cells, strict=True))) for row in raw.rows]
