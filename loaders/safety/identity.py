"""Numbers of identity cards, passports and personal files in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.safety.runs import find_in_runs
from loaders.safety.words import holds_any, list_words

Span = tuple[int, int]

_BIRTH = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_SHORT_BIRTH = r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_REGION = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)\d{4}"

_CHINESE = re.compile(rf"(?<!\d)[1-9]\d{{5}}[ -]?{_BIRTH}[ -]?(?:\d{{3}}[\dXx]|[Xx*]{{4}})(?!\d)")
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_REGION}{_SHORT_BIRTH}\d{{3}}(?!\d)",
        rf"(?<![\d-]){_SHORT_BIRTH}(?: ?- ?| )[0-9](?:\d{{6}}|[*Xx]{{6}})(?!\d)",
        rf"(?<![\d-]){_SHORT_BIRTH}[1-8]\d{{6}}(?!\d)",
        r"(?<![\w-])(?:[A-Z]\d{8}|[A-Z]{2}\d{7}|[MSRODG]\d{3}[A-Z]\d{4})(?!\w)",
    )
)
_MARKED = re.compile(
    r"(?:(?<![a-z])(?:passports?|id(?:entity)?(?: ?cards?)?|identification|(?:citizen|resident)(?:'s)?"
    r"(?: ?(?:registration|card))?|(?:unhcr|refugee) (?:case|file|registration|certificate|card))"
    r"|여권|공민증|시민증|신분증|주민등록|주민번호|등록증|护照|護照|旅券|公民证|身份证|身份證|通行证)"
    r"(?P<mark>[ ]?(?:\(?(?:numbers?|nos?|nr|num|번호|号码|號碼|号|號|is|was|是|为|는|은|:|=|#|\.)\)?[ ]?){0,4})"
    r"(?P<number>(?-i:[A-Z]{1,3}[ -]?)?\d[\d*Xx]*(?:[ -]?[A-Z]{0,2}[\d*]+){0,5})",
    re.IGNORECASE,
)
_MARKS = list_words(
    """
    passport id citizen resident unhcr refugee 여권 공민증 시민증 신분증 주민 등록증 护照 護照 旅券 公民证
    身份证 身份證 通行证
    """
)
_DATE_LIKE = re.compile(r"(?:19|20)\d\d ?[-./~] ?\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def find_identity_numbers(text: str) -> Iterator[Span]:
    """Spans of identity and passport numbers.

    1. Chinese resident numbers: 18 digits (the last may be X or the last four veiled) with a day of birth in their
       place, or the older 15; a wrong check digit does not make them harmless.
    2. South Korean registration numbers: a day of birth in six digits and seven more, or the last six veiled.
    3. Passports: a letter and eight digits, two letters and seven, or the newer South Korean form.
    4. Five or more digits marked as the number of a passport, identity card, citizen card or refugee file,
       North Korean ones (공민증) among them; six where nothing stands between.
    5. Dates, numbers of documents (A/HRC/25/63, ASA 17/006/2012) and plain figures are no identity numbers.
    """
    yield from find_in_runs(text, (_CHINESE, *_FORMS))
    for hit in _MARKED.finditer(text) if holds_any(text, _MARKS) else ():
        digits = sum(sign.isdigit() for sign in hit["number"])
        least = 5 if hit["mark"].strip(" .") else 6
        if digits >= least and not _DATE_LIKE.match(hit["number"]):
            yield hit.span()


def find_checked_identity_numbers(text: str) -> Iterator[Span]:
    """Spans of Chinese resident numbers whose check digit is right (GB 11643-1999, ISO 7064 MOD 11-2).

    For addresses, where long numbers are common and only the check digit tells one from the other.
    """
    for hit in _CHINESE.finditer(text):
        signs = hit.group().replace(" ", "").replace("-", "").upper()
        if not signs[:17].isdigit():
            continue
        remainder = sum(int(digit) * weight for digit, weight in zip(signs[:17], _WEIGHTS, strict=True)) % 11
        if signs[17] == "10X98765432"[remainder]:
            yield hit.span()
