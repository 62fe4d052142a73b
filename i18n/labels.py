"""The contract's words for the reader: labels and meanings of enumerations, titles of tables and columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from i18n.catalogue import pgettext
from loaders.contract import DATA_FOLDER, Category, Contract, read_contract

# The context of the titles of tables; a column's is its table, a word's is its table and column.
_TABLES: Final = "tables"


@cache
def _contract() -> Contract:
    return read_contract(DATA_FOLDER)


@cache
def _words() -> dict[tuple[str, str, str], Category]:
    return {
        (table.name, field.name, category.value): category
        for table in _contract().tables.values()
        for field in table.fields
        for category in field.enum
    }


def label(table: str, field: str, word: str) -> str:
    """An enumeration word in the language in use: ``events``, ``event_type``, ``arrest`` is "Arrest".

    Raises KeyError where the contract knows no such word: a new word has no label until it is given one.
    """
    return pgettext(f"{table}.{field}", _words()[table, field, word].label)


def meaning(table: str, field: str, word: str) -> str:
    """What an enumeration word means, in the language in use. Raises KeyError as ``label`` does."""
    return pgettext(f"{table}.{field}", _words()[table, field, word].description)


def title(table: str, field: str | None = None) -> str:
    """The title of a table, or of one of its columns, in the language in use.

    Raises KeyError where the contract has none of that name.
    """
    found = _contract().tables[table]
    if field is None:
        return pgettext(_TABLES, found.title)
    return pgettext(table, found.field(field).title)


def contract_strings() -> Iterator[tuple[str, str]]:
    """All pairs of context and English text that are asked for here, in the contract's order.

    The tables of translations are left out: they are read by the site and shown to nobody.
    """
    for table in _contract().tables.values():
        if table.language is not None:
            continue
        yield _TABLES, table.title
        for field in table.fields:
            yield table.name, field.title
            for category in field.enum:
                yield f"{table.name}.{field.name}", category.label
                yield f"{table.name}.{field.name}", category.description
