"""Counting rules 1, 3 and 4 on one case: one rule a test, on cases that were made up to show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.counting import NumberedFigures, count_case
from rules.figures import Figures
from tests.rules.making import draw_figures, number_figures, read_figures, write_figures


def count(case: str, *events: str) -> list[str]:
    """``"/2 rule 3: 20/29/29"``: number of the event, rule, figures."""
    rows = count_case(read_figures(case), number_figures(*events))
    return [f"/{row.number} rule {row.rule}: {write_figures(row.figures)}" for row in rows]


def test_a_case_without_events_of_the_type_counts_nothing() -> None:
    assert count("5/7/9") == []


@pytest.mark.parametrize("figures", ["10/10/10", "–/10/–", "0/1/200", "–/500/620"])
def test_rule_1_lets_a_single_event_speak_for_itself_whatever_the_case_says(figures: str) -> None:
    assert count("3/600/700", figures) == [f"/2 rule 1: {figures}"]
    assert count("–/–/–", figures) == [f"/2 rule 1: {figures}"]


def test_rule_1_lets_each_of_several_counted_events_stand_on_its_own_day() -> None:
    assert count("5/9/12", "1/2/3", "2/3/4", "–/1/–") == [
        "/2 rule 1: 1/2/3",
        "/4 rule 1: 2/3/4",
        "/6 rule 1: –/1/–",
    ]


def test_rule_1_leaves_counted_events_alone_though_they_are_below_the_case() -> None:
    # Rule 4 is for uncounted events only: of twelve people, ten were returned in two parts.
    assert count("12/12/13", "2", "8") == ["/2 rule 1: 2/2/2", "/4 rule 1: 8/8/8"]


def test_a_single_event_is_never_capped_by_the_case() -> None:
    # Such an event is a fault that the loaders refuse; counting does not hide it.
    assert count("3/3/3", "8") == ["/2 rule 1: 8/8/8"]


@pytest.mark.parametrize(
    ("case", "events"),
    [
        pytest.param("20/29/29", ["20/20/20", "10/10/10"], id="bests"),
        pytest.param("20/29/29", ["9/20/20", "9/9/18"], id="highs though bests are not"),
        pytest.param("20/29/29", ["–/20/–", "–/10/–"], id="bests without highs"),
        pytest.param("20/29/29", ["–/15/–", "–/9/15"], id="an empty high counts as its best"),
        pytest.param("20/29/29", ["10", "10", "10"], id="three events"),
        pytest.param("–/–/29", ["20", "10"], id="a case without a best"),
        pytest.param("20/29/29", ["20", "–/–/–", "10"], id="an uncounted event among them"),
    ],
)
def test_rule_3_counts_the_case_once_with_its_own_figures_at_the_first_event(case: str, events: list[str]) -> None:
    assert count(case, *events) == [f"/2 rule 3: {case}"]


@pytest.mark.parametrize(
    "events",
    [
        pytest.param(["20", "9"], id="bests and highs"),
        pytest.param(["–/20/–", "–/9/–"], id="bests without highs"),
        pytest.param(["1/9/20", "1/2/9"], id="highs"),
        pytest.param(["–/9/20", "–/9/–"], id="a high and a best"),
    ],
)
def test_rule_3_does_not_hold_where_the_sum_is_exactly_the_cases_high(events: list[str]) -> None:
    assert count("20/29/29", *events) == [
        f"/{number} rule 1: {write_figures(read_figures(text))}" for number, text in zip((2, 4), events, strict=True)
    ]


def test_rule_3_holds_from_the_first_person_above_the_cases_high() -> None:
    assert count("20/29/29", "20", "10") == ["/2 rule 3: 20/29/29"]


def test_rule_3_makes_a_case_with_a_high_but_no_best_one_row_of_unknown_size() -> None:
    (row,) = count_case(read_figures("5/–/29"), number_figures("20", "10"))
    assert (row.rule, row.number) == (3, 2)
    assert (row.figures.low, row.figures.best, row.figures.high) == (5, None, 29)


@pytest.mark.parametrize("case", ["20/29/–", "–/29/–", "–/–/–"])
def test_rule_3_never_caps_a_case_without_a_high(case: str) -> None:
    assert count(case, "100", "100") == ["/2 rule 1: 100/100/100", "/4 rule 1: 100/100/100"]


def test_rule_3_never_sums_the_high_of_an_uncounted_event() -> None:
    assert count("20/29/29", "20", "–/–/10") == ["/2 rule 4: 20/29/29"]
    assert count("20/20/20", "20", "–/–/10") == ["/2 rule 1: 20/20/20", "/4 rule 1: –/–/10"]


def test_rule_3_compares_with_the_high_and_not_with_the_best_of_the_case() -> None:
    assert count("5/6/9", "4", "5") == ["/2 rule 1: 4/4/4", "/4 rule 1: 5/5/5"]


@pytest.mark.parametrize(
    ("case", "events", "low"),
    [
        pytest.param("–/500/620", ["–/300/–", "–/180/–", "–/–/–"], "–", id="no low is known"),
        pytest.param("3/50/60", ["–/30/–", "–/–/–"], "3", id="only the case has a low"),
        pytest.param("–/50/60", ["4/30/–", "5/10/–", "–/–/–"], "9", id="only events have lows, which are added"),
        pytest.param("–/50/60", ["4/30/–", "–/10/–", "–/–/–"], "4", id="an event without a low adds nothing"),
        pytest.param("8/50/60", ["4/30/–", "5/10/–", "–/–/–"], "9", id="the sum of lows is higher"),
        pytest.param("20/50/60", ["4/30/–", "5/10/–", "–/–/–"], "20", id="the case's low is higher"),
        pytest.param("9/50/60", ["4/30/–", "5/10/–", "–/–/–"], "9", id="both are the same"),
        pytest.param("0/50/60", ["0/30/–", "–/–/–"], "0", id="a low of 0 is known"),
        pytest.param("2/50/60", ["1/30/–", "7/–/9"], "2", id="the low of an uncounted event is never summed"),
    ],
)
def test_rule_4_takes_the_larger_of_the_sum_of_counted_lows_and_the_cases_low(
    case: str, events: list[str], low: str
) -> None:
    best, high = case.split("/")[1:]
    assert count(case, *events) == [f"/2 rule 4: {low}/{best}/{high}"]


def test_rule_4_stands_at_the_first_event_even_if_that_is_uncounted() -> None:
    assert count("1/5/5", "–/–/–", "1") == ["/2 rule 4: 1/5/5"]


def test_rule_4_leaves_the_high_unknown_where_the_case_has_none() -> None:
    assert count("1/5/–", "1", "–/–/–") == ["/2 rule 4: 1/5/–"]


@pytest.mark.parametrize("case", ["50/60/200", "50/59/200", "50/60/–"])
def test_rule_4_does_not_hold_where_the_counted_bests_reach_the_cases_best(case: str) -> None:
    assert count(case, "50/60/100", "–/–/–") == ["/2 rule 1: 50/60/100", "/4 rule 1: –/–/–"]


def test_rule_4_holds_up_to_the_last_person_below_the_cases_best() -> None:
    assert count("50/60/200", "50/59/100", "–/–/–") == ["/2 rule 4: 50/60/200"]


def test_rule_4_does_not_hold_for_a_case_without_a_best() -> None:
    assert count("1/–/90", "5", "–/–/–") == ["/2 rule 1: 5/5/5", "/4 rule 1: –/–/–"]


def test_rule_3_is_tested_before_rule_4() -> None:
    # The bests, 25, are below the case's best, so that rule 4 would hold; the highs, 45, are above its high.
    case, events = "1/30/40", ["20/20/40", "5", "–/–/–"]
    assert count(case, *events) == ["/2 rule 3: 1/30/40"]
    assert count("1/30/45", *events) == ["/2 rule 4: 25/30/45"]


def test_every_uncounted_event_beside_a_sufficient_count_is_a_row_of_unknown_size() -> None:
    assert count("5/5/9", "–/–/3", "5", "–/–/–") == [
        "/2 rule 1: –/–/3",
        "/4 rule 1: 5/5/5",
        "/6 rule 1: –/–/–",
    ]


@pytest.mark.parametrize("case", ["5/7/9", "–/–/–"])
def test_a_case_of_which_no_event_is_counted_is_one_row_of_unknown_size_at_the_first_event(case: str) -> None:
    assert count(case, "–/–/–") == ["/2 rule 1: –/–/–"]
    assert count(case, "–/–/–", "1/–/–", "–/–/–") == ["/2 rule 1: –/–/–"]


@given(draw_figures(), st.lists(draw_figures(limit=6), max_size=5))
def test_counting_never_invents_a_figure_or_an_event(case: Figures, events: list[Figures]) -> None:
    numbered = [NumberedFigures(number, figures) for number, figures in enumerate(events, start=1)]
    rows = count_case(case, numbered)
    by_number = dict(enumerate(events, start=1))
    assert len({row.number for row in rows}) == len(rows) <= len(events)
    assert bool(rows) == bool(events)
    for row in rows:
        if row.rule == 1:
            assert row.figures == by_number[row.number]
        else:
            assert len(rows) == 1
            assert row.number == 1
            assert (row.figures.best, row.figures.high) == (case.best, case.high)


@given(draw_figures(counted=True), st.lists(draw_figures(limit=6), min_size=2, max_size=5))
def test_several_events_never_add_up_to_more_than_the_case_where_its_high_is_known(
    case: Figures, events: list[Figures]
) -> None:
    numbered = [NumberedFigures(number, figures) for number, figures in enumerate(events, start=1)]
    rows = [row for row in count_case(case, numbered) if row.figures.best is not None]
    if case.high is not None and case.best is not None and case.best <= case.high:
        assert sum(row.figures.best or 0 for row in rows) <= case.high
        assert sum(row.figures.ceiling or 0 for row in rows) <= case.high


@pytest.mark.parametrize(("figures", "ceiling"), [("1/2/3", 3), ("1/2/–", 2), ("1/–/3", 3), ("1/–/–", None)])
def test_the_ceiling_is_the_high_or_else_the_best(figures: str, ceiling: int | None) -> None:
    assert read_figures(figures).ceiling == ceiling
