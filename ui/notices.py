"""What a link asked for and does not get is named to the reader, never dropped in silence."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from analysis.filters import PARAMETERS
from i18n import _, ngettext
from i18n.numbers import say_number

# An address may hold a thousand parameters, and each may be as long as a page.
_MOST = 8
_LONGEST = 200


def name_unused(used: Collection[str]) -> None:
    """Name every parameter that this page makes no use of; the filter's, ``lang`` and ``v`` are everybody's."""
    parameters = [name for name in st.query_params if name not in {*used, *PARAMETERS, "lang", "v"}]
    words = _("The link asked for {parameter} = “{value}”; this page makes no use of it.")
    _say_each(words, [(name, ", ".join(st.query_params.get_all(name))) for name in parameters])


def name_unknown(pairs: Sequence[tuple[str, str]]) -> None:
    """Name (parameter, value) pairs that mean nothing in this data."""
    _say_each(_("The link asked for {parameter} = “{value}”, which is not in the data; it has no effect here."), pairs)


def name_language(asked: str) -> None:
    """Name a language in which the record cannot be read."""
    notice = _("The link asked for the language “{asked}”, in which the record cannot be read yet.")
    st.text(notice.format(asked=shorten(asked)))


def _say_each(words: str, pairs: Sequence[tuple[str, str]]) -> None:
    for parameter, value in pairs[:_MOST]:
        # Plain text: what stands in an address is a stranger's word and never becomes Markdown.
        st.text(words.format(parameter=shorten(parameter), value=shorten(value)))
    if (rest := len(pairs) - _MOST) > 0:
        more = ngettext(
            "{n} more part of the link has no effect here.", "{n} more parts of the link have no effect here.", rest
        )
        st.text(more.format(n=say_number(rest)))


def shorten(text: str) -> str:
    """A stranger's word, cut where it is longer than anybody reads."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
