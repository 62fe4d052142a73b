"""Where the people of each counted row were: the rows that add up to a figure, taken apart by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.counting import EVENT_TYPES, Measure, count_selected
from analysis.frames import list_plain
from analysis.lens import Claims, Seen, read_claims, view_row
from analysis.selection import Selection
from loaders.dataset import Dataset
from rules.figures import Figures

FIGURES = ["low", "best", "high"]
DAYS = ["date", "date_first", "date_last", "date_precision", "counting_day"]
_COLUMNS = ["case_id", "event_id", "place_id", "part", *FIGURES, "high_open", *DAYS]


def place_rows(dataset: Dataset, measure: Measure, selection: Selection) -> pd.DataFrame:
    """The rows of ``count_rows``, taken apart by place: for low, best and high they add up to the very same sums.

    1. A row that is one event's own figure stands at the place of that event.
    2. A row that stands for several events (rule 3 or 4, or a group of unknown size with several events) all at one
       place stands there.
    3. Of one whose events lie at several places, each event shows its own figures at its own place (under a lens, what
       that sort of claimants says of the event). What the row counts beyond them is "place not known". Where they come
       to more than the row in its low, best or high, people may be named at more than one place, whom the total counts
       once: the difference, with figures below 0, is ``overlap``.
    4. An event without a best, in a row that is counted, is a group of unknown size whose people are already in the
       figures ("place not known"): it is shown at its place and adds to no sum, nor to the groups left out.
    5. A row of unknown size whose events lie at several places is one group of unknown size, its place not known; each
       of its events is shown at its place as in 4.
    6. A row keeps the day of the event it stands at, and all its parts with it: a period chooses rows.

    Columns: ``case_id``; ``event_id``, ``place_id`` (NA: not known); ``part``: ``whole`` (a row), ``share`` (of one),
    ``shown`` (4 and 5: no figures, adds nothing), ``beyond`` (what a row has beyond its shares: place not known) or
    ``overlap`` (what the shares have beyond the row); ``low``, ``best``, ``high`` (Int64, people; best NA: of
    unknown size); ``high_open`` (bool); and of the row's date ``date``, ``date_first``, ``date_last``,
    ``date_precision``, ``counting_day``.

    Example: 9 October 2023, –/500/620: 300 at Tumen, 180 at Dandong, groups of unknown size at three more crossings,
    and 20 (at most 140) whose place is not known. Source: data model, counting rules 3 to 5 ("By place") and 8.
    """
    rows = count_selected(dataset, measure, selection).rows
    events = selection.events
    inside = events[(events["event_type"] == EVENT_TYPES[measure]).astype(bool) & events["in_place"]]
    by_case: dict[str, list[_Event]] = {}
    columns = ["case_id", "event_id", "place_id", "people_low", "people_best", "people_high"]
    for case_id, event_id, place_id, low, best, high in list_plain(inside, columns):
        by_case.setdefault(case_id, []).append(_Event(event_id, place_id, Figures(low, best, high)))
    lens = selection.case_filter.lens
    claims = None if lens is None else read_claims(dataset, lens)
    names = ["case_id", "event_id", "place_id", *FIGURES, "high_open", "rule"]
    parts: list[tuple[object, ...]] = []
    origins: list[int] = []
    for origin, (case_id, event_id, place_id, low, best, high, is_open, rule) in enumerate(list_plain(rows, names)):
        row = _Part(event_id, place_id, "whole", Figures(low, best, high), is_open)
        for part in _take_apart(row, rule, by_case[case_id], claims, case_id):
            figures = (part.figures.low, part.figures.best, part.figures.high)
            parts.append((case_id, part.event_id, part.place_id, part.part, *figures, part.high_open))
            origins.append(origin)
    made = pd.DataFrame(parts, columns=_COLUMNS[:8]).astype(
        dict.fromkeys(("case_id", "event_id", "place_id", "part"), "string")
        | dict.fromkeys(FIGURES, "Int64")
        | {"high_open": "bool"}
    )
    days = rows[DAYS].iloc[origins].reset_index(drop=True)
    return pd.concat([made, days], axis=1)


@dataclass(frozen=True, slots=True)
class _Event:
    event_id: str
    place_id: str | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class _Part:
    event_id: str | None
    place_id: str | None
    part: str
    figures: Figures
    high_open: bool


def _take_apart(
    row: _Part, rule: int, events: Sequence[_Event], claims: Claims | None, case_id: str
) -> Iterator[_Part]:
    unsized = row.figures.best is None
    several = rule != 1 or (unsized and all(event.figures.best is None for event in events))
    if not several or len({event.place_id for event in events}) == 1:
        yield row
        return
    shown = Figures(None, None, None)
    if unsized:
        yield _Part(None, None, "whole", row.figures, row.high_open)
        yield from (_Part(event.event_id, event.place_id, "shown", shown, False) for event in events)
        return
    shares = []
    for event in events:
        seen = _see(event, claims, case_id)
        if seen is None or seen.best is None:
            yield _Part(event.event_id, event.place_id, "shown", shown, False)
            continue
        shares.append(Figures(seen.low, seen.best, seen.high))
        yield _Part(event.event_id, event.place_id, "share", shares[-1], seen.high_open)
    yield from _settle(row, shares)


def _see(event: _Event, claims: Claims | None, case_id: str) -> Seen | None:
    own = event.figures
    if claims is None:
        return Seen(own.low, own.best, own.high, own.high is None)
    return view_row(claims, case_id, own, [(event.event_id, own)], whole=False, alone=False)


def _settle(row: _Part, shares: Sequence[Figures]) -> Iterator[_Part]:
    """What is needed, above and below 0, for the shares to add up to the row, as ``sum_rows`` adds."""
    low = (row.figures.low or 0) - sum(share.low or 0 for share in shares)
    best = (row.figures.best or 0) - sum(share.best or 0 for share in shares)
    high = (row.figures.ceiling or 0) - sum(share.ceiling or 0 for share in shares)
    if low or best or high:
        part = "overlap" if min(low, best, high) < 0 else "beyond"
        # Of the returns of 9 October 2023 nobody gives a low: there is none for the rest either.
        floor = None if row.figures.low is None and low == 0 else low
        yield _Part(None, None, part, Figures(floor, best, high), row.high_open and part == "beyond")
