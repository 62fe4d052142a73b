"""Counts are said with their range, and the unknown is never a zero."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.numbers import say_number, say_people, say_range, say_unknown


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


RANGES = [
    ((10, 10, 10, False), "10", "10 people"),
    ((1, 1, 1, False), "1", "1 person"),
    ((0, 0, 0, False), "0", "0 people"),
    ((1444, 1444, 1444, False), "1,444", "1,444 people"),
    ((32, 41, 41, False), "32–41 (best 41)", "32–41 people (best 41)"),
    ((683, 1218, 1503, True), "683–1,503+ (best 1,218)", "683–1,503+ people (best 1,218)"),
    ((500, 500, None, False), "at least 500", "at least 500 people"),
    ((10, 10, 10, True), "at least 10", "at least 10 people"),
    ((1, 1, None, False), "at least 1", "at least 1 person"),
    ((32, 41, None, False), "at least 32 (best 41)", "at least 32 people (best 41)"),
    ((32, 41, 41, True), "at least 32 (best 41)", "at least 32 people (best 41)"),
    ((None, 500, 620, False), "up to 620 (best 500)", "up to 620 people (best 500)"),
    ((None, 500, 500, False), "up to 500 (best 500)", "up to 500 people (best 500)"),
    ((None, 500, 620, True), "about 500 (620 or more possible)", "about 500 people (620 or more possible)"),
    ((None, 60, None, False), "about 60", "about 60 people"),
    ((None, 60, 60, True), "about 60", "about 60 people"),
    ((19, None, 31, False), "19–31, not counted", "19–31 people, not counted"),
    ((19, None, 31, True), "19–31+, not counted", "19–31+ people, not counted"),
    ((19, None, 19, False), "19, not counted", "19 people, not counted"),
    ((19, None, 19, True), "at least 19, not counted", "at least 19 people, not counted"),
    ((19, None, None, False), "at least 19, not counted", "at least 19 people, not counted"),
    ((None, None, 31, False), "up to 31, not counted", "up to 31 people, not counted"),
    ((None, None, 31, True), "perhaps 31 or more, not counted", "perhaps 31 or more people, not counted"),
    ((None, None, None, False), "number unknown", "number unknown"),
    ((None, None, None, True), "number unknown", "number unknown"),
]


@pytest.mark.parametrize(("counts", "as_range", "as_people"), RANGES)
def test_each_combination_of_bounds_has_its_own_words(
    counts: tuple[int | None, int | None, int | None, bool], as_range: str, as_people: str
) -> None:
    assert _plain(say_range(*counts)) == as_range
    assert _plain(say_people(*counts)) == as_people


@st.composite
def _counts(draw: st.DrawFn) -> tuple[int | None, int | None, int | None, bool]:
    ordered = sorted(draw(st.lists(st.integers(1, 10_000), min_size=3, max_size=3)))
    low, best, high = (draw(st.sampled_from([None, count])) for count in ordered)
    return low, best, high, draw(st.booleans())


@given(_counts())
def test_a_known_best_is_always_said_and_an_unknown_one_is_always_owned(
    counts: tuple[int | None, int | None, int | None, bool],
) -> None:
    low, best, high, _open = counts
    for said in (_plain(say_range(*counts)), _plain(say_people(*counts))):
        if best is not None:
            assert say_number(best) in said
            assert "not counted" not in said
        elif low is None and high is None:
            assert said == "number unknown"
        else:
            assert said.endswith(", not counted")
        assert not said.startswith("0")


@given(_counts())
def test_a_high_that_is_open_is_never_said_as_the_upper_end(
    counts: tuple[int | None, int | None, int | None, bool],
) -> None:
    _low, _best, high, is_open = counts
    said = _plain(say_range(*counts))
    if is_open or high is None:
        assert "up to" not in said
        assert any(word in said for word in ("at least", "about", "+", "or more", "unknown"))


def test_a_lone_figure_never_begins_or_ends_a_line() -> None:
    assert say_range(32, 41, 41) == "32–41 (best\N{NO-BREAK SPACE}41)"
    assert say_people(32, 41, 41) == "32–41\N{NO-BREAK SPACE}people (best\N{NO-BREAK SPACE}41)"
    assert say_people(500, 500, None) == "at least\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}people"
    assert say_unknown(4) == "4\N{NO-BREAK SPACE}groups of unknown size"


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "1 group of unknown size"), (4, "4 groups of unknown size"), (1200, "1,200 groups of unknown size")],
)
def test_groups_of_unknown_size_are_counted_in_words(n: int, said: str) -> None:
    assert _plain(say_unknown(n)) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "0"),
        (999, "999"),
        (1444, "1,444"),
        (1234567, "1,234,567"),
        (23.5, "23.5"),
        (148.0, "148"),
        (np.int64(7), "7"),
    ],
)
def test_numbers_are_grouped(n: int | float, said: str) -> None:
    assert say_number(n) == said


@pytest.mark.parametrize("n", [float("nan"), float("inf")])
def test_an_unknown_number_is_refused_rather_than_shown(n: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        say_number(n)
