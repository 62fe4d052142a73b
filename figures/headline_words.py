"""The headline figures in words: ranges, what is left out, and by whose authorities."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analysis.overview import Overview
from analysis.totals import Total
from figures.total_words import say_total
from i18n import _, ngettext, pgettext
from i18n.labels import label
from i18n.lists import join_clauses, join_items
from i18n.numbers import say_extent, say_number, say_unknown

NAMED_AUTHORITIES = 2


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


def say_headline(total: Total) -> str:
    """A sum as the first page says it, in one line: "1,444 (range 1,358–1,485+; 2 groups of unknown size …)"."""
    if total.best == 0 and total.high == 0:
        return say_total(total)
    # Translators: {n} is the most credible figure, {range} such as "range 683–1,503+; 2 groups … not counted".
    return _("{n} ({range})").format(n=say_number(total.best), range=say_total_range(total))


def say_authorities(authorities: tuple[tuple[str, int], ...], say_country: Callable[[str], str]) -> str:
    """Who acted, by people: "China 1,042, Thailand 264, 6 others 138"."""
    # Translators: a country and the number of people it acted against: "China 1,042".
    pattern = pgettext("authority", "{country} {people}")
    # One more is named as well: "1 other 1" says less and is no shorter.
    first = NAMED_AUTHORITIES + (len(authorities) == NAMED_AUTHORITIES + 1)
    named = [
        pattern.format(country=say_country(code), people=say_number(people)) for code, people in authorities[:first]
    ]
    others = authorities[first:]
    if others:
        # Translators: n is a number of countries, people the bare number of people they acted against.
        words = ngettext("{n} other {people}", "{n} others {people}", len(others))
        people = sum(people for _code, people in others)
        named.append(words.format(n=say_number(len(others)), people=say_number(people)))
    return join_items(named)


def say_silent_rows(rows: int) -> str:
    """How many rows the lens leaves out (rule 8); empty where it leaves out none."""
    if not rows:
        return ""
    words = ngettext(
        "Not counted: {n} row on which those whose figures are asked for say nothing.",
        "Not counted: {n} rows on which those whose figures are asked for say nothing.",
        rows,
    )
    return words.format(n=say_number(rows))


def say_at_most(cases: int) -> str:
    """In how many cases the low of those without news is 0, since some may have left custody; empty for none."""
    if not cases:
        return ""
    words = ngettext(
        "In {n} case some may have been let go, returned or died: the low is 0 there.",
        "In {n} cases some may have been let go, returned or died: the low is 0 there.",
        cases,
    )
    return words.format(n=say_number(cases))


def say_lens_of_silence() -> str:
    """Why the people without news are the same under every lens."""
    return _("Counted by the record’s own figures, whoever tells of them.")


def say_what_best_is() -> str:
    """What the figure in large type is."""
    return _("The large figure is the one we hold most credible (best), + means that some groups have no upper figure.")


def say_two_counts() -> str:
    """Why arrests and returns are never added."""
    return _("Arrests and returns are two counts and are never added: many were returned without an arrest on record.")


def say_what_no_news_is(figures: Overview) -> str:
    """What "no news" means, and of how many of all people."""
    return _(
        "No news means that people were last known to be held, or were never heard of again: {part} of the "
        "{people} people in all {cases} cases."
    ).format(
        part=say_number(figures.no_news.best),
        people=say_number(figures.people.best),
        cases=say_number(figures.cases),
    )


def say_grades(grades: Mapping[str, int]) -> str:
    """How many cases, and how well known they are."""
    # Translators: how many cases, and how well known they are: "81 confirmed".
    pattern = pgettext("grade", "{n} {grade}")
    said = [
        pattern.format(n=say_number(number), grade=label("cases", "verification", word).lower())
        for word, number in grades.items()
    ]
    return _("How well they are known: {grades}.").format(grades=join_items(said))


def say_totals_left_out(totals: int) -> str:
    """How many totals over unknown groups are in no figure (rule 2); empty for none."""
    if not totals:
        return ""
    words = ngettext(
        "Not in these figures: {n} total over groups that are not known one by one. Its people may be in other "
        "cases too, so it is never added.",
        "Not in these figures: {n} totals over groups that are not known one by one. Their people may be in other "
        "cases too, so they are never added.",
        totals,
    )
    return words.format(n=say_number(totals))
