"""What holds for every ledger, whatever the events: people are neither made nor lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.counting import NumberedFigures, count_case
from rules.figures import Figures
from rules.ledger import NO_NEWS, LedgerEvent, State, keep_ledger
from tests.rules.making import draw_events, draw_figures
from tests.second_implementation import counting as second_counting
from tests.second_implementation import ledger as second_ledger
from tests.second_implementation.reading import Case, Event, When

DAY = When("2017-11-04", date(2017, 11, 4), date(2017, 11, 4), "day")
PLACES = second_ledger.Places(frozenset({"north"}), frozenset({"mission"}))
SIZES = draw_figures(counted=True)


@given(SIZES, draw_events())
def test_people_are_conserved_and_no_state_is_negative(case: Figures, events: list[LedgerEvent]) -> None:
    people = keep_ledger(case, events).people
    assert people is not None
    assert set(people) == set(State)
    assert sum(people.values()) == case.best
    assert min(people.values()) >= 0


@given(SIZES, draw_events())
def test_after_every_single_event_the_people_of_the_case_are_still_the_same(
    case: Figures, events: list[LedgerEvent]
) -> None:
    for number in range(len(events) + 1):
        people = keep_ledger(case, events[:number]).people
        assert people is not None
        assert sum(people.values()) == case.best


@given(draw_figures(), draw_events())
def test_the_same_events_always_give_the_same_ledger(case: Figures, events: list[LedgerEvent]) -> None:
    assert keep_ledger(case, events) == keep_ledger(case, tuple(events))


@given(draw_figures(counted=False), draw_events())
def test_a_case_of_unknown_size_never_gets_a_number(case: Figures, events: list[LedgerEvent]) -> None:
    ledger = keep_ledger(case, events)
    assert ledger.people is None
    assert ledger.no_news is None


@given(SIZES, draw_events(counted=False))
def test_events_without_a_number_leave_everybody_unseen(case: Figures, events: list[LedgerEvent]) -> None:
    ledger = keep_ledger(case, events)
    assert ledger.no_news == case.best
    assert ledger.people is not None
    assert ledger.people[State.UNSEEN] == case.best
    assert ledger.entries == ledger.short == ()


@given(SIZES, draw_events())
def test_no_event_moves_or_lacks_more_people_than_it_speaks_of(case: Figures, events: list[LedgerEvent]) -> None:
    ledger = keep_ledger(case, events)
    by_number = {event.number: event for event in events}
    for number, people in ledger.short:
        assert 0 < people <= (by_number[number].figures.best or 0)
    assert sum(people for _, people in ledger.entries) <= (case.best or 0)
    assert all(people > 0 for _, people in ledger.entries)


@given(SIZES, draw_events())
def test_no_news_is_what_is_left_when_all_outcomes_are_taken_away(case: Figures, events: list[LedgerEvent]) -> None:
    ledger = keep_ledger(case, events)
    assert ledger.people is not None
    outcomes = sum(people for state, people in ledger.people.items() if state not in NO_NEWS)
    assert ledger.no_news == (case.best or 0) - outcomes


@given(SIZES, draw_events())
def test_a_state_that_reads_at_most_holds_somebody(case: Figures, events: list[LedgerEvent]) -> None:
    ledger = keep_ledger(case, events)
    assert ledger.people is not None
    assert all(ledger.people[state] for state in ledger.at_most)


@given(SIZES, draw_events(counted=True))
def test_nothing_is_vague_where_every_event_is_counted(case: Figures, events: list[LedgerEvent]) -> None:
    ledger = keep_ledger(case, events)
    assert ledger.at_most == ledger.some == frozenset()


def make_second(case: Figures, events: list[LedgerEvent]) -> Case:
    """The same case as the second implementation reads it."""
    rows = tuple(
        Event(
            event_id=f"case/{event.number}",
            number=event.number,
            event_type=event.event_type,
            when=DAY,
            low=event.figures.low,
            best=event.figures.best,
            high=event.figures.high,
            place_id="north" if event.in_north_korea else "mission" if event.at_mission else "elsewhere",
        )
        for event in events
    )
    return Case("case", "", "group", "escapees", "CN", "", case.low, case.best, case.high, None, rows)


@pytest.mark.parametrize("event_type", ["arrest", "repatriation"])
@given(case=draw_figures(), events=draw_events())
def test_both_implementations_count_any_case_alike(event_type: str, case: Figures, events: list[LedgerEvent]) -> None:
    events = [replace(event, event_type=event_type) for event in events]
    ours = [
        (row.number, row.rule, row.figures)
        for row in count_case(case, [NumberedFigures(event.number, event.figures) for event in events])
    ]
    # The second implementation writes 0 for a row that no rule has touched.
    second = [
        (int(row.event_id.removeprefix("case/")), row.rule or 1, Figures(row.low, row.best, row.high))
        for row in second_counting.count_rows(make_second(case, events), event_type)
    ]
    assert ours == second


@given(SIZES, draw_events(limit=5))
def test_both_implementations_keep_any_ledger_alike_as_long_as_nobody_is_missing(
    case: Figures, events: list[LedgerEvent]
) -> None:
    ours = keep_ledger(case, events)
    second = second_ledger.follow(make_second(case, events), PLACES)
    returns = [NumberedFigures(e.number, e.figures) for e in events if e.event_type == "repatriation"]
    if any(row.rule == 4 for row in count_case(case, returns)):
        # Where rule 4's people are missing, ours returns as many as there are and the second says how many it lacks.
        if ours.short or second.short:
            return
    else:
        assert {f"case/{number}": people for number, people in ours.short} == second.short
    assert {str(state) for state in ours.at_most} == second.at_most
    assert ours.people == second.states
    assert {str(state) for state in ours.some} == second.some
    assert sum(people for _, people in ours.entries) == second.entry_not_recorded


@given(st.lists(st.sampled_from(["arrest", "release"]), max_size=9))
def test_people_can_be_arrested_and_let_go_any_number_of_times(steps: list[str]) -> None:
    events = [
        LedgerEvent(number, step, Figures(None, 3, None), in_north_korea=False, at_mission=False)
        for number, step in enumerate(steps, start=1)
    ]
    ledger = keep_ledger(Figures(3, 3, 3), events)
    assert ledger.people is not None
    last = {"arrest": State.HELD, "release": State.RELEASED, None: State.UNSEEN}[steps[-1] if steps else None]
    assert ledger.people[last] == 3
