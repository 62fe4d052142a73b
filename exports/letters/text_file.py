"""A letter as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from exports.letters.letter import Letter, Section, tidy
from i18n import _, using


def write_text(letter: Letter) -> bytes:
    """The letter as UTF-8 text: a paragraph is a line, an empty line stands between two, the sources at the end."""
    with using(letter.language):
        blocks = list(_list_blocks(letter))
    return ("\n\n".join("\n".join(map(tidy, block)) for block in blocks) + "\n").encode()


def _list_blocks(letter: Letter) -> Iterator[list[str]]:
    yield list(letter.sender)
    yield [letter.recipient]
    yield [_("Subject: {subject}").format(subject=letter.subject)]
    yield [letter.salutation]
    yield from ([paragraph] for paragraph in letter.paragraphs)
    for section in letter.sections:
        yield from _list_section(section, [f"- {item}" for item in section.items])
    numbered = [f"{number}. {item}" for number, item in enumerate(letter.requests.items, start=1)]
    yield from _list_section(letter.requests, numbered)
    yield from ([paragraph] for paragraph in letter.closing)
    yield [_("Sources")]
    yield [f"[{one.number}] {''.join(one.say_parts())} {one.say_address()}" for one in letter.sources]


def _list_section(section: Section, items: list[str]) -> Iterator[list[str]]:
    yield [section.title]
    yield from ([paragraph] for paragraph in section.paragraphs)
    yield items
