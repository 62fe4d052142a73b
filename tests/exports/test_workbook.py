"""The workbook: every row, real dates, texts that stay texts, and a codebook."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from analysis.extract import Extract
from exports.origin import Origin
from exports.workbook import write_workbook


@pytest.fixture(scope="module")
def body(everything: Extract, origin: Origin) -> bytes:
    return write_workbook(everything, origin)


@pytest.fixture(scope="module")
def book(body: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(body))


def test_every_table_is_a_sheet_with_all_its_rows(book: CalamineWorkbook, everything: Extract) -> None:
    assert book.sheet_names == ["about", *everything.tables, "counted", "codebook"]
    for name, rows in everything.tables.items():
        header, *lines = book.get_sheet_by_name(name).to_python()
        assert len(lines) == len(rows)
        assert [column for column in header if column in rows.columns] == list(rows.columns)
        key = rows.columns[0]
        assert [str(line[header.index(key)]) for line in lines] == [str(value) for value in rows[key]]


def test_a_date_is_there_as_it_is_known_and_as_real_days(book: CalamineWorkbook) -> None:
    header, *lines = book.get_sheet_by_name("events").to_python()
    rows = {line[0]: dict(zip(header, line, strict=True)) for line in lines}
    arrest = rows["2017-11-shenyang-ten/1"]
    assert (arrest["date"], arrest["date_first_day"], arrest["date_last_day"]) == (
        "2017-11-04",
        date(2017, 11, 4),
        date(2017, 11, 4),
    )
    assert arrest["people_best"] == 10
    month = rows["1998-12-donggang-sixty-nine/2"]
    assert (month["date"], month["date_first_day"], month["date_last_day"]) == (
        "1998-12",
        date(1998, 12, 1),
        date(1998, 12, 31),
    )


def test_the_first_sheet_says_what_it_is(book: CalamineWorkbook, origin: Origin) -> None:
    said = {str(name): value for name, value in book.get_sheet_by_name("about").to_python()}
    assert list(origin.list_lines()) == [(name, said[name]) for name, _ in origin.list_lines()]


def test_the_codebook_explains_every_column(book: CalamineWorkbook, everything: Extract) -> None:
    _header, *lines = book.get_sheet_by_name("codebook").to_python()
    explained = {(line[0], line[1]) for line in lines if line[5]}
    columns = {(name, column) for name, rows in everything.tables.items() for column in rows.columns}
    assert columns <= explained


def test_no_cell_is_a_formula_and_headers_stay_in_sight_with_filters(body: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(body))
    sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 16
    assert not [text for text in sheets if "<f>" in text or "<hyperlink" in text]
    assert all("<autoFilter" in text and 'state="frozen"' in text for text in sheets[1:])
