"""What a view is about: the conditions, and their address."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from analysis.lens import LENSES
from loaders.dataset import Dataset
from loaders.dates import DateError, EdtfDate, read_date
from rules.ledger import State

COUNTED_KINDS = ("group", "mass")
COUNTED_POPULATIONS = ("escapees", "prisoners_of_war_and_kin")

NO_NEWS: Final = "no_news"
OUTCOMES: Final[tuple[str, ...]] = (
    NO_NEWS,
    State.HELD.value,
    State.UNSEEN.value,
    State.SOUGHT_ASYLUM.value,
    State.RELEASED.value,
    State.SAFE.value,
    State.RETURNED.value,
    State.PUNISHED.value,
    State.FREED.value,
    State.DEAD.value,
)
"""The states in which people of a case may be at the end, and ``no_news``, which is held or unseen."""

WHO: Final[tuple[str, ...]] = ("women", "men", "minors")
"""Whom a case may be known to include: columns of ``cases``."""

# No condition, where the default is one: an address cannot carry an empty list.
ANY = "any"
LONGEST_SEARCH = 200

# The names in addresses are for good; they differ from ours where a Python word or a plainer name stands in the way.
PARAMETER_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "start": "from",
        "end": "to",
        "country": "country",
        "place": "place",
        "crackdown": "crackdown",
        "kind": "kind",
        "population": "population",
        "verification": "verification",
        "outcome": "outcome",
        "who": "who",
        "lens": "lens",
        "q": "q",
    }
)
"""The name in addresses of each field of a filter."""

PARAMETERS = frozenset(PARAMETER_NAMES.values())
"""The names that a filter has in addresses."""

Unknown = tuple[tuple[str, str], ...]
"""(parameter, value) pairs of an address that mean nothing, to be named to the reader."""


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a view selects. An empty tuple or None means no condition; the defaults are the data model's.

    Several values of one field mean any of them; the fields are joined by "and".

    1. ``country`` (of the authority, ``cases.country``), ``crackdown``, ``kind``, ``population``, ``verification``,
       ``outcome`` (``OUTCOMES``), ``who`` (``WHO``) and ``q`` choose cases.
    2. ``start`` and ``end`` (EDTF texts: ``2012``, ``2012-02``, ``2012-02-08``; from the first day of the one to the
       last of the other) and ``place`` (ids) choose events.
    3. ``lens`` (``LENSES``) chooses whose figures are counted, and neither cases nor events.

    4. ``only`` chooses cases by their ids. It has no address: a case has a page of its own, to which what is made of
       one case leads.

    ``q`` is kept as ``read_search`` reads it, and a value given twice once. How each condition is applied:
    ``analysis.selection``, ``analysis.counting``. Source: data model, "What a filter selects".
    """

    start: str | None = None
    end: str | None = None
    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    crackdown: tuple[str, ...] = ()
    kind: tuple[str, ...] = COUNTED_KINDS
    population: tuple[str, ...] = COUNTED_POPULATIONS
    verification: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    lens: str | None = None
    q: str | None = None
    only: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """One form for what means the same, so that equal filters are equal and share what is kept for them."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                once = tuple(dict.fromkeys(value))
                default = field.default if isinstance(field.default, tuple) else ()
                object.__setattr__(self, field.name, default if set(once) == set(default) else once)
        if self.q is not None:
            object.__setattr__(self, "q", read_search(self.q))

    @property
    def first_day(self) -> date | None:
        """The first day whose events are chosen, or None."""
        return None if self.start is None else read_date(self.start).first

    @property
    def last_day(self) -> date | None:
        """The last day whose events are chosen, or None."""
        return None if self.end is None else read_date(self.end).last

    def within(self, period: str) -> CaseFilter:
        """The same filter over the part of its own period that lies in ``period``, an EDTF text such as ``2012``.

        A figure of one year under a filter leads to these rows, and not to the whole year's.
        """
        whole = read_date(period)
        starts_later = self.first_day is not None and whole.first is not None and self.first_day > whole.first
        ends_earlier = self.last_day is not None and whole.last is not None and self.last_day < whole.last
        return replace(self, start=self.start if starts_later else period, end=self.end if ends_earlier else period)

    def to_query(self) -> dict[str, list[str]]:
        """The address parameters, without those that have their default: ``{"from": ["2012"], ...}``."""
        query: dict[str, list[str]] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in PARAMETER_NAMES and value != field.default:
                query[PARAMETER_NAMES[field.name]] = [value] if isinstance(value, str) else list(value) or [ANY]
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]], dataset: Dataset) -> tuple[CaseFilter, Unknown]:
        """Read address parameters, and name the (parameter, value) pairs that mean nothing in this dataset.

        1. What is not understood is returned, so that the reader can be told, and otherwise has no effect.
        2. Of several values for ``from``, ``to``, ``lens`` or ``q`` the last that is understood counts; the others
           are named.
        3. ``any`` takes a condition away that stands by default.
        4. A search that is too long is cut, and what was cut off is named.
        """
        values: dict[str, str | tuple[str, ...] | None] = {}
        unknown: list[tuple[str, str]] = []
        known = _list_known(dataset)
        for name, parameter in PARAMETER_NAMES.items():
            given = list(dict.fromkeys(query.get(parameter, ())))
            if name in known:
                words = tuple(value for value in given if value in known[name])
                unknown += [(parameter, value) for value in given if value not in known[name] | {ANY}]
                if words or ANY in given:
                    values[name] = () if ANY in given else words
            else:
                understood = [value for value in given if _is_understood(name, value)]
                unknown += [(parameter, value) for value in given if value not in understood[-1:]]
                if understood:
                    values[name] = understood[-1]
                    if name == "q" and (rest := _collapse(understood[-1])[LONGEST_SEARCH:].strip()):
                        unknown.append((parameter, rest))
        return cls(**values), tuple(unknown)  # type: ignore[arg-type]


def read_search(text: str) -> str | None:
    """A search text in its one form: NFC, white space collapsed, at most 200 characters. None where nothing is left."""
    return _collapse(text)[:LONGEST_SEARCH].rstrip() or None


def read_day(text: str | None) -> date | None:
    """The day of an ISO date, or None where the text is none."""
    day = None if text is None else _closed(text)
    return day.first if day is not None and day.precision == "day" else None


def _list_known(dataset: Dataset) -> dict[str, set[str]]:
    cases = dataset.contract.tables["cases"]
    return {
        "country": set(dataset.cases["country"].dropna()),
        "place": set(dataset.places["place_id"]),
        "crackdown": set(dataset.crackdowns["crackdown_id"]),
        "kind": set(cases.field("kind").words),
        "population": set(cases.field("population").words),
        "verification": set(cases.field("verification").words),
        "outcome": set(OUTCOMES),
        "who": set(WHO),
    }


def _is_understood(name: str, value: str) -> bool:
    match name:
        case "lens":
            return value in LENSES
        case "q":
            return read_search(value) is not None
        case _:
            return _closed(value) is not None


def _collapse(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _closed(text: str) -> EdtfDate | None:
    try:
        day = read_date(text)
    except DateError:
        return None
    return None if day.precision == "open" else day
