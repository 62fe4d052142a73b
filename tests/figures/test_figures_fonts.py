"""The typefaces of the pictures: whole for the record's languages, small enough to come along, and free."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from figures.cut_fonts import list_covered, write_ranges
from figures.typefaces import COVERED, FAMILIES, FOLDER
from i18n import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(FOLDER.glob("*.otf"))
MOST_BYTES = 12_000_000
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read_family(path: Path) -> str:
    return str(TTFont(path)["name"].getDebugName(1))


def list_texts(language: str) -> Iterator[str]:
    """What is said in one language: by the catalogue, and by the names and texts of the record."""
    folder = {"ko": "ko", "zh-Hans": "zh_Hans"}.get(language)
    if folder:
        with (ROOT / f"locales/{folder}/LC_MESSAGES/repatriation_watch.po").open("rb") as file:
            for message in read_po(file):
                yield from [message.string] if isinstance(message.string, str) else message.string or ()
    own = {"en": ["cases.csv", "crackdowns.csv", "places.csv"]}.get(language, [])
    for path in [*(ROOT / "data" / name for name in own), *(ROOT / "data/translations").glob(f"{language}*.csv")]:
        with path.open(encoding="utf-8", newline="") as file:
            yield from (cell for row in csv.reader(file) for cell in row)


@each_file
def test_each_file_bears_its_familys_name_and_is_regular_or_bold(path: Path) -> None:
    font = TTFont(path)
    assert font["name"].getDebugName(1) in {family for families in FAMILIES.values() for family in families}
    weight = {"Regular": 400, "Bold": 700}[path.stem.rpartition("-")[2]]
    assert font["OS/2"].usWeightClass == weight
    # Embedding into a file is not restricted (OpenType, fsType).
    assert font["OS/2"].fsType == 0


def test_every_family_is_there_in_both_weights_with_its_licence() -> None:
    assert set(FAMILIES) == set(LANGUAGES)
    assert sorted(map(read_family, FILES)) == ["Noto Sans KR"] * 2 + ["Noto Sans SC"] * 2
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FILES) < MOST_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_first_family_of_a_language_has_every_character_that_is_said_in_it(language: str, weight: str) -> None:
    known = TTFont(FOLDER / f"{FAMILIES[language][0].replace(' ', '')}-{weight}.otf").getBestCmap()
    said = {character for text in list_texts(language) for character in text if not character.isspace()}
    assert len(said) > 80
    assert sorted(character for character in said if ord(character) not in known) == [], "run make fonts"


@pytest.mark.parametrize(("stem", "code", "number"), [("KR", "euc_kr", 4888), ("SC", "gb2312", 6763)])
def test_the_ideographs_of_the_national_set_are_there(stem: str, code: str, number: int) -> None:
    """KS X 1001 holds 4,888 hanja (some of them twice, told apart as compatibility ideographs), GB 2312 6,763 hanzi."""
    rows = range(0xCA, 0xFE) if code == "euc_kr" else range(0xB0, 0xF8)
    pairs = [bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF)]
    signs = {pair.decode(code, errors="ignore") for pair in pairs} - {""}
    assert len(signs) == number
    known = TTFont(FOLDER / f"NotoSans{stem}-Regular.otf").getBestCmap()
    assert [sign for sign in signs if ord(sign) not in known] == []


def test_every_korean_syllable_can_be_set() -> None:
    known = TTFont(FOLDER / "NotoSansKR-Bold.otf").getBestCmap()
    assert all(code in known for code in range(0xAC00, 0xD7A4))


def test_the_same_ideograph_is_another_glyph_in_korean_and_in_chinese() -> None:
    faces = [TTFont(FOLDER / f"NotoSans{stem}-Regular.otf") for stem in ("KR", "SC")]
    outlines = []
    for face in faces:
        glyph = face.getBestCmap()[ord("直")]
        charstring = face["CFF "].cff.topDictIndex[0].CharStrings[glyph]
        charstring.decompile()
        outlines.append(charstring.program)
    assert outlines[0] != outlines[1]


def test_what_the_files_can_show_is_written_beside_them() -> None:
    assert COVERED.read_text(encoding="ascii") == write_ranges(list_covered()), "run make fonts"
