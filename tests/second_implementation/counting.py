"""Counting rules 1 to 4: the rows a case gives for one type of event, and their sums."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from .reading import Case, Event, When


@dataclass(frozen=True)
class Row:
    """What is counted once: an event as it stands (rule 0), or a case by rule 3 or 4, at its first event.

    `best` is None for a row of unknown size; such a row is never summed. `at_least`: the high is no more than a floor.
    """

    case_id: str
    event_id: str
    when: When
    low: int | None
    best: int | None
    high: int | None
    rule: int
    at_least: bool = False


@dataclass(frozen=True)
class Total:
    """Sums of low, best and high; `is_open` if a high is empty; `unknown` = rows of unknown size left out."""

    low: int = 0
    best: int = 0
    high: int = 0
    is_open: bool = False
    unknown: int = 0
    rows: int = 0
    without_low: int = 0


def count_unsized(case: Case, event: Event) -> Row:
    """A row of unknown size."""
    return Row(case.case_id, event.event_id, event.when, event.low, None, event.high, 0)


def falls_under_rule_4(case: Case, event_type: str) -> bool:
    """Counted and uncounted events of the type, counted bests below the case's best (and rule 3 not met)."""
    return any(row.rule == 4 for row in count_rows(case, event_type))


def count_rows(case: Case, event_type: str) -> list[Row]:
    """The rows of one case for `arrest` or `repatriation`, in the order of the event numbers."""
    events = [event for event in case.events if event.event_type == event_type]
    counted = [event for event in events if event.best is not None]
    if not events:
        return []
    first = events[0]
    if not counted:
        return [count_unsized(case, first)]
    bests = sum(event.best or 0 for event in counted)
    # An empty high counts as its best when it is compared with the case's.
    highs = sum((event.best or 0) if event.high is None else event.high for event in counted)
    if len(events) > 1 and case.high is not None and max(bests, highs) > case.high:
        return [Row(case.case_id, first.event_id, first.when, case.low, case.best, case.high, 3)]
    if len(counted) < len(events) and case.best is not None and bests < case.best:
        lows = [event.low for event in counted if event.low is not None]
        floors = ([sum(lows)] if lows else []) + ([case.low] if case.low is not None else [])
        low = max(floors) if floors else None
        return [Row(case.case_id, first.event_id, first.when, low, case.best, case.high, 4)]
    return [
        Row(case.case_id, event.event_id, event.when, event.low, event.best, event.high, 0)
        if event.best is not None
        else count_unsized(case, event)
        for event in events
    ]


def count_rows_within(case: Case, event_type: str, places: Container[str]) -> list[Row]:
    """Rule 5 by place: the rows of one case that are known to lie in some places.

    A case all of whose events of the type lie there counts as anywhere. Of another each event there shows its own
    figures, but never more people together than the case has.
    """
    own = [event for event in case.events if event.event_type == event_type]
    there = tuple(event for event in own if event.place_id in places)
    if len(there) == len(own):
        return count_rows(case, event_type)
    # With no best of its own a case cannot speak for its uncounted events (rule 4), and rule 3 does not ask for it.
    rows = count_rows(replace(case, best=None, events=there), event_type)
    return [replace(row, best=case.best) if row.rule == 3 else row for row in rows]


def count_all(cases: Iterable[Case], event_type: str) -> list[Row]:
    """The rows of several cases; whoever calls has left out aggregates (rule 2)."""
    return [row for case in cases for row in count_rows(case, event_type)]


def sum_rows(rows: Iterable[Row]) -> Total:
    """Rule 1: low, best and high on their own; an empty low is 0, an empty high its best (then open)."""
    low = best = high = unknown = number = without_low = 0
    is_open = False
    for row in rows:
        number += 1
        if row.best is None:
            unknown += 1
            continue
        low += row.low or 0
        without_low += row.low is None
        best += row.best
        high += row.best if row.high is None else row.high
        is_open = is_open or row.high is None or row.at_least
    return Total(low, best, high, is_open, unknown, number, without_low)
