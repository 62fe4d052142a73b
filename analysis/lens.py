"""The claimant lens: what one sort of claimants says of the rows that count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from analysis.frames import list_plain
from loaders.dataset import Dataset
from rules.figures import Figures

LENSES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "ngo": frozenset({"ngo", "academic"}),
        "state": frozenset({"state", "parliament", "intergovernmental"}),
        "family": frozenset({"missionary", "family"}),
        "media": frozenset({"media"}),
        "unnamed": frozenset({"unnamed_source"}),
    }
)
"""The sorts of claimants by their id, as ``claims.claimant_type`` has them. Source: data model, counting rule 8."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The bounds that a claim states: no high is "at least", no low "up to", neither a statement without a figure."""

    low: int | None
    high: int | None

    @property
    def has_figure(self) -> bool:
        """Whether it says how many."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as one sort of claimants gives it.

    ``high_open``: the high is a floor, somebody says "at least"; it is None where it would only repeat the best.
    """

    low: int | None
    best: int | None
    high: int | None
    high_open: bool


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one sort of claimants, by the event or the case that they speak of."""

    on_event: Mapping[str, Sequence[Stated]] = field(default_factory=dict)
    on_case: Mapping[str, Sequence[Stated]] = field(default_factory=dict)


def read_claims(dataset: Dataset, lens: str) -> Claims:
    """The claims of one sort of claimants; those on crackdowns are left out. Raises KeyError for an unknown lens."""
    rows = dataset.claims
    rows = rows[rows["claimant_type"].isin(LENSES[lens]).astype(bool) & (rows["scope"] != "crackdown").astype(bool)]
    on_event: dict[str, list[Stated]] = {}
    on_case: dict[str, list[Stated]] = {}
    for event_id, case_id, low, high in list_plain(rows, ["event_id", "case_id", "people_low", "people_high"]):
        book, key = (on_case, case_id) if event_id is None else (on_event, event_id)
        book.setdefault(key, []).append(Stated(low, high))
    return Claims(on_event, on_case)


def lies_outside(stated: Stated, figures: Figures) -> bool:
    """Whether a claim lies wholly outside a range, and so counts something else, as its note says.

    Where the range has no low it begins at the best; where it has no high it does not end.
    """
    floor = figures.best if figures.low is None else figures.low
    below = stated.high is not None and floor is not None and stated.high < floor
    above = stated.low is not None and figures.high is not None and stated.low > figures.high
    return below or above


def view_figures(figures: Figures, claims: Iterable[Stated]) -> Seen | None:
    """A row as some claims on it give it, or None where they say nothing.

    1. Claims wholly outside the row's range are left out (``lies_outside``). What of the others lies outside its
       known bounds is cut off.
    2. Low and high are the lowest and highest of the rest. One that says "up to" gives no low; one that says "at
       least" leaves the high open: it is then the highest figure stated, if that is above the best.
    3. Best is the row's own where it lies between them, else the nearer bound. Without one it stays empty.
    4. A statement without a figure says nothing of a row that has one: it may be a denial. Of a row of unknown size
       it says that there were such people.

    Source: data model, counting rule 8.
    """
    own = [stated for stated in claims if not lies_outside(stated, figures)]
    figured = [_cut(stated, figures) for stated in own if stated.has_figure]
    if figures.best is None and own and not figured:
        return Seen(None, None, None, True)
    if not figured:
        return None
    lows = [stated.low for stated in figured if stated.low is not None]
    highs = [stated.high for stated in figured if stated.high is not None]
    is_open = len(highs) < len(figured)
    return _close(min(lows, default=None), figures.best, max([*highs, *lows] if is_open else highs), is_open)


def view_row(
    claims: Claims, case_id: str, row: Figures, events: Sequence[tuple[str, Figures]], *, whole: bool, alone: bool
) -> Seen | None:
    """A counted row through a lens, or None where that sort of claimants says nothing on it.

    1. A row uses the claims on its event. Only if there are none that count, the event is the case's only one of its
       type and its best is the case's best (``alone``), it falls back to the claims on the case.
    2. A row made by rule 3 or 4 (``whole``) uses the claims on the case; if there are none that count, the sum over
       its events: of their lows and highs as the claims on each give them, an event of which nothing is said giving
       nothing. The sum is cut at the row's high, so that nobody is counted twice.

    ``events`` are the id and the figures of the event, or of all events from which rule 3 or 4 made the row.
    """
    if not whole:
        ((event_id, _figures),) = events
        seen = view_figures(row, claims.on_event.get(event_id, ()))
        return seen or (view_figures(row, claims.on_case.get(case_id, ())) if alone else None)
    seen = view_figures(row, claims.on_case.get(case_id, ()))
    if seen is not None:
        return seen
    parts = [view_figures(figures, claims.on_event.get(event_id, ())) for event_id, figures in events]
    return _sum([part for part in parts if part is not None], row)


def _cut(stated: Stated, figures: Figures) -> Stated:
    low, high = stated.low, stated.high
    if low is not None and figures.low is not None:
        low = max(low, figures.low)
    if high is not None and figures.high is not None:
        high = min(high, figures.high)
    return Stated(low, high)


def _sum(parts: Sequence[Seen], row: Figures) -> Seen | None:
    lows = [part.low for part in parts if part.low is not None]
    tops = [top for part in parts if (top := _top(part)) is not None]
    if not tops:
        return Seen(None, None, None, True) if parts and row.best is None else None
    low, top = sum(lows) if lows else None, sum(tops)
    if row.high is not None:
        low, top = None if low is None else min(low, row.high), min(top, row.high)
    return _close(low, row.best, top, any(part.high_open for part in parts))


def _top(part: Seen) -> int | None:
    known = [number for number in (part.low, part.best, part.high) if number is not None]
    return max(known, default=None)


def _close(low: int | None, best: int | None, top: int, is_open: bool) -> Seen:
    if best is not None:
        best = best if low is None else max(best, low)
        best = best if is_open else min(best, top)
    return Seen(low, best, None if is_open and best is not None and top <= best else top, is_open)
