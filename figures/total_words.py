"""Sums of people in words."""

from __future__ import annotations

from analysis.totals import Total
from i18n import _
from i18n.lists import join_clauses
from i18n.numbers import say_people, say_unknown


def say_total(total: Total) -> str:
    """A sum of people in words, with what it leaves out: "50–200 people (best 60); 1 group of unknown size"."""
    if total.best == 0 and total.high == 0:
        return say_unknown(total.unknown) if total.unknown else _("none on record")
    said = say_people(total.low, total.best, total.high, total.is_open)
    return join_clauses([said, say_unknown(total.unknown)]) if total.unknown else said
