"""What XML can hold of a text."""

from __future__ import annotations

import re
from typing import Final

# Source: XML 1.0, production 2 (Char).
_NOT_IN_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean_text(text: str) -> str:
    """The text with what XML cannot hold replaced: on such a character some renderers abort the whole process."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
