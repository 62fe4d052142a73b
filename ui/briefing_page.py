"""The briefing room: scope, head and parts are chosen, the pages are looked at, and the file is taken along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st

from analysis.filters import CaseFilter
from exports.briefing.asked import LONGEST_LINE, PAPERS, PARAMETERS, Asked, Paper
from exports.briefing.paper.faces import find_missing
from i18n import AVAILABLE, _, language
from loaders.dataset import Dataset
from ui import compute
from ui.addresses import BRIEFING
from ui.briefing_blocks import show_blocks
from ui.briefing_files import say_unasked_title, show_files, show_pages
from ui.briefing_kit import show_letter, show_sheet
from ui.filter_bar import show_head, show_nothing
from ui.links import change_filter, keep
from ui.menu import NAMES
from ui.notices import name_unknown, name_unused
from ui.text import plain

_KEY: Final = "briefing"
_NAMED: Final = 40
Change = Callable[[Asked], None]


def show_briefing(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The whole page."""
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    asked, unknown = Asked.from_query(query, dataset)
    name_unused(PARAMETERS)
    name_unknown([(name, value) for name, value in unknown if name in PARAMETERS])
    own = {name: values for name, values in asked.to_query().items() if name in PARAMETERS}
    show_head(_("What will you hand over?"), BRIEFING, dataset, case_filter, **own)
    if asked.case_id is not None:
        _show_case(dataset, asked)
    elif compute.cases(dataset, case_filter).empty:
        show_nothing(BRIEFING)
        return
    _name_missing(asked)
    settings, pages = st.columns([2, 3], gap="large")
    with settings:
        st.header(_("Title and occasion"))
        _show_head_of_it(dataset, asked)
        st.header(_("Parts"))
        show_blocks(dataset, asked, write)
    with pages:
        st.header(_("Take it along"))
        show_files(dataset, asked)
        show_pages(dataset, asked)
        show_sheet(dataset, asked)
        show_letter(dataset, asked, write)


def write(asked: Asked) -> None:
    """Write the address of a changed briefing."""
    own = {name: values for name, values in asked.to_query().items() if name in PARAMETERS}
    st.query_params.from_dict(change_filter(asked.case_filter, **own))


def _name_missing(asked: Asked) -> None:
    """Name the characters of the user's words that our typefaces lack."""
    own = "".join((asked.title, asked.occasion, *(block.own for block in asked.blocks if block.kind == "text")))
    if missing := find_missing(own):
        words = _("These characters cannot be set on paper, a square stands for each of them: {characters}.")
        st.text(words.format(characters=" ".join(missing[:_NAMED])))


def _show_case(dataset: Dataset, asked: Asked) -> None:
    title = compute.record_texts(dataset).say("cases", asked.case_id or "", "title")
    words = _("This briefing is about one case: {title}. What is chosen above does not change it.")
    st.markdown(plain(words.format(title=title)))
    query = keep() | {name: values for name, values in asked.to_query().items() if name in PARAMETERS - {"case"}}
    st.page_link(
        str(BRIEFING.file), label=plain(_("Make it about all that is chosen above instead")), query_params=query
    )


def _show_head_of_it(dataset: Dataset, asked: Asked) -> None:
    own = say_unasked_title(dataset, asked)
    values = {
        "title": asked.title,
        "occasion": asked.occasion,
        "on": asked.on,
        "into": asked.language,
        "paper": asked.paper,
    }
    if st.session_state.get(f"{_KEY}-seen") != values or f"{_KEY}-title" not in st.session_state:
        st.session_state[f"{_KEY}-seen"] = values
        for name, value in values.items():
            st.session_state[f"{_KEY}-{name}"] = value
    change = {"on_change": _take, "args": (asked,)}
    st.text_input(_("Title"), key=f"{_KEY}-title", placeholder=own, max_chars=LONGEST_LINE, **change)
    st.text_input(_("Occasion"), key=f"{_KEY}-occasion", max_chars=LONGEST_LINE, **change)
    st.date_input(
        _("Date of the occasion"), key=f"{_KEY}-on", min_value=date(2000, 1, 1), max_value=date(2100, 1, 1),
        format="YYYY-MM-DD", **change,
    )  # fmt: skip
    st.radio(
        _("Language of the files"), AVAILABLE, key=f"{_KEY}-into", format_func=NAMES.__getitem__, horizontal=True,
        **change,
    )  # fmt: skip
    names: dict[Paper, str] = {"a4": "A4", "us-letter": "Letter"}
    st.radio(_("Paper size"), PAPERS, key=f"{_KEY}-paper", format_func=names.__getitem__, horizontal=True, **change)
    words = _(
        "Title, occasion and your own words stand in the address of this page and in your files; we keep them nowhere. "
        "Whoever sees the address can read them: write nothing that would put anybody at risk."
    )
    st.caption(plain(words))


def _take(asked: Asked) -> None:
    state = st.session_state
    write(
        replace(
            asked,
            title=(state[f"{_KEY}-title"] or "").strip(),
            occasion=(state[f"{_KEY}-occasion"] or "").strip(),
            on=state[f"{_KEY}-on"],
            into=into if (into := state[f"{_KEY}-into"]) != language() else "",
            paper=state[f"{_KEY}-paper"],
        )
    )
