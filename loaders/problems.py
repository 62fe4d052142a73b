"""What a finding is: a code, a level, where, which value, why, and the remedy.

The kinds themselves stand in ``loaders.catalogue``; tests and the documentation compare codes, never prose.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

VALUE_LIMIT = 80
DETAIL_LIMIT = 600


class Level(StrEnum):
    """How much a finding weighs (data model, "Faults, warnings, notes")."""

    FAULT = "fault"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Kind:
    """A thing that can be wrong. ``reason`` and ``remedy`` are templates filled by ``found``."""

    code: str
    level: Level
    title: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in one place. ``line`` counts from 1 (the header); None where the whole file is meant."""

    kind: Kind
    file: str
    line: int | None
    column: str | None
    value: str
    reason: str
    remedy: str

    @property
    def code(self) -> str:
        """The code of the kind."""
        return self.kind.code

    @property
    def level(self) -> Level:
        """The level of the kind."""
        return self.kind.level

    def __str__(self) -> str:
        """Where, what, why, remedy, in one line."""
        where = [self.file]
        if self.line is not None:
            where.append(f"line {self.line}")
        if self.column is not None:
            where.append(f'column "{self.column}"')
        value = f'"{self.value}": ' if self.value else ""
        return f"{self.level}: {', '.join(where)}: {value}{self.reason} {self.remedy} [{self.code}]"

    def to_json(self) -> dict[str, str | int | None]:
        """The finding as plain values: level, code, file, line, column, value, reason, remedy."""
        return {
            "level": str(self.level),
            "code": self.code,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "reason": self.reason,
            "remedy": self.remedy,
        }


def shown(text: str, limit: int = VALUE_LIMIT) -> str:
    """The text as a terminal may show it: cut to ``limit`` characters, invisible ones written as U+XXXX."""
    cut = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return "".join(
        f"<U+{ord(character):04X}>" if unicodedata.category(character)[0] == "C" else character for character in cut
    )


def found(
    kind: Kind,
    file: str,
    line: int | None = None,
    column: str | None = None,
    value: str = "",
    **details: object,
) -> Finding:
    """Make a finding: the kind's templates filled with ``value`` and ``details``.

    Both are cut, values to 80 characters and details to 600, with invisible characters spelled out.
    """
    words = {name: shown(str(detail), DETAIL_LIMIT) for name, detail in details.items()} | {"value": shown(value)}
    # A header may hold anything, too.
    column = None if column is None else shown(column)
    return Finding(kind, file, line, column, shown(value), kind.reason.format(**words), kind.remedy.format(**words))
