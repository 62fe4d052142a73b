"""The fate ledger of one case: its people move between states by its events.

Source: data model, "The fate ledger". The table there is ``_moves`` here, word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from rules.counting import NumberedFigures, count_case
from rules.figures import Figures


class State(StrEnum):
    """Where people of a case are, as far as its events tell."""

    UNSEEN = "unseen"
    HELD = "held"
    SOUGHT_ASYLUM = "sought_asylum"
    RELEASED = "released"
    SAFE = "safe"
    RETURNED = "returned"
    PUNISHED = "punished"
    FREED = "freed"
    DEAD = "dead"


NO_NEWS = frozenset({State.HELD, State.UNSEEN})


@dataclass(frozen=True, slots=True)
class LedgerEvent:
    """One event as the ledger reads it: ``in_north_korea`` and ``at_mission`` speak of ``place_id``."""

    number: int
    event_type: str
    figures: Figures
    in_north_korea: bool
    at_mission: bool


@dataclass(frozen=True, slots=True)
class Step:
    """People whom the event of this number took from one state to another."""

    number: int
    source: State
    target: State
    people: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of a case's people.

    ``people`` counts them by state (every state, by best); it is None for a case of unknown size. States in
    ``at_most`` may hold fewer, and states in ``some`` more than counted, since an uncounted event moved people;
    ``may_be_fewer`` says that some of those without news may have left them: been let go, returned, died.
    ``entries`` are (event number, people) whom an event took from unseen though it is no entry; ``short`` are
    (event number, people) whom an event needs beyond those there are: a fault. ``steps`` are all moves in their order,
    each of at least one person: all people begin unseen, so that what came into a state less what left it stands there.
    """

    people: Mapping[State, int] | None
    at_most: frozenset[State]
    some: frozenset[State]
    entries: tuple[tuple[int, int], ...]
    short: tuple[tuple[int, int], ...]
    may_be_fewer: bool
    steps: tuple[Step, ...] = ()

    @property
    def no_news(self) -> int | None:
        """People whose last state is held or unseen; None for a case of unknown size."""
        return None if self.people is None else sum(self.people[state] for state in NO_NEWS)


@dataclass(frozen=True, slots=True)
class _Move:
    """Sources in the order in which they are used up, and where people go; None: they stay what they are."""

    sources: tuple[State, ...]
    target: State | None
    # People missing from the sources come from here, in this order, and become held.
    missing: tuple[State, ...] = ()
    # Whom the sources lack is no fault while this state holds them: they repeat what they did before.
    repeats: State | None = None


_HELD, _SOUGHT, _UNSEEN, _RELEASED = State.HELD, State.SOUGHT_ASYLUM, State.UNSEEN, State.RELEASED
_RETURNED, _PUNISHED, _FREED = State.RETURNED, State.PUNISHED, State.FREED
_ENTRIES = frozenset({"arrest", "asylum_bid"})


def _moves(event: LedgerEvent) -> _Move:
    north = event.in_north_korea
    match event.event_type:
        case "arrest":
            return _Move((_UNSEEN, _SOUGHT, _RELEASED), _HELD)
        case "asylum_bid":
            return _Move((_UNSEEN, _RELEASED), _SOUGHT, repeats=_SOUGHT)
        case "transfer":
            stay = (_HELD, _SOUGHT, _RETURNED, _PUNISHED) if north else (_HELD, _SOUGHT)
            return _Move(stay, None, missing=(_RELEASED, _UNSEEN))
        case "return_deadline":
            # An announced return may also speak of people let go meanwhile (2017-01-leningrad-worker).
            return _Move((_HELD, _SOUGHT), None, missing=(_UNSEEN,), repeats=_RELEASED)
        case "release":
            if north:
                return _Move((_RETURNED, _PUNISHED), _FREED)
            order = (_SOUGHT, _HELD) if event.at_mission else (_HELD, _SOUGHT)
            return _Move((*order, _UNSEEN), _RELEASED)
        case "resettlement":
            here = (_FREED, _RETURNED, _PUNISHED) if north else (_RELEASED, _SOUGHT, _HELD, _UNSEEN)
            return _Move(here, State.SAFE)
        case "repatriation":
            return _Move((_HELD, _SOUGHT, _RELEASED, _UNSEEN), _RETURNED)
        case "sentence":
            return _Move((_RETURNED,), _PUNISHED)
        case "death":
            return _Move((_RETURNED, _PUNISHED, _FREED) if north else (_HELD, _SOUGHT, _UNSEEN), State.DEAD)
        case other:
            raise ValueError(f"the ledger has no rule for events of type {other}")


def keep_ledger(case: Figures, events: Sequence[LedgerEvent]) -> Ledger:
    """Follow the people of one case through its events, which stand in the order of their numbers.

    1. All people of the case, by best, begin unseen. A case without a best has a ledger of unknown size.
    2. Each event with a best moves that many people, by the table of the data model; sources are used up in
       the order written. Whom it needs beyond them is reported as short.
    3. Whom an event other than an arrest or an asylum bid takes from unseen is an entry not recorded.
    4. An event without a best moves nobody. Its sources that hold people read "at most", its target
       "some".
    5. Exception: where rule 4 counts the case's returns, the first return without a best returns all people
       whom no return with a best speaks of, as far as they can still be returned.

    Raises ValueError for an event type without a rule.
    """
    if case.best is None:
        return Ledger(None, frozenset(), frozenset(), (), (), False)
    book = _Book(case.best)
    returns = [event for event in events if event.event_type == "repatriation"]
    numbered = [NumberedFigures(event.number, event.figures) for event in returns]
    by_case = any(row.rule == 4 for row in count_case(case, numbered))
    unspoken = case.best - sum(event.figures.best or 0 for event in returns) if by_case else 0
    for event in events:
        move = _moves(event)
        if event.figures.best is not None:
            book.move(event, move, event.figures.best)
        elif by_case and event.event_type == "repatriation":
            book.move(event, move, min(unspoken, book.count(move.sources)))
            unspoken = 0
        else:
            book.mark(move)
    return book.close()


class _Book:
    def __init__(self, people: int) -> None:
        self.people = dict.fromkeys(State, 0)
        self.people[State.UNSEEN] = people
        self.at_most: set[State] = set()
        self.some: set[State] = set()
        self.may_be_fewer = False
        self.entries: list[tuple[int, int]] = []
        self.short: list[tuple[int, int]] = []
        self.steps: list[Step] = []

    def count(self, states: Iterable[State]) -> int:
        return sum(self.people[state] for state in states)

    def move(self, event: LedgerEvent, move: _Move, needed: int) -> None:
        unseen_before = self.people[State.UNSEEN]
        # Read before anybody moves: whom this very event brings here has not been here before.
        repeating = self.people[move.repeats] if move.repeats is not None else 0
        if move.target is None:
            needed = self._take(event, needed - min(needed, self.count(move.sources)), move.missing, State.HELD)
        else:
            needed = self._take(event, needed, move.sources, move.target)
        needed -= min(needed, repeating)
        taken_unseen = unseen_before - self.people[State.UNSEEN]
        if taken_unseen and event.event_type not in _ENTRIES:
            self.entries.append((event.number, taken_unseen))
        if needed:
            self.short.append((event.number, needed))

    def _take(self, event: LedgerEvent, needed: int, sources: Iterable[State], target: State) -> int:
        for state in sources:
            taken = min(needed, self.people[state])
            self.people[state] -= taken
            self.people[target] += taken
            needed -= taken
            if taken:
                self.steps.append(Step(event.number, state, target, taken))
        return needed

    def mark(self, move: _Move) -> None:
        if move.target is None:
            return
        sources = {state for state in move.sources if self.people[state]}
        self.at_most |= sources
        self.some.add(move.target)
        self.may_be_fewer |= move.target not in NO_NEWS and not NO_NEWS.isdisjoint(sources)

    def close(self) -> Ledger:
        return Ledger(
            MappingProxyType(dict(self.people)),
            frozenset(state for state in self.at_most if self.people[state]),
            frozenset(self.some),
            tuple(self.entries),
            tuple(self.short),
            self.may_be_fewer and self.count(NO_NEWS) > 0,
            tuple(self.steps),
        )
