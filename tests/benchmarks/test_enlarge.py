"""The enlarged record is as sound as the record, and larger in every sum."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.filters import CaseFilter
from analysis.overview import make_overview
from benchmarks.enlarge import SHARED, enlarge, rename
from loaders.contract import read_contract
from loaders.dataset import DATA_FOLDER, Dataset, load
from loaders.problems import Level

TIMES = 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("enlarged") / "data"
    enlarge(DATA_FOLDER, target, TIMES)
    return target


@pytest.fixture(scope="module")
def record() -> Dataset:
    return load(DATA_FOLDER)


@pytest.fixture(scope="module")
def enlarged(folder: Path) -> Dataset:
    return load(folder)


def test_an_enlarged_record_has_as_few_warnings_as_the_record(record: Dataset, enlarged: Dataset) -> None:
    # `load` has refused it where there is a fault: a doubled id, a key that points nowhere.
    assert enlarged.report.at(Level.WARNING) == record.report.at(Level.WARNING) == ()
    assert len(enlarged.report.at(Level.NOTE)) == TIMES * len(record.report.at(Level.NOTE)) > 0


def test_every_table_grows_but_the_shared_ones(record: Dataset, enlarged: Dataset) -> None:
    for table, rows in record.row_counts.items():
        assert enlarged.row_counts[table] == rows * (1 if table in SHARED else TIMES), table


def test_all_sums_multiply(record: Dataset, enlarged: Dataset) -> None:
    small, large = (make_overview(dataset, CaseFilter()) for dataset in (record, enlarged))
    for name in ("arrested", "returned", "no_news", "people"):
        few, many = getattr(small, name), getattr(large, name)
        assert (many.low, many.best, many.high) == (TIMES * few.low, TIMES * few.best, TIMES * few.high), name
        assert many.unknown == TIMES * few.unknown
    assert large.cases == TIMES * small.cases > 0
    assert large.arrested_by_year["best"].tolist() == [TIMES * best for best in small.arrested_by_year["best"]]
    assert large.data_date == small.data_date


def test_the_record_itself_comes_first_unchanged(folder: Path) -> None:
    for table in read_contract(DATA_FOLDER).tables.values():
        original = (DATA_FOLDER / table.path).read_text("utf-8")
        assert (folder / table.path).read_text("utf-8").startswith(original), table.name


def test_a_copy_points_to_its_own_copies_and_never_to_the_record(enlarged: Dataset) -> None:
    pointers = {
        "events": ["event_id", "case_id"],
        "claims": ["claim_id", "event_id", "case_id", "source_id"],
        "cases": ["case_id", "crackdown_id"],
        "responses": ["response_id", "case_id", "crackdown_id", "source_id"],
        "crackdowns": ["crackdown_id", "source_ids"],
        "series": ["series_id", "source_id"],
    }
    for table, columns in pointers.items():
        copied = enlarged.table(table)[columns].apply(lambda column: column.str.contains("-copy2"))
        agree = copied.apply(lambda row: row.dropna().nunique() == 1, axis=1)
        assert agree.all(), table
        assert int(copied[columns[0]].sum()) == len(copied) // TIMES


def test_every_source_in_a_list_of_sources_is_a_copy(enlarged: Dataset) -> None:
    crackdowns = enlarged.crackdowns
    lists = crackdowns.loc[crackdowns["crackdown_id"].str.endswith("-copy2"), "source_ids"].str.split(";")
    assert any(len(items) > 1 for items in lists)
    assert all(item.endswith("-copy2") for items in lists for item in items)


def test_addresses_of_sources_stay_unique(enlarged: Dataset) -> None:
    addresses: pd.Series[str] = enlarged.sources["url"].dropna()
    assert addresses.is_unique


def test_the_number_of_a_copy_stands_before_the_slash() -> None:
    assert rename("2017-11-shenyang-ten/2", 7) == "2017-11-shenyang-ten-copy7/2"
    assert rename("2017-11-shenyang-ten/c3", 7) == "2017-11-shenyang-ten-copy7/c3"
    assert rename("nknews-2017", 7) == "nknews-2017-copy7"


def test_a_record_cannot_be_enlarged_to_nothing_or_over_another(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="less than once"):
        enlarge(DATA_FOLDER, tmp_path / "new", 0)
    with pytest.raises(FileExistsError):
        enlarge(DATA_FOLDER, tmp_path, 2)
