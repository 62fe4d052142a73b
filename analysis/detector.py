"""Stretches in which more people were arrested than the years before would lead one to expect.

The rule and its numbers were fixed on arrests up to the end of 2016 (docs/decisions/0013-crackdown-detector.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from analysis.periods import WINDOW_DAYS
from analysis.rolling import roll_three_months


@dataclass(frozen=True, slots=True)
class DetectorRule:
    """The numbers of the rule; people by best, days with both ends included.

    ``share`` of the ``years`` before must have held fewer people; ``floor`` people are the least; the years are looked
    at from ``begin`` on; stretches up to ``joined`` days apart are one; of a curated crackdown that goes on for longer,
    or of which no end is known, the first ``spell`` days are compared.
    """

    years: int = 3
    share: float = 0.8
    floor: int = 20
    begin: date = date(1999, 1, 1)
    joined: int = WINDOW_DAYS
    spell: int = 365

    @property
    def days(self) -> int:
        """The years before, in days."""
        return self.years * 365

    @property
    def first_judged(self) -> date:
        """The first day that has its window, and before that all the years, behind it."""
        return self.begin + timedelta(days=self.days + WINDOW_DAYS - 1)


RULE = DetectorRule()


@dataclass(frozen=True, slots=True)
class Unusual:
    """A stretch: the first day above what was to be expected, the last, the last day on which an arrest was counted in
    it, and the most people a window held, with the day on which it first did. ``crackdowns`` are the ids of curated
    crackdowns it overlaps.
    """

    first: date
    last: date
    last_arrest: date
    most: int
    most_on: date
    crackdowns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detection:
    """What the rule finds, beside the curated list.

    ``days`` has a row a day: ``day``, ``best``, ``expected`` (NA before the first judged day), ``above`` (bool).
    ``missed`` are the ids of crackdowns compared and not found; ``found`` those found; ``not_judged`` those that were
    over before the first judged day, or begin after the last.
    """

    rule: DetectorRule
    days: pd.DataFrame
    stretches: tuple[Unusual, ...]
    found: tuple[str, ...]
    missed: tuple[str, ...]
    not_judged: tuple[str, ...]

    @property
    def extras(self) -> tuple[Unusual, ...]:
        """Stretches that overlap no curated crackdown."""
        return tuple(stretch for stretch in self.stretches if not stretch.crackdowns)


def detect_unusual(rows: pd.DataFrame, crackdowns: pd.DataFrame, last: date, rule: DetectorRule = RULE) -> Detection:
    """Find the unusual stretches among counted arrests, and compare them with the curated crackdowns.

    1. Each day is judged by its rolling best: people arrested on it and the 91 days before (rule 7).
    2. Expected is the least number that at least ``share`` of the days of the ``years`` before that window did not
       exceed. A day is unusual if its rolling best is above that, and not below ``floor``.
    3. Unusual days up to ``joined`` days apart are one stretch.
    4. A stretch hits a crackdown if it shares a day with it, from its first day to its last arrest (not to the day on
       which that arrest leaves the window). Of a crackdown count the days from the first its start may mean to the
       last its end may mean, at most ``spell``.
    5. A crackdown that no stretch hits is missed; a stretch that hits none is an extra.

    ``rows`` as ``count_rows``, ``crackdowns`` as the table. Example: after three years without a window of more than
    9 people, 19 people seized on one day are not unusual; 20 are, for the 92 days on which their windows hold them.
    Source: docs/decisions/0013-crackdown-detector.md.
    """
    rolling = roll_three_months(rows, rule.begin, last)
    days = rolling[["day", "best"]]
    before = days["best"].rolling(rule.days).quantile(rule.share, interpolation="higher").shift(WINDOW_DAYS)
    expected = before.astype("Float64").astype("Int64")
    above = ((days["best"] > expected).fillna(False) & (days["best"] >= rule.floor)).astype(bool)
    days = days.assign(expected=expected, above=above)
    counted = rows.loc[rows["best"].notna() & ~rows["date_precision"].isin(["year", "open"]), "counting_day"]
    spells = _list_spells(crackdowns, rule)
    judged = {key: span for key, span in spells.items() if span[1] >= rule.first_judged and span[0] <= last}
    stretches = tuple(_describe(days, run, counted, judged) for run in _join(days.loc[above, "day"], rule.joined))
    found = {key for stretch in stretches for key in stretch.crackdowns}
    return Detection(
        rule,
        days,
        stretches,
        tuple(key for key in judged if key in found),
        tuple(key for key in judged if key not in found),
        tuple(key for key in spells if key not in judged),
    )


def _list_spells(crackdowns: pd.DataFrame, rule: DetectorRule) -> dict[str, tuple[date, date]]:
    ordered = crackdowns.sort_values(["start_first", "crackdown_id"], kind="stable")
    spells = {}
    for key, start, end in ordered[["crackdown_id", "start_first", "end_last"]].itertuples(index=False):
        longest = start.date() + timedelta(days=rule.spell - 1)
        spells[str(key)] = (start.date(), longest if pd.isna(end) else min(longest, end.date()))
    return spells


def _join(days: pd.Series, joined: int) -> list[tuple[date, date]]:
    runs: list[tuple[date, date]] = []
    for day in (stamp.date() for stamp in days):
        if runs and (day - runs[-1][1]).days <= joined:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _describe(
    days: pd.DataFrame, run: tuple[date, date], counted: pd.Series, judged: Mapping[str, tuple[date, date]]
) -> Unusual:
    first, last = run
    own = days[days["day"].between(pd.Timestamp(first), pd.Timestamp(last)) & days["above"]]
    most = own.iloc[int(own["best"].to_numpy().argmax())]
    inside = counted[counted.between(pd.Timestamp(first), pd.Timestamp(last))]
    last_arrest = inside.max().date() if len(inside) else first
    hits = tuple(key for key, (start, end) in judged.items() if first <= end and start <= last_arrest)
    return Unusual(first, last, last_arrest, int(most["best"]), most["day"].date(), hits)
