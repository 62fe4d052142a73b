"""A catalogue brought up to date with the template: what is new is empty, what is no longer used is gone."""

from __future__ import annotations

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po


def merge(catalogue: str, template: str) -> str:
    """The text of a .po with the messages of the template, in its order; translations stay with their message.

    Nothing is guessed from similar messages: a wrong word in a language one does not read goes unseen.
    The header of the catalogue stays as it is. Raises PoFileError where one of the two cannot be read.
    """
    old = _read(catalogue)
    merged = Catalog(locale=old.locale)
    for message in _read(template):
        if not message.id:
            continue
        kept = old.get(message.id, message.context)
        merged.add(
            message.id,
            kept.string if kept is not None else None,
            message.locations,
            auto_comments=message.auto_comments,
            user_comments=kept.user_comments if kept is not None else (),
            context=message.context,
        )
    body = BytesIO()
    write_po(body, merged, width=0, omit_header=True, include_lineno=False)
    header, _, _rest = catalogue.partition("\n\n")
    return f"{header}\n\n" + body.getvalue().decode("utf-8").strip("\n") + "\n"


def count_untranslated(catalogue: str) -> int:
    """How many messages have no translation."""
    texts = (message.string for message in _read(catalogue) if message.id)
    return sum(1 for text in texts if not (text if isinstance(text, str) else any(text or ())))


def _read(text: str) -> Catalog:
    return read_po(BytesIO(text.encode("utf-8")), abort_invalid=True)
