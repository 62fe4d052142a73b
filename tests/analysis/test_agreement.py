"""What the pages must agree on, under any filter: Overview, Time, Map, Outcomes and the table of cases.

Source: data model, "What a filter selects".
"""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given

from analysis.case_table import list_cases
from analysis.counting import Measure, count_rows
from analysis.filters import CaseFilter
from analysis.outcomes import make_outcomes
from analysis.overview import Overview, make_overview
from analysis.place_rows import place_rows
from analysis.selection import select
from analysis.time_steps import STEPS, count_by_step
from analysis.totals import Total, sum_rows
from loaders.dataset import Dataset
from tests.analysis.asked import FILTERS
from tests.analysis.making import load_record
from tests.analysis.test_overview import case_filters, on_the_record

YEARS = range(1998, 2027)


def read(total: Total) -> tuple[int, int, int, int]:
    return total.low, total.best, total.high, total.unknown


def add_up(frame: pd.DataFrame) -> tuple[int, ...]:
    return tuple(int(frame[name].sum()) for name in ("low", "best", "high", "unknown"))


def assert_the_pages_agree(dataset: Dataset, case_filter: CaseFilter) -> None:
    overview: Overview = make_overview(dataset, case_filter)
    totals: dict[Measure, Total] = {"arrested": overview.arrested, "returned": overview.returned}
    for measure, total in totals.items():
        rows = count_rows(dataset, measure, case_filter)
        for step in STEPS:
            for spread in (False, True):
                by_time = count_by_step(rows, step, YEARS, spread=spread)
                assert add_up(by_time) == read(total), (measure, step, spread)
        parts = place_rows(dataset, measure, select(dataset, case_filter))
        assert read(sum_rows(parts[parts["part"] != "shown"])) == read(total), measure
    outcomes, cases = make_outcomes(dataset, case_filter), list_cases(dataset, case_filter)
    assert overview.cases == outcomes.cases == len(cases)
    assert sum(outcomes.states.values()) == overview.people.best == int(cases["best"].sum())
    for groups in outcomes.groups.values():
        assert int(groups["cases"].sum()) == len(cases)
    assert read(sum_rows(outcomes.silences)) == read(overview.no_news)


@pytest.mark.parametrize(
    "name", ["by default", "China", "one month", "one day", "in cn-ln", "lens ngo", "aggregates too", "all at once"]
)
def test_the_pages_agree_under_filters_that_are_also_counted_a_second_way(name: str, dataset: Dataset) -> None:
    assert_the_pages_agree(dataset, FILTERS[name])


@on_the_record
@given(case_filter=case_filters)
def test_the_pages_agree_under_any_filter(case_filter: CaseFilter) -> None:
    assert_the_pages_agree(load_record(), case_filter)
