"""No news since: the groups whose fate is open, as a list that can be read out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.silence import ORDERS, Order, sort_silences
from analysis.totals import sum_rows
from figures.case_words import say_reported, say_row_people
from figures.silence_words import say_announced, say_last_news, say_silence
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.dates import say_date, say_day
from i18n.lists import join_sentences
from i18n.numbers import say_number
from loaders.dataset import Dataset
from ui import compute, compute_outcomes
from ui.addresses import CASES, OUTCOMES
from ui.chart import show_table
from ui.links import keep, link_to, write_address
from ui.outcome_parameters import OWN_PARAMETERS
from ui.paging import Paging, show_pages, take_page
from ui.places import PlaceNames
from ui.record_text import hold_language
from ui.replay import show_kept
from ui.text import APART, link, plain

PAGING = Paging(OUTCOMES, "silent", 15, OWN_PARAMETERS)


def show_silences(dataset: Dataset, case_filter: CaseFilter, order: Order, today: date) -> None:
    """The whole part: how many, counted to which day, the orders to choose from, the list and the same as a table."""
    day = today.isoformat()
    show_kept(_show_top, dataset, case_filter, order, day)
    if not (count := len(compute_outcomes.outcomes(dataset, case_filter).silences)):
        return
    shown = take_page(PAGING, count)
    show_kept(_show_list, dataset, case_filter, order, day, str(shown.start))
    show_pages(PAGING, shown, count)
    table = st.expander(_("All of them as a table"), key="silences", on_change="rerun")
    if table.open:
        with table:
            show_kept(_show_table, dataset, case_filter, order, day)


def _show_top(dataset: Dataset, case_filter: CaseFilter, order: Order, day: str) -> None:
    st.header(_("No news since"))
    rows = compute_outcomes.outcomes(dataset, case_filter).silences
    if rows.empty:
        st.markdown(plain(_("Of none of the groups shown the fate is open.")))
        return
    groups = ngettext("{n} group: {people}.", "{n} groups: {people}.", len(rows))
    lines = [
        groups.format(n=say_number(len(rows)), people=say_total(sum_rows(rows))),
        _("Nothing has been heard of them since they were held or last seen."),
        _("The silence is counted to today, {today}; the record knows what was reported until {data_date}.").format(
            today=say_day(date.fromisoformat(day)), data_date=say_date(dataset.data_date)
        ),
    ]
    st.markdown(plain(join_sentences(lines)))
    _show_orders(order)


def _show_list(dataset: Dataset, case_filter: CaseFilter, order: Order, day: str, start: str) -> None:
    places = PlaceNames(dataset)
    part = slice(int(start), int(start) + PAGING.per_page)
    for row in _list_rows(dataset, case_filter, order).iloc[part].to_dict("records"):
        _show_entry(dataset, row, places, date.fromisoformat(day))


def _list_rows(dataset: Dataset, case_filter: CaseFilter, order: Order) -> pd.DataFrame:
    return sort_silences(compute_outcomes.outcomes(dataset, case_filter).silences, order)


def _show_orders(order: Order) -> None:
    names = {"longest": _("longest silence"), "people": _("most people"), "newest": _("newest silence")}
    with st.container(horizontal=True, key="orders", gap="small", vertical_alignment="center"):
        st.markdown(plain(_("Order by:")), width="content")
        for choice in ORDERS:
            if choice == order:
                st.markdown(f"**{plain(names[choice])}**", width="content")
            else:
                query = keep(sort=() if choice == ORDERS[0] else choice)
                st.page_link(str(OUTCOMES.file), label=plain(names[choice]), query_params=query)


def _show_entry(dataset: Dataset, row: dict[Any, Any], places: PlaceNames, today: date) -> None:
    texts = compute.record_texts(dataset)
    title = texts.read("cases", row["case_id"], "title")
    with st.container(gap="xxsmall"):
        with hold_language(title, f"silent-{row['case_id']}"):
            link_to(CASES, texts.mark(title), case=row["case_id"])
        silence = _("no news for {time}").format(time=say_silence(_read_day(row["since"]), today))
        facts = [say_last_news(row), _say_place(places, row), say_row_people(row)]
        st.markdown(f"**{plain(silence)}**{APART}{plain(APART.join(fact for fact in facts if fact))}")
        announced = say_announced(row)
        mentioned = _("Last mentioned: {date}.").format(date=say_reported(row["last_reported"]))
        st.caption(plain(join_sentences([*announced, mentioned])))


def _show_table(dataset: Dataset, case_filter: CaseFilter, order: Order, day: str) -> None:
    texts, places, today = compute.record_texts(dataset), PlaceNames(dataset), date.fromisoformat(day)
    records = [
        {
            _("Case"): link(texts.say("cases", row["case_id"], "title"), write_address(CASES, case=row["case_id"])),
            _("People without news"): say_row_people(row),
            _("No news for"): say_silence(_read_day(row["since"]), today),
            _("Last news"): say_last_news(row),
            _("Last known place"): places.say_place(row["last_place_id"]),
            _("Announced return"): join_sentences(say_announced(row)),
            _("Last mentioned"): say_reported(row["last_reported"]),
        }
        for row in _list_rows(dataset, case_filter, order).to_dict("records")
    ]
    show_table(pd.DataFrame(records), alt=_("The groups of whom there is no news"), markdown=frozenset({_("Case")}))


def _say_place(places: PlaceNames, row: dict[Any, Any]) -> str:
    place = places.say_place(row["last_place_id"])
    return _("last known place: {place}").format(place=place) if place else ""


def _read_day(day: Any) -> date:
    return pd.Timestamp(day).date()
