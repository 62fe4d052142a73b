"""The figures that stand in the documentation are those of the record."""

from __future__ import annotations

import csv

import pytest

from analysis.counting import EVENT_TYPES, Measure, count_rows
from analysis.fates import count_no_news, keep_ledgers
from analysis.filters import CaseFilter
from analysis.totals import Total, sum_rows
from loaders.contract import read_contract
from loaders.dataset import DATA_FOLDER, Dataset, load
from loaders.snapshots import SnapshotCache
from tests.docs.pages import read, read_grid

METHOD = read("docs/method.md")
EXAMPLES = read_grid(METHOD, "case")
RECORD_COUNTS = read_grid(read("docs/record.md"), "table")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(DATA_FOLDER, SnapshotCache(tmp_path_factory.mktemp("snapshots")))


def say(total: Total, *, low_known: bool = True) -> str:
    """low/best/high as the page writes it."""
    return f"{total.low if low_known else '–'}/{total.best}/{total.high}{'+' if total.is_open else ''}"


def count(dataset: Dataset, figure: str, case_filter: CaseFilter) -> Total:
    if figure == "no news":
        return count_no_news(keep_ledgers(dataset, case_filter))
    measure: Measure = "arrested" if figure == "arrested" else "returned"
    return sum_rows(count_rows(dataset, measure, case_filter))


@pytest.mark.parametrize("row", read_grid(METHOD, "figure"), ids=lambda row: row[0])
def test_the_sums_of_the_method_are_the_overviews(dataset: Dataset, row: list[str]) -> None:
    total = count(dataset, row[0], CaseFilter())
    assert row[1:] == [say(total), str(total.unknown)]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row[0])
def test_the_worked_examples_are_counted_so(dataset: Dataset, row: list[str]) -> None:
    case_id = row[0]
    selection = CaseFilter()
    said = []
    for measure in EVENT_TYPES:
        rows = count_rows(dataset, measure, selection)
        own = rows[rows["case_id"] == case_id]
        counted = own[own["best"].notna()]
        said.append(say(sum_rows(own), low_known=bool(counted["low"].notna().all())) if len(counted) else "–")
    ledgers = keep_ledgers(dataset, selection)
    silence = count_no_news(ledgers[ledgers["case_id"] == case_id])
    said.append(say(silence) if silence.rows else "–")
    assert row[1:] == said


def test_the_page_on_method_has_its_tables() -> None:
    assert len(read_grid(METHOD, "figure")) == 3
    assert len(EXAMPLES) >= 10


def test_the_data_date_of_the_method_is_the_records(dataset: Dataset) -> None:
    day = dataset.data_date.last
    assert day is not None
    assert f"{day.day} {day:%B %Y} in this version" in METHOD


def test_the_page_on_the_record_counts_the_rows_of_every_table() -> None:
    tables = read_contract(DATA_FOLDER).tables
    counted = {}
    for name, table in tables.items():
        with (DATA_FOLDER / table.path).open(encoding="utf-8", newline="") as file:
            counted[name] = sum(1 for _ in csv.DictReader(file))
    said = {row[0]: int(row[1]) for row in RECORD_COUNTS}
    assert said == {name: number for name, number in counted.items() if name != "changes"}
