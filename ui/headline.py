"""A figure that can be opened: the best, its range, what it leaves out, and the way to its rows."""

from __future__ import annotations

import streamlit as st

from analysis.filters import CaseFilter
from analysis.overview import Overview
from analysis.totals import Total
from i18n import _, ngettext, pgettext
from i18n.labels import label
from i18n.lists import join_clauses, join_items, join_sentences
from i18n.numbers import say_extent, say_number, say_unknown
from ui.addresses import CASES
from ui.links import link_to
from ui.places import PlaceNames
from ui.text import plain

NAMED_AUTHORITIES = 2
AGGREGATES = CaseFilter(kind=("aggregate",))


def show_headline(figures: Overview, places: PlaceNames, case_filter: CaseFilter) -> None:
    """The three figures of the first page, and the sentences that keep them from being misread."""
    arrested, returned, silence = st.columns(3)
    with arrested:
        authorities = say_authorities(figures.arrested_authorities, places)
        show_total(_("People known to have been arrested"), figures.arrested, "arrested", authorities)
        show_silent(figures.arrested_silent)
    with returned:
        authorities = say_authorities(figures.returned_authorities, places)
        show_total(_("People known to have been returned"), figures.returned, "returned", authorities)
        show_silent(figures.returned_silent)
    with silence:
        authorities = say_authorities(figures.no_news_authorities, places)
        show_total(_("People of whom there is no news"), figures.no_news, "no_news", authorities)
        if case_filter.lens is not None:
            st.caption(plain(_("Counted by the record’s own figures, whoever tells of them.")))
        if figures.no_news_at_most:
            words = ngettext(
                "In {n} case some may have been let go, returned or died: the low is 0 there.",
                "In {n} cases some may have been let go, returned or died: the low is 0 there.",
                figures.no_news_at_most,
            )
            st.caption(plain(words.format(n=say_number(figures.no_news_at_most))))
    _show_reading(figures)


def show_silent(rows: int) -> None:
    """How many rows the lens leaves out (rule 8), where it leaves out any."""
    if rows:
        words = ngettext(
            "Not counted: {n} row on which those whose figures are asked for say nothing.",
            "Not counted: {n} rows on which those whose figures are asked for say nothing.",
            rows,
        )
        st.caption(plain(words.format(n=say_number(rows))))


def _show_reading(figures: Overview) -> None:
    lines = [
        _("The large figure is the one we hold most credible (best), + means that some groups have no upper figure."),
        _("Arrests and returns are two counts and are never added: many were returned without an arrest on record."),
        _(
            "No news means that people were last known to be held, or were never heard of again: {part} of the "
            "{people} people in all {cases} cases."
        ).format(
            part=say_number(figures.no_news.best),
            people=say_number(figures.people.best),
            cases=say_number(figures.cases),
        ),
    ]
    st.caption(plain(join_sentences(lines)))
    all_cases = ngettext("The {n} case shown", "All {n} cases shown", figures.cases)
    link_to(CASES, all_cases.format(n=say_number(figures.cases)))
    # Translators: how many cases, and how well known they are: "81 confirmed".
    pattern = pgettext("grade", "{n} {grade}")
    grades = [
        pattern.format(n=say_number(number), grade=label("cases", "verification", word).lower())
        for word, number in figures.verification.items()
    ]
    st.caption(plain(_("How well they are known: {grades}.").format(grades=join_items(grades))))
    if figures.totals_left_out:
        words = ngettext(
            "Not in these figures: {n} total over groups that are not known one by one. Its people may be in other "
            "cases too, so it is never added.",
            "Not in these figures: {n} totals over groups that are not known one by one. Their people may be in other "
            "cases too, so they are never added.",
            figures.totals_left_out,
        )
        st.caption(plain(words.format(n=say_number(figures.totals_left_out))))
        link_to(CASES, _("The totals left out"), **AGGREGATES.to_query())


def show_total(title: str, total: Total, figure: str, authorities: str) -> None:
    """One figure: its title and best, its range, what is not counted, by whom, and a link to the rows behind it."""
    st.metric(plain(title), say_number(total.best))
    st.caption(plain(say_total_range(total)))
    if authorities:
        st.caption(plain(_("By authority: {authorities}.").format(authorities=authorities)))
    rows = total.rows + total.unknown
    words = ngettext("The {n} row behind this figure", "The {n} rows behind this figure", rows)
    link_to(CASES, words.format(n=say_number(rows)), figure=figure)


def say_authorities(authorities: tuple[tuple[str, int], ...], places: PlaceNames) -> str:
    """Who acted, by people: "China 1,042, Thailand 264, 6 others 138"."""
    # Translators: a country and the number of people it acted against: "China 1,042".
    pattern = pgettext("authority", "{country} {people}")
    # One more is named as well: "1 other 1" says less and is no shorter.
    first = NAMED_AUTHORITIES + (len(authorities) == NAMED_AUTHORITIES + 1)
    named = [
        pattern.format(country=places.say_country(code), people=say_number(people))
        for code, people in authorities[:first]
    ]
    others = authorities[first:]
    if others:
        # Translators: n is a number of countries, people the bare number of people they acted against.
        words = ngettext("{n} other {people}", "{n} others {people}", len(others))
        people = sum(people for _code, people in others)
        named.append(words.format(n=say_number(len(others)), people=say_number(people)))
    return join_items(named)


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
