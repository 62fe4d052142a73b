"""Examine a cell: fold it, ask the rules, tell each hit in the words of the cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from loaders.safety.chinese_names import find_chinese_names
from loaders.safety.contacts import find_calling_links, find_email_addresses, find_phone_numbers
from loaders.safety.coordinates import DECIMALS, count_decimals, find_exact_coordinates, find_spots_in_address
from loaders.safety.english_names import find_english_names
from loaders.safety.folding import Folded, fold
from loaders.safety.identity import find_checked_identity_numbers, find_identity_numbers
from loaders.safety.korean_names import find_korean_names
from loaders.safety.rules import Harm
from loaders.safety.scope import Manner

Span = tuple[int, int]
Hit = tuple[str, Span]

# Enumeration words, figures and days: most cells of the record, and nothing in them can do harm.
_BARE = re.compile(r"[a-z_]{0,40}|\d{1,4}|\d{4}-\d\d(?:-\d\d)?[~?%]?")

_ADDRESS = re.compile(r"https?://[!-+\--~]+")
# What a text must hold at the least before the rules on it are asked. These only save time: each is weaker than
# any pattern behind it.
_NUMBER = re.compile(r"\d(?:[^\d,]{0,3}\d){4}|[〇零一二三四五六七八九]{7}|공일")
_SPOT = re.compile(r"\d|[A-Za-z]\.[A-Za-z]|///")
_MAIL = re.compile(r"@|%40|(?i:\bat\b|mailto|골뱅이|앳|艾特|[(\[]a[)\]])")
_LATIN = re.compile(r"[A-Za-z]{2}|[A-Z]")
_HANGUL = re.compile(r"[가-힣ᄀ-ᄒ]")
_HAN = re.compile(r"[一-鿿]")
_LIST_PAGE = re.compile(r"/(?:list|lists|listinfo|archives/list)/[^/@\s]+@(?P<domain>[^/\s]+)/")


def find_harm(text: str, *, names: bool) -> tuple[Harm, ...]:
    """All hits of the rules in a text, in the order of their place; where hits overlap, the first rule asked counts.

    ``names`` adds the rule on personal names. Addresses inside the text are examined as addresses.
    Any text is accepted, of any length and in any Unicode form.
    """
    folded = fold(text)
    return _tell(text, folded, _find_in_text(folded.text, names))


def find_harm_in_address(text: str) -> tuple[Harm, ...]:
    """All hits in a cell that holds a URL.

    1. E-mail addresses, also with %40, and mailto:. The page of a public mailing list on the list's own host
       (``/list/name@host/``) is none: the address is the list's.
    2. tel:, sms: and the links of messengers.
    3. Map services, and latitude and longitude with more than two decimals among the parts of the address.
    4. Chinese resident numbers with a right check digit. Other digits mean nothing in an address.
    """
    folded = fold(text)
    return _tell(text, folded, _find_in_address(folded.text))


def find_exact_coordinate(text: str) -> tuple[Harm, ...]:
    """The cell itself where it holds a latitude or longitude, as raw text, with more than two decimals.

    Trailing zeros count, a decimal comma is a point, exponents are resolved. What is no number is examined as text.
    """
    folded = fold(text)
    if count_decimals(folded.text) > DECIMALS:
        return (Harm("coordinate-too-exact", text, 0),)
    return _tell(text, folded, _find_in_text(folded.text, names=False))


def examine(text: str, manner: Manner) -> tuple[Harm, ...]:
    """All hits in a cell, examined in the manner that ``choose_manner`` gives for it."""
    if _BARE.fullmatch(text):
        return ()
    if manner is Manner.ADDRESS:
        return find_harm_in_address(text)
    if manner is Manner.COORDINATE:
        return find_exact_coordinate(text)
    if manner is Manner.DIGEST and re.fullmatch(r"[0-9a-f]{12,64}", text):
        return ()
    return find_harm(text, names=manner is Manner.NAMES)


def _find_in_text(text: str, names: bool) -> Iterator[Hit]:
    for address in _ADDRESS.finditer(text):
        for code, (start, end) in _find_in_address(address.group()):
            yield code, (start + address.start(), end + address.start())
    # Digits and dots of an address are not asked again; the length stays, so that places stay.
    plain = _ADDRESS.sub(lambda address: "_" * len(address.group()), text)
    if _NUMBER.search(plain):
        yield from _label("identity-number", find_identity_numbers(plain))
        yield from _label("phone-number", find_phone_numbers(plain))
    yield from _label("phone-number", find_calling_links(plain))
    if _SPOT.search(plain):
        yield from _label("coordinate-too-exact", find_exact_coordinates(plain))
    if _MAIL.search(plain):
        yield from _label("email-address", find_email_addresses(plain))
    if names:
        yield from _label("personal-name", _find_names(plain))


def _find_names(text: str) -> Iterator[Span]:
    if _LATIN.search(text):
        yield from find_english_names(text)
    if _HANGUL.search(text):
        yield from find_korean_names(text)
    if _HAN.search(text):
        yield from find_chinese_names(text)


def _find_in_address(text: str) -> Iterator[Hit]:
    yield from _label("identity-number", find_checked_identity_numbers(text))
    yield from _label("phone-number", find_calling_links(text))
    yield from _label("coordinate-too-exact", find_spots_in_address(text))
    if "@" in text or "%40" in text or "mailto" in text.lower():
        lists = [page.span() for page in _LIST_PAGE.finditer(text) if _is_own_host(text, page["domain"])]
        for start, end in find_email_addresses(text):
            if not any(first <= start and end <= last for first, last in lists):
                yield "email-address", (start, end)


def _is_own_host(address: str, domain: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return host == domain or host.endswith(f".{domain}")


def _label(code: str, spans: Iterable[Span]) -> Iterator[Hit]:
    return ((code, span) for span in spans)


def _tell(text: str, folded: Folded, hits: Iterable[Hit]) -> tuple[Harm, ...]:
    # Spans taken so far never overlap, so that both lists are sorted and a cell full of hits stays quick.
    starts: list[int] = []
    taken: list[Harm] = []
    for code, span in hits:
        start, end = folded.find_span(*span)
        place = bisect_left(starts, start)
        if (place == 0 or taken[place - 1].end <= start) and (place == len(taken) or end <= starts[place]):
            starts.insert(place, start)
            taken.insert(place, Harm(code, text[start:end], start))
    return tuple(taken)
