"""Raw CSV rows and EDTF days, read with the standard library only."""

import calendar
import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SIDE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?")

DEFAULT_KINDS = frozenset({"group", "mass"})
DEFAULT_POPULATIONS = frozenset({"escapees", "prisoners_of_war_and_kin"})


@dataclass(frozen=True)
class When:
    """First and last day (None where open) and precision: day, month, year, interval or open."""

    text: str
    first: date | None
    last: date | None
    precision: str

    @property
    def counting_day(self) -> date:
        """The first day; where the start is open, the known end."""
        day = self.first or self.last
        assert day is not None, self.text
        return day

    @property
    def days(self) -> int | None:
        """Length in days, both ends included; None for an open interval."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1


@dataclass(frozen=True)
class Event:
    """One row of `events`, numbers as int or None (empty)."""

    event_id: str
    number: int
    event_type: str
    when: When
    low: int | None
    best: int | None
    high: int | None
    place_id: str
    to_place_id: str = ""


@dataclass(frozen=True)
class Case:
    """One row of `cases` with its events in the order of their numbers."""

    case_id: str
    title: str
    kind: str
    population: str
    country: str
    crackdown_id: str
    low: int | None
    best: int | None
    high: int | None
    last_reported: When | None
    events: tuple[Event, ...]
    verification: str = "reported"
    summary: str = ""
    known_to_include: frozenset[str] = frozenset()

    @property
    def in_default_selection(self) -> bool:
        """Kinds group and mass, escapees and prisoners of war with kin, every country, every grade."""
        return self.kind in DEFAULT_KINDS and self.population in DEFAULT_POPULATIONS


def read_side(text: str) -> tuple[date, date, str]:
    """One side of an EDTF text: first day, last day, precision. ValueError if it is none."""
    match = SIDE.fullmatch(text)
    if not match:
        raise ValueError(f"not an EDTF date: {text!r}")
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day, "day"
    if match["month"]:
        month = int(match["month"])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"
    return date(year, 1, 1), date(year, 12, 31), "year"


def read_when(text: str) -> When:
    """An EDTF date or interval; marks (`~ ? %`) never move a day."""
    start, slash, end = text.partition("/")
    if not slash:
        first, last, precision = read_side(start)
        return When(text, first, last, precision)
    known_first = None if start == ".." else read_side(start)[0]
    known_last = None if end == ".." else read_side(end)[1]
    if known_first is None and known_last is None:
        raise ValueError(f"both sides open: {text!r}")
    precision = "open" if known_first is None or known_last is None else "interval"
    return When(text, known_first, known_last, precision)


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    """All rows of `name`.csv as text."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_number(text: str) -> int | None:
    """A count, or None for an empty cell."""
    return int(text) if text else None


def read_cases(folder: Path) -> list[Case]:
    """All cases, sorted by `case_id`, with their events."""
    events: dict[str, list[Event]] = defaultdict(list)
    for row in read_table(folder, "events"):
        event = Event(
            row["event_id"], int(row["event_id"].rpartition("/")[2]), row["event_type"],
            read_when(row["date"]), read_number(row["people_low"]), read_number(row["people_best"]),
            read_number(row["people_high"]), row["place_id"], row["to_place_id"],
        )  # fmt: skip
        events[row["case_id"]].append(event)
    cases = [
        Case(
            row["case_id"], row["title"], row["kind"], row["population"], row["country"], row["crackdown_id"],
            read_number(row["people_low"]), read_number(row["people_best"]), read_number(row["people_high"]),
            read_when(row["last_reported"]) if row["last_reported"] else None,
            tuple(sorted(events[row["case_id"]], key=lambda event: event.number)), row["verification"], row["summary"],
            frozenset(who for who in ("women", "men", "minors") if int(row[who] or 0) >= 1),
        )
        for row in read_table(folder, "cases")
    ]  # fmt: skip
    return sorted(cases, key=lambda case: case.case_id)


def choose(cases: Iterable[Case], country: str | None = None, crackdown_id: str | None = None) -> list[Case]:
    """The default selection, if wanted of one authority (`cases.country`) or one crackdown."""
    return [
        case
        for case in cases
        if case.in_default_selection and country in (None, case.country) and crackdown_id in (None, case.crackdown_id)
    ]
