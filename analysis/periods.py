"""Counted rows by year, and the stretches of three months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from analysis.totals import Total, sum_by_authority, sum_rows

WINDOW_DAYS = 92
SHORT_SPAN_DAYS = 92
_YEAR_NUMBERS = ("year", "low", "best", "high", "unknown", "loose")


def count_by_year(rows: pd.DataFrame, years: range) -> pd.DataFrame:
    """Sums of counted rows by the year of their counting day, a row for each of ``years``.

    1. A row belongs to the year of its counting day; where the start of its date is open, that is its known end.
    2. A row is *loosely dated* if its date is open, or crosses a new year and spans more than 92 days: it may
       belong to another year, and ``loose`` counts its people by best.
    3. A year without rows has 0 people; a year with rows of unknown size only has 0 people and ``unknown`` > 0,
       and must not be drawn as a zero.

    Columns: ``year``, ``low``, ``best``, ``high``, ``unknown``, ``loose`` (Int64), ``high_open`` (bool). Source: data
    model, counting rule 5.
    """
    counted = rows["counting_day"].dt.year
    loose = _is_loose(rows)
    records = []
    for year in years:
        own = rows[counted == year]
        total = sum_rows(own)
        records.append(
            {"year": year, "low": total.low, "best": total.best, "high": total.high, "unknown": total.unknown}
            | {"loose": int(own.loc[loose[counted == year], "best"].sum()), "high_open": total.is_open}
        )
    return pd.DataFrame(records, columns=[*_YEAR_NUMBERS, "high_open"]).astype(
        dict.fromkeys(_YEAR_NUMBERS, "Int64") | {"high_open": "boolean"}
    )


def _is_loose(rows: pd.DataFrame) -> pd.Series[bool]:
    first, last = rows["date_first"], rows["date_last"]
    is_open = first.isna() | last.isna()
    crosses = (first.dt.year != last.dt.year) & ((last - first).dt.days + 1 > SHORT_SPAN_DAYS)
    loose: pd.Series[bool] = (is_open | crosses).astype(bool)
    return loose


@dataclass(frozen=True, slots=True)
class Stretch:
    """Three months that end on ``last``: 92 days, both ends included.

    ``authorities`` as ``sum_by_authority``; ``left_out`` rows are too loosely dated for any such stretch.
    """

    first: date
    last: date
    total: Total
    authorities: tuple[tuple[str, int], ...]
    left_out: int


def count_three_months(rows: pd.DataFrame, last: date) -> Stretch:
    """The three months that end on a day.

    1. The window is the day and the 91 before it.
    2. Best counts rows whose counting day lies in the window.
    3. Low counts only those that lie wholly inside it; high every one that overlaps it.
    4. Rows known only by year, or with an open date, are left out and counted as ``left_out``.
    5. Rows of unknown size are counted where their counting day lies in the window.

    Source: data model, counting rule 7.
    """
    own = list_three_months(rows, last)
    inside, middle, widest = (sum_rows(own[own[name]]) for name in ("in_low", "in_best", "in_high"))
    total = Total(
        low=inside.low,
        best=middle.best,
        high=widest.high,
        is_open=widest.is_open,
        without_low=inside.without_low,
        unknown=middle.unknown,
        rows=middle.rows,
        cases=middle.cases,
    )
    authorities = sum_by_authority(own[own["in_best"]])
    return Stretch(last - timedelta(days=WINDOW_DAYS - 1), last, total, authorities, len(list_left_out(rows)))


def list_three_months(rows: pd.DataFrame, last: date) -> pd.DataFrame:
    """The rows behind the three months that end on a day, by the rule of ``count_three_months``.

    Columns: those of ``count_rows``, and ``in_low``, ``in_best``, ``in_high`` (bool): in which of the three sums the
    row stands. Rows that stand in none are left out.
    """
    start, end = pd.Timestamp(last - timedelta(days=WINDOW_DAYS - 1)), pd.Timestamp(last)
    dated = _dated(rows)
    dated = dated.assign(
        in_low=((dated["date_first"] >= start) & (dated["date_last"] <= end)).astype(bool),
        in_best=dated["counting_day"].between(start, end).astype(bool),
        in_high=((dated["date_first"] <= end) & (dated["date_last"] >= start)).astype(bool),
    )
    return dated[dated["in_best"] | dated["in_high"]].reset_index(drop=True)


def list_left_out(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that no stretch of three months can hold: known only by year, or with an open date."""
    return rows[rows["date_precision"].isin(["year", "open"]).astype(bool)].reset_index(drop=True)


def find_worst_three_months(rows: pd.DataFrame) -> Stretch | None:
    """The three months with the most people by best; of equals the earliest. None if nobody is counted.

    The best can only rise on a counting day, so only windows that end on one need to be compared.
    """
    dated = _dated(rows)
    dated = dated[dated["best"].notna()].sort_values("counting_day")
    if dated.empty:
        return None
    days = dated["counting_day"]
    sums = dated["best"].astype("int64").cumsum().to_numpy()
    starts = days.searchsorted(days - pd.Timedelta(days=WINDOW_DAYS - 1), side="left")
    ends = days.searchsorted(days, side="right")
    before = [0, *sums]
    people = [before[end] - before[start] for start, end in zip(starts, ends, strict=True)]
    best = max(people)
    return count_three_months(rows, days.iloc[people.index(best)].date())


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[~rows["date_precision"].isin(["year", "open"]).astype(bool)]
