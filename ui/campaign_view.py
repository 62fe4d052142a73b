"""One campaign: what it asked, of whom, who took part; what is on record after it; and the page it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from analysis.campaigns import Subject, read_subject
from analysis.filters import CaseFilter
from i18n import _, ngettext
from i18n.labels import label
from i18n.lists import join_items, join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute, compute_campaigns
from ui.addresses import CAMPAIGNS, CASES, CRACKDOWNS
from ui.campaign_list import say_after
from ui.campaign_parameters import OWN_PARAMETERS
from ui.chart import show_table
from ui.claims import write_source
from ui.links import link_to, write_address
from ui.notices import shorten
from ui.paging import Paging, show_pages, take_page
from ui.record_text import hold_language, say_untranslated
from ui.replay import show_kept
from ui.responses import say_known, say_launched, say_reach, take_told
from ui.sources import ARCHIVE, show_sources
from ui.text import APART, link, plain
from ui.told_list import link_about, show_told_part

LISTS: Final = {own: Paging(CAMPAIGNS, own, 10, OWN_PARAMETERS) for own in ("after", "unclear")}


def is_campaign(dataset: Dataset, campaign_id: str) -> bool:
    """Whether the record holds a campaign of this id."""
    return bool((dataset.campaigns["campaign_id"] == campaign_id).any())


def show_no_campaign(campaign_id: str) -> None:
    """Where the address names a campaign that the record does not hold: a sentence that says so."""
    link_to(CAMPAIGNS, _("All campaigns"))
    st.title(_("This campaign is not in the record"))
    words = _("The link asked for the campaign “{campaign}”, which is not in the data.")
    st.text(words.format(campaign=shorten(campaign_id)))


def show_campaign(dataset: Dataset, case_filter: CaseFilter, campaign_id: str) -> None:
    """The view of one campaign, whatever the filter, which its links keep."""
    show_kept(_show_top, dataset, case_filter, campaign_id)
    for part in LISTS:
        _show_part(dataset, case_filter, campaign_id, part)
    show_kept(_show_end, dataset, case_filter, campaign_id)


def _read(dataset: Dataset, campaign_id: str) -> dict[Any, Any]:
    told = take_told(dataset, "campaigns")
    row: dict[Any, Any] = told[(told["campaign_id"] == campaign_id).astype(bool)].iloc[0].to_dict()
    return row


def _show_top(dataset: Dataset, _case_filter: CaseFilter, campaign_id: str) -> None:
    row, texts = _read(dataset, campaign_id), compute.record_texts(dataset)
    link_to(CAMPAIGNS, _("All campaigns"))
    name = texts.read("campaigns", campaign_id, "name")
    with hold_language(name, "title"):
        st.title(plain(texts.mark(name)))
    facts = {
        _("Demand"): plain(texts.say("campaigns", campaign_id, "demand")),
        _("To whom"): plain(say_known(row["addressee"])),
        _("By whom"): plain(say_known(row["organiser"])),
        _("Began"): plain(say_launched(row["launched"])),
        _("Size or duration"): plain(say_reach(dataset, campaign_id, row["reach"])),
        _("About"): _link_subject(dataset, read_subject(row)),
    }
    if not pd.isna(row["url"]) and row["url"] != row["source_url"]:
        # A page of its own may be gone by now.
        copies = link(_("look for an archived copy"), f"{ARCHIVE}{row['url']}")
        facts[_("Its own page")] = APART.join([write_source(str(urlsplit(row["url"]).hostname), row["url"]), copies])
    table = pd.DataFrame({_("What"): list(facts), _("Known"): list(facts.values())})
    show_table(table, alt=_("What is known of the campaign"), markdown=frozenset({_("Known")}), header=False)
    say_untranslated()
    st.header(_("What is on record after it?"))
    st.markdown(plain(_say_number(row, compute_campaigns.follow(dataset, campaign_id).after)))
    if read_subject(row) is not None:
        st.caption(plain(say_after()))


def _link_subject(dataset: Dataset, subject: Subject | None) -> str:
    texts = compute.record_texts(dataset)
    links = []
    if subject is not None and subject.case_id is not None:
        title = texts.say("cases", subject.case_id, "title")
        links.append(link(title, write_address(CASES, case=subject.case_id)))
    if subject is not None and subject.crackdown_id is not None:
        name = texts.say("crackdowns", subject.crackdown_id, "name")
        links.append(link(name, write_address(CRACKDOWNS, crackdown=subject.crackdown_id)))
    return APART.join(links) or plain(_("no one case or crackdown"))


def _say_number(row: Mapping[Any, Any], after: pd.DataFrame) -> str:
    if read_subject(row) is None:
        return _("It is tied to no one case or crackdown, so that nothing can be set beside it.")
    if pd.isna(row["launched"]):
        return _("It is not known when it began, so that nothing can be said to have come after it.")
    if after.empty:
        return _("No response about the same case or crackdown is dated after it began.")
    words = ngettext(
        "{n} response about the same case or crackdown is dated after it began.",
        "{n} responses about the same case or crackdown are dated after it began.",
        len(after),
    )
    counted = after["actor_type"].value_counts()
    kinds = [
        # Translators: a kind of speaker and how many responses are theirs: "NGO 12".
        _("{kind} {n}").format(kind=label("responses", "actor_type", kind), n=say_number(int(counted[kind])))
        for kind in sorted(counted.index, key=lambda kind: (-counted[kind], kind))
    ]
    return join_sentences(
        [words.format(n=say_number(len(after))), _("By whom: {kinds}.").format(kinds=join_items(kinds))]
    )


def _show_part(dataset: Dataset, case_filter: CaseFilter, campaign_id: str, part: str) -> None:
    number = len(getattr(compute_campaigns.follow(dataset, campaign_id), part))
    if not number:
        return
    if part == "unclear":
        st.subheader(_("Before or after: not known"))
        st.markdown(plain(_say_unclear(_read(dataset, campaign_id), number)))
    # The address is read outside of what is kept for all readers, and the links to other pages are made there.
    shown = take_page(LISTS[part], number)
    show_kept(_show_told, dataset, case_filter, campaign_id, part, str(shown.start))
    show_pages(LISTS[part], shown, number)


def _say_unclear(row: Mapping[Any, Any], number: int) -> str:
    if pd.isna(row["launched"]):
        words = ngettext(
            "{n} response is about the same case or crackdown.",
            "{n} responses are about the same case or crackdown.",
            number,
        )
    else:
        words = ngettext(
            "{n} response is of the same day, or of a date too loose to tell.",
            "{n} responses are of the same day, or of dates too loose to tell.",
            number,
        )
    return words.format(n=say_number(number))


def _show_told(dataset: Dataset, _case_filter: CaseFilter, campaign_id: str, part: str, start: str) -> None:
    responses = getattr(compute_campaigns.follow(dataset, campaign_id), part)
    show_told_part(dataset, responses, LISTS[part], int(start), about=link_about(dataset, responses))


def _show_end(dataset: Dataset, _case_filter: CaseFilter, campaign_id: str) -> None:
    row = _read(dataset, campaign_id)
    if (subject := read_subject(row)) is not None:
        st.header(_("What became of the people?"))
        if subject.case_id is not None:
            st.markdown(plain(compute_campaigns.say_case(dataset, subject.case_id)))
        elif subject.crackdown_id is not None:
            st.markdown(plain(compute_campaigns.say_crackdown(dataset, subject.crackdown_id)))
        words = _("That is the last known of each, whatever its date: some of it may lie before the campaign.")
        st.caption(plain(words))
    st.header(_("Which pages does it rest on?"))
    sources = dataset.sources
    show_sources(sources[sources["source_id"] == row["source_id"]], alt=_("The source of the campaign"))
