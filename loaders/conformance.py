"""Rows against the contract: types, keys, words and forms by frictionless, dates and lists by our own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from loaders.catalogue import CATALOGUE
from loaders.cells import DIGIT_LIMIT, check_cell
from loaders.contract import Contract, Field, Table
from loaders.dates import DateError, read_date
from loaders.problems import Finding, found
from loaders.reading import RawTable

if TYPE_CHECKING:
    from frictionless import Error

# int() and Decimal() read other scripts' digits, signs, exponents and NaN; a record of people has none of these.
_INTEGER = re.compile(r"[0-9]+", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
# Stands for a cell that has been told: frictionless fails on "sNaN" and on whole numbers of 4,301 digits.
_TOLD = "?"


def check_conformance(contract: Contract, tables: Mapping[str, RawTable]) -> list[Finding]:
    """Hold each usable table against its part of the contract.

    ``tables`` is keyed by the names of the contract; tables that could not be read are left out of it or not
    ``usable``. Keys that point into a table that is not ``complete`` are not examined: those of the rows that could
    not be read would seem to dangle.
    """
    usable = {name: table for name, table in tables.items() if table.usable}
    findings: list[Finding] = []
    for name, raw in usable.items():
        findings.extend(_check_cells(contract.tables[name], raw, usable))
        findings.extend(_check_unique_keys(contract.tables[name], raw))
        findings.extend(_check_keys_into_nothing(contract.tables[name], raw, usable))
    findings.extend(_ask_frictionless(contract, usable))
    return findings


def _check_cells(table: Table, raw: RawTable, tables: Mapping[str, RawTable]) -> Iterator[Finding]:
    fields = [table.field(name) for name in raw.header]
    targets = {
        field.name: _column(tables, field.list_of.table, field.list_of.field)
        for field in fields
        if field.list_of is not None
    }
    for row in raw.rows:
        for field, text in zip(fields, row.cells, strict=True):
            if not text:
                continue
            for kind, details in check_cell(text, number=field.type in {"integer", "number"}):
                yield found(kind, raw.file, row.line, field.name, text, **details)
            if field.is_date:
                try:
                    read_date(text)
                except DateError as error:
                    kind = CATALOGUE["date-unreadable"]
                    yield found(kind, raw.file, row.line, field.name, text, why=_sentence(error))
            elif field.type in {"integer", "number"}:
                code = _misread_number(field, text)
                if code:
                    yield found(CATALOGUE[code], raw.file, row.line, field.name, text, limit=f"{DIGIT_LIMIT} digits")
            elif field.list_of is not None:
                yield from _check_list(raw.file, row.line, field, text, targets[field.name])


def _check_unique_keys(table: Table, raw: RawTable) -> Iterator[Finding]:
    """Keys beside the primary key, in which an empty cell counts as a value; frictionless 5 does not know them."""
    for names in table.unique_keys:
        positions = [raw.header.index(name) for name in names]
        seen: set[tuple[str, ...]] = set()
        for row in raw.rows:
            key = tuple(row.cells[position] for position in positions)
            if key in seen:
                yield found(CATALOGUE["id-doubled"], raw.file, row.line, names[0], ", ".join(key))
            seen.add(key)


def _check_keys_into_nothing(table: Table, raw: RawTable, tables: Mapping[str, RawTable]) -> Iterator[Finding]:
    """Keys into a table without rows; frictionless 5 takes an empty table for one that it need not look into."""
    for key in table.foreign_keys:
        if key.table not in tables or tables[key.table].rows or not tables[key.table].complete:
            continue
        column, target = key.fields[0], f"{key.table}.csv"
        position = raw.header.index(column)
        for row in raw.rows:
            if row.cells[position]:
                yield found(CATALOGUE["key-dangling"], raw.file, row.line, column, row.cells[position], target=target)


def _misread_number(field: Field, text: str) -> str | None:
    """The code where Python would read a number that the contract does not mean; frictionless finds the others."""
    form = _INTEGER if field.type == "integer" else _NUMBER
    if form.fullmatch(text):
        whole = text.lstrip("-").partition(".")[0]
        return "number-too-large" if len(whole) > DIGIT_LIMIT else None
    try:
        (int if field.type == "integer" else Decimal)(text)
    except (ValueError, ArithmeticError):
        return None
    # Plain negative numbers are below the minimum, which says more than "not a number".
    return None if re.fullmatch(r"-[0-9]+", text) else f"type-{field.type}"


def _check_list(file: str, line: int, field: Field, text: str, ids: frozenset[str] | None) -> Iterator[Finding]:
    assert field.list_of is not None
    items = text.split(field.list_of.separator)
    if "" in items or len(set(items)) < len(items):
        yield found(CATALOGUE["list-unclean"], file, line, field.name, text)
    for item in items:
        if ids is not None and item and item not in ids:
            target = f"{field.list_of.table}.csv"
            yield found(CATALOGUE["key-dangling"], file, line, field.name, item, target=target)


def _column(tables: Mapping[str, RawTable], table: str, column: str) -> frozenset[str] | None:
    if table not in tables or not tables[table].complete:
        return None
    position = tables[table].header.index(column)
    return frozenset(row.cells[position] for row in tables[table].rows)


def _ask_frictionless(contract: Contract, tables: Mapping[str, RawTable]) -> Iterator[Finding]:
    # Imported here: a snapshot known by its hash is not checked again, and starts without these 200 ms.
    from frictionless import Package, Resource, Schema

    resources = []
    for name, raw in tables.items():
        if not raw.rows:
            continue
        schema = dict(_schema(contract, name))
        schema["foreignKeys"] = [
            key
            for key in schema.get("foreignKeys", [])
            if (target := tables.get(_target(name, key))) and target.complete and target.rows
        ]
        data = [list(raw.header), *_readable_rows(contract.tables[name], raw)]
        by_name = {field["name"]: field for field in schema["fields"]}
        schema["fields"] = [by_name[column] for column in raw.header]
        resources.append(Resource(name=name, data=data, schema=Schema.from_descriptor(schema)))
    if not resources:
        return
    report = Package(resources=resources).validate(limit_errors=1_000_000)
    for task in report.tasks:
        raw = tables[task.name]
        for error in task.errors:
            yield from _translate(contract.tables[task.name], raw, error)


def _readable_rows(table: Table, raw: RawTable) -> Iterator[list[str]]:
    fields = [table.field(name) for name in raw.header]
    for row in raw.rows:
        yield [_TOLD if _is_told(field, text) else text for field, text in zip(fields, row.cells, strict=True)]


def _is_told(field: Field, text: str) -> bool:
    return bool(text) and field.type in {"integer", "number"} and _misread_number(field, text) is not None


def _schema(contract: Contract, table: str) -> Mapping[str, Any]:
    resource = next(item for item in contract.descriptor["resources"] if item["name"] == table)
    schema: Mapping[str, Any] = resource["schema"]
    return schema


def _target(table: str, key: Mapping[str, Any]) -> str:
    return str(key["reference"].get("resource") or table)


def _translate(table: Table, raw: RawTable, error: Error) -> Iterator[Finding]:
    row_number = getattr(error, "row_number", None)
    line = None if row_number is None else raw.rows[row_number - 2].line
    row = {} if row_number is None else dict(zip(raw.header, raw.rows[row_number - 2].cells, strict=True))
    column = getattr(error, "field_name", None)
    value = row.get(column, "") if column else ""
    match error.type:
        case "type-error" if _is_told(table.field(str(column)), value):
            return
        case "type-error":
            wanted = table.field(str(column)).type
            code = f"type-{wanted}" if wanted in {"integer", "number"} else "type-other"
            yield found(CATALOGUE[code], raw.file, line, column, value, type=wanted)
        case "constraint-error":
            yield _broken_constraint(table.field(str(column)), error, raw.file, line, value)
        case "unique-error":
            yield found(CATALOGUE["value-doubled"], raw.file, line, column, value)
        case "primary-key":
            names = table.primary_key
            if not any(row[name] for name in names):
                return  # Empty, not doubled: each empty cell has been told.
            yield found(CATALOGUE["id-doubled"], raw.file, line, names[0], ", ".join(row[name] for name in names))
        case "foreign-key":
            names = tuple(getattr(error, "field_names", ()))
            target = f"{getattr(error, 'reference_name', '') or table.name}.csv"
            yield found(CATALOGUE["key-dangling"], raw.file, line, names[0], row[names[0]], target=target)
        case _:
            yield found(CATALOGUE["contract-break"], raw.file, line, column, value, why=_sentence(error.message))


def _broken_constraint(field: Field, error: Error, file: str, line: int | None, value: str) -> Finding:
    constraint = re.match(r'constraint "(\w+)"', error.note)
    kinds: dict[str, tuple[str, dict[str, object]]] = {
        "required": ("value-missing", {}),
        "enum": ("word-unknown", {"words": ", ".join(field.words)}),
        "pattern": ("form-wrong", {"pattern": field.pattern}),
        "minimum": ("number-too-small", {"limit": f"{field.minimum:g}" if field.minimum is not None else ""}),
        "maximum": ("number-too-large", {"limit": f"{field.maximum:g}" if field.maximum is not None else ""}),
    }
    other: tuple[str, dict[str, object]] = ("contract-break", {"why": _sentence(error.note)})
    code, details = kinds.get(constraint[1] if constraint else "", other)
    return found(CATALOGUE[code], file, line, field.name, value, **details)


def _sentence(words: object) -> str:
    return str(words).rstrip(".")
