"""The template of strings holds all of them, and is the same whenever it is made from the same files."""

from __future__ import annotations

import ast
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from i18n import labels
from i18n.__main__ import main
from i18n.extraction import KEYWORDS, ROOT, TEMPLATE, extract, read_mapping

# The words of the contract reach gettext as variables; contract_strings offers them instead.
CALLS_WITH_VARIABLES = {"i18n/labels.py"}


def _read(text: str) -> Catalog:
    return read_po(BytesIO(text.encode("utf-8")))


def _message(text: str, message: str, context: str | None = None) -> Message:
    found = _read(text).get(message, context)
    assert found is not None, f"{message!r} is not in the template"
    return found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of two files with each kind of call, beside folders that must not be read."""
    files = {
        "babel.cfg": "[python: pages/**.py]\n[python: ui/**.py]\n",
        "pages/b.py": '# Translators: the front door\ntitle = _("Overview")\n',
        "pages/a.py": 'ngettext("{n} case", "{n} cases", 2)\npgettext("verb", "Hold")\n',
        "ui/c.py": 'npgettext("people", "{n} other", "{n} others", 2)\n_("Overview")\n',
        "tests/d.py": '_("not for readers")\n',
        ".venv/pages/e.py": '_("not ours")\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_template_is_up_to_date() -> None:
    written = (ROOT / TEMPLATE).read_text(encoding="utf-8")
    assert extract() == written, "run python -m i18n extract"


def test_each_kind_of_call_is_found_with_its_context_plural_and_comment(small: Path) -> None:
    text = extract(small)
    overview = _message(text, "Overview")
    assert overview.auto_comments == ["the front door"]
    assert [file for file, _line in overview.locations] == ["pages/b.py", "ui/c.py"]
    assert _message(text, "{n} case").id == ("{n} case", "{n} cases")
    assert _message(text, "Hold", "verb").context == "verb"
    assert _message(text, "{n} other", "people").id == ("{n} other", "{n} others")


def test_files_outside_the_named_rooms_are_not_read(small: Path) -> None:
    text = extract(small)
    assert "not for readers" not in text
    assert "not ours" not in text


def test_the_words_of_the_contract_are_offered_with_their_context(small: Path) -> None:
    text = extract(small)
    for context, string in labels.contract_strings():
        assert _message(text, string, context).locations[0][0] == "data/datapackage.json"


def test_moving_a_string_to_another_line_does_not_change_the_template(small: Path) -> None:
    before = extract(small)
    page = small / "pages" / "b.py"
    page.write_text("import os\n\n\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    assert extract(small) == before


def test_the_template_holds_no_time_no_machine_path_and_no_line_number(small: Path) -> None:
    text = extract(small)
    assert "Date" not in text.split("\n\n")[0]
    assert str(small) not in text
    assert "#: pages/b.py ui/c.py\n" in text


def test_a_long_string_stays_on_one_line(small: Path) -> None:
    long = "People who fled and of whom nothing has been heard since the day on which they were arrested. " * 3
    (small / "ui" / "long.py").write_text(f"_({long.strip()!r})\n", encoding="utf-8")
    assert f'msgid "{long.strip()}"\n' in extract(small)


def test_every_string_handed_to_gettext_is_written_out_where_it_is_used() -> None:
    methods, _options = read_mapping()
    files = [path for pattern, _method in methods for path in ROOT.glob(pattern.replace("**.py", "**/*.py"))]
    assert len(files) >= len(list((ROOT / "i18n").glob("*.py")))
    faults = [
        f"{path.relative_to(ROOT).as_posix()}:{call.lineno}: {ast.unparse(call)}"
        for path in files
        if path.relative_to(ROOT).as_posix() not in CALLS_WITH_VARIABLES
        for call in _unreadable_calls(path.read_text(encoding="utf-8"))
    ]
    assert faults == [], "gettext cannot find strings that are put together while the program runs"


def _unreadable_calls(code: str) -> list[ast.Call]:
    return [
        call
        for call in ast.walk(ast.parse(code))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
        if not all(isinstance(part, ast.Constant) for part in _messages(call))
    ]


def _messages(call: ast.Call) -> list[ast.expr]:
    assert isinstance(call.func, ast.Name)
    count = {"_": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}[call.func.id]
    return call.args[:count] or [call]


def test_every_string_handed_to_gettext_is_in_the_template() -> None:
    """Also those within f-strings, into which the extraction does not look."""
    methods, _options = read_mapping()
    files = [path for pattern, _method in methods for path in ROOT.glob(pattern.replace("**.py", "**/*.py"))]
    template = read_po(BytesIO(extract().encode("utf-8")))
    offered = {message.id if isinstance(message.id, str) else message.id[0] for message in template}
    missing = [
        f"{path.relative_to(ROOT).as_posix()}:{call.lineno}: {ast.unparse(call)}"
        for path in files
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
        if (first := _messages(call)[1 if call.func.id in {"pgettext", "npgettext"} else 0])
        if isinstance(first, ast.Constant) and first.value not in offered
    ]
    assert missing == [], "give it a name of its own before the f-string"


@pytest.mark.parametrize(
    ("code", "readable"),
    [
        ('_("Overview")', True),
        ('_("Over" "view")', True),
        ('_("{n} rows").format(n=n)', True),
        ('pgettext("verb", "Hold")', True),
        ('ngettext("{n} case", "{n} cases", n)', True),
        ('_(f"{n} rows")', False),
        ("_(title)", False),
        ('_("Over" + view)', False),
        ('pgettext(kind, "Hold")', False),
        ('ngettext("{n} case", many, n)', False),
        ('_(message="Overview")', False),
    ],
)
def test_a_string_put_together_at_run_time_is_told_from_a_written_one(code: str, readable: bool) -> None:
    assert (_unreadable_calls(code) == []) is readable


def test_the_command_writes_the_template_once_and_check_tells_when_it_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("i18n.__main__.ROOT", tmp_path)
    assert main(["extract", "--check"]) == 1
    assert not (tmp_path / TEMPLATE).exists()
    assert "out of date" in capsys.readouterr().err
    assert main(["extract"]) == 0
    assert (tmp_path / TEMPLATE).read_text(encoding="utf-8") == extract()
    assert main(["extract", "--check"]) == 0
    (tmp_path / TEMPLATE).write_text("stale", encoding="utf-8")
    assert main(["extract", "--check"]) == 1
