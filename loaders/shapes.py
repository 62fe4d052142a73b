"""What the contract is made of: tables, fields, words, keys. Plain frozen values, read by `contract.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Category:
    """One word of an enumeration, its label on the screen (sentence case) and its meaning."""

    value: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class ListOf:
    """A cell that holds several keys of another table, such as `crackdowns.source_ids`."""

    table: str
    field: str
    separator: str


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Fields whose cells, unless empty, stand in the `reference` fields of `table` (perhaps the same one)."""

    fields: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A column. `pattern` is to match the whole cell; bounds are allowed values; free text has no `enum`."""

    name: str
    type: str
    title: str
    description: str
    required: bool
    unique: bool
    pattern: str | None
    minimum: float | None
    maximum: float | None
    unit: str | None
    enum: tuple[Category, ...]
    is_date: bool
    list_of: ListOf | None

    @property
    def words(self) -> tuple[str, ...]:
        """The words that the cell may hold, in the contract's order."""
        return tuple(category.value for category in self.enum)


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file; `path` is relative to the descriptor, `language` (BCP 47) is given for translations only.

    `primary_key` is empty for `changes`, whose `unique_keys` count an empty cell as a value.
    """

    name: str
    path: str
    title: str
    description: str
    language: str | None
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The header line, in order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError if the table has none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name}.{name}")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: identifier of the Open Definition or SPDX, title, address."""

    name: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of the package that is no table, such as the base map; `path` is relative to the descriptor."""

    name: str
    path: str
    title: str
    description: str
    licences: tuple[Licence, ...]


@dataclass(frozen=True, slots=True)
class Contract:
    """All that the descriptor promises; `tables` and `files` keep its order, `descriptor` is the JSON."""

    version: str
    created: str
    title: str
    description: str
    languages: tuple[str, ...]
    licences: tuple[Licence, ...]
    tables: Mapping[str, Table]
    files: Mapping[str, File]
    descriptor: Mapping[str, Any]

    @property
    def translations(self) -> Mapping[str, Table]:
        """The tables of translations by language (BCP 47)."""
        return MappingProxyType({t.language: t for t in self.tables.values() if t.language is not None})
