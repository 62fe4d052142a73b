"""The map in steps of time: year by year, or a crackdown week by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

WEEK = timedelta(days=7)
MOST_WEEKS = 60


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of time, both ends included. ``cumulative``: with all that was over before its end."""

    first: date
    last: date
    cumulative: bool


def list_years(*parts: pd.DataFrame) -> tuple[Step, ...]:
    """The years from the first to the last in which a row of ``place_action`` counts, none left out."""
    days = pd.concat([own["counting_day"] for own in parts]).dropna()
    if days.empty:
        return ()
    years = range(int(days.dt.year.min()), int(days.dt.year.max()) + 1)
    return tuple(Step(date(year, 1, 1), date(year, 12, 31), cumulative=False) for year in years)


def list_weeks(*parts: pd.DataFrame) -> tuple[Step, ...]:
    """The weeks from the first dated event to the last one that is over, at most sixty of them.

    A week begins on the weekday of the first event's first day. Where the events go on for more than sixty weeks, what
    comes later is in the last step.
    """
    dated = pd.concat([own[["date_first", "date_last"]] for own in parts]).dropna()
    if dated.empty:
        return ()
    first, last = dated["date_first"].min().date(), dated["date_last"].max().date()
    number = min((last - first).days // WEEK.days + 1, MOST_WEEKS)
    starts = [first + WEEK * week for week in range(number)]
    ends = [start + WEEK - timedelta(days=1) for start in starts]
    ends[-1] = max(ends[-1], last)
    return tuple(Step(start, end, cumulative=True) for start, end in zip(starts, ends, strict=True))


def choose_step(parts: pd.DataFrame, step: Step) -> pd.DataFrame:
    """The rows of ``place_action``, or of ``trace_routes``, that a step shows.

    1. A year shows the rows whose counting day lies in it, as ``count_by_year`` does: the years together are all rows.
    2. A week, being cumulative, shows what is certainly over by its end: the rows whose whole date lies before it. A
       row known only to a month so appears with the month's last week, and one with an open end in none.

    Example: "in February 2012" appears with the week that holds 29 February. Source: data model, counting rule 5.
    """
    end = pd.Timestamp(step.last)
    if step.cumulative:
        return parts[(parts["date_last"] <= end).fillna(False).astype(bool)]
    return parts[((parts["counting_day"] >= pd.Timestamp(step.first)) & (parts["counting_day"] <= end)).astype(bool)]
