"""What others claim in total, beside what is documented group by group; the two are never added (rule 6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd

from analysis.counting import count_rows
from analysis.filters import CaseFilter
from analysis.totals import sum_rows
from loaders.dataset import Dataset

RETURNED_IN_A_YEAR: Final = ("returned-from-china", "returned-from-china-annual-range")
HELD_ON_A_DAY: Final = "detained-china-awaiting-return"
RETURNED_SINCE: Final = ("returned-from-china-since-2020", "returned-from-china-since-2024")
ARRIVALS: Final = "arrivals-rok-total"
_COLUMNS: Final = ["series_id", "year", "first", "last", "low", "best", "high", "source_id", "note"]


def limit_to_china(case_filter: CaseFilter) -> CaseFilter:
    """The filter for what is set beside published figures on China: its authority alone, all years, and no lens.

    A claimed total is one claimant's word: what is documented stands beside it as it is, not as one sort of claimants
    gives it (rule 6). Nor is it cut to the filter's period, since the claims are not: an empty year would read as "none
    documented".
    """
    return replace(case_filter, country=("CN",), lens=None, start=None, end=None)


def list_series(dataset: Dataset, *series: str) -> pd.DataFrame:
    """Published figures of some series, by first day.

    Columns: ``series_id``, ``year`` (EDTF text), ``first``, ``last`` (datetime64), ``low``, ``best``, ``high``
    (Float64, in the series' unit; an empty low with a high is "up to", an empty high "at least", or unknown
    beside a best), ``source_id``, ``note``.
    """
    table = dataset.series
    names = {"year_first": "first", "year_last": "last"}
    names |= {f"value_{end}": end for end in ("low", "best", "high")}
    own = table[table["series_id"].isin(series)].rename(columns=names)
    return own[_COLUMNS].sort_values(["first", "last", "source_id"], kind="stable", ignore_index=True)


def compare_since(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """Totals claimed over several years, each with what is documented of the same days.

    Columns: those of ``list_series``, and ``documented_low``, ``documented_best``, ``documented_high`` (Int64),
    ``documented_open`` (bool), ``documented_unknown`` (Int64): people returned by China whose counting day lies in the
    days of the claim, under the filter's other conditions (``limit_to_china``). Example: Human Rights Watch counted
    more than 670 returned from early 2020 to May 2024; documented are those from 1 January 2020 to 31 May 2024.
    """
    claimed = list_series(dataset, *RETURNED_SINCE)
    returns = count_rows(dataset, "returned", limit_to_china(case_filter))
    totals = [
        sum_rows(returns[returns["counting_day"].between(first, last)])
        for first, last in claimed[["first", "last"]].itertuples(index=False)
    ]
    return claimed.assign(
        **{
            f"documented_{name}": pd.array([getattr(total, name) for total in totals], dtype="Int64")
            for name in ("low", "best", "high", "unknown")
        },
        documented_open=[total.is_open for total in totals],
    )


def compare_crackdowns(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """Every claim that states a number about a crackdown as a whole, by start of the crackdown and day of the claim.

    Columns: ``crackdown_id``, and as ``analysis.claims.list_crackdown_claims`` has them ``claim_id``, ``claimant``,
    ``low``, ``high``, ``note``.
    The claims count different things over different times (people arrested, held, returned, a week's): ``note`` says
    which. Only crackdowns that the filter asks for, where it asks for some.
    """
    table = dataset.crackdowns.sort_values(["start_first", "crackdown_id"], kind="stable")
    keys = [key for key in table["crackdown_id"] if not case_filter.crackdown or key in case_filter.crackdown]
    claims = dataset.claims
    stated = claims["people_low"].notna() | claims["people_high"].notna()
    own = claims[(claims["scope"] == "crackdown") & claims["case_id"].isin(keys) & stated]
    own = own.rename(columns={"case_id": "crackdown_id", "people_low": "low", "people_high": "high"})
    own = own.assign(_order=own["crackdown_id"].map({key: number for number, key in enumerate(keys)}))
    own = own.sort_values(["_order", "date_stated_first", "claim_id"], kind="stable", na_position="last")
    return own[["crackdown_id", "claim_id", "claimant", "low", "high", "note"]].reset_index(drop=True)
