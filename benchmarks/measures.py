"""Medians, ratios and what is said of them. Needs neither server nor data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Repetitions:
    """How often something is measured: ``warm`` times for nothing, then ``kept`` times."""

    kept: int
    warm: int

    @property
    def all(self) -> int:
        """Warm-ups included."""
        return self.kept + self.warm

    def __str__(self) -> str:
        return f"{self.kept} after {self.warm}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a median in ``unit``, and, where ``base`` is given, its ratio to that line's median."""

    what: str
    unit: str
    samples: Sequence[float]
    repetitions: Repetitions
    base: Line | None = None
    goal: float | None = None

    @property
    def median(self) -> float:
        """Of the samples after the warm-ups. Raises ValueError where not all were taken."""
        if len(self.samples) != self.repetitions.all:
            raise ValueError(f"{self.what}: {len(self.samples)} samples and not {self.repetitions.all}")
        return median(self.samples[self.repetitions.warm :])

    @property
    def ratio(self) -> float | None:
        """How many times the base's median."""
        return None if self.base is None else self.median / self.base.median

    @property
    def verdict(self) -> str:
        """``met``, ``not met``, or nothing where there is no goal."""
        if self.goal is None or self.ratio is None:
            return ""
        return "met" if self.ratio <= self.goal else "not met"


def alternate(repetitions: Mapping[str, Repetitions]) -> list[str]:
    """An order in which each name occurs as often as asked, all spread evenly over the whole run.

    What else the machine does in a minute then weighs on all of them alike. Equals take turns in the order given.
    """
    turns = [
        ((turn + 0.5) / some.all, place, name)
        for place, (name, some) in enumerate(repetitions.items())
        for turn in range(some.all)
    ]
    return [name for _, _, name in sorted(turns)]


def write_table(lines: Sequence[Line]) -> str:
    """The lines as a table of plain text, with a heading line."""
    cells = [("what", "runs", "median", "ratio", "goal", "")]
    for line in lines:
        ratio = "" if line.ratio is None or line.base is None else f"{line.ratio:.2f} × {line.base.what}"
        goal = "" if line.goal is None else f"≤ {line.goal:g}"
        cells.append((line.what, str(line.repetitions), _say(line.median, line.unit), ratio, goal, line.verdict))
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )


def _say(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 1000 or unit == "B" else f"{value:.3g} {unit}"
