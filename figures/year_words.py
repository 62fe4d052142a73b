"""The words, the sentence and the table that go with the picture of arrests and returns by year."""

from __future__ import annotations

import pandas as pd

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
    highest = _("Most were arrested in {year}: {people}. Most were returned in {other_year}: {other_people}.")
    year, people = _highest(arrested)
    other_year, other_people = _highest(returned)
    peaks = highest.format(year=year, people=people, other_year=other_year, other_people=other_people)
    return f"{opening} {peaks}"


def _highest(years: pd.DataFrame) -> tuple[int, str]:
    row = years.loc[years["best"].astype("int64").idxmax()]
    return int(row["year"]), say_range(row["low"], row["best"], row["high"], bool(row["high_open"]))


def tabulate_years(arrested: pd.DataFrame, returned: pd.DataFrame) -> pd.DataFrame:
    """The picture as a table of words, newest year first.

    Columns, in the reader's language: year, arrested, arrested groups of unknown size, returned, returned groups of
    unknown size. An empty cell: none recorded.
    """
    both = arrested.merge(returned, on="year", suffixes=("_arrested", "_returned")).sort_values("year", ascending=False)
    records = [
        {
            _("Year"): str(row["year"]),
            _("Arrested"): _say_year(row, "arrested"),
            _("Groups of unknown size (arrests)"): _say_unknown(row["unknown_arrested"]),
            _("Returned"): _say_year(row, "returned"),
            _("Groups of unknown size (returns)"): _say_unknown(row["unknown_returned"]),
        }
        for row in both.to_dict("records")
    ]
    return pd.DataFrame(records)


def _say_year(row: dict[str, object], measure: str) -> str:
    low, best, high = (int(str(row[f"{name}_{measure}"])) for name in ("low", "best", "high"))
    if best == 0:
        # A year with nothing but groups of unknown size is no zero either.
        return "" if row[f"unknown_{measure}"] else "0"
    return say_range(low, best, high, bool(row[f"high_open_{measure}"]))


def _say_unknown(number: object) -> str:
    return say_number(int(str(number))) if number else ""
