"""What a reader takes away can stand alone, and adds up to what the pages show."""

from __future__ import annotations

import pytest

from analysis.case_table import list_cases
from analysis.counting import count_rows
from analysis.extract import Extract, extract, extract_all
from analysis.filters import CaseFilter
from analysis.overview import make_overview
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from tests.analysis.asked import FILTERS, SOME_FILTERS


def list_dangling(taken: Extract) -> list[str]:
    """Keys of the extract that point to nothing in it, single ones and lists."""
    found = []
    for name, table in taken.dataset.contract.tables.items():
        rows = taken.tables[name]
        for key in table.foreign_keys:
            known = set(taken.tables[key.table][key.reference[0]])
            found += [f"{name}.{key.fields[0]}: {value}" for value in set(rows[key.fields[0]].dropna()) - known]
        for field in table.fields:
            if field.list_of is not None:
                known = set(taken.tables[field.list_of.table][field.list_of.field])
                named = {key for cell in rows[field.name].dropna() for key in str(cell).split(field.list_of.separator)}
                found += [f"{name}.{field.name}: {value}" for value in named - known]
    return found


def test_everything_is_every_row_of_every_table(dataset: Dataset) -> None:
    taken = extract_all(dataset)
    # Counted by hand from the curated files.
    assert {name: len(rows) for name, rows in taken.tables.items()} == {
        "cases": 224,
        "events": 480,
        "claims": 964,
        "sources": 919,
        "places": 256,
        "responses": 303,
        "crackdowns": 31,
        "campaigns": 58,
        "series": 172,
        "milestones": 74,
        "changes": 12,
        "translations-ko": 1130,
        "translations-zh-hans": 1130,
    }
    assert list_dangling(taken) == []


@pytest.mark.parametrize("name", SOME_FILTERS)
def test_an_extract_can_stand_alone(name: str, dataset: Dataset) -> None:
    assert list_dangling(extract(dataset, FILTERS[name])) == []


@pytest.mark.parametrize("name", SOME_FILTERS)
def test_an_extract_holds_the_cases_shown_and_adds_up_to_their_figures(name: str, dataset: Dataset) -> None:
    taken, overview = extract(dataset, FILTERS[name]), make_overview(dataset, FILTERS[name])
    assert set(taken.tables["cases"]["case_id"]) == set(list_cases(dataset, FILTERS[name])["case_id"])
    for measure, total in (("arrested", overview.arrested), ("returned", overview.returned)):
        assert sum_rows(taken.counted[taken.counted["measure"] == measure]) == total


def test_the_shenyang_ten_come_with_all_that_belongs_to_them_and_with_nothing_of_others(dataset: Dataset) -> None:
    taken = extract(dataset, CaseFilter(start="2017-11-04", end="2017-11-04", place=("cn-shenyang",)))
    assert list(taken.tables["cases"]["case_id"]) == ["2017-11-shenyang-ten"]
    assert set(taken.tables["events"]["case_id"]) == {"2017-11-shenyang-ten"}
    claims = taken.tables["claims"]
    assert set(claims["case_id"]) <= {"2017-11-shenyang-ten", "2017-summer-autumn"}
    assert set(claims.loc[claims["scope"] == "crackdown", "case_id"]) == {"2017-summer-autumn"}
    assert list(taken.tables["crackdowns"]["crackdown_id"]) == ["2017-summer-autumn"]
    # The place it happened, and what that lies in.
    assert {"cn-shenyang"} <= set(taken.tables["places"]["place_id"])
    assert set(taken.tables["responses"]["case_id"].dropna()) <= {"2017-11-shenyang-ten"}
    assert taken.counted[["measure", "low", "best", "high"]].to_numpy().tolist() == [["arrested", 10, 10, 10]]


def test_events_outside_the_period_are_kept_so_that_a_case_can_be_followed_to_its_end(dataset: Dataset) -> None:
    chosen = CaseFilter(start="2017-11-04", end="2017-11-04", place=("cn-shenyang",))
    events = extract(dataset, chosen).tables["events"]
    every = dataset.events[dataset.events["case_id"] == "2017-11-shenyang-ten"]
    assert list(events["event_id"]) == list(every["event_id"])
    assert len(count_rows(dataset, "returned", chosen)) == 0
    assert "repatriation" in set(events["event_type"])
