"""Rows about cases as a list to read, some on a page, and all of them as a grid for those who want it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
class Grid:
    """Rows as ``ui.choice.show_choice`` takes them."""

    table: pd.DataFrame
    widths: Sequence[int]
    alt: str


@dataclass(frozen=True)
class Rows:
    """What a list is made of: ``frame`` has a row for each of its rows, with ``case_id``.

    ``say`` gives for some of these rows, one for each, what is said of it in the order of telling; ``make_grid`` puts
    all of them into words. Both are asked only for what is shown: words cost more than figures.
    """

    frame: pd.DataFrame
    say: Callable[[pd.DataFrame], Sequence[Sequence[str]]]
    make_grid: Callable[[pd.DataFrame], Grid]


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


def show_part(
    key: str, dataset: Dataset, case_filter: CaseFilter, rows: Rows, page: int, own: Mapping[str, str]
) -> None:
    """Part ``page`` of ``rows``, and the way to the other parts; elements only, for ``ui.replay``.

    The title of each case is a link to it; what is said of it stands below. ``own`` are the parameters of the page
    that its links keep. Nothing where there are no rows.
    """
    if rows.frame.empty:
        return
    texts = compute.record_texts(dataset)
    part = rows.frame.iloc[(page - 1) * ROWS_ON_A_PAGE : page * ROWS_ON_A_PAGE]
    for number, (case_id, said) in enumerate(zip(part["case_id"], rows.say(part), strict=True)):
        with st.container(key=f"row-{key}-{number}", gap=None):
            title = texts.read("cases", case_id, "title")
            with hold_language(title, f"{key}-{number}"):
                link_to(CASES, texts.mark(title), case=case_id)
            st.caption(plain(" · ".join(words for words in said if words)))
    show_pages(CASES, case_filter, page, len(rows.frame), own)


def show_grid(key: str, make_rows: Callable[[], Rows]) -> None:
    """All rows as a grid, below a list; made when a reader opens it.

    The script that draws the grid is heavy, and most readers never do.
    """
    whole = st.expander(_("All of these as a table, to sort and search"), key=f"all-{key}", on_change="rerun")
    if whole.open:
        with whole:
            rows = make_rows()
            grid = rows.make_grid(rows.frame)
            show_choice(key, grid.table, grid.widths, list(rows.frame["case_id"]), alt=grid.alt)


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
