"""The page of outcomes agrees with the Overview and the table of cases, and with the second implementation."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given

from analysis.case_table import list_cases
from analysis.filters import CaseFilter
from analysis.outcomes import make_outcomes
from analysis.overview import make_overview
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from tests.analysis.asked import FILTERS
from tests.analysis.making import load_record
from tests.analysis.test_overview import ask_second, case_filters, on_the_record
from tests.second_implementation.overview import Record


@pytest.mark.parametrize(
    "name", ["by default", "China", "one month", "in cn-ln", "every kind and population", "all at once"]
)
def test_the_states_are_those_of_the_second_implementation(name: str, dataset: Dataset, record: Record) -> None:
    found, second = make_outcomes(dataset, FILTERS[name]), ask_second(record, FILTERS[name])
    assert {str(state): people for state, people in found.states.items()} == second["states"]
    assert asdict(found.people) == second["people"]
    assert found.no_news == second["no_news"]["best"]
    assert found.cases == second["cases"]


@on_the_record
@given(case_filter=case_filters)
def test_the_states_add_up_to_the_people_of_the_cases_shown_under_any_filter(case_filter: CaseFilter) -> None:
    dataset = load_record()
    found, overview, cases = (
        make_outcomes(dataset, case_filter),
        make_overview(dataset, case_filter),
        list_cases(dataset, case_filter),
    )
    assert sum(found.states.values()) == found.people.best
    assert found.people == overview.people == sum_rows(cases)
    assert found.cases == overview.cases == len(cases)
    assert found.no_news == overview.no_news.best
    assert sum_rows(found.silences) == overview.no_news


def test_what_events_without_a_number_mean_is_counted_by_case(dataset: Dataset) -> None:
    found = make_outcomes(dataset, CaseFilter())
    assert {str(state): number for state, number in found.at_most.items()} == {
        "held": 3,
        "unseen": 1,
        "sought_asylum": 1,
        "returned": 1,
    }
    assert {str(state): number for state, number in found.some.items()} == {"released": 4, "returned": 1, "punished": 1}


def test_february_2012_in_china_by_hand(dataset: Dataset) -> None:
    found = make_outcomes(dataset, CaseFilter(country=("CN",), start="2012-02", end="2012-02"))
    # The seven groups of tests/hand_figures.py, their people followed to the last news: Changchun 2 held, 3 returned;
    # Longjing 3, Qingdao 3 and Zhengzhou 4 held; Shenyang 9, 7 and 10 returned. And the eleven of
    # 2009-06-rok-consulates-eleven, one of whose asylum bids is known as "by 21 February 2012": all safe later.
    hand = {"held": 2 + 3 + 3 + 4, "returned": 3 + 9 + 7 + 10, "safe": 11}
    assert {str(state): people for state, people in found.states.items() if people} == hand


def test_without_cases_everything_is_empty(dataset: Dataset) -> None:
    found = make_outcomes(dataset, CaseFilter(start="1950", end="1951"))
    assert (found.cases, found.people.best, found.no_news, found.delays.returned) == (0, 0, 0, 0)
    assert all(frame.empty for frame in (found.flows, found.moves, found.silences, found.ways, found.after_return))
    assert all(groups.empty for groups in found.groups.values())
