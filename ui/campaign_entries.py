"""Campaigns in a list: what each group of them is about, and each with what it asked of whom.

Rows are those of ``analysis.campaigns.arrange_campaigns``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.campaigns import Followed
from i18n import _, ngettext
from i18n.lists import join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute, compute_campaigns
from ui.addresses import CAMPAIGNS, CASES, CRACKDOWNS
from ui.links import link_to, write_address
from ui.record_text import hold_language
from ui.responses import link_cases, say_launched, say_reach
from ui.text import APART, link, plain
from ui.told_list import write_small


def show_group(dataset: Dataset, row: Mapping[Any, Any], crackdown_id: str | None, case_id: str | None) -> None:
    """What the campaigns that follow are about, how many there are, and what became of the people.

    ``row`` is the first of them; one of ``crackdown_id`` and ``case_id`` is None.
    """
    texts = compute.record_texts(dataset)
    if crackdown_id is not None:
        name, key = texts.read("crackdowns", crackdown_id, "name"), f"crackdown-{crackdown_id}"
        way = link(_("The crackdown"), write_address(CRACKDOWNS, crackdown=crackdown_id))
        became = compute_campaigns.say_crackdown(dataset, crackdown_id)
    else:
        assert case_id is not None
        name, key = texts.read("cases", case_id, "title"), f"case-{case_id}"
        way = link(_("The case"), write_address(CASES, case=case_id))
        became = compute_campaigns.say_case(dataset, case_id)
    with hold_language(name, key):
        st.subheader(plain(texts.mark(name)))
    number = row["group_size"]
    words = ngettext("{n} campaign.", "{n} campaigns.", number).format(n=say_number(number))
    st.markdown(f"{plain(join_sentences([words, became]))}  \n{write_small(way)}")


def show_entry(dataset: Dataset, row: Mapping[Any, Any]) -> None:
    """One campaign: its name as a link, when and by whom, what was asked of whom; then reach, case and responses."""
    texts, campaign_id = compute.record_texts(dataset), row["campaign_id"]
    name, demand = (texts.read("campaigns", campaign_id, field) for field in ("name", "demand"))
    said = [say_launched(row["launched"])]
    if not pd.isna(row["organiser"]):
        said.append(row["organiser"])
    with st.container(key=f"row-campaign-{campaign_id}", gap=None):
        with hold_language(name, f"name-{campaign_id}"):
            link_to(CAMPAIGNS, texts.mark(name), campaign=campaign_id)
        st.caption(plain(APART.join(said)))
        with hold_language(demand, f"demand-{campaign_id}"):
            st.markdown(plain(_say_demand(row, texts.mark(demand))))
        st.markdown(write_small(*_list_facts(dataset, row)))


def _say_demand(row: Mapping[Any, Any], demand: str) -> str:
    if pd.isna(row["addressee"]):
        return demand
    # Translators: what a campaign asked for, and of whom: "Stop forced returns (to: Government of China)".
    return _("{demand} (to: {addressee})").format(addressee=row["addressee"], demand=demand)


def _list_facts(dataset: Dataset, row: Mapping[Any, Any]) -> list[str]:
    """The small line under an entry, piece by piece, as Markdown."""
    facts = []
    if not pd.isna(row["reach"]):
        facts.append(
            plain(_("Size or duration: {reach}").format(reach=say_reach(dataset, row["campaign_id"], row["reach"])))
        )
    if not pd.isna(row["case_id"]) and pd.isna(row["group_case_id"]):
        facts += link_cases(dataset, pd.DataFrame([row]), "")
    facts.append(plain(_say_followed(compute_campaigns.follow(dataset, row["campaign_id"]))))
    return facts


def _say_followed(found: Followed) -> str:
    after, unclear = len(found.after), len(found.unclear)
    if after:
        words = ngettext("{n} response on record after it", "{n} responses on record after it", after)
        return words.format(n=say_number(after))
    if unclear:
        words = ngettext(
            "{n} response on record, before or after it: not known",
            "{n} responses on record, before or after it: not known",
            unclear,
        )
        return words.format(n=say_number(unclear))
    return _("no response on record after it")
