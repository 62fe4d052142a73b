"""The headline figures in words: nothing unknown reads as zero, and nothing left out goes unsaid."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.totals import Total
from figures.case_words import say_reported, say_span
from figures.headline_words import (
    say_at_most,
    say_authorities,
    say_grades,
    say_headline,
    say_silent_rows,
    say_total_range,
    say_totals_left_out,
)
from figures.silence_words import say_announced, say_silence
from figures.xml_text import hold_in_xml
from i18n import using

ONE = Total(low=1358, best=1444, high=1485, is_open=True, without_low=0, unknown=2, rows=170, cases=160)


def clear(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_sum_is_said_with_its_range_and_what_it_leaves_out() -> None:
    assert clear(say_headline(ONE)) == "1,444 (range 1,358–1,485+; 2 groups of unknown size not counted)"
    with using("ko"):
        assert clear(say_headline(ONE)).startswith("1,444")


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (Total(3, 3, 3, False, 0, 0, 1, 1), "no range: the claims agree"),
        (Total(3, 3, 3, True, 0, 0, 1, 1), "range at least 3"),
        (Total(0, 500, 620, False, 1, 0, 1, 1), "range 0–620; 1 case without a credible low counts as 0 in it"),
    ],
)
def test_ranges(total: Total, said: str) -> None:
    assert clear(say_total_range(total)) == said


def test_nobody_counted_is_not_said_to_be_zero() -> None:
    assert say_headline(Total(0, 0, 0, False, 0, 0, 0, 0)) == "none on record"
    assert clear(say_headline(Total(0, 0, 0, False, 0, 1, 0, 1))) == "1 group of unknown size"


def test_the_third_of_three_authorities_is_named_and_of_four_summed() -> None:
    three = (("CN", 1042), ("TH", 264), ("RU", 138))
    assert say_authorities(three, str.lower) == "cn 1,042, th 264, ru 138"
    assert say_authorities((*three, ("VN", 2)), str.lower) == "cn 1,042, th 264, 2 others 140"


def test_what_is_not_there_is_not_mentioned() -> None:
    assert say_silent_rows(0) == say_at_most(0) == say_totals_left_out(0) == ""
    assert say_silent_rows(2).startswith("Not counted: 2 rows")
    assert say_at_most(1).startswith("In 1 case ")
    assert say_totals_left_out(18).startswith("Not in these figures: 18 totals")


def test_grades_are_numbers_of_cases() -> None:
    assert say_grades({"confirmed": 1, "reported": 7}) == "How well they are known: 1 confirmed, 7 reported."


def test_a_silence_is_counted_in_whole_years_and_months() -> None:
    assert say_silence(date(2017, 11, 4), date(2021, 3, 12)) == "3 years and 4 months"
    assert say_silence(date(2026, 3, 1), date(2026, 3, 12)) == "less than a month"


def test_an_announced_return_says_whether_its_day_has_passed() -> None:
    row = {"announced": "2012-02-20", "announced_passed": None, "announced_note": None}
    assert say_announced(row) == ["A return was announced: 20 February 2012."]
    passed = say_announced(row | {"announced_passed": "2012-02-20", "announced_note": "by radio"})
    assert passed == [
        "A return was announced, and the date has passed without a return on record: 20 February 2012.",
        "The record’s note: “by radio”.",
    ]
    assert say_announced(dict.fromkeys(row)) == []


def test_dates_of_a_case_and_of_a_crackdown() -> None:
    assert say_reported(None) == "not known"
    assert say_reported("2018-06") == "June 2018"
    assert say_span("2012-05-15", None) == "Began: 15 May 2012. No end is known."
    assert say_span("2011-12", "2012-03") == "Began: December 2011. Ended: March 2012."


def test_what_xml_cannot_hold_is_replaced_and_nothing_else() -> None:
    assert hold_in_xml("a\x00b\x0bc\ud800") == "a\ufffdb\ufffdc\ufffd"
    kept = "한\t中\n\U0001f600\u202e\u05d0"
    assert hold_in_xml(kept) == kept
