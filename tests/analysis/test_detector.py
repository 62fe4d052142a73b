"""The crackdown detector: its boundaries, what a hit is, and the numbers that were fixed beforehand."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counting import count_rows
from analysis.detector import RULE, Detection, detect_unusual
from analysis.filters import CaseFilter
from loaders.dataset import Dataset
from tests.analysis.making import make_rows, split_date, type_frame

END = date(2010, 12, 31)
DAYS = {f"{side}_{end}": "datetime64[ms]" for side in ("start", "end") for end in ("first", "last")}


def make_crackdowns(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    made = [{"crackdown_id": key} | split_date(start, "start") | split_date(end, "end") for key, start, end in rows]
    return type_frame(made, {"crackdown_id": "string"} | DAYS)


def detect(*rows: tuple[str, str], crackdowns: pd.DataFrame | None = None, last: date = END) -> Detection:
    return detect_unusual(make_rows(*rows), make_crackdowns() if crackdowns is None else crackdowns, last)


def read_stretches(found: Detection) -> list[tuple[str, str, int]]:
    return [(str(stretch.first), str(stretch.last), stretch.most) for stretch in found.stretches]


def test_the_numbers_of_the_rule_are_those_that_were_fixed_and_written_down() -> None:
    assert (RULE.years, RULE.share, RULE.floor, RULE.joined, RULE.spell) == (3, 0.8, 20, 92, 365)
    assert (RULE.begin, RULE.first_judged) == (date(1999, 1, 1), date(2002, 4, 1))


def test_after_quiet_years_twenty_people_are_unusual_for_92_days_and_nineteen_are_not() -> None:
    assert read_stretches(detect(("2005-05-01", "20"))) == [("2005-05-01", "2005-07-31", 20)]
    assert read_stretches(detect(("2005-05-01", "19"))) == []


def test_nothing_is_judged_before_three_years_and_a_window_lie_behind_it() -> None:
    assert read_stretches(detect(("2001-05-01", "500"))) == []
    early = detect(("2002-03-01", "500"))
    assert early.stretches[0].first == RULE.first_judged
    expected = early.days.set_index("day")["expected"]
    assert pd.isna(expected[pd.Timestamp(RULE.first_judged - timedelta(days=1))])
    assert expected[pd.Timestamp(RULE.first_judged)] == 0


def test_expected_is_what_four_in_five_of_the_days_before_did_not_exceed() -> None:
    # Windows of 30 people on two 92-day spells of the 1,095 days before are less than one in five, on three are more.
    raids = [(f"{month}-01", "30") for month in ("2004-01", "2004-08", "2005-03")]
    assert len(detect(*raids[:2], ("2006-06-01", "25")).stretches) == 3
    assert len(detect(*raids, ("2006-06-01", "30")).stretches) == 3
    assert detect(*raids, ("2006-06-01", "31")).stretches[-1].first == date(2006, 6, 1)


def test_the_window_itself_is_not_among_the_years_it_is_compared_with() -> None:
    found = detect(("2005-05-01", "40"))
    expected = found.days.set_index("day")["expected"]
    assert expected[pd.Timestamp("2005-07-31")] == 0


def test_stretches_up_to_92_days_apart_are_one() -> None:
    # The first is unusual to 31 July; 92 days later is 31 October.
    assert len(detect(("2005-05-01", "20"), ("2005-10-31", "20")).stretches) == 1
    assert len(detect(("2005-05-01", "20"), ("2005-11-01", "20")).stretches) == 2


def test_a_stretch_hits_what_it_shares_a_day_with_up_to_its_last_arrest() -> None:
    crackdowns = make_crackdowns(
        ("before", "2005-04", "2005-04-30"), ("first-day", "2005-01", "2005-05-01"),
        ("last-arrest", "2005-06-01", "2005-06"), ("window-only", "2005-06-02", "2005-06-30"),
    )  # fmt: skip
    found = detect(("2005-05-01", "20"), ("2005-06-01", "1"), crackdowns=crackdowns)
    (stretch,) = found.stretches
    assert stretch.crackdowns == ("first-day", "last-arrest")
    assert stretch.last_arrest == date(2005, 6, 1)
    assert found.missed == ("before", "window-only")
    assert found.extras == ()


def test_of_a_crackdown_without_end_or_longer_than_a_year_the_first_year_counts() -> None:
    crackdowns = make_crackdowns(
        ("open", "2004-05-02", None), ("long", "2004-05-02", "2009"), ("older", "2004-05-01", None)
    )
    found = detect(("2005-05-01", "20"), crackdowns=crackdowns)
    assert found.stretches[0].crackdowns == ("long", "open")
    assert found.missed == ("older",)


def test_crackdowns_over_before_the_first_judged_day_or_after_the_last_are_not_judged() -> None:
    crackdowns = make_crackdowns(
        ("early", "2001-06", "2002-03-31"), ("late", "2011-01-01", None), ("in", "2005", "2005")
    )
    found = detect(crackdowns=crackdowns)
    assert (found.missed, found.not_judged) == (("in",), ("early", "late"))


def test_a_stretch_without_a_crackdown_is_an_extra() -> None:
    found = detect(
        ("2005-05-01", "20"), ("2008-05-01", "25"), crackdowns=make_crackdowns(("one", "2005-05", "2005-05"))
    )
    assert [str(stretch.first) for stretch in found.extras] == ["2008-05-01"]


def test_rows_without_a_day_and_groups_of_unknown_size_make_nothing_unusual() -> None:
    assert detect(("2005", "90"), ("2005-05-01/..", "90"), ("2005-05-01", "–/–/–")).stretches == ()


some_rows = st.lists(st.tuples(st.dates(date(1999, 1, 1), END).map(str), st.integers(1, 60).map(str)), max_size=25)


@settings(max_examples=25)
@given(some_rows)
def test_no_unusual_day_is_below_the_floor_or_outside_a_stretch(rows: list[tuple[str, str]]) -> None:
    found = detect(*rows)
    above = found.days[found.days["above"]]
    assert (above["best"] >= RULE.floor).all()
    assert (above["best"] > above["expected"]).all()
    inside = sum(int(above["day"].between(str(one.first), str(one.last)).sum()) for one in found.stretches)
    assert inside == len(above)


@settings(max_examples=15)
@given(some_rows, st.dates(date(2003, 1, 1), date(2009, 1, 1)))
def test_what_comes_later_changes_nothing_that_was_judged_before(rows: list[tuple[str, str]], day: date) -> None:
    known = [row for row in rows if row[0] <= str(day)]
    whole, then = detect(*rows).days, detect(*known, last=day).days
    pd.testing.assert_frame_equal(whole.head(len(then)), then)


def test_on_the_arrests_up_to_2016_it_finds_what_the_decision_says(dataset: Dataset) -> None:
    crackdowns = dataset.crackdowns
    known = crackdowns[crackdowns["start_first"] < "2016-07-01"]
    found = detect_unusual(count_rows(dataset, "arrested", CaseFilter(end="2016")), known, date(2016, 12, 31))
    assert (len(found.stretches), len(found.extras)) == (11, 3)
    assert (len(found.found), len(found.missed), len(found.not_judged)) == (14, 5, 2)
