"""The record many times over, in a folder of its own, as sound as the record itself."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from loaders.contract import Contract, Table, read_contract

SHARED = frozenset({"places", "changes"})
"""Tables that stay as they are: a larger record tells of the same places, and its releases are the same."""

Row = Mapping[str, str]
Rename = Callable[[str], str]


def enlarge(source: Path, target: Path, times: int) -> dict[str, int]:
    """Write the data folder ``source`` to the new folder ``target`` with every row ``times`` over.

    1. The first copy is the record itself. In every other each id bears the number of its copy, wherever it stands:
       ``2017-11-shenyang-ten/2`` becomes ``2017-11-shenyang-ten-copy7/2``.
    2. Rows of ``SHARED`` tables are not copied, and what points to them still points to the same row.
    3. Addresses of sources are unique by contract: in a copy they get a fragment.
    4. Nothing else changes. So every sum over people is ``times`` the record's, and translations fit their texts.

    Returns the rows of each table by its name. Raises FileExistsError where ``target`` exists, and ValueError for
    ``times`` below 1.
    """
    if times < 1:
        raise ValueError("a record cannot be copied less than once")
    shutil.copytree(source, target)
    contract = read_contract(source)
    copied = {name for name, table in contract.tables.items() if table.language is None and name not in SHARED}
    counts = {}
    for name, table in contract.tables.items():
        with (source / table.path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        some = times if name not in SHARED else 1
        with (target / table.path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table.columns, lineterminator="\n")
            writer.writeheader()
            for number in range(1, some + 1):
                writer.writerows(rows if number == 1 else _copy(contract, table, rows, number, copied))
        counts[name] = len(rows) * some
    return counts


def _copy(
    contract: Contract, table: Table, rows: Collection[Row], number: int, copied: Collection[str]
) -> Iterator[dict[str, str]]:
    # Found by name and not by the declared foreign keys alone: claims.case_id points to two tables.
    keys = {contract.tables[name].primary_key[0] for name in copied}
    renames: dict[str, Rename] = {
        field.name: lambda cell: rename(cell, number) for field in table.fields if field.name in keys
    }
    for field in table.fields:
        if field.list_of is not None and field.list_of.table in copied:
            between = field.list_of.separator
            renames[field.name] = lambda cell, between=between: between.join(  # type: ignore[misc]
                rename(item, number) for item in cell.split(between)
            )
    if table.name == "sources":
        renames["url"] = lambda cell: f"{cell}{'-' if '#' in cell else '#'}copy{number}"
    for row in rows:
        changed = {column: rename_cell(row[column]) for column, rename_cell in renames.items() if row[column]}
        if table.language is not None and row["table"] in copied:
            changed["id"] = rename(row["id"], number)
        yield {**row, **changed}


def rename(id_: str, number: int) -> str:
    """The id of a row's copy: the number goes before the slash, so that an event still begins with its case's id."""
    head, slash, tail = id_.partition("/")
    return f"{head}-copy{number}{slash}{tail}"
