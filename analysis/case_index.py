"""The tables of cases and of events as a filter asks for them: laid out once for a dataset, and gone with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.ledgers import follow_cases
from loaders.dataset import Dataset
from loaders.once import once_a_dataset


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A column of words as numbers: comparing numbers costs a hundredth of comparing texts. -1 is an empty cell."""

    codes: npt.NDArray[np.int64]
    numbers: Mapping[str, int]

    def match(self, words: Collection[str]) -> npt.NDArray[np.bool_]:
        """Of each row whether it holds one of the words."""
        asked = np.zeros(len(self.numbers) + 1, dtype=bool)
        asked[[self.numbers[word] for word in words if word in self.numbers]] = True
        # The last, at -1, stays False: an empty cell is none of the words.
        matched: npt.NDArray[np.bool_] = asked.take(self.codes)
        return matched


@dataclass(frozen=True, eq=False)
class Table:
    """Cases in the table's order, and their events by case and number.

    Of each event: ``owners`` is the position of its case, ``days`` its counting day, ``places`` its place.
    Nothing in it may be changed: it is shared.
    """

    cases: pd.DataFrame
    events: pd.DataFrame
    owners: npt.NDArray[np.int64]
    days: npt.NDArray[np.datetime64]
    places: Words
    _columns: dict[str, Words] = field(default_factory=dict)

    def match(self, column: str, words: Collection[str]) -> npt.NDArray[np.bool_]:
        """Of each case whether it holds one of the words in a column."""
        if column not in self._columns:
            self._columns[column] = _number(self.cases[column])
        return self._columns[column].match(words)

    def include(self, columns: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Of each case whether it is known to include some of the people of one of these columns."""
        found = np.zeros(len(self.cases), dtype=bool)
        for column in columns:
            found |= (self.cases[column] >= 1).fillna(False).to_numpy(dtype=bool)
        return found

    def list_dated(self, first: date | None, last: date | None) -> npt.NDArray[np.int64]:
        """The positions of the events whose counting day lies in a period, which an open side leaves open.

        All events, where both are open; else those without a counting day are left out.
        """
        if first is None and last is None:
            return np.arange(len(self.events), dtype=np.int64)
        days, positions = self._by_day
        start = 0 if first is None else int(days.searchsorted(np.datetime64(first), side="left"))
        end = len(days) if last is None else int(days.searchsorted(np.datetime64(last), side="right"))
        return positions[start:end]

    @cached_property
    def eventful(self) -> npt.NDArray[np.bool_]:
        """Of each case whether it has an event."""
        found = np.zeros(len(self.cases), dtype=bool)
        found[self.owners] = True
        return found

    @cached_property
    def _by_day(self) -> tuple[npt.NDArray[np.datetime64], npt.NDArray[np.int64]]:
        """The counting days in their order, and the positions of their events."""
        known = np.flatnonzero(~np.isnat(self.days)).astype(np.int64)
        positions = known[np.argsort(self.days[known], kind="stable")]
        return self.days[positions], positions

    @cached_property
    def ledgers(self) -> pd.DataFrame:
        """``follow_cases`` of every case, in their order: no filter cuts a ledger short."""
        return follow_cases(self.cases, self.events)


@once_a_dataset
def read_table(dataset: Dataset) -> Table:
    """The tables of a dataset, laid out when they are first asked for."""
    cases = dataset.cases
    events = dataset.events.sort_values(["case_id", "number"], kind="stable")
    owners = pd.Index(cases["case_id"]).get_indexer(pd.Index(events["case_id"]))
    events, owners = events[owners >= 0], owners[owners >= 0]
    return Table(
        cases=cases,
        events=events,
        owners=owners.astype(np.int64),
        days=events["counting_day"].to_numpy(dtype="datetime64[s]"),
        places=_number(events["place_id"]),
    )


def _number(column: pd.Series[str]) -> Words:
    codes, words = pd.factorize(column)
    return Words(codes.astype(np.int64), {str(word): number for number, word in enumerate(words)})
