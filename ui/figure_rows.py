"""The rows behind a figure, with their sum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

import pandas as pd
import streamlit as st

from analysis.counting import Measure
from analysis.filters import CaseFilter
from analysis.periods import count_three_months, list_left_out, list_three_months
from analysis.totals import sum_rows
from i18n import _, ngettext
from i18n.dates import say_date, say_day
from i18n.labels import label
from i18n.lists import join_clauses
from i18n.numbers import say_number, say_people
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.addresses import CASES
from ui.case_lists import say_reported
from ui.choice import say_ranges
from ui.filter_bar import show_head
from ui.headline import say_total, show_silent
from ui.links import link_to
from ui.listing import Grid, Listed, show_listing
from ui.places import PlaceNames
from ui.text import plain

Figure = Literal["arrested", "returned", "no_news"]
FIGURES: tuple[Figure, ...] = get_args(Figure)
_WIDTHS = (340, 190, 170, 160, 220, 110)


def show_figure(dataset: Dataset, case_filter: CaseFilter, figure: Figure, until: date | None) -> None:
    """The rows that add up to one figure; with ``until``, to the three months that end on that day."""
    link_to(CASES, _("All cases"))
    if figure == "no_news":
        _show_no_news(dataset, case_filter)
    elif until is None:
        _show_counted(dataset, case_filter, figure)
    else:
        _show_three_months(dataset, case_filter, figure, until)


def _show_no_news(dataset: Dataset, case_filter: CaseFilter) -> None:
    title = _("People of whom there is no news: the rows behind the figure")
    rows = compute.no_news(dataset, case_filter)
    _show_head(dataset, case_filter, title, len(rows), say_total(sum_rows(rows)), figure="no_news")
    rows = _add_cases(dataset, rows).sort_values("best", ascending=False, na_position="last", ignore_index=True)
    table = {
        _("Case"): _say_titles(dataset, rows),
        _("People without news"): say_ranges(rows),
        _("Last reported"): [say_reported(text) for text in rows["last_reported"]],
        _("How well known"): [label("cases", "verification", word) for word in rows["verification"]],
    }
    said = [
        [people, _("last reported {date}").format(date=reported), grade.lower()]
        for people, reported, grade in zip(
            say_ranges(rows, say_people), table[_("Last reported")], table[_("How well known")], strict=True
        )
    ]
    grid = Grid(pd.DataFrame(table), (340, 190, 150, 110), title)
    show_listing("no-news", dataset, case_filter, _list_rows(rows, said), grid, {"figure": "no_news"})


def _show_counted(dataset: Dataset, case_filter: CaseFilter, measure: Measure) -> None:
    title = {
        "arrested": _("People known to have been arrested: the rows behind the figure"),
        "returned": _("People known to have been returned: the rows behind the figure"),
    }[measure]
    rows = compute.counted_rows(dataset, measure, case_filter)
    _show_head(dataset, case_filter, title, len(rows), say_total(sum_rows(rows)), figure=measure)
    overview = compute.overview(dataset, case_filter)
    show_silent({"arrested": overview.arrested_silent, "returned": overview.returned_silent}[measure])
    rows = _add_cases(dataset, rows).sort_values(["counting_day", "event_id"], ascending=False, ignore_index=True)
    counted = [_say_rule(rule) for rule in rows["rule"]]
    _show_rows(measure, dataset, case_filter, rows, counted, title, {"figure": measure})


def _show_three_months(dataset: Dataset, case_filter: CaseFilter, measure: Measure, until: date) -> None:
    rows = compute.counted_rows(dataset, measure, case_filter)
    stretch = count_three_months(rows, until)
    title = {
        "arrested": _("People arrested from {first} to {last}: the rows behind the figure"),
        "returned": _("People returned from {first} to {last}: the rows behind the figure"),
    }[measure].format(first=say_day(stretch.first), last=say_day(stretch.last))
    own = _add_cases(dataset, list_three_months(rows, until)).sort_values("counting_day", ignore_index=True)
    own_address = {"figure": measure, "until": until.isoformat()}
    _show_head(dataset, case_filter, title, len(own), say_total(stretch.total), **own_address)
    parts = [_say_part(*flags) for flags in own[["in_low", "in_best", "in_high"]].itertuples(index=False)]
    _show_rows("three-months", dataset, case_filter, own, parts, title, own_address)
    left_out = _add_cases(dataset, list_left_out(rows))
    if len(left_out):
        titled = zip(_say_titles(dataset, left_out), left_out["date"], strict=True)
        names = [f"{title} ({say_date(read_date(date))})" for title, date in titled]
        words = _("In no three months, being known only by year or with an open date: {names}.")
        st.caption(plain(words.format(names=join_clauses(names))))


def _show_head(dataset: Dataset, case_filter: CaseFilter, title: str, rows: int, people: str, **own: str) -> None:
    show_head(title, CASES, dataset, case_filter, **own)
    words = ngettext("{n} row, {people}.", "{n} rows, {people}.", rows)
    st.markdown(plain(words.format(n=say_number(rows), people=people)))


def _add_cases(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    return rows.merge(dataset.cases[["case_id", "verification", "last_reported"]], on="case_id", how="left")


def _say_titles(dataset: Dataset, rows: pd.DataFrame) -> list[str]:
    texts = compute.record_texts(dataset)
    return [texts.say("cases", case_id, "title") for case_id in rows["case_id"]]


def _show_rows(
    key: str,
    dataset: Dataset,
    case_filter: CaseFilter,
    rows: pd.DataFrame,
    counted: list[str],
    title: str,
    own: dict[str, str],
) -> None:
    places = PlaceNames(dataset)
    dates = [say_date(read_date(text)) for text in rows["date"]]
    where = [places.say_place(place) for place in rows["place_id"]]
    grades = [label("cases", "verification", word) for word in rows["verification"]]
    table = pd.DataFrame(
        {
            _("Case"): _say_titles(dataset, rows),
            _("Date"): dates,
            _("Place"): where,
            _("People"): say_ranges(rows),
            _("Counted by"): counted,
            _("How well known"): grades,
        }
    )
    small = [grade.lower() for grade in grades]
    said = list(zip(dates, where, say_ranges(rows, say_people), counted, small, strict=True))
    show_listing(key, dataset, case_filter, _list_rows(rows, said), Grid(table, _WIDTHS, title), own)


def _list_rows(rows: pd.DataFrame, said: Sequence[Sequence[str]]) -> list[Listed]:
    return [Listed(case_id, words) for case_id, words in zip(rows["case_id"], said, strict=True)]


def _say_rule(rule: int) -> str:
    if rule == 1:
        return _("the event's own figure")
    if rule == 3:
        return _("the case's figure, once: its events overlap")
    return _("the case's figure: some of its events have none")


def _say_part(in_low: bool, in_best: bool, in_high: bool) -> str:
    if in_low:
        return _("low, best and high: wholly inside")
    if in_best:
        return _("best and high: begins inside")
    return _("high only: may reach into it")
