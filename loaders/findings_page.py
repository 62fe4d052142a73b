"""The catalogue of findings in words, as Markdown: ``python -m loaders.findings_page`` writes docs/findings.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from loaders.catalogue import CELLS, FILES, HARM, RULES, STRUCTURE, VALUES
from loaders.problems import Kind

PAGE = Path(__file__).resolve().parent.parent / "docs" / "findings.md"

_SECTIONS: tuple[tuple[str, str, Sequence[Kind]], ...] = (
    ("Files", "Is everything there, and can it be read?", FILES),
    ("Structure", "Encoding, delimiter, header, and as many cells in each row as the header has.", STRUCTURE),
    ("Cells", "What no cell may hold, whatever its column.", CELLS),
    ("Values", "Types, enumerations, keys and dates, as the contract says.", VALUES),
    ("Rules of the record", "What rows say about each other: numbers, order, the ledger, translations.", RULES),
    ("Do no harm", "What could lead to a person. These findings never repeat the value they speak of.", HARM),
)
_SLOT = re.compile(r"\{(\w+)\}")


def write_findings() -> str:
    """The page of every kind of finding, in the catalogue's order; ends with a line feed.

    Each kind has its code as heading (so that it can be linked to), level, title, reason and remedy. The slots of
    the templates stand as code: ``{limit}`` reads `limit`.
    """
    lines = [
        "# Findings",
        "",
        "Made from `loaders/catalogue.py` by `python -m loaders.findings_page`; do not edit.",
        "",
        "`python -m loaders check` names each finding by its code. A *fault* keeps the data from being shown, with "
        "exit status 1. A *warning* is for curators; with `--strict` it makes exit status 1 too. A *note* says that a "
        "rule was applied and asks for nothing. Words set `like this` in a reason are filled in from the row.",
    ]
    for title, sentence, kinds in _SECTIONS:
        lines += ["", f"## {title}", "", sentence]
        for kind in kinds:
            lines += ["", *_describe_kind(kind)]
    return "\n".join(lines) + "\n"


def _describe_kind(kind: Kind) -> Iterator[str]:
    yield f"### `{kind.code}`"
    yield ""
    yield f"**{kind.level.capitalize()}.** {kind.title}."
    yield ""
    yield f"- Reason: {_show_slots(kind.reason)}"
    yield f"- Remedy: {_show_slots(kind.remedy)}"


def _show_slots(template: str) -> str:
    return _SLOT.sub(r"`\1`", template)


if __name__ == "__main__":
    PAGE.write_text(write_findings(), encoding="utf-8")
    print(f"written: {PAGE}")
