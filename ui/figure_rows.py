"""The rows behind a figure, with their sum."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, get_args

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter, read_day
from analysis.periods import WINDOW_DAYS, count_three_months, list_left_out, list_three_months
from analysis.totals import Total, sum_rows
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.dates import say_date, say_day
from i18n.lists import join_clauses
from i18n.numbers import say_number
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.addresses import CASES
from ui.figure_words import make_counted_rows, make_silent_rows, say_titles
from ui.filter_bar import show_head
from ui.headline import show_silent
from ui.links import link_to
from ui.listing import PAGING, Rows, show_grid, show_part
from ui.paging import take_page
from ui.replay import show_kept
from ui.take_away import show_take_away
from ui.text import plain

Figure = Literal["arrested", "returned", "no_news"]
FIGURES: tuple[Figure, ...] = get_args(Figure)


def show_figure(dataset: Dataset, case_filter: CaseFilter, figure: Figure, until: date | None) -> None:
    """The rows that add up to one figure; with ``until``, to the three months that end on that day."""
    link_to(CASES, _("All cases"))
    last = "" if until is None or figure == "no_news" else until.isoformat()
    show_head(_say_title(figure, last), CASES, dataset, case_filter, **_list_own(figure, last))
    rows = len(_list_rows(dataset.content_hash, case_filter, figure, last, dataset))
    show_kept(_show_list, dataset, case_filter, figure, last, str(take_page(PAGING, rows).start))
    if rows:
        show_grid(_name_list(figure, last), lambda: _make_rows(dataset, case_filter, figure, last))
        show_take_away(dataset, case_filter)


def _show_list(dataset: Dataset, case_filter: CaseFilter, figure: Figure, last: str, start: str) -> None:
    rows = _make_rows(dataset, case_filter, figure, last)
    people = say_total(_sum(dataset, case_filter, figure, last))
    words = ngettext("{n} row, {people}.", "{n} rows, {people}.", len(rows.frame))
    st.markdown(plain(words.format(n=say_number(len(rows.frame)), people=people)))
    if figure != "no_news" and not last:
        overview = compute.overview(dataset, case_filter)
        show_silent({"arrested": overview.arrested_silent, "returned": overview.returned_silent}[figure])
    show_part(_name_list(figure, last), dataset, rows, int(start), _list_own(figure, last))
    if figure != "no_news" and last:
        _name_left_out(dataset, compute.counted_rows(dataset, figure, case_filter))


def _say_title(figure: Figure, last: str) -> str:
    until = read_day(last or None)
    if until is None:
        return {
            "no_news": _("People of whom there is no news: the rows behind the figure"),
            "arrested": _("People known to have been arrested: the rows behind the figure"),
            "returned": _("People known to have been returned: the rows behind the figure"),
        }[figure]
    title = {
        "arrested": _("People arrested from {first} to {last}: the rows behind the figure"),
        "returned": _("People returned from {first} to {last}: the rows behind the figure"),
    }[figure]
    return title.format(first=say_day(until - timedelta(days=WINDOW_DAYS - 1)), last=say_day(until))


def _list_own(figure: Figure, last: str) -> dict[str, str]:
    return {"figure": figure, "until": last} if last else {"figure": figure}


def _name_list(figure: Figure, last: str) -> str:
    return "three-months" if last else figure.replace("_", "-")


def _sum(dataset: Dataset, case_filter: CaseFilter, figure: Figure, last: str) -> Total:
    if figure == "no_news":
        return sum_rows(compute.no_news(dataset, case_filter))
    rows = compute.counted_rows(dataset, figure, case_filter)
    until = read_day(last or None)
    return sum_rows(rows) if until is None else count_three_months(rows, until).total


def _make_rows(dataset: Dataset, case_filter: CaseFilter, figure: Figure, last: str) -> Rows:
    rows = _list_rows(dataset.content_hash, case_filter, figure, last, dataset)
    title = _say_title(figure, last)
    return make_silent_rows(dataset, rows, title) if figure == "no_news" else make_counted_rows(dataset, rows, title)


@st.cache_resource(max_entries=compute.KEPT_VIEWS, show_spinner=False, hash_funcs=compute.AS_WORDS)
def _list_rows(
    content_hash: str, case_filter: CaseFilter, figure: Figure, last: str, _dataset: Dataset
) -> pd.DataFrame:
    if figure == "no_news":
        rows = _add_cases(_dataset, compute.no_news(_dataset, case_filter))
        return rows.sort_values("best", ascending=False, na_position="last", ignore_index=True)
    return _list_counted(_dataset, compute.counted_rows(_dataset, figure, case_filter), read_day(last or None))


def _list_counted(dataset: Dataset, rows: pd.DataFrame, until: date | None) -> pd.DataFrame:
    if until is None:
        return _add_cases(dataset, rows).sort_values(["counting_day", "event_id"], ascending=False, ignore_index=True)
    return _add_cases(dataset, list_three_months(rows, until)).sort_values("counting_day", ignore_index=True)


def _add_cases(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    return rows.merge(dataset.cases[["case_id", "verification", "last_reported"]], on="case_id", how="left")


def _name_left_out(dataset: Dataset, rows: pd.DataFrame) -> None:
    left_out = list_left_out(rows)
    if len(left_out):
        titled = zip(say_titles(dataset, left_out), left_out["date"], strict=True)
        names = [f"{title} ({say_date(read_date(day))})" for title, day in titled]
        words = _("Counted in no three months, since known only by year or with an open date: {names}.")
        st.caption(plain(words.format(names=join_clauses(names))))
