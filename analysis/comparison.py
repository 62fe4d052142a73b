"""The figures of one view in two states of the record, and why they are no longer the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

import pandas as pd

from analysis.counting import EVENT_TYPES, count_selected
from analysis.extract import keep_about, take_about
from analysis.fates import count_no_news, keep_selected
from analysis.filters import CaseFilter
from analysis.selection import Selection, select
from analysis.totals import Total, sum_rows
from loaders.dataset import Dataset
from loaders.releases import sort_key

FigureName = Literal["people", "arrested", "returned", "no_news"]
FIGURES: Final[tuple[FigureName, ...]] = get_args(FigureName)
"""The sums of a view that are compared, in the order in which they are told."""

_EVERYTHING: Final = CaseFilter(kind=(), population=())


@dataclass(frozen=True, slots=True)
class Figures:
    """The sums of one view, and the ids of the cases it shows."""

    case_ids: tuple[str, ...]
    people: Total
    arrested: Total
    returned: Total
    no_news: Total


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A view ``then`` and ``now``.

    ``changes`` are the rows of the table of that name which came since and speak of what is shown in either state, the
    newest first; its columns, and ``case_id`` of the one case that a row belongs to, where there is one.
    """

    then_version: str
    now_version: str
    then: Figures
    now: Figures
    changes: pd.DataFrame

    @property
    def changed(self) -> tuple[FigureName, ...]:
        """The sums that are no longer what they were."""
        return tuple(name for name in FIGURES if getattr(self.then, name) != getattr(self.now, name))

    @property
    def came(self) -> tuple[str, ...]:
        """The cases that are shown now and were not then."""
        return tuple(case_id for case_id in self.now.case_ids if case_id not in set(self.then.case_ids))

    @property
    def went(self) -> tuple[str, ...]:
        """The cases that were shown then and are not now."""
        return tuple(case_id for case_id in self.then.case_ids if case_id not in set(self.now.case_ids))

    @property
    def is_same(self) -> bool:
        """Whether nothing that the view says has changed."""
        return self.then == self.now and self.changes.empty


def sum_figures(dataset: Dataset, case_filter: CaseFilter, case_id: str | None = None) -> Figures:
    """The sums of what a filter shows (``analysis.overview``), or of one case, whatever its kind.

    The sums of a case that the dataset does not have are empty.
    """
    selection = select(dataset, case_filter if case_id is None else _EVERYTHING)
    if case_id is not None:
        selection = _choose_case(selection, case_id)
    counted = {measure: sum_rows(count_selected(dataset, measure, selection).rows) for measure in EVENT_TYPES}
    ledgers = keep_selected(selection)
    return Figures(
        case_ids=tuple(selection.shown["case_id"]),
        people=sum_rows(ledgers),
        arrested=counted["arrested"],
        returned=counted["returned"],
        no_news=count_no_news(ledgers),
    )


def compare(
    then: Dataset, then_filter: CaseFilter, now: Dataset, now_filter: CaseFilter, case_id: str | None = None
) -> Comparison:
    """Compare a view of two states of the record.

    The two filters are the same address as each state understands it: a place or crackdown may have come or gone.
    """
    before, after = sum_figures(then, then_filter, case_id), sum_figures(now, now_filter, case_id)
    return Comparison(
        then_version=then.version,
        now_version=now.version,
        then=before,
        now=after,
        changes=list_changes(then, now, {*before.case_ids, *after.case_ids}),
    )


def list_changes(then: Dataset, now: Dataset, case_ids: Collection[str]) -> pd.DataFrame:
    """The changes between two states that speak of some cases, their events, claims, sources and places, of what was
    said and done about them, and of their crackdowns. Columns and order: ``Comparison``.
    """
    rows = list_since(now, then.version)
    about = [(dataset, take_about(dataset, case_ids)) for dataset in (then, now)]
    kept = {index for dataset, taken in about for index in keep_about(dataset, rows, taken).index}
    rows = rows.loc[sorted(kept)].iloc[::-1].reset_index(drop=True)
    return name_cases(now, name_cases(then, rows))


def name_cases(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``changes`` with ``case_id``, the one case that each belongs to: where it is of a case, of an event or a
    claim of one. What stands in ``case_id`` already stays; a case that was withdrawn names itself.
    """
    cases: dict[tuple[str, str], str] = {}
    for table in ("events", "claims"):
        (key,) = dataset.contract.tables[table].primary_key
        own = dataset.table(table)
        own = own[own["case_id"].isin(dataset.cases["case_id"]).astype(bool)]
        cases |= {(table, id_): case_id for id_, case_id in zip(own[key], own["case_id"], strict=True)}
    of = [
        str(id_) if table == "cases" and not pd.isna(id_) else cases.get((str(table), str(id_)))
        for table, id_ in zip(rows["table"], rows["id"], strict=True)
    ]
    found = pd.Series(pd.array(of, dtype="string"), index=rows.index)
    return rows.assign(case_id=rows["case_id"].fillna(found) if "case_id" in rows else found)


def list_since(now: Dataset, version: str) -> pd.DataFrame:
    """The rows of ``changes`` of later versions than ``version``, in their order."""
    changes = now.changes
    later = [sort_key(str(row)) > sort_key(version) for row in changes["version"]]
    return changes[pd.Series(later, index=changes.index, dtype=bool)]


def _choose_case(selection: Selection, case_id: str) -> Selection:
    return replace(
        selection,
        cases=_keep(selection.cases, case_id),
        events=_keep(selection.events, case_id),
        shown=_keep(selection.shown, case_id),
    )


def _keep(rows: pd.DataFrame, case_id: str) -> pd.DataFrame:
    return rows[(rows["case_id"] == case_id).fillna(False).astype(bool)]
