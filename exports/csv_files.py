"""Tables as CSV: exact for machines, and in a form in which no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd

from analysis.frames import list_plain

# OWASP, "CSV Injection": what a spreadsheet may take for the start of a formula, full-width forms included.
_STARTERS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK: Final = "\ufeff"


def write_csv(rows: pd.DataFrame) -> bytes:
    """A frame as CSV (RFC 4180 with line feeds, UTF-8, a header): unknown is empty, days are ISO 8601."""
    return _write(rows.columns, _list_cells(rows)).encode()


def write_spreadsheet_csv(rows: pd.DataFrame) -> bytes:
    """The same for a spreadsheet: with a byte order mark, by which it knows UTF-8, and without live formulas.

    A text that could start a formula gets an apostrophe before it. Numbers are numbers and stay as they are.
    """
    cells = ([make_harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in _list_cells(rows))
    return (_BYTE_ORDER_MARK + _write(rows.columns, cells)).encode()


def make_harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet might take it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_STARTERS) else text


def write_plain(value: Any) -> Any:
    """One value as CSV and JSON know it: ISO 8601 for days, whole numbers without a point; None stays None."""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _list_cells(rows: pd.DataFrame) -> Iterable[Sequence[Any]]:
    for row in list_plain(rows, list(rows.columns)):
        yield [_write_cell(write_plain(value)) for value in row]


def _write_cell(value: Any) -> Any:
    # Table Schema's words for truth.
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def _write(header: Iterable[str], cells: Iterable[Sequence[Any]]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(cells)
    return target.getvalue()
