"""The do-no-harm rules over every cell of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from loaders.catalogue import CATALOGUE
from loaders.contract import Contract, Table
from loaders.problems import Finding, found
from loaders.rows import Record
from loaders.safety import choose_manner, examine

# Findings are printed, logged and kept by CI: what must not be spread is not repeated in them.
WITHHELD = "(withheld)"


def check_harm(contract: Contract, records: Mapping[str, Sequence[Record]]) -> Iterator[Finding]:
    """Examine every cell that is not bound to a list of words; each code is told once a cell, without the value."""
    for name, table in contract.tables.items():
        free = [field.name for field in table.fields if not field.enum]
        for row in records[name]:
            yield from _check_row(table, free, row)


def _check_row(table: Table, columns: Sequence[str], row: Record) -> Iterator[Finding]:
    kind = "translations" if table.language is not None else table.name
    for column in columns:
        of = {"of_table": row["table"], "of_field": row["field"]} if kind in {"translations", "changes"} else {}
        harms = examine(row[column], choose_manner(kind, column, **of))
        for code in dict.fromkeys(harm.code for harm in harms):
            yield found(CATALOGUE[code], row.file, row.line, column, WITHHELD)
