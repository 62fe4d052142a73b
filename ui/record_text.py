"""Texts of the record on a page: in the reader's language, or in English, visibly and for assistive technology."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from analysis.texts import RecordText
from i18n import _, language
from ui.text import plain


def hold_language(text: RecordText, key: str) -> AbstractContextManager[object]:
    """A block for what shows this text: of the page's language, nothing; else a container that names its language.

    The container's class is ``st-key-lang-en-…`` for English, from which the served script sets ``lang``: without it
    a Korean voice would read out English. ``key`` is the text's own on its page: small letters, figures, hyphens.
    """
    return nullcontext() if text.language == language() else st.container(key=f"lang-{text.language}-{key}")


def say_untranslated() -> None:
    """For readers of other languages: what the record keeps in English, and in whose language the titles are."""
    if language() != "en":
        words = _(
            "Notes, titles of pages, the names of people and organisations, and whom a campaign addressed stand as the "
            "record has them, mostly in English."
        )
        st.caption(plain(words))
