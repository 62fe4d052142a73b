"""What is known of treatment after return: published figures, law and findings, and what the cases tell."""

from __future__ import annotations

from typing import Final

import pandas as pd

from loaders.dataset import Dataset

SERIES: Final = "outcome-"
"""What the ids of the published figures about treatment after return begin with."""

_KINDS: Final = ("law", "policy", "leadership", "un_finding")
_SEVERE: Final = ("sentence", "death", "release")


def list_treatment_figures(dataset: Dataset) -> pd.DataFrame:
    """The published figures about treatment after return, newest first, each with its source.

    These come from surveys and reports; the people behind them are none of the record's cases and are never added.
    Columns: those of ``series``, ``source_publisher``, ``source_url`` (NA where the page is not linked).
    """
    rows = dataset.series[dataset.series["series_id"].str.startswith(SERIES).astype(bool)]
    ordered = _add_sources(dataset, rows).sort_values(
        ["year_last", "series_id"], ascending=[False, True], kind="stable", na_position="last", ignore_index=True
    )
    return ordered


def list_treatment_milestones(dataset: Dataset) -> pd.DataFrame:
    """North Korea's laws, policies and orders, and what UN bodies found there, by date; undated ones last.

    Milestones whose ``country`` is North Korea, of the kinds law, policy, leadership and UN finding. Columns: those of
    ``milestones``, ``source_publisher``, ``source_url``.
    """
    milestones = dataset.milestones
    rows = milestones[
        ((milestones["country"] == "KP") & milestones["kind"].isin(list(_KINDS))).fillna(False).astype(bool)
    ]
    day = rows["date_first"].fillna(rows["date_last"])
    ordered = rows.assign(_day=day).sort_values(["_day", "milestone_id"], kind="stable", na_position="last")
    return _add_sources(dataset, ordered.drop(columns="_day")).reset_index(drop=True)


def list_after_return(events: pd.DataFrame) -> pd.DataFrame:
    """What the cases shown tell of people after their return: sentences, deaths and releases in North Korea, by date.

    ``events`` are those of the cases shown. Columns: those of ``events``.
    """
    chosen = events["event_type"].isin(list(_SEVERE)) & (events["place_country"] == "KP")
    own = events[chosen.fillna(False).astype(bool)]
    return own.sort_values(["counting_day", "event_id"], kind="stable", ignore_index=True)


def _add_sources(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    sources = dataset.sources[["source_id", "publisher", "url"]]
    sources = sources.rename(columns={"publisher": "source_publisher", "url": "source_url"})
    return rows.merge(sources, on="source_id", how="left", validate="many_to_one")
