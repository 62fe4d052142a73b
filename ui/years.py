"""Arrests and returns by year: the picture, its sentence, and a table in which each figure leads to its rows."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.counting import Measure
from analysis.filters import CaseFilter
from analysis.overview import Overview
from figures.year_words import list_year_notes, say_years, tabulate_years
from i18n import _, language
from i18n.lists import join_sentences
from loaders.dataset import Dataset
from ui import compute
from ui.addresses import CASES
from ui.chart import current_theme, show_chart
from ui.links import write_address
from ui.picture_links import show_picture_links
from ui.text import link, plain


def show_years(dataset: Dataset, case_filter: CaseFilter, figures: Overview) -> None:
    """The picture of the first page and its table."""
    words = tabulate_years(figures.arrested_by_year, figures.returned_by_year)
    arrested, returned = _("Arrested"), _("Returned")
    arrests_unknown, returns_unknown = _("Arrests of groups of unknown size"), _("Returns of groups of unknown size")
    table = pd.DataFrame(
        {
            _("Year"): words["year"],
            arrested: _link_years(case_filter, words, "arrested", "arrested"),
            arrests_unknown: _link_years(case_filter, words, "arrested", "arrested_unknown"),
            returned: _link_years(case_filter, words, "returned", "returned"),
            returns_unknown: _link_years(case_filter, words, "returned", "returned_unknown"),
        }
    )
    show_chart(
        "years",
        lambda width: compute.year_chart(dataset, case_filter, current_theme(), width, language()),
        say_years(figures.arrested_by_year, figures.returned_by_year),
        table,
        markdown=frozenset({arrested, arrests_unknown, returned, returns_unknown}),
    )
    source = _("Source: Repatriation Watch, data {version}.").format(version=dataset.version)
    st.caption(plain(join_sentences([source, *list_year_notes(figures)])))
    show_picture_links("arrests", case_filter)


def _link_years(case_filter: CaseFilter, words: pd.DataFrame, measure: Measure, column: str) -> list[str]:
    return [
        link(figure, write_address(CASES, figure=measure, **case_filter.within(year).to_query()))
        if figure not in {"", "0"}
        else _("none on record")
        if figure == "0"
        else ""
        for year, figure in zip(words["year"], words[column], strict=True)
    ]
