"""The catalogues that ship: whole, and true to the figures and names they are handed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import i18n
from i18n.catalogue import DOMAIN, LOCALES

FOLDERS = {"ko": "ko", "zh-Hans": "zh_Hans"}
_SLOT = re.compile(r"\{[a-z_]*\}")
_BLANKS = re.compile(r"^\s|\s$|\s{2,}")
each_language = pytest.mark.parametrize("folder", FOLDERS.values())


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def list_messages(catalogue: Catalog) -> dict[tuple[str | None, str], Message]:
    """By context and English text, without the header."""
    messages = (message for message in catalogue if message.id)
    return {(m.context, m.id if isinstance(m.id, str) else m.id[0]): m for m in messages}


def list_forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


TEMPLATE = list_messages(read_catalogue(LOCALES / f"{DOMAIN}.pot"))


def open_catalogue(folder: str) -> dict[tuple[str | None, str], Message]:
    return list_messages(read_catalogue(LOCALES / folder / "LC_MESSAGES" / f"{DOMAIN}.po"))


def test_all_three_languages_are_offered() -> None:
    assert i18n.AVAILABLE == i18n.LANGUAGES == ("en", "ko", "zh-Hans")


@each_language
def test_a_catalogue_holds_every_message_and_no_other(folder: str) -> None:
    translated = open_catalogue(folder)
    assert set(TEMPLATE) - set(translated) == set(), "untranslated: run python -m i18n extract, then translate"
    assert set(translated) - set(TEMPLATE) == set(), "no longer used"
    assert [key for key, message in translated.items() if message.fuzzy or not all(list_forms(message))] == []


@each_language
def test_a_translation_has_the_slots_of_its_english_each_as_often(folder: str) -> None:
    wrong = []
    for key, message in open_catalogue(folder).items():
        english = message.id if isinstance(message.id, str) else message.id[-1]
        for form in list_forms(message):
            if sorted(_SLOT.findall(form)) != sorted(_SLOT.findall(english)) or "{}" in form:
                wrong.append((key, form))
    assert wrong == []


@each_language
def test_a_translation_begins_and_ends_without_blanks_and_doubles_none(folder: str) -> None:
    wrong = [key for key, message in open_catalogue(folder).items() if any(map(_BLANKS.search, list_forms(message)))]
    assert wrong == []


@each_language
def test_a_translation_keeps_the_figures_of_its_english(folder: str) -> None:
    def figures(text: str) -> list[str]:
        return sorted(re.findall(r"\d+", text))

    wrong = []
    for message in open_catalogue(folder).values():
        english = message.id if isinstance(message.id, str) else message.id[-1]
        wrong += [(english, form) for form in list_forms(message) if not set(figures(english)) <= set(figures(form))]
    assert wrong == []


@each_language
def test_no_translation_is_left_in_english(folder: str) -> None:
    def is_left(message: Message) -> bool:
        return any(not re.search(r"[^\x00-\x7f–…“”’]", _SLOT.sub("", form)) for form in list_forms(message))

    left = {key[1] for key, message in open_catalogue(folder).items() if is_left(message)}
    assert (
        left
        <= {text for _context, text in TEMPLATE if not re.search(r"[a-z]{2}", _SLOT.sub("", text))} | NAMES | JOINED
    )


# The name of the record, of formats and of organisations: the same in every language.
# Languages that put two of these side by side need no word between them.
JOINED = {"{years} and {months}", "{first} to {last}"}
NAMES = {"Repatriation Watch", "UN", "NGO", "URL", "English"}


@each_language
def test_the_header_names_the_language_and_its_one_plural_form_and_nobody(folder: str) -> None:
    path = LOCALES / folder / "LC_MESSAGES" / f"{DOMAIN}.po"
    catalogue = read_catalogue(path)
    assert catalogue.num_plurals == 1
    assert str(catalogue.locale) == folder
    head = path.read_text(encoding="utf-8").split("\n\n")[0]
    assert "@" not in head
    assert "Date" not in head
