"""The row above every page: where one is, where one can go, and in which language."""

from __future__ import annotations

import streamlit as st

from i18n import AVAILABLE, _, language, using
from ui.addresses import ADDRESSES, Address
from ui.links import keep
from ui.text import plain

# Each language by its own name, which its readers know in any of the others: no message to translate.
NAMES = {"en": "English", "ko": "한국어", "zh-Hans": "中文"}


def show_menu(current: Address) -> None:
    """Links to all pages, which keep filter and language, and to ``current`` in the other languages.

    ui/static/boot.js makes a landmark of each row and marks the link to the present page for those who cannot see
    it; it reads the language of a link off the key of its container.
    """
    with st.container(horizontal=True, key="menu", vertical_alignment="center"):
        name = _("Repatriation Watch")
        st.markdown(f"**{plain(name)}**", width="content")
        for address in ADDRESSES:
            st.page_link(str(address.file), label=plain(address.title()), query_params=keep())
        with st.container(horizontal=True, key="languages", width="content"):
            for tag in AVAILABLE:
                if tag != language():
                    _link_language(current, tag)


def _link_language(current: Address, tag: str) -> None:
    # The whole address stays, what is not understood too: the page in the other language names it again.
    query = {name: st.query_params.get_all(name) for name in st.query_params} | {"lang": [tag]}
    with using(tag), st.container(key=f"lang-{tag}", width="content"):
        st.page_link(str(current.file), label=plain(NAMES[tag]), query_params=query)
