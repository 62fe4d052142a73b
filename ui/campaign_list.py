"""The list of campaigns: which are shown, each with what it asked of whom, by what it is about, the latest first."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.answers import EVERYTHING
from analysis.campaigns import count_years
from analysis.filters import CaseFilter
from i18n import _, ngettext
from i18n.lists import join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute, compute_campaigns
from ui.addresses import CAMPAIGNS
from ui.campaign_entries import show_entry, show_group
from ui.campaign_parameters import OWN_PARAMETERS
from ui.chart import show_table
from ui.filter_bar import show_head, show_nothing
from ui.links import change_filter
from ui.paging import Paging, show_pages, take_page
from ui.record_text import say_untranslated
from ui.replay import show_kept
from ui.responses import show_campaign_table, take_told
from ui.text import plain
from ui.told_list import link_about

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
    st.header(_("By crackdown or case, the latest first"))
    for row in part:
        group = tuple(None if pd.isna(row[name]) else row[name] for name in ("group_crackdown_id", "group_case_id"))
        if group != before:
            show_group(dataset, row, *group)
            before = group
        show_entry(dataset, row)


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
