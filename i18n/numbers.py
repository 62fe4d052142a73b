"""Counts in words: a figure with its range, never a zero for what is unknown.

Each phrase is made of three pieces that a language may order freely: the extent ("32–41", "at least 500"),
the thing counted ("{number} people"), and what stands beside it ("(best 41)", "not counted"). A figure and
the word before or after it are held together by a non-breaking space: no line begins or ends with a lone one.
"""

from __future__ import annotations

import re
from math import isfinite
from operator import index
from typing import SupportsIndex

from babel.numbers import format_decimal

from i18n.catalogue import _, locale_name, ngettext, pgettext

_BESIDE_FIGURE = re.compile(r"(?<=[0-9+]) (?=\w)|(?<=\w) (?=[0-9])")


def _hold_together(text: str) -> str:
    return _BESIDE_FIGURE.sub("\N{NO-BREAK SPACE}", text)


def say_number(n: SupportsIndex | float) -> str:
    """A number, grouped as the language does: "1,444"; fractions (published series) to three places: "23.5".

    Raises ValueError for NaN and infinity: what is unknown is said in words, by ``say_range``.
    """
    number = n if isinstance(n, float) else index(n)
    if not isfinite(number):
        raise ValueError(f"{n!r} is no number to be shown")
    return format_decimal(number, locale=locale_name())


def say_range(
    low: SupportsIndex | None, best: SupportsIndex | None, high: SupportsIndex | None, open: bool = False
) -> str:
    """A count with its range. None is unknown; ``open`` says that ``high`` is the sum of what is known of it.

    | low | best | high | said |
    | --- | --- | --- | --- |
    | 10 | 10 | 10 | 10 |
    | 32 | 41 | 41 | 32–41 (best 41) |
    | 500 | 500 | – | at least 500 |
    | 32 | 41 | –, or 41 and open | at least 32 (best 41) |
    | 683 | 1218 | 1503, open | 683–1,503+ (best 1,218) |
    | – | 500 | 620 | up to 620 (best 500) |
    | – | 500 | 620, open | about 500 (620 or more possible) |
    | – | 60 | –, or 60 and open | about 60 |
    | 19 | – | 31 | 19–31, not counted |
    | 19 | – | – | at least 19, not counted |
    | – | – | 31 | up to 31, not counted |
    | – | – | 31, open | perhaps 31 or more, not counted |
    | – | – | – | number unknown |

    "Not counted": a figure without best is left out of every sum. Source: data model, "Uncertainty"; look,
    "Uncertainty has a form".
    """
    return _say(low, best, high, open, people=False)


def say_extent(low: SupportsIndex | None, high: SupportsIndex | None, open: bool = False) -> str:
    """A range alone, without a best: "683–1,503+", "10", "at least 500", "up to 30", "number unknown".

    For a claim, which is one claimant's word and has no best, and for a sum whose best stands beside it.
    """
    least, most = _whole(low), _whole(high)
    said = _say_extent(least, None, None if open and most == least else most, open)
    return _hold_together(said[0]) if said else _("number unknown")


def say_extent_of_people(low: SupportsIndex | None, high: SupportsIndex | None) -> str:
    """``say_extent`` with its word: "up to 200 people"."""
    said = _say_extent(_whole(low), None, _whole(high), False)
    if said is None:
        return _("number unknown")
    return _hold_together(ngettext("{number} person", "{number} people", said[1]).format(number=said[0]))


def say_people(
    low: SupportsIndex | None, best: SupportsIndex | None, high: SupportsIndex | None, open: bool = False
) -> str:
    """A count of people, as ``say_range``: "1 person", "32–41 people (best 41)", "number unknown"."""
    return _say(low, best, high, open, people=True)


def say_unknown(n: SupportsIndex) -> str:
    """The groups that a sum leaves out: "1 group of unknown size", "4 groups of unknown size"."""
    said = ngettext("{n} group of unknown size", "{n} groups of unknown size", n).format(n=say_number(n))
    return _hold_together(said)


def _whole(n: SupportsIndex | None) -> int | None:
    return None if n is None else index(n)


def _say(
    low: SupportsIndex | None,
    best: SupportsIndex | None,
    high: SupportsIndex | None,
    open: bool,
    *,
    people: bool,
) -> str:
    least, middle, most = _whole(low), _whole(best), _whole(high)
    if open and most is not None and most == (least if middle is None else middle):
        # An open high that only repeats the best (or the low) is how a sum writes an empty high.
        most = None
    extent = _say_extent(least, middle, most, open)
    if extent is None:
        return _("number unknown")
    said, count = extent
    if people:
        # Translators: {number} is a figure or such as "32–41", "at least 500", "up to 620", "about 60".
        said = ngettext("{number} person", "{number} people", count).format(number=said)
    return _hold_together(_say_beside(said, least, middle, most, open))


def _say_extent(low: int | None, best: int | None, high: int | None, open: bool) -> tuple[str, int] | None:
    if low is not None and high is not None:
        if low == high:
            return say_number(low), low
        # Translators: the figures are the low and the high; "+" marks that some highs are not known.
        pattern = pgettext("range", "{low}–{high}+") if open else pgettext("range", "{low}–{high}")
        return pattern.format(low=say_number(low), high=say_number(high)), high
    if low is not None:
        # Translators: goes before or after "people" in "{number} people".
        return pgettext("extent", "at least {number}").format(number=say_number(low)), low
    if best is not None and (high is None or open):
        # Translators: goes before or after "people" in "{number} people"; nobody gives a low or a high.
        return pgettext("extent", "about {number}").format(number=say_number(best)), best
    if high is None:
        return None
    if open:
        # Translators: the highest known figure, others being unknown.
        return pgettext("extent", "perhaps {number} or more").format(number=say_number(high)), high
    # Translators: goes before or after "people" in "{number} people".
    return pgettext("extent", "up to {number}").format(number=say_number(high)), high


def _say_beside(said: str, low: int | None, best: int | None, high: int | None, open: bool) -> str:
    if best is None:
        # Translators: a figure that is shown but left out of sums. {number} is such as "19–31 people".
        return pgettext("figure", "{number}, not counted").format(number=said)
    if (low is None and high is None) or (best == low and high in {None, low}):
        return said
    if low is None and high is not None and open:
        # Translators: {number} is such as "about 500 people"; {high} is the highest known figure.
        return pgettext("figure", "{number} ({high} or more possible)").format(number=said, high=say_number(high))
    # Translators: {number} is such as "32–41 people"; {best} is the most credible figure.
    return pgettext("figure", "{number} (best {best})").format(number=said, best=say_number(best))
