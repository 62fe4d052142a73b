"""The rules across rows and tables: what each row for itself cannot show."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.checks.cases import check_cases
from loaders.checks.claims import check_claims
from loaders.checks.harm import check_harm
from loaders.checks.places import check_places
from loaders.checks.releases import check_releases
from loaders.checks.sources import check_sources
from loaders.checks.translations import check_translations
from loaders.contract import Contract
from loaders.problems import Finding, Level
from loaders.reading import RawTable
from loaders.rows import Record, read_records

Broken = frozenset[tuple[str, int | None]]


def check_rules(contract: Contract, tables: Mapping[str, RawTable], earlier: list[Finding]) -> list[Finding]:
    """Apply our own rules to the usable tables.

    ``earlier`` are the findings so far: a case with a row that already has a fault is not followed further, since
    one mistake would be reported many times over.
    """
    records: dict[str, list[Record]] = {
        name: read_records(tables[name]) if name in tables and tables[name].usable else [] for name in contract.tables
    }
    broken: Broken = frozenset((finding.file, finding.line) for finding in earlier if finding.level is Level.FAULT)
    whole = {name for name in contract.tables if name in tables and tables[name].complete}
    return [
        *check_cases(records, broken, whole),
        *check_claims(records, whole, broken),
        *check_sources(records, whole),
        *check_places(records, whole),
        *check_translations(contract, records, whole),
        *check_releases(contract, records, whole),
        *check_harm(contract, records),
    ]
