"""A figure that can be opened: the best, its range, what it leaves out, and the way to its rows."""

from __future__ import annotations

import streamlit as st

from analysis.filters import CaseFilter
from analysis.overview import Overview
from analysis.totals import Total
from figures.headline_words import (
    say_at_most,
    say_authorities,
    say_grades,
    say_lens_of_silence,
    say_silent_rows,
    say_total_range,
    say_totals_left_out,
    say_two_counts,
    say_what_best_is,
    say_what_no_news_is,
)
from i18n import _, ngettext
from i18n.lists import join_sentences
from i18n.numbers import say_number
from ui.addresses import CASES
from ui.links import link_to
from ui.places import PlaceNames
from ui.text import plain

AGGREGATES = CaseFilter(kind=("aggregate",))


def show_headline(figures: Overview, places: PlaceNames, case_filter: CaseFilter) -> None:
    """The three figures of the first page, and the sentences that keep them from being misread."""
    arrested, returned, silence = st.columns(3)
    with arrested:
        authorities = say_authorities(figures.arrested_authorities, places.say_country)
        show_total(_("People known to have been arrested"), figures.arrested, "arrested", authorities)
        show_silent(figures.arrested_silent)
    with returned:
        authorities = say_authorities(figures.returned_authorities, places.say_country)
        show_total(_("People known to have been returned"), figures.returned, "returned", authorities)
        show_silent(figures.returned_silent)
    with silence:
        authorities = say_authorities(figures.no_news_authorities, places.say_country)
        show_total(_("People of whom there is no news"), figures.no_news, "no_news", authorities)
        if case_filter.lens is not None:
            st.caption(plain(say_lens_of_silence()))
        if said := say_at_most(figures.no_news_at_most):
            st.caption(plain(said))
    _show_reading(figures)


def show_silent(rows: int) -> None:
    """How many rows the lens leaves out (rule 8), where it leaves out any."""
    if said := say_silent_rows(rows):
        st.caption(plain(said))


def _show_reading(figures: Overview) -> None:
    lines = [
        say_what_best_is(),
        say_two_counts(),
        say_what_no_news_is(figures),
    ]
    st.caption(plain(join_sentences(lines)))
    all_cases = ngettext("The {n} case shown", "All {n} cases shown", figures.cases)
    link_to(CASES, all_cases.format(n=say_number(figures.cases)))
    st.caption(plain(say_grades(figures.verification)))
    if said := say_totals_left_out(figures.totals_left_out):
        st.caption(plain(said))
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
