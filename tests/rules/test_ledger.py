"""The fate ledger, row by row of its table in the data model.

A case is written as its figures and its events; what stands on the right is who is where at the end.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from rules.ledger import State
from tests.rules.making import follow, make_event, write_states

# Ways to bring one person into a state, to be had as a source.
INTO = {
    State.UNSEEN: [],
    State.HELD: ["arrest 1"],
    State.SOUGHT_ASYLUM: ["asylum_bid 1"],
    State.RELEASED: ["arrest 1", "release 1"],
    State.SAFE: ["arrest 1", "resettlement 1"],
    State.RETURNED: ["arrest 1", "repatriation 1"],
    State.PUNISHED: ["arrest 1", "repatriation 1", "sentence 1"],
    State.FREED: ["arrest 1", "repatriation 1", "release 1 in the north"],
    State.DEAD: ["arrest 1", "death 1"],
}
NORTH = " in the north"
MISSION = " at a mission"
KEPT = None
# The table: event, where, its sources in order, and the state people go to (KEPT: they stay what they are).
TABLE: list[tuple[str, str, list[State], State | None]] = [
    ("arrest", "", [State.UNSEEN, State.SOUGHT_ASYLUM, State.RELEASED], State.HELD),
    ("asylum_bid", "", [State.UNSEEN, State.RELEASED], State.SOUGHT_ASYLUM),
    ("release", "", [State.HELD, State.SOUGHT_ASYLUM, State.UNSEEN], State.RELEASED),
    ("release", MISSION, [State.SOUGHT_ASYLUM, State.HELD, State.UNSEEN], State.RELEASED),
    ("release", NORTH, [State.RETURNED, State.PUNISHED], State.FREED),
    ("resettlement", "", [State.RELEASED, State.SOUGHT_ASYLUM, State.HELD, State.UNSEEN], State.SAFE),
    ("resettlement", NORTH, [State.FREED, State.RETURNED, State.PUNISHED], State.SAFE),
    ("repatriation", "", [State.HELD, State.SOUGHT_ASYLUM, State.RELEASED, State.UNSEEN], State.RETURNED),
    ("sentence", "", [State.RETURNED], State.PUNISHED),
    ("sentence", NORTH, [State.RETURNED], State.PUNISHED),
    ("death", "", [State.HELD, State.SOUGHT_ASYLUM, State.UNSEEN], State.DEAD),
    ("death", NORTH, [State.RETURNED, State.PUNISHED, State.FREED], State.DEAD),
    ("transfer", "", [State.HELD, State.SOUGHT_ASYLUM], KEPT),
    ("transfer", NORTH, [State.HELD, State.SOUGHT_ASYLUM, State.RETURNED, State.PUNISHED], KEPT),
    ("transfer", "", [State.RELEASED, State.UNSEEN], State.HELD),
    ("transfer", NORTH, [State.RELEASED, State.UNSEEN], State.HELD),
    ("return_deadline", "", [State.HELD, State.SOUGHT_ASYLUM], KEPT),
    ("return_deadline", "", [State.UNSEEN], State.HELD),
]
# Whom an event may name though it moves them nowhere and is no fault.
REPEATED = {("asylum_bid", State.SOUGHT_ASYLUM), ("return_deadline", State.RELEASED)}


def list_foreign() -> list[tuple[str, str, State]]:
    """All pairs of an event and a state that the table does not let it take people from."""
    allowed: dict[tuple[str, str], set[State]] = {}
    for event, where, sources, _ in TABLE:
        allowed.setdefault((event, where), set()).update(sources)
    # Both ways out of a row of the table count: staying where they are, and the reserve an event falls back on.
    return [
        (event, where, state)
        for (event, where), sources in allowed.items()
        for state in State
        if state not in sources and (event, state) not in REPEATED
    ]


@pytest.mark.parametrize(
    ("event", "where", "source", "target"),
    [(event, where, source, target) for event, where, sources, target in TABLE for source in sources],
)
def test_an_event_takes_people_from_each_of_its_sources_to_its_target(
    event: str, where: str, source: State, target: State | None
) -> None:
    ledger = follow("1", *INTO[source], f"{event} 1{where}")
    assert write_states(ledger) == f"{target or source} 1"
    assert ledger.short == ()


@pytest.mark.parametrize(("event", "where", "state"), [pytest.param(*row, id="-".join(row)) for row in list_foreign()])
def test_an_event_takes_nobody_from_a_state_that_is_not_among_its_sources(event: str, where: str, state: State) -> None:
    ledger = follow("1", *INTO[state], f"{event} 1{where}")
    assert write_states(ledger) == f"{state} 1"
    assert ledger.short == ((len(INTO[state]) + 1, 1),)


@pytest.mark.parametrize(
    ("event", "where", "earlier", "later"),
    [
        pytest.param(event, where, earlier, later, id=f"{event}{where}: {earlier} before {later}")
        for event, where, sources, target in TABLE
        if target is not KEPT
        for earlier, later in pairwise(sources)
    ],
)
def test_sources_are_used_up_in_the_order_of_the_table(event: str, where: str, earlier: State, later: State) -> None:
    # One person in each of the two states, then one is taken.
    people = {earlier: 1, later: 1}
    ledger = follow("2", *gather(people), f"{event} 1{where}")
    assert ledger.people is not None
    assert (ledger.people[earlier], ledger.people[later]) == (0, 1)
    both = follow("2", *gather(people), f"{event} 2{where}")
    assert both.people is not None
    assert (both.people[earlier], both.people[later]) == (0, 0)
    assert both.short == ()


def gather(people: dict[State, int]) -> list[str]:
    """Events that bring one person into each of the states, and take nobody who is there already."""
    # Release and sentence take held and returned people first, so that these come last.
    order = [
        State.DEAD,
        State.SAFE,
        State.FREED,
        State.PUNISHED,
        State.RETURNED,
        State.RELEASED,
        State.SOUGHT_ASYLUM,
        State.HELD,
        State.UNSEEN,
    ]
    return [event for state in order if people.get(state) for event in INTO[state]]


@pytest.mark.parametrize("first", list(State))
@pytest.mark.parametrize("second", list(State))
def test_the_builder_brings_one_person_into_each_of_two_states(first: State, second: State) -> None:
    ledger = follow("2", *gather({first: 1, second: 1}))
    assert ledger.people is not None
    assert ledger.short == ()
    assert ledger.people[first] == (2 if first == second == State.UNSEEN else 1)


def test_everybody_begins_unseen() -> None:
    ledger = follow("5/7/9")
    assert write_states(ledger) == "unseen 7"
    assert ledger.no_news == 7


@pytest.mark.parametrize("figures", ["–/–/–", "1/–/9"])
def test_a_case_of_unknown_size_has_a_ledger_of_unknown_size_and_never_zero(figures: str) -> None:
    ledger = follow(figures, "arrest 3", "repatriation –", "sentence 9")
    assert ledger.people is None
    assert ledger.no_news is None
    assert ledger.short == ledger.entries == ()


def test_the_ledger_counts_bests_and_not_lows_or_highs() -> None:
    assert write_states(follow("1/7/90", "arrest 5")) == "unseen 2, held 5"


@pytest.mark.parametrize(
    ("people", "events", "states"),
    [
        pytest.param("3", ["arrest 3", "release 2", "arrest 2"], "held 3", id="arrested again after release"),
        pytest.param(
            "5", ["arrest 2", "release 2", "asylum_bid 1", "arrest 2"], "sought_asylum 1, released 2, held 2",
            id="unseen before all others",
        ),
        pytest.param(
            "4", ["asylum_bid 2", "arrest 3"], "held 3, sought_asylum 1", id="unseen before sought asylum"
        ),
        pytest.param(
            "4", ["arrest 2", "release 2", "asylum_bid 1", "asylum_bid 1", "arrest 3"],
            "held 3, released 1", id="sought asylum before released",
        ),
        pytest.param(
            "6", ["asylum_bid 2", "arrest 2", "release 2", "release 2 at a mission"], "unseen 2, released 4",
            id="let go from custody and from a mission",
        ),
        pytest.param(
            "12", ["asylum_bid 12", "release 4", "arrest 8"], "held 8, released 4", id="let go, the others arrested"
        ),
    ],
)  # fmt: skip
def test_people_are_taken_in_order_through_several_events(people: str, events: list[str], states: str) -> None:
    assert sorted(write_states(follow(people, *events)).split(", ")) == sorted(states.split(", "))


def test_an_asylum_bid_made_again_moves_nobody_and_is_no_fault() -> None:
    ledger = follow("5", "asylum_bid 5", "asylum_bid 3")
    assert write_states(ledger) == "sought_asylum 5"
    assert ledger.short == ()


def test_an_asylum_bid_made_again_with_others_takes_the_others_first() -> None:
    ledger = follow("5", "asylum_bid 2", "asylum_bid 4")
    assert write_states(ledger) == "sought_asylum 5"
    assert ledger.short == ()


def test_an_asylum_bid_by_people_who_are_held_is_a_fault() -> None:
    assert follow("5", "arrest 5", "asylum_bid 3").short == ((2, 3),)


def test_people_who_first_seek_asylum_by_a_bid_do_not_repeat_it_in_the_same_breath() -> None:
    # Three are held; of the six who are said to seek asylum, three are nowhere to be found.
    assert follow("6", "arrest 3", "asylum_bid 6").short == ((2, 3),)


@pytest.mark.parametrize("event", ["transfer 5", "transfer 5 in the north", "return_deadline 5"])
def test_whom_a_transfer_or_a_deadline_finds_in_custody_stays_there(event: str) -> None:
    ledger = follow("5", "arrest 3", "asylum_bid 2", event)
    assert write_states(ledger) == "held 3, sought_asylum 2"
    assert ledger.entries == ledger.short == ()


def test_a_transfer_takes_only_whom_it_misses_and_released_people_before_unseen_ones() -> None:
    ledger = follow("6", "arrest 4", "release 2", "transfer 3")
    assert write_states(ledger) == "unseen 2, held 3, released 1"
    ledger = follow("6", "arrest 4", "release 2", "transfer 5")
    assert write_states(ledger) == "unseen 1, held 5"
    assert ledger.entries == ((3, 1),)


def test_a_transfer_in_north_korea_leaves_returned_and_punished_people_what_they_are() -> None:
    events = ["arrest 5", "repatriation 5", "sentence 2"]
    assert write_states(follow("5", *events, "transfer 5 in the north")) == "returned 3, punished 2"
    assert follow("5", *events, "transfer 1").short == ((4, 1),)


def test_a_deadline_brings_unseen_people_into_custody() -> None:
    ledger = follow("20", "arrest 1", "return_deadline 20")
    assert write_states(ledger) == "held 20"
    assert ledger.entries == ((2, 19),)


def test_a_deadline_may_speak_of_people_who_have_been_let_go() -> None:
    ledger = follow("3", "arrest 3", "release 3", "return_deadline 3")
    assert write_states(ledger) == "released 3"
    assert ledger.short == ledger.entries == ()


def test_a_deadline_for_people_who_have_been_returned_is_a_fault() -> None:
    assert follow("3", "arrest 3", "repatriation 3", "return_deadline 3").short == ((3, 3),)


@pytest.mark.parametrize("event", ["arrest 4", "asylum_bid 4"])
def test_an_arrest_or_a_bid_is_an_entry_of_its_own(event: str) -> None:
    ledger = follow("9", "arrest 1", event)
    assert (ledger.people or {})[State.UNSEEN] == 4
    assert ledger.entries == ()


@pytest.mark.parametrize(
    "event",
    [
        "transfer 4",
        "transfer 4 in the north",
        "return_deadline 4",
        "release 4",
        "release 4 at a mission",
        "resettlement 4",
        "repatriation 4",
        "death 4",
    ],
)
def test_whom_any_other_event_takes_from_unseen_is_an_entry_not_recorded(event: str) -> None:
    # Of the four, the one who is held comes first.
    ledger = follow("9", "arrest 1", event)
    assert (ledger.people or {})[State.UNSEEN] == 5
    assert ledger.entries == ((2, 3),)


@pytest.mark.parametrize("event", ["arrest", "release", "resettlement", "repatriation", "death", "transfer"])
def test_whom_an_event_needs_beyond_its_sources_is_reported_and_nobody_is_made_up(event: str) -> None:
    ledger = follow("3", f"{event} 5")
    assert ledger.short == ((1, 2),)
    assert sum((ledger.people or {}).values()) == 3


def test_each_event_that_lacks_people_is_reported_with_its_own_number() -> None:
    assert follow("3", "repatriation 4", "sentence 3", "arrest 2").short == ((1, 1), (3, 2))


@pytest.mark.parametrize(
    ("event", "at_most", "some"),
    [
        ("arrest –", {State.UNSEEN, State.SOUGHT_ASYLUM, State.RELEASED}, {State.HELD}),
        ("asylum_bid –", {State.UNSEEN, State.RELEASED}, {State.SOUGHT_ASYLUM}),
        ("release –", {State.HELD, State.SOUGHT_ASYLUM, State.UNSEEN}, {State.RELEASED}),
        ("release – at a mission", {State.HELD, State.SOUGHT_ASYLUM, State.UNSEEN}, {State.RELEASED}),
        ("release – in the north", {State.RETURNED, State.PUNISHED}, {State.FREED}),
        ("resettlement –", {State.RELEASED, State.SOUGHT_ASYLUM, State.HELD, State.UNSEEN}, {State.SAFE}),
        ("resettlement – in the north", {State.FREED, State.RETURNED, State.PUNISHED}, {State.SAFE}),
        ("repatriation –", {State.HELD, State.SOUGHT_ASYLUM, State.RELEASED, State.UNSEEN}, {State.RETURNED}),
        ("sentence –", {State.RETURNED}, {State.PUNISHED}),
        ("death –", {State.HELD, State.SOUGHT_ASYLUM, State.UNSEEN}, {State.DEAD}),
        ("death – in the north", {State.RETURNED, State.PUNISHED, State.FREED}, {State.DEAD}),
        ("transfer –", set(), set()),
        ("return_deadline –", set(), set()),
    ],
)
def test_an_uncounted_event_moves_nobody_and_marks_the_states_it_may_have_changed(
    event: str, at_most: set[State], some: set[State]
) -> None:
    # No return is counted here, so that rule 4 does not hold.
    everywhere = [
        State.FREED, State.PUNISHED, State.RETURNED, State.RELEASED, State.SOUGHT_ASYLUM, State.HELD, State.UNSEEN,
    ]  # fmt: skip
    if event == "repatriation –":
        everywhere = [State.RELEASED, State.SOUGHT_ASYLUM, State.HELD, State.UNSEEN]
    people = dict.fromkeys(everywhere, 1)
    before = follow(str(len(people)), *gather(people))
    after = follow(str(len(people)), *gather(people), event)
    assert after.people == before.people
    assert after.at_most == at_most
    assert after.some == some
    assert after.entries == before.entries
    assert after.short == before.short == ()


def test_a_state_that_holds_nobody_does_not_read_at_most() -> None:
    assert follow("3", "arrest 3", "release –").at_most == {State.HELD}
    # The three were returned after some of them may have been let go.
    assert follow("3", "arrest 3", "release –", "repatriation 3").at_most == frozenset()


def test_people_are_some_in_a_state_though_all_of_the_case_are_accounted_for() -> None:
    # Sixty were returned, and a few besides, whose number nobody gives.
    ledger = follow("50/60/200", "repatriation 60", "repatriation –")
    assert write_states(ledger) == "returned 60"
    assert ledger.some == {State.RETURNED}


@pytest.mark.parametrize(
    "events",
    [
        pytest.param(["repatriation 1", "repatriation –"], id="uncounted last"),
        pytest.param(["repatriation –", "repatriation 1"], id="uncounted first"),
        pytest.param(["repatriation –", "repatriation 1", "repatriation –"], id="uncounted on both sides"),
        pytest.param(["arrest 3", "repatriation 1", "repatriation –"], id="out of custody"),
    ],
)
def test_under_rule_4_everybody_not_yet_returned_is_returned(events: list[str]) -> None:
    ledger = follow("1/5/5", *events)
    assert write_states(ledger) == "returned 5"
    assert ledger.short == ()
    assert ledger.at_most == ledger.some == frozenset()
    arrested = 3 if "arrest 3" in events else 0
    assert sum(people for _, people in ledger.entries) == 5 - arrested


def test_under_rule_4_an_uncounted_return_takes_nobody_from_a_counted_one_further_down() -> None:
    ledger = follow("5", "arrest 5", "repatriation –", "repatriation 4")
    assert write_states(ledger) == "returned 5"
    assert ledger.short == ()


def test_under_rule_4_the_dead_and_the_safe_are_not_returned() -> None:
    ledger = follow("9", "arrest 9", "death 2", "resettlement 1", "repatriation 3", "repatriation –")
    assert write_states(ledger) == "safe 1, returned 6, dead 2"
    assert ledger.short == ()


def test_under_rule_4_a_sentence_between_two_returns_finds_the_uncounted_people() -> None:
    ledger = follow("5", "arrest 5", "repatriation –", "sentence 3", "repatriation 1")
    assert write_states(ledger) == "returned 2, punished 3"
    assert ledger.short == ()


@pytest.mark.parametrize(
    ("events", "fewer"),
    [
        pytest.param(["arrest 7", "release –"], True, id="some were let go"),
        pytest.param(["arrest 7", "death –"], True, id="some died"),
        pytest.param(["arrest –"], False, id="those arrested have no news either"),
        pytest.param(["arrest 7", "transfer –"], False, id="moved elsewhere, still held"),
        pytest.param(["arrest 7", "release –", "release 7"], False, id="nobody is left without news"),
    ],
)
def test_those_without_news_may_be_fewer_where_an_uncounted_event_took_some_out_of_custody(
    events: list[str], fewer: bool
) -> None:
    assert follow("7", *events).may_be_fewer is fewer


def test_what_follows_the_returns_of_rule_4_finds_everybody_returned() -> None:
    ledger = follow("–/500/620", "arrest 2", "repatriation 300", "repatriation 180", "repatriation –", "sentence 500")
    assert write_states(ledger) == "punished 500"
    assert ledger.entries == ((2, 298), (3, 180), (4, 20))
    assert ledger.short == ()


@pytest.mark.parametrize(
    ("figures", "events"),
    [
        pytest.param("5", ["repatriation –"], id="no return is counted"),
        pytest.param("5", ["repatriation 5", "repatriation –"], id="the counted part is the whole"),
        pytest.param("3/5/5", ["repatriation 4", "repatriation 2", "repatriation –"], id="rule 3 holds"),
    ],
)
def test_without_rule_4_an_uncounted_return_moves_nobody(figures: str, events: list[str]) -> None:
    counted = [event for event in events if "–" not in event]
    assert follow(figures, *events).people == follow(figures, *counted).people
    assert State.RETURNED in follow(figures, *events).some


def test_uncounted_arrests_beside_counted_ones_never_move_anybody() -> None:
    # The exception is for returns alone.
    ledger = follow("9", "arrest 2", "arrest –")
    assert write_states(ledger) == "unseen 7, held 2"
    assert ledger.at_most == {State.UNSEEN}
    assert ledger.some == {State.HELD}


def test_no_news_are_those_last_held_or_unseen_and_nobody_else() -> None:
    ledger = follow("9", *gather(dict.fromkeys(State, 1)))
    assert all(people == 1 for people in (ledger.people or {}).values())
    assert ledger.no_news == 2


def test_an_event_type_without_a_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="vanishing"):
        follow("1", "vanishing 1")


def test_an_event_is_read_as_it_is_written() -> None:
    event = make_event("release 3 at a mission", 4)
    assert (event.number, event.event_type, event.figures.best) == (4, "release", 3)
    assert (event.at_mission, event.in_north_korea) == (True, False)
    assert make_event("death – in the north").in_north_korea
