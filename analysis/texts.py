"""The record's own texts and the names of its places in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from i18n import _
from loaders.checks.translations import translated_fields
from loaders.dataset import Dataset
from loaders.once import once_a_dataset

ENGLISH: Final = "en"
"""The language in which the record is written, and which stands in where a translation is missing or stale."""

_NAMES: Final = {"en": "name_en", "ko": "name_ko", "zh-Hans": "name_zh"}

Field = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RecordText:
    """A text of the record, and the language that it is in (BCP 47)."""

    text: str
    language: str


class RecordTexts:
    """The texts of one dataset for readers of one language: read once, then a look-up each.

    A text is the translation, where there is one and it is of the present English; else it is the English, and says
    so. Source: data model, "Faults, warnings, notes".
    """

    def __init__(self, dataset: Dataset, language: str) -> None:
        """``language`` is one of ``i18n.LANGUAGES``."""
        self.language = language
        self._texts: dict[Field, dict[str, str]] = {}
        self._stand_ins: set[tuple[str, str, str]] = set()
        translated = dict(_read_translations(dataset, language))
        for field in _list_fields(dataset):
            self._take(field, dict(_read_english(dataset, field)), translated.get(field, {}))
        places = dataset.places
        ids, own = places["place_id"].astype(str), _NAMES[language]
        english = dict(zip(ids, places["name_en"].astype(str), strict=True))
        known = places.dropna(subset=[own])
        names = dict(zip(known["place_id"].astype(str), known[own].astype(str), strict=True))
        self._take(("places", "name"), english, names)
        self._countries = dict(zip(ids, places["country"].astype(str), strict=True))
        countries = places[places["place_type"] == "country"]
        self._country_places = dict(
            zip(countries["country"].astype(str), countries["place_id"].astype(str), strict=True)
        )

    def _take(self, field: Field, english: dict[str, str], translated: dict[str, str]) -> None:
        if self.language == ENGLISH:
            translated = english
        self._texts[field] = {id_: translated.get(id_, text) for id_, text in english.items()}
        self._stand_ins.update((field[0], id_, field[1]) for id_ in english.keys() - translated.keys())

    def read(self, table: str, id_: str, field: str) -> RecordText:
        """The text of one cell, such as ``("cases", "2017-11-shenyang-ten", "title")``; a place's field is ``name``.

        Raises KeyError where the field is not one that is translated, or the cell is empty or not there.
        """
        text = self._texts[table, field][id_]
        return RecordText(text, ENGLISH if (table, id_, field) in self._stand_ins else self.language)

    def say(self, table: str, id_: str, field: str) -> str:
        """The text as a page shows it, marked where the English stands in. Raises KeyError as ``read`` does."""
        return self.mark(self.read(table, id_, field))

    def mark(self, text: RecordText) -> str:
        """The text, with a mark after it where it is not in the reader's language."""
        if text.language == self.language:
            return text.text
        # Translators: marks an English text of the record for which there is no up-to-date translation.
        return _("{text} [English]").format(text=text.text)

    def say_country(self, code: str) -> str:
        """A country by its ISO 3166-1 code. Raises KeyError where the gazetteer has none of that code."""
        return self.say("places", self._country_places[code], "name")

    def find_country(self, place_id: str) -> str:
        """The ISO 3166-1 code of the country that a place lies in. Raises KeyError where there is no such place."""
        return self._countries[place_id]

    def say_place(self, place_id: str) -> str:
        """A place with its country: "Shenyang, China"; a country alone. Raises KeyError as ``find_country`` does."""
        name, country = self.say("places", place_id, "name"), self.say_country(self.find_country(place_id))
        # Translators: a town or province, then its country.
        return name if name == country else _("{place}, {country}").format(place=name, country=country)


@once_a_dataset
def read_texts(dataset: Dataset, language: str) -> RecordTexts:
    """The texts of a dataset in a language."""
    return RecordTexts(dataset, language)


def _list_fields(dataset: Dataset) -> Iterator[Field]:
    """The (table, field) pairs that the contract has translated into any language, each once."""
    contract = dataset.contract
    yield from dict.fromkeys(
        field for table in contract.translations.values() for field in translated_fields(contract, table)
    )


def _read_english(dataset: Dataset, field: Field) -> Iterator[tuple[str, str]]:
    table, name = field
    frame = dataset.table(table)
    (key,) = dataset.contract.tables[table].primary_key
    known = frame.dropna(subset=[name])
    yield from zip(known[key].astype(str), known[name].astype(str), strict=True)


def _read_translations(dataset: Dataset, language: str) -> Iterator[tuple[Field, dict[str, str]]]:
    rows = dataset.translations
    rows = rows[(rows["language"] == language) & ~rows["stale"]]
    for (table, name), own in rows.groupby(["table", "field"]):
        yield (str(table), str(name)), dict(zip(own["id"].astype(str), own["text"].astype(str), strict=True))
