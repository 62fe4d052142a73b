"""Cases as a table: when, where, how many, what became of them, how well known."""

from __future__ import annotations

import pandas as pd

from analysis.counting import EVENT_TYPES
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


def choose_compared_event(events: pd.DataFrame, claims: pd.DataFrame) -> tuple[pd.Series, pd.DataFrame] | None:
    """The event of a case on which most claims can be compared, and these claims.

    1. Only arrests and returns with a best are compared.
    2. A claim is compared where it states a number and does not lie wholly outside the event's range: such a claim
       counts something else, as its note says.
    3. The event with the most such claims is taken, of equals the first; with fewer than two there is none.

    ``events`` as ``Dataset.events``, ``claims`` as ``list_case_claims``, both of one case. Source: data model,
    counting rule 8 and "Claims disagree".
    """
    chosen: tuple[pd.Series, pd.DataFrame] | None = None
    for _, event in events[events["event_type"].isin(EVENT_TYPES.values()).astype(bool)].iterrows():
        if pd.isna(event["people_best"]):
            continue
        own = claims[claims["event_id"] == event["event_id"]]
        stated = own["low"].notna() | own["high"].notna()
        floor = event["people_best"] if pd.isna(event["people_low"]) else event["people_low"]
        outside = (own["high"] < floor).fillna(False)
        if not pd.isna(event["people_high"]):
            outside |= (own["low"] > event["people_high"]).fillna(False)
        comparable = own[(stated & ~outside).astype(bool)]
        if len(comparable) >= 2 and (chosen is None or len(comparable) > len(chosen[1])):
            chosen = event, comparable
    return chosen
