"""One case: who, what became of them, what happened, who says how many, and on which pages it rests."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.case_table import list_case_claims, list_case_sources
from analysis.filters import CaseFilter
from analysis.responses import choose_about_case, choose_about_crackdown
from figures.case_words import list_facts, name_events
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_number, say_range
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.addresses import CASES, CRACKDOWNS
from ui.case_map import show_case_map
from ui.case_more import show_related, show_unknown
from ui.chart import show_table
from ui.claim_chart import show_claim_chart
from ui.claims import show_claims
from ui.links import link_to
from ui.notices import shorten
from ui.places import PlaceNames
from ui.record_text import hold_language, say_untranslated
from ui.responses import show_campaigns, show_responses, take_told
from ui.sources import show_sources
from ui.text import plain

EVERY_CASE = CaseFilter(kind=(), population=())
HARSH = frozenset({"sentence", "death"})
"""Event types before whose telling a note stands."""


def is_case(dataset: Dataset, case_id: str) -> bool:
    """Whether the record holds a case of this id."""
    return bool((dataset.cases["case_id"] == case_id).any())


def show_no_case(case_id: str) -> None:
    """Where the address names a case that the record does not hold: a sentence that says so."""
    link_to(CASES, _("All cases"))
    st.title(_("This case is not in the record"))
    st.text(_("The link asked for the case “{case}”, which is not in the data.").format(case=shorten(case_id)))


def show_case(dataset: Dataset, _case_filter: CaseFilter, case_id: str) -> None:
    """The page of one case, whatever the filter, which its links keep."""
    link_to(CASES, _("All cases"))
    cases = compute.cases(dataset, EVERY_CASE)
    case = cases[cases["case_id"] == case_id].iloc[0]
    events = dataset.events
    events = events[events["case_id"] == case_id].sort_values("number")
    texts = compute.record_texts(dataset)
    title, summary = (texts.read("cases", case_id, field) for field in ("title", "summary"))
    with hold_language(title, "title"):
        st.title(plain(texts.mark(title)))
    if not HARSH.isdisjoint(events["event_type"]):
        st.caption(plain(_("What follows tells of punishment or death.")))
    with hold_language(summary, "summary"):
        st.markdown(plain(texts.mark(summary)))
    places = PlaceNames(dataset)
    _show_facts(dataset, case)
    say_untranslated()
    st.header(_("What happened?"))
    _show_events(events, places)
    show_case_map(dataset, case_id)
    st.header(_("Who says how many?"))
    claims = list_case_claims(dataset, case_id)
    if claims.empty:
        st.markdown(plain(_("No claim is recorded.")))
    else:
        names = name_events(events)
        subjects = [_("the case") if pd.isna(event) else names[event] for event in claims["event_id"]]
        show_claim_chart(dataset, case, events, claims)
        show_claims(claims, alt=_("The claims about this case"), subjects=subjects)
    _show_responses(dataset, case)
    st.header(_("Which pages does it rest on?"))
    show_sources(list_case_sources(dataset, case_id), alt=_("The sources of the case"))
    show_unknown(case, events)
    show_related(dataset, case_id)


def _number(value: object) -> int | None:
    return None if pd.isna(value) else int(str(value))  # type: ignore[call-overload]


def _show_facts(dataset: Dataset, case: pd.Series) -> None:
    facts = list_facts(case, compute.record_texts(dataset))
    table = pd.DataFrame({_("What"): list(facts), _("Known"): list(facts.values())})
    show_table(table, alt=_("What is known of the group"), header=False)


def _show_events(events: pd.DataFrame, places: PlaceNames) -> None:
    triplets = events[["people_low", "people_best", "people_high"]].itertuples(index=False)
    table = pd.DataFrame(
        {
            _("No."): [say_number(number) for number in events["number"]],
            _("Date"): [say_date(read_date(date)) for date in events["date"]],
            _("What"): [label("events", "event_type", word) for word in events["event_type"]],
            _("Where"): [places.say_place(place) for place in events["place_id"]],
            _("To"): [places.say_place(place) for place in events["to_place_id"]],
            _("People"): [say_range(*map(_number, triplet)) for triplet in triplets],
            _("Note"): events["note"].fillna(""),
        }
    )
    show_table(table, alt=_("The events of the case in their order"), heads=3)


def _show_responses(dataset: Dataset, case: pd.Series) -> None:
    st.header(_("What was said and done?"))
    every = take_told(dataset, "responses"), take_told(dataset, "campaigns")
    crackdown_id = None if pd.isna(case["crackdown_id"]) else str(case["crackdown_id"])
    responses, campaigns = (choose_about_case(told, case["case_id"], crackdown_id) for told in every)
    if responses.empty and campaigns.empty:
        st.markdown(plain(_("No response and no campaign is recorded.")))
    show_responses(dataset, responses, _say_about(responses))
    show_campaigns(dataset, campaigns, _say_about(campaigns))
    if crackdown_id is not None:
        every_about = sum(len(choose_about_crackdown(told, crackdown_id)) for told in every)
        _lead_to_crackdown(dataset, crackdown_id, every_about - len(responses) - len(campaigns))


def _say_about(rows: pd.DataFrame) -> list[str]:
    return [plain(_("the crackdown") if pd.isna(case_id) else _("this case")) for case_id in rows["case_id"]]


def _lead_to_crackdown(dataset: Dataset, crackdown_id: str, others: int) -> None:
    if others:
        words = ngettext(
            "{n} more response or campaign is about another case of the same crackdown.",
            "{n} more responses and campaigns are about other cases of the same crackdown.",
            others,
        )
        st.caption(plain(words.format(n=say_number(others))))
    texts = compute.record_texts(dataset)
    name = texts.read("crackdowns", crackdown_id, "name")
    with hold_language(name, "crackdown"):
        link_to(CRACKDOWNS, texts.mark(name), crackdown=crackdown_id)
