"""EDTF dates of the record: what was written, its first and last day, and how exact it is.

The record uses a part of EDTF (ISO 8601-2:2019, level 1): years, months and days, each with an optional
``~`` (approximate), ``?`` (uncertain) or ``%`` (both), and intervals of these with one open side at most.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from edtf.parser.grammar import date as edtf_date
from pyparsing import ParseException

Precision = Literal["day", "month", "year", "interval", "open"]

OPEN = ".."
_SIDE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%]?)", re.ASCII)


class DateError(ValueError):
    """A text that is no date of the record. ``str(error)`` is the reason, in words a curator can act on."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as far as it is known.

    ``first`` and ``last`` are the first and last day it may mean, both included; one of them is None where that
    side is open. ``precision`` is read off the text. Marks never move or widen the days.
    """

    text: str
    first: date | None
    last: date | None
    precision: Precision
    approximate: bool
    uncertain: bool

    @property
    def counting_day(self) -> date:
        """The day the date counts on: its first day, or its known end where the start is open.

        Source: data model, "Uncertainty". Where the start is open, the date is also marked ``by_then``.
        """
        day = self.first or self.last
        if day is None:
            raise DateError("both sides are open")
        return day

    @property
    def by_then(self) -> bool:
        """Whether the start is open, so that the counting day means "by then"."""
        return self.first is None

    @property
    def span(self) -> int | None:
        """Days from first to last, both included; None where a side is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


def _read_side(text: str) -> tuple[date, date, Precision, str]:
    match = _SIDE.fullmatch(text)
    if match is None:
        raise DateError(f'"{text}" is not a year, month or day of the forms 2017, 2017-11, 2017-11-04')
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    if year == 0:
        raise DateError(f'"{text}" has the year 0, which no calendar here knows')
    if match["month"] and not 1 <= month <= 12:
        raise DateError(f'"{text}" has the month {match["month"]}; months run from 01 to 12')
    # The edtf library lets 2013-02-29 pass, so the calendar is asked here.
    if match["day"] and not 1 <= day <= monthrange(year, month)[1]:
        raise DateError(f'"{text}" names a day that {year}-{month:02d} does not have')
    # Only the library's rule for plain dates is asked: its whole grammar takes 5 ms a text, twenty times as long,
    # and knows forms that the record refuses.
    try:
        parsed = edtf_date.parse_string(text.rstrip("~?%"), parse_all=True)[0]
    except ParseException as error:
        raise DateError(f'"{text}" is not a date in EDTF level 1') from error
    lower, upper = parsed.lower_strict(), parsed.upper_strict()
    precision: Precision = "day" if match["day"] else "month" if match["month"] else "year"
    return (
        date(lower.tm_year, lower.tm_mon, lower.tm_mday),
        date(upper.tm_year, upper.tm_mon, upper.tm_mday),
        precision,
        match["mark"],
    )


_read_side_once = lru_cache(maxsize=65_536)(_read_side)


@lru_cache(maxsize=65_536)
def read_date(text: str) -> EdtfDate:
    """Read one EDTF text.

    1. Years, months and days may carry ``~``, ``?`` or ``%``; an interval is two of them joined by ``/``.
    2. One side of an interval may be ``..`` (open).
    3. Refused: an end before its start, blanks, an empty side, ``../..``, unspecified digits (``X``), seasons,
       impossible days.

    Raises DateError with the reason. Source: data model, "Uncertainty".
    """
    if text != text.strip() or " " in text:
        raise DateError("a date has no blanks in it")
    if "/" not in text:
        first, last, precision, mark = _read_side_once(text)
        return EdtfDate(text, first, last, precision, mark in {"~", "%"}, mark in {"?", "%"})
    sides = text.split("/")
    if len(sides) != 2:
        raise DateError("an interval has one slash and two sides")
    start, end = sides
    if not start or not end:
        raise DateError("an interval has two sides; write .. for the side that is not known")
    if start == OPEN and end == OPEN:
        raise DateError("an interval that is open on both sides says nothing; leave the cell empty")
    opening = None if start == OPEN else _read_side_once(start)
    closing = None if end == OPEN else _read_side_once(end)
    marks = {side[3] for side in (opening, closing) if side is not None}
    if opening is not None and closing is not None and closing[1] < opening[0]:
        raise DateError("the end lies before the start")
    return EdtfDate(
        text=text,
        first=opening[0] if opening else None,
        last=closing[1] if closing else None,
        precision="interval" if opening and closing else "open",
        approximate=bool(marks & {"~", "%"}),
        uncertain=bool(marks & {"?", "%"}),
    )
