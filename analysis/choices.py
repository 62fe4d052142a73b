"""What a filter can ask for, in the reader's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from babel.lists import format_list

from analysis.filters import NO_NEWS, CaseFilter
from analysis.texts import RecordTexts, read_texts
from i18n import _, language, locale_name
from i18n.labels import label
from i18n.states import say_state
from loaders.dataset import Dataset
from rules.ledger import State


def say_outcome(outcome: str) -> str:
    """One of ``OUTCOMES``, to stand within a sentence: "held", "no news". Raises ValueError for another."""
    return _("no news") if outcome == NO_NEWS else say_state(State(outcome))


def say_who(who: str) -> str:
    """One of ``WHO``, to stand within a sentence: "women". Raises KeyError for another."""
    return {"women": _("women"), "men": _("men"), "minors": _("minors")}[who]


def say_lens(lens: str) -> str:
    """One of ``LENSES``, to stand within a sentence: "NGOs and academics". Raises KeyError for another."""
    return {
        "ngo": _("NGOs and academics"),
        "state": _("states, parliaments and intergovernmental bodies"),
        "family": _("missionaries and families"),
        "media": _("media"),
        "unnamed": _("unnamed sources"),
    }[lens]


def say_kind(kind: str) -> str:
    """A kind of case, to stand within a sentence: "mass returns". Raises KeyError for a word the contract lacks."""
    return {
        "group": _("groups known one by one"),
        "mass": _("mass returns"),
        "aggregate": _("totals over unknown groups"),
    }.get(kind) or label("cases", "kind", kind)


def say_population(population: str) -> str:
    """Who people are, to stand within a sentence: "fishermen". Raises KeyError for a word the contract lacks."""
    return {
        "escapees": _("people who fled"),
        "dispatched_workers": _("state-dispatched workers"),
        "fishermen": _("fishermen"),
        "prisoners_of_war_and_kin": _("prisoners of war with their kin"),
    }.get(population) or label("cases", "population", population)


def say_verification(grade: str) -> str:
    """How well a case is known, to stand within a sentence: "confirmed". Raises KeyError as ``say_kind``."""
    return label("cases", "verification", grade).lower()


def say_list(words: Sequence[str], style: Literal["standard", "or"]) -> str:
    """Words as the reader's language lists them: "China, Laos and Thailand" (standard), "China or Laos"."""
    return str(format_list(list(words), style=style, locale=locale_name()))


class Names:
    """The names of countries, places and crackdowns that a filter asks for, in the reader's language.

    ``texts`` are the record's texts in that language, where the caller keeps them; else they are read when the first
    name is asked for. Each function raises KeyError for an id that is not in the record.
    """

    def __init__(self, dataset: Dataset, texts: RecordTexts | None) -> None:
        self._dataset = dataset
        self._texts = texts

    def _read(self) -> RecordTexts:
        if self._texts is None:
            self._texts = read_texts(self._dataset, language())
        return self._texts

    def say_country(self, code: str) -> str:
        """A country by its ISO 3166-1 code."""
        return self._read().say_country(code)

    def say_crackdown(self, crackdown_id: str) -> str:
        """The name of a crackdown."""
        return self._read().say("crackdowns", crackdown_id, "name")

    def say_place(self, place_id: str) -> str:
        """The name of a place; where another place has the same, what sort of place it is too: "Singapore (city)"."""
        texts = self._read()
        places = self._dataset.places.set_index("place_id")["place_type"]
        names = {str(other): texts.say("places", str(other), "name") for other in places.index}
        name = names[place_id]
        if Counter(names.values())[name] == 1:
            return name
        # Translators: a place that shares its name with another, and what sort of place it is: "Singapore (city)".
        return _("{place} ({sort})").format(
            place=name, sort=label("places", "place_type", str(places[place_id])).lower()
        )


def say_value(names: Names, case_filter: CaseFilter, field: str, value: str) -> str:
    """One value of a field of the filter that lists ids, to stand within a sentence."""
    match field:
        case "country":
            return names.say_country(value)
        case "place":
            return names.say_place(value)
        case "crackdown":
            return names.say_crackdown(value)
        case "verification":
            return say_verification(value)
        case "outcome":
            return say_outcome(value)
        case "who":
            return say_who(value)
        case other:
            raise ValueError(f"{other} lists no ids")
