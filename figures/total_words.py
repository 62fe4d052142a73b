"""Sums of people in words."""

from __future__ import annotations

from analysis.totals import Total
from i18n import _, ngettext
from i18n.lists import join_clauses
from i18n.numbers import say_extent, say_number, say_people, say_unknown


def say_total(total: Total) -> str:
    """A sum of people in words, with what it leaves out: "50–200 people (best 60); 1 group of unknown size"."""
    if total.best == 0 and total.high == 0:
        return say_unknown(total.unknown) if total.unknown else _("none on record")
    said = say_people(total.low, total.best, total.high, total.is_open)
    return join_clauses([said, say_unknown(total.unknown)]) if total.unknown else said


def say_total_range(total: Total) -> str:
    """The range of a sum beside its best, and what is left out: "range 683–1,503+; 2 groups of unknown size …"."""
    if total.low == total.best == total.high and not total.is_open:
        parts = [_("no range: the claims agree")]
    else:
        parts = [_("range {range}").format(range=say_extent(total.low, total.high, total.is_open))]
    if total.without_low:
        words = ngettext(
            "{n} case without a credible low counts as 0 in it",
            "{n} cases without a credible low count as 0 in it",
            total.without_low,
        )
        parts.append(words.format(n=say_number(total.without_low)))
    if total.unknown:
        parts.append(_("{groups} not counted").format(groups=say_unknown(total.unknown)))
    return join_clauses(parts)
