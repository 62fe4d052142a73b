"""From arrest to return: how many days, where both are known well enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args

import pandas as pd

from analysis.frames import list_plain
from analysis.ledgers import KeptCase
from rules.ledger import State

LONGEST_SPAN: Final = 31
"""Days within which the date of an arrest or return must lie: a month at most."""

Reason = Literal["no_arrest", "arrest_undated", "return_undated"]
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)


@dataclass(frozen=True, slots=True, eq=False)
class Delays:
    """The returns whose time since the arrest is known, and how many cases are left out and why.

    ``rows`` as ``measure_delays`` says; ``left_out`` counts cases with a return none of whose returns is among the
    rows, by the first reason that holds for its first return; ``returned`` is the number of cases with a return.
    """

    rows: pd.DataFrame
    left_out: dict[Reason, int]
    returned: int


def measure_delays(kept: Iterable[KeptCase], events: pd.DataFrame) -> Delays:
    """The days from arrest to return, for each return of people who had been arrested.

    1. A return counts where the ledger takes people for it out of custody, or from a mission or release, and the case
       has an arrest with a smaller number. Whoever was returned from *unseen* has no arrest on record.
    2. Both must be *well dated*: first and last day known, and not more than 31 days from the one to the other, both
       included. A day, a month and an interval of a few weeks are; a year is not.
    3. The days are a range: at least from the last day of the last arrest to the first day of the return, at most from
       the first day of the first arrest to the last day of the return; never below 0. Where a case has several arrests
       before a return, nobody says who was returned: the range holds all of them, and each must be well dated.
    4. ``people`` are those whom the return took from the states of 1; NA where their number is not known.

    ``events`` hold all events of the cases. Columns: ``case_id``, ``event_id``, ``crackdown_id``, ``days_low``,
    ``days_high``, ``people`` (Int64). By days, then by id. Example: the Shenyang ten, arrested on 4 November 2017 and
    returned on the 17th: 13 days. The nine of 2012-02-shenyang-nine, arrested on 8 February and returned between
    18 February and 8 March: 10 to 29 days. Source: the dates of ``events``; data model, "Uncertainty" and "The fate
    ledger".
    """
    columns = ["event_id", "crackdown_id", "date_first", "date_last"]
    dated = {event_id: _Dated(*cells) for event_id, *cells in list_plain(events, columns)}
    records: list[dict[str, object]] = []
    left_out: dict[Reason, int] = dict.fromkeys(REASONS, 0)
    returned = 0
    for case in kept:
        returns = [event.number for event in case.events if event.event_type == "repatriation"]
        if not returns:
            continue
        returned += 1
        found = [_measure(case, number, dated) for number in returns]
        measured = [days for days in found if isinstance(days, dict)]
        records += measured
        if not measured:
            reason = next(days for days in found if not isinstance(days, dict))
            left_out[reason] += 1
    numbers = dict.fromkeys(("days_low", "days_high", "people"), "Int64")
    texts = dict.fromkeys(("case_id", "event_id", "crackdown_id"), "string")
    rows = pd.DataFrame(records, columns=[*texts, *numbers]).astype(texts | numbers)
    rows = rows.sort_values(["days_low", "days_high", "event_id"], kind="stable", ignore_index=True)
    return Delays(rows, left_out, returned)


class _Dated(NamedTuple):
    crackdown_id: str | None
    first: pd.Timestamp | None
    last: pd.Timestamp | None


def _measure(case: KeptCase, number: int, dated: Mapping[str, _Dated]) -> dict[str, object] | Reason:
    steps = [step for step in case.followed.steps if step.number == number and step.source is not State.UNSEEN]
    arrests = [event.number for event in case.events if event.event_type == "arrest" and event.number < number]
    if not steps or not arrests:
        return "no_arrest"
    event_id = f"{case.case_id}/{number}"
    before = [_read_span(dated[f"{case.case_id}/{arrest}"]) for arrest in arrests]
    back = _read_span(dated[event_id])
    known = [span for span in before if span is not None]
    if len(known) < len(before):
        return "arrest_undated"
    if back is None:
        return "return_undated"
    sized = case.ledger.people is not None
    return {
        "case_id": case.case_id,
        "event_id": event_id,
        "crackdown_id": dated[event_id].crackdown_id,
        "days_low": max((back[0] - max(last for _, last in known)).days, 0),
        "days_high": max((back[1] - min(first for first, _ in known)).days, 0),
        "people": sum(step.people for step in steps) if sized else None,
    }


def _read_span(event: _Dated) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """First and last day, where they are known and lie within a month."""
    first, last = event.first, event.last
    if first is None or last is None or (last - first).days + 1 > LONGEST_SPAN:
        return None
    return first, last
