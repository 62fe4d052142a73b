"""Small builders, so that each test shows only what differs, and Hypothesis strategies for whole cases."""

from __future__ import annotations

from hypothesis import strategies as st

from rules.counting import NumberedFigures
from rules.figures import Figures
from rules.ledger import Ledger, LedgerEvent, State, keep_ledger

EVENT_TYPES = (
    "arrest",
    "asylum_bid",
    "transfer",
    "return_deadline",
    "release",
    "resettlement",
    "repatriation",
    "sentence",
    "death",
)


def read_figures(text: str) -> Figures:
    """``"–/500/620"`` as low, best and high; a dash is unknown. ``"7"`` means that all three agree."""
    parts = text.split("/") if "/" in text else [text] * 3
    low, best, high = (None if part == "–" else int(part) for part in parts)
    return Figures(low, best, high)


def write_figures(figures: Figures) -> str:
    """The inverse of ``read_figures``, always with three parts."""
    return "/".join("–" if part is None else str(part) for part in (figures.low, figures.best, figures.high))


def number_figures(*texts: str) -> list[NumberedFigures]:
    """Events of one type, numbered 2, 4, 6 …, since events of other types lie between them."""
    return [NumberedFigures(2 * position, read_figures(text)) for position, text in enumerate(texts, start=1)]


def make_event(text: str, number: int = 1) -> LedgerEvent:
    """An event from its type, people and place: ``"release 3 at a mission"``, ``"death 1 in the north"``.

    ``–`` for the people makes it uncounted.
    """
    event_type, people, *place = text.split(maxsplit=2)
    assert place in ([], ["in the north"], ["at a mission"]), text
    figures = read_figures(f"–/{people}/–")
    return LedgerEvent(number, event_type, figures, place == ["in the north"], place == ["at a mission"])


def follow(people: str, *events: str) -> Ledger:
    """The ledger of a case, from its figures and its events in the words of ``make_event``."""
    made = [make_event(text, number) for number, text in enumerate(events, start=1)]
    return keep_ledger(read_figures(people), made)


def write_states(ledger: Ledger) -> str:
    """The states that hold people, in the order of ``State``: ``"held 3, returned 7"``."""
    assert ledger.people is not None
    return ", ".join(f"{state} {ledger.people[state]}" for state in State if ledger.people[state])


@st.composite
def draw_figures(draw: st.DrawFn, limit: int = 8, counted: bool | None = None) -> Figures:
    """Figures in order, low ≤ best ≤ high ≤ limit, any of them unknown; ``counted`` forces a best or its absence."""
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, limit)] * 3)))
    keep = draw(st.booleans()) if counted is None else counted
    return Figures(
        draw(st.sampled_from([low, None])), max(best, 1) if keep else None, draw(st.sampled_from([max(high, 1), None]))
    )


@st.composite
def draw_events(draw: st.DrawFn, limit: int = 8, counted: bool | None = None) -> list[LedgerEvent]:
    """Up to seven events of any type in any order, sensible or not."""
    kinds = draw(st.lists(st.sampled_from(EVENT_TYPES), max_size=7))
    return [
        LedgerEvent(
            number,
            kind,
            draw(draw_figures(limit, counted)),
            in_north_korea=(where := draw(st.sampled_from(["", "north", "mission"]))) == "north",
            at_mission=where == "mission",
        )
        for number, kind in enumerate(kinds, start=1)
    ]
