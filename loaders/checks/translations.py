"""Translations: of a text that exists, and of its present wording."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence

from loaders.catalogue import CATALOGUE
from loaders.contract import Contract, Table
from loaders.problems import Finding, found
from loaders.rows import Record


def hash_text(text: str) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the text in UTF-8 (data model, ``translations``)."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def translated_fields(contract: Contract, translation: Table) -> tuple[tuple[str, str], ...]:
    """The (table, field) pairs that a table of translations covers: its words, where the table has the field."""
    return tuple(
        (table, field)
        for table in translation.field("table").words
        for field in translation.field("field").words
        if field in contract.tables[table].columns
    )


def check_translations(
    contract: Contract, records: Mapping[str, Sequence[Record]], whole: Collection[str]
) -> Iterator[Finding]:
    """Check each language against the English texts: nothing dangling, nothing stale, nothing missing."""
    for language, translation in contract.translations.items():
        if translation.name not in whole:
            continue
        pairs = translated_fields(contract, translation)
        english = {
            (table, row[contract.tables[table].primary_key[0]], field): row
            for table, field in pairs
            if table in whole
            for row in records[table]
        }
        done: set[tuple[str, str, str]] = set()
        for row in records[translation.name]:
            key = (row["table"], row["id"], row["field"])
            if row["table"] not in whole:
                continue
            original = english.get(key)
            if original is None or not original[row["field"]]:
                why = f"{row['table']} has no text {row['field']} for this id"
                yield found(CATALOGUE["translation-dangling"], row.file, row.line, "id", row["id"], why=why)
                continue
            done.add(key)
            now = hash_text(original[row["field"]])
            if row["source_hash"] != now:
                kind = CATALOGUE["translation-stale"]
                names = {"table": row["table"], "id": row["id"], "field": row["field"]}
                yield found(kind, row.file, row.line, "source_hash", row["source_hash"], hash=now, **names)
        file = translation.path
        for (table, id_, field), original in english.items():
            if original[field] and (table, id_, field) not in done:
                kind = CATALOGUE["translation-missing"]
                names = {"table": table, "id": id_, "field": field, "language": language}
                yield found(kind, file, None, None, id_, **names)
