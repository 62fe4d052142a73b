"""The rolling three months, found in one go, are those that ``count_three_months`` finds day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counting import count_rows
from analysis.filters import CaseFilter
from analysis.periods import count_three_months, find_worst_three_months
from analysis.rolling import keep_changes, roll_three_months
from loaders.dataset import Dataset
from tests.analysis.making import make_rows

FIRST, LAST = date(2012, 1, 1), date(2012, 12, 31)
Figures = tuple[int, int, int, int, bool]


def read_day(rolling: pd.DataFrame, day: date) -> Figures:
    (row,) = rolling[rolling["day"] == pd.Timestamp(day)].to_dict("records")
    return int(row["low"]), int(row["best"]), int(row["high"]), int(row["unknown"]), bool(row["high_open"])


def count_day(rows: pd.DataFrame, day: date) -> Figures:
    total = count_three_months(rows, day).total
    return total.low, total.best, total.high, total.unknown, total.is_open


def find_days(rolling: pd.DataFrame, name: str) -> tuple[str, str]:
    days = rolling.loc[rolling[name] > 0, "day"]
    return str(days.min().date()), str(days.max().date())


def test_the_example_in_the_rule() -> None:
    rolling = roll_three_months(make_rows(("2012-02", "3/5/5")), FIRST, LAST)
    assert find_days(rolling, "best") == ("2012-02-01", "2012-05-02")
    assert find_days(rolling, "low") == ("2012-02-29", "2012-05-02")
    assert find_days(rolling, "high") == ("2012-02-01", "2012-05-30")


def test_an_interval_longer_than_the_window_is_wholly_inside_none() -> None:
    rolling = roll_three_months(make_rows(("2012-02-01/2012-06-01", "3/5/5")), FIRST, LAST)
    assert int(rolling["low"].max()) == 0
    assert int(rolling["high"].max()) == 5


some_days = st.dates(date(2011, 6, 1), date(2013, 3, 1)).map(str)
loose = st.sampled_from(
    ["2012", "2012-02", "2012-03/2012-05", "2011/2013", "2012-02-08/..", "../2012-04-01", "2012-08~"]
)
figures = st.sampled_from(["1", "3/5/7", "–/4/6", "2/2/–", "–/–/–", "1/–/9"])


@settings(max_examples=60)
@given(st.lists(st.tuples(some_days | loose, figures), max_size=12), st.integers(0, 365))
def test_every_day_is_what_the_rule_for_one_day_says(made: list[tuple[str, str]], offset: int) -> None:
    rows = make_rows(*made)
    day = FIRST + timedelta(days=offset)
    assert read_day(roll_three_months(rows, FIRST, LAST), day) == count_day(rows, day)


def test_on_the_record_the_highest_best_is_the_worst_three_months(dataset: Dataset) -> None:
    rows = count_rows(dataset, "arrested", CaseFilter())
    rolling = roll_three_months(rows, date(1998, 1, 1), date(2026, 3, 12))
    worst = find_worst_three_months(rows)
    assert worst is not None
    assert int(rolling["best"].max()) == worst.total.best == 188
    assert rolling["day"].iloc[int(rolling["best"].argmax())].date() == worst.last
    for day in (date(2012, 2, 29), date(2017, 11, 4), date(2023, 10, 9), date(2026, 3, 12)):
        assert read_day(rolling, day) == count_day(rows, day)


def test_what_is_kept_of_a_course_holds_until_the_next() -> None:
    rolling = roll_three_months(make_rows(("2012-02-01", "5"), ("2012-03-01", "2")), FIRST, LAST)
    kept = keep_changes(rolling)
    assert [str(day.date()) for day in kept["day"]] == [
        "2012-01-01", "2012-02-01", "2012-03-01", "2012-05-03", "2012-06-01", "2012-12-31",
    ]  # fmt: skip
    assert list(kept["best"]) == [0, 5, 7, 2, 0, 0]
    whole = rolling[["day"]].merge(kept[["day", "best"]], how="left").ffill()
    assert list(whole["best"]) == list(rolling["best"])


@pytest.mark.parametrize("last", [date(2011, 12, 31), date(2011, 1, 1)])
def test_no_days_asked_for_are_no_rows(last: date) -> None:
    assert len(roll_three_months(make_rows(("2012-02-01", "5")), FIRST, last)) == 0
    assert len(keep_changes(roll_three_months(make_rows(), FIRST, last))) == 0
