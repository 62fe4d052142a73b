"""Three months: the latest and those with the most people, each with its rows."""

from __future__ import annotations

import streamlit as st

from analysis.counting import Measure
from analysis.overview import Overview
from analysis.periods import Stretch
from figures.headline_words import say_authorities
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.dates import say_date, say_day
from i18n.numbers import say_number
from loaders.dates import EdtfDate
from ui.addresses import CASES
from ui.links import link_to
from ui.places import PlaceNames
from ui.text import plain


def show_stretches(figures: Overview, places: PlaceNames) -> None:
    """For arrests and for returns: the three months to the data date, and the worst three months on record."""
    now = figures.data_date
    arrested, returned = st.columns(2)
    with arrested:
        _show_both(_("Arrested"), "arrested", figures.latest_arrests, figures.worst_arrests, now, places)
    with returned:
        _show_both(_("Returned"), "returned", figures.latest_returns, figures.worst_returns, now, places)
    st.caption(plain(_("News of arrests often comes months or years later: the latest months are never complete.")))


def _show_both(
    title: str, figure: Measure, latest: Stretch, worst: Stretch | None, now: EdtfDate, places: PlaceNames
) -> None:
    st.subheader(plain(title))
    until = _("The three months to {date}: {people}.").format(date=say_date(now), people=say_total(latest.total))
    st.markdown(plain(until))
    if latest.total.rows or latest.total.unknown:
        _link(_("The rows of the latest three months"), figure, latest)
    if worst is not None:
        text = _("The worst three months on record, {first} to {last}: {people}. By authority: {authorities}.")
        words = {"first": say_day(worst.first), "last": say_day(worst.last), "people": say_total(worst.total)}
        st.markdown(plain(text.format(**words, authorities=say_authorities(worst.authorities, places.say_country))))
        _link(_("The rows of the worst three months"), figure, worst)
    if latest.left_out:
        left_out = ngettext(
            "{n} row known only by year, or with an open date, is in no three months; the rows name it.",
            "{n} rows known only by year, or with open dates, are in no three months; the rows name them.",
            latest.left_out,
        )
        st.caption(plain(left_out.format(n=say_number(latest.left_out))))


def _link(label: str, figure: Measure, stretch: Stretch) -> None:
    link_to(CASES, label, figure=figure, until=stretch.last.isoformat())
