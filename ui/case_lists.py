"""The table of cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.totals import sum_rows
from figures.case_words import say_case_fates, say_reported
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_number, say_people
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute
from ui.addresses import CASES
from ui.case_columns import COLUMNS, keep_columns, read_columns, show_columns
from ui.chart import show_table
from ui.choice import say_ranges
from ui.filter_bar import show_head, show_nothing
from ui.links import change_filter, write_address
from ui.listing import PAGING, Grid, Rows, show_grid, show_part
from ui.notices import name_unknown
from ui.paging import take_page
from ui.places import PlaceNames
from ui.replay import show_kept
from ui.take_away import show_take_away
from ui.text import link, plain


@dataclass(frozen=True)
class Order:
    """An order of the list: its name in words, and the columns of ``list_cases`` to sort by, all descending or not."""

    label: Callable[[], str]
    column: str
    ascending: bool = False

    def sort(self, cases: pd.DataFrame) -> pd.DataFrame:
        """The rows in this order, unknown ones last, equals as they stood."""
        return cases.sort_values(
            self.column, ascending=self.ascending, na_position="last", kind="stable", ignore_index=True
        )


FIRST = "latest"
ORDERS = {
    FIRST: Order(lambda: _("first event, latest first"), "first_day"),
    "earliest": Order(lambda: _("first event, earliest first"), "first_day", ascending=True),
    "people": Order(lambda: _("most people first"), "best"),
    "reported": Order(lambda: _("last reported first"), "last_reported_last"),
}
_TITLE_WIDTH = 340


def show_cases(dataset: Dataset, case_filter: CaseFilter) -> None:
    """All cases that the filter shows, with the sum of their people unless totals are among them (rule 2)."""
    order = read_order()
    columns = read_columns()
    own = _list_own(order, columns)
    show_head(_("Which cases does the record hold?"), CASES, dataset, case_filter, **own)
    cases = compute.cases(dataset, case_filter)
    if cases.empty:
        show_nothing(CASES, **own)
        return
    start = str(take_page(PAGING, len(cases)).start)
    show_kept(_show_list, dataset, case_filter, order, start, ",".join(columns))
    show_grid(
        "cases",
        lambda: _make_rows(dataset, case_filter, order, columns),
        lambda: show_columns(columns),
        is_asked=bool(keep_columns(columns)),
    )
    show_take_away(dataset, case_filter)


def _list_own(order: str, columns: tuple[str, ...]) -> dict[str, str]:
    return ({} if order == FIRST else {"sort": order}) | keep_columns(columns)


def _show_list(dataset: Dataset, case_filter: CaseFilter, order: str, start: str, words: str) -> None:
    columns = tuple(words.split(","))
    cases = compute.cases(dataset, case_filter)
    number = ngettext("{n} case", "{n} cases", len(cases)).format(n=say_number(len(cases)))
    if "aggregate" in case_filter.kind or not case_filter.kind:
        people = _("not added up: totals may hold the people of other cases")
    else:
        people = say_total(sum_rows(cases))
    st.markdown(plain(_("{cases}, {people}.").format(cases=number, people=people)))
    if case_filter.lens is not None:
        words = _(
            "The sizes of cases are the record’s own, whoever tells of them; the choice changes arrests and returns."
        )
        st.caption(plain(words))
    _show_orders(case_filter, order, keep_columns(columns))
    rows = _make_rows(dataset, case_filter, order, columns)
    show_part("cases", dataset, rows, int(start), _list_own(order, columns))


def _make_rows(dataset: Dataset, case_filter: CaseFilter, order: str, columns: tuple[str, ...]) -> Rows:
    places = PlaceNames(dataset)
    return Rows(
        ORDERS[order].sort(compute.cases(dataset, case_filter)),
        say=lambda part: [_say_case(case, places) for case in part.to_dict("records")],
        make_grid=lambda frame: _make_grid(dataset, frame, columns),
    )


def _make_grid(dataset: Dataset, cases: pd.DataFrame, columns: tuple[str, ...]) -> Grid:
    texts = compute.record_texts(dataset)
    chosen = [COLUMNS[word] for word in columns]
    titles = {_("Case"): [texts.say("cases", case_id, "title") for case_id in cases["case_id"]]}
    table = pd.DataFrame(titles | {column.heading(): column.say(dataset, cases) for column in chosen})
    return Grid(table, [_TITLE_WIDTH, *(column.width for column in chosen)], _("The cases, one a row"))


def read_order() -> str:
    """The order that the address asks for; one that there is not is named, and the first stands."""
    asked = st.query_params.get("sort")
    if asked is None or asked in ORDERS:
        return asked or FIRST
    name_unknown([("sort", asked)])
    return FIRST


def _show_orders(case_filter: CaseFilter, chosen: str, own: dict[str, str]) -> None:
    with st.container(horizontal=True, key="orders", gap="small", vertical_alignment="center"):
        st.markdown(plain(_("In the order of:")), width="content")
        for name, order in ORDERS.items():
            if name == chosen:
                st.markdown(f"**{plain(order.label())}**", width="content")
            else:
                query = change_filter(case_filter, sort="" if name == FIRST else name, **own)
                st.page_link(str(CASES.file), label=plain(order.label()), query_params=query)


def _say_case(case: dict[str, Any], places: PlaceNames) -> list[str]:
    figures = (None if pd.isna(case[name]) else int(case[name]) for name in ("low", "best", "high"))
    fates = "" if pd.isna(case["best"]) else say_case_fates(case)
    return [
        # Translators: a part of a list, "first event 4 November 2017 · China · 10 people".
        _("first event {date}").format(date=say_date(read_date(case["first_date"]))),
        places.say_country(case["country"]),
        say_people(*figures),
        fates,
        label("cases", "verification", case["verification"]).lower(),
        _("last reported {date}").format(date=say_reported(case["last_reported"])),
    ]


def show_case_table(dataset: Dataset, cases: pd.DataFrame) -> None:
    """Rows of ``list_cases`` as a plain table, the title of each a link to its case."""
    texts = compute.record_texts(dataset)
    titles = [texts.say("cases", case_id, "title") for case_id in cases["case_id"]]
    linked = zip(titles, cases["case_id"], strict=True)
    table = pd.DataFrame(
        {
            _("Case"): [link(title, write_address(CASES, case=case_id)) for title, case_id in linked],
            _("First event"): [say_date(read_date(date)) for date in cases["first_date"]],
            _("People"): say_ranges(cases),
            _("What became of them"): [say_case_fates(case) for case in cases.to_dict("records")],
            _("How well known"): [label("cases", "verification", word) for word in cases["verification"]],
        }
    )
    show_table(table, alt=_("The cases, one a row"), markdown=frozenset({_("Case")}))
