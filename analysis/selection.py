"""What a filter selects: cases, and events of theirs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.case_index import Table, read_table
from analysis.filters import NO_NEWS, CaseFilter
from analysis.places import list_places_in
from analysis.search import find_positions
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
    table = read_table(dataset)
    chosen = _choose(dataset, table, case_filter)
    inside = _find_places(dataset, table, case_filter)
    shown = _show(table, case_filter, chosen, inside)
    of_chosen = chosen[table.owners]
    events = table.events[of_chosen].assign(in_place=True if inside is None else inside[of_chosen])
    return Selection(case_filter, table.cases[chosen], events, table.cases[shown])


def find_shown(dataset: Dataset, case_filter: CaseFilter) -> npt.NDArray[np.bool_]:
    """Of each row of the table of cases, in its order, whether a view shows it: ``select`` without making frames."""
    table = read_table(dataset)
    chosen = _choose(dataset, table, case_filter)
    return _show(table, case_filter, chosen, _find_places(dataset, table, case_filter))


def choose_cases(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """The rows of ``cases`` that fulfil the conditions on cases, in the order of the table.

    1. ``kind``, ``population``, ``country``, ``crackdown_id``, ``verification`` and ``case_id`` (``only``) are one of
       the values asked for.
    2. Who is concerned: the case is known to include some, its column is at least 1. An empty cell is unknown and
       does not choose.
    3. The search: ``find_cases``.
    4. Outcome: at the end of the whole ledger at least one person is in one of the states asked for, or some may be:
       the target of an uncounted event, or where a group of unknown size stands, followed as one. ``no_news`` is held
       or unseen.
    """
    table = read_table(dataset)
    return table.cases[_choose(dataset, table, case_filter)]


def choose_days(rows: pd.DataFrame, case_filter: CaseFilter) -> pd.DataFrame:
    """The rows whose ``counting_day`` lies in the filter's period."""
    first, last = case_filter.first_day, case_filter.last_day
    chosen = pd.Series(True, index=rows.index)
    if first is not None:
        chosen &= rows["counting_day"] >= pd.Timestamp(first)
    if last is not None:
        chosen &= rows["counting_day"] <= pd.Timestamp(last)
    return rows[chosen]


def _choose(dataset: Dataset, table: Table, case_filter: CaseFilter) -> npt.NDArray[np.bool_]:
    chosen = np.ones(len(table.cases), dtype=bool)
    for column, words in (
        ("kind", case_filter.kind),
        ("population", case_filter.population),
        ("country", case_filter.country),
        ("crackdown_id", case_filter.crackdown),
        ("verification", case_filter.verification),
        ("case_id", case_filter.only),
    ):
        if words:
            chosen &= table.match(column, words)
    if case_filter.who:
        chosen &= table.include(case_filter.who)
    if case_filter.q is not None and chosen.any():
        chosen &= find_positions(dataset, case_filter.q)
    if case_filter.outcome and chosen.any():
        asked = set(case_filter.outcome)
        if NO_NEWS in asked:
            asked |= {str(state) for state in NO_NEWS_STATES}
        outcomes = table.ledgers["outcomes"]
        chosen &= np.fromiter((not asked.isdisjoint(own) for own in outcomes), dtype=bool, count=len(outcomes))
    return chosen


def _find_places(dataset: Dataset, table: Table, case_filter: CaseFilter) -> npt.NDArray[np.bool_] | None:
    """Of each event whether its place is chosen; None where every place is."""
    if not case_filter.place:
        return None
    return table.places.match(list_places_in(dataset.places, case_filter.place))


def _show(
    table: Table, case_filter: CaseFilter, chosen: npt.NDArray[np.bool_], inside: npt.NDArray[np.bool_] | None
) -> npt.NDArray[np.bool_]:
    first, last = case_filter.first_day, case_filter.last_day
    if first is None and last is None and inside is None:
        return table.eventful & chosen
    picked = table.list_dated(first, last)
    if inside is not None:
        picked = picked[inside[picked]]
    shown = np.zeros(len(table.cases), dtype=bool)
    shown[table.owners[picked]] = True
    return shown & chosen
