"""The map as a table that can be sorted: every place, how exactly it is known, and its people."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.place_actions import MEASURES, Action
from analysis.totals import Total
from figures.map_words import say_action
from i18n import _
from i18n.labels import label
from i18n.lists import join_clauses
from i18n.numbers import say_range, say_unknown
from loaders.dataset import Dataset
from ui import compute, compute_map
from ui.compute_map import Asked
from ui.map_asked import read_words


def show_map_table(dataset: Dataset, case_filter: CaseFilter, *own: str) -> None:
    """Every place with people, the most first. People known only to a province or a country are named as such.

    ``own`` are the words of a ``MapAddress``.
    """
    asked = read_words(case_filter, *own).asked
    actions = asked.actions
    st.header(_("The map as a table"))
    table = _make_table(dataset, asked)
    numbers = {say_action(action): st.column_config.NumberColumn(width=90, format="localized") for action in actions}
    texts = {_range(action): st.column_config.TextColumn(width=290) for action in actions}
    st.dataframe(
        table,
        column_config=numbers | texts | {_("Place"): st.column_config.TextColumn(width=240)},
        hide_index=True,
        placeholder="",
        height=520 if len(table) > 13 else "content",
        alt=_("People by place; a click on a heading sorts the rows"),
    )


def say_rest(total: Total) -> str:
    """A sum in words whose low is not known where no row has one: "up to 140 (best 20)"."""
    # Where nobody gives a low there is none: 0 is only how a sum writes it.
    low = None if total.without_low == total.rows else total.low
    if not total.rows:
        return say_unknown(total.unknown)
    return say_place_figure(low, total.best, total.high, total.is_open, total.unknown)


def _range(action: Action) -> str:
    # Translators: head of a column beside the best figures: what happened, as a range.
    return _("{what}, range").format(what=say_action(action))


def _make_table(dataset: Dataset, asked: Asked) -> pd.DataFrame:
    texts = compute.record_texts(dataset)
    kinds = dict(list_plain(dataset.places, ["place_id", "place_type"]))
    rows: dict[str, dict[str, Any]] = {}
    nowhere: dict[str, Any] = {}
    weights: dict[str, int] = {}
    columns = ["place_id", "low", "best", "high", "high_open", "unknown", "shown"]
    for action in asked.actions:
        sums = compute_map.sums(dataset, asked, action)
        for place_id, low, best, high, is_open, unknown, shown in list_plain(sums, columns):
            row = rows.setdefault(place_id, {})
            row[say_action(action)] = best
            row[_range(action)] = say_place_figure(low, best, high, is_open, unknown + shown)
            weights[place_id] = weights.get(place_id, 0) + (best or 0)
        if action in MEASURES:
            left = compute_map.spread(dataset, asked, action).nowhere
            if left.best or left.high or left.unknown:
                nowhere[say_action(action)] = left.best if left.rows else None
                nowhere[_range(action)] = say_rest(left)
    records = [
        {
            _("Place"): texts.say("places", place_id, "name"),
            _("Country"): texts.say_country(texts.find_country(place_id)),
            _("Known as exactly as"): label("places", "place_type", kinds[place_id]),
            **rows[place_id],
        }
        for place_id in sorted(rows, key=lambda place_id: (-weights[place_id], place_id))
    ]
    if nowhere:
        records.append({_("Place"): _("Place not known"), **nowhere})
    heads = [head for action in asked.actions for head in (say_action(action), _range(action))]
    table = pd.DataFrame(records, columns=[_("Place"), _("Country"), _("Known as exactly as"), *heads])
    return table.astype({say_action(action): pd.Int64Dtype() for action in asked.actions})


def say_place_figure(low: int | None, best: int | None, high: int | None, is_open: bool, groups: int) -> str:
    """The people of one place in words, and after them the groups of unknown size."""
    said = [say_range(low, best, high, is_open)] if best is not None else []
    return join_clauses([*said, *([say_unknown(groups)] if groups else [])])
