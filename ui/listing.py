"""Rows about cases as a list to read, some on a page, and all of them as a grid for those who want it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from i18n import _
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute
from ui.addresses import CASES, Address
from ui.choice import show_choice
from ui.links import change_filter, link_to
from ui.notices import name_unknown
from ui.record_text import hold_language
from ui.text import plain

ROWS_ON_A_PAGE = 25
PAGE = "page"
"""The parameter of the address that says which part of a list is shown, from 1."""


@dataclass(frozen=True)
class Listed:
    """One row of a list: the case it is about, and in words what is said of it, in the order of telling."""

    case_id: str
    said: Sequence[str]


@dataclass(frozen=True)
class Grid:
    """The same rows as ``ui.choice.show_choice`` takes them."""

    table: pd.DataFrame
    widths: Sequence[int]
    alt: str


def read_page(rows: int) -> int:
    """The part of a list of ``rows`` that the address asks for; one that there is not is named, and is the first."""
    asked = st.query_params.get(PAGE)
    if asked is None:
        return 1
    # ASCII figures alone: int() would read others as well, and one page would have many addresses.
    if asked.isascii() and asked.isdecimal() and len(asked) < 6 and 1 <= int(asked) <= count_pages(rows):
        return int(asked)
    name_unknown([(PAGE, asked)])
    return 1


def count_pages(rows: int) -> int:
    """Into how many parts a list falls; an empty one is one part."""
    return max(1, -(-rows // ROWS_ON_A_PAGE))


def show_listing(
    key: str, dataset: Dataset, case_filter: CaseFilter, rows: Sequence[Listed], grid: Grid, own: Mapping[str, str]
) -> None:
    """The part of ``rows`` that the address asks for, the way to the other parts, and a grid of all.

    The title of each case is a link to it; what is said of it stands below. ``own`` are the parameters of the page
    that its links keep. Nothing where there are no rows.
    """
    page = read_page(len(rows))
    if not rows:
        return
    texts = compute.record_texts(dataset)
    first = (page - 1) * ROWS_ON_A_PAGE
    for number, row in enumerate(rows[first : first + ROWS_ON_A_PAGE]):
        with st.container(key=f"row-{key}-{number}", gap=None):
            title = texts.read("cases", row.case_id, "title")
            with hold_language(title, f"{key}-{number}"):
                link_to(CASES, texts.mark(title), case=row.case_id)
            st.caption(plain(" · ".join(part for part in row.said if part)))
    show_pages(CASES, case_filter, page, len(rows), own)
    whole = st.expander(_("All of these as a table, to sort and search"), key=f"all-{key}", on_change="rerun")
    # The script that draws the grid is heavy, and most readers never open it.
    if whole.open:
        with whole:
            show_choice(key, grid.table, grid.widths, [row.case_id for row in rows], alt=grid.alt)


def show_pages(address: Address, case_filter: CaseFilter, page: int, rows: int, own: Mapping[str, str]) -> None:
    """Links to the parts of a list of ``rows``, of which ``page`` is shown; nothing where there is one part."""
    pages = count_pages(rows)
    if pages == 1:
        return
    first, last = (page - 1) * ROWS_ON_A_PAGE + 1, min(page * ROWS_ON_A_PAGE, rows)
    # Translators: which rows of a list are shown: "Rows 26 to 50 of 202."
    words = _("Rows {first} to {last} of {rows}.")
    st.caption(plain(words.format(first=say_number(first), last=say_number(last), rows=say_number(rows))))
    with st.container(horizontal=True, key="pages", gap="small", vertical_alignment="center"):
        if page > 1:
            _link(address, _("Back"), case_filter, page - 1, own)
        for number in range(1, pages + 1):
            if number == page:
                st.markdown(f"**{plain(say_number(number))}**", width="content")
            else:
                _link(address, say_number(number), case_filter, number, own)
        if page < pages:
            _link(address, _("Next"), case_filter, page + 1, own)


def _link(address: Address, label: str, case_filter: CaseFilter, page: int, own: Mapping[str, str]) -> None:
    parameters = {**own, PAGE: str(page) if page > 1 else ""}
    st.page_link(str(address.file), label=plain(label), query_params=change_filter(case_filter, **parameters))
