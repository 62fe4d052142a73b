"""The entries of which something was reported last."""

from __future__ import annotations

from analysis.filters import CaseFilter
from analysis.newest import list_newest
from analysis.selection import select
from tests.analysis.making import MadeCase, MadeEvent, make_dataset


def make_case(case_id: str, last_reported: str | None, date: str = "2017-11-04") -> MadeCase:
    return MadeCase(case_id, "1", (MadeEvent("arrest", "1", date),), last_reported=last_reported)


def list_ids(*cases: MadeCase, case_filter: CaseFilter = CaseFilter(), number: int = 9) -> list[str]:  # noqa: B008
    return list(list_newest(select(make_dataset(*cases), case_filter).shown, number)["case_id"])


def test_the_case_that_was_mentioned_last_comes_first() -> None:
    assert list_ids(make_case("a", "2018"), make_case("b", "2020-03-01"), make_case("c", "2019-05")) == ["b", "c", "a"]


def test_a_mention_known_by_month_or_year_counts_by_its_last_day() -> None:
    cases = [make_case("day", "2019-05-30"), make_case("month", "2019-05"), make_case("year", "2019")]
    assert list_ids(*cases) == ["year", "month", "day"]


def test_equals_stand_by_their_ids() -> None:
    assert list_ids(make_case("b", "2019-05"), make_case("a", "2019-05-31"), make_case("c", "2019-05")) == [
        "a",
        "b",
        "c",
    ]


def test_no_more_cases_are_listed_than_were_asked_for() -> None:
    cases = [make_case(case_id, "2019") for case_id in "abc"]
    assert list_ids(*cases, number=2) == ["a", "b"]
    assert list_ids(number=2) == []


def test_a_case_without_a_last_mention_is_left_out() -> None:
    assert list_ids(make_case("a", None), make_case("b", "2019")) == ["b"]


def test_only_cases_that_the_filter_shows_are_listed() -> None:
    cases = [make_case("old", "2026", "2005-01-01"), make_case("new", "2019", "2018-01-01")]
    assert list_ids(*cases, case_filter=CaseFilter(start="2018", end="2018")) == ["new"]
    assert list_ids(*cases, case_filter=CaseFilter(country=("LA",))) == []
