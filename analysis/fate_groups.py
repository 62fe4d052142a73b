"""What became of people, by the period in which it began, by authority and by crackdown."""

from __future__ import annotations

from typing import Final, Literal

import pandas as pd

from analysis.ledgers import STATES

Grouping = Literal["period", "country", "crackdown_id"]

PERIOD_YEARS: Final = 5
_STATES: Final = [str(state) for state in STATES]
_NUMBERS: Final = ("cases", "low", "best", "high", "unknown", *_STATES)


def group_fates(cases: pd.DataFrame, by: Grouping) -> pd.DataFrame:
    """People by state at the end, for each group of cases.

    1. ``period``: the five years in which the counting day of the case's first event lies, named by their first
       year: 2015 is 2015 to 2019. A case is in one period, whenever its later events were.
    2. ``country``: the authority. ``crackdown_id``: the crackdown; cases without one are a group of their own (NA).
    3. Each state is the sum of the bests of the ledgers; the states of a group add up to its ``best``. Low and high
       are sums over the cases (``sum_rows``), since the ledger has none for states.
    4. Cases of unknown size are counted as ``unknown`` and add nobody.

    ``cases`` as ``list_cases``. Columns: ``group`` (year as text, ISO 3166-1 code, id, or NA), ``cases``, ``low``,
    ``best``, ``high``, ``unknown``, a column for each state (Int64), ``is_open`` (bool, as ``Total``). Periods in
    their order, the others with most people first, equals by name, cases without a crackdown last. Source: data
    model, "The fate ledger".
    """
    keys = _name_periods(cases["first_day"]) if by == "period" else cases[by].astype("string")
    sized = cases["best"].notna()
    numbers = cases[["low", "best", "high", *_STATES]].astype("Int64")
    # As ``sum_rows``: an uncounted case adds nothing, an unknown high is the best.
    numbers = numbers.assign(high=numbers["high"].fillna(numbers["best"])).where(sized, 0).fillna(0)
    numbers["cases"] = 1
    numbers["unknown"] = (~sized).astype(int)
    numbers["open_highs"] = (sized & cases["high"].isna()).astype(int)
    sums = numbers.assign(group=keys.array).groupby("group", dropna=False, sort=True).sum().reset_index()
    sums["is_open"] = sums["open_highs"] > 0
    frame = sums[["group", *_NUMBERS, "is_open"]].astype(
        {"group": "string", "is_open": "boolean"} | dict.fromkeys(_NUMBERS, "Int64")
    )
    if by == "period":
        return frame
    # Periods stand by name, which is their time.
    nameless = frame["group"].isna().astype(int)
    ordered = frame.assign(_nameless=nameless, _most=-frame["best"])
    ordered = ordered.sort_values(["_nameless", "_most", "group"], kind="stable", ignore_index=True)
    return ordered.drop(columns=["_nameless", "_most"])


def _name_periods(days: pd.Series) -> pd.Series:
    years = days.dt.year
    named: pd.Series = (years - years % PERIOD_YEARS).astype("string")
    return named
