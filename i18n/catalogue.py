"""The languages, the current one, and its strings by gettext."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from operator import index
from pathlib import Path
from typing import Final, SupportsIndex

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

DOMAIN: Final = "repatriation_watch"
LOCALES = Path(__file__).resolve().parent.parent / "locales"

# CLDR's plain "en" is American and writes November 4, 2017.
_LOCALE_NAMES: Final = {"en": "en_GB", "ko": "ko", "zh-Hans": "zh_Hans"}
SOURCE: Final = "en"
LANGUAGES: Final[tuple[str, ...]] = tuple(_LOCALE_NAMES)

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.ASCII)
_TRADITIONAL: Final = {"hant", "tw", "hk", "mo"}

_log = logging.getLogger(__name__)
_current: ContextVar[str] = ContextVar("language", default=SOURCE)


def read_language(text: str) -> str | None:
    """Read a language tag (BCP 47; case and underscores do not matter) as one of ``LANGUAGES``.

    1. ``en``, ``ko`` and ``zh`` count with any region: ``en-GB``, ``ko-KR``, ``zh-CN``.
    2. Chinese in traditional characters, by script or region (``zh-Hant``, ``zh-TW``), is not one of them,
       unless the tag says ``Hans``.
    3. Anything else is None, so that the caller can say so to the reader.
    """
    tag = text.strip().replace("_", "-").lower()
    if not _TAG.fullmatch(tag):
        return None
    primary, *rest = tag.split("-")
    if primary == "zh":
        return "zh-Hans" if "hans" in rest or not _TRADITIONAL.intersection(rest) else None
    return primary if primary in LANGUAGES else None


@cache
def _read_catalogue(language: str, folder: Path) -> NullTranslations | None:
    if language == SOURCE:
        return NullTranslations()
    path = folder / _LOCALE_NAMES[language] / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return None
    try:
        # The source is read, and not a compiled file beside it: nothing to build, and nothing that could be stale.
        with path.open("rb") as file:
            read = read_po(file, abort_invalid=True)
        if not len(read):
            raise ValueError("it holds no message")
        compiled = BytesIO()
        write_mo(compiled, read)
        compiled.seek(0)
        return GNUTranslations(compiled)
    except (OSError, ValueError, PoFileError) as error:
        # One damaged catalogue must not take the English page down with it.
        _log.error("The catalogue %s cannot be read (%s): %s is not offered.", path.name, error, language)
        return None


def _translations() -> NullTranslations:
    return _read_catalogue(_current.get(), LOCALES) or NullTranslations()


AVAILABLE: Final[tuple[str, ...]] = tuple(name for name in LANGUAGES if _read_catalogue(name, LOCALES) is not None)


def _usable(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is not one of {', '.join(LANGUAGES)}; read it with read_language first")
    return SOURCE if _read_catalogue(language, LOCALES) is None else language


def activate(language: str) -> str:
    """Set the language of this thread or task and return the one that is used.

    A language without a catalogue becomes English as a whole, dates and numbers included: a page is in one
    language. Raises ValueError for anything outside ``LANGUAGES``.
    """
    used = _usable(language)
    _current.set(used)
    return used


def language() -> str:
    """The language in use: one of ``LANGUAGES``, fit for ``<html lang>``."""
    return _current.get()


def locale_name() -> str:
    """The CLDR locale by which Babel formats numbers and dates in the language in use, such as ``en_GB``."""
    return _LOCALE_NAMES[_current.get()]


@contextmanager
def using(language: str) -> Iterator[str]:
    """Use a language for a block, then the one before it again. Gives what ``activate`` would return."""
    used = _usable(language)
    token = _current.set(used)
    try:
        yield used
    finally:
        _current.reset(token)


def _(message: str) -> str:
    """The message in the language in use. The empty text stays empty, where gettext gives the header."""
    return _translations().gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: SupportsIndex) -> str:
    """The form of the message for ``n`` things. Raises TypeError where ``n`` is no whole number."""
    return _translations().ngettext(singular, plural, index(n))


def pgettext(context: str, message: str) -> str:
    """The message in the sense that ``context`` names, such as ``events.event_type``."""
    return _translations().pgettext(context, message) if message else ""


def list_translated(language: str) -> Iterator[str]:
    """Every text of a language's catalogue; none where it has none, as English."""
    path = LOCALES / _LOCALE_NAMES[language] / "LC_MESSAGES" / f"{DOMAIN}.po"
    if path.is_file():
        with path.open("rb") as file:
            for message in read_po(file):
                texts = message.string or ()
                yield from (texts,) if isinstance(texts, str) else texts


def npgettext(context: str, singular: str, plural: str, n: SupportsIndex) -> str:
    """The form of the message for ``n`` things, in the sense that ``context`` names."""
    return _translations().npgettext(context, singular, plural, index(n))
