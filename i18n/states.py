"""The names of the fate ledger's states, as the reader sees them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from i18n.catalogue import _
from i18n.lists import join_items
from i18n.numbers import say_number
from rules.ledger import State

_AFTER_RETURN = (State.PUNISHED, State.FREED, State.DEAD)


def say_state(state: State) -> str:
    """The name of a state, to follow a number of people: "held", "no word of custody"."""
    return {
        State.UNSEEN: _("no word of custody"),
        State.HELD: _("held"),
        State.SOUGHT_ASYLUM: _("sought asylum"),
        State.RELEASED: _("released"),
        State.SAFE: _("safe"),
        State.RETURNED: _("returned"),
        State.PUNISHED: _("punished after return"),
        State.FREED: _("freed in North Korea"),
        State.DEAD: _("dead"),
    }[state]


def say_fates(people: Mapping[State, int], at_most: Collection[State], some: Collection[State]) -> str:
    """What became of a group in a few words: "8 returned and not heard of since, 2 freed in North Korea".

    Or "no news of 15 (last known held)".

    ``people`` by state, ``at_most`` and ``some`` as ``rules.ledger.Ledger`` has them.
    """
    parts = []
    # Beside those who were punished, freed or died after it, the others are not all who were returned.
    silent = any(people.get(state) or state in some for state in _AFTER_RETURN)
    for state in State:
        number = people.get(state, 0)
        name = _("returned and not heard of since") if silent and state is State.RETURNED else say_state(state)
        if number and state is State.HELD:
            # Held is where they were last known to be; nobody says that they still are.
            words = (
                _("no news of at most {n} (last known held)")
                if state in at_most
                else _("no news of {n} (last known held)")
            )
            parts.append(words.format(n=say_number(number)))
        elif number and state in some and state not in at_most:
            parts.append(_("{n} and some more {state}").format(n=say_number(number), state=name))
        elif number and state in at_most:
            parts.append(_("at most {n} {state}").format(n=say_number(number), state=name))
        elif number:
            parts.append(_("{n} {state}").format(n=say_number(number), state=name))
        if state in some and not number:
            parts.append(_("some {state}").format(state=name))
    return join_items(parts)
