"""A folder → its text tables and everything that is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.catalogue import CATALOGUE, HARM
from loaders.checks import check_rules
from loaders.checks.harm import WITHHELD
from loaders.conformance import check_conformance
from loaders.contract import DATA_FOLDER, DESCRIPTOR, RELEASES, Contract, ContractError, read_contract
from loaders.files import Files, ReadBytes, read_files
from loaders.needed import find_gap, find_words
from loaders.problems import Finding, Level, found
from loaders.reading import RawTable, read_table
from loaders.report import Report, RowCount

# Beside the tables a data folder may hold notes for people.
PROSE = frozenset({".md", ".txt"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of one moment, with the contract among them; ``contract`` is None where it cannot be read."""

    contract: Contract | None
    files: Files
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A snapshot's tables as text, by the contract's names, and the report on them."""

    contract: Contract | None
    tables: Mapping[str, RawTable]
    report: Report


def take_snapshot(folder: Path, read_bytes: ReadBytes = Path.read_bytes) -> Snapshot:
    """Read the contract and every file it names, all as of one moment. Never raises: see ``findings``."""
    try:
        named = _names(read_contract(folder))
    except ContractError:
        named = ()
    files = read_files(folder, (DESCRIPTOR, *named), read_bytes)
    if DESCRIPTOR not in files.content:
        return Snapshot(None, files, files.findings)
    try:
        contract = read_contract(files.content[DESCRIPTOR])
    except ContractError as error:
        why = error.reason.rstrip(".")
        return Snapshot(None, files, (*files.findings, found(CATALOGUE["contract-unreadable"], DESCRIPTOR, why=why)))
    if gap := find_gap(contract):
        return Snapshot(None, files, (*files.findings, found(CATALOGUE["contract-unreadable"], DESCRIPTOR, why=gap)))
    findings = (*files.findings, *_check_words(folder, contract))
    if set(_names(contract)) != set(named):
        # Only a contract replaced between the two readings gets here; the next check will meet one of the two.
        return Snapshot(contract, files, (*findings, found(CATALOGUE["file-changing"], DESCRIPTOR)))
    return Snapshot(contract, files, findings)


def check_snapshot(snapshot: Snapshot, folder: Path) -> Checked:
    """Apply every check to a snapshot: structure, then the contract, then our own rules; all findings at once."""
    if snapshot.contract is None:
        return Checked(None, {}, Report("", snapshot.files.content_hash, snapshot.findings, {}))
    contract, content = snapshot.contract, snapshot.files.content
    findings = [*snapshot.findings, *_unknown_files(folder, contract), *_check_json(contract, content)]
    tables = {
        table.name: read_table(table.path, content[table.path], table.columns)
        for table in contract.tables.values()
        if table.path in content
    }
    for raw in tables.values():
        findings.extend(raw.findings)
    findings.extend(check_conformance(contract, tables))
    findings.extend(check_rules(contract, tables, findings))
    findings = _withhold(findings)
    findings.sort(key=_place)
    rows = {raw.file: _count_rows(raw, findings) for raw in tables.values()}
    return Checked(contract, tables, Report(contract.version, snapshot.files.content_hash, tuple(findings), rows))


def check_folder(folder: Path, read_bytes: ReadBytes = Path.read_bytes) -> Checked:
    """Take a snapshot of a folder and check it."""
    return check_snapshot(take_snapshot(folder, read_bytes), folder)


def renew_unknown_files(report: Report, folder: Path, contract: Contract) -> Report:
    """A kept report with ``file-unknown`` as the folder is now: such files are no part of the content hash."""
    lasting = (finding for finding in report.findings if finding.code != "file-unknown")
    findings = sorted((*lasting, *_unknown_files(folder, contract)), key=_place)
    return replace(report, findings=tuple(findings))


def _place(finding: Finding) -> tuple[str, int]:
    return finding.file, finding.line or 0


def _check_words(folder: Path, contract: Contract) -> list[Finding]:
    if folder.resolve() == DATA_FOLDER:
        return []
    try:
        return list(find_words(contract, read_contract(DATA_FOLDER)))
    except ContractError as error:
        why = f"the project's own contract, which has the labels, cannot be used ({error.reason.rstrip('.')})"
        return [found(CATALOGUE["contract-unreadable"], DESCRIPTOR, why=why)]


def _names(contract: Contract) -> tuple[str, ...]:
    tables, files = contract.tables.values(), contract.files.values()
    return (*(table.path for table in tables), *(file.path for file in files))


def _unknown_files(folder: Path, contract: Contract) -> list[Finding]:
    known = {DESCRIPTOR, *_names(contract)}
    here = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and not path.name.startswith(".")
        and path.suffix not in PROSE
        # Releases are no tables: loaders.release_check looks at them.
        and path.parent != folder / RELEASES
    }
    return [found(CATALOGUE["file-unknown"], name) for name in sorted(here - known)]


def _check_json(contract: Contract, content: Mapping[str, bytes]) -> list[Finding]:
    findings = []
    for item in contract.files.values():
        if item.path not in content:
            continue
        try:
            value = json.loads(content[item.path])
            sound = isinstance(value, dict) and value.get("type") == "FeatureCollection"
            why = "" if sound else "it is no FeatureCollection"
        except (ValueError, RecursionError) as error:
            why = str(error)
        if why:
            findings.append(found(CATALOGUE["geometry-unreadable"], item.path, why=why))
    return findings


def _withhold(findings: Sequence[Finding]) -> list[Finding]:
    """Findings of any kind without the value, where the do-no-harm rules have found something in the cell."""
    harmed = {(f.file, f.line, f.column) for f in findings if f.kind in HARM}
    return [
        replace(f, value=WITHHELD, reason=f"{f.kind.title}.", remedy="Take out first what must not stand there.")
        if f.kind not in HARM and (f.file, f.line, f.column) in harmed
        else f
        for f in findings
    ]


def _count_rows(raw: RawTable, findings: Sequence[Finding]) -> RowCount:
    if not raw.usable:
        return RowCount(raw.rows_in, 0, raw.rows_in)
    faulty = {f.line for f in findings if f.file == raw.file and f.level is Level.FAULT}
    kept = sum(row.line not in faulty for row in raw.rows)
    return RowCount(raw.rows_in, kept, raw.rows_in - kept)
