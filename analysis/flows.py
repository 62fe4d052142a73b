"""The fate ledger as flows: how people came into the record, through which states, and where they are at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

import pandas as pd

from analysis.ledgers import STATES, KeptCase
from rules.ledger import State

Entry = Literal["repatriation", "arrest", "asylum_bid", "other", "none"]
"""What the record first tells of people: their return (without an arrest on record), their arrest, their asking for
asylum, something else (they were held, let go, safe or dead), or nothing that moved them."""

ENTRIES: Final[tuple[Entry, ...]] = get_args(Entry)


@dataclass(frozen=True, slots=True)
class Flow:
    """People of one case who came into the record by ``entry`` and are in ``state`` at the end."""

    entry: Entry
    state: State
    people: int


def count_moves(cases: Iterable[KeptCase]) -> pd.DataFrame:
    """How many people went from each state to each other, by the ledgers of some cases.

    1. All people begin unseen. Each event with a number moves that many, by the table of the fate ledger.
    2. A person can move several times: what came into a state less what left it are the people who stand there, so
       that the moves agree with the ledger; they are no count of people and have no sum.
    3. Events without a number move nobody, and cases of unknown size have no moves.

    Columns: ``source``, ``target`` (states, in the order of ``State``), ``people`` (Int64, by best, at least 1).
    Example: the Shenyang ten of November 2017 are 10 from unseen to held, 10 from held to returned, 2 from returned to
    freed. Source: data model, "The fate ledger".
    """
    moves: Counter[tuple[State, State]] = Counter()
    for case in cases:
        for step in case.ledger.steps:
            moves[step.source, step.target] += step.people
    pairs = sorted(moves, key=lambda pair: (STATES.index(pair[0]), STATES.index(pair[1])))
    records = [(str(source), str(target), moves[source, target]) for source, target in pairs]
    return pd.DataFrame(records, columns=["source", "target", "people"]).astype(
        {"source": "string", "target": "string", "people": "Int64"}
    )


def follow_people(case: KeptCase) -> tuple[tuple[Flow, ...], bool]:
    """The people of one case by how they came into the record and where they are at the end; and whether they mix.

    1. Whoever leaves *unseen* has come into the record by the event that moved them. An arrest, an asylum bid and a
       return are entries of their own, every other event is "other".
    2. Whoever is still unseen at the end has entry "none": no event with a number spoke of them.
    3. The ledger tells how many leave a state, and not who. Where people of two entries stand in a state and only
       some of them leave it, those go first who came first into the state. The second value says that this was needed.
    4. The flows of a case add up to its best, and those into a state to the people whom its ledger counts there. A
       case of unknown size has none.

    Example: of the 500 returned on 9 October 2023, 2 had an arrest on record and 498 did not; who of them the four
    dead were nobody says, and rule 3 takes the two arrested first. It is the only case of the record that needs it.
    Source: data model, "The fate ledger".
    """
    if case.ledger.people is None:
        return (), False
    kinds = {event.number: event.event_type for event in case.events}
    waiting: dict[State, list[tuple[Entry, int]]] = {state: [] for state in STATES}
    mixed = False
    for step in case.ledger.steps:
        if step.source is State.UNSEEN:
            gone: list[tuple[Entry, int]] = [(_name_entry(kinds[step.number]), step.people)]
        else:
            here = waiting[step.source]
            several = len({entry for entry, _ in here}) > 1
            mixed |= several and step.people < sum(people for _, people in here)
            gone = list(_take(here, step.people))
        waiting[step.target] += gone
    flows: Counter[tuple[Entry, State]] = Counter({("none", State.UNSEEN): case.ledger.people[State.UNSEEN]})
    for state, own in waiting.items():
        for entry, people in own:
            flows[entry, state] += people
    return tuple(Flow(entry, state, people) for (entry, state), people in flows.items() if people), mixed


def count_flows(cases: Iterable[KeptCase]) -> tuple[pd.DataFrame, int]:
    """The sum of ``follow_people`` over some cases, and in how many of these its rule 3 decided.

    Columns: ``entry``, ``state`` (in the order of ``ENTRIES`` and ``State``), ``people`` (Int64, at least 1).
    """
    flows: Counter[tuple[Entry, State]] = Counter()
    decided = 0
    for case in cases:
        own, mixed = follow_people(case)
        decided += mixed
        for flow in own:
            flows[flow.entry, flow.state] += flow.people
    pairs = sorted(flows, key=lambda pair: (ENTRIES.index(pair[0]), STATES.index(pair[1])))
    records = [(entry, str(state), flows[entry, state]) for entry, state in pairs]
    frame = pd.DataFrame(records, columns=["entry", "state", "people"])
    return frame.astype({"entry": "string", "state": "string", "people": "Int64"}), decided


def _name_entry(event_type: str) -> Entry:
    match event_type:
        case "arrest" | "asylum_bid" | "repatriation":
            return event_type
        case _:
            return "other"


def _take(here: list[tuple[Entry, int]], needed: int) -> Iterator[tuple[Entry, int]]:
    while needed:
        entry, people = here.pop(0)
        taken = min(needed, people)
        if taken < people:
            here.insert(0, (entry, people - taken))
        needed -= taken
        yield entry, taken
