"""The map's answer first: how many people, and how exactly it is known where."""

from __future__ import annotations

import streamlit as st

from analysis.counting import Measure
from analysis.filters import CaseFilter
from analysis.totals import Total
from figures.map_words import say_where_known
from i18n import _, ngettext
from i18n.numbers import say_number, say_unknown
from loaders.dataset import Dataset
from ui import compute, compute_map
from ui.addresses import CASES
from ui.compute_map import Asked
from ui.headline import show_silent, show_total
from ui.links import link_to
from ui.text import plain


def show_figures(dataset: Dataset, case_filter: CaseFilter) -> None:
    """People arrested and people returned, each with how many are known to a town, a county, a province, a country."""
    figures = compute.overview(dataset, case_filter)
    arrested, returned = st.columns(2)
    with arrested:
        _show_total(_("People known to have been arrested"), figures.arrested, "arrested")
        show_silent(figures.arrested_silent)
        _say_exactness(dataset, Asked(case_filter, ("arrest",)))
    with returned:
        _show_total(_("People known to have been returned"), figures.returned, "returned")
        show_silent(figures.returned_silent)
        _say_exactness(dataset, Asked(case_filter, ("repatriation",)))


def _show_total(title: str, total: Total, figure: Measure) -> None:
    if total.rows:
        show_total(title, total, figure, "")
        return
    # Unknown is no zero, and nothing on record does not mean that nothing happened.
    st.metric(plain(title), _("number unknown") if total.unknown else _("none on record"))
    if total.unknown:
        st.caption(plain(say_unknown(total.unknown)))
        words = ngettext("The {n} row behind this figure", "The {n} rows behind this figure", total.unknown)
        link_to(CASES, words.format(n=say_number(total.unknown)), figure=figure)


def _say_exactness(dataset: Dataset, asked: Asked) -> None:
    said = say_where_known(compute_map.spread(dataset, asked, asked.actions[0]))
    if said:
        st.caption(plain(said))
