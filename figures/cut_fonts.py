"""Cuts the fonts of the pictures out of Noto Sans CJK: ``python -m figures.cut_fonts``, for developers.

Needs fonttools and Debian's package fonts-noto-cjk; the same version of both makes the same files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from figures.typefaces import COVERED, FOLDER
from i18n import LANGUAGES
from i18n.catalogue import list_translated
from loaders.dataset import DATA_FOLDER, Dataset, load
from loaders.geometry import read_geometry

SOURCE: Final = Path("/usr/share/fonts/opentype/noto")
FACES: Final = (
    ("NotoSansCJK-Regular.ttc", "Noto Sans CJK KR", "NotoSansKR-Regular.otf"),
    ("NotoSansCJK-Bold.ttc", "Noto Sans CJK KR", "NotoSansKR-Bold.otf"),
    ("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "NotoSansSC-Regular.otf"),
    ("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "NotoSansSC-Bold.otf"),
)
"""The collection, the face in it, and the file that is cut out of it."""

_CODES: Final = {"KR": "euc_kr", "SC": "gb2312"}
"""The national sets: KS X 1001 and GB 2312, as Python's codecs know them."""

# Latin with its diacritics, Greek, Vietnamese, punctuation, currency, letterlike, numbers, arrows, forms, full width.
_BLOCKS: Final = (
    (0x20, 0x24F), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF),
    (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2500, 0x25FF), (0x3000, 0x303F), (0xFF00, 0xFFEF),
)  # fmt: skip
_HANGUL: Final = (0xAC00, 0xD7A3)
# Spacing and the composition of Korean and Chinese marks; no vertical writing, no forms of other countries.
_FEATURES: Final = ["ccmp", "kern", "mark", "mkmk", "palt"]
_NAMES: Final = frozenset({1, 3, 4, 6, 16, 18, 21})


def main() -> int:
    """Cut all faces into ``figures/fonts`` and say how large they are."""
    needed = list_needed(load(DATA_FOLDER))
    for collection, face, name in FACES:
        font = _find_face(SOURCE / collection, face)
        size = _cut(font, needed | _list_code(face[-2:]), FOLDER / name)
        print(f"{name}: {size:,} bytes")
    COVERED.write_text(write_ranges(list_covered()), encoding="ascii")
    return 0


def list_covered() -> set[int]:
    """The code points that one of the cut faces at least can show, whatever the weight."""
    regular, bold = (
        set().union(*(TTFont(FOLDER / name).getBestCmap() for _collection, _face, name in FACES if weight in name))
        for weight in ("Regular", "Bold")
    )
    return regular & bold


def write_ranges(codes: set[int]) -> str:
    """Code points as lines of "first-last" in hexadecimal."""
    ordered = sorted(codes)
    starts = [code for code in ordered if code - 1 not in codes]
    ends = [code for code in ordered if code + 1 not in codes]
    return "".join(f"{first:X}-{last:X}\n" for first, last in zip(starts, ends, strict=True))


def list_needed(dataset: Dataset) -> set[int]:
    """The code points that every face has, as far as Noto knows them: basics, the record's and the catalogues'."""
    found = {code for first, last in _BLOCKS for code in range(first, last + 1)}
    return found | {ord(character) for text in _list_texts(dataset) for character in text}


def _list_texts(dataset: Dataset) -> Iterator[str]:
    for name in dataset.row_counts:
        frame = dataset.table(name)
        for column in frame.columns[frame.dtypes == "string"]:
            yield from map(str, frame[column].dropna())
    for names in read_geometry().names.values():
        yield from names.values()
    for language in LANGUAGES:
        yield from list_translated(language)


def _list_code(face: str) -> set[int]:
    rows, cells = range(0xA1, 0xFF), range(0xA1, 0xFF)
    pairs = (bytes((row, cell)).decode(_CODES[face], errors="ignore") for row in rows for cell in cells)
    national = {ord(character) for pair in pairs for character in pair}
    # Korean spells names that KS X 1001 lacks.
    return national | (set(range(_HANGUL[0], _HANGUL[1] + 1)) if face == "KR" else set())


def _find_face(path: Path, face: str) -> TTFont:
    fonts = TTCollection(path, lazy=True).fonts
    return next(font for font in fonts if font["name"].getDebugName(1) == face)


def _cut(font: TTFont, codes: set[int], path: Path) -> int:
    options = Options()
    options.layout_features = _FEATURES
    options.hinting = False
    options.desubroutinize = False
    options.name_languages = [0x409]
    options.drop_tables += ["BASE", "vhea", "vmtx", "VORG", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    _rename(font)
    # The day of the cut must not make other bytes.
    font.recalcTimestamp = False
    font.save(path)
    return path.stat().st_size


def _rename(font: TTFont) -> None:
    """A cut face has a name of its own, so that nobody takes it for the whole one that a host may have."""
    for record in font["name"].names:
        if record.nameID in _NAMES:
            text = record.toUnicode().replace("Noto Sans CJK ", "Noto Sans ").replace("NotoSansCJK", "NotoSans")
            record.string = text.replace("NotoSanskr", "NotoSansKR").replace("NotoSanssc", "NotoSansSC")
    if "CFF " in font:
        names = font["CFF "].cff
        names.fontNames = [font["name"].getDebugName(6)]


if __name__ == "__main__":
    sys.exit(main())
