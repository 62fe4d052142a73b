"""What a check found, file by file and kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.problems import Finding, Level


@dataclass(frozen=True, slots=True)
class RowCount:
    """Records met in a file, and what became of them: ``rows_in`` = ``kept`` + ``refused``, always."""

    rows_in: int
    kept: int
    refused: int


@dataclass(frozen=True, slots=True)
class Report:
    """All findings about one folder at one moment, in the order of file and line; ``rows`` is keyed by file."""

    version: str
    content_hash: str
    findings: tuple[Finding, ...]
    rows: Mapping[str, RowCount]

    def at(self, level: Level) -> tuple[Finding, ...]:
        """The findings of one level."""
        return tuple(finding for finding in self.findings if finding.level is level)

    @property
    def sound(self) -> bool:
        """Whether nothing forbids showing the snapshot: it has no fault."""
        return not self.at(Level.FAULT)

    def counts(self) -> dict[str, int]:
        """How many findings of each code, the most frequent first."""
        return dict(Counter(finding.code for finding in self.findings).most_common())

    def sum_up(self, limit: int) -> str:
        """How many faults, with file, line and code of the first ``limit``; never a value, since it is logged."""
        faults = self.at(Level.FAULT)
        shown = [f"{fault.file}:{fault.line or '-'} {fault.code}" for fault in faults[:limit]]
        more = f" and {len(faults) - limit} more" if len(faults) > limit else ""
        return f"{len(faults)} fault(s): {'; '.join(shown)}{more}"


class DataError(Exception):
    """A folder that must not be shown. ``report`` says everything that is wrong with it."""

    def __init__(self, report: Report) -> None:
        super().__init__(report.sum_up(1))
        self.report = report
