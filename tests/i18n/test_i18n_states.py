"""What became of a group, in words."""

from __future__ import annotations

import pytest

from i18n.states import say_fates, say_state
from rules.ledger import State


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_name(state: State) -> None:
    assert say_state(state)


@pytest.mark.parametrize(
    ("people", "at_most", "some", "said"),
    [
        ({State.RETURNED: 8, State.FREED: 2}, (), (), "8 returned and not heard of since, 2 freed in North Korea"),
        ({State.HELD: 15}, (), (), "no news of 15 (last known held)"),
        ({State.RETURNED: 9}, (), (), "9 returned"),
        ({State.RETURNED: 60}, (), (State.RETURNED,), "60 and some more returned"),
        ({State.HELD: 16}, (State.HELD,), (State.RELEASED,), "no news of at most 16 (last known held), some released"),
        (
            {State.RETURNED: 487, State.PUNISHED: 9}, (State.RETURNED,), (State.PUNISHED,),
            "at most 487 returned and not heard of since, 9 and some more punished after return",
        ),
        ({State.UNSEEN: 8}, (), (), "8 no word of custody"),
        ({}, (), (), ""),
    ],
)  # fmt: skip
def test_outcomes_are_said_with_what_is_not_known_of_them(
    people: dict[State, int], at_most: tuple[State, ...], some: tuple[State, ...], said: str
) -> None:
    assert say_fates(people, at_most, some) == said
