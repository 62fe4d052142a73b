"""Everything the page of outcomes says, computed in one go from one dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from analysis.case_table import list_cases
from analysis.delays import Delays, measure_delays
from analysis.fate_groups import Grouping, group_fates
from analysis.filters import CaseFilter
from analysis.flows import count_flows, count_moves
from analysis.ledgers import STATES, follow_cases, keep_cases
from analysis.selection import select
from analysis.silence import list_silences
from analysis.totals import Total, sum_rows
from analysis.treatment import list_after_return
from analysis.ways import compare_ways
from loaders.dataset import Dataset
from rules.ledger import NO_NEWS, State

GROUPINGS: tuple[Grouping, ...] = ("period", "country", "crackdown_id")


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """What became of the people of the cases shown.

    ``cases`` is their number, ``people`` the sum of their sizes; ``states`` are bests by state, every state, which
    add up to ``people.best``. ``at_most`` and ``some`` count the cases in which an uncounted event may have taken
    people out of a state, or put people into it (only states with such cases). ``shown`` are the rows of ``cases``,
    ``flows``, ``moves``, ``groups``, ``silences``, ``delays``, ``ways`` and ``after_return`` as the functions that
    make them say; ``mixed`` is in how many cases the order of coming decided.
    """

    cases: int
    people: Total
    states: Mapping[State, int]
    at_most: Mapping[State, int]
    some: Mapping[State, int]
    shown: pd.DataFrame
    flows: pd.DataFrame
    mixed: int
    moves: pd.DataFrame
    groups: Mapping[Grouping, pd.DataFrame]
    silences: pd.DataFrame
    delays: Delays
    ways: pd.DataFrame
    after_return: pd.DataFrame

    @property
    def no_news(self) -> int:
        """People, by best, whose last state is held or unseen."""
        return sum(self.states[state] for state in NO_NEWS)


def make_outcomes(dataset: Dataset, case_filter: CaseFilter) -> Outcomes:
    """Compute the page of outcomes: the ledgers of the cases that the filter shows, to the last news of each.

    Period and place choose cases by their events and cut no ledger short; the lens is not asked. Source: data model,
    "What a filter selects", 5.
    """
    selection = select(dataset, case_filter)
    kept = keep_cases(selection.shown, selection.events)
    ledgers = follow_cases(selection.shown, selection.events)
    cases = list_cases(dataset, case_filter)
    flows, mixed = count_flows(kept)
    of_shown = selection.events[selection.events["case_id"].isin(selection.shown["case_id"]).astype(bool)]
    now = dataset.data_date
    grades = dataset.contract.tables["cases"].field("verification").words
    return Outcomes(
        cases=len(kept),
        people=sum_rows(ledgers),
        states=MappingProxyType({state: int(ledgers[str(state)].sum()) for state in STATES}),
        at_most=_count_marks(ledgers["at_most_states"]),
        some=_count_marks(ledgers["some_states"]),
        shown=selection.shown,
        flows=flows,
        mixed=mixed,
        moves=count_moves(kept),
        groups=MappingProxyType({by: group_fates(cases, by) for by in GROUPINGS}),
        silences=list_silences(ledgers, kept, of_shown, dataset.cases, now.last or now.counting_day),
        delays=measure_delays(kept, of_shown),
        ways=compare_ways(flows, cases, tuple(grades)),
        after_return=list_after_return(of_shown),
    )


def _count_marks(marked: pd.Series) -> Mapping[State, int]:
    counts = {state: sum(str(state) in own for own in marked) for state in STATES}
    return MappingProxyType({state: number for state, number in counts.items() if number})
