"""An extract as a workbook (XLSX): a sheet for each table, the codebook, and a first sheet that says what it is."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analysis.extract import Extract
from analysis.frames import list_plain
from exports.csv_files import write_plain
from exports.origin import Origin
from exports.package import make_day
from exports.sheets import Sheet, list_sheets
from i18n import _
from loaders.contract import EDTF
from loaders.dates import read_date

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# The formats' own limits (Office Open XML): signs in a cell, and in the name of a sheet.
LONGEST_CELL: Final = 32_767
LONGEST_NAME: Final = 31
_WIDEST: Final = 60
_CODEBOOK_HEADER: Final = ("table", "column", "type", "unit", "title", "description", "words", "required")


@dataclass(frozen=True, slots=True)
class _Looks:
    header: Format
    day: Format
    name: Format


def write_workbook(extract: Extract, origin: Origin) -> bytes:
    """The workbook.

    1. Every text is a text: no cell is a formula and no address is live, whatever it begins with.
    2. A column of EDTF dates keeps its text; beside it stand the first and the last day as real dates, empty where
       the date is open or, for a day before 1900, where the format has none.
    3. Headers stay in sight and carry filters.
    """
    # Imported late: it costs a tenth of a second, and most visitors take no workbook.
    from xlsxwriter.workbook import Workbook

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(target, options)
    book.set_properties(
        {
            "title": origin.title,
            "subject": origin.chosen[:255],
            "comments": origin.permalink[:255],
            "created": make_day(extract),
        }
    )
    looks = _Looks(
        book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        book.add_format({"num_format": "yyyy-mm-dd"}),
        book.add_format({"bold": True, "valign": "top"}),
    )
    sheets = list_sheets(extract, origin)
    _write_origin(book, origin, looks)
    for sheet in sheets:
        _write_sheet(book, sheet, looks)
    codebook = [list(row) for row in _list_codebook(sheets)]
    _write_table(_add_sheet(book, "codebook"), list(_CODEBOOK_HEADER), codebook, looks)
    book.close()
    return target.getvalue()


def _write_origin(book: Workbook, origin: Origin, looks: _Looks) -> None:
    page = _add_sheet(book, "about")
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 100, book.add_format({"text_wrap": True, "valign": "top"}))
    more = (_("How to count"), _("Only rows of the sheet “counted” add up to the record's figures."))
    for line, (name, value) in enumerate([*origin.list_lines(), more]):
        page.write_string(line, 0, name, looks.name)
        page.write_string(line, 1, value)


def _write_sheet(book: Workbook, sheet: Sheet, looks: _Looks) -> None:
    header, columns = [], []
    for field, column in zip(sheet.fields, sheet.rows.columns, strict=True):
        header.append(column)
        columns.append([write_plain(value) for (value,) in list_plain(sheet.rows, [column])])
        if field.get("rdfType") == EDTF:
            dates = [None if text is None else read_date(text) for text in columns[-1]]
            for part in ("first", "last"):
                header.append(f"{column}_{part}_day")
                columns.append([None if date is None else getattr(date, part) for date in dates])
    rows = [list(row) for row in zip(*columns, strict=True)]
    _write_table(_add_sheet(book, sheet.name), header, rows, looks)


def _add_sheet(book: Workbook, name: str) -> Worksheet:
    return book.add_worksheet(name[:LONGEST_NAME])


def _write_table(page: Worksheet, header: Sequence[str], rows: Sequence[Sequence[Any]], looks: _Looks) -> None:
    for position, name in enumerate(header):
        page.write_string(0, position, name, looks.header)
        longest = max((len(str(row[position])) for row in rows if row[position] is not None), default=0)
        page.set_column(position, position, min(_WIDEST, max(len(name), longest) + 2))
    for line, row in enumerate(rows, start=1):
        for position, value in enumerate(row):
            _write_cell(page, line, position, value, looks)
    page.freeze_panes(1, 1)
    if header:
        page.autofilter(0, 0, len(rows), len(header) - 1)


def _write_cell(page: Worksheet, line: int, position: int, value: Any, looks: _Looks) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(line, position, value)
    elif isinstance(value, int | float):
        page.write_number(line, position, value)
    elif isinstance(value, str):
        page.write_string(line, position, value[:LONGEST_CELL])
    elif value.year >= 1900:
        page.write_datetime(line, position, value, looks.day)


def _list_codebook(sheets: Sequence[Sheet]) -> Iterator[tuple[Any, ...]]:
    for sheet in sheets:
        for field in sheet.fields:
            yield (
                sheet.name,
                field["name"],
                "EDTF" if field.get("rdfType") == EDTF else field["type"],
                field.get("unit"),
                field["title"],
                field["description"],
                "\n".join(_list_words(field)) or None,
                bool(field.get("constraints", {}).get("required")),
            )


def _list_words(field: Mapping[str, Any]) -> Iterator[str]:
    for word in field.get("categories", ()):
        yield f"{word['value']}: {word['description']}"
