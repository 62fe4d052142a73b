"""Rows against the contract: types, keys, enumerations and forms, by frictionless; dates and lists, by our own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from loaders.catalogue import CATALOGUE
from loaders.cells import check_cell
from loaders.contract import Contract, Field, Table
from loaders.dates import DateError, read_date
from loaders.problems import Finding, found
from loaders.reading import RawTable

if TYPE_CHECKING:
    from frictionless import Error

# int() and Decimal() read other scripts' digits, signs, exponents and NaN; a record of people has none of these.
_INTEGER = re.compile(r"[0-9]+", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


def check_conformance(contract: Contract, tables: Mapping[str, RawTable]) -> list[Finding]:
    """Hold each usable table against its part of the contract.

    ``tables`` is keyed by the names of the contract; tables that could not be read are left out of it or not
    ``usable``. Keys that point into such a table are not examined, since each of them would seem to dangle.
    """
    usable = {name: table for name, table in tables.items() if table.usable}
    findings: list[Finding] = []
    for name, raw in usable.items():
        findings.extend(_check_cells(contract.tables[name], raw, usable))
        findings.extend(_check_unique_keys(contract.tables[name], raw))
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
                    yield found(CATALOGUE[code], raw.file, row.line, field.name, text)
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


def _misread_number(field: Field, text: str) -> str | None:
    """The code where Python would read a number that the contract does not mean; frictionless finds the others."""
    form = _INTEGER if field.type == "integer" else _NUMBER
    if form.fullmatch(text):
        return None
    try:
        (int if field.type == "integer" else float)(text)
    except ValueError:
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
    if table not in tables:
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
            if _target(name, key) in tables and tables[_target(name, key)].rows
        ]
        data = [list(raw.header), *(list(row.cells) for row in raw.rows)]
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
        case "type-error":
            wanted = table.field(str(column)).type
            code = f"type-{wanted}" if wanted in {"integer", "number"} else "type-other"
            yield found(CATALOGUE[code], raw.file, line, column, value, type=wanted)
        case "constraint-error":
            yield _broken_constraint(table.field(str(column)), error, raw.file, line, value)
        case "primary-key":
            names = table.primary_key
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
        "unique": ("value-doubled", {}),
    }
    other: tuple[str, dict[str, object]] = ("contract-break", {"why": _sentence(error.note)})
    code, details = kinds.get(constraint[1] if constraint else "", other)
    return found(CATALOGUE[code], file, line, field.name, value, **details)


def _sentence(words: object) -> str:
    return str(words).rstrip(".")
