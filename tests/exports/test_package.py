"""The Data Package: valid, loadable, and the same record again; CSV for spreadsheets without live formulas."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extract import Extract, extract
from analysis.filters import CaseFilter
from exports.csv_files import make_harmless, write_csv, write_spreadsheet_csv
from exports.origin import Origin, make_origin
from exports.package import write_package, write_spreadsheet_package
from loaders.dataset import Dataset, load
from tests.analysis.asked import FILTERS
from tests.exports.conftest import BASE
from tests.exports.live import is_live


def unpack(body: bytes, folder: Path) -> Path:
    zipfile.ZipFile(io.BytesIO(body)).extractall(folder)
    return folder


def validate(folder: Path) -> list[str]:
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


@pytest.mark.parametrize("name", ["by default", "in cn-ln", "lens ngo", "search no such words at all", "all at once"])
def test_a_package_of_what_a_filter_shows_is_valid(name: str, dataset: Dataset, tmp_path: Path) -> None:
    case_filter = FILTERS[name]
    body = write_package(extract(dataset, case_filter), make_origin(dataset, case_filter, BASE))
    assert validate(unpack(body, tmp_path)) == []


def test_what_was_taken_whole_is_the_same_record_when_it_is_loaded_again(
    everything: Extract, origin: Origin, dataset: Dataset, tmp_path: Path
) -> None:
    again = load(unpack(write_package(everything, origin), tmp_path))
    for name, rows in everything.tables.items():
        if name.startswith("translations"):
            continue
        own = again.table(name)[list(rows.columns)]
        pd.testing.assert_frame_equal(own, rows)
    pd.testing.assert_frame_equal(again.translations, dataset.translations)
    once_more = write_package(_take_again(again), make_origin(again, None, BASE))
    first, second = (read_tables(body) for body in (write_package(everything, origin), once_more))
    assert first.keys() == second.keys()
    assert [name for name in first if name.endswith(".csv") and first[name] != second[name]] == []


def _take_again(dataset: Dataset) -> Extract:
    """Everything, without what the package itself had added to the tables."""
    from analysis.extract import extract_all

    taken = extract_all(dataset)
    tables = {name: rows for name, rows in taken.tables.items() if name != "counted"}
    tables["cases"] = tables["cases"].drop(columns="address")
    return Extract(dataset, None, tables, taken.counted)


def read_tables(body: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(body))
    return {name: archive.read(name) for name in archive.namelist()}


def test_a_package_says_which_data_it_is_how_it_was_chosen_and_where_the_same_stands(dataset: Dataset) -> None:
    case_filter = CaseFilter(place=("cn-ln",), start="2012", end="2013")
    files = read_tables(write_package(extract(dataset, case_filter), make_origin(dataset, case_filter, BASE)))
    descriptor = json.loads(files["datapackage.json"])
    assert descriptor["version"] == dataset.version
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert "events in Liaoning; from 2012 to 2013" in descriptor["selection"]
    assert descriptor["homepage"] == f"{BASE}/cases?from=2012&to=2013&place=cn-ln&v={dataset.version}&lang=en"
    for said in (
        dataset.version,
        "creativecommons.org/licenses/by/4.0",
        descriptor["selection"],
        descriptor["homepage"],
    ):
        assert said in files["README.txt"].decode()
    (first, *_) = csv.DictReader(io.StringIO(files["cases.csv"].decode()))
    assert first["address"] == f"{BASE}/cases?case={first['case_id']}"


def test_the_same_data_are_the_same_bytes(everything: Extract, origin: Origin) -> None:
    assert write_package(everything, origin) == write_package(everything, origin)


def test_for_spreadsheets_texts_are_harmless_and_figures_the_same(everything: Extract, origin: Origin) -> None:
    exact, harmless = (read_tables(write(everything, origin)) for write in (write_package, write_spreadsheet_package))
    assert "datapackage.json" not in harmless
    for name, body in harmless.items():
        if name.endswith(".csv"):
            text = body.decode("utf-8-sig")
            assert body.startswith(b"\xef\xbb\xbf")
            rows, own = (list(csv.reader(io.StringIO(part))) for part in (text, exact[name].decode()))
            assert [[f"'{cell}" if is_live(cell) else cell for cell in row] for row in own] == rows
            assert not [cell for row in rows for cell in row if is_live(cell)], name


@given(st.text())
def test_no_text_starts_a_formula(text: str) -> None:
    made = make_harmless(text)
    assert made.lstrip(" ")[:1] not in set("=+-@\t\r\n＝＋－＠")
    assert made.removeprefix("'") == text or made == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "=cmd|' /C calc'!A0"])
def test_what_starts_a_formula_gets_a_mark(text: str) -> None:
    rows = pd.DataFrame({"text": pd.array([text], dtype="string")})
    (cell,) = list(csv.reader(io.StringIO(write_spreadsheet_csv(rows).decode("utf-8-sig"))))[1]
    assert cell == f"'{text}"
    (cell,) = list(csv.reader(io.StringIO(write_csv(rows).decode(), newline="")))[1]
    assert cell == text


def test_numbers_of_a_spreadsheet_stay_numbers() -> None:
    rows = pd.DataFrame({"lon": pd.array([-95.5, None], dtype="Float64")})
    assert write_spreadsheet_csv(rows).decode("utf-8-sig") == "lon\n-95.5\n\n".replace("\n\n", '\n""\n')
