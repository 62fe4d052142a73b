"""The words, the sentence and the table that go with the picture of arrests and returns by year."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.overview import Overview
from figures.yearly import YearWords
from i18n import _, language, ngettext
from i18n.numbers import say_number, say_range


def make_year_words(labelled: int) -> YearWords:
    """The words of ``draw_years`` in the language in use; ``labelled`` crackdowns are named in the picture."""
    return YearWords(
        language=language(),
        title_arrested=_("Arrested"),
        title_returned=_("Returned to North Korea"),
        people=_("people a year"),
        year_not_known=_("year not known"),
        whisker=_("range over credible claims"),
        open_high=_("no upper figure"),
        unknown=_("groups of unknown size, not counted"),
        crackdowns=_("Crackdowns"),
        crackdowns_note=ngettext(
            "the {n} with the most documented arrests is named",
            "the {n} with the most documented arrests are named",
            labelled,
        ).format(n=say_number(labelled)),
        open_end=_("end not known"),
        number=say_number,
        # A low of 0 is a sum in which none is known, and unknown is never shown as 0.
        extent=lambda low, best, high: say_range(low or None, best, high),
    )


def say_years(arrested: pd.DataFrame, returned: pd.DataFrame) -> str:
    """What the picture shows, in two sentences, for those who do not see it.

    Both frames as ``analysis.periods.count_by_year`` makes them, over the same years.
    """
    first, last = int(arrested["year"].min()), int(arrested["year"].max())
    opening = _(
        "People arrested, and people returned to North Korea, in each year from {first} to {last}, with the range "
        "over credible claims; the crackdowns lie below as bands."
    ).format(first=first, last=last)
    highest = _(
        "The year with the most people arrested: {year}, {people}. "
        "With the most people returned: {other_year}, {other_people}."
    )
    year, people = _highest(arrested)
    other_year, other_people = _highest(returned)
    peaks = highest.format(year=year, people=people, other_year=other_year, other_people=other_people)
    return f"{opening} {peaks}"


def _highest(years: pd.DataFrame) -> tuple[int, str]:
    row = years.iloc[int(years["best"].astype("int64").to_numpy().argmax())]
    return int(row["year"]), say_range(row["low"], row["best"], row["high"], bool(row["high_open"]))


def list_year_notes(figures: Overview) -> list[str]:
    """What must be known to read the picture, in sentences."""
    notes = [_("Bars: the most credible figure; groups of unknown size are marked and not counted.")]
    if loose := sum(int(years["loose"].sum()) for years in (figures.arrested_by_year, figures.returned_by_year)):
        words = ngettext(
            "{n} person with a date that is open or crosses years counts in its first year, or its last known one.",
            "{n} people with dates that are open or cross years count in the first year, or the last known one.",
            loose,
        )
        notes.append(words.format(n=say_number(loose)))
    return notes


def tabulate_years(arrested: pd.DataFrame, returned: pd.DataFrame) -> pd.DataFrame:
    """The picture as a table of words, newest year first; frames as for ``say_years``.

    Columns: ``year``, ``arrested``, ``arrested_unknown``, ``returned``, ``returned_unknown`` (groups of unknown size),
    all text. An empty figure: groups of unknown size only, which are no zero.
    """
    both = arrested.merge(returned, on="year", suffixes=("_arrested", "_returned")).sort_values("year", ascending=False)
    records = [
        {
            "year": str(row["year"]),
            "arrested": _say_year(row, "arrested"),
            "arrested_unknown": _say_unknown(row["unknown_arrested"]),
            "returned": _say_year(row, "returned"),
            "returned_unknown": _say_unknown(row["unknown_returned"]),
        }
        for row in both.to_dict("records")
    ]
    return pd.DataFrame(records)


def _say_year(row: Mapping[Hashable, Any], measure: str) -> str:
    low, best, high = (int(row[f"{name}_{measure}"]) for name in ("low", "best", "high"))
    if best == 0:
        return "" if row[f"unknown_{measure}"] else "0"
    return say_range(low, best, high, bool(row[f"high_open_{measure}"]))


def _say_unknown(number: int) -> str:
    return say_number(number) if number else ""
