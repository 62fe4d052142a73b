"""The answer first: how many in all, and in which year the most."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from figures.headline_words import say_authorities
from figures.palette import Measure
from i18n import _
from i18n.numbers import say_people
from loaders.dataset import Dataset
from ui import compute
from ui.addresses import CASES
from ui.headline import show_silent, show_total
from ui.links import link_to
from ui.places import PlaceNames
from ui.text import plain


def show_answer(dataset: Dataset, case_filter: CaseFilter) -> None:
    """People arrested and returned under the filter, with their ranges, and the year with the most of each."""
    figures, places = compute.overview(dataset, case_filter), PlaceNames(dataset)
    arrested, returned = st.columns(2)
    with arrested:
        title = _("People known to have been arrested")
        show_total(
            title, figures.arrested, "arrested", say_authorities(figures.arrested_authorities, places.say_country)
        )
        show_silent(figures.arrested_silent)
        _show_peak("arrested", figures.arrested_by_year, case_filter)
    with returned:
        title = _("People known to have been returned")
        show_total(
            title, figures.returned, "returned", say_authorities(figures.returned_authorities, places.say_country)
        )
        show_silent(figures.returned_silent)
        _show_peak("returned", figures.returned_by_year, case_filter)


def _show_peak(measure: Measure, years: pd.DataFrame, case_filter: CaseFilter) -> None:
    row = years.iloc[int(years["best"].astype("int64").to_numpy().argmax())]
    if not row["best"]:
        return
    year = int(row["year"])
    people = say_people(int(row["low"]), int(row["best"]), int(row["high"]), bool(row["high_open"]))
    words = {
        "arrested": _("The year with the most people arrested: {year}, {people}."),
        "returned": _("The year with the most people returned: {year}, {people}."),
    }[measure].format(year=year, people=people)
    st.markdown(plain(words))
    link_to(
        CASES,
        _("The rows of {year}").format(year=year),
        figure=measure,
        **case_filter.within(str(year)).to_query(),
    )
