"""What XML can hold: pictures (SVG) and letters (DOCX) are XML."""

from __future__ import annotations

import re
from typing import Final

# Source: XML 1.0, production 2 (Char).
_NOT_IN_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def hold_in_xml(text: str) -> str:
    """The text with what XML cannot hold replaced: on such a character what draws pictures aborts the whole process."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
