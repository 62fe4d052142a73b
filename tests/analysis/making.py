"""Small builders of counted rows and of datasets, so that each test shows only what differs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import cast

import pandas as pd

from analysis.claims import count_by_crackdown
from analysis.counting import count_rows
from analysis.filters import CaseFilter
from analysis.totals import Total, sum_rows
from loaders.dataset import DATA_FOLDER, Dataset, load
from loaders.dates import read_date
from tests.rules.making import read_figures


@cache
def load_record() -> Dataset:
    """The real record, loaded once. As a fixture it would be printed whole by each failing property."""
    return load(DATA_FOLDER)


class MadeDataset(SimpleNamespace):
    """The tables of a dataset, one and the same by identity, as a dataset is."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__  # type: ignore[assignment]


@dataclass(frozen=True)
class MadeEvent:
    """An event of a made-up case: its type, its figures as ``read_figures`` reads them, its date as EDTF."""

    event_type: str
    figures: str
    date: str = "2017-11-04"
    place_country: str = "CN"
    place_type: str = "city"
    place_id: str = "somewhere"


@dataclass(frozen=True)
class MadeClaim:
    """A claim on an event of a case by its number, or on the whole case; no figure is written "–"."""

    claimant_type: str
    low: str
    high: str
    event: int | None = None
    case_id: str = "case"


@dataclass(frozen=True)
class MadeCase:
    """A made-up case: its figures, its events in order, and what a filter may ask for."""

    case_id: str
    figures: str
    events: tuple[MadeEvent, ...]
    kind: str = "group"
    population: str = "escapees"
    country: str = "CN"
    crackdown_id: str | None = None
    last_reported: str | None = "2017-12-01"


def split_date(text: str | None, name: str) -> dict[str, object]:
    """A date's text and parts as the loaders put them into a frame."""
    day = None if text is None else read_date(text)
    return {
        name: text,
        f"{name}_first": None if day is None else day.first,
        f"{name}_last": None if day is None else day.last,
        f"{name}_precision": None if day is None else day.precision,
    }


def type_frame(rows: list[dict[str, object]], columns: dict[str, str]) -> pd.DataFrame:
    """A frame of the given columns and types, also when it is empty."""
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


_DATE_TYPES = {
    "date": "string",
    "date_first": "datetime64[ms]",
    "date_last": "datetime64[ms]",
    "date_precision": "string",
    "counting_day": "datetime64[ms]",
}


def make_rows(*rows: tuple[str, str] | tuple[str, str, str]) -> pd.DataFrame:
    """Counted rows from (date, figures) or (date, figures, case); a case each unless told otherwise."""
    made = []
    for number, (date, figures, *case) in enumerate(rows):
        sizes = read_figures(figures)
        made.append(
            split_date(date, "date")
            | {"counting_day": read_date(date).counting_day, "case_id": case[0] if case else f"case-{number}"}
            | {"low": sizes.low, "best": sizes.best, "high": sizes.high, "case_country": "CN"}
        )
    numbers = dict.fromkeys(("low", "best", "high"), "Int64")
    return type_frame(made, _DATE_TYPES | {"case_id": "string", "case_country": "string"} | numbers)


def make_dataset(*cases: MadeCase, claims: tuple[MadeClaim, ...] = ()) -> Dataset:
    """What ``analysis`` reads of a dataset, holding only these cases, their events with their places, and claims."""
    numbers = dict.fromkeys(("people_low", "people_best", "people_high"), "Int64")
    texts = ("case_id", "kind", "population", "country", "crackdown_id", "last_reported", "last_reported_precision")
    days = dict.fromkeys(("last_reported_first", "last_reported_last"), "datetime64[ms]")
    case_rows, event_rows = [], []
    for case in cases:
        case_rows.append(
            {name: getattr(case, name) for name in ("case_id", "kind", "population", "country", "crackdown_id")}
            | split_figures(case.figures)
            | split_date(case.last_reported, "last_reported")
        )
        for number, event in enumerate(case.events, start=1):
            event_rows.append(
                {"case_id": case.case_id, "event_id": f"{case.case_id}/{number}", "number": number}
                | {"crackdown_id": case.crackdown_id, "case_country": case.country, "event_type": event.event_type}
                | split_figures(event.figures)
                | split_date(event.date, "date")
                | {"counting_day": read_date(event.date).counting_day, "by_then": read_date(event.date).by_then}
                | {"place_id": event.place_id, "place_country": event.place_country, "place_type": event.place_type}
            )
    event_texts = (
        "case_id", "event_id", "crackdown_id", "case_country", "event_type", "place_id", "place_country", "place_type",
        "place_admin1",
    )  # fmt: skip
    place_texts = dict.fromkeys(("place_id", "place_type", "part_of", "country", "admin1"), "string")
    place_rows: list[dict[str, object]] = [
        {"place_id": place_id, "place_type": "city"}
        for place_id in dict.fromkeys(row["place_id"] for row in event_rows)
    ]
    return cast(
        Dataset,
        MadeDataset(
            places=type_frame(place_rows, place_texts),
            claims=make_claims(claims),
            cases=type_frame(case_rows, dict.fromkeys(texts, "string") | numbers | days),
            events=type_frame(
                event_rows,
                dict.fromkeys(event_texts, "string")
                | numbers
                | {"number": "Int64", "by_then": "boolean"}
                | _DATE_TYPES,
            ),
        ),
    )


def make_claims(claims: tuple[MadeClaim, ...]) -> pd.DataFrame:
    """Claims as the table has them, as far as they are counted by."""
    rows: list[dict[str, object]] = [
        {
            "claimant_type": claim.claimant_type,
            "case_id": claim.case_id,
            "event_id": None if claim.event is None else f"{claim.case_id}/{claim.event}",
            "scope": "case" if claim.event is None else "event",
            "people_low": None if claim.low == "–" else int(claim.low),
            "people_high": None if claim.high == "–" else int(claim.high),
        }
        for claim in claims
    ]
    texts = dict.fromkeys(("claimant_type", "case_id", "event_id", "scope"), "string")
    return type_frame(rows, texts | dict.fromkeys(("people_low", "people_high"), "Int64"))


def split_figures(text: str) -> dict[str, object]:
    """Figures as the three columns of ``cases`` and ``events``."""
    figures = read_figures(text)
    return {"people_low": figures.low, "people_best": figures.best, "people_high": figures.high}


def write_total(total: Total) -> str:
    """``"1/2/3"``, ``+`` where the high is open, and how many groups of unknown size are left out."""
    unknown = f" and {total.unknown} of unknown size" if total.unknown else ""
    return f"{total.low}/{total.best}/{total.high}{'+' if total.is_open else ''}{unknown}"


def count_documented(dataset: Dataset, crackdown_id: str, case_filter: CaseFilter) -> Total:
    """People arrested in the cases of one crackdown, as ``count_by_crackdown`` has them; nothing for one without."""
    totals = count_by_crackdown(count_rows(dataset, "arrested", case_filter))
    return totals.get(crackdown_id, sum_rows(count_rows(dataset, "arrested", CaseFilter(crackdown=("none",)))))
