"""EDTF: what each form means, what is refused, and that marks never change the days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dates import DateError, read_date


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "approximate", "uncertain"),
    [
        ("2017-11-04", "2017-11-04", "2017-11-04", "day", False, False),
        ("2017-11", "2017-11-01", "2017-11-30", "month", False, False),
        ("2012-02", "2012-02-01", "2012-02-29", "month", False, False),
        ("1900-02", "1900-02-01", "1900-02-28", "month", False, False),
        ("2012", "2012-01-01", "2012-12-31", "year", False, False),
        ("2012-02-29", "2012-02-29", "2012-02-29", "day", False, False),
        ("2012-02~", "2012-02-01", "2012-02-29", "month", True, False),
        ("2020~", "2020-01-01", "2020-12-31", "year", True, False),
        ("2003-01-18?", "2003-01-18", "2003-01-18", "day", False, True),
        ("2017-11%", "2017-11-01", "2017-11-30", "month", True, True),
        ("2017-07-17/2017-07-21", "2017-07-17", "2017-07-21", "interval", False, False),
        ("2017-07/2017-09", "2017-07-01", "2017-09-30", "interval", False, False),
        ("2008/2009", "2008-01-01", "2009-12-31", "interval", False, False),
        ("2001-06/2007", "2001-06-01", "2007-12-31", "interval", False, False),
        ("2017/2017-03", "2017-01-01", "2017-03-31", "interval", False, False),
        ("2017-11-04/2017-11-04", "2017-11-04", "2017-11-04", "interval", False, False),
        ("2011-10-28/2011-11~", "2011-10-28", "2011-11-30", "interval", True, False),
        ("2011-10?/2011-11~", "2011-10-01", "2011-11-30", "interval", True, True),
        ("2012-02-08/..", "2012-02-08", None, "open", False, False),
        ("2006-11/..", "2006-11-01", None, "open", False, False),
        ("../2022-01-10", None, "2022-01-10", "open", False, False),
        ("../2001-06?", None, "2001-06-30", "open", False, True),
        ("0001-01-01", "0001-01-01", "0001-01-01", "day", False, False),
        ("9999", "9999-01-01", "9999-12-31", "year", False, False),
    ],
)
def test_a_form_has_its_days_its_precision_and_its_marks(
    text: str, first: str | None, last: str | None, precision: str, approximate: bool, uncertain: bool
) -> None:
    read = read_date(text)
    assert read.text == text
    assert read.first == (date.fromisoformat(first) if first else None)
    assert read.last == (date.fromisoformat(last) if last else None)
    assert (read.precision, read.approximate, read.uncertain) == (precision, approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2012-02-30", "names a day that 2012-02 does not have"),
        ("2013-02-29", "names a day that 2013-02 does not have"),
        ("1900-02-29", "names a day that 1900-02 does not have"),
        ("2017-11-31", "names a day"),
        ("2017-11-00", "names a day"),
        ("2017-00", "has the month 00"),
        ("2017-13", "has the month 13"),
        ("2017-21", "has the month 21"),  # EDTF: spring 2017
        ("0000", "has the year 0"),
        ("2017-07-21/2017-07-17", "the end lies before the start"),
        ("2018/2017", "the end lies before the start"),
        ("2017-07/2017-06-30", "the end lies before the start"),
        ("../..", "open on both sides"),
        ("/2017", "has two sides"),
        ("2017/", "has two sides"),
        ("/", "has two sides"),
        ("2017/2018/2019", "one slash"),
        (" 2017", "no blanks"),
        ("2017 ", "no blanks"),
        ("2017 - 2018", "no blanks"),
        ("2017-07-17 / 2017-07-21", "no blanks"),
        ("2017\t", "no blanks"),
        ("2017-11-04\n", "no blanks"),
        ("201X", "is not a year, month or day"),
        ("2017-XX", "is not a year, month or day"),
        ("2017-11-XX", "is not a year, month or day"),
        ("17-11-04", "is not a year, month or day"),
        ("2017-1", "is not a year, month or day"),
        ("2017-11-4", "is not a year, month or day"),
        ("20171104", "is not a year, month or day"),
        ("04.11.2017", "is not a year, month or day"),
        ("November 2017", "no blanks"),
        ("2017-11-04T12:00:00", "is not a year, month or day"),
        ("-2017", "is not a year, month or day"),
        ("Y20170", "is not a year, month or day"),
        ("~2017", "is not a year, month or day"),
        ("2017~?", "is not a year, month or day"),
        ("2017?-11", "is not a year, month or day"),
        ("2017-11-04..", "is not a year, month or day"),
        ("..", "is not a year, month or day"),
        ("..~/2017", "is not a year, month or day"),
        ("２０１７", "is not a year, month or day"),
        ("٢٠١٧", "is not a year, month or day"),
        ("2017–11", "is not a year, month or day"),
        ("", "is not a year, month or day"),
        ("unknown", "is not a year, month or day"),
    ],
)
def test_what_is_no_date_of_the_record_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason):
        read_date(text)


def test_the_counting_day_is_the_first_day_or_the_known_end_marked_by_then() -> None:
    assert (read_date("2017-11").counting_day, read_date("2017-11").by_then) == (date(2017, 11, 1), False)
    assert (read_date("2012-02-08/..").counting_day, read_date("2012-02-08/..").by_then) == (date(2012, 2, 8), False)
    assert (read_date("../2022-01").counting_day, read_date("../2022-01").by_then) == (date(2022, 1, 31), True)


def test_the_span_counts_both_ends_and_is_unknown_where_a_side_is_open() -> None:
    assert read_date("2017-11-04").span == 1
    assert read_date("2012-02").span == 29
    assert read_date("2017-07-01/2017-09-30").span == 92
    assert read_date("2012-02-08/..").span is None


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
marks = st.sampled_from(["", "~", "?", "%"])


@st.composite
def sides(draw: st.DrawFn) -> tuple[str, date, date]:
    """A year, month or day as text, with its first and last day reckoned here, in plain calendar arithmetic."""
    day = draw(days)
    match draw(st.sampled_from(["year", "month", "day"])):
        case "year":
            return f"{day.year:04d}", date(day.year, 1, 1), date(day.year, 12, 31)
        case "month":
            last = monthrange(day.year, day.month)[1]
            return f"{day.year:04d}-{day.month:02d}", day.replace(day=1), day.replace(day=last)
    return day.isoformat(), day, day


@settings(derandomize=True, database=None, deadline=None)
@given(sides(), marks)
def test_one_side_means_its_calendar_days_and_no_mark_moves_them(side: tuple[str, date, date], mark: str) -> None:
    text, first, last = side
    read = read_date(text + mark)
    assert (read.first, read.last) == (first, last)
    assert read.approximate == (mark in {"~", "%"})
    assert read.uncertain == (mark in {"?", "%"})
    assert read.precision == read_date(text).precision


@settings(derandomize=True, database=None, deadline=None)
@given(sides(), sides(), marks, marks)
def test_an_interval_runs_from_the_first_day_of_one_side_to_the_last_of_the_other(
    start: tuple[str, date, date], end: tuple[str, date, date], mark: str, other: str
) -> None:
    text = f"{start[0]}{mark}/{end[0]}{other}"
    if end[2] < start[1]:
        with pytest.raises(DateError, match="the end lies before the start"):
            read_date(text)
        return
    read = read_date(text)
    assert (read.first, read.last, read.precision) == (start[1], end[2], "interval")
    assert read.span == (end[2] - start[1]) // timedelta(days=1) + 1
    assert read.approximate == bool({mark, other} & {"~", "%"})
    assert read.uncertain == bool({mark, other} & {"?", "%"})


@settings(derandomize=True, database=None, deadline=None)
@given(sides(), marks, st.booleans())
def test_an_open_side_is_none_and_the_other_keeps_its_days(
    side: tuple[str, date, date], mark: str, open_start: bool
) -> None:
    text, first, last = side
    read = read_date(f"../{text}{mark}" if open_start else f"{text}{mark}/..")
    assert (read.first, read.last) == ((None, last) if open_start else (first, None))
    assert read.precision == "open"


@settings(max_examples=300, derandomize=True, database=None, deadline=None)
@given(st.text(alphabet="0123456789-/.~?%X \u0660０", max_size=24))
def test_every_text_is_a_date_in_order_or_refused_with_a_reason(text: str) -> None:
    try:
        read = read_date(text)
    except DateError as error:
        reason = str(error)
    else:
        reason = "it is a date"
        assert read.first is None or read.last is None or read.first <= read.last
        assert read.counting_day
    assert reason
