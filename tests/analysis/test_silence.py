"""No news since: the last that was heard of each group whose fate is open."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.fates import keep_ledgers, list_no_news
from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.ledgers import follow_cases, keep_cases
from analysis.outcomes import make_outcomes
from analysis.selection import select
from analysis.silence import count_silence, find_last_event, list_silences, sort_silences
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from tests.analysis.making import MadeCase, MadeEvent, load_record, make_dataset
from tests.analysis.test_overview import case_filters, on_the_record

DATA_DATE = date(2026, 3, 12)


def find_last(figures: str, *events: MadeEvent) -> int:
    """The number of the event that the last news of a made-up case comes from."""
    dataset = make_dataset(MadeCase("case", figures, events))
    (case,) = keep_cases(dataset.cases, dataset.events)
    return find_last_event(case)


def list_rows(dataset: Dataset, case_filter: CaseFilter | None = None) -> pd.DataFrame:
    return make_outcomes(dataset, case_filter or CaseFilter()).silences


def list_made(*events: MadeEvent, figures: str = "5") -> pd.DataFrame:
    dataset = make_dataset(MadeCase("case", figures, events))
    added = dataset.events.copy()
    added[["to_place_id", "note"]] = None
    selection = select(dataset, CaseFilter())
    kept = keep_cases(selection.shown, selection.events)
    return list_silences(follow_cases(selection.shown, selection.events), kept, added, dataset.cases, DATA_DATE)


ARREST = MadeEvent("arrest", "5")


def test_the_arrest_is_the_last_news_where_nothing_followed() -> None:
    assert find_last("5", ARREST) == 1


@pytest.mark.parametrize("event_type", ["transfer", "return_deadline"])
def test_a_transfer_and_an_announced_return_speak_of_those_who_are_held(event_type: str) -> None:
    assert find_last("5", ARREST, MadeEvent(event_type, "5")) == 2
    assert find_last("5", ARREST, MadeEvent(event_type, "–/–/–")) == 2


def test_an_event_that_may_have_spoken_of_others_only_is_not_the_last_news() -> None:
    # Two of five are moved; three leave later, and nobody says whether the two are among them.
    assert find_last("5", ARREST, MadeEvent("transfer", "2"), MadeEvent("release", "3")) == 1
    assert find_last("5", ARREST, MadeEvent("transfer", "4"), MadeEvent("release", "3")) == 2


def test_what_happened_to_others_is_no_news_of_those_who_stay() -> None:
    assert find_last("5", ARREST, MadeEvent("repatriation", "3")) == 1


def test_people_arrested_again_are_heard_of_again() -> None:
    assert find_last("5", ARREST, MadeEvent("release", "5"), MadeEvent("arrest", "2")) == 3


def test_a_group_of_unknown_size_is_followed_as_one() -> None:
    assert find_last("–/–/–", MadeEvent("arrest", "–/–/–"), MadeEvent("transfer", "–/–/–")) == 2


def test_people_of_whom_no_event_spoke_have_the_last_event_of_their_case() -> None:
    assert find_last("9", MadeEvent("repatriation", "3"), MadeEvent("repatriation", "3")) == 2


@pytest.mark.parametrize(
    ("case_id", "event_id", "since", "place_id"),
    [
        # Arrest 5, announced return of all five on 18 February 2012, return of three: two were last heard of then.
        ("2012-02-changchun-five", "2012-02-changchun-five/2", "2012-02-18", "cn-changchun"),
        # Fifteen arrested, five of them taken to Shenyang, five dead: of the other ten only the arrest is sure.
        ("2017-07-yunnan-fifteen", "2017-07-yunnan-fifteen/1", "2017-07-15", "cn-kunming"),
        # 134 of 175 were moved and 70 left: at least 64 of the 105 without news were among the moved.
        ("2006-08-bangkok-175", "2006-08-bangkok-175/2", "2006-08-24", "th-bangkok"),
        # Moved towards Dandong about 19 November 2013: the last place is where they were taken.
        ("2013-11-kunming-fifteen", "2013-11-kunming-fifteen/2", "2013-11-19", "cn-dandong"),
        # Expulsion said to follow, from 30 April 2002 on: a date without an end counts from its beginning.
        ("2002-04-beijing-near-embassy-three", "2002-04-beijing-near-embassy-three/4", "2002-04-30", "cn-beijing"),
        # Known by month: silence counts from the month's last day and is never made longer than it is.
        ("2023-03-dalian-five", "2023-03-dalian-five/1", "2023-03-31", "cn-dalian"),
    ],
)
def test_the_last_news_of_real_groups_by_hand(
    case_id: str, event_id: str, since: str, place_id: str, dataset: Dataset
) -> None:
    (row,) = list_rows(dataset, CaseFilter(q=None)).query("case_id == @case_id").to_dict("records")
    assert (row["last_event_id"], row["since"], row["last_place_id"]) == (event_id, pd.Timestamp(since), place_id)


def test_announced_returns_that_have_passed_by_hand(dataset: Dataset) -> None:
    # The rows of events.csv of type return_deadline whose people, or some of them, are held or unseen at the end.
    # Not passed: 2002-04-beijing-near-embassy-three has no end (2002-04-30/..), the month of
    # 2025-01-myanmar-border-three (2026-03) was not over on the data date, and of 2011-09-shenyang-twenty-one and
    # 2012-02-changchun-five others were returned after the announced day.
    rows = list_rows(dataset).dropna(subset=["announced"])
    passed = rows.dropna(subset=["announced_passed"])
    assert set(rows["case_id"]) - set(passed["case_id"]) == {
        "2002-04-beijing-near-embassy-three",
        "2011-09-shenyang-twenty-one",
        "2012-02-changchun-five",
        "2025-01-myanmar-border-three",
    }
    assert dict(list_plain(passed, ["case_id", "announced_passed"])) == {
        "2009-04-qingdao-thirty-seven": "2009-05~",
        "2011-10-qingdao-five": "2011-10-28/2011-11~",
        "2021-09-vladivostok-officer": "2022-02~",
        "2023-06-krasnoyarsk-mother-son": "2023-12~",
    }


@pytest.mark.parametrize(
    ("deadline", "passed"),
    [("2026-03-11", True), ("2026-03-12", False), ("2026-03", False), ("2012-02-18/..", False), ("2012", True)],
)
def test_an_announced_return_has_passed_where_its_last_day_lies_before_the_data_date(
    deadline: str, passed: bool
) -> None:
    (row,) = list_made(ARREST, MadeEvent("return_deadline", "5", deadline)).to_dict("records")
    assert row["announced"] == deadline
    assert (not pd.isna(row["announced_passed"])) == passed


def test_an_announced_return_that_was_followed_by_a_return_is_not_called_passed() -> None:
    deadline = MadeEvent("return_deadline", "5", "2012-02-18")
    (row,) = list_made(ARREST, deadline, MadeEvent("repatriation", "3", "2012-03-07")).to_dict("records")
    assert pd.isna(row["announced_passed"])
    (row,) = list_made(ARREST, MadeEvent("repatriation", "3", "2012-02-07"), deadline).to_dict("records")
    assert row["announced_passed"] == "2012-02-18"


@pytest.mark.parametrize(
    ("since", "today", "years_and_months"),
    [
        ("2017-11-04", "2026-11-21", (9, 0)),
        ("2017-11-22", "2026-11-21", (8, 11)),
        ("2026-10-31", "2026-11-30", (0, 0)),
        ("2026-10-30", "2026-11-30", (0, 1)),
        ("2024-02-29", "2025-02-28", (0, 11)),
        ("2024-02-29", "2025-03-01", (1, 0)),
        ("2026-11-21", "2026-11-21", (0, 0)),
        ("2026-12-31", "2026-11-21", (0, 0)),
    ],
)
def test_silence_is_counted_in_whole_months(since: str, today: str, years_and_months: tuple[int, int]) -> None:
    assert count_silence(date.fromisoformat(since), date.fromisoformat(today)) == years_and_months


@given(st.dates(date(1998, 1, 1), date(2030, 1, 1)), st.integers(0, 20_000))
def test_silence_never_shrinks_from_one_day_to_the_next(since: date, days: int) -> None:
    day = date.fromordinal(since.toordinal() + days)
    assert count_silence(since, day) <= count_silence(since, date.fromordinal(day.toordinal() + 1))


@on_the_record
@given(case_filter=case_filters)
def test_the_list_holds_those_whom_the_overview_counts_without_news_under_any_filter(case_filter: CaseFilter) -> None:
    dataset = load_record()
    expected, rows = list_no_news(keep_ledgers(dataset, case_filter)), list_rows(dataset, case_filter)
    columns = ["case_id", "low", "best", "high"]
    assert sorted(list_plain(rows, columns)) == sorted(list_plain(expected, columns)) if len(rows) else expected.empty
    assert sum_rows(rows) == sum_rows(expected)
    assert rows["since"].notna().all()
    assert rows["since"].is_monotonic_increasing


def test_each_order_puts_first_what_it_is_named_for(dataset: Dataset) -> None:
    rows = list_rows(dataset)
    assert sort_silences(rows, "longest")["since"].is_monotonic_increasing
    assert sort_silences(rows, "newest")["since"].is_monotonic_decreasing
    people = sort_silences(rows, "people")["best"]
    assert people.dropna().is_monotonic_decreasing
    assert people.isna().sum() == 1
    assert pd.isna(people.iloc[-1])
