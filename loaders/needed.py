"""What the code cannot do without: tables and columns for rules, joins and counting, and a label for every word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.catalogue import CATALOGUE
from loaders.contract import DESCRIPTOR, Contract
from loaders.problems import Finding, found

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
    "places": ("place_id", "name_en", "name_ko", "name_zh", "place_type", "part_of", "country", "admin1"),
    "responses": (
        *("response_id", "date", "actor", "actor_type", "stance", "summary"),
        *("case_id", "crackdown_id", "source_id"),
    ),
    "crackdowns": ("crackdown_id", "name", "start", "end", "summary", "driver", "source_ids"),
    "campaigns": (
        *("campaign_id", "name", "launched", "organiser", "demand", "addressee", "reach", "url"),
        *("case_id", "crackdown_id", "source_id"),
    ),
    "series": ("value_low", "value_best", "value_high", "source_id"),
    "milestones": ("milestone_id", "date", "title", "kind", "summary", "source_id"),
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


def find_words(contract: Contract, own: Contract) -> Iterator[Finding]:
    """``contract-words`` for each enumeration word that the project's ``own`` contract lacks, in fields both have.

    The labels of the pages come from the project's contract, so such a word would end in a traceback on a page.
    """
    for name, table in contract.tables.items():
        for field in table.fields:
            if name not in own.tables or field.name not in own.tables[name].columns:
                continue
            labelled = {word.value for word in own.tables[name].field(field.name).enum}
            for word in field.enum:
                if word.value not in labelled:
                    kind = CATALOGUE["contract-words"]
                    yield found(kind, DESCRIPTOR, value=word.value, table=name, field=field.name)
