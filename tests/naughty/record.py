"""The Big List of Naughty Strings as data: a copy of the record in which they stand wherever text stands."""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path

from loaders.cells import check_cell
from loaders.checks.translations import hash_text
from loaders.dataset import Dataset, load
from loaders.safety import Manner, examine

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
LONGEST_CELL = 1_500
GROUP = 4

# What takes one string alone, and what takes several in one text.
NAMES = {
    "cases": ("title",),
    "crackdowns": ("name",),
    "milestones": ("title",),
    "sources": ("publisher", "title"),
    "claims": ("claimant",),
    "places": ("name_en", "name_ko", "name_zh"),
    "responses": ("actor",),
    "campaigns": ("name", "organiser", "addressee"),
}
TEXTS = {
    "cases": ("summary",),
    "crackdowns": ("summary", "driver"),
    "milestones": ("summary",),
    "events": ("note",),
    "claims": ("note",),
    "responses": ("summary",),
    "campaigns": ("demand", "reach"),
    "series": ("note",),
}
TRANSLATIONS = ("ko", "zh_Hans")


@dataclass(frozen=True)
class Sheet:
    """One CSV file: its columns, and its rows as texts by column."""

    path: Path
    columns: Sequence[str]
    rows: list[dict[str, str]]

    @classmethod
    def read(cls, path: Path) -> Sheet:
        """The file at ``path``, by nothing of ours."""
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            rows = list(reader)
            return cls(path, reader.fieldnames or (), rows)

    def write(self) -> None:
        """Put the rows back into the file."""
        with self.path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, self.columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows)

    def fill(self, columns: Iterable[str], texts: Iterator[str]) -> None:
        """Put the next texts into each row of the columns, empty cells too."""
        for column in columns:
            for row in self.rows:
                row[column] = next(texts)


@cache
def read_strings() -> tuple[str, ...]:
    """The list, each string once, in its order; the empty one is the first."""
    strings = json.loads(Path(__file__).with_name("blns.json").read_text("utf-8"))
    return tuple(dict.fromkeys(strings))


def is_fit(text: str) -> bool:
    """Whether a cell of any table may hold the text: neither odd characters nor what could do harm."""
    return not any(check_cell(text, number=False)) and not examine(text, Manner.NAMES)


@cache
def choose_kept() -> tuple[str, ...]:
    """The strings that the record may hold; the empty one is no text."""
    return tuple(text for text in read_strings() if text and is_fit(text))


@cache
def choose_refused() -> tuple[str, ...]:
    """The strings that the record may not hold; the empty one is no text."""
    return tuple(text for text in read_strings() if text and not is_fit(text))


TRIAL = (("sources", "title", read_strings()), ("events", "note", tuple(filter(None, read_strings()))))


def join_groups(strings: Sequence[str], *, fit: bool) -> list[str]:
    """Texts of up to ``GROUP`` strings each, which together hold every string; with ``fit`` all are fit for a cell."""
    groups: list[list[str]] = [[]]
    for text in strings:
        joined = " · ".join([*groups[-1], text])
        if len(groups[-1]) >= GROUP or len(joined) > LONGEST_CELL or (fit and not is_fit(joined)):
            groups.append([])
        groups[-1].append(text)
    return [" · ".join(group) for group in groups if group]


def write_trial(folder: Path) -> None:
    """A copy of the record with all strings, one a row, as titles of sources, and those with a text as notes of events.

    In the notes personal names are looked for too.
    """
    shutil.copytree(DATA, folder)
    for table, column, strings in TRIAL:
        sheet = Sheet.read(folder / f"{table}.csv")
        for number, text in enumerate(strings):
            sheet.rows[number][column] = text
        sheet.write()


def write_record(folder: Path, strings: Sequence[str], *, fit: bool) -> None:
    """A copy of the record in which ``strings`` stand as every name, title, note and text, translations included.

    1. Columns of ``NAMES`` hold one string a cell, those of ``TEXTS`` several (``join_groups``); no cell is empty.
    2. The first titles of cases are the strings in their order.
    3. Translations are of the new English texts, so that they are shown.
    """
    shutil.copytree(DATA, folder)
    names, texts = cycle(strings), cycle(join_groups(strings, fit=fit))
    english: dict[tuple[str, str, str], str] = {}
    for table in dict.fromkeys([*NAMES, *TEXTS]):
        sheet = Sheet.read(folder / f"{table}.csv")
        sheet.fill(NAMES.get(table, ()), names)
        sheet.fill(TEXTS.get(table, ()), texts)
        sheet.write()
        key = sheet.columns[0]
        english |= {(table, row[key], column): row[column] for row in sheet.rows for column in sheet.columns}
    # A text that had no translation, such as a reach that was not known, has none now either.
    for language in TRANSLATIONS:
        sheet = Sheet.read(folder / "translations" / f"{language}.csv")
        for row in sheet.rows:
            row["text"] = next(names if row["field"] in NAMES[row["table"]] else texts)
            row["source_hash"] = hash_text(english[row["table"], row["id"], row["field"]])
        sheet.write()


@cache
def load_kept() -> Dataset:
    """The record with the strings that it may hold, checked and loaded, once a run of the tests."""
    with tempfile.TemporaryDirectory() as folder:
        write_record(Path(folder) / "data", choose_kept(), fit=True)
        return load(Path(folder) / "data")
