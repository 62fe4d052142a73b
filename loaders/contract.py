"""The contract: `data/datapackage.json` as typed, frozen values.

The descriptor is the one place where tables, fields, types, units, words, keys and meanings stand
(Frictionless Data Package 2.0, https://datapackage.org/standard/data-package/). What is read here has been
proven to hang together: keys and foreign keys name fields that exist, and every word has its meaning.
frictionless is not used, since importing it would take longer than all the rest of a start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from loaders.descriptor import (
    DescriptorFault,
    read_form,
    read_items,
    read_json,
    read_names,
    read_optional,
    read_path,
    read_text,
    read_value,
)
from loaders.shapes import Category, Contract, Field, File, ForeignKey, Licence, ListOf, Table

__all__ = [
    "Category",
    "Contract",
    "ContractError",
    "Field",
    "File",
    "ForeignKey",
    "Licence",
    "ListOf",
    "Table",
]
__all__ += ["DATA_FOLDER", "DESCRIPTOR", "EDTF", "RELEASES", "VERSION_FORM", "read_contract"]

DATA_FOLDER = Path(__file__).resolve().parent.parent / "data"
DESCRIPTOR = "datapackage.json"
RELEASES = "releases"
"""The folder, within that of the data, in which its releases lie."""
VERSION_FORM = "20[0-9]{2}[.]([1-9]|1[0-2])[.](0|[1-9][0-9]*)"
"""Year, month and running number of a data version; the contract asks the same of ``changes.version``."""
# Names become names of files, in the folder of snapshots among others.
_NAME_FORM = "[a-z0-9-]+"
# The Library of Congress's datatype for EDTF level 1 marks the fields that `dates.py` reads.
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF-level1"


class ContractError(Exception):
    """The descriptor is missing, is no JSON or contradicts itself; `file` and `reason` say which and how."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


def read_contract(source: Path | bytes) -> Contract:
    """Read the descriptor from its file, its folder, or its bytes.

    Raises ContractError when it cannot be read or contradicts itself.
    """
    name = DESCRIPTOR
    if isinstance(source, Path):
        path = source / DESCRIPTOR if source.is_dir() else source
        name = path.name
        try:
            source = path.read_bytes()
        except FileNotFoundError:
            raise ContractError(name, "the file is missing") from None
        except OSError as error:
            raise ContractError(name, f"the file cannot be opened ({error.strerror})") from None
    try:
        return _read_package(read_json(source))
    except DescriptorFault as fault:
        raise ContractError(name, str(fault)) from None


def _read_package(raw: Any) -> Contract:
    where = "the package"
    tables: dict[str, Table] = {}
    files: dict[str, File] = {}
    for position, item in enumerate(read_items(raw, "resources", where), start=1):
        name = read_form(item, "name", f"resource {position}", _NAME_FORM)
        if name in tables or name in files:
            raise DescriptorFault(f'two resources are called "{name}"')
        if item.get("type") == "table":
            tables[name] = _read_table(item, name)
        else:
            files[name] = _read_file(item, name)
    if not tables:
        raise DescriptorFault(f'"{where}" has no table')
    for table in tables.values():
        _check_references(table, tables)
    return Contract(
        version=read_form(raw, "version", where, VERSION_FORM),
        created=read_text(raw, "created", where),
        title=read_text(raw, "title", where),
        description=read_text(raw, "description", where),
        languages=read_names(raw, "languages", where),
        licences=_read_licences(raw, where),
        tables=MappingProxyType(tables),
        files=MappingProxyType(files),
        descriptor=MappingProxyType(raw),
    )


def _read_table(raw: Any, name: str) -> Table:
    schema = read_value(raw, "schema", name, dict)
    table = Table(
        name=name,
        path=read_path(raw, name),
        title=read_text(raw, "title", name),
        description=read_text(raw, "description", name),
        language=read_optional(raw, "language", name, str),
        fields=tuple(_read_field(item, name) for item in read_items(schema, "fields", name)),
        primary_key=read_names(schema, "primaryKey", name),
        unique_keys=_read_unique_keys(schema, name),
        foreign_keys=tuple(_read_foreign_key(item, name) for item in read_items(schema, "foreignKeys", name)),
    )
    if not table.fields:
        raise DescriptorFault(f'"{name}" has no fields')
    if len(set(table.columns)) < len(table.columns):
        raise DescriptorFault(f'in "{name}" two fields have one name')
    for key in (table.primary_key, *table.unique_keys, *(key.fields for key in table.foreign_keys)):
        _check_columns(table, key)
    return table


def _read_field(raw: Any, table: str) -> Field:
    name = read_text(raw, "name", table)
    where = f"{table}.{name}"
    limits = read_optional(raw, "constraints", where, dict) or {}
    words = tuple(
        Category(*(read_text(item, key, where) for key in ("value", "label", "description")))
        for item in read_items(raw, "categories", where)
    )
    if read_names(limits, "enum", where) != tuple(word.value for word in words):
        raise DescriptorFault(f'"{where}": the words of "enum" and of "categories" differ')
    pattern = read_optional(limits, "pattern", where, str)
    try:
        re.compile(pattern or "")
    except re.error as error:
        raise DescriptorFault(f'"{where}": the pattern cannot be read ({error})') from None
    several = read_optional(raw, "listOf", where, dict)
    return Field(
        name=name,
        type=read_text(raw, "type", where),
        title=read_text(raw, "title", where),
        description=read_text(raw, "description", where),
        required=read_optional(limits, "required", where, bool) or False,
        unique=read_optional(limits, "unique", where, bool) or False,
        pattern=pattern,
        minimum=read_optional(limits, "minimum", where, int, float),
        maximum=read_optional(limits, "maximum", where, int, float),
        unit=read_optional(raw, "unit", where, str),
        enum=words,
        is_date=raw.get("rdfType") == EDTF,
        list_of=several and ListOf(*(read_text(several, key, where) for key in ("resource", "field", "separator"))),
    )


def _read_unique_keys(schema: Any, name: str) -> tuple[tuple[str, ...], ...]:
    keys = read_optional(schema, "uniqueKeys", name, list) or []
    return tuple(read_names({"uniqueKeys": key}, "uniqueKeys", name) for key in keys)


def _read_foreign_key(raw: Any, table: str) -> ForeignKey:
    where = f"a foreign key of {table}"
    target = read_value(raw, "reference", where, dict)
    # Data Package 2.0: a reference without a resource points into its own table.
    return ForeignKey(
        fields=read_names(raw, "fields", where),
        table=read_optional(target, "resource", where, str) or table,
        reference=read_names(target, "fields", where),
    )


def _read_file(raw: Any, name: str) -> File:
    title, description = read_text(raw, "title", name), read_text(raw, "description", name)
    return File(name, read_path(raw, name), title, description, _read_licences(raw, name))


def _read_licences(raw: Any, where: str) -> tuple[Licence, ...]:
    licences = read_items(raw, "licenses", where)
    return tuple(Licence(*(read_text(item, key, where) for key in ("name", "title", "path"))) for item in licences)


def _check_references(table: Table, tables: Mapping[str, Table]) -> None:
    targets = [(key.table, key.reference) for key in table.foreign_keys]
    targets += [(field.list_of.table, (field.list_of.field,)) for field in table.fields if field.list_of]
    for target, columns in targets:
        if target not in tables:
            raise DescriptorFault(f'"{table.name}" points to "{target}", which is no table')
        _check_columns(tables[target], columns)
    if any(not key.fields or len(key.fields) != len(key.reference) for key in table.foreign_keys):
        raise DescriptorFault(f'a foreign key of "{table.name}" has not as many fields as it points to')


def _check_columns(table: Table, columns: tuple[str, ...]) -> None:
    for column in columns:
        if column not in table.columns:
            raise DescriptorFault(f'a key names "{column}", which "{table.name}" does not have')
