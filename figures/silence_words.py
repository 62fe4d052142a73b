"""No news since, in words: how long nothing was heard, and what is known of an announced return."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from analysis.silence import count_silence
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_number
from loaders.dates import read_date


def say_silence(since: date, until: date) -> str:
    """How long nothing was heard: "9 years and 4 months", "1 month", "less than a month"."""
    years, months = count_silence(since, until)
    parts = []
    if years:
        parts.append(ngettext("{n} year", "{n} years", years).format(n=say_number(years)))
    if months:
        parts.append(ngettext("{n} month", "{n} months", months).format(n=say_number(months)))
    if len(parts) == 2:
        # Translators: {years} is such as "9 years", {months} such as "4 months".
        return _("{years} and {months}").format(years=parts[0], months=parts[1])
    return parts[0] if parts else _("less than a month")


def say_last_news(row: Mapping[Any, Any]) -> str:
    """The last that was heard of a row of ``list_silences``."""
    event = label("events", "event_type", row["last_event_type"]).lower()
    # Translators: the last that was heard of a group: "last news: arrest, 4 November 2017".
    words = _("last news: {event}, {date}")
    return words.format(event=event, date=say_date(read_date(row["last_date"])))


def say_announced(row: Mapping[Any, Any]) -> list[str]:
    """What is known of an announced return: whether its day has passed, and the record's note (in English)."""
    if pd.isna(row["announced"]):
        return []
    if pd.isna(row["announced_passed"]):
        said = _("A return was announced: {date}.").format(date=say_date(read_date(row["announced"])))
    else:
        words = _("A return was announced, and the date has passed without a return on record: {date}.")
        said = words.format(date=say_date(read_date(row["announced_passed"])))
    if pd.isna(row["announced_note"]):
        return [said]
    return [said, _("The record’s note: “{note}”.").format(note=str(row["announced_note"]))]
