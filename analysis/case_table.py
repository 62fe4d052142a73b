"""Cases as a table: when, where, how many, what became of them, how well known."""

from __future__ import annotations

import pandas as pd

from analysis.fates import keep_ledgers
from analysis.filters import CaseFilter
from loaders.dataset import Dataset


def list_cases(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """The cases a filter shows, the latest first by their first event, equals by id.

    Columns: those of ``cases``, those of ``keep_ledgers`` (``low``, ``best``, ``high``, the states, ``at_most_states``
    …), and of the first event ``first_date`` (EDTF text) and ``first_day`` (its counting day).
    """
    ledgers = keep_ledgers(dataset, case_filter)
    events = dataset.events.sort_values(["case_id", "number"], kind="stable")
    first = events.drop_duplicates("case_id")[["case_id", "date", "counting_day"]]
    first = first.rename(columns={"date": "first_date", "counting_day": "first_day"})
    table = ledgers.merge(dataset.cases, on="case_id", how="left").merge(first, on="case_id", how="left")
    return table.sort_values(["first_day", "case_id"], ascending=[False, True], kind="stable", ignore_index=True)


def list_case_sources(dataset: Dataset, case_id: str) -> pd.DataFrame:
    """The sources that a case rests on, by date of publication, undated ones last.

    A case rests on the sources of its claims, responses and campaigns. Columns: those of ``sources``.
    """
    used = pd.concat(
        [frame.loc[frame["case_id"] == case_id, "source_id"] for frame in _telling(dataset)], ignore_index=True
    )
    sources = dataset.sources
    own = sources[sources["source_id"].isin(used)]
    return own.sort_values(["published_first", "source_id"], kind="stable", na_position="last", ignore_index=True)


def list_case_claims(dataset: Dataset, case_id: str) -> pd.DataFrame:
    """All claims on a case and its events, by event, then by the day they were stated, undated ones last.

    Columns: as ``analysis.claims.list_crackdown_claims``, and ``event_id`` (NA for a claim on the whole case).
    """
    claims = dataset.claims
    own = claims[(claims["case_id"] == case_id) & (claims["scope"] != "crackdown")]
    number = own["event_id"].str.extract(r"/([0-9]+)$", expand=False).astype("Int64").fillna(0)
    own = own.assign(_number=number).sort_values(
        ["_number", "date_stated_first", "claim_id"], kind="stable", na_position="last"
    )
    own = own.rename(columns={"people_low": "low", "people_high": "high"})
    return own.drop(columns="_number").reset_index(drop=True)


def _telling(dataset: Dataset) -> tuple[pd.DataFrame, ...]:
    claims = dataset.claims
    return claims[claims["scope"] != "crackdown"], dataset.responses, dataset.campaigns
