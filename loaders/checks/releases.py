"""The release as a whole: its version, its data date, and crackdowns that can be laid out in time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from loaders.catalogue import CATALOGUE
from loaders.contract import DESCRIPTOR, Contract
from loaders.problems import Finding, found
from loaders.rows import Record


def check_releases(
    contract: Contract, records: Mapping[str, Sequence[Record]], whole: Collection[str]
) -> Iterator[Finding]:
    """Check that ``changes`` knows the contract's version, that the cases give a data date, and that crackdowns have
    a first day and end after it."""
    if "changes" in whole and contract.version not in {row["version"] for row in records["changes"]}:
        yield found(CATALOGUE["version-without-changes"], DESCRIPTOR, value=contract.version)
    mentioned = [case.date("last_reported") for case in records["cases"]]
    if mentioned and not any(date and date.last for date in mentioned):
        yield found(CATALOGUE["no-data-date"], records["cases"][0].file, None, "last_reported")
    for row in records["crackdowns"]:
        start, end = row.date("start"), row.date("end")
        if start and start.first is None:
            yield found(CATALOGUE["crackdown-without-start"], row.file, row.line, "start", start.text)
        if start and end and start.first and end.last and end.last < start.first:
            yield found(CATALOGUE["crackdown-reversed"], row.file, row.line, "end", end.text, start=start.text)
