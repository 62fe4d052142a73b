"""A case in words, as lists, tables and letters say it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from i18n import _
from i18n.dates import say_date
from i18n.numbers import say_people
from i18n.states import say_fates
from loaders.dates import read_date
from rules.ledger import State

_STATES = tuple(State)


def say_reported(text: Any) -> str:
    """``last_reported`` in words."""
    return _("not known") if pd.isna(text) else say_date(read_date(text))


def say_case_fates(case: Any) -> str:
    """What became of the people of one row of ``list_cases``."""
    if pd.isna(case["best"]):
        return _("number unknown")
    people = {state: int(case[state]) for state in _STATES}
    return say_fates(people, case["at_most_states"], case["some_states"])


def say_row_people(row: Any, prefix: str = "") -> str:
    """How many people, by ``low``, ``best`` and ``high`` of a row; ``prefix`` stands before their names."""
    low, best, high = (None if pd.isna(row[name]) else int(row[name]) for name in _name_ends(prefix))
    return say_people(low, best, high)


def _name_ends(prefix: str) -> tuple[str, str, str]:
    return f"{prefix}low", f"{prefix}best", f"{prefix}high"


def say_span(start: str, end: Any) -> str:
    """The two dates of a crackdown, as the record has them, in words."""
    began = say_date(read_date(start))
    if pd.isna(end):
        return _("Began: {start}. No end is known.").format(start=began)
    # Translators: the two dates of a crackdown, each as "July 2017" or "about 2 September 2014".
    return _("Began: {start}. Ended: {end}.").format(start=began, end=say_date(read_date(end)))
