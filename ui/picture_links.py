"""The way to a picture by its address: to be saved, shown in a talk, or set into another page."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

import streamlit as st

from analysis.filters import CaseFilter
from exports.pictures import FORMS
from i18n import _, language
from ui.text import APART, link, plain

CHARTS: Final = "/api/v1/charts"


def show_picture_links(key: str, case_filter: CaseFilter) -> None:
    """One row: a link for each form of the picture ``key`` of ``exports.pictures``, with the filter and language."""
    words = {
        "arrests": _("Arrests and returns by year as an image:"),
        "outcomes": _("What became of them as an image:"),
        "map": _("Map of arrests and returns as an image:"),
    }[key]
    links = APART.join(
        link(form.ending.upper(), write_picture_address(key, form.ending, case_filter)) for form in FORMS
    )
    st.markdown(f"{plain(words)} {links}")


def write_picture_address(key: str, ending: str, case_filter: CaseFilter) -> str:
    """The address of a picture of what the filter shows, in the reader's language."""
    query = urlencode({**case_filter.to_query(), "lang": [language()]}, doseq=True)
    return f"{CHARTS}/{key}.{ending}?{query}"
