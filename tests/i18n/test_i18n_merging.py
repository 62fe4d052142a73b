"""Catalogues follow the template: translations stay, new messages are empty, unused ones go, nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n import __main__ as command
from i18n.extraction import TEMPLATE
from i18n.merging import count_untranslated, merge

HEADER = """\
# Repatriation Watch: Korean.
msgid ""
msgstr ""
"Language: ko\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""
OLD = f"""{HEADER}
msgid "Cases"
msgstr "사건"

msgid "Case"
msgstr "사건 하나"

msgid "{{n}} row"
msgid_plural "{{n}} rows"
msgstr[0] "{{n}}행"

msgctxt "verb"
msgid "Hold"
msgstr "구금하다"
"""
NEW = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

#. new words
#: ui/menu.py
msgid "Caseload"
msgstr ""

msgid "{n} row"
msgid_plural "{n} rows"
msgstr[0] ""
msgstr[1] ""

#: ui/list.py
msgid "Cases"
msgstr ""

msgctxt "verb"
msgid "Hold"
msgstr ""

msgctxt "noun"
msgid "Hold"
msgstr ""
"""


def test_translations_stay_and_nothing_is_guessed() -> None:
    merged = merge(OLD, NEW)
    assert merged.startswith(HEADER)
    assert (
        merged[len(HEADER) :]
        == """
#. new words
#: ui/menu.py
msgid "Caseload"
msgstr ""

msgid "{n} row"
msgid_plural "{n} rows"
msgstr[0] "{n}행"

#: ui/list.py
msgid "Cases"
msgstr "사건"

msgctxt "verb"
msgid "Hold"
msgstr "구금하다"

msgctxt "noun"
msgid "Hold"
msgstr ""
""".replace('msgid "{n} row"', '#, python-brace-format\nmsgid "{n} row"')
    )
    assert count_untranslated(merged) == 2
    assert merge(merged, NEW) == merged


def test_the_command_merges_every_catalogue_and_says_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "ROOT", tmp_path)
    catalogue = tmp_path / "locales" / "ko" / "LC_MESSAGES" / "repatriation_watch.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(OLD, encoding="utf-8")
    (tmp_path / TEMPLATE).write_text(NEW, encoding="utf-8")
    assert command.main(["merge"]) == 1
    assert "2 to translate" in capsys.readouterr().out
    catalogue.write_text(catalogue.read_text("utf-8").replace('msgstr ""\n\n', 'msgstr "새"\n\n'), encoding="utf-8")
