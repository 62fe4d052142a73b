"""By year, and the rolling three months: where each boundary lies."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.frames import list_plain
from analysis.periods import (
    count_by_year,
    count_three_months,
    find_worst_three_months,
    list_left_out,
    list_three_months,
)
from tests.analysis.making import make_rows, write_total

END = date(2017, 11, 4)
DAY_91_BEFORE = END - timedelta(days=91)
DAY_92_BEFORE = END - timedelta(days=92)


def count_year(year: int, *rows: tuple[str, str]) -> dict[str, Any]:
    frame = count_by_year(make_rows(*rows), range(year, year + 1))
    columns = list(frame.columns)
    (only,) = list_plain(frame, columns)
    return dict(zip(columns, only, strict=True))


def test_low_best_and_high_of_a_year_are_summed_each_on_its_own() -> None:
    assert count_year(2017, ("2017-01-01", "1/2/3"), ("2017-12-31", "10/20/30"), ("2018-01-01", "9")) == {
        "year": 2017,
        "low": 11,
        "best": 22,
        "high": 33,
        "unknown": 0,
        "loose": 0,
        "high_open": False,
    }


def test_an_unknown_low_is_nothing_in_the_sum_and_an_unknown_high_its_best_with_a_mark() -> None:
    year = count_year(2017, ("2017-05", "–/2/–"), ("2017-05", "1/2/3"))
    assert (year["low"], year["best"], year["high"], year["high_open"]) == (1, 4, 5, True)


def test_a_year_of_people_of_unknown_number_is_told_from_a_year_without_any() -> None:
    unknown, empty = count_year(2017, ("2017-05", "1/–/9")), count_year(2017)
    assert (unknown["best"], unknown["unknown"]) == (0, 1)
    assert (empty["best"], empty["unknown"]) == (0, 0)
    # The low and high of an uncounted event are never summed, nor do they open the sum.
    assert (unknown["low"], unknown["high"], unknown["high_open"]) == (0, 0, False)


def test_every_year_asked_for_has_one_row_whether_anything_happened_or_not() -> None:
    frame = count_by_year(make_rows(("2012", "1"), ("2015", "1")), range(2010, 2018))
    assert frame["year"].to_list() == list(range(2010, 2018))
    assert frame["best"].to_list() == [0, 0, 1, 0, 0, 1, 0, 0]


def test_without_rows_every_year_asked_for_is_empty() -> None:
    frame = count_by_year(make_rows(), range(2010, 2012))
    assert frame["best"].to_list() == [0, 0]
    assert frame["unknown"].to_list() == [0, 0]
    assert len(count_by_year(make_rows(), range(0))) == 0


def test_numbers_by_year_are_whole_numbers_that_can_be_unknown() -> None:
    for rows in (make_rows(), make_rows(("2012", "1"))):
        types = count_by_year(rows, range(2012, 2013)).dtypes.astype(str).to_dict()
        assert types == dict.fromkeys(("year", "low", "best", "high", "unknown", "loose"), "Int64") | {
            "high_open": "boolean"
        }


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("2017", 2017, id="a year"),
        pytest.param("2017-12-31/2018-01-01", 2017, id="over new year, by its first day"),
        pytest.param("2016/2018", 2016, id="several years, by the first"),
        pytest.param("2017-11-04/..", 2017, id="an open end, by its first day"),
        pytest.param("../2017-01-10", 2017, id="an open start, by its known end"),
    ],
)
def test_a_row_belongs_to_the_year_of_its_counting_day(text: str, year: int) -> None:
    frame = count_by_year(make_rows((text, "5")), range(2010, 2020))
    assert frame.loc[frame["best"] > 0, "year"].to_list() == [year]


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        pytest.param("2017", False, id="a whole year is in that year"),
        pytest.param("2017-01/2017-12", False, id="so is an interval within it"),
        pytest.param("2017-10-02/2018-01-01", False, id="92 days over new year"),
        pytest.param("2017-10-01/2018-01-01", True, id="93 days over new year"),
        pytest.param("2017-11-04/..", True, id="an open end"),
        pytest.param("../2017-11-04", True, id="an open start"),
        pytest.param("2017-11-04", False, id="a day"),
        pytest.param("2017-11~", False, id="about a month"),
    ],
)
def test_a_row_is_loose_if_it_may_well_belong_to_another_year(text: str, loose: bool) -> None:
    year = count_year(2017, (text, "3/5/7"), ("2017-06-01", "1"))
    assert (year["best"], year["loose"]) == (6, 5 if loose else 0)


def test_loose_people_of_unknown_number_are_not_counted_as_loose() -> None:
    assert count_year(2017, ("2017-11-04/..", "–/–/–"))["loose"] == 0


def count_to_end(*rows: tuple[str, str]) -> str:
    return write_total(count_three_months(make_rows(*rows), END).total)


def test_three_months_are_a_day_and_the_91_before_it() -> None:
    stretch = count_three_months(make_rows(), END)
    assert (stretch.first, stretch.last) == (DAY_91_BEFORE, END)
    assert (stretch.last - stretch.first).days + 1 == 92


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        pytest.param(DAY_92_BEFORE, False, id="the 92nd day before"),
        pytest.param(DAY_91_BEFORE, True, id="the 91st day before"),
        pytest.param(END, True, id="the day itself"),
        pytest.param(END + timedelta(days=1), False, id="the day after"),
    ],
)
def test_a_day_is_in_or_out(day: date, inside: bool) -> None:
    assert count_to_end((day.isoformat(), "1/2/3")) == ("1/2/3" if inside else "0/0/0")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(f"{DAY_91_BEFORE}/{END}", "1/2/3", id="exactly the window: all three"),
        pytest.param(f"{DAY_92_BEFORE}/{END}", "0/0/3", id="begun a day too early: high alone"),
        pytest.param(f"{DAY_91_BEFORE}/{END + timedelta(days=1)}", "0/2/3", id="ends a day too late: best and high"),
        pytest.param(f"{END}/{END + timedelta(days=30)}", "0/2/3", id="begins on the last day"),
        pytest.param(f"{DAY_92_BEFORE}/{DAY_91_BEFORE}", "0/0/3", id="ends on the first day"),
        pytest.param(f"{DAY_92_BEFORE}/{END + timedelta(days=1)}", "0/0/3", id="on both sides beyond it"),
        pytest.param(f"2016/{DAY_92_BEFORE}", "0/0/0", id="over before it begins"),
        pytest.param("2017-11", "0/2/3", id="a month of which only four days are inside"),
        pytest.param("2017-10", "1/2/3", id="a month inside"),
        pytest.param("2017-08", "0/0/3", id="a month begun before"),
    ],
)
def test_low_needs_all_of_an_event_best_its_counting_day_and_high_a_single_day(text: str, figures: str) -> None:
    assert count_to_end((text, "1/2/3")) == figures


@pytest.mark.parametrize("text", ["2017", "2017~", "2017-11-01/..", "../2017-11-01"])
def test_rows_known_only_by_year_or_with_an_open_date_are_left_out_and_named(text: str) -> None:
    stretch = count_three_months(make_rows((text, "5"), ("2017-11-01", "1")), END)
    assert write_total(stretch.total) == "1/1/1"
    assert stretch.left_out == 1


def test_an_interval_of_whole_years_is_no_year_and_is_kept() -> None:
    stretch = count_three_months(make_rows(("2016/2018", "5")), END)
    assert write_total(stretch.total) == "0/0/5"
    assert stretch.left_out == 0


def test_groups_of_unknown_size_are_counted_by_their_counting_day() -> None:
    rows = [("2017-11-01", "–/–/–"), (str(DAY_92_BEFORE), "–/–/–"), (f"{DAY_92_BEFORE}/{END}", "–/–/–")]
    assert count_to_end(*rows, ("2017-11-02", "1/2/3")) == "1/2/3 and 1 of unknown size"


def test_the_sum_is_open_if_a_row_that_only_overlaps_has_an_unknown_high() -> None:
    assert count_to_end((f"{DAY_92_BEFORE}/{END}", "–/4/–")) == "0/0/4+"


def test_rows_and_cases_are_those_counted_by_best() -> None:
    rows = make_rows(
        ("2017-11-01", "1", "a"), ("2017-11-02", "1", "a"), ("2017-11-03", "1", "b"), ("2017-08", "9", "c")
    )
    total = count_three_months(rows, END).total
    assert (total.rows, total.cases) == (3, 2)


def test_three_months_in_which_nothing_happened_are_zero() -> None:
    assert count_to_end() == "0/0/0"
    assert count_to_end(("1999-01-01", "7")) == "0/0/0"


def find_worst(*rows: tuple[str, str]) -> tuple[str, str]:
    worst = find_worst_three_months(make_rows(*rows))
    assert worst is not None
    return worst.last.isoformat(), write_total(worst.total)


def test_the_worst_three_months_are_those_with_most_people_by_best() -> None:
    rows = [("2012-02-01", "5"), ("2012-03-01", "6"), ("2013-01-01", "10"), ("2014-01-01", "1/1/99")]
    assert find_worst(*rows) == ("2012-03-01", "11/11/11")


def test_of_equal_three_months_the_earliest_are_the_worst() -> None:
    assert find_worst(("2014-01-01", "7"), ("2012-01-01", "7"), ("2013-01-01", "7")) == ("2012-01-01", "7/7/7")


def test_the_worst_three_months_end_on_the_day_on_which_the_most_are_reached() -> None:
    assert find_worst(("2012-01-01", "3"), ("2012-01-01", "4"), ("2012-02-01", "5")) == ("2012-02-01", "12/12/12")


def test_the_worst_three_months_hold_both_their_ends() -> None:
    first = date(2012, 1, 1)
    assert find_worst((str(first), "3"), (str(first + timedelta(days=91)), "4"))[1] == "7/7/7"
    assert find_worst((str(first), "3"), (str(first + timedelta(days=92)), "4"))[1] == "4/4/4"


def test_loosely_dated_rows_make_no_three_months_worse() -> None:
    rows = [("2012", "100"), ("2012-02-01/..", "100"), ("../2012-02-02", "100"), ("2012-02-01", "5")]
    worst = find_worst_three_months(make_rows(*rows))
    assert worst is not None
    assert write_total(worst.total) == "5/5/5"
    assert worst.left_out == 3


@pytest.mark.parametrize(
    "rows", [[], [("2012-02-01", "–/–/–")], [("2012", "7")], [("../2012-02-01", "7"), ("2013-01", "1/–/2")]]
)
def test_where_nobody_is_counted_on_a_known_day_no_three_months_are_the_worst(rows: list[tuple[str, str]]) -> None:
    assert find_worst_three_months(make_rows(*rows)) is None


some_days = st.dates(date(2012, 1, 1), date(2013, 12, 31)).map(str)
some_rows = st.lists(st.tuples(some_days | st.sampled_from(["2012", "2012-06", "2012-03/2012-05"]),
                               st.integers(1, 9).map(str) | st.just("–/–/–")), max_size=15)  # fmt: skip


@settings(max_examples=40)
@given(some_rows)
def test_no_three_months_on_any_day_are_worse_than_the_worst(rows: list[tuple[str, str]]) -> None:
    frame = make_rows(*rows)
    worst = find_worst_three_months(frame)
    # Every week is enough to be caught out, and the ends of the rows are the hardest.
    days = {date(2012, 1, 1) + timedelta(days=7 * week) for week in range(0, 110, 10)}
    days |= {day.date() for day in frame["counting_day"]}
    bests = {day: count_three_months(frame, day).total.best for day in days}
    if worst is None:
        assert set(bests.values()) == {0}
        return
    assert worst.total.best == max(bests.values())
    assert all(bests[day] < worst.total.best for day in days if day < worst.last)


@given(some_rows)
def test_low_is_never_above_best_nor_best_above_high_in_three_months(rows: list[tuple[str, str]]) -> None:
    total = count_three_months(make_rows(*rows), date(2012, 7, 1)).total
    assert total.low <= total.best <= total.high


def test_counting_leaves_the_rows_as_they_were() -> None:
    rows = make_rows(("2012-02-01", "5"), ("2012", "–/–/–"))
    before = rows.copy()
    count_by_year(rows, range(2012, 2013))
    find_worst_three_months(rows)
    pd.testing.assert_frame_equal(rows, before)


def test_the_rows_behind_three_months_stand_in_the_sums_that_they_carry() -> None:
    rows = make_rows(
        ("2012-02-10", "1"),
        ("2012-02-20/2012-03-31", "2"),
        ("2011-11-01/2011-12-31", "4"),
        ("2012", "8"),
        ("../2012-02", "16"),
        ("2011-01-01", "32"),
    )
    own = list_three_months(rows, date(2012, 2, 29))
    assert list(own["best"]) == [1, 2, 4]
    assert list(own["in_low"]) == [True, False, False]
    assert list(own["in_best"]) == [True, True, False]
    assert list(own["in_high"]) == [True, True, True]
    stretch = count_three_months(rows, date(2012, 2, 29))
    assert (stretch.total.low, stretch.total.best, stretch.total.high) == (1, 3, 7)
    assert list(list_left_out(rows)["best"]) == [8, 16]
    assert stretch.left_out == 2
