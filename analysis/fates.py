"""What became of people: the fate ledger of every case, and of how many there is no news."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.counting import list_plain
from analysis.filters import CaseFilter
from analysis.totals import Total, sum_rows
from loaders.dataset import Dataset
from rules.figures import Figures
from rules.ledger import Ledger, LedgerEvent, State, keep_ledger

STATES = tuple(State)


def keep_ledgers(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """The fate ledger of every case the filter shows.

    Outcomes follow all people of a case to the last news, whatever its date: the filter's period chooses cases by
    their events and cuts no ledger short.

    Columns: ``case_id``, ``case_country``; ``low``, ``best``, ``high`` (the case's figures); a column for each state
    (Int64, NA for a case of unknown size); ``unaccounted`` (people held or unseen at the end); ``at_most`` (whether
    an uncounted event may have taken some of these out of custody); ``at_most_states`` and ``some_states`` (tuples,
    as in the ledger); ``open_fate`` (whether anybody is held or unseen at the end; a group of unknown size is
    followed as one). In the order of the table of cases. Source: data model, "The fate ledger".
    """
    cases = case_filter.show_cases(dataset)
    events = dataset.events
    events = events[events["case_id"].isin(cases["case_id"])].sort_values(["case_id", "number"], kind="stable")
    by_case: dict[str, list[LedgerEvent]] = {}
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
    for case_id, number, event_type, low, best, high, country, place_type in list_plain(events, columns):
        event = LedgerEvent(number, event_type, Figures(low, best, high), country == "KP", place_type == "embassy")
        by_case.setdefault(case_id, []).append(event)
    columns = ["case_id", "people_low", "people_best", "people_high"]
    ledgers = _make_frame(
        (case_id, Figures(low, best, high), by_case[case_id]) for case_id, low, best, high in list_plain(cases, columns)
    )
    return ledgers.assign(case_country=cases["country"].array)


def _make_frame(cases: Iterable[tuple[str, Figures, list[LedgerEvent]]]) -> pd.DataFrame:
    records: list[dict[str, object]] = []
    for case_id, figures, events in cases:
        ledger = keep_ledger(figures, events)
        people = ledger.people or {}
        record: dict[str, object] = {str(state): people.get(state) for state in STATES}
        record |= {"case_id": case_id, "low": figures.low, "best": figures.best, "high": figures.high}
        record |= {"unaccounted": ledger.no_news, "at_most": ledger.may_be_fewer}
        record |= {"at_most_states": tuple(sorted(ledger.at_most)), "some_states": tuple(sorted(ledger.some))}
        records.append(record | {"open_fate": _is_open(ledger, events)})
    numbers = ["low", "best", "high", *map(str, STATES), "unaccounted"]
    columns = ["case_id", *numbers, "at_most", "at_most_states", "some_states", "open_fate"]
    return pd.DataFrame(records, columns=columns).astype(
        {"case_id": "string"} | dict.fromkeys(numbers, "Int64") | {"at_most": "boolean", "open_fate": "boolean"}
    )


def _is_open(ledger: Ledger, events: list[LedgerEvent]) -> bool:
    if ledger.no_news is not None:
        return ledger.no_news > 0
    one = Figures(None, 1, None)
    return bool(
        keep_ledger(
            one, [LedgerEvent(e.number, e.event_type, one, e.in_north_korea, e.at_mission) for e in events]
        ).no_news
    )


def list_no_news(ledgers: pd.DataFrame) -> pd.DataFrame:
    """The cases of whose people, or some of them, nothing has been heard since they were held or last seen.

    1. "No news" is the outcome of people whose last state is held or unseen.
    2. Where that is the whole case, the case's own low, best and high stand.
    3. Where it is a part of the case, that part, by best, stands for all three: the ledger counts bests.
    4. Where an uncounted event may have taken some of them out of custody ("at most"), the low is 0.
    5. A case of unknown size whose fate is open is a group of unknown size.

    Columns: ``case_id``, ``case_country``, ``low``, ``best``, ``high`` (Int64), ``at_most``. Example: of the sixteen
    seized in March 2018 (2018-03-sixteen) an unknown number was let go: 0/16/16. The Shenyang ten of November 2017
    were returned, which is an outcome of its own: no row.
    """
    rows = ledgers[ledgers["open_fate"].astype(bool)].copy()
    part = (rows["unaccounted"] < rows["best"]).fillna(False).astype(bool)
    for column in ("low", "best", "high"):
        rows[column] = rows[column].mask(part, rows["unaccounted"])
    rows["low"] = rows["low"].mask(rows["at_most"].astype(bool), 0)
    return rows[["case_id", "case_country", "low", "best", "high", "at_most"]].reset_index(drop=True)


def count_no_news(ledgers: pd.DataFrame) -> Total:
    """The sum over ``list_no_news``, by the rules of ``sum_rows``."""
    return sum_rows(list_no_news(ledgers))
