"""Coordinates finer than two decimals, and links and codes for one spot, in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from loaders.safety.words import holds_any, list_words

Span = tuple[int, int]

DECIMALS = 2  # about a kilometre: a town, not a house (data model, "Do no harm")

_EDGE = r"(?<![\d.])"
_FINE = rf"\d{{1,3}}\.\d{{{DECIMALS + 1},}}"
_PAIR = re.compile(
    rf"{_EDGE}(?P<first>-?\d{{1,3}}\.\d++)°? ?[NSns]?(?: ?[,;/|] ?| )[EWew]?(?P<second>[+-]?\d{{1,3}}\.\d++)(?!\.\d)"
)
_SPOTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2. Decimal commas.
        rf"{_EDGE}\d{{1,3}},\d{{4,}} ?°? ?[nsew]?(?: ?[;/|,] ?| )-?\d{{1,3}},\d{{4,}}(?!\d)",
        # 3. One coordinate, marked.
        rf"{_EDGE}{_FINE} ?(?:°(?! ?[CF]\b)|deg(?:rees?)?\b|[nsew]\b)",
        rf"(?<![a-z0-9])[nsew] ?{_FINE}",
        rf"(?:(?<![a-z])(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng|geo)|위도|경도|북위|동경|纬度|经度|緯度|經度|北纬|东经|北緯|東經)"
        rf"(?: ?(?:is|는|은|为|是|약|约|[:=])){{0,2}} ?[+-]?\d{{1,3}}[.,]\d{{{DECIMALS + 1},}}",
        # 4. Seconds, or parts of minutes.
        r"\d{1,3} ?(?:°|도|度|deg(?:rees?)?|d) ?\d{1,2} ?(?:'|분|分|min(?:utes?)?|m)"
        r" ?\d{1,2}(?:\.\d+)? ?(?:\"|''|초|秒|sec(?:onds?)?\b|s\b|[nsew]\b)",
        r"\d{1,3} ?(?:°|도|度|deg(?:rees?)?) ?\d{1,2}\.\d+ ?(?:'|분|分|min)",
        r"(?<!\d)\d{1,2}[ :-]?\d\d[ :-]?\d\d(?:\.\d+)? ?[ns]\b[ ,;]{0,2}"
        r"\d{1,3}[ :-]?\d\d[ :-]?\d\d(?:\.\d+)? ?[ew]\b",
    )
)
_CODES = tuple(
    re.compile(pattern)
    for pattern in (
        # 5. Plus codes, grid references, three words.
        r"(?<![0-9A-Za-z])[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3}(?![0-9A-Za-z])",
        r"(?<![0-9A-Za-z])(?=[2-9]{0,5}[CFGHJMPQRVWX])[23456789CFGHJMPQRVWX]{4,6}"
        r"\+[23456789CFGHJMPQRVWX]{2,3}(?![0-9A-Za-z+])",
        r"(?<![0-9A-Za-z])\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(?:\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})(?!\d)",
        r"(?<![:\w/])///[a-z]{2,20}\.[a-z]{2,20}\.[a-z]{2,20}",
    )
)
# 6. Links to a spot on a map.
_LINKS = re.compile(
    r"(?<![a-z0-9-])(?:maps\.(?:app\.)?(?:goo(?:gle)?|apple)\.|google\.[a-z.]{2,6}/maps|goo\.gl/maps|earth\.google\."
    r"|(?:m\.)?map\.(?:naver|kakao|baidu|qq)\.|naver\.me/|kko\.to/|(?:[a-z]{1,6}\.)?amap\.com/|map\.daum\.net"
    r"|(?:www\.)?openstreetmap\.org/(?:\?|#map|node|way|search|directions)|osm\.org/go/|bing\.com/maps"
    r"|yandex\.[a-z]{2,3}/maps|wikimapia\.org/(?:#|\d)|what3words\.com/|w3w\.co/|plus\.codes/|geohack\."
    r"|geo:-?\d)[^\s,;]{0,200}",
    re.IGNORECASE,
)
_LINK_WORDS = list_words("map earth. naver.me kko.to osm.org what3words w3w.co plus.codes geohack geo:")
_ADDRESS_PARTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[?&#;](?:lat|latitude|lon|lng|long|longitude|m?lat|m?lon|y|x|ll|center|centre)=-?{_FINE}",
        r"(?<![\d.])-?\d{1,2}\.\d{4,}(?:,|%2C|/)-?\d{1,3}\.\d{4,}",
    )
)


def find_exact_coordinates(text: str) -> Iterator[Span]:
    """Spans of coordinates in running text that are finer than two decimals.

    1. Two numbers side by side that can be latitude and longitude, one of them with four or more decimals,
       or with three where they lie between 5 and 60 north and 60 and 150 east (elsewhere three decimals may be
       thousands of a continental figure).
    2. The same with decimal commas, four decimals or more.
    3. One number with three or more decimals marked by a degree sign, N, S, E, W or a word for latitude or
       longitude; a temperature is none.
    4. Degrees and minutes with seconds or with parts of minutes, with signs or as plain groups with N, S, E, W.
       Whole minutes are coarse enough.
    5. Plus codes, grid references of a kilometre and finer, ///three.word.addresses.
    6. Links to maps and geo: addresses.
    """
    for hit in _PAIR.finditer(text):
        if _is_fine_pair(hit["first"], hit["second"]):
            yield hit.span()
    for pattern in (*_SPOTS, *_CODES):
        for hit in pattern.finditer(text):
            yield hit.span()
    if holds_any(text, _LINK_WORDS):
        for hit in _LINKS.finditer(text):
            yield hit.span()


def find_spots_in_address(text: str) -> Iterator[Span]:
    """Spans of an address (URL) that lead to one spot: map services, or latitude and longitude among its parts."""
    if holds_any(text, _LINK_WORDS):
        for hit in _LINKS.finditer(text):
            yield hit.span()
    for pattern in _ADDRESS_PARTS:
        for hit in pattern.finditer(text):
            yield hit.span()


def count_decimals(text: str) -> int:
    """Decimals of a number as written, trailing zeros too, exponents resolved; 0 where it is no number."""
    try:
        exponent = Decimal(text.strip().replace(",", ".")).as_tuple().exponent
    except InvalidOperation:
        return 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _is_fine_pair(first: str, second: str) -> bool:
    decimals = max(count_decimals(first), count_decimals(second))
    low, high = sorted((float(first), float(second)))
    if abs(low) > 180 or abs(high) > 180 or min(abs(low), abs(high)) > 90:
        return False
    if decimals > DECIMALS + 1:
        return True
    return decimals > DECIMALS and 5 <= low <= 60 <= high <= 150
