"""What is wrong with the releases of a data folder: asked when curators check, never when a server loads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from loaders.catalogue import CATALOGUE
from loaders.checks.harm import check_harm
from loaders.contract import RELEASES, Contract
from loaders.files import read_files
from loaders.problems import Finding, found
from loaders.releases import SUMS, Content, ReleaseError, list_releases, open_release
from loaders.rows import read_records


def check_releases(folder: Path, contract: Contract) -> Iterator[Finding]:
    """Check every release of a folder, and hold the tables against the release of their version.

    1. Each file is what its sum says and can be read; no file lies there without a sum.
    2. The do-no-harm rules of today hold in the releases too: they are handed out.
    3. What was released under a version never changes: data that differ need a version of their own.
    """
    releases = {release.path.name: release for release in list_releases(folder)}
    for path in sorted((folder / RELEASES).glob("*")):
        if not path.name.startswith(".") and path.name not in {SUMS, *releases}:
            yield found(CATALOGUE["release-without-sum"], f"{RELEASES}/{path.name}")
    for name, release in releases.items():
        try:
            content = open_release(release)
        except ReleaseError as error:
            yield found(CATALOGUE["release-unreadable"], f"{RELEASES}/{name}", why=str(error))
            continue
        records = {table: read_records(raw) for table, raw in content.tables.items()}
        for finding in check_harm(content.contract, records):
            yield replace(finding, file=f"{RELEASES}/{name}/{finding.file}")
        if release.version == contract.version:
            yield from _hold(folder, content)
    if releases and contract.version not in {release.version for release in releases.values()}:
        yield found(CATALOGUE["version-not-released"], RELEASES, value=contract.version)


def _hold(folder: Path, content: Content) -> Iterator[Finding]:
    paths = [table.path for table in content.contract.tables.values()]
    for path in content.differ(read_files(folder, paths).content):
        yield found(CATALOGUE["release-differs"], path, value=content.contract.version)
