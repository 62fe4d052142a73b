"""A figure that can be opened: the best, its range, what it leaves out, and the way to its rows."""

from __future__ import annotations

import streamlit as st

from analysis.overview import Overview
from analysis.periods import Stretch
from analysis.totals import Total
from i18n import _, ngettext
from i18n.dates import say_date, say_day
from i18n.labels import label
from i18n.numbers import say_extent, say_number, say_people, say_unknown
from loaders.dates import EdtfDate
from ui.addresses import CASES
from ui.links import link_to
from ui.text import plain


def show_headline(figures: Overview) -> None:
    """The three figures of the first page, and the sentences that keep them from being misread."""
    arrested, returned, silence = st.columns(3)
    with arrested:
        show_total(_("People known to have been arrested"), figures.arrested, "arrested")
    with returned:
        show_total(_("People known to have been returned"), figures.returned, "returned")
    with silence:
        remark = ngettext(
            "in {n} case an unknown number was let go",
            "in {n} cases an unknown number was let go",
            figures.no_news_at_most,
        )
        remark = remark.format(n=say_number(figures.no_news_at_most)) if figures.no_news_at_most else ""
        show_total(_("People of whom there is no news"), figures.no_news, "no_news", remark=remark)
    st.caption(
        plain(
            _(
                "Arrests and returns are two counts and are never added: many were returned without an "
                "arrest on record. No news means that people were last known to be held, or were never heard of "
                "again: {part} of the "
                "{people} people in all {cases} cases."
            ).format(
                part=say_number(figures.no_news.best),
                people=say_number(figures.people.best),
                cases=say_number(figures.cases),
            )
        )
    )
    all_cases = ngettext("The {n} case shown", "All {n} cases shown", figures.cases)
    link_to(CASES, all_cases.format(n=say_number(figures.cases)))
    grades = [
        f"{say_number(number)} {label('cases', 'verification', word).lower()}"
        for word, number in figures.verification.items()
    ]
    st.caption(plain(_("How well they are known: {grades}.").format(grades=", ".join(grades))))


def show_total(title: str, total: Total, figure: str, *, remark: str = "") -> None:
    """One figure: its title and best, then its range and what is not counted, and a link to the rows behind it."""
    st.metric(plain(title), say_number(total.best))
    parts = [say_total_range(total)]
    if total.unknown:
        parts.append(_("{groups} not counted").format(groups=say_unknown(total.unknown)))
    st.caption(plain("; ".join([*parts, *([remark] if remark else [])])))
    words = ngettext("The {n} case behind this figure", "The {n} cases behind this figure", total.cases)
    link_to(CASES, words.format(n=say_number(total.cases)), figure=figure)


def say_total_range(total: Total) -> str:
    """The range of a sum in words, beside its best: "range 683–1,503+"."""
    if total.low == total.best == total.high and not total.is_open:
        return _("no range: the claims agree")
    return _("range {range}").format(range=say_extent(total.low, total.high, total.is_open))


def say_total(total: Total) -> str:
    """A sum of people in words, with what it leaves out: "50–200 people (best 60); 1 group of unknown size"."""
    if total.best == 0 and total.high == 0:
        return say_unknown(total.unknown) if total.unknown else _("none on record")
    said = say_people(total.low, total.best, total.high, total.is_open)
    return f"{said}; {say_unknown(total.unknown)}" if total.unknown else said


def show_stretches(figures: Overview) -> None:
    """For arrests and for returns: the three months to the data date, and the worst three months on record."""
    arrested, returned = st.columns(2)
    with arrested:
        _show_stretch(_("Arrested"), "arrested", figures.latest_arrests, figures.worst_arrests, figures.data_date)
    with returned:
        _show_stretch(_("Returned"), "returned", figures.latest_returns, figures.worst_returns, figures.data_date)
    st.caption(plain(_("News of arrests often comes months or years later: the latest months are never complete.")))


def _show_stretch(title: str, figure: str, latest: Stretch, worst: Stretch | None, now: EdtfDate) -> None:
    st.subheader(plain(title))
    until = _("The three months to {date}: {people}.").format(date=say_date(now), people=say_total(latest.total))
    st.markdown(plain(until))
    if worst is None:
        return
    text = _("The worst three months on record, {first} to {last}: {people}.")
    st.markdown(plain(text.format(first=say_day(worst.first), last=say_day(worst.last), people=say_total(worst.total))))
    period = {"from": worst.first.isoformat(), "to": worst.last.isoformat()}
    link_to(CASES, _("The cases of these three months"), figure=figure, **period)
