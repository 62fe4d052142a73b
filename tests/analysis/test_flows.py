"""Flows: how people came into the record and where they are at the end, by hand and under any filter."""

from __future__ import annotations

import pytest
from hypothesis import given

from analysis.fates import keep_ledgers
from analysis.filters import CaseFilter
from analysis.flows import ENTRIES, count_flows, count_moves, follow_people
from analysis.frames import list_plain
from analysis.ledgers import STATES, KeptCase, keep_cases
from analysis.selection import select
from loaders.dataset import Dataset
from rules.ledger import State
from tests.analysis.making import MadeCase, MadeEvent, load_record, make_dataset
from tests.analysis.test_overview import case_filters, on_the_record


def keep(dataset: Dataset, case_filter: CaseFilter | None = None) -> tuple[KeptCase, ...]:
    selection = select(dataset, case_filter or CaseFilter())
    return keep_cases(selection.shown, selection.events)


def write_flows(figures: str, *events: MadeEvent) -> list[str]:
    """The flows of one made-up case: ``"arrest to held 3"``."""
    flows, _ = count_flows(keep(make_dataset(MadeCase("case", figures, events))))
    return [f"{entry} to {state} {people}" for entry, state, people in list_plain(flows, list(flows.columns))]


def find(dataset: Dataset, case_id: str) -> KeptCase:
    return next(case for case in keep(dataset) if case.case_id == case_id)


def test_people_are_followed_from_their_entry_to_the_end() -> None:
    assert write_flows(
        "10",
        MadeEvent("asylum_bid", "6", place_type="embassy"),
        MadeEvent("arrest", "2"),
        MadeEvent("repatriation", "2"),
        MadeEvent("resettlement", "5"),
    ) == [
        "arrest to returned 2",
        "asylum_bid to sought_asylum 1",
        "asylum_bid to safe 5",
        "none to unseen 2",
    ]


def test_whoever_came_first_into_a_state_leaves_it_first() -> None:
    arrest, more = MadeEvent("arrest", "2"), MadeEvent("transfer", "5")
    assert write_flows("5", arrest, more, MadeEvent("release", "3")) == [
        "arrest to released 2",
        "other to held 2",
        "other to released 1",
    ]


def test_a_return_is_an_entry_only_of_those_who_were_not_seen_before() -> None:
    flows = write_flows("7/7/9", MadeEvent("arrest", "3"), MadeEvent("repatriation", "7"))
    assert flows == ["repatriation to returned 4", "arrest to returned 3"]


def test_a_case_of_unknown_size_has_no_flows() -> None:
    assert write_flows("–/–/–", MadeEvent("arrest", "–/–/–")) == []


def test_the_shenyang_ten_by_hand(dataset: Dataset) -> None:
    # Arrest of ten, return of ten, two released in North Korea.
    case = find(dataset, "2017-11-shenyang-ten")
    assert {(flow.entry, flow.state, flow.people) for flow in follow_people(case)[0]} == {
        ("arrest", State.RETURNED, 8),
        ("arrest", State.FREED, 2),
    }
    moves = count_moves([case])
    assert list_plain(moves, ["source", "target", "people"]) == [
        ("unseen", "held", 10),
        ("held", "returned", 10),
        ("returned", "freed", 2),
    ]


def test_nine_october_2023_by_hand(dataset: Dataset) -> None:
    # Two arrested, 498 returned without an arrest; nine sentenced, four dead (the first two of them those who came
    # first, which is a convention and said on the page): arrest 2 dead; return 2 dead, 9 punished, 487 returned.
    flows, mixed = follow_people(find(dataset, "2023-10-northeast-mass-return"))
    assert mixed
    assert {(flow.entry, flow.state, flow.people) for flow in flows} == {
        ("arrest", State.DEAD, 2),
        ("repatriation", State.DEAD, 2),
        ("repatriation", State.PUNISHED, 9),
        ("repatriation", State.RETURNED, 487),
    }


def test_it_is_the_only_case_in_which_the_order_of_coming_decides(dataset: Dataset) -> None:
    decided = [case.case_id for case in keep(dataset, CaseFilter(kind=(), population=())) if follow_people(case)[1]]
    assert decided == ["2023-10-northeast-mass-return"]


@on_the_record
@given(case_filter=case_filters)
def test_flows_and_moves_agree_with_the_ledgers_under_any_filter(case_filter: CaseFilter) -> None:
    dataset = load_record()
    kept, ledgers = keep(dataset, case_filter), keep_ledgers(dataset, case_filter)
    flows, moves = count_flows(kept)[0], count_moves(kept)
    for state in map(str, STATES):
        people = int(ledgers[state].sum())
        assert int(flows.loc[flows["state"] == state, "people"].sum()) == people
        came = int(moves.loc[moves["target"] == state, "people"].sum())
        left = int(moves.loc[moves["source"] == state, "people"].sum())
        began = int(ledgers["best"].sum()) if state == "unseen" else 0
        assert began + came - left == people
    for case in kept:
        assert sum(flow.people for flow in follow_people(case)[0]) == (case.figures.best or 0)
    assert set(flows["entry"]) <= set(ENTRIES)


def test_entries_of_the_record_are_those_counted_from_the_events(dataset: Dataset) -> None:
    # Second way: people whom the ledgers take from unseen, by the type of the event that takes them.
    kept = keep(dataset)
    expected = dict.fromkeys(ENTRIES, 0)
    for case in kept:
        types = {event.number: event.event_type for event in case.events}
        for step in case.ledger.steps:
            if step.source is State.UNSEEN:
                kind = types[step.number]
                expected[kind if kind in ENTRIES else "other"] += step.people
        expected["none"] += (case.ledger.people or {}).get(State.UNSEEN, 0)
    flows = count_flows(kept)[0]
    assert {entry: int(flows.loc[flows["entry"] == entry, "people"].sum()) for entry in ENTRIES} == expected
    assert expected == {"repatriation": 795, "arrest": 1361, "asylum_bid": 515, "other": 550, "none": 8}


@pytest.mark.parametrize("column", ["entry", "state"])
def test_without_cases_there_are_no_flows(column: str) -> None:
    flows, mixed = count_flows(())
    assert (len(flows), mixed, column in flows) == (0, 0, True)
