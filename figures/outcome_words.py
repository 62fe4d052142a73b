"""What became of all people together in words: their number, their states, and what to know of both."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.outcomes import Outcomes
from figures.states import ORDER
from figures.total_words import say_total
from i18n import _, ngettext
from i18n.lists import join_items
from i18n.numbers import say_number, say_unknown
from i18n.states import say_state
from rules.ledger import State


def say_all_people(found: Outcomes) -> str:
    """How many people the cases are about, or that nobody knows."""
    if not found.people.best:
        words = _("How many people these are is not known: {groups}. What is known of them stands in the cases.")
        return words.format(groups=say_unknown(found.people.unknown))
    cases = ngettext("{n} case", "{n} cases", found.cases).format(n=say_number(found.cases))
    words = _("Together they are all people of the {cases} shown: {people}.")
    return words.format(cases=cases, people=say_total(found.people))


def say_states(found: Outcomes) -> str:
    """The states that people are in, for those who do not see the picture."""
    # Translators: a number of people and their state: "18 punished after return".
    pattern = _("{n} {state}")
    shown = [state for state in ORDER if found.states[state]]
    states = join_items(pattern.format(n=say_number(found.states[state]), state=say_state(state)) for state in shown)
    return _("What became of people, a bar for each state: {states}.").format(states=states)


def list_fate_notes(found: Outcomes) -> list[str]:
    """All that is to be known of the picture of states, in sentences."""
    return [*list_look_notes(found), *list_counting_notes(), *say_vague(found), *say_undrawn(found)]


def list_counting_notes() -> list[str]:
    """How people are counted here, in sentences."""
    return [
        _(
            "Each person stands once, where they were last known to be, whatever the date; the Overview counts every "
            "return."
        ),
        _("The figures are the most credible ones; low and high are known for cases only."),
    ]


def list_look_notes(found: Outcomes) -> list[str]:
    """What the hatchings mean that occur."""
    return [
        *([_("Hatched: no news.")] if found.no_news else []),
        *([_("Cross-hatched: punished after return.")] if found.states[State.PUNISHED] else []),
    ]


def say_undrawn(found: Outcomes) -> list[str]:
    """The groups that no picture shows, since nobody knows how many they are."""
    if not found.people.unknown:
        return []
    words = ngettext(
        "{n} group of unknown size is not drawn.",
        "{n} groups of unknown size are not drawn.",
        found.people.unknown,
    )
    return [words.format(n=say_number(found.people.unknown))]


def say_vague(found: Outcomes) -> list[str]:
    """What events without a number mean for the figures."""
    lines = []
    if found.at_most:
        words = _("Some events give no number and move nobody here. The true number may be lower for: {states}.")
        lines.append(words.format(states=_list_marks(found.at_most)))
    if found.some:
        words = _("People of unknown number come on top for: {states}.")
        lines.append(words.format(states=_list_marks(found.some)))
    return lines


def _list_marks(marks: Mapping[State, int]) -> str:
    said = []
    for state in ORDER:
        if state in marks:
            # Translators: a state, and in how many cases: "held (in 3 cases)".
            words = ngettext("{state} (in {n} case)", "{state} (in {n} cases)", marks[state])
            said.append(words.format(state=say_state(state), n=say_number(marks[state])))
    return join_items(said)
