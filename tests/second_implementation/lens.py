"""Counting rule 8: rows as one sort of claimants gives them. Every claim is a span of numbers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path

from .counting import Row
from .reading import Case, Event, read_number, read_table

SORTS = {
    "ngo": "ngo academic",
    "state": "state parliament intergovernmental",
    "family": "missionary family",
    "media": "media",
    "unnamed": "unnamed_source",
}


@dataclass(frozen=True)
class Span:
    """From at least `low` to at most `high`; infinite where nothing is said."""

    low: float
    high: float

    @property
    def says_a_number(self) -> bool:
        """Whether it is more than a statement."""
        return self.low > -inf or self.high < inf


class Sort:
    """What one sort of claimants says, by event and by case."""

    def __init__(self, folder: Path, sort: str) -> None:
        self.said: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for row in read_table(folder, "claims"):
            if row["claimant_type"] in SORTS[sort].split() and row["scope"] in ("event", "case"):
                low, high = read_number(row["people_low"]), read_number(row["people_high"])
                span = Span(-inf if low is None else low, inf if high is None else high)
                self.said[row["scope"], row["event_id"] or row["case_id"]].append(span)

    def view(self, row: Row, case: Case, event_type: str, within: Iterable[str]) -> Row | None:
        """A row through the lens, or None where nothing is said on it."""
        events = [event for event in case.events if event.event_type == event_type]
        if row.rule:
            seen = self.take(row, "case", row.case_id)
            made_from = [event for event in events if event.place_id in within]
            return seen or self.add(
                row, [self.take(make_row(row, event), "event", event.event_id) for event in made_from]
            )
        seen = self.take(row, "event", row.event_id)
        if seen is None and len(events) == 1 and case.best is not None and row.best == case.best:
            seen = self.take(row, "case", row.case_id)
        return seen

    def take(self, row: Row, scope: str, key: str) -> Row | None:
        """The claims of one scope that count, cut to the row's range."""
        # An unknown low: no claim that ends below the best counts, but none is cut there.
        least = row.low if row.low is not None else row.best if row.best is not None else -inf
        most = inf if row.high is None else row.high
        spans = [span for span in self.said[scope, key] if span.high >= least and span.low <= most]
        numbers = [span for span in spans if span.says_a_number]
        if not numbers:
            return replace(row, low=None, high=None) if spans and row.best is None else None
        floor = -inf if row.low is None else row.low
        lows = [max(span.low, floor) for span in numbers if span.low > -inf]
        highs = [min(span.high, most) if span.high < inf else inf for span in numbers]
        stated = [*lows, *(high for high in highs if high < inf)]
        return close(row, min(lows, default=-inf), max(highs), max(stated))

    def add(self, row: Row, parts: list[Row | None]) -> Row | None:
        """The sum of what is said on the events, cut at the row's high."""
        spoken = [part for part in parts if part is not None]
        tops = [top for part in spoken if (top := find_top(part)) is not None]
        if not tops:
            return replace(row, low=None, high=None) if spoken and row.best is None else None
        most = inf if row.high is None else row.high
        lows = [part.low for part in spoken if part.low is not None]
        least, most_said = (min(sum(lows), most) if lows else -inf), min(sum(tops), most)
        is_open = any(part.at_least or part.high is None for part in spoken)
        return close(row, least, inf if is_open else most_said, most_said)


def make_row(row: Row, event: Event) -> Row:
    """An event as a row of its own."""
    return Row(row.case_id, event.event_id, event.when, event.low, event.best, event.high, 0)


def find_top(row: Row) -> int | None:
    """The highest number of a row."""
    return max((number for number in (row.low, row.best, row.high) if number is not None), default=None)


def close(row: Row, low: float, high: float, top: float) -> Row:
    """The row with these bounds: its best where it lies between them, else the nearer one."""
    best = None if row.best is None else int(min(max(row.best, low), high))
    at_least = high == inf
    shown = None if at_least and best is not None and top <= best else int(top)
    return replace(row, low=None if low == -inf else int(low), best=best, high=shown, at_least=at_least)
