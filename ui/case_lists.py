"""The table of cases, and the rows behind a figure. A chosen row opens its case."""

from __future__ import annotations

from typing import Literal, get_args

import pandas as pd
import streamlit as st

from analysis.describe import describe_filter
from analysis.filters import CaseFilter
from analysis.totals import sum_rows
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.labels import label
from i18n.numbers import say_number, say_range
from i18n.states import say_fates
from loaders.dataset import Dataset
from loaders.dates import read_date
from rules.ledger import State
from ui import compute
from ui.addresses import CASES
from ui.headline import say_total
from ui.links import link_to
from ui.places import PlaceNames
from ui.text import plain

Figure = Literal["arrested", "returned", "no_news"]
FIGURES: tuple[Figure, ...] = get_args(Figure)
_STATES = tuple(State)
# Pixels of each column, in the order of the tables below.
_WIDTHS = {
    "cases": (340, 180, 90, 160, 200, 110, 140),
    "arrested": (340, 190, 170, 160, 220, 110),
    "returned": (340, 190, 170, 160, 220, 110),
    "no_news": (380, 190, 150, 110),
}


def show_cases(dataset: Dataset, case_filter: CaseFilter) -> None:
    """All cases that the filter shows."""
    st.title(_("Which cases does the record hold?"))
    st.markdown(plain(describe_filter(case_filter, dataset)))
    cases = compute.cases(dataset, case_filter)
    number = ngettext("{n} case", "{n} cases", len(cases)).format(n=say_number(len(cases)))
    people = say_total(sum_rows(cases))
    st.markdown(plain(_("{cases}, {people}. Choose a row to open its case.").format(cases=number, people=people)))
    places = PlaceNames(dataset)
    table = pd.DataFrame(
        {
            _("Case"): cases["title"],
            _("First event"): [say_date(read_date(date)) for date in cases["first_date"]],
            _("Authority"): [places.say_country(code) for code in cases["country"]],
            _("People"): _say_ranges(cases),
            _("What became of them"): [_say_fates(case) for case in cases.to_dict("records")],
            _("How well known"): [label("cases", "verification", word) for word in cases["verification"]],
            _("Last reported"): [
                _("not known") if pd.isna(t) else say_date(read_date(t)) for t in cases["last_reported"]
            ],
        }
    )
    _show_choice("cases", table, cases["case_id"], alt=_("The cases, one a row"))


def show_figure(dataset: Dataset, case_filter: CaseFilter, figure: Figure) -> None:
    """The rows that add up to one figure of the first page, with their sum."""
    titles = {
        "arrested": _("People known to have been arrested: the rows behind the figure"),
        "returned": _("People known to have been returned: the rows behind the figure"),
        "no_news": _("People of whom there is no news: the cases behind the figure"),
    }
    link_to(CASES, _("All cases"))
    st.title(titles[figure])
    st.markdown(plain(describe_filter(case_filter, dataset)))
    if figure == "no_news":
        rows = compute.no_news(dataset, case_filter)
    else:
        rows = compute.counted_rows(dataset, figure, case_filter)
    total = sum_rows(rows)
    words = ngettext("{n} row, {people}.", "{n} rows, {people}.", len(rows))
    st.markdown(plain(words.format(n=say_number(len(rows)), people=say_total(total))))
    if rows.empty:
        return
    rows = rows.merge(dataset.cases[["case_id", "title", "verification", "last_reported"]], on="case_id", how="left")
    columns = {_("Case"): rows["title"], _("People"): _say_ranges(rows)}
    if figure == "no_news":
        rows = rows.sort_values("best", ascending=False, na_position="last", ignore_index=True)
        columns = {
            _("Case"): rows["title"],
            _("People without news"): _say_ranges(rows),
            _("Last reported"): [
                _("not known") if pd.isna(t) else say_date(read_date(t)) for t in rows["last_reported"]
            ],
        }
    else:
        rows = rows.sort_values(["counting_day", "event_id"], ascending=False, ignore_index=True)
        places = PlaceNames(dataset)
        columns = {
            _("Case"): rows["title"],
            _("Date"): [say_date(read_date(date)) for date in rows["date"]],
            _("Place"): [places.say_place(place) for place in rows["place_id"]],
            _("People"): _say_ranges(rows),
            _("Counted by"): [_say_rule(rule) for rule in rows["rule"]],
        }
    columns[_("How well known")] = [label("cases", "verification", word) for word in rows["verification"]]
    _show_choice(figure, pd.DataFrame(columns), rows["case_id"], alt=titles[figure])


def _show_choice(key: str, table: pd.DataFrame, case_ids: pd.Series, *, alt: str) -> None:
    # Figures with their range are what readers compare: they are shown whole, wherever the grid would cut them.
    widths = {
        name: st.column_config.TextColumn(width=size) for name, size in zip(table.columns, _WIDTHS[key], strict=True)
    }
    event = st.dataframe(
        table,
        column_config=widths,
        key=f"choose-{key}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=alt,
        height=560 if len(table) > 15 else "content",
    )
    chosen = event["selection"]["rows"]
    if chosen:
        st.query_params["case"] = case_ids.iloc[chosen[0]]
        st.rerun()


def _say_ranges(rows: pd.DataFrame) -> list[str]:
    triplets = rows[["low", "best", "high"]].itertuples(index=False)
    return [say_range(*(None if pd.isna(number) else int(number) for number in triplet)) for triplet in triplets]


def _say_rule(rule: int) -> str:
    if rule == 1:
        return _("the event's own figure")
    if rule == 3:
        return _("the case's figure, once: its events overlap")
    return _("the case's figure: some of its events have none")


def _say_fates(case: dict[str, object]) -> str:
    if pd.isna(case["best"]):
        return _("number unknown")
    people = {state: int(str(case[state])) for state in _STATES}
    return say_fates(people, case["at_most_states"], case["some_states"])
