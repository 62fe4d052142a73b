"""A briefing taken along: as files, as the page that presents it, and its pages as they will be printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from exports.briefing.asked import Asked
from exports.briefing.composing import make_document, say_title
from exports.briefing.forms import FORMS
from exports.briefing.kit import FILES
from exports.briefing.paper.writing import draw_pages
from exports.briefing.scene import Scene
from i18n import _, ngettext, using
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui.site import find_base
from ui.text import link, plain

PRESENT: Final = "/present"
_SEEN: Final = "briefing-pages"
_MOST: Final = 24
"""Pages shown here; the file has all."""


def show_files(dataset: Dataset, asked: Asked) -> None:
    """A link that presents, a button for each form of the briefing, and the addresses of the same."""
    st.markdown(link(_("Present it in this browser"), f"{PRESENT}?{write_query(asked)}"))
    for form in FORMS.values():
        offer(dataset, asked, f"/briefing.{form.ending}", form.title(), form.about())
    words = _("The same by their own addresses:")
    links = " · ".join(link(ending.upper(), f"/briefing.{ending}?{write_query(asked)}") for ending in FORMS)
    st.markdown(f"{plain(words)} {links}")


def offer(dataset: Dataset, asked: Asked, path: str, title: str, about: str | None = None) -> None:
    """A button for one file of the kit, by its address, which is made when it is pressed."""
    file = FILES[path]
    st.download_button(
        plain(title), _make_later(dataset, asked, path), file.name(asked, dataset.version), file.media_type,
        key=f"take-{path}", on_click="ignore", help=about, width="stretch",
    )  # fmt: skip


def say_unasked_title(dataset: Dataset, asked: Asked) -> str:
    """The title that stands where the user writes none, in the language of the files."""
    with using(asked.language):
        return say_title(Scene(dataset, asked, find_base()))


def write_query(asked: Asked) -> str:
    """The parameters of a briefing's addresses."""
    query = replace(asked, into="").to_query()
    return urlencode({**query, "lang": [asked.language]}, doseq=True)


def show_pages(dataset: Dataset, asked: Asked) -> None:
    """The pages as they will be printed, made when they are asked for, and kept for this reader alone."""
    part = st.expander(_("The pages as they will be"), key="briefing-shown", on_change="rerun")
    if not part.open:
        return
    with part:
        key = (dataset.content_hash, asked, asked.language)
        seen = st.session_state.get(_SEEN)
        if seen is None or seen[0] != key:
            with st.spinner(_("The pages are being set …"), show_time=False), using(asked.language):
                seen = (key, draw_pages(make_document(dataset, asked, find_base())))
            st.session_state[_SEEN] = seen
        pages = seen[1]
        total = ngettext("{n} page", "{n} pages", len(pages)).format(n=say_number(len(pages)))
        st.caption(plain(total))
        for number, page in enumerate(pages[:_MOST], 1):
            words = _("Page {n} of {total}").format(n=say_number(number), total=say_number(len(pages)))
            st.image(page, alt=words, caption=plain(words), width="stretch")


def _make_later(dataset: Dataset, asked: Asked, path: str) -> Callable[[], bytes]:
    # The button's work runs in a thread of its own, which does not know the reader's language.
    return partial(FILES[path].make, dataset, replace(asked, into=asked.language), find_base())
