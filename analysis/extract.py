"""What a reader takes away: of every table the rows that belong to what a filter shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, get_args

import pandas as pd

from analysis.counting import Measure, count_selected
from analysis.filters import CaseFilter
from analysis.selection import choose_days, select
from loaders.contract import ForeignKey, Table
from loaders.dataset import Dataset

COUNTED_COLUMNS: Final = (
    "measure",
    "event_id",
    "case_id",
    "date",
    "place_id",
    "rule",
    "low",
    "best",
    "high",
    "high_open",
)
"""What an extract says of a row that counts; the figures may differ from the event's own (rules 3, 4 and 8)."""

_ABOUT: Final = ("responses", "campaigns")
_DATED: Final = MappingProxyType({"series": "year", "milestones": "date"})


@dataclass(frozen=True, slots=True, eq=False)
class Extract:
    """Rows that can stand alone: what one of them points to is among them.

    ``tables`` by the contract's names and in its order, with its columns, typed as in the dataset, rows in the
    dataset's order. ``counted`` has a row for each that adds up to people arrested or returned (``COUNTED_COLUMNS``).
    ``case_filter`` is None where everything is taken.
    """

    dataset: Dataset
    case_filter: CaseFilter | None
    tables: Mapping[str, pd.DataFrame]
    counted: pd.DataFrame


def extract_all(dataset: Dataset) -> Extract:
    """Every row of the record; counted are the rows under the default filter."""
    tables = {table.name: _take(dataset, table) for table in dataset.contract.tables.values()}
    return Extract(dataset, None, MappingProxyType(tables), _count(dataset, CaseFilter()))


def extract(dataset: Dataset, case_filter: CaseFilter) -> Extract:
    """The rows that belong to what a filter shows.

    1. Of ``cases`` those that are shown, whose address and sums a page of the same filter gives; of ``events`` all of
       these cases, those outside the period and the place too, so that each case can be followed to its end.
    2. The claims on them; responses and campaigns about them, or about a crackdown of theirs and no one case; these
       crackdowns, and the claims on them as a whole.
    3. The yearly figures and the milestones that lie in the filter's period: they speak of no case.
    4. All places and sources that any of these rows names, and the places in which such a place lies.
    5. The translations of these rows and the changes made to them.

    The rows of ``counted`` are those chosen by period and place, seen through the lens (``analysis.counting``).
    """
    whole = {table.name: _take(dataset, table) for table in dataset.contract.tables.values()}
    taken = _take_about(whole, select(dataset, case_filter).shown["case_id"])
    for name, column in _DATED.items():
        taken[name] = _choose_dated(dataset, whole[name], name, column, case_filter)
    taken["places"] = _keep_ids(whole["places"], "place_id", _list_places(whole["places"], taken))
    taken["sources"] = _keep_ids(whole["sources"], "source_id", set(_list_named(dataset, taken, "sources")))
    for table in dataset.contract.translations.values():
        taken[table.name] = keep_about(dataset, whole[table.name], taken)
    taken["changes"] = keep_about(dataset, whole["changes"], taken)
    tables = {name: taken[name].reset_index(drop=True) for name in whole}
    return Extract(dataset, case_filter, MappingProxyType(tables), _count(dataset, case_filter))


def take_about(dataset: Dataset, case_ids: Collection[str]) -> dict[str, pd.DataFrame]:
    """What is said of some cases, by table: 1 and 2 of ``extract``, with the places and sources that it names."""
    whole = {table.name: _take(dataset, table) for table in dataset.contract.tables.values()}
    taken = _take_about(whole, case_ids)
    taken["places"] = _keep_ids(whole["places"], "place_id", _list_places(whole["places"], taken))
    taken["sources"] = _keep_ids(whole["sources"], "source_id", set(_list_named(dataset, taken, "sources")))
    return taken


def _take_about(whole: Mapping[str, pd.DataFrame], case_ids: Collection[str] | pd.Series) -> dict[str, pd.DataFrame]:
    taken: dict[str, pd.DataFrame] = {}
    cases = taken["cases"] = _keep_ids(whole["cases"], "case_id", case_ids)
    taken["events"] = _keep_ids(whole["events"], "case_id", cases["case_id"])
    about_cases = [_keep_ids(whole[name], "case_id", cases["case_id"]) for name in _ABOUT]
    named = pd.concat([rows["crackdown_id"] for rows in (cases, *about_cases)]).dropna().unique()
    taken["crackdowns"] = _keep_ids(whole["crackdowns"], "crackdown_id", named)
    for name in _ABOUT:
        rows = whole[name]
        about_crackdown = rows["case_id"].isna() & rows["crackdown_id"].isin(named)
        taken[name] = rows[(rows["case_id"].isin(cases["case_id"]) | about_crackdown).astype(bool)]
    claims = whole["claims"]
    subjects = claims["case_id"].where(claims["scope"] != "crackdown").isin(cases["case_id"])
    waves = claims["case_id"].where(claims["scope"] == "crackdown").isin(named)
    taken["claims"] = claims[(subjects | waves).astype(bool)]
    return taken


def _take(dataset: Dataset, table: Table) -> pd.DataFrame:
    if table.language is None:
        rows = dataset.table(table.name)
    else:
        rows = dataset.translations
        rows = rows[(rows["language"] == table.language).astype(bool)]
    return rows[list(table.columns)].reset_index(drop=True)


def _keep_ids(rows: pd.DataFrame, column: str, ids: Collection[str] | pd.Series) -> pd.DataFrame:
    return rows[rows[column].isin(list(ids)).astype(bool)]


def _choose_dated(
    dataset: Dataset, rows: pd.DataFrame, name: str, column: str, case_filter: CaseFilter
) -> pd.DataFrame:
    dates = dataset.table(name)
    days = dates[f"{column}_first"].fillna(dates[f"{column}_last"])
    return rows.loc[choose_days(pd.DataFrame({"counting_day": days}), case_filter).index]


def _list_places(places: pd.DataFrame, taken: Mapping[str, pd.DataFrame]) -> set[str]:
    events = taken["events"]
    found = set(pd.concat([events["place_id"], events["to_place_id"]]).dropna())
    above = places.dropna(subset=["part_of"]).set_index("place_id")["part_of"]
    added = found
    while added:
        added = set(above.reindex(list(added)).dropna()) - found
        found |= added
    return found


def _list_named(dataset: Dataset, taken: Mapping[str, pd.DataFrame], target: str) -> Iterator[str]:
    """What rows point to in another table, by single keys and by lists of keys."""
    for name, rows in taken.items():
        table = dataset.contract.tables[name]
        for key in table.foreign_keys:
            if _is_into(key, target):
                yield from rows[key.fields[0]].dropna()
        for field in table.fields:
            if field.list_of is not None and field.list_of.table == target:
                for cell in rows[field.name].dropna():
                    yield from str(cell).split(field.list_of.separator)


def _is_into(key: ForeignKey, target: str) -> bool:
    return key.table == target and len(key.fields) == 1


def keep_about(dataset: Dataset, rows: pd.DataFrame, taken: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Of rows that name a ``table`` and an ``id`` those about what is taken."""
    kept = pd.Series(False, index=rows.index)
    for name, own in taken.items():
        keys = dataset.contract.tables[name].primary_key
        if len(keys) == 1:
            kept |= ((rows["table"] == name) & rows["id"].isin(own[keys[0]])).fillna(False).astype(bool)
    return rows[kept]


def _count(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    selection = select(dataset, case_filter)
    parts = [count_selected(dataset, measure, selection).rows.assign(measure=measure) for measure in get_args(Measure)]
    return pd.concat(parts, ignore_index=True)[list(COUNTED_COLUMNS)]
