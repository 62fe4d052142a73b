"""The pages that cases rest on: what rests on each, and how they spread over publishers, languages and years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import pandas as pd

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.selection import select
from loaders.dataset import Dataset

Trait = Literal["publisher", "language", "source_type", "year"]

TRAITS: Final[tuple[Trait, ...]] = ("publisher", "language", "source_type", "year")
_TELLING: Final = ("claims", "responses", "campaigns")


def list_used_sources(dataset: Dataset, case_filter: CaseFilter) -> pd.DataFrame:
    """The sources that the cases shown rest on, the newest first, undated ones last, equals by id.

    A case rests on the sources of its claims, responses and campaigns, as on its own page; claims on a whole crackdown
    are no case's. Columns: those of ``sources``; ``case_ids`` (tuple: the cases that rest on it, in the order of the
    table); ``year`` (Int64: the year of publication, NA where it is not known or the date crosses a new year).
    """
    shown = select(dataset, case_filter).shown["case_id"]
    order = {case_id: place for place, case_id in enumerate(shown)}
    used: dict[str, set[str]] = {}
    for case_id, source_id in _list_pairs(dataset):
        if case_id in order:
            used.setdefault(source_id, set()).add(case_id)
    sources = dataset.sources
    own = sources[sources["source_id"].isin(list(used)).astype(bool)]
    first, last = own["published_first"].dt.year, own["published_last"].dt.year
    own = own.assign(
        case_ids=pd.Series(
            [tuple(sorted(used[source_id], key=order.__getitem__)) for source_id in own["source_id"]],
            index=own.index,
            dtype="object",
        ),
        year=first.where(first == last).astype("Int64"),
    )
    return own.sort_values(
        ["published_first", "source_id"], ascending=[False, True], kind="stable", na_position="last", ignore_index=True
    )


def count_traits(sources: pd.DataFrame, trait: Trait) -> pd.DataFrame:
    """How many sources there are of each publisher, language, kind or year, and how many cases rest on them.

    ``sources`` as ``list_used_sources``. Columns: ``value`` (NA: not known), ``sources``, ``cases`` (Int64; a case is
    counted for each value it rests on, so that they have no sum). The most sources first, equals by value; years from
    the newest.
    """
    records: dict[object, tuple[int, set[str]]] = {}
    for value, case_ids in list_plain(sources, [trait, "case_ids"]):
        number, cases = records.get(value, (0, set()))
        records[value] = number + 1, cases | set(case_ids)
    rows = [(value, number, len(cases)) for value, (number, cases) in records.items()]
    if trait == "year":
        rows.sort(key=lambda row: (row[0] is None, -int(str(row[0] or 0))))
    else:
        rows.sort(key=lambda row: (-row[1], str(row[0])))
    return pd.DataFrame(rows, columns=["value", "sources", "cases"]).astype({"sources": "Int64", "cases": "Int64"})


def _list_pairs(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """(case, source) pairs of what is told of single cases."""
    for table in _TELLING:
        told = dataset.table(table)
        if table == "claims":
            told = told[(told["scope"] != "crackdown").astype(bool)]
        yield from list_plain(told.dropna(subset=["case_id", "source_id"]), ["case_id", "source_id"])
