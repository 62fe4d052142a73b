"""Text from the record on its way to the screen: it never becomes Markdown, HTML, an icon or a formula."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")
_BREAKS = re.compile(r"\s+")


def plain(text: str) -> str:
    r"""The text as Markdown that shows exactly this text, on one line.

    1. Every ASCII punctuation mark gets a backslash: ``*``, ``[``, ``<``, ``$``, ``:`` (icons, colours) and so on.
    2. White space of any kind becomes one blank, so that no new block begins.

    Example: ``![x](https://e.org)`` becomes ``\!\[x\]\(https\:\/\/e\.org\)``, which reads as it was written.
    """
    return _SPECIAL.sub(r"\\\1", _BREAKS.sub(" ", text).strip())


def link(text: str, url: str) -> str:
    """A Markdown link; the loaders have proven the address to be plain http or https.

    A character that could end the address is written by its percent code.
    """
    safe = re.sub(r"[\s<>()\[\]\\`\"']", lambda character: f"%{ord(character.group()):02X}", url)
    return f"[{plain(text)}]({safe})"
