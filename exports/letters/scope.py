"""What a letter is about, read from the record: the facts, whatever the addressee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from exports.letters.letter import LetterSource, Section
from rules.ledger import NO_NEWS, State

AT_LARGE: Final = frozenset({State.SOUGHT_ASYLUM, State.RELEASED})
"""States of people who are in no custody, and of whom nobody says that they are safe."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said or done, in words; ``official`` where a state, a parliament, a court or the UN did."""

    words: str
    official: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """One case, or what a filter shows.

    1. ``opening`` says what it is, ``unverified`` what of it is not verified (empty: nothing).
    2. ``people``, ``events`` (under ``events_title``, after ``events_lead``), ``fates``, ``said`` and ``further`` are
       the facts.
    3. ``countries`` are those whose authorities acted (ISO 3166-1), ``acted`` says that an arrest, a return or the
       like is on record and not only a flight.
    4. ``outcomes`` are the states in which somebody is at the end, or may be; ``treaties`` says what binds the state.
    5. ``short`` are texts for sharing, each in shorter and shorter forms.
    """

    subject: str
    opening: tuple[str, ...]
    unverified: str
    people: tuple[str, ...]
    events_title: str
    events_lead: str
    events: tuple[str, ...]
    fates: tuple[str, ...]
    said: tuple[Said, ...]
    further: tuple[Section, ...]
    countries: tuple[str, ...]
    acted: bool
    outcomes: frozenset[State]
    treaties: str
    sources: tuple[LetterSource, ...]
    permalink: str
    short: tuple[tuple[str, ...], ...]

    @property
    def wronged(self) -> bool:
        """Whether there is more to tell than that people reached safety."""
        return self.at_risk or self.returned or State.DEAD in self.outcomes

    @property
    def at_risk(self) -> bool:
        """Whether somebody may still be returned."""
        return may_be_returned(self.outcomes)

    @property
    def open_fate(self) -> bool:
        """Whether of somebody there is no news."""
        return not NO_NEWS.isdisjoint(self.outcomes)

    @property
    def at_large(self) -> bool:
        """Whether somebody asked for asylum or was let go and is not known to be safe."""
        return not self.outcomes.isdisjoint(AT_LARGE)

    @property
    def returned(self) -> bool:
        """Whether somebody was returned and has not come away again."""
        return not self.outcomes.isdisjoint({State.RETURNED, State.PUNISHED, State.FREED})


def read_outcomes(case: Any) -> frozenset[State]:
    """The states in which somebody of a row of ``list_cases`` is at the end, or may be."""
    return frozenset(State(word) for word in (*case["outcomes"], *case["some_states"]))


def may_be_returned(outcomes: frozenset[State]) -> bool:
    """Whether somebody in one of these states is neither safe, nor returned, nor dead, as far as is known."""
    return not outcomes.isdisjoint(NO_NEWS | AT_LARGE)
