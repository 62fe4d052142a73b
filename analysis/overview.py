"""Everything the first page says, computed in one go from one dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from analysis.claims import count_by_crackdown, list_crackdown_claims
from analysis.counting import EVENT_TYPES, count_selected
from analysis.fates import count_no_news, keep_selected, list_no_news
from analysis.filters import CaseFilter
from analysis.newest import list_newest
from analysis.periods import Stretch, count_by_year, count_three_months, find_worst_three_months
from analysis.selection import select
from analysis.totals import Total, sum_by_authority, sum_rows
from loaders.dataset import Dataset
from loaders.dates import EdtfDate

COMPARED_CRACKDOWNS = 2
NEWEST_ENTRIES = 6


@dataclass(frozen=True, slots=True)
class ComparedCrackdown:
    """A crackdown with what is documented of it and the claims on it (``list_crackdown_claims``)."""

    crackdown_id: str
    documented: Total
    claims: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of the first page. Frames: ``count_by_year``, ``crackdowns``, ``list_newest``.

    ``cases`` is the number of cases shown, ``verification`` the same by grade, in the contract's order, ``people``
    the sum of their sizes. ``totals_left_out`` is the number of aggregates that rule 2 keeps out. The authorities
    are people by best, as ``sum_by_authority``. ``arrested_silent`` and ``returned_silent`` are the numbers of rows on
    which the claimants of the lens say nothing, so that they are not in the figures; 0 without a lens.
    ``no_news_at_most`` is the number of cases in which an uncounted event may have moved some
    of those without news. ``most_documented`` are the ids of crackdowns with documented arrests, the most people first.
    """

    data_date: EdtfDate
    cases: int
    verification: Mapping[str, int]
    people: Total
    totals_left_out: int
    arrested: Total
    returned: Total
    arrested_silent: int
    returned_silent: int
    no_news: Total
    arrested_authorities: tuple[tuple[str, int], ...]
    returned_authorities: tuple[tuple[str, int], ...]
    no_news_authorities: tuple[tuple[str, int], ...]
    no_news_at_most: int
    latest_arrests: Stretch
    worst_arrests: Stretch | None
    latest_returns: Stretch
    worst_returns: Stretch | None
    arrested_by_year: pd.DataFrame
    returned_by_year: pd.DataFrame
    crackdowns: pd.DataFrame
    most_documented: tuple[str, ...]
    newest: pd.DataFrame
    compared: tuple[ComparedCrackdown, ...]


def make_overview(dataset: Dataset, case_filter: CaseFilter) -> Overview:
    """Compute the first page.

    1. Arrests, returns and years: ``count_rows``, ``sum_rows``, ``count_by_year``.
    2. No news: ``count_no_news`` over the ledgers of the cases shown.
    3. Years run to the data date's, or to the last that the filter asks for.
    4. The latest three months end on the last day of the data date (rule 9), never on today's.
    5. The two crackdowns compared are those with the most documented arrests by best: by rules 1 to 4, before the
       lens, since claims are what they are compared with (rule 6).
    """
    selection = select(dataset, case_filter)
    arrested, returned = (count_selected(dataset, measure, selection) for measure in EVENT_TYPES)
    arrests, returns = arrested.rows, returned.rows
    ledgers = keep_selected(selection)
    now = dataset.data_date
    last = now.last or now.counting_day
    asked = case_filter.last_day
    years = _span(arrests, returns, last.year if asked is None else min(last.year, asked.year))
    documented = count_by_crackdown(arrested.documented)
    return Overview(
        data_date=now,
        cases=len(ledgers),
        verification=MappingProxyType(_count_verification(dataset, ledgers)),
        people=sum_rows(ledgers),
        totals_left_out=_count_totals_left_out(dataset, case_filter),
        arrested=sum_rows(arrests),
        returned=sum_rows(returns),
        arrested_silent=arrested.silent,
        returned_silent=returned.silent,
        no_news=count_no_news(ledgers),
        arrested_authorities=sum_by_authority(arrests),
        returned_authorities=sum_by_authority(returns),
        no_news_authorities=sum_by_authority(list_no_news(ledgers)),
        no_news_at_most=int((ledgers["at_most"] & ledgers["open_fate"]).sum()),
        latest_arrests=count_three_months(arrests, last),
        worst_arrests=find_worst_three_months(arrests),
        latest_returns=count_three_months(returns, last),
        worst_returns=find_worst_three_months(returns),
        arrested_by_year=count_by_year(arrests, years),
        returned_by_year=count_by_year(returns, years),
        crackdowns=dataset.crackdowns,
        most_documented=tuple(documented),
        newest=list_newest(selection.shown, NEWEST_ENTRIES),
        compared=tuple(
            ComparedCrackdown(crackdown_id, total, list_crackdown_claims(dataset, crackdown_id))
            for crackdown_id, total in list(documented.items())[:COMPARED_CRACKDOWNS]
        ),
    )


def _span(arrests: pd.DataFrame, returns: pd.DataFrame, last: int) -> range:
    """The years both series are shown over: from the first counting day to the year ``last``, none left out.

    A counting day after the data date (a warning of the loaders) moves the end, so that the years add up to the sum.
    """
    years = pd.concat([arrests["counting_day"], returns["counting_day"]]).dt.year
    return range(int(years.min()), max(last, int(years.max())) + 1) if len(years) else range(last, last + 1)


def _count_totals_left_out(dataset: Dataset, case_filter: CaseFilter) -> int:
    """Totals over unknown groups that fulfil every other condition of the filter: rule 2 keeps them out of its sums."""
    if not case_filter.kind or "aggregate" in case_filter.kind:
        return 0
    return len(select(dataset, replace(case_filter, kind=("aggregate",))).shown)


def _count_verification(dataset: Dataset, shown: pd.DataFrame) -> dict[str, int]:
    cases = dataset.cases
    counts = cases.loc[cases["case_id"].isin(shown["case_id"]), "verification"].value_counts()
    words = dataset.contract.tables["cases"].field("verification").words
    return {word: int(counts.get(word, 0)) for word in words}
