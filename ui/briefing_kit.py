"""Beside the briefing: a fact sheet on one page, a letter to be edited, and short texts to pass on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import streamlit as st

from exports.briefing.asked import Asked
from exports.briefing.kit import FILES
from exports.letters import Addressee, LetterError, list_short_texts
from i18n import _, using
from loaders.dataset import Dataset
from ui.briefing_files import offer, say_unasked_title
from ui.site import find_base
from ui.text import plain

_KEY: Final = "briefing-addressee"
Write = Callable[[Asked], None]


def show_sheet(dataset: Dataset, asked: Asked) -> None:
    """The fact sheet, as paper and as an image."""
    st.header(_("Fact sheet"))
    title = asked.title or say_unasked_title(dataset, asked)
    st.caption(plain(_("What matters most, on one page: {title}.").format(title=title)))
    offer(dataset, asked, "/factsheet.pdf", _("The fact sheet as paper (PDF)"))
    offer(dataset, asked, "/factsheet.png", _("The fact sheet as an image"))


def show_letter(dataset: Dataset, asked: Asked, write: Write) -> None:
    """To whom the letter goes, its files, the letter to be read, and the short texts."""
    st.header(_("Letter"))
    words = _(
        "Facts, dates and sources are filled in; what stands in square brackets is for you to fill in. Nothing of it "
        "is sent from here or kept."
    )
    st.caption(plain(words))
    if st.session_state.get(f"{_KEY}-seen") != asked.addressee or _KEY not in st.session_state:
        st.session_state[f"{_KEY}-seen"] = st.session_state[_KEY] = asked.addressee
    st.selectbox(
        _("Addressee"), list(Addressee), key=_KEY, format_func=lambda whom: whom.title(), on_change=_take,
        args=(asked, write),
    )  # fmt: skip
    offer(dataset, asked, "/letter.docx", _("The letter as a document (DOCX)"))
    offer(dataset, asked, "/letter.txt", _("The letter as plain text"))
    part = st.expander(_("Read it here"), key="letter-shown", on_change="rerun")
    if part.open:
        with part:
            _show_text(dataset, asked)
    part = st.expander(_("Short texts for sharing"), key="short-shown", on_change="rerun")
    if part.open:
        with part:
            with using(asked.language):
                texts = list_short_texts(dataset, asked.case_filter, asked.case_id, find_base())
            for text in texts:
                st.code(text, language=None, wrap_lines=True)


def _show_text(dataset: Dataset, asked: Asked) -> None:
    try:
        letter = FILES["/letter.txt"].make(dataset, asked, find_base())
    except LetterError as error:
        st.text(str(error))
    else:
        st.code(letter.decode(), language=None, wrap_lines=True)


def _take(asked: Asked, write: Write) -> None:
    write(replace(asked, addressee=st.session_state[_KEY]))
