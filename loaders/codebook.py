"""The codebook: the contract in words, as Markdown. What the contract does not say is not in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from loaders.contract import Contract, Field, File, Licence, Table

# Each form with what it says, after ISO 8601-2:2019, level 1, as restricted by the counting rules.
EDTF_FORMS = (
    ("2017-11-04", "that day"),
    ("2017-11", "some day in that month"),
    ("2017", "some day in that year"),
    ("2012-02~", "about February 2012"),
    ("2003-01-18?", "that day, uncertain"),
    ("2017-11%", "about that month, and uncertain"),
    ("2017-07-17/2017-07-21", "somewhere within these days, both included"),
    ("2012-02-08/..", "from that day on, end not known"),
    ("../2022-01-10", "by that day, start not known"),
)
# Names in back quotes are the one mark-up that descriptions may use.
CODE = re.compile(r"(`[A-Za-z0-9_./-]+`)")


def write_codebook(contract: Contract) -> str:
    """The codebook of all tables and files, in the contract's order; ends with a line feed.

    Each table has its fields (name, title, type, unit, whether a cell may be empty, limits, meaning), its
    enumerations with label and meaning of every word, and its keys.
    """
    lines = [
        "# Codebook",
        "",
        "Made from `data/datapackage.json` by `python -m loaders codebook`; do not edit.",
        "",
        f"**{_escape(contract.title)}**",
        "",
        f"Version {_escape(contract.version)}, {_escape(contract.created[:10])}.",
        f"Languages: {', '.join(_code(language) for language in contract.languages)}.",
        f"Licence: {_name_licences(contract.licences)}.",
        "",
        _escape(contract.description),
        "",
        "## Tables and files",
        "",
        *_draw_grid(("name", "file", "holds"), _list_resources(contract)),
        "",
        *_explain_dates(contract),
    ]
    for table in contract.tables.values():
        lines += ["", *_describe_table(table)]
    for file in contract.files.values():
        lines += ["", f"## {_escape(file.title)}", "", f"{_code(file.path)}. {_escape(file.description)}"]
        lines += ["", f"Licence: {_name_licences(file.licences)}."]
    return "\n".join(lines) + "\n"


def _list_resources(contract: Contract) -> Iterator[tuple[str, ...]]:
    resources: list[Table | File] = [*contract.tables.values(), *contract.files.values()]
    for resource in resources:
        yield _code(resource.name), _code(resource.path), _escape(resource.title)


def _explain_dates(contract: Contract) -> list[str]:
    dated = [
        _code(f"{table.name}.{field.name}")
        for table in contract.tables.values()
        for field in table.fields
        if field.is_date
    ]
    return [
        "## Dates",
        "",
        f"These fields hold EDTF (ISO 8601-2, level 1), no more exact than is known: {', '.join(dated)}.",
        "",
        *_draw_grid(("written", "means"), ((_code(text), meaning) for text, meaning in EDTF_FORMS)),
        "",
        "`~` (about) and `?` (uncertain) are shown and never move or widen the date.",
    ]


def _describe_table(table: Table) -> list[str]:
    lines = [f"## {_escape(table.title)}", "", f"{_code(table.path)}. {_escape(table.description)}", ""]
    columns = ("field", "title", "type", "unit", "may be empty", "limits", "meaning")
    lines += _draw_grid(columns, (_describe_field(field) for field in table.fields))
    for field in table.fields:
        if field.enum:
            rows = ((_code(word.value), _escape(word.label), _escape(word.description)) for word in field.enum)
            lines += [
                "",
                f"Words of {_code(field.name)}:",
                "",
                *_draw_grid(("word", "label", "meaning"), rows),
            ]
    keys = list(_describe_keys(table))
    return [*lines, "", *keys] if keys else lines


def _describe_field(field: Field) -> tuple[str, ...]:
    kind = "date (EDTF)" if field.is_date else "one word of a list" if field.enum else field.type
    empty = "no" if field.required else "yes"
    limits = "; ".join(_name_limits(field))
    return (
        _code(field.name), _escape(field.title), _escape(kind), _escape(field.unit or ""), empty, limits,
        _escape(field.description),
    )  # fmt: skip


def _name_limits(field: Field) -> Iterator[str]:
    if field.minimum is not None:
        yield f"at least {field.minimum}"
    if field.maximum is not None:
        yield f"at most {field.maximum}"
    if field.unique:
        yield "no value twice"
    if field.pattern is not None:
        yield f"pattern {_code(field.pattern)}"


def _describe_keys(table: Table) -> Iterator[str]:
    if table.primary_key:
        yield f"- Key: {_name_fields(table.primary_key)}"
    for key in table.unique_keys:
        yield f"- No two rows have the same {_name_fields(key)}"
    for foreign in table.foreign_keys:
        targets = _name_fields(f"{foreign.table}.{column}" for column in foreign.reference)
        yield f"- {_name_fields(foreign.fields)} points to {targets}"
    for field in table.fields:
        if field.list_of:
            target = _code(f"{field.list_of.table}.{field.list_of.field}")
            yield f"- {_code(field.name)} lists {target}, separated by {_code(field.list_of.separator)}"


def _name_fields(names: Iterable[str]) -> str:
    return ", ".join(_code(name) for name in names)


def _name_licences(licences: Iterable[Licence]) -> str:
    return ", ".join(f"[{_escape(licence.title)}]({quote(licence.path, safe=':/?#=&%~')})" for licence in licences)


def _draw_grid(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    header = tuple(columns)
    for cells in (header, tuple("---" for _ in header), *rows):
        yield f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    """Text in back quotes, fit for a cell of a table (GFM escapes a bar there even inside back quotes)."""
    plain = " ".join(text.split())
    fence = "``" if "`" in plain else "`"
    padded = f" {plain} " if "`" in plain else plain
    return f"{fence}{padded}{fence}".replace("|", "\\|")


def _escape(text: str) -> str:
    """Text on one line that Markdown and HTML read as text; names in back quotes stay code."""
    parts = CODE.split(" ".join(text.split()))
    return "".join(part if CODE.fullmatch(part) else _escape_plain(part) for part in parts)


def _escape_plain(text: str) -> str:
    entities = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~$#!])", r"\\\1", entities)
