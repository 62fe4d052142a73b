"""Crackdowns one by one: their order, what is claimed of them, and the pages they rest on."""

from __future__ import annotations

import pandas as pd

from analysis.claims import count_by_crackdown, list_crackdown_claims
from analysis.overview import ComparedCrackdown
from analysis.totals import sum_rows
from loaders.dataset import Dataset


def list_crackdowns(dataset: Dataset) -> pd.DataFrame:
    """All crackdowns, the latest first by their start, equals by id. Columns: those of ``crackdowns``."""
    crackdowns = dataset.crackdowns
    day = crackdowns["start_first"].fillna(crackdowns["start_last"])
    ordered = crackdowns.assign(_day=day).sort_values(["_day", "crackdown_id"], ascending=[False, True], kind="stable")
    return ordered.drop(columns="_day").reset_index(drop=True)


def compare_crackdown(dataset: Dataset, crackdown_id: str, arrests: pd.DataFrame) -> ComparedCrackdown:
    """A crackdown with what is documented of it and every claim on it, those that state no number last.

    ``arrests`` are counted rows (``count_rows``) of any crackdowns. Rule 6: the claims are never added to them.
    """
    totals = count_by_crackdown(arrests)
    documented = totals.get(crackdown_id, sum_rows(arrests.iloc[:0]))
    claims = list_crackdown_claims(dataset, crackdown_id)
    rest = _list_numberless_claims(dataset, crackdown_id)
    both = pd.concat([claims, rest[claims.columns]], ignore_index=True) if len(rest) else claims
    return ComparedCrackdown(crackdown_id, documented, both)


def list_crackdown_sources(dataset: Dataset, crackdown_id: str) -> pd.DataFrame:
    """The sources of a crackdown's own row and of the claims on it, by date of publication, undated ones last.

    Columns: those of ``sources``. Raises KeyError for an unknown crackdown.
    """
    named = dataset.crackdowns.set_index("crackdown_id")["source_ids"][crackdown_id]
    claims = dataset.claims
    claimed = claims.loc[(claims["scope"] == "crackdown") & (claims["case_id"] == crackdown_id), "source_id"]
    sources = dataset.sources
    own = sources[sources["source_id"].isin({*str(named).split(";"), *claimed})]
    return own.sort_values(["published_first", "source_id"], kind="stable", na_position="last", ignore_index=True)


def _list_numberless_claims(dataset: Dataset, crackdown_id: str) -> pd.DataFrame:
    claims = dataset.claims
    own = claims[(claims["scope"] == "crackdown") & (claims["case_id"] == crackdown_id)]
    own = own[own["people_low"].isna() & own["people_high"].isna()]
    own = own.sort_values(["date_stated_first", "claim_id"], kind="stable", na_position="last")
    return own.rename(columns={"people_low": "low", "people_high": "high"})
