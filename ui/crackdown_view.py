"""Crackdowns: the list, and one with its cases, its claims, and what was said and done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

import pandas as pd
import streamlit as st

from analysis.answers import EVERYTHING
from analysis.counting import Measure
from analysis.crackdowns import compare_crackdown, list_crackdown_sources, list_crackdowns
from analysis.describe import describe_filter
from analysis.filters import CaseFilter
from analysis.responses import Told, choose_about_crackdown, choose_about_none
from analysis.texts import RecordTexts
from analysis.totals import sum_rows
from figures.case_words import say_span
from figures.total_words import say_documented, say_total
from i18n import _, ngettext
from i18n.lists import join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute
from ui.addresses import BRIEFING, CAMPAIGNS, CRACKDOWNS
from ui.case_lists import show_case_table
from ui.case_view import HARSH
from ui.claims import show_claims
from ui.entries import show_documented
from ui.links import change_filter, link_to
from ui.record_text import hold_language, say_untranslated
from ui.responses import link_cases, show_campaigns, show_milestones, show_responses, take_told
from ui.sources import show_sources
from ui.text import plain

TELLING: tuple[Told, Told] = ("responses", "campaigns")


def show_crackdowns(dataset: Dataset, case_filter: CaseFilter) -> None:
    """All crackdowns, or those that the filter names; then what belongs to none, and the milestones."""
    chosen = case_filter.crackdown
    st.title(_("Which crackdowns does the record know?"))
    texts, crackdowns = compute.record_texts(dataset), list_crackdowns(dataset)
    if chosen:
        crackdowns = crackdowns[crackdowns["crackdown_id"].isin(chosen)]
        link_to(CRACKDOWNS, _("All crackdowns"), crackdown=())
    number = ngettext("{n} crackdown, the latest first.", "{n} crackdowns, the latest first.", len(crackdowns))
    st.markdown(plain(number.format(n=say_number(len(crackdowns)))))
    counted = [compute.counted_rows(dataset, measure, CaseFilter()) for measure in get_args(Measure)]
    for row in crackdowns.to_dict("records"):
        own = [rows[(rows["crackdown_id"] == row["crackdown_id"]).fillna(False)] for rows in counted]
        _show_entry(row, own, texts)
    st.header(_("What was said and done beyond these crackdowns?"))
    say_untranslated()
    responses, campaigns = (choose_about_none(take_told(dataset, table)) for table in TELLING)
    nothing = _("no one case")
    # Closed, or the end of the page lies fifty screens down on a phone.
    with st.expander(_("What was said, tied to no one crackdown")):
        show_responses(dataset, responses, link_cases(dataset, responses, nothing))
    with st.expander(_("Campaigns tied to no one crackdown")):
        show_campaigns(dataset, campaigns, link_cases(dataset, campaigns, nothing))
    with st.expander(_("Laws, treaties and turning points")):
        show_milestones(dataset, take_told(dataset, "milestones"))


def _show_entry(crackdown: Any, counted: Sequence[pd.DataFrame], texts: RecordTexts) -> None:
    crackdown_id = crackdown["crackdown_id"]
    name, summary = (texts.read("crackdowns", crackdown_id, field) for field in ("name", "summary"))
    said = [say_span(crackdown["start"], crackdown["end"]), say_documented(*counted)]
    with st.container(key=f"row-crackdown-{crackdown_id}", gap=None):
        with hold_language(name, f"name-{crackdown_id}"):
            link_to(CRACKDOWNS, texts.mark(name), crackdown=crackdown_id)
        st.caption(plain(join_sentences(said)))
        with hold_language(summary, f"summary-{crackdown_id}"):
            st.markdown(plain(texts.mark(summary)))


def show_crackdown(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The one crackdown that the filter names; of its cases and their figures those that the filter shows."""
    (crackdown_id,) = case_filter.crackdown
    with st.container(horizontal=True, gap="medium"):
        link_to(CRACKDOWNS, _("All crackdowns"), crackdown=())
        link_to(BRIEFING, _("Paper, slides, fact sheet or letter"))
    crackdown = dataset.crackdowns.set_index("crackdown_id").loc[crackdown_id]
    texts = compute.record_texts(dataset)
    name, summary, driver = (texts.read("crackdowns", crackdown_id, field) for field in ("name", "summary", "driver"))
    with hold_language(name, "title"):
        st.title(plain(texts.mark(name)))
    st.markdown(plain(say_span(crackdown["start"], crackdown["end"])))
    events = dataset.events
    if not HARSH.isdisjoint(events.loc[(events["crackdown_id"] == crackdown_id).fillna(False), "event_type"]):
        st.caption(plain(_("What follows tells of punishment or death.")))
    with hold_language(summary, "summary"):
        st.markdown(plain(texts.mark(summary)))
    st.caption(plain(_("What is said to have brought it about")))
    with hold_language(driver, "driver"):
        st.markdown(plain(texts.mark(driver)))
    say_untranslated()
    st.header(_("Which cases belong to it?"))
    _show_cases(dataset, crackdown_id, case_filter)
    st.header(_("Who says how many?"))
    # Rule 6: what is documented stands beside the claims as it is, and not as one sort of claimants gives it.
    documented = compute.counted_rows(dataset, "arrested", replace(case_filter, lens=None))
    compared = compare_crackdown(dataset, crackdown_id, documented)
    show_documented(compared)
    returned = compute.counted_rows(dataset, "returned", replace(case_filter, lens=None))
    if not returned.empty:
        st.markdown(plain(_("Returned, documented here: {people}.").format(people=say_total(sum_rows(returned)))))
    if compared.claims.empty:
        st.markdown(plain(_("No claim is recorded.")))
    else:
        show_claims(compared.claims, alt=_("Claims about the crackdown “{name}”").format(name=texts.mark(name)))
    st.header(_("What was said and done?"))
    responses, campaigns = (choose_about_crackdown(take_told(dataset, table), crackdown_id) for table in TELLING)
    if responses.empty and campaigns.empty:
        st.markdown(plain(_("No response and no campaign is recorded.")))
    show_responses(dataset, responses, link_cases(dataset, responses, _("the crackdown")))
    show_campaigns(dataset, campaigns, link_cases(dataset, campaigns, _("the crackdown")))
    if not campaigns.empty:
        words = _("These campaigns, and what is on record after each")
        about = change_filter(replace(EVERYTHING, crackdown=(crackdown_id,)))
        st.page_link(str(CAMPAIGNS.file), label=plain(words), query_params=about)
    st.header(_("Which pages does it rest on?"))
    show_sources(list_crackdown_sources(dataset, crackdown_id), alt=_("The sources of the crackdown"))


def _show_cases(dataset: Dataset, crackdown_id: str, case_filter: CaseFilter) -> None:
    st.markdown(plain(describe_filter(case_filter, dataset)))
    cases = compute.cases(dataset, case_filter)
    number = ngettext("{n} case", "{n} cases", len(cases)).format(n=say_number(len(cases)))
    every = int((dataset.cases["crackdown_id"] == crackdown_id).fillna(False).sum())
    words = _("{cases}, of {n} that the record has on this crackdown.")
    st.markdown(plain(words.format(cases=number, n=say_number(every))))
    if cases.empty:
        return
    show_case_table(dataset, cases)
