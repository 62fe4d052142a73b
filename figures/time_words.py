"""The words that go with arrests and returns by year, quarter or month: names of periods, hovers, sentence, table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

import pandas as pd

from analysis.time_steps import Step
from figures.palette import Measure
from figures.screen import join_lines
from i18n import _, ngettext, pgettext
from i18n.dates import say_date, say_month
from i18n.lists import join_sentences
from i18n.numbers import say_number, say_people, say_range, say_unknown
from loaders.dates import read_date

MEASURES: tuple[Measure, ...] = get_args(Measure)


def say_measure(measure: str) -> str:
    """Arrested or returned, as the heading of a panel."""
    return {"arrested": _("Arrested"), "returned": _("Returned to North Korea")}[measure]


def say_step(step: str) -> str:
    """A step as a choice: "by year"."""
    return {"year": _("by year"), "quarter": _("by quarter"), "month": _("by month")}[step]


def say_not_known(step: Step) -> str:
    """The part of the axis for what is not dated exactly enough."""
    return {"year": _("year not known"), "quarter": _("quarter not known"), "month": _("month not known")}[step]


def say_period(start: date, step: Step) -> str:
    """A period: "2012", "first quarter of 2012", "February 2012"."""
    if step == "month":
        return say_month(start)
    year = say_date(read_date(f"{start:%Y}"))
    if step == "year":
        return year
    quarter = (start.month + 2) // 3
    # Translators: a quarter of a year: "2012, quarter 1".
    return pgettext("quarter", "{year}, quarter {n}").format(year=year, n=say_number(quarter))


def say_row(row: Mapping[Any, Any], step: Step) -> str:
    """The period of a row of ``count_by_step``; of one that is not dated exactly, the year and that."""
    if row["exact"]:
        return say_period(row["start"].date(), step)
    # Translators: {part} is "month not known" or "quarter not known".
    return _("{year}, {part}").format(year=say_date(read_date(f"{row['start']:%Y}")), part=say_not_known(step))


def say_cell(row: Mapping[Any, Any]) -> str:
    """A row's people with their range; empty where only groups of unknown size are in it, and for nobody."""
    if not row["rows"]:
        return ""
    return say_range(int(row["low"]), int(row["best"]), int(row["high"]), bool(row["high_open"]))


def hover_bar(row: Mapping[Any, Any], measure: str, step: Step, *, totals: bool = False) -> str:
    """What stands over a bar, as Plotly's text: period, people, and what lies behind them."""
    people = say_people(int(row["low"]), int(row["best"]), int(row["high"]), bool(row["high_open"]))
    rows = ngettext("{n} row", "{n} rows", int(row["rows"])).format(n=say_number(int(row["rows"])))
    unknown = say_unknown(int(row["unknown"])) if row["unknown"] else ""
    kind = _("Totals over groups that are not known one by one") if totals else ""
    return join_lines(say_row(row, step), say_measure(measure), kind, people, rows, unknown)


def hover_unknown(row: Mapping[Any, Any], measure: str, step: Step) -> str:
    """What stands over a diamond."""
    return join_lines(say_row(row, step), say_measure(measure), say_unknown(int(row["unknown"])))


def say_steps(frames: Mapping[Measure, pd.DataFrame], step: Step) -> str:
    """What the picture shows, for those who do not see it; frames as ``count_by_step``."""
    first, last = (
        min(frame["start"].min() for frame in frames.values()).year,
        max(frame["end"].max() for frame in frames.values()).year,
    )
    opening = {
        "year": _("People arrested, and people returned to North Korea, by year from {first} to {last}."),
        "quarter": _("People arrested, and people returned to North Korea, by quarter from {first} to {last}."),
        "month": _("People arrested, and people returned to North Korea, by month from {first} to {last}."),
    }[step].format(first=first, last=last)
    peaks = [opening]
    for measure, frame in frames.items():
        exact = frame[frame["exact"].astype(bool)]
        if int(exact["best"].max() or 0) > 0:
            row = exact.iloc[int(exact["best"].astype("int64").to_numpy().argmax())].to_dict()
            words = {
                "arrested": _("The period with the most people arrested: {period}, {people}."),
                "returned": _("The period with the most people returned: {period}, {people}."),
            }[measure]
            peaks.append(words.format(period=say_row(row, step), people=say_cell(row)))
    peaks.append(_("Crackdowns lie below as bands, and laws, treaties and turning points as marks."))
    return join_sentences(peaks)
