"""Claims: what they speak of, and whether they explain themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from loaders.catalogue import CATALOGUE
from loaders.problems import Finding, found
from loaders.rows import Record
from rules.figures import Figures


def check_claims(
    records: Mapping[str, Sequence[Record]], whole: Collection[str], broken: Collection[tuple[str, int | None]] = ()
) -> Iterator[Finding]:
    """Check each claim.

    1. ``claim_id`` is the id of the case (or crackdown), /c and a number.
    2. Scope ``event`` needs an event, of the same case; ``case`` and ``crackdown`` have none.
    3. ``case_id`` names a case, or with scope ``crackdown`` a crackdown.
    4. A claim without figure and note is noted: it only says that something happened.
    5. A claim wholly outside the range of its event (or case) says in its note what it counts.

    Nothing is said about what points into tables that are not in ``whole``. ``broken`` are (file, line) of rows with
    a fault: no claim is held against their range.
    """
    targets = {
        scope: (f"{table}.csv", {row[key] for row in records[table]} if table in whole else None)
        for scope, table, key in (
            ("event", "cases", "case_id"),
            ("case", "cases", "case_id"),
            ("crackdown", "crackdowns", "crackdown_id"),
        )
    }
    wholes = {
        row[key]: (name, row.figures())
        for table, key, name in (("cases", "case_id", "case"), ("events", "event_id", "event"))
        for row in records[table]
        if (row.file, row.line) not in broken
    }
    for claim in records["claims"]:
        if not re.fullmatch(re.escape(claim["case_id"]) + r"/c[1-9][0-9]*", claim["claim_id"]):
            kind = CATALOGUE["claim-number"]
            yield found(kind, claim.file, claim.line, "claim_id", claim["claim_id"], case_id=claim["case_id"])
        yield from _check_scope(claim)
        target, ids = targets.get(claim["scope"], ("", None))
        if ids is not None and claim["case_id"] and claim["case_id"] not in ids:
            yield found(CATALOGUE["key-dangling"], claim.file, claim.line, "case_id", claim["case_id"], target=target)
        if not (claim["people_low"] or claim["people_high"] or claim["note"]):
            yield found(CATALOGUE["claim-bare"], claim.file, claim.line)
        subject = claim["event_id"] if claim["scope"] == "event" else claim["case_id"]
        if subject in wholes and not claim["note"]:
            yield from _check_range(claim, *wholes[subject])


def _check_scope(claim: Record) -> Iterator[Finding]:
    why = ""
    if claim["scope"] == "event" and not claim["event_id"]:
        why = "The scope is event and no event is named"
    elif claim["scope"] in {"case", "crackdown"} and claim["event_id"]:
        why = f"The scope is {claim['scope']} and an event is named"
    elif claim["event_id"] and claim["event_id"].rpartition("/")[0] != claim["case_id"]:
        why = "The event belongs to another case"
    if why:
        yield found(CATALOGUE["claim-scope"], claim.file, claim.line, "event_id", claim["event_id"], why=why)


def _check_range(claim: Record, name: str, whole: Figures) -> Iterator[Finding]:
    low, high = claim.number("people_low"), claim.number("people_high")
    floor = whole.best if whole.low is None else whole.low
    below = high is not None and floor is not None and high < floor
    above = low is not None and whole.ceiling is not None and low > whole.ceiling
    if below or above:
        column = "people_high" if below else "people_low"
        claimed, range_ = (
            "–".join("?" if figure is None else str(figure) for figure in pair)
            for pair in ((low, high), (floor, whole.ceiling))
        )
        kind = CATALOGUE["claim-outside-unexplained"]
        yield found(kind, claim.file, claim.line, column, claim[column], claim=claimed, whole=name, range=range_)
