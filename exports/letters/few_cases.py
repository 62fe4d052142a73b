"""The cases of a letter about several: one by one, where they are few."""

from __future__ import annotations

from typing import Final

import pandas as pd

from analysis.texts import RecordTexts
from exports.letters.grades import UNVERIFIED
from figures.case_words import say_case_fates, say_row_people
from i18n import _
from i18n.dates import say_date
from i18n.labels import label
from i18n.lists import join_clauses
from loaders.dates import read_date

LISTED: Final = 12
"""Up to so many cases stand one by one in a letter."""


def list_few_cases(cases: pd.DataFrame, texts: RecordTexts) -> tuple[str, ...]:
    """Rows of ``list_cases`` in words; none where there are more than ``LISTED``."""
    if len(cases) > LISTED:
        return ()
    said = []
    for case in cases.to_dict("records"):
        parts = [say_row_people(case)]
        if not pd.isna(case["best"]):
            parts.append(say_case_fates(case))
        parts.append(_say_grade(case["verification"]))
        # Translators: a case in a list: its first date, its title, and how many people, what became of them and such.
        words = _("{date}: {title} ({facts})")
        title = texts.say("cases", case["case_id"], "title")
        date = say_date(read_date(case["first_date"]))
        said.append(words.format(date=date, title=title, facts=join_clauses(parts)))
    return tuple(said)


def _say_grade(grade: str) -> str:
    said = label("cases", "verification", grade).lower()
    # Translators: {grade} is such as "reported": the case is not verified.
    return _("unverified: {grade}").format(grade=said) if grade in UNVERIFIED else said
