"""What a filter selects: cases, and events of theirs."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.filters import NO_NEWS, CaseFilter
from analysis.ledgers import follow_cases
from analysis.places import list_places_in
from analysis.search import find_cases
from loaders.dataset import Dataset
from rules.ledger import NO_NEWS as NO_NEWS_STATES


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What a filter selects in one dataset, found once for all that is computed from it.

    ``cases`` are the rows of that table that fulfil the conditions on cases, in its order; ``events`` all events of
    these cases, by case and number, with ``in_place`` (bool: whether the place is chosen); ``shown`` the cases that a
    view shows: those of whose events one is chosen by period and place together.
    """

    case_filter: CaseFilter
    cases: pd.DataFrame
    events: pd.DataFrame
    shown: pd.DataFrame


def select(dataset: Dataset, case_filter: CaseFilter) -> Selection:
    """Apply a filter.

    1. Kind, population, authority, crackdown, verification, who is concerned, the search and the outcome choose
       cases (``choose_cases``).
    2. Period and place choose events of these cases: those whose counting day lies in the period and whose
       ``place_id`` is one of the places or lies in one (``list_places_in``).
    3. A case is shown if one of its events, of any type, is chosen.

    The lens selects nothing. Source: data model, "What a filter selects".
    """
    events = dataset.events
    cases, events = _choose(dataset, events, case_filter)
    if case_filter.place:
        inside = list_places_in(dataset.places, case_filter.place)
        events = events.assign(in_place=events["place_id"].isin(inside).astype(bool))
    else:
        events = events.assign(in_place=True)
    chosen = choose_days(events[events["in_place"]], case_filter)
    shown = cases[cases["case_id"].isin(chosen["case_id"]).astype(bool)]
    return Selection(case_filter, cases, events, shown)


def choose_cases(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """The rows of ``cases`` that fulfil the conditions on cases, in the order of the table.

    1. ``kind``, ``population``, ``country``, ``crackdown_id`` and ``verification`` are one of the values asked for.
    2. Who is concerned: the case is known to include some, its column is at least 1. An empty cell is unknown and
       does not choose.
    3. The search: ``find_cases``.
    4. Outcome: at the end of the whole ledger at least one person is in one of the states asked for, or some may be:
       the target of an uncounted event, or where a group of unknown size stands, followed as one. ``no_news`` is held
       or unseen.
    """
    return _choose(dataset, dataset.events, case_filter)[0]


def choose_days(rows: pd.DataFrame, case_filter: CaseFilter) -> pd.DataFrame:
    """The rows whose ``counting_day`` lies in the filter's period."""
    first, last = case_filter.first_day, case_filter.last_day
    chosen = pd.Series(True, index=rows.index)
    if first is not None:
        chosen &= rows["counting_day"] >= pd.Timestamp(first)
    if last is not None:
        chosen &= rows["counting_day"] <= pd.Timestamp(last)
    return rows[chosen]


def _choose(dataset: Dataset, events: pd.DataFrame, case_filter: CaseFilter) -> tuple[pd.DataFrame, pd.DataFrame]:
    cases = dataset.cases
    chosen = pd.Series(True, index=cases.index)
    for column, words in (
        ("kind", case_filter.kind),
        ("population", case_filter.population),
        ("country", case_filter.country),
        ("crackdown_id", case_filter.crackdown),
        ("verification", case_filter.verification),
    ):
        if words:
            chosen &= cases[column].isin(words).astype(bool)
    if case_filter.who:
        chosen &= (cases[list(case_filter.who)] >= 1).fillna(False).astype(bool).any(axis=1)
    cases = cases[chosen]
    # Words and outcomes cost the most, so they are asked of what is left.
    if case_filter.q is not None:
        cases = cases[find_cases(dataset, cases, case_filter.q)]
    events = events[events["case_id"].isin(cases["case_id"]).astype(bool)]
    events = events.sort_values(["case_id", "number"], kind="stable")
    if case_filter.outcome:
        asked = set(case_filter.outcome)
        if NO_NEWS in asked:
            asked |= {str(state) for state in NO_NEWS_STATES}
        outcomes = follow_cases(cases, events)["outcomes"]
        cases = cases[pd.Series([not asked.isdisjoint(own) for own in outcomes], index=cases.index, dtype=bool)]
        events = events[events["case_id"].isin(cases["case_id"]).astype(bool)]
    return cases, events
