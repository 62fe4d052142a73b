"""A first visit is judged by its bytes and by the chart scripts that came along."""

from __future__ import annotations

import pytest

from benchmarks.visits import LANDING_GOAL, PAGE_GOAL, Visit, judge, say_visit

PLOTLY = ("http://127.0.0.1:1/static/js/PlotlyChart.D9Z0_fxz.js", 1_300_000)
DECK = ("http://127.0.0.1:1/static/js/DeckGlJsonChart.Bk-DBRSw.js", 800_000)
INDEX = ("http://127.0.0.1:1/static/js/index.DormvYxC.js", 500_000)


@pytest.mark.parametrize(
    ("address", "goal"), [("/", LANDING_GOAL), ("/?lang=ko&from=2012", LANDING_GOAL), ("/cases?from=2012", PAGE_GOAL)]
)
def test_a_page_may_weigh_its_goal_and_not_a_byte_more(address: str, goal: int) -> None:
    assert judge(address, Visit(1, goal)) == []
    assert judge(address, Visit(1, goal + 1)) == [f"{goal + 1:,} B, more than {goal:,}"]


def test_plotly_and_deck_never_come_with_one_page() -> None:
    assert judge("/map", Visit(1, 1, (DECK, INDEX))) == []
    assert judge("/time", Visit(1, 1, (PLOTLY, INDEX))) == []
    assert judge("/map", Visit(1, 1, (PLOTLY, DECK))) == ["DeckGlJsonChart and PlotlyChart on one page"]


def test_the_landing_view_loads_no_heavy_chart_script() -> None:
    assert judge("/", Visit(1, 1, (PLOTLY,))) == ["PlotlyChart on the landing view"]


def test_a_visit_is_said_with_its_verdict_and_its_heaviest_files() -> None:
    heading, *files = say_visit("/time", Visit(1.26, 1_900_000, (PLOTLY, INDEX)))
    assert heading == "/time: 1,900,000 B, painted after 1.3 s; goal met"
    assert [line.split() for line in files] == [
        ["1,300,000", "B", "static/js/PlotlyChart.D9Z0_fxz.js"],
        ["500,000", "B", "static/js/index.DormvYxC.js"],
    ]
    assert "NOT met: 3,000,001 B, more than 3,000,000" in next(say_visit("/time", Visit(1, PAGE_GOAL + 1)))
