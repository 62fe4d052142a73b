"""The rolling three months: on every day, how many people the day and the 91 before it hold."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from analysis.periods import WINDOW_DAYS, list_left_out

_FIGURES = ("low", "best", "high", "open", "unknown")


def roll_three_months(rows: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Counting rule 7 for every day from ``first`` to ``last``: what ``count_three_months`` says of each, in one go.

    1. Best, and groups of unknown size: rows whose counting day lies in the day and the 91 before it.
    2. Low: only rows wholly inside these days. High: every row that overlaps them; an unknown high is the best.
    3. Rows known only by year, or with an open date, are left out (``list_left_out``).

    ``rows`` as ``count_rows`` makes them. Columns: ``day`` (datetime64), ``low``, ``best``, ``high``, ``unknown``
    (int64), ``high_open`` (bool), one row a day; no row where ``first`` lies after ``last``.

    Example: of one group of 3 to 5, best 5, seized in February 2012, the windows that end from 1 February to 2 May
    hold the best of 5, those from 29 February to 2 May the low of 3, those from 1 February to 30 May the high of 5.
    Source: data model, counting rule 7.
    """
    days = max((last - first).days + 1, 0)
    sums = {name: np.zeros(days + 1, dtype="int64") for name in _FIGURES}
    dated = rows.drop(index=rows.index[rows["date_precision"].isin(["year", "open"])])
    start = pd.Timestamp(first)
    begins, ends, counts = ((dated[name] - start).dt.days for name in ("date_first", "date_last", "counting_day"))
    reach = WINDOW_DAYS - 1
    known = dated["best"].notna().to_numpy()
    best, low = (dated[name].fillna(0).to_numpy(dtype="int64") for name in ("best", "low"))
    high = dated["high"].fillna(dated["best"]).fillna(0).to_numpy(dtype="int64")
    is_open = (dated["high"].isna() | dated.get("high_open", pd.Series(False, index=dated.index))).to_numpy(dtype=bool)
    begin, end, count = (part.to_numpy(dtype="int64") for part in (begins, ends, counts))
    add_span(sums["best"], count, count + reach, best * known)
    add_span(sums["unknown"], count, count + reach, (~known).astype("int64"))
    add_span(sums["low"], end, begin + reach, low * known)
    add_span(sums["high"], begin, end + reach, high * known)
    add_span(sums["open"], begin, end + reach, (is_open & known).astype("int64"))
    added = {name: np.cumsum(steps)[:days] for name, steps in sums.items()}
    frame = pd.DataFrame({"day": pd.date_range(start, periods=days), **added})
    return frame.assign(high_open=added["open"] > 0).drop(columns="open")


def keep_changes(rolling: pd.DataFrame) -> pd.DataFrame:
    """The days of ``roll_three_months`` on which a figure changes, and the last one: each row holds until the next."""
    figures = rolling.drop(columns="day")
    changed = (figures != figures.shift()).any(axis=1)
    if len(changed):
        changed.iloc[-1] = True
    return rolling[changed].reset_index(drop=True)


def count_left_out(rows: pd.DataFrame) -> int:
    """How many rows no three months can hold."""
    return len(list_left_out(rows))


def add_span(steps: np.ndarray, first: np.ndarray, last: np.ndarray, people: np.ndarray) -> None:
    """Add ``people`` to the steps of all days from one to another, both included; days outside are cut off.

    ``steps`` has a place for each day and one more; their running sum is what is there on each day.
    """
    days = len(steps) - 1
    start, stop = np.clip(first, 0, days), np.clip(last + 1, 0, days)
    inside = start < stop
    np.add.at(steps, start[inside], people[inside])
    np.add.at(steps, stop[inside], -people[inside])
