"""The fate ledger of one case, and the people of whom there is no news."""

from dataclasses import dataclass, field

from .counting import Total, falls_under_rule_4
from .reading import Case, Event

STATES = (
    "held", "sought_asylum", "released", "safe", "returned", "punished", "freed", "dead", "unseen",
)  # fmt: skip
NO_NEWS = frozenset({"held", "unseen"})
ENTRIES = frozenset({"arrest", "asylum_bid"})
# Whom such an event names beyond its sources may be people who are in this state already: a bid made again, an
# announced return of people who have been let go.
REPEATS = {"asylum_bid": "sought_asylum", "return_deadline": "released"}


@dataclass(frozen=True)
class Places:
    """What the ledger must know of places: which lie in North Korea and which are missions."""

    in_north_korea: frozenset[str]
    missions: frozenset[str]


@dataclass
class Ledger:
    """States by best with their marks; `states` is None for a case of unknown size."""

    states: dict[str, int] | None
    entry_not_recorded: int = 0
    uncounted: list[str] = field(default_factory=list)
    at_most: set[str] = field(default_factory=set)
    some: set[str] = field(default_factory=set)
    short: dict[str, int] = field(default_factory=dict)
    fate_open: bool = False
    outcomes: frozenset[str] = frozenset()


def find_move(event: Event, places: Places) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """The states an event speaks of without moving anybody, its sources in order, and the new state."""
    korean = event.place_id in places.in_north_korea
    match event.event_type:
        case "arrest":
            return (), ("unseen", "sought_asylum", "released"), "held"
        case "asylum_bid":
            return (), ("unseen", "released"), "sought_asylum"
        case "transfer" if korean:
            return ("held", "sought_asylum", "returned", "punished"), ("released", "unseen"), "held"
        case "transfer":
            return ("held", "sought_asylum"), ("released", "unseen"), "held"
        case "return_deadline":
            return ("held", "sought_asylum"), ("unseen",), "held"
        case "release" if korean:
            return (), ("returned", "punished"), "freed"
        case "release" if event.place_id in places.missions:
            return (), ("sought_asylum", "held", "unseen"), "released"
        case "release":
            return (), ("held", "sought_asylum", "unseen"), "released"
        case "resettlement" if korean:
            return (), ("freed", "returned", "punished"), "safe"
        case "resettlement":
            return (), ("released", "sought_asylum", "held", "unseen"), "safe"
        case "repatriation":
            return (), ("held", "sought_asylum", "released", "unseen"), "returned"
        case "sentence":
            return (), ("returned",), "punished"
        case "death" if korean:
            return (), ("returned", "punished", "freed"), "dead"
        case "death":
            return (), ("held", "sought_asylum", "unseen"), "dead"
    raise ValueError(event.event_type)


def follow_unsized(case: Case, places: Places) -> Ledger:
    """A case of unknown size: only whether its fate is open, following the whole group as one."""
    state = "unseen"
    for event in case.events:
        stay, sources, target = find_move(event, places)
        if target and state in sources and state not in stay:
            state = target
    uncounted = [event.event_id for event in case.events]
    return Ledger(None, uncounted=uncounted, fate_open=state in NO_NEWS, outcomes=frozenset({state}))


def follow(case: Case, places: Places) -> Ledger:
    """Move the people of a case through its events in the order of their numbers."""
    if case.best is None:
        return follow_unsized(case, places)
    states = dict.fromkeys(STATES, 0) | {"unseen": case.best}
    ledger = Ledger(states)
    rule_4 = falls_under_rule_4(case, "repatriation")
    counted_returns = sum(e.best or 0 for e in case.events if e.event_type == "repatriation")
    spread = False
    for event in case.events:
        stay, sources, target = find_move(event, places)
        whole_rest = event.best is None and event.event_type == "repatriation" and rule_4
        if whole_rest:
            # Only the people of no counted return, so that a counted return further down still finds its own.
            available = sum(states[source] for source in sources)
            need = 0 if spread else min(case.best - counted_returns, available)
            spread = True
        elif event.best is None:
            ledger.uncounted.append(event.event_id)
            # A transfer or a deadline has no state to go to in the table, so without a count it marks nothing.
            if target and not stay:
                ledger.at_most |= {source for source in sources if states[source]}
                ledger.some.add(target)
            continue
        else:
            need = max(0, event.best - sum(states[state] for state in stay))
        repeating = states.get(REPEATS.get(event.event_type, ""), 0)
        for source in sources:
            moved = min(need, states[source])
            need -= moved
            states[source] -= moved
            states[target or source] += moved
            if source == "unseen" and event.event_type not in ENTRIES:
                ledger.entry_not_recorded += moved
        if need > repeating:
            ledger.short[event.event_id] = need - repeating
    ledger.at_most = {state for state in ledger.at_most if states[state]}
    ledger.fate_open = any(states[state] for state in NO_NEWS)
    ledger.outcomes = frozenset(state for state in STATES if states[state] or state in ledger.some)
    return ledger


def count_no_news(case: Case, ledger: Ledger) -> Total:
    """People last held or unseen: the case's own figures if that is everybody, else three times the part.

    The low is 0 where an uncounted event may have moved some of them.
    """
    if ledger.states is None:
        return Total(unknown=int(ledger.fate_open), rows=int(ledger.fate_open))
    people = sum(ledger.states[state] for state in NO_NEWS)
    if not people:
        return Total()
    sure = not ledger.at_most & NO_NEWS
    if people < (case.best or 0):
        return Total(people if sure else 0, people, people, rows=1)
    low = (case.low or 0) if sure else 0
    high = people if case.high is None else case.high
    return Total(low, people, high, case.high is None, rows=1, without_low=int(sure and case.low is None))


def add(totals: list[Total]) -> Total:
    """The sum of several totals, open if one is."""
    return Total(
        sum(total.low for total in totals),
        sum(total.best for total in totals),
        sum(total.high for total in totals),
        any(total.is_open for total in totals),
        sum(total.unknown for total in totals),
        sum(total.rows for total in totals),
        sum(total.without_low for total in totals),
    )
