"""Counting rules 5, 7 and 9: by period, the data date, and the rolling three months."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .counting import Row, Total, sum_rows
from .reading import Case

LONGEST_SPAN = 92
BEFORE = timedelta(days=91)


@dataclass(frozen=True)
class Window:
    """The three months to `end`; low wholly inside, best by counting day, high every overlap."""

    end: date
    low: int
    best: int
    high: int
    is_open: bool
    unknown: int
    event_ids: tuple[str, ...]
    without_low: int


def name_decade(row: Row) -> str:
    """The decade of the counting day, however long the event (the readme's table)."""
    return f"{row.when.counting_day.year // 10 * 10}s"


def is_short(row: Row) -> bool:
    """Whether the row spans at most 92 days."""
    return row.when.days is not None and row.when.days <= LONGEST_SPAN


def name_month(row: Row) -> str:
    """Month of the counting day, or "YYYY month not known"."""
    day = row.when.counting_day
    known = row.when.precision in ("day", "month") or is_short(row)
    return f"{day:%Y-%m}" if known else f"{day:%Y} month not known"


def name_counting_year(row: Row) -> str:
    """Year of the counting day, always ("of that year", rule 5 to the letter)."""
    return f"{row.when.counting_day:%Y}"


def name_year(row: Row) -> str:
    """Year of the counting day where sure (all of it in one, or at most 92 days), else "year not known"."""
    first, last = row.when.first, row.when.last
    known = is_short(row) or (first is not None and last is not None and first.year == last.year)
    return name_counting_year(row) if known else "year not known"


def sum_by(rows: Iterable[Row], name: Callable[[Row], str]) -> dict[str, Total]:
    """Totals by the period that `name` gives, sorted by it."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[name(row)].append(row)
    return {period: sum_rows(groups[period]) for period in sorted(groups)}


def find_data_date(cases: Iterable[Case]) -> date:
    """Rule 9: the latest last day of `last_reported`, over every case of the record."""
    return max(case.last_reported.last for case in cases if case.last_reported and case.last_reported.last)


def left_out(rows: Iterable[Row]) -> list[Row]:
    """The rows rule 7 leaves out and names: year-only and open."""
    return [row for row in rows if row.when.precision in ("year", "open")]


def count_window(rows: Iterable[Row], end: date) -> Window:
    """The window of `end` and the 91 days before it."""
    start = end - BEFORE
    low = best = high = unknown = without_low = 0
    is_open = False
    inside: list[str] = []
    for row in rows:
        first, last = row.when.first, row.when.last
        if row.when.precision in ("year", "open") or first is None or last is None:
            continue
        counts = start <= first <= end
        if row.best is None:
            unknown += counts
            continue
        if counts:
            best += row.best
            inside.append(row.event_id)
        if start <= first and last <= end:
            low += row.low or 0
            without_low += row.low is None
        if first <= end and last >= start:
            high += row.best if row.high is None else row.high
            is_open = is_open or row.high is None or row.at_least
    return Window(end, low, best, high, is_open, unknown, tuple(sorted(inside)), without_low)


def find_worst_window(rows: Iterable[Row]) -> Window:
    """The window of most people by best; of several, the first to end (best rises on counting days)."""
    rows = list(rows)
    days = sorted({row.when.counting_day for row in rows if row.when.precision not in ("year", "open")})
    windows = [count_window(rows, day) for day in days]
    return max(windows, key=lambda window: (window.best, -window.end.toordinal()))
