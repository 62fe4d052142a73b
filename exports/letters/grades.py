"""What of a scope is not verified, in so many words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from i18n import _, ngettext
from i18n.numbers import say_number

UNVERIFIED: Final = frozenset({"reported", "disputed"})
"""The grades of cases that rest on a single origin, or on accounts that contradict each other."""


def say_unverified(grade: str) -> str:
    """That a case of this grade is not verified, and why; empty where it is."""
    return {
        "reported": _("This case is unverified: what is known of it goes back to one origin."),
        "disputed": _("This case is unverified: accounts contradict each other on whether it happened or what it was."),
    }.get(grade, "")


def say_unverified_cases(grades: Mapping[str, int]) -> str:
    """How many of the cases are not verified; empty for none."""
    number = sum(grades.get(grade, 0) for grade in UNVERIFIED)
    if not number:
        return ""
    words = ngettext(
        "{n} of these cases is unverified: it goes back to one origin, or accounts of it contradict each other.",
        "{n} of these cases are unverified: each goes back to one origin, or accounts of it contradict each other.",
        number,
    )
    return words.format(n=say_number(number))
