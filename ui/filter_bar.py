"""The head of a page, and one quiet row: what is chosen, each with a link that takes it back, and more to choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.filters import CaseFilter
from analysis.presets import PRESETS
from i18n import _
from i18n.dates import say_date
from i18n.lists import join_sentences
from loaders.dataset import Dataset
from ui import compute
from ui.addresses import Address
from ui.filter_choices import show_choices
from ui.links import change_filter
from ui.text import plain

Values = str | Sequence[str]
Own = Mapping[str, Values]
"""A page's own parameters."""


def show_head(title: str, address: Address, dataset: Dataset, case_filter: CaseFilter, /, **own: Values) -> None:
    """The head of a page: its title, what is shown in one sentence with the data date, and the filter.

    ``own`` are the page's own parameters, which stay when the filter changes.
    """
    st.title(plain(title))
    sentence, _conditions = compute.described(dataset, case_filter)
    as_of = _("Data as of {date}, the newest report in the record.").format(date=say_date(dataset.data_date))
    st.markdown(plain(join_sentences([sentence, as_of])))
    with st.container(key="filter", gap="small"):
        _show_chosen(address, dataset, case_filter, own)
        choices = st.expander(_("Choose what is shown"), key="choices", on_change="rerun", type="compact")
        # What lies in it is made when it is opened: on a phone, most readers never do.
        if choices.open:
            with choices:
                _show_presets(address, own)
                show_choices(dataset, case_filter, own)


def show_nothing(address: Address, /, **own: Values) -> None:
    """In place of what a page shows, where no case fits: what that means, and the way back."""
    words = _("No case in the record fits all of this. That nothing is on record does not mean that nothing happened.")
    st.markdown(plain(words))
    _link(address, _("Show all cases again"), CaseFilter(), own)


def _show_chosen(address: Address, dataset: Dataset, case_filter: CaseFilter, own: Own) -> None:
    _sentence, conditions = compute.described(dataset, case_filter)
    if not conditions:
        return
    with st.container(horizontal=True, key="chosen", gap="small"):
        for condition in conditions:
            # Translators: a link that takes one condition back, such as "Place: Shenyang"; × is the sign on it.
            _link(address, _("× {condition}").format(condition=condition.label), condition.without, own)
        if len(conditions) > 1:
            _link(address, _("× Clear all conditions"), CaseFilter(), own)


def _show_presets(address: Address, own: Own) -> None:
    with st.container(horizontal=True, key="presets", gap="small", vertical_alignment="center"):
        st.markdown(plain(_("Often asked:")), width="content")
        for preset in PRESETS:
            _link(address, preset.title(), preset.case_filter, own)


def _link(address: Address, label: str, case_filter: CaseFilter, own: Own) -> None:
    st.page_link(str(address.file), label=plain(label), query_params=change_filter(case_filter, **own))
