"""What became of people in words: for the pictures of flows and of groups, their sentences and their tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from analysis.flows import ENTRIES
from figures.fate_bars import FateRow
from figures.fate_flows import Flows, FlowWords
from figures.states import ORDER
from i18n import _, language, ngettext
from i18n.lists import join_clauses
from i18n.numbers import say_number, say_people, say_unknown
from i18n.states import say_state
from rules.ledger import State

SayGroup = Callable[[str | None], str]


def say_entry(entry: str) -> str:
    """How people came into the record, to stand on its own: "arrested". Raises KeyError for another word."""
    return {
        "repatriation": _("returned, no arrest on record"),
        "arrest": _("arrested"),
        "asylum_bid": _("asked for asylum"),
        "other": _("otherwise, no arrest on record"),
        "none": _("no event speaks of them"),
    }[entry]


def list_flows(flows: pd.DataFrame) -> Flows:
    """The rows of ``analysis.flows.count_flows`` for ``draw_flows``."""
    return [(str(row["entry"]), State(row["state"]), int(row["people"])) for row in flows.to_dict("records")]


def make_flow_words(flows: pd.DataFrame) -> FlowWords:
    """The words of the picture of the flows, in the language in use."""
    by_entry, by_state = _sum_by(flows, "entry"), _sum_by(flows, "state")
    return FlowWords(
        language=language(),
        left_title=_("What the record first tells of them"),
        right_title=_("What is last known of them"),
        entries={entry: say_entry(entry) for entry in ENTRIES},
        entry_people={entry: say_number(people) for entry, people in by_entry.items()},
        states={state: say_state(state) for state in State},
        state_people={State(state): say_number(people) for state, people in by_state.items()},
    )


def say_flows(flows: pd.DataFrame) -> str:
    """What the picture of the flows shows, for those who do not see it."""
    by_entry, by_state = _sum_by(flows, "entry"), _sum_by(flows, "state")
    # Translators: a state, way or stance and its number: "returned: 1,191".
    pattern = _("{what}: {n}")
    entries = [
        pattern.format(what=say_entry(entry), n=say_number(by_entry[entry])) for entry in ENTRIES if entry in by_entry
    ]
    states = [
        pattern.format(what=say_state(state), n=say_number(by_state[state])) for state in ORDER if state in by_state
    ]
    words = _("People from what the record first tells of them ({entries}) to what is last known of them ({states}).")
    return words.format(entries=join_clauses(entries), states=join_clauses(states))


def tabulate_flows(flows: pd.DataFrame) -> pd.DataFrame:
    """The picture of the flows as a table of words: a row for each way in, a column for each state, and sums."""
    by_entry, by_state = _sum_by(flows, "entry"), _sum_by(flows, "state")
    people = {(str(row["entry"]), str(row["state"])): int(row["people"]) for row in flows.to_dict("records")}
    entries, states = [e for e in ENTRIES if e in by_entry], [s for s in ORDER if s in by_state]
    columns: dict[str, list[str]] = {_("First known"): [*map(say_entry, entries), _("all")]}
    for state in states:
        own = [people.get((entry, str(state)), 0) for entry in entries]
        columns[say_state(state)] = [_say_count(number) for number in [*own, by_state[state]]]
    columns[_("all")] = [say_number(by_entry[entry]) for entry in entries] + [say_number(sum(by_entry.values()))]
    return pd.DataFrame(columns)


def tabulate_moves(moves: pd.DataFrame) -> pd.DataFrame:
    """``analysis.flows.count_moves`` as a table of words: from, to, people."""
    rows = moves.to_dict("records")
    return pd.DataFrame(
        {
            _("From"): [_say_source(State(row["source"])) for row in rows],
            _("To"): [say_state(State(row["target"])) for row in rows],
            _("People"): [say_number(row["people"]) for row in rows],
        }
    )


def list_group_rows(groups: pd.DataFrame, say_group: SayGroup) -> list[FateRow]:
    """The rows of ``analysis.fate_groups.group_fates`` for ``draw_fate_bars``."""
    return [
        FateRow(say_group(_name(row)), say_group_people(row), _read_people(row), say_number(row["best"]))
        for row in groups.to_dict("records")
    ]


def say_group_people(row: Mapping[Any, Any]) -> str:
    """The cases of one group and their people with their range: "7 cases: 55–57 people (best 55)"."""
    cases = ngettext("{n} case", "{n} cases", row["cases"]).format(n=say_number(row["cases"]))
    if not row["best"]:
        return join_clauses([cases, say_unknown(row["unknown"])])
    people = say_people(row["low"], row["best"], row["high"], bool(row["is_open"]))
    # Translators: {cases} is such as "7 cases", {people} such as "55–57 people (best 55)".
    said = _("{cases}: {people}").format(cases=cases, people=people)
    return join_clauses([said, say_unknown(row["unknown"])]) if row["unknown"] else said


def tabulate_groups(groups: pd.DataFrame, title: str, say_group: SayGroup) -> pd.DataFrame:
    """The picture of groups as a table of words, the first column named ``title``; states nobody is in are left out."""
    rows = groups.to_dict("records")
    columns: dict[str, list[str]] = {title: [say_group(_name(row)) for row in rows]}
    columns[_("People")] = [say_group_people(row) for row in rows]
    for state in ORDER:
        if int(groups[str(state)].sum()):
            columns[say_state(state)] = [_say_count(int(row[str(state)])) for row in rows]
    return pd.DataFrame(columns)


def _name(row: Mapping[Any, Any]) -> str | None:
    return None if pd.isna(row["group"]) else str(row["group"])


def _read_people(row: Mapping[Any, Any]) -> dict[State, int]:
    return {state: int(row[str(state)]) for state in State if row[str(state)]}


def _sum_by(flows: pd.DataFrame, column: str) -> dict[str, int]:
    return {str(key): int(people) for key, people in flows.groupby(column)["people"].sum().items()}


def _say_count(number: int) -> str:
    """Nobody in a state is no zero of the world: the cell stays empty."""
    return say_number(number) if number else ""


def _say_source(state: State) -> str:
    # Unseen is what the ledger calls people before any event has spoken of them; at the end they are without word.
    return _("not in the record before") if state is State.UNSEEN else say_state(state)
