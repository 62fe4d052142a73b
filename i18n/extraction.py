"""The template of all strings to translate, made from the code and from the contract."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

from i18n.catalogue import DOMAIN
from i18n.labels import contract_strings

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE: Final = f"locales/{DOMAIN}.pot"
CONTRACT: Final = "data/datapackage.json"
KEYWORDS: Final = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
COMMENT_TAG: Final = "Translators:"

# Written here because Babel's own header carries the time, its version and the year: a diff with every run.
_HEADER: Final = """\
# Repatriation Watch: the strings to translate. Made by `python -m i18n extract`; do not edit.
msgid ""
msgstr ""
"Project-Id-Version: repatriation-watch\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def read_mapping(root: Path = ROOT) -> tuple[list[tuple[str, str]], dict[str, dict[str, Any]]]:
    """What ``babel.cfg`` says: pairs of file pattern and extraction method, and the options by pattern."""
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    return methods, options


def extract(root: Path = ROOT) -> str:
    """The template (.pot) as text: the strings of the files that ``babel.cfg`` names, then the contract's.

    Two runs over the same files give the same text: no times, no line numbers, relative paths with ``/``.
    """
    catalog = Catalog(charset="utf-8")
    methods, options = read_mapping(root)
    rooms = {pattern.split("/")[0] for pattern, _method in methods}

    def is_room(folder: str) -> bool:
        top = Path(folder).relative_to(root).parts[0]
        return top in rooms and not Path(folder).name.startswith((".", "_"))

    found = extract_from_dir(
        root,
        methods,
        options,
        keywords=KEYWORDS,
        comment_tags=[COMMENT_TAG],
        strip_comment_tags=True,
        directory_filter=is_room,
    )
    for file, line, message, comments, context in sorted(found, key=lambda string: string[:2]):
        # One comment a string: the line breaks of the code are not the translator's.
        said = [" ".join(comments)] if comments else []
        catalog.add(message, None, [(file, line)], auto_comments=said, context=context)
    for context, text in contract_strings():
        catalog.add(text, None, [(CONTRACT, 0)], context=context)
    body = BytesIO()
    # A width of 0 leaves lines as long as they are: rewrapping would touch strings that did not change.
    write_po(body, catalog, width=0, omit_header=True, include_lineno=False)
    return _HEADER + body.getvalue().decode("utf-8").strip("\n") + "\n"
