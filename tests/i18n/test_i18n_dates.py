"""Dates are said in plain words, exactly as far as they are known."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.dates import say_date, say_day, say_month
from loaders.dates import DateError, read_date

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2017-11-04", "4 November 2017"),
        ("2017-11", "November 2017"),
        ("2012", "2012"),
        ("2012-02~", "about February 2012"),
        ("2012~", "about 2012"),
        ("2013-05-10~", "about 10 May 2013"),
        ("2003-01-18?", "18 January 2003 (uncertain)"),
        ("2003?", "2003 (uncertain)"),
        ("2012-02%", "about February 2012 (uncertain)"),
        ("2017-07-17/2017-07-21", "between 17 and 21 July 2017"),
        ("2012-02-28/2012-03-03", "between 28 February and 3 March 2012"),
        ("1999-12-30/2000-01-12", "between 30 December 1999 and 12 January 2000"),
        ("2017-07/2017-09", "between July and September 2017"),
        ("2002-08/2003-02", "between August 2002 and February 2003"),
        ("2008/2009", "between 2008 and 2009"),
        ("2012-02/2012-03-08", "between February 2012 and 8 March 2012"),
        ("2009-09/2010-02-19", "between September 2009 and 19 February 2010"),
        ("2001-06/2007", "between June 2001 and 2007"),
        ("2004-04~/2004-06-14", "between about April 2004 and 14 June 2004"),
        ("2011-10-28/2011-11~", "between 28 October 2011 and about November 2011"),
        ("2017-07-17?/2017-07-21", "between 17 July 2017 (uncertain) and 21 July 2017"),
        ("2017-07~/2017-09~", "between about July 2017 and about September 2017"),
        ("2017-07~/2017-09", "between about July 2017 and September 2017"),
        ("2017-07/2017-09~", "between July 2017 and about September 2017"),
        ("2017-07-17/2017-07-21?", "between 17 July 2017 and 21 July 2017 (uncertain)"),
        ("2012-02/2012-02", "February 2012"),
        ("2012-02-08/2012-02-08", "8 February 2012"),
        ("../2022-01-10", "by 10 January 2022"),
        ("../2001-06", "by June 2001"),
        ("../2012-02~", "by about February 2012"),
        ("2012-02-08/..", "8 February 2012 or later"),
        ("2006-11/..", "November 2006 or later"),
        ("2016/..", "2016 or later"),
        ("2016?/..", "2016 (uncertain) or later"),
    ],
)
def test_a_date_is_said_in_words(text: str, said: str) -> None:
    assert say_date(read_date(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2017-11-04", "4 Nov 2017"),
        ("2017-11~", "about Nov 2017"),
        ("2012", "2012"),
        ("2017-07-17/2017-07-21", "between 17 and 21 Jul 2017"),
        ("2012-02-28/2012-03-03", "between 28 Feb and 3 Mar 2012"),
        ("2017-07/2017-09", "between Jul and Sept 2017"),
    ],
)
def test_the_short_style_shortens_the_months_alone(text: str, said: str) -> None:
    assert say_date(read_date(text), style="short") == said


def test_a_calendar_day_is_said_as_a_day_and_as_its_month() -> None:
    assert say_day(date(2026, 3, 1)) == "1 March 2026"
    assert say_day(date(2026, 3, 1), style="short") == "1 Mar 2026"
    assert say_month(date(2026, 3, 31)) == "March 2026"
    assert say_month(date(2026, 3, 31), style="short") == "Mar 2026"


def _unit(day: date, length: int, mark: str) -> str:
    return day.isoformat()[:length] + mark


# Any day, and days so near each other that an interval often lies within one year or month.
_day = st.one_of(st.dates(), st.dates(date(2011, 12, 1), date(2012, 3, 31)))
_side = st.builds(_unit, _day, st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?", "%"]))
_date_text = st.one_of(
    _side,
    st.builds("{}/{}".format, _side, _side),
    st.builds("../{}".format, _side),
    st.builds("{}/..".format, _side),
)


@given(_date_text, st.sampled_from(["long", "short"]))
def test_every_valid_date_can_be_said_and_keeps_its_years_and_marks(text: str, style: str) -> None:
    try:
        read = read_date(text)
    except DateError:
        return
    said = say_date(read, style=style)  # type: ignore[arg-type]
    assert said == said.strip()
    assert "{" not in said
    for side in text.split("/"):
        if side != "..":
            assert str(int(side[:4])) in said
    assert ("about" in said) == read.approximate
    assert ("(uncertain)" in said) == read.uncertain
    assert said.startswith("by ") == (read.first is None)
    assert said.endswith(" or later") == (read.last is None)


def test_every_date_of_the_record_can_be_said() -> None:
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["date"] for row in csv.DictReader(file)}
    assert len(texts) > 100
    # Two different texts may mean one thing only by way of marks or sides; none is lost in words.
    assert len({say_date(read_date(text)) for text in texts}) == len(texts)
