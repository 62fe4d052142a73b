"""Crackdowns from their first day: which day an arrest raises which line, and the sums at the end."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.counting import count_rows
from analysis.filters import CaseFilter
from analysis.overlay import FIRST_COMPARED, Course, choose_courses, follow_crackdown
from loaders.dataset import Dataset
from tests.analysis.making import make_rows, split_date


def follow(*rows: tuple[str, str], start: str = "2012-02-01", end: str | None = "2012-03-01") -> Course:
    frame = make_rows(*rows).assign(
        crackdown_id=pd.array(["wave"] * len(rows), dtype="string"),
        high_open=lambda made: made["high"].isna().astype(bool),
    )
    crackdown = pd.Series({"crackdown_id": "wave"} | split_date(start, "start") | split_date(end, "end"))
    for name in ("start_first", "end_last"):
        crackdown[name] = pd.Timestamp(crackdown[name]) if crackdown[name] is not None else pd.NaT
    return follow_crackdown(frame, crackdown)


def read_steps(course: Course, name: str) -> list[tuple[int, int]]:
    steps = course.steps.loc[course.steps[name].diff().fillna(course.steps[name]) != 0, ["day", name]]
    return [(int(day), int(people)) for day, people in steps.itertuples(index=False)]


def test_day_nought_is_the_first_day_and_people_are_counted_up() -> None:
    course = follow(("2012-02-01", "5"), ("2012-02-11", "3/4/6"))
    assert read_steps(course, "best") == [(0, 5), (10, 9)]
    assert read_steps(course, "low") == [(0, 5), (10, 8)]
    assert read_steps(course, "high") == [(0, 5), (10, 11)]
    assert course.days == 29


def test_high_rises_on_the_first_day_it_may_have_been_best_on_the_counting_day_low_on_the_last() -> None:
    course = follow(("2012-02-05/2012-02-20", "2/3/4"))
    assert [read_steps(course, name) for name in ("high", "best", "low")] == [[(4, 4)], [(4, 3)], [(19, 2)]]


def test_arrests_before_the_first_day_stand_at_it() -> None:
    assert read_steps(follow(("2012-01-01", "5"), end=None), "best") == [(0, 5)]


def test_arrests_without_a_day_are_in_the_total_and_not_in_the_line() -> None:
    course = follow(("2012", "5"), ("2012-02-03/..", "2"), ("2012-02-03", "1"))
    assert (course.total.best, course.left_out.best) == (8, 7)
    assert read_steps(course, "best") == [(2, 1)]


def test_a_group_of_unknown_size_raises_no_line_and_an_unknown_high_opens_it() -> None:
    course = follow(("2012-02-03", "1/–/9"), ("2012-02-05", "2/2/–"))
    assert read_steps(course, "unknown") == [(2, 1)]
    assert read_steps(course, "high") == [(4, 2)]
    assert list(course.steps["high_open"])[-1]


@pytest.mark.parametrize("case_filter", [CaseFilter(), CaseFilter(country=("CN",)), CaseFilter(lens="ngo")])
def test_the_end_of_every_course_and_what_it_leaves_out_add_up_to_the_crackdowns_total(
    dataset: Dataset, case_filter: CaseFilter
) -> None:
    rows = count_rows(dataset, "arrested", case_filter)
    for _, crackdown in dataset.crackdowns.iterrows():
        course = follow_crackdown(rows, crackdown)
        last = course.steps.iloc[-1]
        drawn = tuple(
            int(last[end]) + getattr(course.left_out, end) + getattr(course.later, end) for end in ("best", "unknown")
        )
        assert drawn == (course.total.best, course.total.unknown)


def test_february_2012_stands_where_it_was_counted_by_hand(dataset: Dataset) -> None:
    rows = count_rows(dataset, "arrested", CaseFilter())
    crackdowns = dataset.crackdowns
    crackdown = crackdowns[crackdowns["crackdown_id"] == "2012-mourning-period"].iloc[0]
    course = follow_crackdown(rows, crackdown)
    # 1 December 2011 is day 0. Of its cases 57 people (48 to 59) were arrested by 1 March 2012, which is day 91.
    assert (course.total.low, course.total.best, course.total.high) == (48, 57, 59)
    assert (91, 57) in read_steps(course, "best")


def test_without_a_choice_the_waves_most_readers_come_for_are_compared_where_arrests_are_documented() -> None:
    first, second, third = FIRST_COMPARED
    assert choose_courses(("other", third, first, second)) == FIRST_COMPARED
    assert choose_courses(("other", third, first)) == (first, third)


def test_of_fewer_than_two_of_them_the_crackdowns_with_most_documented_arrests_are_compared() -> None:
    assert choose_courses(("a", "b", FIRST_COMPARED[0], "c")) == ("a", "b", FIRST_COMPARED[0])
    assert choose_courses(("a",)) == ("a",)
    assert choose_courses(()) == ()


def test_the_waves_compared_first_are_in_the_record(dataset: Dataset) -> None:
    assert set(FIRST_COMPARED) <= set(dataset.crackdowns["crackdown_id"])
