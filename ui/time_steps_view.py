"""Arrests and returns by year, quarter or month: the picture, its table, and the way from a bar to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.filters import COUNTED_KINDS, CaseFilter
from analysis.time_steps import Step, write_period
from figures.palette import Measure
from figures.time_words import MEASURES, say_cell, say_measure, say_row
from i18n import _, ngettext
from i18n.dates import say_date
from i18n.lists import join_sentences
from i18n.numbers import say_number, say_range
from loaders.dataset import Dataset
from loaders.dates import read_date
from ui import compute, compute_time
from ui.addresses import CASES, CRACKDOWNS
from ui.chart import current_theme
from ui.links import link_to, write_address
from ui.picture_links import show_picture_links
from ui.replay import show_kept
from ui.screen_chart import show_same, show_screen_choice
from ui.text import link, plain
from ui.time_view import TimeView, show_step_controls

_FIRST_LINKS = 6


def show_steps(dataset: Dataset, case_filter: CaseFilter, view: TimeView) -> None:
    """The picture with its controls, what is chosen in it, and what it leaves out."""
    show_step_controls(view)
    totals, spread = view.totals, view.spread and view.step != "year"
    drawn = compute_time.step_chart(dataset, case_filter, view.step, totals, spread, current_theme())
    points = show_screen_choice("steps", drawn.figure, drawn.sentence)
    asked = (view.step, "totals" if totals else "", "spread" if spread else "")
    show_kept(_show_table, dataset, case_filter, *asked)
    _lead_to_rows(dataset, case_filter, view.step, [point.get("customdata") for point in points])
    show_kept(_say_notes, dataset, case_filter, *asked)
    show_picture_links("arrests", case_filter)


def aim(case_filter: CaseFilter, first: str, last: str, kind: str) -> CaseFilter:
    """The filter for the rows of one bar: its own period (EDTF texts) within the filter's, and its own kinds."""
    period = replace(case_filter, start=case_filter.within(first).start, end=case_filter.within(last).end)
    if kind == "totals":
        return replace(period, kind=("aggregate",))
    kinds = tuple(word for word in case_filter.kind or COUNTED_KINDS if word != "aggregate")
    return replace(period, kind=kinds)


def _show_table(dataset: Dataset, case_filter: CaseFilter, step: Step, totals: str, spread: str) -> None:
    asked = (step, bool(totals), bool(spread))
    drawn = compute_time.step_chart(dataset, case_filter, *asked, current_theme())
    table, markdown = _tabulate(compute_time.step_bars(dataset, case_filter, *asked), case_filter, step)
    show_same(drawn.sentence, table, markdown=markdown)
    st.caption(plain(_("Choose a bar to come to the cases in it, or a crackdown to come to its page.")))


def _lead_to_rows(dataset: Dataset, case_filter: CaseFilter, step: Step, chosen: Sequence[Any]) -> None:
    for lead in chosen[:_FIRST_LINKS]:
        match lead:
            case ["crackdown", str(key)]:
                name = compute.record_texts(dataset).say("crackdowns", key, "name")
                link_to(CRACKDOWNS, _("The crackdown “{name}”").format(name=name), crackdown=key)
            case [str(measure), str(first), str(last), str(kind)]:
                words = _("The rows behind: {measure}, {period}")
                days = [say_date(read_date(text)) for text in (first, last)]
                period = days[0] if first == last else _("{first} to {last}").format(first=days[0], last=days[1])
                text = words.format(measure=say_measure(measure), period=period)
                link_to(CASES, text, figure=measure, **aim(case_filter, first, last, kind).to_query())


def _tabulate(bars: compute_time.Bars, case_filter: CaseFilter, step: Step) -> tuple[pd.DataFrame, frozenset[str]]:
    """One row a period in which something is counted, the latest first; by year also the empty ones."""
    columns: dict[str, dict[tuple[Any, bool], str]] = {}
    periods: dict[tuple[Any, bool], str] = {}
    for measure in MEASURES:
        names = {
            "arrested": (_("Arrested"), _("Arrests of groups of unknown size"), _("Totals of people arrested")),
            "returned": (_("Returned"), _("Returns of groups of unknown size"), _("Totals of people returned")),
        }[measure]
        own = bars[measure]
        for frame, name, kind in ((own.counted, names[0], "counted"), (own.totals, names[2], "totals")):
            if frame is None:
                continue
            cells, unknown = columns.setdefault(name, {}), columns.setdefault(names[1], {})
            for row in frame.to_dict("records"):
                if step != "year" and not (row["rows"] or row["unknown"]):
                    continue
                at = (row["start"], bool(row["exact"]))
                periods[at] = say_row(row, step)
                cells[at] = _link_cell(row, measure, case_filter, step, kind, say_cell(row))
                if kind == "counted":
                    count = say_number(int(row["unknown"])) if row["unknown"] else ""
                    unknown[at] = _link_cell(row, measure, case_filter, step, kind, count)
                    if step == "year" and not row["rows"] and not row["unknown"]:
                        cells[at] = plain(_("none on record"))
    order = sorted(periods, key=lambda at: (at[0].year, not at[1], at[0]), reverse=True)
    table = {_("Period"): [periods[at] for at in order]}
    table |= {name: [cells.get(at, "") for at in order] for name, cells in columns.items()}
    return pd.DataFrame(table), frozenset(columns)


def _link_cell(row: dict[str, Any], measure: Measure, case_filter: CaseFilter, step: Step, kind: str, text: str) -> str:
    if not text:
        return ""
    first, last = write_period(row["start"].date(), step if row["exact"] else "year")
    return link(text, write_address(CASES, figure=measure, **aim(case_filter, first, last, kind).to_query()))


def _say_notes(dataset: Dataset, case_filter: CaseFilter, step: Step, totals: str, spread: str) -> None:
    bars = compute_time.step_bars(dataset, case_filter, step, bool(totals), bool(spread))
    notes = [
        _("Source: Repatriation Watch, data {version}.").format(version=dataset.version),
        _(
            "Bars: the most credible figure. Whiskers: the range over credible claims; an open arrow: no upper figure. "
            "Hollow diamonds: groups of unknown size, which are not counted."
        ),
    ]
    figures = compute.overview(dataset, case_filter)
    loose = sum(int(years["loose"].sum()) for years in (figures.arrested_by_year, figures.returned_by_year))
    if step == "year" and loose:
        words = ngettext(
            "{n} person with a date that is open or crosses years counts in its first year, or its last known one.",
            "{n} people with dates that are open or cross years count in the first year, or the last known one.",
            loose,
        )
        notes.append(words.format(n=say_number(loose)))
    for measure, own in bars.items():
        apart = own.counted[~own.counted["exact"].astype(bool)]
        if len(apart):
            low, best, high = (int(apart[name].sum()) for name in ("low", "best", "high"))
            words = {
                "arrested": _("Arrested, but not dated exactly enough: {people}; the table names the years."),
                "returned": _("Returned, but not dated exactly enough: {people}; the table names the years."),
            }[measure]
            notes.append(words.format(people=say_range(low, best, high, bool(apart["high_open"].any()))))
    if any(own.totals is not None for own in bars.values()):
        notes.append(_("Hatched: totals over groups that are not known one by one, never added to the others."))
        if any(own.totals is not None and not own.totals["exact"].all() for own in bars.values()):
            notes.append(_("Totals that are not dated exactly enough stand in the table alone."))
    notes.append(
        _(
            "Below: crackdowns, those with most arrests by name, and shaded above; thin where a date is not exact, an "
            "open end where none is known."
        )
    )
    if step != "year":
        notes.append(_("A link shows every row that begins in the period, those not dated exactly too."))
    st.caption(plain(join_sentences(notes)))
