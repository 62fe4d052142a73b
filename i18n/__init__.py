"""The reader's language: translated strings here, labels, dates and numbers in the modules beside.

The current language stands in a context variable, so it holds for one thread or task only. A new thread
starts in English: whoever starts one (a Streamlit run, a fragment, a request) calls ``activate`` first, and
whatever is cached across readers takes the language as an argument.
"""

from __future__ import annotations

from i18n.catalogue import (
    AVAILABLE,
    LANGUAGES,
    _,
    activate,
    language,
    locale_name,
    ngettext,
    npgettext,
    pgettext,
    read_language,
    using,
)
from i18n.negotiation import choose_language

__all__ = [
    "AVAILABLE",
    "LANGUAGES",
    "_",
    "activate",
    "choose_language",
    "language",
    "locale_name",
    "ngettext",
    "npgettext",
    "pgettext",
    "read_language",
    "using",
]
