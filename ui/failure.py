"""What a reader sees when a page cannot be shown: one sentence, never the cause."""

from __future__ import annotations

import logging

import streamlit as st

from i18n import _

_LOG = logging.getLogger(__name__)


def show_no_data() -> None:
    """In place of every page while no data has been loaded."""
    st.info(_("The record cannot be shown at the moment. Please come back later."))


def show_failure(error: Exception) -> bool:
    """Streamlit's ``on_script_error``: writes the error to the log and one sentence on the page.

    Returns True, which keeps Streamlit from showing its own message.
    """
    _LOG.error("a page failed", exc_info=error)
    st.warning(_("This part of the record cannot be shown. The fault has been written down."))
    return True
