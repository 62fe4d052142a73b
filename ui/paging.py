"""A long list page by page; which page is shown stands in the address, and links lead to the others.

Not ``st.pagination``: every one of them is a landmark with the same English name, which fails where a page has two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from i18n import _
from i18n.numbers import say_number
from ui.addresses import Address
from ui.links import keep
from ui.notices import name_unknown
from ui.text import plain

PER_PAGE = 25


@dataclass(frozen=True)
class Paging:
    """One list on the page ``address``: the parameter that holds its page, how many rows it shows at a time, and the
    page's other own parameters, which its links take along.
    """

    address: Address
    parameter: str
    per_page: int = PER_PAGE
    others: tuple[str, ...] = ()


def take_page(paging: Paging, rows: int) -> slice:
    """The rows of the page that the address asks for, the first where it asks for none.

    A page that is not there is named to the reader.
    """
    asked = st.query_params.get(paging.parameter)
    page = _read_page(asked)
    there = 1 <= page <= _count_pages(rows, paging.per_page)
    if asked is not None and not there:
        name_unknown([(paging.parameter, asked)])
    first = (page - 1) * paging.per_page if there else 0
    return slice(first, first + paging.per_page)


def show_pages(paging: Paging, shown: slice, rows: int, own: Mapping[str, str] | None = None) -> None:
    """Which page this is, and links to the one before, the next and the ends; nothing where there is but one.

    ``shown`` as ``take_page`` gave it. ``own`` are the page's other own parameters where they are known already, as
    in what is kept for all readers; else they are read off the address.
    """
    if own is None:
        own = {name: st.query_params.get(name, "") for name in paging.others if name != paging.parameter}
    pages, page = _count_pages(rows, paging.per_page), shown.start // paging.per_page + 1
    if pages == 1:
        return
    with st.container(horizontal=True, key=f"pages-{paging.parameter}", gap="small", vertical_alignment="center"):
        words = _("Page {page} of {pages}")
        st.markdown(plain(words.format(page=say_number(page), pages=say_number(pages))), width="content")
        steps = {_("First page"): 1, _("Previous page"): page - 1, _("Next page"): page + 1, _("Last page"): pages}
        for label, other in steps.items():
            # Beside the neighbours the ends are a second link to the same place.
            doubled = other in {1, pages} and label in {_("First page"), _("Last page")} and abs(other - page) < 2
            if 1 <= other <= pages and other != page and not doubled:
                st.page_link(str(paging.address.file), label=plain(label), query_params=_write(paging, other, own))


def _write(paging: Paging, page: int, own: Mapping[str, str]) -> dict[str, list[str]]:
    return keep(**own, **{paging.parameter: str(page) if page > 1 else ()})


def _count_pages(rows: int, per_page: int) -> int:
    return max(1, -(-rows // per_page))


def _read_page(asked: str | None) -> int:
    """A page as a whole number written in plain figures; 1 for none, 0 for what is no such number."""
    if asked is None:
        return 1
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
