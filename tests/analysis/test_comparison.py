"""A view then and now: the figures by hand, and the changes that explain them."""

from __future__ import annotations

import pytest

from analysis.comparison import FIGURES, Comparison, compare, list_since, sum_figures
from analysis.filters import CaseFilter
from analysis.overview import make_overview
from analysis.totals import Total
from loaders.dataset import Dataset, load
from loaders.releases import Shelf
from tests.analysis.asked import FILTERS
from tests.analysis.making import load_record
from tests.loaders.two_releases import FOUR, NOW, TEN, THEN, WHY_TEN, WITHDRAWN, make_two_states


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Dataset]:
    folder = tmp_path_factory.mktemp("states") / "data"
    make_two_states(folder)
    then = Shelf(folder).read(THEN)
    assert then is not None
    return then, load(folder)


def triplet(total: Total) -> tuple[int, int, int]:
    return total.low, total.best, total.high


def compare_same(states: tuple[Dataset, Dataset], case_filter: CaseFilter, case_id: str | None = None) -> Comparison:
    then, now = states
    return compare(then, case_filter, now, case_filter, case_id)


def test_the_ten_of_shenyang_were_ten_and_are_eight_to_twelve(states: tuple[Dataset, Dataset]) -> None:
    case_filter = CaseFilter(start="2017-11", end="2017-11", place=("cn-shenyang",))
    found = compare_same(states, case_filter)
    assert (found.then_version, found.now_version) == (THEN, NOW)
    assert triplet(found.then.arrested) == (10, 10, 10)
    assert triplet(found.now.arrested) == (8, 10, 12)
    assert set(found.changes["id"]) == {TEN, f"{TEN}/1", f"{TEN}/3"}
    assert set(found.changes["reason"]) == {WHY_TEN}
    assert set(found.changes["case_id"]) == {TEN}
    assert (found.came, found.went) == ((), ())


def test_one_case_is_compared_whole_whatever_the_filter(states: tuple[Dataset, Dataset]) -> None:
    found = compare_same(states, CaseFilter(country=("LA",)), TEN)
    assert triplet(found.then.returned) == (10, 10, 10)
    assert triplet(found.now.returned) == (8, 8, 10)
    # 10 returned, of whom 2 were let go: all are accounted for. Of 10 of whom 8 returned, 2 are still held.
    assert triplet(found.then.no_news) == (0, 0, 0)
    assert found.now.no_news.best == 2
    assert found.changed == FIGURES


def test_a_withdrawn_case_is_told_with_its_reason(states: tuple[Dataset, Dataset]) -> None:
    found = compare_same(states, CaseFilter(start="2019"))
    assert found.went == (WITHDRAWN,)
    assert found.then.people.best == 1
    assert found.now.people.best == 0
    assert list(found.changes["reason"]) == ["do no harm"]


def test_a_case_that_moved_out_of_the_period_is_told(states: tuple[Dataset, Dataset]) -> None:
    march, february = (compare_same(states, CaseFilter(start=month, end=month)) for month in ("2012-03", "2012-02"))
    assert march.went == (FOUR,)
    assert february.came == (FOUR,)
    assert (march.then.arrested.best, march.now.arrested.best) == (4, 0)
    for found in (march, february):
        assert list(zip(found.changes["before"], found.changes["after"], strict=True)) == [("2012-03-01", "2012-02-28")]


def test_what_did_not_change_is_the_same(states: tuple[Dataset, Dataset]) -> None:
    found = compare_same(states, CaseFilter(country=("LA",)))
    assert found.is_same
    assert found.changed == ()


def test_changes_of_the_release_itself_are_no_changes_since(states: tuple[Dataset, Dataset]) -> None:
    _then, now = states
    assert set(list_since(now, THEN)["version"]) == {NOW}
    assert list_since(now, NOW).empty
    assert len(list_since(now, "2026.9.0")) == len(now.changes)


@pytest.mark.parametrize("name", list(FILTERS)[::9])
def test_the_figures_are_those_of_the_first_page(name: str) -> None:
    dataset, case_filter = load_record(), FILTERS[name]
    found, shown = sum_figures(dataset, case_filter), make_overview(dataset, case_filter)
    assert [getattr(found, figure) for figure in FIGURES] == [getattr(shown, figure) for figure in FIGURES]
    assert len(found.case_ids) == shown.cases


def test_a_state_compared_with_itself_is_the_same(states: tuple[Dataset, Dataset]) -> None:
    for dataset in states:
        assert compare(dataset, CaseFilter(), dataset, CaseFilter()).is_same


def test_a_case_that_neither_state_has_is_nothing(states: tuple[Dataset, Dataset]) -> None:
    found = compare_same(states, CaseFilter(), "2020-nobody")
    assert found.then.case_ids == found.now.case_ids == ()
    assert found.is_same
