"""Of how many cases what is known."""

from __future__ import annotations

import csv

import pytest

from analysis.completeness import FIELDS, measure_completeness
from analysis.filters import CaseFilter
from loaders.dataset import DATA_FOLDER, Dataset
from tests.analysis.asked import FILTERS

EVERYTHING = CaseFilter(kind=(), population=())


def test_what_is_known_of_all_cases_is_what_the_files_say(dataset: Dataset) -> None:
    with (DATA_FOLDER / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (DATA_FOLDER / "events.csv").open(encoding="utf-8", newline="") as file:
        arrested = {row["case_id"] for row in csv.DictReader(file) if row["event_type"] == "arrest"}
    whole = measure_completeness(dataset, EVERYTHING).iloc[0]
    assert whole["cases"] == len(rows)
    assert whole["people"] == sum(bool(row["people_best"]) for row in rows)
    assert whole["who"] == sum(bool(row["women"] or row["men"] or row["minors"]) for row in rows)
    assert whole["arrest"] == len(arrested)
    assert whole["origins"] == sum(row["verification"] in {"confirmed", "corroborated"} for row in rows)


@pytest.mark.parametrize("name", ["by default", "in cn-ln", "a period in which nothing happened", "one month"])
def test_the_periods_add_up_to_all_cases(name: str, dataset: Dataset) -> None:
    table = measure_completeness(dataset, FILTERS[name])
    whole, periods = table.iloc[0], table.iloc[1:]
    for field in ("cases", *FIELDS):
        assert periods[field].sum() == whole[field]
        assert (periods[field] <= periods["cases"]).all()
    assert (periods["first"] % 5 == 0).all()
    assert periods["first"].is_monotonic_decreasing or len(periods) < 2
