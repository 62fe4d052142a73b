"""Which cases and events a view is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from loaders.dataset import Dataset
from loaders.dates import DateError, EdtfDate, read_date

COUNTED_KINDS = ("group", "mass")
COUNTED_POPULATIONS = ("escapees", "prisoners_of_war_and_kin")

# No condition, where the default is one: an address cannot carry an empty list.
ANY = "any"

# The names in addresses are for good; they differ from ours where a Python word or a plainer name stands in the way.
_PARAMETERS = {
    "start": "from",
    "end": "to",
    "country": "country",
    "crackdown": "crackdown",
    "kind": "kind",
    "population": "population",
}


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a view selects. An empty tuple or None means no condition; the defaults are the data model's.

    1. ``kind``, ``population``, ``country`` (of the authority, ``cases.country``) and ``crackdown`` choose cases.
    2. ``start`` and ``end`` choose events by their counting day: from the first day of ``start`` to the last day
       of ``end``, both EDTF texts (``2012``, ``2012-02``, ``2012-02-08``).
    3. Rules 3 and 4 are applied to the whole case before events are chosen.

    Source: data model, "What a filter selects".
    """

    start: str | None = None
    end: str | None = None
    country: tuple[str, ...] = ()
    crackdown: tuple[str, ...] = ()
    kind: tuple[str, ...] = COUNTED_KINDS
    population: tuple[str, ...] = COUNTED_POPULATIONS

    @property
    def first_day(self) -> date | None:
        """The first day whose events are chosen, or None."""
        return None if self.start is None else read_date(self.start).first

    @property
    def last_day(self) -> date | None:
        """The last day whose events are chosen, or None."""
        return None if self.end is None else read_date(self.end).last

    def to_query(self) -> dict[str, list[str]]:
        """The address parameters, without those that have their default: ``{"from": ["2012"], ...}``."""
        query: dict[str, list[str]] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                query[_PARAMETERS[field.name]] = [value] if isinstance(value, str) else list(value) or [ANY]
        return query

    def choose_cases(self, dataset: Dataset) -> pd.DataFrame:
        """The rows of ``cases`` that fulfil the conditions on cases, in the order of the table."""
        cases = dataset.cases
        chosen = pd.Series(True, index=cases.index)
        for column, words in (
            ("kind", self.kind),
            ("population", self.population),
            ("country", self.country),
            ("crackdown_id", self.crackdown),
        ):
            if words:
                chosen &= cases[column].isin(words).astype(bool)
        return cases[chosen]

    def show_cases(self, dataset: Dataset) -> pd.DataFrame:
        """The cases a view shows: those chosen of whose events one lies in the period, in the order of the table."""
        cases = self.choose_cases(dataset)
        return cases[cases["case_id"].isin(self.choose_days(dataset.events)["case_id"]).astype(bool)]

    def choose_days(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows whose ``counting_day`` lies in the period."""
        first, last = self.first_day, self.last_day
        chosen = pd.Series(True, index=rows.index)
        if first is not None:
            chosen &= rows["counting_day"] >= pd.Timestamp(first)
        if last is not None:
            chosen &= rows["counting_day"] <= pd.Timestamp(last)
        return rows[chosen]


PARAMETERS = frozenset(_PARAMETERS.values())
"""The names that a filter has in addresses."""


def read_filter(query: Mapping[str, Sequence[str]], dataset: Dataset) -> tuple[CaseFilter, tuple[tuple[str, str], ...]]:
    """Read a filter from address parameters, and the (parameter, value) pairs that mean nothing in this dataset.

    What is not understood is returned, so that the reader can be told, and otherwise has no effect; so are all but
    the last of several days for one side of the period.
    """
    known = {
        "country": set(dataset.cases["country"].dropna()),
        "crackdown": set(dataset.crackdowns["crackdown_id"]),
        "kind": set(dataset.contract.tables["cases"].field("kind").words),
        "population": set(dataset.contract.tables["cases"].field("population").words),
    }
    values: dict[str, str | tuple[str, ...]] = {}
    unknown: list[tuple[str, str]] = []
    for name, parameter in _PARAMETERS.items():
        given = list(dict.fromkeys(query.get(parameter, ())))
        if name in known:
            words = tuple(value for value in given if value in known[name])
            unknown += [(parameter, value) for value in given if value not in known[name] | {ANY}]
            if words or ANY in given:
                values[name] = () if ANY in given else words
        else:
            days = [value for value in given if _closed(value) is not None]
            unknown += [(parameter, value) for value in given if value not in days[-1:]]
            if days:
                values[name] = days[-1]
    return CaseFilter(**values), tuple(unknown)  # type: ignore[arg-type]


def read_day(text: str | None) -> date | None:
    """The day of an ISO date, or None where the text is none."""
    day = None if text is None else _closed(text)
    return day.first if day is not None and day.precision == "day" else None


def _closed(text: str) -> EdtfDate | None:
    try:
        day = read_date(text)
    except DateError:
        return None
    return None if day.precision == "open" else day
