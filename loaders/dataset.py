"""All tables of one moment: checked, typed, joined and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from loaders.checking import check_snapshot, renew_unknown_files, take_snapshot
from loaders.contract import DATA_FOLDER, Contract
from loaders.dates import EdtfDate, read_date
from loaders.frames import make_frames
from loaders.report import DataError, Report
from loaders.snapshots import SnapshotCache

__all__ = ["DATA_FOLDER", "Dataset", "load"]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Dataset:
    """The record at one moment. Two datasets with the same ``content_hash`` hold the same rows.

    Every frame handed out is a copy of its own (a millisecond; texts are shared, since Arrow never rewrites them):
    nothing that is done to it changes anything here. Columns: ``make_frames``.
    """

    contract: Contract
    content_hash: str
    report: Report
    _frames: Mapping[str, pd.DataFrame]

    def __repr__(self) -> str:
        """Version, hash and number of tables: logs and failing tests need no more."""
        return f"<Dataset {self.version} {self.content_hash[:12]}, {len(self._frames)} tables>"

    def table(self, name: str) -> pd.DataFrame:
        """The frame of that name; KeyError if there is none."""
        return self._frames[name].copy()

    @property
    def version(self) -> str:
        """The data version, by calendar: 2026.11.0."""
        return self.contract.version

    @property
    def row_counts(self) -> Mapping[str, int]:
        """Rows by table."""
        return MappingProxyType({name: len(frame) for name, frame in self._frames.items()})

    @property
    def data_date(self) -> EdtfDate:
        """The record's *now*: the ``last_reported`` that ends latest (counting rule 9), never the server's clock."""
        mentions, ends = (self._frames["cases"][name] for name in ("last_reported", "last_reported_last"))
        if ends.isna().all():
            raise ValueError("no case has a last_reported")
        # Not by sorting: every run of a page asks for it, and 100 times the cases would cost it 10 ms.
        return read_date(str(mentions.iloc[int(ends.argmax())]))

    @property
    def cases(self) -> pd.DataFrame:
        """A row a group of people whose fate can be followed as one unit."""
        return self.table("cases")

    @property
    def events(self) -> pd.DataFrame:
        """A row a dated thing that happened, with its case's and its place's columns."""
        return self.table("events")

    @property
    def claims(self) -> pd.DataFrame:
        """A row a figure or statement by one claimant, with its source's columns."""
        return self.table("claims")

    @property
    def sources(self) -> pd.DataFrame:
        """A row a published page."""
        return self.table("sources")

    @property
    def places(self) -> pd.DataFrame:
        """A row a place of the gazetteer."""
        return self.table("places")

    @property
    def responses(self) -> pd.DataFrame:
        """A row something said or done by a state, UN body, parliament or group."""
        return self.table("responses")

    @property
    def crackdowns(self) -> pd.DataFrame:
        """A row a named wave of arrests."""
        return self.table("crackdowns")

    @property
    def campaigns(self) -> pd.DataFrame:
        """A row a petition, rally, fast or appeal."""
        return self.table("campaigns")

    @property
    def series(self) -> pd.DataFrame:
        """A row a published figure for a year."""
        return self.table("series")

    @property
    def milestones(self) -> pd.DataFrame:
        """A row a law, treaty, policy or finding."""
        return self.table("milestones")

    @property
    def translations(self) -> pd.DataFrame:
        """A row a text in another language, with ``language`` and ``stale``."""
        return self.table("translations")

    @property
    def changes(self) -> pd.DataFrame:
        """A row a change of the record."""
        return self.table("changes")


def load(folder: Path = DATA_FOLDER, cache: SnapshotCache | None = None) -> Dataset:
    """Load a folder: all its tables as of one moment, or nothing.

    With a ``cache``, a snapshot whose hash has been checked before, by the same rules, is taken from it.
    Raises DataError, with all findings, where a fault forbids showing the data.
    """
    snapshot = take_snapshot(folder)
    content_hash = snapshot.files.content_hash
    if cache is not None and snapshot.contract is not None and not snapshot.findings:
        kept = cache.read(content_hash)
        if kept is not None:
            frames, report = kept
            report = renew_unknown_files(report, folder, snapshot.contract)
            return Dataset(snapshot.contract, content_hash, report, MappingProxyType(frames))
    checked = check_snapshot(snapshot, folder)
    if checked.contract is None or not checked.report.sound:
        raise DataError(checked.report)
    frames = make_frames(checked.contract, checked.tables)
    if cache is not None:
        cache.write(content_hash, frames, checked.report)
    return Dataset(checked.contract, content_hash, checked.report, MappingProxyType(frames))
