"""Counting rules 1, 3 and 4 for the events of one type (arrest, repatriation) of one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rules.figures import Figures

Rule = Literal[1, 3, 4]


@dataclass(frozen=True, slots=True)
class NumberedFigures:
    """The number of an event in its case, and its figures."""

    number: int
    figures: Figures


@dataclass(frozen=True, slots=True)
class CountedRow:
    """What a case adds to a sum at one event; ``figures.best`` is None for people of unknown number.

    ``rule`` is 1 where the event speaks for itself, else the rule by which the case speaks for its events.
    """

    number: int
    rule: Rule
    figures: Figures


def count_case(case: Figures, events: Sequence[NumberedFigures]) -> tuple[CountedRow, ...]:
    """Count one case by its events of one type, which stand in the order of their numbers.

    1. Each event with a best counts with its own low, best and high (rule 1).
    2. Rule 3: if there are two or more events and the sum of their bests, or of their highs (an unknown high counts
       as its best), is above the case's high, the case counts once, with its own figures, at the first event.
       A case without a high is never capped. A case with a high but no best is then one row of unknown size.
    3. Rule 4, where rule 3 does not hold: if some events have a best and some have none, and the bests add up to
       less than the case's best, the case's best and high stand at the first event. The low is the sum of the lows
       of the events that have a best, or the case's low if that is higher.
    4. Otherwise events without a best are each one row of unknown size; if no event has a best, there is one such
       row for the case, at the first event.

    Example: 9 October 2023 has crossings of 300 and 180 people and three without a figure, and the case –/500/620:
    by rule 4 it counts 500, at most 620, once. Source: data model, "Counting rules".
    """
    if not events:
        return ()
    counted = [event for event in events if event.figures.best is not None]
    first = events[0].number
    if len(events) > 1 and case.high is not None:
        bests = sum(event.figures.best or 0 for event in counted)
        ceilings = sum(event.figures.ceiling or 0 for event in counted)
        if max(bests, ceilings) > case.high:
            return (CountedRow(first, 3, case),)
    if not counted:
        return (CountedRow(first, 1, events[0].figures),)
    known = sum(event.figures.best or 0 for event in counted)
    if len(counted) < len(events) and case.best is not None and known < case.best:
        lows = [event.figures.low for event in counted if event.figures.low is not None]
        floors = [low for low in (sum(lows) if lows else None, case.low) if low is not None]
        low = max(floors) if floors else None
        return (CountedRow(first, 4, Figures(low, case.best, case.high)),)
    return tuple(CountedRow(event.number, 1, event.figures) for event in events)
