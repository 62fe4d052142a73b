"""What the code cannot do without: the tables and columns that the rules, the joins and the counting rely on."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.contract import Contract

_FIGURES = ("people_low", "people_best", "people_high")

NEEDED: Mapping[str, tuple[str, ...]] = {
    "cases": (
        *("case_id", "kind", "population", "title", "summary", "crackdown_id", "country", "verification"),
        *(*_FIGURES, "women", "men", "minors", "last_reported"),
    ),
    "events": ("event_id", "case_id", "event_type", "date", "place_id", "to_place_id", *_FIGURES, "note"),
    "claims": (
        *("claim_id", "event_id", "case_id", "scope", "source_id", "claimant", "claimant_type"),
        *("people_low", "people_high", "date_stated", "note"),
    ),
    "sources": ("source_id", "publisher", "title", "url", "published", "language", "link"),
    "places": ("place_id", "name_en", "place_type", "part_of", "country", "admin1"),
    "responses": ("case_id", "source_id"),
    "crackdowns": ("crackdown_id", "name", "start", "end", "source_ids"),
    "campaigns": ("case_id", "url", "source_id"),
    "series": ("value_low", "value_best", "value_high", "source_id"),
    "milestones": ("source_id",),
    "changes": ("version", "table", "field"),
}
TRANSLATION = ("table", "id", "field", "source_hash", "text")


def find_gap(contract: Contract) -> str:
    """Which table or column the contract lacks, in words for a curator; empty where nothing is missing.

    Without this a contract that is sound in itself would end in a traceback somewhere in the checks.
    """
    for name, columns in NEEDED.items():
        if name not in contract.tables:
            return f"it has no table {name}"
        for column in columns:
            if column not in contract.tables[name].columns:
                return f"its table {name} has no column {column}"
    for table in contract.translations.values():
        for column in TRANSLATION:
            if column not in table.columns:
                return f"its table {table.name} has no column {column}"
    return ""
