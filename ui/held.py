"""What a link that holds on to a release tells above the page: which figures are no longer what they were, and why."""

from __future__ import annotations

import streamlit as st

from analysis.comparison import Comparison
from i18n import _
from loaders.dataset import Dataset
from ui import asking
from ui.addresses import CAMPAIGNS, CASES, CHANGES, Address
from ui.change_list import show_first
from ui.compared import compare_with, say_changed
from ui.links import link_to
from ui.text import plain

SHOWN = 12
_ONE = {CASES.path: ("case",), CAMPAIGNS.path: ("campaign",)}
"""By the path of a page, the parameters that name what it shows alone."""


def show_held(address: Address, dataset: Dataset) -> None:
    """Above a page: nothing where its address holds on to no release, or has nothing to compare."""
    version = asking.held_release()
    if version is None or address is CHANGES:
        return
    case_id = st.query_params.get("case") if address is CASES else None
    one = {name: st.query_params.get(name, "") for name in _ONE.get(address.path, ())}
    with st.container(border=True, key="held"):
        with st.spinner(_("The release is being read …"), show_time=False):
            found = compare_with(version, dataset, asking.list_asked(), case_id)
        if found is None:
            words = _("This link was made on release {version}, which cannot be read any more.")
            st.markdown(plain(words.format(version=version)))
        elif found.is_same and version == dataset.version:
            words = _("This link holds on to release {version}, which is the one shown.")
            st.markdown(plain(words.format(version=version)))
        elif found.is_same:
            words = _("This link holds on to release {version}. Nothing that it shows has changed since.")
            st.markdown(plain(words.format(version=version)))
        else:
            _show_changed(dataset, found)
        with st.container(horizontal=True, gap="medium"):
            link_to(address, _("Go on without the comparison"), v=(), **one)
            link_to(CHANGES, _("All changes"))


def _show_changed(dataset: Dataset, found: Comparison) -> None:
    words = _("This link was made on release {then} of the data. Shown below is {now}, and it is not the same:")
    st.markdown(plain(words.format(then=found.then_version, now=found.now_version)))
    lines = list(say_changed(found)) or [_("The sums are the same; texts, dates or sources have changed.")]
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    if found.changes.empty:
        st.markdown(plain(_("The table of changes says nothing about it.")))
        return
    with st.expander(_("What changed, and why")):
        show_first(dataset, found.changes, "held", SHOWN)
