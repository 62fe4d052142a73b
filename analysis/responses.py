"""What was said and done about a case, a crackdown, or neither; and the milestones."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from loaders.dataset import Dataset

Told = Literal["responses", "campaigns", "milestones"]
_DATES: dict[Told, str] = {"responses": "date", "campaigns": "launched", "milestones": "date"}


def list_told(dataset: Dataset, table: Told) -> pd.DataFrame:
    """All rows of a table by date, undated ones last, equals by id, each with the page it rests on.

    Columns: those of the table, ``source_publisher`` and ``source_url`` (NA where the page is cited without a link);
    and but for milestones ``case_crackdown_id``, the crackdown that the row's case belongs to.
    """
    date, (key,) = _DATES[table], dataset.contract.tables[table].primary_key
    rows = dataset.table(table)
    sources = dataset.sources[["source_id", "publisher", "url"]]
    sources = sources.rename(columns={"publisher": "source_publisher", "url": "source_url"})
    rows = rows.merge(sources, on="source_id", how="left", validate="many_to_one")
    if "case_id" in rows:
        cases = dataset.cases[["case_id", "crackdown_id"]].rename(columns={"crackdown_id": "case_crackdown_id"})
        rows = rows.merge(cases, on="case_id", how="left", validate="many_to_one")
    day = rows[f"{date}_first"].fillna(rows[f"{date}_last"])
    ordered = rows.assign(_day=day).sort_values(["_day", key], kind="stable", na_position="last", ignore_index=True)
    return ordered.drop(columns="_day")


def choose_about_case(told: pd.DataFrame, case_id: str, crackdown_id: str | None) -> pd.DataFrame:
    """Of ``list_told`` the rows about a case: those that name it, and those about its crackdown that name no case.

    A row that names another case of the same crackdown is about that one; ``choose_about_crackdown`` has it.
    ``crackdown_id`` is the crackdown of the case, None where it belongs to none. ``case_id`` is NA in the rows about
    the crackdown.
    """
    own = _equal(told["case_id"], case_id)
    if crackdown_id is not None:
        own |= told["case_id"].isna() & _equal(told["crackdown_id"], crackdown_id)
    return told[own]


def choose_about_crackdown(told: pd.DataFrame, crackdown_id: str) -> pd.DataFrame:
    """Of ``list_told`` the rows that name a crackdown or a case of it."""
    return told[_equal(told["crackdown_id"], crackdown_id) | _equal(told["case_crackdown_id"], crackdown_id)]


def choose_about_none(told: pd.DataFrame) -> pd.DataFrame:
    """Of ``list_told`` the rows that name no crackdown, nor a case of one.

    With ``choose_about_crackdown`` for each crackdown these are all rows.
    """
    return told[told["crackdown_id"].isna() & told["case_crackdown_id"].isna()]


def _equal(column: pd.Series, value: str) -> pd.Series:
    return (column == value).fillna(False).astype(bool)
