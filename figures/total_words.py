"""Sums of people in words."""

from __future__ import annotations

import pandas as pd

from analysis.totals import Total, sum_rows
from i18n import _
from i18n.lists import join_clauses
from i18n.numbers import say_people, say_unknown


def say_total(total: Total) -> str:
    """A sum of people in words, with what it leaves out: "50–200 people (best 60); 1 group of unknown size"."""
    if total.best == 0 and total.high == 0:
        return say_unknown(total.unknown) if total.unknown else _("none on record")
    said = say_people(total.low, total.best, total.high, total.is_open)
    return join_clauses([said, say_unknown(total.unknown)]) if total.unknown else said


def say_documented(arrested: pd.DataFrame, returned: pd.DataFrame) -> str:
    """Of the two series, never added, what there is: "Documented here. Arrested: 32–41 people (best 41)."

    Both are rows of ``count_rows``.
    """
    words = {"arrested": say_total(sum_rows(arrested)), "returned": say_total(sum_rows(returned))}
    if len(arrested) and len(returned):
        return _("Documented here. Arrested: {arrested}. Returned: {returned}.").format(**words)
    if len(arrested):
        return _("Documented here. Arrested: {people}.").format(people=words["arrested"])
    if len(returned):
        return _("Documented here. Returned: {people}.").format(people=words["returned"])
    return _("Documented here: no arrest and no return of people who fled.")
