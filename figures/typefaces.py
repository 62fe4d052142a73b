"""The typefaces of the pictures that are drawn to pixels on the server, which takes no font of its host."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import vl_convert

FOLDER: Final = Path(__file__).resolve().parent / "fonts"
"""Noto Sans, cut by ``figures.cut_fonts``; under the SIL Open Font License, which lies beside the files."""

FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    # Han glyphs differ between Korean and Chinese ones: the reader's own come first, the others for foreign names.
    "en": ("Noto Sans KR", "Noto Sans SC"),
    "ko": ("Noto Sans KR", "Noto Sans SC"),
    "zh-Hans": ("Noto Sans SC", "Noto Sans KR"),
}
"""The families of each language, the first first. Both hold Latin letters, too."""

COVERED: Final = FOLDER / "covered.txt"
"""The code points that the families can show together, as ranges; written with the files."""


@cache
def register() -> None:
    """Make the families known to the renderer, once a process."""
    vl_convert.register_font_directory(str(FOLDER))
