"""The figures of the first page in words: by whose authority, and what keeps them from being misread."""

from __future__ import annotations

from typing import Final, Protocol

from analysis.overview import Overview
from i18n import _, ngettext, pgettext
from i18n.labels import label
from i18n.lists import join_items
from i18n.numbers import say_number

NAMED_AUTHORITIES: Final = 2


class Countries(Protocol):
    """What names countries, such as ``analysis.texts.RecordTexts``."""

    def say_country(self, code: str) -> str:
        """A country by its ISO 3166-1 code."""


def say_authorities(authorities: tuple[tuple[str, int], ...], countries: Countries) -> str:
    """Who acted, by people: "China 1,042, Thailand 264, 6 others 138"."""
    # Translators: a country and the number of people it acted against: "China 1,042".
    pattern = pgettext("authority", "{country} {people}")
    # One more is named as well: "1 other 1" says less and is no shorter.
    first = NAMED_AUTHORITIES + (len(authorities) == NAMED_AUTHORITIES + 1)
    named = [
        pattern.format(country=countries.say_country(code), people=say_number(people))
        for code, people in authorities[:first]
    ]
    others = authorities[first:]
    if others:
        # Translators: n is a number of countries, people the bare number of people they acted against.
        words = ngettext("{n} other {people}", "{n} others {people}", len(others))
        people = sum(people for _code, people in others)
        named.append(words.format(n=say_number(len(others)), people=say_number(people)))
    return join_items(named)


def list_reading_notes(found: Overview) -> list[str]:
    """What the three figures are, and what they are not, in sentences."""
    return [
        _("The large figure is the one we hold most credible (best), + means that some groups have no upper figure."),
        _("Arrests and returns are two counts and are never added: many were returned without an arrest on record."),
        _(
            "No news means that people were last known to be held, or were never heard of again: {part} of the "
            "{people} people in all {cases} cases."
        ).format(
            part=say_number(found.no_news.best), people=say_number(found.people.best), cases=say_number(found.cases)
        ),
    ]


def say_grades(found: Overview) -> str:
    """How well the cases are known: "How well they are known: 81 confirmed, ..."."""
    # Translators: how many cases, and how well known they are: "81 confirmed".
    pattern = pgettext("grade", "{n} {grade}")
    grades = [
        pattern.format(n=say_number(number), grade=label("cases", "verification", word).lower())
        for word, number in found.verification.items()
    ]
    return _("How well they are known: {grades}.").format(grades=join_items(grades))


def say_left_out(found: Overview) -> str:
    """That totals are left out, of which there is at least one."""
    words = ngettext(
        "Not in these figures: {n} total over groups that are not known one by one. Its people may be in other "
        "cases too, so it is never added.",
        "Not in these figures: {n} totals over groups that are not known one by one. Their people may be in other "
        "cases too, so they are never added.",
        found.totals_left_out,
    )
    return words.format(n=say_number(found.totals_left_out))


def say_silent(rows: int) -> str:
    """That the lens leaves out some rows, at least one (rule 8)."""
    words = ngettext(
        "Not counted: {n} row on which those whose figures are asked for say nothing.",
        "Not counted: {n} rows on which those whose figures are asked for say nothing.",
        rows,
    )
    return words.format(n=say_number(rows))


def say_no_news_at_most(found: Overview) -> str:
    """That of some people without news something may be known, in at least one case."""
    words = ngettext(
        "In {n} case some may have been let go, returned or died: the low is 0 there.",
        "In {n} cases some may have been let go, returned or died: the low is 0 there.",
        found.no_news_at_most,
    )
    return words.format(n=say_number(found.no_news_at_most))
