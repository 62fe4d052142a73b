"""The curators' commands: ``python -m loaders check``, ``codebook``, ``freeze`` and ``strike``."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from loaders.catalogue import CATALOGUE
from loaders.checking import Checked, check_folder
from loaders.codebook import write_codebook
from loaders.contract import Contract, ContractError, read_contract
from loaders.dataset import DATA_FOLDER
from loaders.freezing import freeze, strike
from loaders.problems import Finding, Level, found
from loaders.release_check import check_releases
from loaders.releases import Release, ReleaseError
from loaders.report import DataError, Report

CODEBOOK = Path("docs") / "codebook.md"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (a fault, with ``--strict`` a warning too) or 2 (misuse)."""
    options = _parser().parse_args(arguments)
    if options.command == "codebook":
        return _write_codebook(options.folder, options.output)
    if options.command == "freeze":
        return _release(lambda: [freeze(options.folder)])
    if options.command == "strike":
        return _release(lambda: strike(options.folder, options.table, options.id, options.field))
    return _check(options.folder, options.strict, options.format, options.codebook)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say everything that is wrong with a folder of data")
    check.add_argument("folder", nargs="?", type=Path, default=DATA_FOLDER, help="default: the project's data")
    check.add_argument("--strict", action="store_true", help="exit with 1 on a warning too")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument(
        "--codebook",
        type=Path,
        help="the codebook to hold against the contract; default: docs/codebook.md beside FOLDER",
    )
    codebook = commands.add_parser("codebook", help="write the codebook from the contract")
    codebook.add_argument("folder", nargs="?", type=Path, default=DATA_FOLDER, help="default: the project's data")
    codebook.add_argument("--output", type=Path, help="default: docs/codebook.md beside FOLDER")
    freezing = commands.add_parser("freeze", help="keep the data as they are as a release of their version")
    freezing.add_argument("folder", nargs="?", type=Path, default=DATA_FOLDER, help="default: the project's data")
    striking = commands.add_parser("strike", help="take the texts of a row out of every release")
    striking.add_argument("table")
    striking.add_argument("id")
    striking.add_argument("field", nargs="*", help="default: every text of the row")
    striking.add_argument("--folder", type=Path, default=DATA_FOLDER, help="default: the project's data")
    return parser


def _release(make: Callable[[], Sequence[Release]]) -> int:
    try:
        releases = make()
    except DataError as error:
        print(f"fault: {error.report.sum_up(10)}", file=sys.stderr)
        return 1
    except ReleaseError as error:
        print(f"fault: {error}", file=sys.stderr)
        return 1
    for release in releases:
        print(f"written: {release.path} ({release.digest})")
    return 0


def _codebook_of(folder: Path) -> Path:
    return folder.resolve().parent / CODEBOOK


def _write_codebook(folder: Path, output: Path | None) -> int:
    try:
        text = write_codebook(read_contract(folder))
    except ContractError as error:
        print(f"fault: {error}", file=sys.stderr)
        return 1
    target = output or _codebook_of(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(f"written: {target}")
    return 0


def _check(folder: Path, strict: bool, form: str, codebook: Path | None) -> int:
    if not folder.is_dir():
        print(f"fault: {folder} is not a folder", file=sys.stderr)
        return 2
    checked = check_folder(folder)
    report = _with_releases(_with_codebook(checked, folder, codebook), folder, checked.contract)
    print(_as_json(report) if form == "json" else _as_text(report))
    return 1 if not report.sound or (strict and report.at(Level.WARNING)) else 0


def _with_codebook(checked: Checked, folder: Path, codebook: Path | None) -> Report:
    report = checked.report
    path = codebook or _codebook_of(folder)
    if checked.contract is None or (codebook is None and not path.exists()):
        return report
    finding = _hold_codebook(path, checked.contract)
    if finding is None:
        return report
    return Report(report.version, report.content_hash, (*report.findings, finding), report.rows)


def _with_releases(report: Report, folder: Path, contract: Contract | None) -> Report:
    if contract is None:
        return report
    return replace(report, findings=(*report.findings, *check_releases(folder, contract)))


def _hold_codebook(path: Path, contract: Contract) -> Finding | None:
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    return None if text == write_codebook(contract) else found(CATALOGUE["codebook-stale"], path.name)


def _as_json(report: Report) -> str:
    value = {
        "version": report.version,
        "content_hash": report.content_hash,
        "sound": report.sound,
        "levels": {str(level): len(report.at(level)) for level in Level},
        "counts": report.counts(),
        "rows": {
            file: {"in": count.rows_in, "kept": count.kept, "refused": count.refused}
            for file, count in report.rows.items()
        },
        "findings": [finding.to_json() for finding in report.findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _as_text(report: Report) -> str:
    lines = [str(finding) for finding in report.findings]
    if lines:
        lines.append("")
        lines += [
            f"{times:6,}  {CATALOGUE[code].level:7}  {code}: {CATALOGUE[code].title}"
            for code, times in report.counts().items()
        ]
        lines.append("")
    for file, count in report.rows.items():
        lines.append(f"{file}: {count.rows_in:,} rows in = {count.kept:,} kept + {count.refused:,} refused")
    levels = ", ".join(f"{len(report.at(level))} {level}{'' if len(report.at(level)) == 1 else 's'}" for level in Level)
    verdict = "may be shown" if report.sound else "must not be shown"
    lines.append(f"version {report.version or 'unknown'}, content {report.content_hash[:12]}: {levels}; {verdict}")
    return "\n".join(lines)


if __name__ == "__main__":
    # Output may be read by a pipe that closes early, or by a terminal of another encoding.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
