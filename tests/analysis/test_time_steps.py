"""Arrests and returns by year, quarter and month: hand figures, boundaries, and nobody lost or counted twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.counting import EVENT_TYPES, Measure, count_rows
from analysis.filters import CaseFilter
from analysis.time_steps import STEPS, Step, count_by_step, find_period, share_evenly, write_period
from analysis.totals import sum_rows
from loaders.dataset import Dataset
from tests.analysis.asked import FILTERS
from tests.analysis.making import load_record, make_rows

YEARS = range(1998, 2027)


def count(step: Step, *rows: tuple[str, str], spread: bool = False, years: range = range(2012, 2013)) -> pd.DataFrame:
    frame = make_rows(*rows).assign(high_open=lambda made: made["high"].isna().astype(bool))
    return count_by_step(frame, step, years, spread=spread)


def read_full(frame: pd.DataFrame) -> list[tuple[str, bool, int]]:
    full = frame[(frame["best"] > 0) | (frame["unknown"] > 0)]
    return [(str(row["start"].date()), bool(row["exact"]), int(row["best"])) for row in full.to_dict("records")]


def read_triplet(rows: pd.DataFrame) -> tuple[int, int, int, int]:
    low, best, high, unknown = (int(rows[name].sum()) for name in ("low", "best", "high", "unknown"))
    return low, best, high, unknown


def test_arrests_in_china_in_february_2012_by_the_month_step(dataset: Dataset) -> None:
    frame = count_by_step(count_rows(dataset, "arrested", CaseFilter(country=("CN",))), "month", YEARS)
    month = frame[(frame["start"] == "2012-02-01") & frame["exact"].astype(bool)]
    # Changchun 3/5/5, Longjing 3, Qingdao 3, Shenyang 6/9/9, 3/7/7 and 10, Zhengzhou 4: tests/hand_figures.py.
    assert read_triplet(month) == (3 + 3 + 3 + 6 + 3 + 10 + 4, 5 + 3 + 3 + 9 + 7 + 10 + 4, 41, 0) == (32, 41, 41, 0)


def test_people_returned_on_9_october_2023_are_those_of_the_month_and_without_a_low(dataset: Dataset) -> None:
    frame = count_by_step(count_rows(dataset, "returned", CaseFilter(country=("CN",))), "month", YEARS)
    month = frame[(frame["start"] == "2023-10-01") & frame["exact"].astype(bool)]
    assert read_triplet(month) == (0, 500, 620, 0)
    assert int(month["rows"].iloc[0]) == 1


def test_july_to_november_2017_in_china_by_month(dataset: Dataset) -> None:
    frame = count_by_step(count_rows(dataset, "arrested", CaseFilter(country=("CN",))), "month", YEARS)
    months = frame[frame["start"].between("2017-07-01", "2017-11-30") & frame["exact"].astype(bool)]
    # Rows of data/events.csv of type arrest whose cases are of kind group; 2017-07-jilin-eleven is an aggregate.
    by_hand = {
        7: (5 + 15, 5 + 15, 5 + 17),  # Guangxi in July 5; Kunming about 15 July 15, range 15 to 17
        8: (7 + 5, 7 + 5, 7 + 5),  # Jilin city on 2 August 7; Qinhuangdao on 14 August 5
        9: (8, 8, 8),  # Yunnan's Lao border in September 8
        10: (5, 5, 5),  # Baishan on 28 October 5
        11: (10, 10, 10),  # Shenyang on 4 November 10
    }
    found = {row["start"].month: (row["low"], row["best"], row["high"]) for row in months.to_dict("records")}
    assert found == by_hand
    assert read_triplet(months) == (55, 55, 57, 0)
    quarters = count_by_step(count_rows(dataset, "arrested", CaseFilter(country=("CN",))), "quarter", YEARS)
    third = quarters[(quarters["start"] == "2017-07-01") & quarters["exact"].astype(bool)]
    assert read_triplet(third) == (20 + 12 + 8, 40, 42, 0)


@pytest.mark.parametrize(
    ("text", "step", "found"),
    [
        ("2012-05-17", "month", ("2012-05-01", True)),
        ("2012-05", "month", ("2012-05-01", True)),
        ("2012", "month", ("2012-01-01", False)),
        ("2012", "quarter", ("2012-01-01", False)),
        ("2012", "year", ("2012-01-01", True)),
        pytest.param("2012-02-01/2012-05-02", "month", ("2012-02-01", True), id="92 days"),
        pytest.param("2012-02-01/2012-05-03", "month", ("2012-01-01", False), id="93 days"),
        pytest.param("2012-02-01/2012-05-03", "year", ("2012-01-01", True), id="93 days, by year"),
        pytest.param("2012-11-20/2013-01-05", "quarter", ("2012-10-01", True), id="over new year, by its first day"),
        pytest.param("2012-02-08/..", "month", ("2012-01-01", False), id="an open end"),
        pytest.param("../2012-02-08", "quarter", ("2012-01-01", False), id="an open start"),
    ],
)
def test_a_row_stands_in_its_period_or_in_not_known_of_its_year(text: str, step: Step, found: tuple[str, bool]) -> None:
    assert read_full(count(step, (text, "7"))) == [(*found, 7)]


def test_low_best_and_high_are_summed_each_on_its_own_and_an_unknown_high_is_open() -> None:
    frame = count("month", ("2012-05-01", "1/2/–"), ("2012-05", "3/4/9"))
    (row,) = frame[frame["best"] > 0].to_dict("records")
    assert [row[name] for name in ("low", "best", "high", "high_open", "rows")] == [4, 6, 11, True, 2]


def test_a_group_of_unknown_size_is_counted_as_one_and_never_as_people() -> None:
    frame = count("month", ("2012-05-01", "2/–/9"))
    assert read_triplet(frame) == (0, 0, 0, 1)
    assert int(frame["rows"].sum()) == 0


def test_every_period_of_the_years_has_its_row_and_not_known_stands_after_them() -> None:
    assert [len(count(step)) for step in STEPS] == [1, 4, 12]
    frame = count("quarter", ("2012", "5"), years=range(2011, 2014))
    assert list(frame["exact"]) == [True] * 8 + [False] + [True] * 4


def test_spread_evenly_lies_over_the_days_from_first_to_last_both_included() -> None:
    # 29 days of February, 31 of March, 30 of April, 3 of May: 93 people are one a day.
    frame = count("month", ("2012-02-01/2012-05-03", "93"), spread=True)
    assert read_full(frame) == [
        ("2012-02-01", True, 29), ("2012-03-01", True, 31), ("2012-04-01", True, 30), ("2012-05-01", True, 3),
    ]  # fmt: skip


def test_spread_a_year_lies_over_its_months_and_an_open_date_stays_apart() -> None:
    frame = count("quarter", ("2012", "366"), ("2012-06-01/..", "5"), spread=True)
    assert [people for _start, _exact, people in read_full(frame)] == [91, 91, 92, 92, 5]


def test_shares_are_rounded_by_largest_remainder_and_of_equals_to_the_earlier() -> None:
    assert share_evenly(10, [30, 31]) == [5, 5]
    assert share_evenly(1, [30, 31]) == [0, 1]
    assert share_evenly(1, [30, 30, 30]) == [1, 0, 0]
    assert share_evenly(0, [3, 4]) == [0, 0]


@given(st.integers(0, 5_000), st.lists(st.integers(1, 366), min_size=1, max_size=30))
def test_sharing_loses_and_makes_nobody_and_stays_within_one_of_the_exact_share(people: int, days: list[int]) -> None:
    shares = share_evenly(people, days)
    assert sum(shares) == people
    assert all(abs(share - people * length / sum(days)) < 1 for share, length in zip(shares, days, strict=True))


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from(STEPS))
def test_a_period_holds_its_day_and_the_next_begins_the_day_after(day: date, step: Step) -> None:
    start, end = find_period(day, step)
    assert start <= day <= end
    assert find_period(end + timedelta(days=1), step)[0] == end + timedelta(days=1)
    first, last = write_period(start, step)
    assert CaseFilter(start=first).first_day == start
    assert CaseFilter(end=last).last_day == end


def sum_twice(measure: Measure, case_filter: CaseFilter, step: Step, spread: bool) -> tuple[Any, Any]:
    rows = count_rows(load_record(), measure, case_filter)
    total = sum_rows(rows)
    years = rows["counting_day"].dt.year
    span = range(int(years.min()), int(years.max()) + 1) if len(rows) else range(2020, 2021)
    frame = count_by_step(rows, step, span, spread=spread)
    return (*read_triplet(frame), bool(frame["high_open"].any())), (
        total.low, total.best, total.high, total.unknown, total.is_open,
    )  # fmt: skip


some_filters = st.sampled_from(sorted(FILTERS)).map(FILTERS.__getitem__)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(EVENT_TYPES)), some_filters, st.sampled_from(STEPS), st.booleans())
def test_under_any_filter_the_periods_and_not_known_add_up_to_the_total(
    measure: Measure, case_filter: CaseFilter, step: Step, spread: bool
) -> None:
    by_step, total = sum_twice(measure, case_filter, step, spread)
    assert by_step == total
