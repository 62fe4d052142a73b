"""Taking data away: what the filter shows, or everything, as a file in one of several forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from analysis.extract import Extract, extract, extract_all
from analysis.filters import CaseFilter
from exports.forms import FORMS, Form, name_file
from exports.origin import Origin, make_origin
from i18n import _, language, using
from loaders.dataset import Dataset
from ui.site import find_base
from ui.text import link, plain

DOWNLOAD: Final = "/api/v1/download"


def show_take_away(dataset: Dataset, case_filter: CaseFilter) -> None:
    """A closed part of a page with a choice of scope and form, a button that makes the file, and its address.

    The file is made when the button is pressed, not before; while that takes time, the button says so.
    """
    part = st.expander(_("Take the data away"), key="take-away", on_change="rerun")
    if not part.open:
        return
    with part:
        scopes = {"shown": _("What the filter shows"), "all": _("Everything in the record")}
        scope = st.radio(_("Which rows"), list(scopes), format_func=lambda key: scopes[key], horizontal=True)
        form = FORMS[st.selectbox(_("In which form"), list(FORMS), format_func=lambda key: FORMS[key].title())]
        chosen = None if scope == "all" else case_filter
        origin = make_origin(dataset, chosen, find_base())
        st.caption(plain(form.about()))
        st.download_button(
            _("Make and save the file"),
            _make_later(dataset, chosen, form, origin),
            name_file(form, origin),
            form.media_type,
            key="take-away-file",
            on_click="ignore",
        )
        address = f"{DOWNLOAD}?{write_query(chosen, form)}"
        words = _("The same by its own address:")
        st.markdown(f"{plain(words)} {link(address, address)}")
        st.caption(
            plain(_("Every file says its data version, its licence, the filter in words, and the address of the page."))
        )


def write_query(chosen: CaseFilter | None, form: Form) -> str:
    """The parameters of a file's address; ``chosen`` is None for everything."""
    own = {"all": ["yes"]} if chosen is None else chosen.to_query()
    return urlencode({"form": [form.key], **own, "lang": [language()]}, doseq=True)


def _make_later(dataset: Dataset, chosen: CaseFilter | None, form: Form, origin: Origin) -> Callable[[], bytes]:
    tag = language()

    def make() -> bytes:
        # The button's work runs in a thread of its own, which has no language yet.
        with using(tag):
            taken: Extract = extract_all(dataset) if chosen is None else extract(dataset, chosen)
            return form.write(taken, origin)

    return make
