"""The numbers that a text of the record states, in figures and in words, in English, Korean and Chinese.

Each reader gives two sets. *Stated* are numbers that the text states beyond doubt: figures, names of months, number
words with what they count. *Possible* are those and every word that may state one: "a", "both", "the first"; 한, 첫;
一, 首. A translation agrees with its original if what either states is possible in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Numbers:
    """The numbers of one text; ``stated`` are among the ``possible``."""

    stated: frozenset[Decimal]
    possible: frozenset[Decimal]


def find_differences(english: str, translation: str, language: str) -> tuple[list[str], list[str]]:
    """Numbers that only the English states, and numbers that only the translation states, both in order."""
    own, other = read_english(_FULL_HOUR.sub("", english)), READERS[language](_FULL_HOUR.sub("", translation))
    return _write(own.stated - other.possible), _write(other.stated - own.possible)


def _write(numbers: frozenset[Decimal]) -> list[str]:
    return [f"{number.normalize():f}" for number in sorted(numbers)]


def _collect(stated: Iterator[Decimal], possible: Iterator[Decimal]) -> Numbers:
    sure = frozenset(stated)
    return Numbers(sure, sure | frozenset(possible))


_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"

# 17:00 is 17시: the noughts say nothing.
_FULL_HOUR = re.compile(r"(?<=\d):00(?!\d)")

# English
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_WORDS = {word: number for number, word in enumerate(f"{_UNITS} eighteen nineteen".split(), start=1)}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_MAY_BE = {"a": 1, "an": 1, "one": 1, "another": 1, "once": 1, "single": 1, "each": 1, "alone": 1}
_MAY_BE |= {"both": 2, "pair": 2, "couple": 2, "twice": 2, "twins": 2, "double": 2, "half": 2, "quarters": 4}
_MAY_BE |= {word: number for number, word in enumerate(_ORDINALS, start=1)}
_MAY_BE |= {"hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "dozen": 12}
_MAY_BE |= dict.fromkeys(("teen", "teens", "teenage", "teenager", "teenagers"), 10)
_MAY_BE |= {f"{word[:-1]}ies": _WORDS[word] for word in _TENS}
_SCALE = rf"(?:[ -](?P<scale>{'|'.join(_SCALES)})\b)?"
_WORD = "|".join(sorted(list(_WORDS)[1:], key=len, reverse=True))
_STATED = re.compile(
    rf"(?:(?P<figure>{_FIGURE})|\b(?P<word>{_WORD})(?:-(?P<unit>one|{_WORD}))?\b){_SCALE}", re.IGNORECASE
)


def read_english(text: str) -> Numbers:
    """Figures, "two" to "ninety-nine", names of months; perhaps "one", "a", "both", "teenager", ordinals."""
    possible = (Decimal(_MAY_BE[word]) for word in re.findall("[a-z]+", text.lower()) if word in _MAY_BE)
    return _collect(_read_stated(text), possible)


def _read_stated(text: str) -> Iterator[Decimal]:
    yield from (Decimal(number) for number, month in enumerate(_MONTHS, start=1) if month in text)
    for match in _STATED.finditer(text):
        if match["figure"]:
            amount = Decimal(match["figure"].replace(",", ""))
        else:
            amount = Decimal(_WORDS[match["word"].lower()] + _WORDS.get((match["unit"] or "").lower(), 0))
        yield amount * _SCALES.get((match["scale"] or "").lower(), 1)


# Korean
_KOREAN_SCALES = {"천": 1000, "만": 10_000, "억": 100_000_000}
_NATIVE = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_NATIVE |= {"열": 10, "열한": 11, "열두": 12}
_COUNTED = (
    "명 사람 차례 번 살 달 가족 가정 나라 국가 곳 가지 주 해 자매 여성 남성 아이 어린이 소년 소녀 집단 건 개 척 단체"
)
_DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "열흘": 10, "보름": 15}
_PERHAPS = {1: "한|하나|첫|처음|홀로|혼자|다른", 2: "두|둘|양국|양측|양쪽|쌍|부부|절반|반", 3: "세|셋", 4: "네|넷"}
_KOREAN = rf"(?<![가-힣0-9])({'|'.join(sorted(_NATIVE, key=len, reverse=True))}) ?(?:{_COUNTED.replace(' ', '|')})"


def read_korean(text: str) -> Numbers:
    """Figures with 천, 만, 억, native numerals before what they count, 사흘 …; perhaps 한, 첫, 둘, 양국 …"""
    stated = [*_read_scaled(text, _KOREAN_SCALES), *(Decimal(_NATIVE[word]) for word in re.findall(_KOREAN, text))]
    stated += [Decimal(number) for word, number in _DAYS.items() if word in text]
    possible = (Decimal(n) for n, words in _PERHAPS.items() if re.search(rf"(?<![가-힣0-9])({words})", text))
    return _collect(iter(stated), possible)


def _read_scaled(text: str, scales: Mapping[str, int]) -> Iterator[Decimal]:
    """Figures with what is written after them: 3천, 2.5万, 1180万, and 1만 2,000 as one."""
    marks = "".join(scales)
    for match in re.finditer(rf"({_FIGURE})([{marks}]*)(?:(?<=[万만]) ?({_FIGURE})([{marks}]?))?", text):
        number = Decimal(match[1].replace(",", ""))
        for mark in match[2]:
            number *= scales[mark]
        yield number + Decimal((match[3] or "0").replace(",", "")) * scales.get(match[4] or "", 1)


# Chinese
_CHINESE_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_CLASSIFIERS = "名 人 个 次 位 户 家 批 天 周 月 岁 国 组 所 处 起 条 项 件 艘 种 方 年 度 女 男 姐妹 倍 辆"
_NUMERAL = "[一二三四五六七八九两十]+"
_CHINESE = rf"(?<![第数])({_NUMERAL})(?:多|余)?(?:{_CLASSIFIERS.replace(' ', '|')})"
_PERHAPS_CHINESE = {"首": 1, "唯": 1, "单": 1, "另": 1, "双": 2, "半": 2, "夫妇": 2}


def read_chinese(text: str) -> Numbers:
    """Figures with 百, 千, 万, 亿, numerals above 一 before what they count, 五六 as both; perhaps 一, 首, 双 …"""
    counted = {number for word in re.findall(_CHINESE, text) for number in _read_numeral(word)} - {Decimal(1)}
    possible = {number for word in re.findall(_NUMERAL, text) for number in _read_numeral(word)}
    possible |= {Decimal(number) for word, number in _PERHAPS_CHINESE.items() if word in text}
    return _collect(iter([*_read_scaled(text, _CHINESE_SCALES), *counted]), iter(possible))


def _read_numeral(word: str) -> Iterator[Decimal]:
    tens, ten, units = word.partition("十")
    if ten and len(tens) <= 1 and len(units) <= 1:
        yield Decimal(10 * _DIGITS.get(tens, 1) + _DIGITS.get(units, 0))
    elif not ten:
        # 五六 is "five or six"; longer rows of numerals are no numbers.
        yield from (Decimal(_DIGITS[digit]) for digit in word if len(word) <= 2)


READERS: Mapping[str, Callable[[str], Numbers]] = {"ko": read_korean, "zh-Hans": read_chinese}
