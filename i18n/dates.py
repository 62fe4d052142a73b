"""Dates in words: what the record knows of a day, and no more.

Babel gives days, months and years in the reader's language; the sentences around them are gettext patterns in
which each language may order the parts as it likes (Korean and Chinese name the year first).
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, format_skeleton

from i18n.catalogue import locale_name, pgettext
from loaders.dates import EdtfDate, read_date

Style = Literal["long", "short"]
_Unit = Literal["day", "month", "year", "day alone", "month alone", "day and month"]


@lru_cache(maxsize=16_384)
def _format(day: datetime.date, unit: _Unit, style: Style, locale: str) -> str:
    # format_skeleton needs names as they stand in CLDR's tables: en_GB has no entry for a month alone.
    long = style == "long"
    match unit:
        case "day":
            return format_date(day, "long" if long else "medium", locale=locale)
        case "month":
            return format_skeleton("yMMMM" if long else "yMMM", day, locale=locale)
        case "year":
            return format_skeleton("y", day, locale=locale)
        case "day alone":
            return format_skeleton("d", day, locale=locale)
        case "month alone":
            # Chinese writes months as figures beside days and years, in full only on their own.
            return format_date(day, "LLLL" if long and not locale.startswith("zh") else "LLL", locale=locale)
        case "day and month":
            return format_skeleton("MMMMd" if long else "MMMd", day, locale=locale)


def _part(day: datetime.date, unit: _Unit, style: Style) -> str:
    return _format(day, unit, style, locale_name())


def say_day(day: datetime.date, style: Style = "long") -> str:
    """A day: "4 November 2017", short "4 Nov 2017"."""
    return _part(day, "day", style)


def say_month(day: datetime.date, style: Style = "long") -> str:
    """The month a day lies in: "November 2017", short "Nov 2017"."""
    return _part(day, "month", style)


def say_date(date: EdtfDate, style: Style = "long") -> str:
    """An EDTF date in words; "short" shortens the names of months only.

    1. A day, month or year is said as exactly as it was written: "4 November 2017", "November 2017", "2012".
    2. ``~`` is "about February 2012", ``?`` is "18 January 2003 (uncertain)", ``%`` is both.
    3. An interval is one unknown time within it: "between 17 and 21 July 2017". Month and year are said once
       where both sides are days, or both months, without marks: "between 28 February and 3 March 2012".
    4. An open start is "by 10 January 2022", an open end "February 2012 or later".
    5. A mark is said on the side that carries it: "between about April 2004 and 14 June 2004".

    Source: data model, "Uncertainty"; EDTF is ISO 8601-2:2019, level 1.
    """
    if date.precision not in {"interval", "open"}:
        return _say_side(date, style)
    start, end = date.text.split("/")
    if date.first is None:
        # Translators: some time up to a date; {date} is such as "10 January 2022".
        return pgettext("date", "by {date}").format(date=_say_side(read_date(end), style))
    if date.last is None:
        # Translators: some time not before a date; {date} is such as "8 February 2012" or "2016".
        return pgettext("date", "{date} or later").format(date=_say_side(read_date(start), style))
    return _say_interval(read_date(start), read_date(end), style)


def _say_side(side: EdtfDate, style: Style) -> str:
    match side.precision:
        case "day" | "month" | "year":
            said = _part(side.counting_day, side.precision, style)
        case _:
            raise ValueError(f"{side.text!r} is no single date")
    if side.approximate and side.uncertain:
        # Translators: {date} is such as "February 2012"; the source gives it roughly and may be wrong.
        return pgettext("date", "about {date} (uncertain)").format(date=said)
    if side.approximate:
        # Translators: {date} is such as "February 2012"; the source gives it roughly.
        return pgettext("date", "about {date}").format(date=said)
    if side.uncertain:
        # Translators: {date} is such as "18 January 2003"; the source may be wrong about it.
        return pgettext("date", "{date} (uncertain)").format(date=said)
    return said


def _say_interval(start: EdtfDate, end: EdtfDate, style: Style) -> str:
    first, last = start.counting_day, end.counting_day
    if start.text == end.text:
        return _say_side(start, style)
    plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
    if plain and start.precision == end.precision and first.year == last.year:
        if start.precision == "day" and first.month == last.month:
            # Translators: two days of one month: "between 17 and 21 July 2017". {month} holds the year too.
            return pgettext("days of one month", "between {first} and {last} {month}").format(
                first=_part(first, "day alone", style),
                last=_part(last, "day alone", style),
                month=_part(first, "month", style),
            )
        unit: _Unit = "day and month" if start.precision == "day" else "month alone"
        # Translators: two days or two months of one year: "between 28 February and 3 March 2012",
        # "between July and September 2017".
        return pgettext("within one year", "between {first} and {last} {year}").format(
            first=_part(first, unit, style), last=_part(last, unit, style), year=_part(first, "year", style)
        )
    # Translators: two dates in full: "between 30 December 1999 and 12 January 2000", "between about April
    # 2004 and 14 June 2004".
    return pgettext("two dates", "between {first} and {last}").format(
        first=_say_side(start, style), last=_say_side(end, style)
    )
