"""A sum with its range, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Total:
    """People summed over counted rows: low, best and high each on its own.

    ``is_open`` says that some high is unknown and stands at its best, or is a floor ("at least"), so that the true
    high may be above;
    ``without_low`` rows have no low and count as 0 in the low (of the returns of 9 October 2023 nobody gives one);
    ``unknown`` is the number of groups of unknown size that are left out; ``rows`` and ``cases`` how many rows and
    cases carry the sum. Source: data model, counting rule 1.
    """

    low: int
    best: int
    high: int
    is_open: bool
    without_low: int
    unknown: int
    rows: int
    cases: int


def sum_by_authority(rows: pd.DataFrame) -> tuple[tuple[str, int], ...]:
    """People by best for each authority (``case_country``, ISO 3166-1), the most first, equals by code.

    Authorities of whom only groups of unknown size are known are left out.
    """
    sums = rows.dropna(subset=["best"]).groupby("case_country")["best"].sum()
    ordered = sorted(((str(code), int(people)) for code, people in sums.items()), key=lambda pair: (-pair[1], pair[0]))
    return tuple(pair for pair in ordered if pair[1])


def sum_rows(rows: pd.DataFrame) -> Total:
    """Sum rows of ``count_rows``.

    1. Only rows with a best are summed.
    2. An unknown low is 0 in the sum of lows.
    3. An unknown high is the row's best in the sum of highs, and the sum is marked open; so is a sum with a row
       whose high is a floor (``high_open``, where the rows have that column).
    4. Rows without a best are counted as groups of unknown size.
    """
    counted = rows[rows["best"].notna()]
    return Total(
        low=int(counted["low"].fillna(0).sum()),
        best=int(counted["best"].sum()),
        high=int(counted["high"].fillna(counted["best"]).sum()),
        is_open=bool(counted["high"].isna().any() or ("high_open" in counted and counted["high_open"].any())),
        without_low=int(counted["low"].isna().sum()),
        unknown=int(rows["best"].isna().sum()),
        rows=len(counted),
        cases=int(counted["case_id"].nunique()),
    )
