"""Text from the record on its way to the screen: it never becomes Markdown, HTML, an icon or a formula."""

from __future__ import annotations

import re

# The no-break space stays: it holds a figure and its word together.
_BREAKS = re.compile(r"[^\S\u00a0]+")
_SPECIAL = re.compile(
    r"""
    (?P<apart>                   # what Streamlit replaces after the Markdown is read:
        :(?=//|[\w+-]+:)         #   https://, and names of icons and emoji between colons
        | (?<=www)\. | @         #   www. and e-mail addresses
        | -(?=[->]) | (?<=<)-    #   -- -> <- <->
        | (?<=[<>~])=            #   >= <= ~=
    )
    | [!-/:-@\[-`{-~]            # all other ASCII punctuation
    """,
    re.VERBOSE | re.IGNORECASE,
)


APART = "\u00a0· "
"""Between parts of one line; it stays with what it ends, so that no line begins with it."""


def plain(text: str) -> str:
    r"""The text as Markdown that shows exactly this text, on one line.

    1. Every ASCII punctuation mark gets a backslash: ``*``, ``[``, ``<``, ``$``, ``:`` (icons, colours) and so on.
    2. White space becomes one blank, so that no new block begins; only the no-break space stays as it is.
    3. Streamlit makes links, signs and icons of ``https://``, ``www.``, ``a@b.c``, ``--``, ``->``, ``>=``, ``:name:``
       and their like also where they were escaped, but only within one piece of text. One mark of each therefore
       stands in a piece of its own: ``:color[…]`` that names no colour is a bare ``<span>``. Nothing is added to what
       is seen, read out or copied. (Streamlit 1.67; the browser tests show whether a newer one still does so.)

    Example: ``![x](e.org)`` becomes ``\!\[x\]\(e\.org\)``, which reads as it was written; ``a@e.org`` becomes
    ``a:color[\@]e\.org``.
    """
    return _SPECIAL.sub(_escape, _BREAKS.sub(" ", text).strip())


def _escape(mark: re.Match[str]) -> str:
    return rf":color[\{mark[0]}]" if mark["apart"] else rf"\{mark[0]}"


def link(text: str, url: str) -> str:
    """A Markdown link; the loaders have proven the address to be plain http or https.

    A character that could end the address is written by its percent code.
    """
    safe = re.sub(r"[\s<>()\[\]\\`\"']", lambda character: f"%{ord(character.group()):02X}", url)
    return f"[{plain(text)}]({safe})"
