"""The list of campaigns: which are shown, each with what it asked of whom, by what it is about, the latest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.answers import EVERYTHING
from analysis.campaigns import Followed, count_years
from analysis.filters import CaseFilter
from i18n import _, ngettext
from i18n.lists import join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute, compute_campaigns
from ui.addresses import CAMPAIGNS, CASES, CRACKDOWNS
from ui.campaign_parameters import OWN_PARAMETERS
from ui.chart import show_table
from ui.filter_bar import show_head, show_nothing
from ui.links import change_filter, link_to, write_address
from ui.paging import Paging, show_pages, take_page
from ui.record_text import hold_language, say_untranslated
from ui.replay import show_kept
from ui.responses import link_cases, say_launched, say_reach, show_campaign_table, take_told
from ui.text import APART, link, plain
from ui.told_list import link_about, write_small

PAGING = Paging(CAMPAIGNS, "page", others=OWN_PARAMETERS)


def show_campaign_page(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The whole page."""
    show_head(_("What was asked, of whom, and what is on record after it?"), CAMPAIGNS, dataset, case_filter)
    if compute.cases(dataset, case_filter).empty:
        show_nothing(CAMPAIGNS)
    else:
        show_kept(_show_summary, dataset, case_filter)
        if number := len(compute_campaigns.chosen(dataset, case_filter).shown):
            shown = take_page(PAGING, number)
            show_kept(_show_list, dataset, case_filter, str(shown.start))
            show_pages(PAGING, shown, number)
    show_kept(_show_rest, dataset, case_filter)


def say_after() -> str:
    """What "after" means on these pages."""
    return _(
        "“After” means later in time and nothing more: the record does not say that a campaign brought about what came "
        "after it."
    )


def _show_summary(dataset: Dataset, case_filter: CaseFilter) -> None:
    chosen = compute_campaigns.chosen(dataset, case_filter)
    number, every = len(chosen.shown), len(chosen.shown) + len(chosen.untied) + chosen.others
    words = ngettext(
        "{n} campaign on record is about the cases shown or their crackdowns, of {all} in all.",
        "{n} campaigns on record are about the cases shown or their crackdowns, of {all} in all.",
        number,
    )
    lines = [words.format(n=say_number(number), all=say_number(every))]
    if untied := len(chosen.untied):
        words = ngettext(
            "{n} is tied to no one case or crackdown and stands at the end, whatever is chosen.",
            "{n} are tied to no one case or crackdown and stand at the end, whatever is chosen.",
            untied,
        )
        lines.append(words.format(n=say_number(untied)))
    if chosen.others:
        words = ngettext(
            "{n} is about a case or crackdown that is not shown.",
            "{n} are about cases or crackdowns that are not shown.",
            chosen.others,
        )
        lines.append(words.format(n=say_number(chosen.others)))
    st.markdown(plain(join_sentences(lines)))
    if chosen.others:
        everything = change_filter(EVERYTHING)
        st.page_link(str(CAMPAIGNS.file), label=plain(_("The campaigns about all cases")), query_params=everything)
    if not number:
        return
    notes = [
        say_after(),
        _("How many took part stands as it was reported; such figures count different things and are not added up."),
        _("People are counted over all cases of a crackdown that are counted by default, whatever is chosen above."),
    ]
    st.caption(plain(join_sentences(notes)))
    with st.expander(_("By the year in which they began")):
        counted = count_years(chosen.shown)
        table = pd.DataFrame(
            {
                _("Year"): [_("date unknown") if pd.isna(year) else str(year) for year in counted["year"]],
                _("Campaigns"): [say_number(number) for number in counted["number"]],
            }
        )
        show_table(table, alt=_("The campaigns shown, by the year in which they began"))
    with st.expander(_("All of these as one table")):
        rows = _order_by_time(dataset, chosen.shown)
        show_campaign_table(dataset, rows, link_about(dataset, rows))
    say_untranslated()


def _show_list(dataset: Dataset, case_filter: CaseFilter, start: str) -> None:
    rows = compute_campaigns.chosen(dataset, case_filter).shown
    part = rows.iloc[int(start) : int(start) + PAGING.per_page].to_dict("records")
    before = None
    for row in part:
        group = tuple(None if pd.isna(row[name]) else row[name] for name in ("group_crackdown_id", "group_case_id"))
        if group != before:
            _show_group(dataset, row, *group)
            before = group
        _show_entry(dataset, row)


def _show_group(dataset: Dataset, row: Mapping[Any, Any], crackdown_id: str | None, case_id: str | None) -> None:
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


def _show_entry(dataset: Dataset, row: Mapping[Any, Any]) -> None:
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
        facts.append(plain(_("Reach: {reach}").format(reach=say_reach(dataset, row["campaign_id"], row["reach"]))))
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


def _show_rest(dataset: Dataset, case_filter: CaseFilter) -> None:
    untied = compute_campaigns.chosen(dataset, case_filter).untied
    if untied.empty:
        return
    st.header(_("What was asked beyond single cases and crackdowns?"))
    words = ngettext(
        "{n} campaign is tied to no one case or crackdown, so that nothing can be set beside it.",
        "{n} campaigns are tied to no one case or crackdown, so that nothing can be set beside them.",
        len(untied),
    )
    st.markdown(plain(words.format(n=say_number(len(untied)))))
    with st.expander(_("Campaigns tied to no one case or crackdown")):
        rows = _order_by_time(dataset, untied)
        show_campaign_table(dataset, rows, [plain(_("no one case or crackdown"))] * len(rows))


def _order_by_time(dataset: Dataset, campaigns: pd.DataFrame) -> pd.DataFrame:
    told = take_told(dataset, "campaigns")
    return told[told["campaign_id"].isin(campaigns["campaign_id"]).astype(bool)]
