"""The fate ledgers of some cases, as a frame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.frames import list_plain
from rules.figures import Figures
from rules.ledger import Ledger, LedgerEvent, State, keep_ledger

STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case with its figures, its events as the ledger reads them, and its ledger.

    ``followed`` is the ledger, or, for a case of unknown size, that of the group followed as one person.
    """

    case_id: str
    figures: Figures
    events: tuple[LedgerEvent, ...]
    ledger: Ledger
    followed: Ledger


def keep_cases(cases: pd.DataFrame, events: pd.DataFrame) -> tuple[KeptCase, ...]:
    """The ledgers of some cases, in the order of ``cases``; arguments as ``follow_cases``."""
    by_case: dict[str, list[LedgerEvent]] = {str(case_id): [] for case_id in cases["case_id"]}
    columns = [
        "case_id",
        "number",
        "event_type",
        "people_low",
        "people_best",
        "people_high",
        "place_country",
        "place_type",
    ]
    own = events[events["case_id"].isin(by_case).astype(bool)]
    for case_id, number, event_type, low, best, high, country, place_type in list_plain(own, columns):
        event = LedgerEvent(number, event_type, Figures(low, best, high), country == "KP", place_type == "embassy")
        by_case[case_id].append(event)
    columns = ["case_id", "people_low", "people_best", "people_high"]
    return tuple(
        _keep(case_id, Figures(low, best, high), by_case[case_id])
        for case_id, low, best, high in list_plain(cases, columns)
    )


def follow_cases(cases: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """The fate ledger of each case.

    ``cases`` are rows of that table, ``events`` hold all events of each of them, by case and number.

    Columns: ``case_id``, ``case_country``; ``low``, ``best``, ``high`` (the case's figures); a column for each state
    (Int64, NA for a case of unknown size); ``unaccounted`` (people held or unseen at the end); ``at_most`` (whether
    an uncounted event may have taken some of these out of custody); ``at_most_states`` and ``some_states`` (tuples,
    as in the ledger); ``open_fate`` (whether anybody is held or unseen at the end); ``outcomes`` (a tuple: the states
    in which somebody is at the end, or some may be). A group of unknown size is followed as one for these last two.
    In the order of ``cases``. Source: data model, "The fate ledger".
    """
    return _make_frame(keep_cases(cases, events)).assign(case_country=cases["country"].array)


def _keep(case_id: str, figures: Figures, events: list[LedgerEvent]) -> KeptCase:
    ledger = keep_ledger(figures, events)
    return KeptCase(
        case_id, figures, tuple(events), ledger, ledger if ledger.people is not None else _follow_as_one(events)
    )


def _make_frame(cases: Iterable[KeptCase]) -> pd.DataFrame:
    records: list[dict[str, object]] = []
    for case in cases:
        ledger, figures = case.ledger, case.figures
        people = ledger.people or {}
        record: dict[str, object] = {str(state): people.get(state) for state in STATES}
        record |= {"case_id": case.case_id, "low": figures.low, "best": figures.best, "high": figures.high}
        record |= {"unaccounted": ledger.no_news, "at_most": ledger.may_be_fewer}
        record |= {"at_most_states": tuple(sorted(ledger.at_most)), "some_states": tuple(sorted(ledger.some))}
        record |= {"open_fate": bool(case.followed.no_news), "outcomes": _list_outcomes(case.followed)}
        records.append(record)
    numbers = ["low", "best", "high", *map(str, STATES), "unaccounted"]
    columns = ["case_id", *numbers, "at_most", "at_most_states", "some_states", "open_fate", "outcomes"]
    return pd.DataFrame(records, columns=columns).astype(
        {"case_id": "string"} | dict.fromkeys(numbers, "Int64") | {"at_most": "boolean", "open_fate": "boolean"}
    )


def _follow_as_one(events: list[LedgerEvent]) -> Ledger:
    one = Figures(None, 1, None)
    return keep_ledger(one, [LedgerEvent(e.number, e.event_type, one, e.in_north_korea, e.at_mission) for e in events])


def _list_outcomes(ledger: Ledger) -> tuple[str, ...]:
    people = ledger.people or {}
    return tuple(str(state) for state in STATES if people.get(state) or state in ledger.some)
