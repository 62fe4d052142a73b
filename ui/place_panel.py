"""One place: its years, what became of the people, its cases, and what was said of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.place_actions import Action
from analysis.places import list_places_in
from analysis.totals import Total
from figures.map_words import say_action
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.numbers import say_number, say_people, say_unknown
from i18n.states import say_fates
from loaders.dataset import Dataset
from ui import compute, compute_map, compute_outcomes
from ui.addresses import BRIEFING, MAP, OUTCOMES, TIME
from ui.case_lists import show_case_table
from ui.chart import show_table
from ui.compute_map import Asked
from ui.links import link_to, write_address
from ui.map_asked import PARAMETERS
from ui.map_table import say_place_figure
from ui.paging import Paging, show_pages, take_page
from ui.places import PlaceNames
from ui.record_text import say_untranslated
from ui.replay import show_kept
from ui.responses import take_told
from ui.text import link, plain
from ui.told_list import link_about, show_told_part
from ui.years import show_years

ANSWERS_PER_PAGE = 6
ANSWERS = "answers"
_PAGING = Paging(MAP, ANSWERS, ANSWERS_PER_PAGE, tuple(sorted(PARAMETERS)))
_TOLD: tuple[Action, ...] = ("arrest", "repatriation", "asylum_bid")


def show_place(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The panel of the one place that the filter asks for."""
    show_kept(_show_panel, dataset, case_filter)
    if answers := len(_take_answers(dataset.content_hash, case_filter, dataset)):
        # The address is read outside of what is kept for all readers, and the links to other pages are made there.
        shown = take_page(_PAGING, answers)
        show_kept(_show_answers, dataset, case_filter, str(shown.start))
        show_pages(_PAGING, shown, answers)


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _take_answers(content_hash: str, case_filter: CaseFilter, _dataset: Dataset) -> pd.DataFrame:
    told = take_told(_dataset, "responses")
    return told[told["case_id"].isin(compute.cases(_dataset, case_filter)["case_id"]).astype(bool)]


def _show_panel(dataset: Dataset, case_filter: CaseFilter) -> None:
    place_id = case_filter.place[0]
    name = PlaceNames(dataset).say_place(place_id)
    st.header(plain(name))
    figures = compute.overview(dataset, case_filter)
    summary = ngettext(
        "{n} case has an event here. Arrested: {arrested}. Returned: {returned}.",
        "{n} cases have an event here. Arrested: {arrested}. Returned: {returned}.",
        figures.cases,
    )
    totals = {"arrested": say_total(figures.arrested), "returned": say_total(figures.returned)}
    st.markdown(plain(summary.format(n=say_number(figures.cases), **totals)))
    _show_inside(dataset, case_filter, place_id)
    st.subheader(_("By year"))
    show_years(dataset, case_filter, figures)
    st.subheader(_("What became of them?"))
    _show_fates(dataset, case_filter)
    st.subheader(_("The cases"))
    show_case_table(dataset, compute.cases(dataset, case_filter))
    with st.container(horizontal=True, gap="medium"):
        link_to(TIME, _("The same over time"))
        link_to(OUTCOMES, _("The same by outcome"))
        link_to(BRIEFING, _("Paper, slides, fact sheet or letter"))
    st.header(_("What was said and done about them?"))
    answers = len(_take_answers(dataset.content_hash, case_filter, dataset))
    words = ngettext("{n} response is about one of these cases.", "{n} responses are about these cases.", answers)
    none = _("No response about one of these cases is on record.")
    st.markdown(plain(words.format(n=say_number(answers)) if answers else none))
    say_untranslated()


def _show_answers(dataset: Dataset, case_filter: CaseFilter, start: str) -> None:
    told = _take_answers(dataset.content_hash, case_filter, dataset)
    show_told_part(dataset, told, _PAGING, int(start), about=link_about(dataset, told))


def _show_inside(dataset: Dataset, case_filter: CaseFilter, place_id: str) -> None:
    """The places in an area or town, each with its figures and a link to its own panel."""
    inside = list_places_in(dataset.places, [place_id]) - {place_id}
    figures: dict[str, list[str]] = {}
    weights: dict[str, int] = {}
    for position, action in enumerate(_TOLD):
        sums = compute_map.sums(dataset, Asked(case_filter, _TOLD), action)
        columns = ["place_id", "low", "best", "high", "high_open", "unknown", "shown"]
        for found, low, best, high, is_open, unknown, shown in list_plain(sums, columns):
            if found in inside or (found == place_id and inside):
                said = say_place_figure(low, best, high, is_open, unknown + shown)
                figures.setdefault(found, ["", "", ""])[position] = said
                weights[found] = weights.get(found, 0) + (best or 0)
    if not set(figures) & inside:
        return
    texts = compute.record_texts(dataset)
    records = []
    for found in sorted(figures, key=lambda key: (key == place_id, -weights[key], key)):
        label_ = texts.say("places", found, "name")
        own = plain(_("{place}, no place in it named").format(place=label_))
        row = {_("Place"): own if found == place_id else link(label_, write_address(MAP, place=found))}
        heads = [say_action(action) for action in _TOLD]
        records.append(row | dict(zip(heads, figures[found], strict=True)))
    st.subheader(_("Places in it"))
    show_table(pd.DataFrame(records), alt=_("The places in it"), markdown=frozenset({_("Place")}))


def _show_fates(dataset: Dataset, case_filter: CaseFilter) -> None:
    found = compute_outcomes.outcomes(dataset, case_filter)
    fates = say_fates(found.states, found.at_most, found.some)
    note = _(
        "This is the latest known of all people of these cases, wherever they were: those who were returned from "
        "elsewhere are among them."
    )
    if found.people.best:
        people = say_people(*_list_ends(found.people), open=found.people.is_open)
        st.markdown(plain(_("Of {people}: {fates}.").format(people=people, fates=fates)))
        if found.people.unknown:
            groups = say_unknown(found.people.unknown)
            st.markdown(plain(_("Not among them: {groups}.").format(groups=groups)))
    else:
        st.markdown(plain(_("The number of people is not known, and so not how many met which fate.")))
    st.caption(plain(note))


def _list_ends(people: Total) -> tuple[int | None, int, int]:
    # Where nobody gives a low there is none: 0 is only how a sum writes it.
    return (None if people.without_low == people.rows else people.low), people.best, people.high
