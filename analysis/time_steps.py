"""Counted rows by year, quarter or month, with a place of their own for rows not dated exactly enough."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any, Literal, get_args

import pandas as pd

from analysis.frames import list_plain
from analysis.periods import SHORT_SPAN_DAYS

Step = Literal["year", "quarter", "month"]
STEPS: tuple[Step, ...] = get_args(Step)
MONTHS: dict[Step, int] = {"year": 12, "quarter": 3, "month": 1}

_TYPES = dict.fromkeys(("low", "best", "high", "rows", "unknown"), "Int64") | {
    "high_open": "boolean",
    "exact": "boolean",
}
_PARTS = ["low", "best", "high", "high_open", "date_first", "date_last", "date_precision", "counting_day"]


def count_by_step(rows: pd.DataFrame, step: Step, years: range, *, spread: bool = False) -> pd.DataFrame:
    """Sums of counted rows by the period of their counting day, and by year what is not dated exactly enough.

    1. By year every row stands in the year of its counting day (decision 0002: ``analysis.periods.count_by_year`` says
       who is loosely dated).
    2. By quarter or month a row stands in the period of its counting day if its date is a day or a month, or an
       interval of at most 92 days. Otherwise it stands in "not known" of the year of its counting day (``exact`` is
       False).
    3. ``spread`` asks for the people of every row that has both ends to lie evenly over the days from first to last,
       both included; shares are whole people, rounded within the row by largest remainder, of equals to the earlier
       period; low, best and high each on its own. A row of unknown size, and one with an open end, is not spread, and
       stands as in 1 and 2.
    4. Each period of ``years`` has its row, also where nothing happened; "not known" only where it holds something.

    Columns: ``start``, ``end`` (datetime64: first and last day of the period; of "not known" those of the year),
    ``exact`` (boolean), ``low``, ``best``, ``high``, ``rows``, ``unknown`` (Int64: people; counted rows; groups of
    unknown size), ``high_open`` (boolean). By start, "not known" after the year's other periods. A row outside
    ``years`` gets periods of its own, so that the sums are always those of all rows; ``rows`` counts a spread row
    wherever some of it lies.

    Example: 41 people arrested in February 2012 in China, range 32 to 41, are 32/41/41 in the month; an interval from
    1 February to 3 May 2012 (93 days) with 93 people is "not known" of 2012, and spread 29, 31, 30 and 3.
    Source: data model, counting rule 5.
    """
    cells: dict[tuple[date, date, bool], dict[str, Any]] = defaultdict(
        lambda: dict.fromkeys(("low", "best", "high", "rows", "unknown"), 0) | {"high_open": False}
    )
    for year in years:
        for month in range(1, 13, MONTHS[step]):
            _take(cells, date(year, month, 1), step)
    for low, best, high, high_open, first, last, precision, day in list_plain(rows, _PARTS):
        parts = {"low": low or 0, "best": best, "high": best if high is None else high}
        if best is None:
            _place(cells, step, first, last, precision, day)["unknown"] += 1
        elif spread and first is not None and last is not None:
            _spread(cells, step, parts, first.date(), last.date(), bool(high_open))
        else:
            _fill(_place(cells, step, first, last, precision, day), parts, bool(high_open))
    records = [{"start": s, "end": e, "exact": x, **cell} for (s, e, x), cell in cells.items()]
    frame = pd.DataFrame(records, columns=["start", "end", *_TYPES])
    frame = frame.astype(_TYPES | {"start": "datetime64[s]", "end": "datetime64[s]"})
    in_order = frame.assign(_year=frame["start"].dt.year, _loose=~frame["exact"].astype(bool))
    in_order = in_order.sort_values(["_year", "_loose", "start"], kind="stable", ignore_index=True)
    return in_order[["start", "end", *_TYPES]]


def is_exact(step: Step, first: Any, last: Any, precision: str) -> bool:
    """Whether a date (its ends and precision, as the loaders read it) names one period: rule 2 of ``count_by_step``."""
    if step == "year" or precision in {"day", "month"}:
        return True
    return precision == "interval" and (last - first).days + 1 <= SHORT_SPAN_DAYS


def find_period(day: date, step: Step) -> tuple[date, date]:
    """The first and the last day of the year, quarter or month in which a day lies."""
    length = MONTHS[step]
    start = date(day.year, (day.month - 1) // length * length + 1, 1)
    after = date(start.year + (start.month + length > 12), (start.month + length - 1) % 12 + 1, 1)
    return start, after - timedelta(days=1)


def write_period(start: date, step: Step) -> tuple[str, str]:
    """A period as ``from`` and ``to`` of an address: ("2012", "2012"), ("2012-01", "2012-03"), ("2012-02", …)."""
    if step == "year":
        return f"{start:%Y}", f"{start:%Y}"
    return f"{start:%Y-%m}", f"{find_period(start, step)[1]:%Y-%m}"


def _take(cells: dict[Any, dict[str, Any]], day: date, step: Step) -> dict[str, Any]:
    return cells[(*find_period(day, step), True)]


def _place(
    cells: dict[Any, dict[str, Any]], step: Step, first: Any, last: Any, precision: str, day: Any
) -> dict[str, Any]:
    if is_exact(step, first, last, precision):
        return _take(cells, day.date(), step)
    return cells[(*find_period(day.date(), "year"), False)]


def _fill(cell: dict[str, Any], parts: dict[str, int], high_open: bool) -> None:
    for name, people in parts.items():
        cell[name] += people
    cell["rows"] += 1
    cell["high_open"] |= high_open


def _spread(
    cells: dict[Any, dict[str, Any]], step: Step, parts: dict[str, int], first: date, last: date, high_open: bool
) -> None:
    spans: list[tuple[date, int]] = []
    day = first
    while day <= last:
        end = min(find_period(day, step)[1], last)
        spans.append((day, (end - day).days + 1))
        day = end + timedelta(days=1)
    shares = {name: share_evenly(people, [days for _day, days in spans]) for name, people in parts.items()}
    for position, (day, _days) in enumerate(spans):
        own = {name: people[position] for name, people in shares.items()}
        if any(own.values()) or len(spans) == 1:
            _fill(_take(cells, day, step), own, high_open)


def share_evenly(people: int, days: list[int]) -> list[int]:
    """Whole people over periods in proportion to their days, by largest remainder; of equals the earlier period first.

    Example: 10 people over 30 and 31 days are 5 and 5; 1 person is of the second; nobody is lost.
    """
    total = sum(days)
    shares = [people * length // total for length in days]
    remainders = [people * length % total for length in days]
    for position in sorted(range(len(days)), key=lambda at: (-remainders[at], at))[: people - sum(shares)]:
        shares[position] += 1
    return shares
