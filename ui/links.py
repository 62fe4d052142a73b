"""Links inside the record: what a reader chose stays chosen from page to page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from analysis.filters import CaseFilter
from i18n import read_language
from ui import asking
from ui.addresses import Address
from ui.text import plain


def keep_parameters() -> dict[str, list[str]]:
    """The parameters of the present address that every link inside the record takes along, in their proper form.

    The language, the filter and the release, as far as the record knows them: what else a stranger writes is not
    carried, and does not add to what is kept for all readers (``ui.replay``).
    """
    return keep_view() | asking.current().to_query()


def keep_view() -> dict[str, list[str]]:
    """The parameters of how the record is read: its language, and the release that the address holds on to."""
    release = asking.held_release()
    return keep_language() | ({asking.VERSION: [release]} if release else {})


def keep_language() -> dict[str, list[str]]:
    """The parameter of the language, where the address names one that the record knows."""
    language = read_language(st.query_params.get("lang", ""))
    return {"lang": [language]} if language else {}


def keep(**more: str | Sequence[str]) -> dict[str, list[str]]:
    """The parameters for a link: those of ``keep_parameters``, and ``more``.

    A parameter in ``more`` replaces the kept one of that name; an empty one leaves it out. For
    ``st.page_link(…, query_params=links.keep(case=case_id))``. Streamlit's own menu drops all parameters.
    """
    return _fill(keep_parameters(), more)


def change_filter(case_filter: CaseFilter, /, **more: str | Sequence[str]) -> dict[str, list[str]]:
    """The parameters for a link to another filter in the same language, and ``more`` as in ``keep``."""
    return _fill(keep_view() | case_filter.to_query(), more)


def write_address(address: Address, /, **parameters: str | Sequence[str]) -> str:
    """The address of a page with its parameters, kept ones included, for a link inside a table."""
    query = urlencode(keep(**parameters), doseq=True)
    return f"{address.url}?{query}" if query else address.url


def link_to(address: Address, label: str, /, **parameters: str | Sequence[str]) -> None:
    """A link to a page of the record that keeps what is kept and adds ``parameters``; ``label`` is plain text."""
    st.page_link(str(address.file), label=plain(label), query_params=keep(**parameters))


def _fill(kept: Mapping[str, list[str]], more: Mapping[str, str | Sequence[str]]) -> dict[str, list[str]]:
    query = dict(kept) | {name: [value] if isinstance(value, str) else list(value) for name, value in more.items()}
    filled = {name: [value for value in values if value] for name, values in query.items()}
    return {name: values for name, values in filled.items() if values}
