"""What a letter is made of, before it becomes a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from figures.xml_text import hold_in_xml
from i18n import _

# Not \s: the space that holds a figure and its word together stays.
_BREAKS: Final = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


class LetterError(ValueError):
    """There is nothing to write about; the message is a plain sentence in the reader's language."""


@dataclass(frozen=True, slots=True)
class LetterSource:
    """A page that a letter rests on.

    ``title`` in its own ``language`` (BCP 47); ``published`` in words; ``address`` is None where it is withheld.
    """

    number: int
    publisher: str
    title: str
    language: str
    published: str
    address: str | None

    def say_parts(self) -> tuple[str, str, str]:
        """The source as a line, without its number and address: what stands before its title, the title, the rest."""
        # Translators: a source: its publisher, its title, and when it was published.
        words = _("{publisher}: {title} ({published})")
        before, _mark, after = words.partition("{title}")
        values = {"publisher": self.publisher, "published": self.published}
        return before.format(**values), self.title, after.format(**values)

    def say_address(self) -> str:
        """The address, or that it is withheld."""
        return _("(address withheld)") if self.address is None else self.address


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a letter: its title, what is said first, and its items."""

    title: str
    items: tuple[str, ...]
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to be edited and sent by its reader.

    What only the sender knows is left as a blank in square brackets: nothing personal is asked for, or kept. Figures in
    square brackets are numbers of ``sources``, the last of which is the record itself. ``made`` dates the file, and is
    the data's.
    """

    language: str
    made: datetime
    sender: tuple[str, ...]
    recipient: str
    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    sections: tuple[Section, ...]
    requests: Section
    closing: tuple[str, ...]
    sources: tuple[LetterSource, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """Every item of the sections, in their order."""
        return tuple(item for section in self.sections for item in section.items)


def tidy(text: str) -> str:
    """A text as one line that every form of file can hold."""
    return hold_in_xml(_BREAKS.sub(" ", text))
