"""What a filter selects, from the raw rows: cases by conditions, events by period and place."""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from .ledger import NO_NEWS, Places, follow
from .reading import DEFAULT_KINDS, DEFAULT_POPULATIONS, Case, Event, read_table, read_when

LANGUAGES = ("ko", "zh_Hans")


class Gazetteer:
    """The places, and which lies in which."""

    def __init__(self, folder: Path) -> None:
        self.rows = {row["place_id"]: row for row in read_table(folder, "places")}

    def lies_in(self, place_id: str, area_id: str) -> bool:
        """Climbing from the place: itself, the country or province asked for, or what it is part of."""
        if place_id == area_id:
            return True
        place, area = self.rows[place_id], self.rows[area_id]
        if area["place_type"] == "country" and place["country"] == area["country"]:
            return True
        if area["place_type"] == "province" and place["admin1"] == area["admin1"] != "":
            return True
        return place["part_of"] != "" and self.lies_in(place["part_of"], area_id)

    def list_within(self, areas: frozenset[str]) -> frozenset[str]:
        """Every place that lies in one of some areas; every place where none is named."""
        return frozenset(place for place in self.rows if not areas or any(self.lies_in(place, area) for area in areas))

    @cached_property
    def spellings(self) -> list[set[str]]:
        """Of each place its names in all languages, folded and without white space."""
        names = ([row["name_en"], row["name_ko"], row["name_zh"]] for row in self.rows.values())
        return [{"".join(fold(name).split()) for name in own if name} for own in names]

    def spell(self, word: str) -> set[str]:
        """A folded word, and the names in all languages of the places that are called so."""
        return {word}.union(*(own for own in self.spellings if word in own))


def fold(text: str) -> str:
    """The form in which texts are compared: case, accents and compatibility forms do not matter."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize(
        "NFC", "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    )


class Texts:
    """What can be found by words: texts of each case in all languages, places, claimants and titles of sources."""

    def __init__(self, folder: Path, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._translated: Mapping[str, list[tuple[str, str, str]]] = defaultdict(list)
        for language in LANGUAGES:
            for row in read_table(folder / "translations", language):
                if row["table"] == "cases" and row["field"] in ("title", "summary"):
                    self._translated[row["id"]].append((row["field"], row["source_hash"], row["text"]))
        self._told: dict[str, list[str]] = defaultdict(list)
        titles = {row["source_id"]: row["title"] for row in read_table(folder, "sources")}
        for row in read_table(folder, "claims"):
            if row["scope"] != "crackdown":
                self._told[row["case_id"]] += [row["claimant"], titles[row["source_id"]]]
        for table in ("responses", "campaigns"):
            for row in read_table(folder, table):
                self._told[row["case_id"]].append(titles.get(row["source_id"], ""))

    def spell(self, word: str) -> set[str]:
        """As ``Gazetteer.spell``."""
        return self._gazetteer.spell(word)

    def read(self, case: Case) -> str:
        """All texts of a case, folded, a line each. A translation of an older English text is left out."""
        english = {"title": case.title, "summary": case.summary}
        texts = [case.case_id, *english.values()]
        for name, source_hash, text in self._translated.get(case.case_id, []):
            if hashlib.sha256(english[name].encode("utf-8")).hexdigest().startswith(source_hash):
                texts.append(text)
        for event in case.events:
            for place_id in (event.place_id, event.to_place_id):
                if place_id:
                    place = self._gazetteer.rows[place_id]
                    texts += [place["name_en"], place["name_ko"], place["name_zh"]]
        texts += self._told.get(case.case_id, [])
        lines = [fold(text) for text in texts]
        return "\n".join(lines) + "\n" + "\n".join("".join(line.split()) for line in lines)


@dataclass(frozen=True)
class Selection:
    """What is asked for; an empty set or None is no condition. `start` and `end` are EDTF texts."""

    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    crackdowns: frozenset[str] = frozenset()
    kinds: frozenset[str] = DEFAULT_KINDS
    populations: frozenset[str] = DEFAULT_POPULATIONS
    grades: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    start: str | None = None
    end: str | None = None
    lens: str | None = None
    words: str | None = None

    @cached_property
    def asked_outcomes(self) -> frozenset[str]:
        """The outcomes as states: no news is held or unseen."""
        return self.outcomes - {"no_news"} | (NO_NEWS if "no_news" in self.outcomes else frozenset())

    def wants(self, case: Case, texts: Texts, places: Places) -> bool:
        """Whether the conditions on cases are met."""
        return (
            (not self.countries or case.country in self.countries)
            and (not self.crackdowns or case.crackdown_id in self.crackdowns)
            and (not self.kinds or case.kind in self.kinds)
            and (not self.populations or case.population in self.populations)
            and (not self.grades or case.verification in self.grades)
            and (not self.who or bool(self.who & case.known_to_include))
            and (self.words is None or self.finds(texts, case))
            and (not self.outcomes or bool(self.asked_outcomes & follow(case, places).outcomes))
        )

    def finds(self, texts: Texts, case: Case) -> bool:
        """Whether the texts of a case hold every word asked for, or another spelling of the place that it names."""
        text = texts.read(case)
        return all(any(name in text for name in texts.spell(word)) for word in fold(self.words or "").split())

    def covers(self, day: date) -> bool:
        """Whether a counting day lies in the period, from the first day of `start` to the last of `end`."""
        first = read_when(self.start).first if self.start else None
        last = read_when(self.end).last if self.end else None
        return (first is None or first <= day) and (last is None or day <= last)

    def chooses(self, event: Event, within: frozenset[str]) -> bool:
        """Whether an event lies in the period and in the places."""
        return self.covers(event.when.counting_day) and event.place_id in within
