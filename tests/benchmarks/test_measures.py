"""Medians, ratios and turns."""

from __future__ import annotations

import pytest

from benchmarks.measures import Line, Repetitions, alternate, write_table

THREE = Repetitions(kept=3, warm=1)


def test_warm_ups_do_not_count() -> None:
    assert Line("load", "s", [99, 3, 1, 2], THREE).median == 2


def test_a_line_with_too_few_samples_has_no_median() -> None:
    with pytest.raises(ValueError, match="3 samples and not 4"):
        _ = Line("load", "s", [1, 2, 3], THREE).median


@pytest.mark.parametrize(("median", "verdict"), [(3.0, "met"), (3.1, "not met")])
def test_a_goal_is_met_up_to_and_at_its_ratio(median: float, verdict: str) -> None:
    base = Line("bare", "s", [0, 2, 2, 2], THREE)
    line = Line("page", "s", [0, median, median, median], THREE, base, goal=1.5)
    assert line.ratio == median / 2
    assert line.verdict == verdict


def test_nothing_is_said_of_a_line_without_a_goal() -> None:
    base = Line("bare", "s", [0, 2, 2, 2], THREE)
    assert Line("page", "s", [0, 9, 9, 9], THREE, base).verdict == ""
    assert base.ratio is None


def test_turns_are_spread_evenly_over_the_run() -> None:
    turns = alternate({"often": Repetitions(30, 5), "seldom": Repetitions(5, 0), "as often": Repetitions(30, 5)})
    assert {name: turns.count(name) for name in set(turns)} == {"often": 35, "seldom": 5, "as often": 35}
    for end in range(len(turns) + 1):
        for name, times in (("often", 35), ("seldom", 5), ("as often", 35)):
            assert abs(turns[:end].count(name) - times * end / len(turns)) <= 1


def test_two_that_are_measured_equally_often_take_turns() -> None:
    assert alternate({"a": Repetitions(2, 1), "b": Repetitions(2, 1)}) == ["a", "b"] * 3


def test_the_table_names_medians_ratios_goals_and_verdicts() -> None:
    base = Line("bare", "B", [0, 2000, 2000, 2000], THREE)
    table = write_table([base, Line("page", "B", [0, 3000, 3000, 3000], THREE, base, goal=1.2)])
    heading, first, second = table.splitlines()
    assert heading.split() == ["what", "runs", "median", "ratio", "goal"]
    assert first.split() == ["bare", "3", "after", "1", "2,000", "B"]
    assert second.endswith("1.50 × bare  ≤ 1.2  not met")
