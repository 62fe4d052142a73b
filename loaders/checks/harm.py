"""The do-no-harm rules over every cell of the tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from loaders.catalogue import CATALOGUE
from loaders.contract import Contract, Table
from loaders.problems import Finding, found
from loaders.rows import Record
from loaders.safety import Manner, choose_manner, examine

# Findings are printed, logged and kept by CI: what must not be spread is not repeated in them.
WITHHELD = "(withheld)"


def check_harm(contract: Contract, records: Mapping[str, Sequence[Record]]) -> Iterator[Finding]:
    """Examine every cell; each code is told once a cell, without the value.

    1. Words of an enumeration, dates and whole numbers are bound to their form and are not examined.
    2. Keys are made of dates, names of pages and numbers of laws: like an address, they are examined for what no
       key holds by chance.
    3. Every other cell is examined in the manner that ``choose_manner`` gives.
    """
    for name, table in contract.tables.items():
        columns = [field.name for field in table.fields if not (field.enum or field.is_date or field.type == "integer")]
        keys = {*table.primary_key, *(column for key in table.foreign_keys for column in key.fields)}
        keys |= {field.name for field in table.fields if field.list_of is not None}
        for row in records[name]:
            yield from _check_row(table, columns, keys, row)


def _check_row(table: Table, columns: Sequence[str], keys: Collection[str], row: Record) -> Iterator[Finding]:
    kind = "translations" if table.language is not None else table.name
    for column in columns:
        of = {"of_table": row["table"], "of_field": row["field"]} if kind in {"translations", "changes"} else {}
        manner = Manner.ADDRESS if column in keys else choose_manner(kind, column, **of)
        for code in dict.fromkeys(harm.code for harm in examine(row[column], manner)):
            yield found(CATALOGUE[code], row.file, row.line, column, WITHHELD)
