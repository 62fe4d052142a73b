"""What was said and done, as tables, each row with the page it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pandas as pd
import streamlit as st

from analysis.responses import Told, list_told
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_number
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.addresses import CAMPAIGNS, CASES
from ui.chart import show_table
from ui.claims import write_source
from ui.links import write_address
from ui.text import link, plain


def take_told(dataset: Dataset, table: Told) -> pd.DataFrame:
    """``analysis.responses.list_told``, made once a snapshot and shared between readers: not to be changed."""
    return _take_told(dataset.content_hash, table, dataset)


@st.cache_resource(max_entries=2 * len(get_args(Told)), show_spinner=False)
def _take_told(content_hash: str, table: Told, _dataset: Dataset) -> pd.DataFrame:
    return list_told(_dataset, table)


def show_responses(dataset: Dataset, responses: pd.DataFrame, about: Sequence[str]) -> None:
    """Their number and all responses, rows of ``take_told``; nothing where there are none.

    ``about``, one for each row, is Markdown that says what the row is about.
    """
    if responses.empty:
        return
    texts = compute.record_texts(dataset)
    number = len(responses)
    words = ngettext("{n} response is on record.", "{n} responses are on record.", number)
    st.markdown(plain(words.format(n=say_number(number))))
    records = [
        {
            _("Date"): say_date(read_date(row.date)),
            _("Who"): f"{row.actor} ({label('responses', 'actor_type', row.actor_type)})",
            _("Stance"): label("responses", "stance", row.stance),
            _("What was said or done"): texts.say("responses", row.response_id, "summary"),
            _("About"): what,
            _("Source"): _write_source(row),
        }
        for row, what in zip(responses.itertuples(index=False), about, strict=True)
    ]
    marked = frozenset({_("About"), _("Source")})
    show_table(pd.DataFrame(records), alt=_("The responses, by date"), markdown=marked, heads=2)


def show_campaigns(dataset: Dataset, campaigns: pd.DataFrame, about: Sequence[str]) -> None:
    """Their number and all campaigns; arguments as ``show_responses``."""
    if campaigns.empty:
        return
    number = len(campaigns)
    words = ngettext("{n} campaign is on record.", "{n} campaigns are on record.", number)
    st.markdown(plain(words.format(n=say_number(number))))
    show_campaign_table(dataset, campaigns, about)


def show_campaign_table(dataset: Dataset, campaigns: pd.DataFrame, about: Sequence[str]) -> None:
    """The campaigns in the order given, each with the way to its own view; arguments as ``show_responses``."""
    texts = compute.record_texts(dataset)
    records = [
        {
            _("Began"): say_launched(row.launched),
            _("Campaign"): link(
                texts.say("campaigns", row.campaign_id, "name"), write_address(CAMPAIGNS, campaign=row.campaign_id)
            ),
            _("By whom"): say_known(row.organiser),
            _("Demand"): texts.say("campaigns", row.campaign_id, "demand"),
            _("To whom"): say_known(row.addressee),
            _("Size or duration"): say_reach(dataset, row.campaign_id, row.reach),
            _("About"): what,
            _("Source"): _write_source(row),
        }
        for row, what in zip(campaigns.itertuples(index=False), about, strict=True)
    ]
    marked = frozenset({_("Campaign"), _("About"), _("Source")})
    show_table(pd.DataFrame(records), alt=_("The campaigns, by their beginning"), markdown=marked, heads=2)


def show_milestones(dataset: Dataset, milestones: pd.DataFrame) -> None:
    """Their number and all milestones, rows of ``take_told``."""
    texts = compute.record_texts(dataset)
    number = len(milestones)
    words = ngettext("{n} milestone is on record.", "{n} milestones are on record.", number)
    st.markdown(plain(words.format(n=say_number(number))))
    records = [
        {
            _("Date"): say_date(read_date(row.date)),
            _("Kind"): label("milestones", "kind", row.kind),
            _("Milestone"): texts.say("milestones", row.milestone_id, "title"),
            _("What it says or does"): texts.say("milestones", row.milestone_id, "summary"),
            _("Source"): _write_source(row),
        }
        for row in milestones.itertuples(index=False)
    ]
    if records:
        marked = frozenset({_("Source")})
        show_table(pd.DataFrame(records), alt=_("The milestones, by date"), markdown=marked, heads=3)


def link_cases(dataset: Dataset, rows: pd.DataFrame, otherwise: str) -> list[str]:
    """For ``about``: the case of each row as a link; ``otherwise``, plain text, where it names none."""
    texts = compute.record_texts(dataset)
    return [
        plain(otherwise)
        if pd.isna(case_id)
        else link(texts.say("cases", case_id, "title"), write_address(CASES, case=case_id))
        for case_id in rows["case_id"]
    ]


def _write_source(row: object) -> str:
    url = row.source_url  # type: ignore[attr-defined]
    return write_source(row.source_publisher, None if pd.isna(url) else url)  # type: ignore[attr-defined]


def say_launched(text: object) -> str:
    """When a campaign began, in words."""
    return say_date(read_date(str(text))) if not pd.isna(text) else _("date unknown")  # type: ignore[call-overload]


def say_reach(dataset: Dataset, campaign_id: str, reach: object) -> str:
    """How many took part or how long it went on, as the record has it: words, which are never summed."""
    if pd.isna(reach):  # type: ignore[call-overload]
        return _("not known")
    return compute.record_texts(dataset).say("campaigns", campaign_id, "reach")


def say_known(text: object) -> str:
    """A cell of the record as it stands, or that nobody knows."""
    return _("not known") if pd.isna(text) else str(text)  # type: ignore[call-overload]
