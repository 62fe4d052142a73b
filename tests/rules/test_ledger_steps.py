"""The steps of a ledger are its own book-keeping: what came into a state less what left it stands there."""

from __future__ import annotations

from hypothesis import given

from rules.figures import Figures
from rules.ledger import LedgerEvent, State, keep_ledger
from tests.rules.making import draw_events, draw_figures, follow

SIZES = draw_figures(counted=True)


def write_steps(*events: str) -> list[str]:
    """The steps of a case of ten: ``"1: unseen to held 3"``."""
    return [f"{step.number}: {step.source} to {step.target} {step.people}" for step in follow("10", *events).steps]


@given(SIZES, draw_events())
def test_what_came_into_a_state_less_what_left_it_stands_there(case: Figures, events: list[LedgerEvent]) -> None:
    ledger = keep_ledger(case, events)
    assert ledger.people is not None
    standing = dict.fromkeys(State, 0) | {State.UNSEEN: case.best or 0}
    for step in ledger.steps:
        assert step.people > 0
        assert step.people <= standing[step.source], "nobody leaves a state who is not in it"
        standing[step.source] -= step.people
        standing[step.target] += step.people
    assert standing == ledger.people


@given(SIZES, draw_events())
def test_nobody_becomes_unseen_again(case: Figures, events: list[LedgerEvent]) -> None:
    assert all(step.target is not State.UNSEEN for step in keep_ledger(case, events).steps)


@given(draw_figures(counted=False), draw_events())
def test_a_case_of_unknown_size_has_no_steps(case: Figures, events: list[LedgerEvent]) -> None:
    assert keep_ledger(case, events).steps == ()


def test_sources_are_used_up_one_after_the_other() -> None:
    assert write_steps("arrest 4", "release 1", "repatriation 6") == [
        "1: unseen to held 4",
        "2: held to released 1",
        "3: held to returned 3",
        "3: released to returned 1",
        "3: unseen to returned 2",
    ]


def test_a_transfer_moves_only_those_who_were_not_held() -> None:
    assert write_steps("arrest 4", "transfer 6") == ["1: unseen to held 4", "2: unseen to held 2"]


def test_an_event_without_a_number_makes_no_step() -> None:
    assert write_steps("arrest 4", "release –") == ["1: unseen to held 4"]
