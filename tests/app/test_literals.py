"""Every word a reader sees goes through gettext."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.literals import find_literals

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*ROOT.glob("pages/*.py"), *ROOT.glob("ui/**/*.py")])

# Names of languages are written in the language itself.
ALLOWED = {("ui/menu.py", name) for name in ("English", "한국어", "中文")}
# Names that a system or a format gives, and patterns of regular expressions: no words for readers.
ALLOWED |= {("ui/menu.py", "zh-Hans"), ("ui/navigation.py", "Accept-Language")}
ALLOWED |= {("ui/screen_chart.py", name) for name in ("displayModeBar", "scrollZoom", "showTips")}
ALLOWED |= {("ui/briefing_page.py", name) for name in ("YYYY-MM-DD", "A4", "Letter")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_text_for_readers_is_left_untranslated(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    found = [
        f"line {line}: {text!r}" for line, text in find_literals(path.read_text("utf-8")) if (name, text) not in ALLOWED
    ]
    assert found == []


def test_the_files_of_pages_are_found() -> None:
    assert len(FILES) > 20


@pytest.mark.parametrize(
    ("code", "is_found"),
    [
        ('st.title("Cases")', True),
        ('st.title("cases")', True),
        ('st.caption(f"data of {date}")', True),
        ('st.page_link(page, label="All cases")', True),
        ('table = {"Where": places}', True),
        ('words = "there is no news"', True),
        ('show_table(frame, alt="the cases")', True),
        ('x = _("Cases") + " of " + "all the years"', True),
        ('parts = ["range unknown"]', True),
        ('st.error("it failed")', True),
        ('st.title(_("Cases"))', False),
        ('st.caption(plain(ngettext("{n} case", "{n} cases", n)))', False),
        ('st.markdown(case["summary"])', False),
        ('st.text(label("cases", "kind", word))', False),
        ('with st.container(key="menu", width="content"): pass', False),
        ('raise ValueError("no such page")', False),
        ('_LOG.error("a page failed", exc_info=error)', False),
        ('rows = frame[["case_id", "title"]]', False),
        ('def f() -> "A b c":\n    """Says this and that."""', False),
    ],
)
def test_a_text_for_readers_is_told_from_a_name(code: str, is_found: bool) -> None:
    assert bool(find_literals(code)) is is_found
