"""No news since: every group whose fate is open, with the last that was heard of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, NamedTuple, get_args

import pandas as pd

from analysis.fates import list_no_news
from analysis.frames import list_plain
from analysis.ledgers import KeptCase
from rules.ledger import LedgerEvent, State

Order = Literal["longest", "people", "newest"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)

_MOVELESS = frozenset({"transfer", "return_deadline"})


class _Told(NamedTuple):
    """What the list needs of one event: columns of ``events``, None for unknown."""

    event_id: str
    event_type: str
    date: str
    date_first: pd.Timestamp | None
    date_last: pd.Timestamp | None
    place_id: str | None
    to_place_id: str | None
    note: str | None


def list_silences(
    ledgers: pd.DataFrame, kept: Iterable[KeptCase], events: pd.DataFrame, cases: pd.DataFrame, data_date: date
) -> pd.DataFrame:
    """The rows of ``list_no_news``, each with the last event that spoke of these people.

    1. The last event: ``find_last_event``. ``since`` is its last day; where its date has no end, its first day. The
       people were heard of on that day at the latest, so the silence is never made longer than it is.
    2. Last known place: where that event brought them, or else where it was.
    3. An announced return of the case counts as *passed* where its last day lies before the data date and no return
       with a later number is on record; the last such is given. One whose date has no end names no day to pass.
    4. ``last_reported`` stands beside: when the group was last mentioned, without news of its people.

    ``ledgers`` as ``keep_ledgers``, ``kept`` the same as ``keep_cases``, ``events`` and ``cases`` the tables;
    ``data_date`` the last day of the record's. Columns: those of ``list_no_news``, ``last_event_id``,
    ``last_event_type``, ``last_date`` (EDTF text), ``since`` (day), ``last_place_id``, ``announced`` (EDTF text),
    ``announced_passed`` (EDTF text, NA where none has passed), ``announced_note`` (English), ``last_reported``.
    Longest silence first. Example: of 2012-02-changchun-five two are without news since 18 February 2012, the day for
    which their return was announced; three were returned later, so that it is not called passed. Source: data model,
    "The fate ledger".
    """
    rows = list_no_news(ledgers)
    by_id = {case.case_id: case for case in kept}
    told: dict[str, dict[int, _Told]] = {str(case_id): {} for case_id in rows["case_id"]}
    own = events[events["case_id"].isin(told).astype(bool)]
    for case_id, number, *cells in list_plain(own, ["case_id", "number", *_Told._fields]):
        told[case_id][number] = _Told(*cells)
    records = []
    for case_id, events_of_case in told.items():
        event = events_of_case[find_last_event(by_id[case_id])]
        returned = max((n for n, e in events_of_case.items() if e.event_type == "repatriation"), default=0)
        deadlines = [(n, e) for n, e in sorted(events_of_case.items()) if e.event_type == "return_deadline"]
        passed = [e for n, e in deadlines if n > returned and _has_passed(e, data_date)]
        records.append(
            {
                "case_id": case_id,
                "last_event_id": event.event_id,
                "last_event_type": event.event_type,
                "last_date": event.date,
                "since": event.date_last or event.date_first,
                "last_place_id": event.to_place_id or event.place_id,
                "announced": deadlines[-1][1].date if deadlines else None,
                "announced_passed": passed[-1].date if passed else None,
                "announced_note": deadlines[-1][1].note if deadlines else None,
            }
        )
    texts = ("case_id", "last_event_id", "last_event_type", "last_date", "last_place_id")
    announced = ("announced", "announced_passed", "announced_note")
    columns = [*texts, *announced, "since"]
    found = pd.DataFrame(records, columns=columns).astype(
        dict.fromkeys((*texts, *announced), "string") | {"since": "datetime64[ms]"}
    )
    joined = rows.merge(found, on="case_id").merge(cases[["case_id", "last_reported"]], on="case_id", how="left")
    return joined.sort_values(["since", "case_id"], kind="stable", ignore_index=True)


def find_last_event(case: KeptCase) -> int:
    """The number of the last event that spoke of those people of a case who are held or unseen at the end.

    1. An arrest speaks of them, and any other event that made people held.
    2. A transfer and an announced return speak of people who are held already. That some of them are those without
       news is sure where it speaks of more people than leave custody later; without a number it speaks of one.
    3. So it is with the events of 1: of those whom they made held, more than leave later.
    4. If no event is sure, the last that made people held; if none did, the last of all.

    Example: of the fifteen of 2017-07-yunnan-fifteen five were taken to Shenyang and five died: nobody says of which
    five, so that the last sure news of the ten others is their arrest. Of the 175 of 2006-08-bangkok-175, 134 were
    moved two days later and 70 left: the transfer spoke of others too. Source: data model, "The fate ledger": "the
    last event that spoke of them".
    """
    steps = case.followed.steps
    made_held = {step.number: 0 for step in steps if step.target is State.HELD}
    for step in steps:
        if step.target is State.HELD:
            made_held[step.number] += step.people
    for event in reversed(case.events):
        spoken = made_held.get(event.number, 0)
        if event.event_type in _MOVELESS and not event.in_north_korea:
            spoken = max(spoken, _count_people(event, case))
        leavers = sum(step.people for step in steps if step.source is State.HELD and step.number > event.number)
        if spoken > leavers:
            return event.number
    return max(made_held, default=case.events[-1].number)


def _has_passed(event: _Told, data_date: date) -> bool:
    return event.date_last is not None and pd.Timestamp(event.date_last) < pd.Timestamp(data_date)


def _count_people(event: LedgerEvent, case: KeptCase) -> int:
    if case.ledger.people is None or event.figures.best is None:
        return 1
    return event.figures.best


def sort_silences(silences: pd.DataFrame, order: Order) -> pd.DataFrame:
    """``list_silences`` by the longest silence, by most people (unknown numbers last), or by the newest last news."""
    match order:
        case "longest":
            columns, ascending = ["since", "case_id"], [True, True]
        case "people":
            columns, ascending = ["best", "since", "case_id"], [False, True, True]
        case "newest":
            columns, ascending = ["since", "case_id"], [False, True]
    return silences.sort_values(columns, ascending=ascending, kind="stable", na_position="last", ignore_index=True)


def count_silence(since: date, today: date) -> tuple[int, int]:
    """Whole years and whole months beyond them from a day to another; (0, 0) where the second is not later.

    Example: from 4 November 2017 to 21 November 2026 it is 9 years and 0 months.
    """
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    return divmod(max(months, 0), 12)
