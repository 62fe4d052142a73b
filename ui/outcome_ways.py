"""How long it took from arrest to return, and where outcomes differ by the way."""

from __future__ import annotations

import streamlit as st

from analysis.filters import CaseFilter
from analysis.outcomes import Outcomes
from analysis.ways import CHINA, Way
from figures.delay_words import say_delays, say_left_out, tabulate_delays
from figures.way_words import say_least, say_way_group, say_way_title, say_ways, tabulate_ways
from i18n import _
from i18n.lists import join_sentences
from loaders.dataset import Dataset
from ui import compute, compute_outcomes
from ui.addresses import CASES
from ui.chart import show_chart
from ui.links import write_address
from ui.places import PlaceNames
from ui.text import link, plain

_WAYS: tuple[Way, ...] = ("entry", "authority", "verification")


def show_ways(dataset: Dataset, case_filter: CaseFilter) -> None:
    """Both parts of the page; each is left out where nothing is known of it."""
    found = compute_outcomes.outcomes(dataset, case_filter)
    if found.delays.returned:
        _show_delays(dataset, case_filter, found)
    if found.people.best:
        _show_ways(dataset, case_filter, found)


def _show_delays(dataset: Dataset, case_filter: CaseFilter, found: Outcomes) -> None:
    st.header(_("How long from arrest to return?"))
    rows = found.delays.rows
    if len(rows):
        texts = compute.record_texts(dataset)
        title = _("Case")
        table = tabulate_delays(
            rows,
            lambda key: link(texts.say("cases", key, "title"), write_address(CASES, case=key)),
            lambda key: compute_outcomes.say_group(dataset, "crackdown_id", key),
        )
        show_chart(
            "delays",
            lambda width: compute_outcomes.picture("delays", dataset, case_filter, width),
            say_delays(rows),
            table,
            markdown=frozenset({title}),
        )
    notes = [
        compute_outcomes.say_origin(dataset),
        say_left_out(found.delays),
        _("A dot: both days are known. A bar: all the days it may have been; neither date is vaguer than a month."),
    ]
    if found.delays.left_out.get("no_arrest"):
        notes.append(_("Where no arrest is on record the time cannot be told, however long it was."))
    st.caption(plain(join_sentences(notes)))


def _show_ways(dataset: Dataset, case_filter: CaseFilter, found: Outcomes) -> None:
    st.header(_("Do outcomes differ between groups?"))
    st.markdown(
        plain(
            _(
                "The bars are shares of the people whose outcome was told. A return is told of more often than a quiet "
                "release, so that no share here is a rate of return; and the groups differ in other things too."
            )
        )
    )
    china = PlaceNames(dataset).say_country(CHINA)
    for way in _WAYS:
        own = found.ways[(found.ways["way"] == way).astype(bool)]
        if own.empty:
            continue
        st.subheader(plain(say_way_title(way)))
        if len(own) < 2:
            # One bar compares nothing, and alone it would read as a rate.
            alone = _("All people shown are of one group: {group}. There is nothing to compare.")
            st.markdown(plain(alone.format(group=say_way_group(way, str(own.iloc[0]["group"]), china))))
            continue
        show_chart(
            f"way-{way}",
            lambda width, way=way: compute_outcomes.picture(way, dataset, case_filter, width),
            say_ways(found.ways, way, china),
            tabulate_ways(found.ways, way, china),
        )
    st.caption(plain(join_sentences([compute_outcomes.say_origin(dataset), say_least()])))
