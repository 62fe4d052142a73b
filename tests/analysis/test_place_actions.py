"""What happened at a place besides arrests and returns: nobody twice at one place."""

from __future__ import annotations

from typing import Any

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.place_actions import place_action
from analysis.selection import select
from tests.analysis.making import MadeCase, MadeEvent, make_dataset


def bid(figures: str, place_id: str, date: str = "2002-05-08") -> MadeEvent:
    return MadeEvent("asylum_bid", figures, date=date, place_id=place_id)


def show(figures: str, *events: MadeEvent, **asked: Any) -> list[tuple[str, int | None]]:
    dataset = make_dataset(MadeCase("case", figures, events))
    rows = place_action(dataset, "asylum_bid", select(dataset, CaseFilter(**asked)))
    return list_plain(rows, ["place_id", "best"])


def test_each_event_shows_its_own_figures_at_its_place() -> None:
    assert show("9", bid("5", "a"), bid("4", "b")) == [("a", 5), ("b", 4)]


def test_the_same_people_at_one_place_stand_there_once() -> None:
    assert show("5", bid("5", "a"), bid("5", "a"), bid("5", "b")) == [("a", 5), ("b", 5)]


def test_a_group_of_unknown_size_is_a_row_and_no_zero() -> None:
    assert show("9", bid("–", "a"), bid("4", "b")) == [("a", None), ("b", 4)]


def test_period_and_type_choose_the_events() -> None:
    events = (bid("5", "a", "2002-05-08"), bid("4", "b", "2003"), MadeEvent("arrest", "9", place_id="c"))
    assert show("9", *events, start="2003") == [("b", 4)]
