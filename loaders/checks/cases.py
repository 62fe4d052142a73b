"""Cases and their events: figures in order, events in order, and a ledger that adds up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from loaders.catalogue import CATALOGUE
from loaders.dates import EdtfDate
from loaders.problems import Finding, found
from loaders.rows import Record
from rules.counting import NumberedFigures, count_case
from rules.figures import Figures
from rules.ledger import LedgerEvent, keep_ledger

COUNTED_TYPES = ("arrest", "repatriation")
_FIGURES = {
    "cases": ("people_low", "people_best", "people_high"),
    "events": ("people_low", "people_best", "people_high"),
    "claims": ("people_low", "people_high"),
    "series": ("value_low", "value_best", "value_high"),
}


def check_cases(
    records: Mapping[str, Sequence[Record]],
    broken: Collection[tuple[str, int | None]],
    whole: Collection[str],
) -> Iterator[Finding]:
    """Check figures, and each case with its events.

    1. low ≤ best ≤ high, as far as they are known, in cases, events, claims and series.
    2. An event's id is its case's id, a slash and a number; the numbers never contradict the dates.
    3. An event's best and high are never above its case's.
    4. Women, men and minors together are not above the case's high (or best).
    5. The fate ledger adds up; rules 3 and 4 and entries not recorded are noted.
    6. There are cases and events. A case has events; ``last_reported`` does not end before its last event begins.

    ``broken`` are (file, line) of rows with a fault: their cases are left out of 2, 3 and 5. ``whole`` names the
    tables that could be read: without them nothing is said about what points into them.
    """
    for table, columns in _FIGURES.items():
        for row in records[table]:
            yield from _check_order(row, columns)
    for table in {"cases", "events"} & set(whole):
        if not records[table]:
            yield found(CATALOGUE["nothing-recorded"], f"{table}.csv")
    if not {"cases", "events", "places"} <= set(whole) or not records["events"]:
        return
    events: dict[str, list[Record]] = defaultdict(list)
    for event in records["events"]:
        events[event["case_id"]].append(event)
        if not re.fullmatch(re.escape(event["case_id"]) + r"/[1-9][0-9]{0,5}", event["event_id"]):
            kind = CATALOGUE["event-number"]
            yield found(kind, event.file, event.line, "event_id", event["event_id"], case_id=event["case_id"])
    places = {place["place_id"]: place for place in records["places"]}
    for case in records["cases"]:
        yield from _check_parts(case)
        own = events[case["case_id"]]
        if not own:
            yield found(CATALOGUE["case-without-events"], case.file, case.line, "case_id", case["case_id"])
        if any((row.file, row.line) in broken for row in (case, *own)) or not _numbered(own):
            continue
        own.sort(key=_number)
        yield from _check_sequence(own)
        above = list(_check_above(case, own))
        yield from above
        yield from _check_mention(case, own)
        if not above:
            yield from _check_ledger(case, own, places)


def _check_order(row: Record, columns: Sequence[str]) -> Iterator[Finding]:
    numbers = [row.amount(column) for column in columns]
    known = [number for number in numbers if number is not None]
    if known != sorted(known):
        shown = ["–" if number is None else str(number) for number in numbers]
        low, high = shown[0], shown[-1]
        best = shown[1] if len(shown) == 3 else "–"
        for column, number in zip(columns, numbers, strict=True):
            if number is not None:
                kind = CATALOGUE["count-order"]
                yield found(kind, row.file, row.line, column, row[column], low=low, best=best, high=high)
                return


def _check_parts(case: Record) -> Iterator[Finding]:
    parts = sum(case.number(column) or 0 for column in ("women", "men", "minors"))
    limit = case.figures().ceiling
    if limit is not None and parts > limit:
        yield found(CATALOGUE["parts-above-whole"], case.file, case.line, "women", str(parts), limit=limit)


def _numbered(events: Sequence[Record]) -> bool:
    return all(re.fullmatch(r".*/[0-9]{1,6}", event["event_id"]) for event in events)


def _number(event: Record) -> int:
    return int(event["event_id"].rpartition("/")[2])


def _check_sequence(events: Sequence[Record]) -> Iterator[Finding]:
    latest: tuple[Record, EdtfDate] | None = None
    for event in events:
        date = event.date("date")
        if date is None:
            continue
        if latest and latest[1].first and date.last and date.last < latest[1].first:
            kind = CATALOGUE["event-before-predecessor"]
            earlier, earlier_date = latest[0]["event_id"], latest[1].text
            yield found(kind, event.file, event.line, "date", date.text, earlier=earlier, date=earlier_date)
        if date.first and (latest is None or latest[1].first is None or date.first > latest[1].first):
            latest = (event, date)


def _check_above(case: Record, events: Sequence[Record]) -> Iterator[Finding]:
    limits = case.figures()
    for event in events:
        figures = event.figures()
        for column, figure, limit in (
            ("people_best", figures.best, limits.best),
            ("people_high", figures.high, limits.high),
        ):
            if figure is not None and limit is not None and figure > limit:
                name = column.removeprefix("people_")
                kind = CATALOGUE["event-above-case"]
                yield found(
                    kind,
                    event.file,
                    event.line,
                    column,
                    event[column],
                    figure=name,
                    limit=f"{name} of {limit}",
                )


def _check_mention(case: Record, events: Sequence[Record]) -> Iterator[Finding]:
    mention = case.date("last_reported")
    if mention is None or mention.last is None:
        return
    # An announced return may lie in the future of the page that announces it.
    dated = [(event, event.date("date")) for event in events if event["event_type"] != "return_deadline"]
    late = [(event, date) for event, date in dated if date and date.first and date.first > mention.last]
    if late:
        event, date = late[-1]
        kind = CATALOGUE["mention-before-event"]
        yield found(kind, case.file, case.line, "last_reported", mention.text, event=event["event_id"], date=date.text)


def _check_ledger(case: Record, events: Sequence[Record], places: Mapping[str, Record]) -> Iterator[Finding]:
    by_number = {_number(event): event for event in events}
    for event_type in COUNTED_TYPES:
        numbered = [NumberedFigures(_number(e), e.figures()) for e in events if e["event_type"] == event_type]
        for row in count_case(case.figures(), numbered):
            if row.rule != 1:
                yield _rule_note(case, row.rule, event_type, numbered, row.figures, by_number[row.number])
    entries = [
        LedgerEvent(
            number=_number(event),
            event_type=event["event_type"],
            figures=event.figures(),
            in_north_korea=event["place_id"] in places and places[event["place_id"]]["country"] == "KP",
            at_mission=event["place_id"] in places and places[event["place_id"]]["place_type"] == "embassy",
        )
        for event in events
    ]
    ledger = keep_ledger(case.figures(), entries)
    for number, people in ledger.entries:
        event = by_number[number]
        kind, details = (
            CATALOGUE["entry-not-recorded"],
            {"event": event["event_id"], "type": event["event_type"]},
        )
        yield found(kind, event.file, event.line, "people_best", event["people_best"], count=people, **details)
    for number, missing in ledger.short:
        event = by_number[number]
        kind, details = CATALOGUE["ledger-short"], {"event": event["event_id"], "type": event["event_type"]}
        yield found(kind, event.file, event.line, "people_best", event["people_best"], missing=missing, **details)


def _rule_note(
    case: Record,
    rule: int,
    event_type: str,
    events: Sequence[NumberedFigures],
    counted: Figures,
    first: Record,
) -> Finding:
    triplet = "/".join("–" if figure is None else str(figure) for figure in (counted.low, counted.best, counted.high))
    # As count_case compares them: an event without a best adds nothing, whatever its high.
    known = [event.figures for event in events if event.figures.best is not None]
    bests, highs = sum(figures.best or 0 for figures in known), sum(figures.ceiling or 0 for figures in known)
    by_bests = bests > (case.figures().high or 0)
    return found(
        CATALOGUE[f"rule-{rule}"],
        case.file,
        case.line,
        "people_best",
        case["people_best"],
        type=event_type,
        figures="bests" if by_bests else "highs (else bests)",
        sum=bests if by_bests else highs,
        limit=case["people_high"],
        counted=triplet,
        event=first["event_id"],
    )
