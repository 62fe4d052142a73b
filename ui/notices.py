"""What a link asked for and does not get is named to the reader, never dropped in silence."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from i18n import _


def name_unused(used: Collection[str]) -> None:
    """Name every parameter of the address that this page makes no use of; ``lang`` is everybody's."""
    for parameter in st.query_params:
        if parameter not in used and parameter != "lang":
            words = _("The link asked for {parameter} = “{value}”; this page makes no use of it.")
            _say(words, parameter, ", ".join(st.query_params.get_all(parameter)))


def name_unknown(pairs: Collection[tuple[str, str]]) -> None:
    """Name (parameter, value) pairs that mean nothing in this data."""
    for parameter, value in pairs:
        words = _("The link asked for {parameter} = “{value}”, which is not in the data; it has no effect here.")
        _say(words, parameter, value)


def _say(words: str, parameter: str, value: str) -> None:
    # Plain text: what stands in an address is a stranger's word and never becomes Markdown.
    st.text(words.format(parameter=parameter, value=value))
