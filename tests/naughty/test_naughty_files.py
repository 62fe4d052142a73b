"""The Big List of Naughty Strings taken away: no cell is a formula, no file is broken, texts stay as they were."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook

from analysis.extract import Extract, extract_all
from exports.feed import write_feed
from exports.forms import FORMS
from exports.origin import Origin, make_origin
from exports.sitemap import write_sitemap
from loaders.dataset import Dataset
from tests.exports.live import is_live
from tests.naughty.record import load_kept

BASE = "https://record.example"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_kept()


@pytest.fixture(scope="module")
def taken(dataset: Dataset) -> Extract:
    return extract_all(dataset)


@pytest.fixture(scope="module")
def origin(dataset: Dataset) -> Origin:
    return make_origin(dataset, None, BASE)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_made(form: str, taken: Extract, origin: Origin) -> None:
    assert FORMS[form].write(taken, origin)


def test_no_cell_for_spreadsheets_is_live(taken: Extract, origin: Origin) -> None:
    archive = zipfile.ZipFile(io.BytesIO(FORMS["spreadsheet-csv"].write(taken, origin)))
    tables = [archive.read(name) for name in archive.namelist() if name.endswith(".csv")]
    for body in [*tables, FORMS["hxl"].write(taken, origin)]:
        rows = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
        assert not [cell for row in rows for cell in row if is_live(cell)]


def test_the_workbook_holds_every_text_as_text(taken: Extract, origin: Origin) -> None:
    body = FORMS["xlsx"].write(taken, origin)
    archive = zipfile.ZipFile(io.BytesIO(body))
    sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not [text for text in sheets if "<f>" in text or "<hyperlink" in text]
    header, *lines = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_name("cases").to_python()
    titles = [str(line[header.index("title")]) for line in lines]
    expected = [str(title) for title in taken.tables["cases"]["title"]]
    # What XML cannot hold is written by its code, and read so by spreadsheets.
    assert [title for title in titles if "_x" not in title] == [
        title for title, read in zip(expected, titles, strict=True) if "_x" not in read
    ]


def test_machine_forms_give_every_text_back(taken: Extract, origin: Origin) -> None:
    document = json.loads(FORMS["json"].write(taken, origin))
    assert [case["title"] for case in document["tables"]["cases"]] == list(taken.tables["cases"]["title"])


def test_feed_and_sitemap_are_sound(dataset: Dataset, origin: Origin) -> None:
    assert ET.fromstring(write_feed(dataset, origin)).tag == "{http://www.w3.org/2005/Atom}feed"
    assert len(ET.fromstring(write_sitemap(dataset, BASE, ["/"])))
