"""A text of the data that looks like Markdown, in real Chromium: it is shown as it was written, and does nothing."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import ROOT, Server, Visit, start_server

if TYPE_CHECKING:
    from playwright.sync_api import Locator

NEWEST = "2025-01-myanmar-border-three"
CASE = "2017-11-shenyang-ten"
LINKED, CITED = "kmib-2017-11-05-ten", "rfa-ko-2017-11-09-interview"
CRACKDOWN = "2002-embassy-clampdown"
# Without an HTML tag and an e-mail address, which the checks on the data refuse: tests/app/test_text.py has them.
HOSTILE = (
    "first -- then >= 3 -> :material_face: :material/face: :smile: :streamlit: ~= <-> <- <= "
    "https://example.net/a www.example.net ![x](https://example.org/x.png) "
    "**b** `c` $d$ :red[e] :color[f] [k](javascript:l) | x # y 1. z"
)
# What Streamlit makes of Markdown, icons and emoji.
MADE = "img, svg, em, strong, code, del, sup, input, a, [role=img], .katex, [class*=stMarkdownColored]"
Open = Callable[..., Visit]


def write_hostile(path: Path, first: str, *columns: str) -> None:
    """Put HOSTILE into ``columns`` of the one row whose first column is ``first``."""
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = list(csv.reader(file))
    (row,) = [row for row in rows if row[0] == first]
    for column in columns:
        row[names.index(column)] = HOSTILE
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([names, *rows])


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A process whose data holds HOSTILE in cases, an event, claims, sources and a crackdown."""
    folder = tmp_path_factory.mktemp("hostile")
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    for case_id in (NEWEST, CASE):
        write_hostile(data / "cases.csv", case_id, "title", "summary")
    write_hostile(data / "events.csv", f"{CASE}/1", "note")
    write_hostile(data / "claims.csv", f"{CASE}/c1", "claimant", "note")
    for source_id in (LINKED, CITED):
        write_hostile(data / "sources.csv", source_id, "publisher", "title")
    write_hostile(data / "crackdowns.csv", CRACKDOWN, "name")
    cache = str(folder / "cache")
    with start_server(folder, REPATRIATION_WATCH_DATA=str(data), REPATRIATION_WATCH_CACHE=cache) as server:
        yield server


def list_made(place: Locator) -> list[str]:
    """The elements that Streamlit made inside a place, without its own anchors of headings."""
    made: list[str] = place.evaluate(
        f"place => [...place.querySelectorAll('{MADE}')]"
        ".filter(each => !each.closest('[data-testid=stHeaderActionElements]')).map(each => each.outerHTML)"
    )
    return made


def assert_quiet(tab: Visit) -> None:
    """No picture but the charts, no link to where a text says, nothing asked of others, no complaint."""
    main = tab.page.get_by_test_id("stMain")
    assert main.locator("img:not([data-testid=stImage] img, [data-testid=stImageContainer] img)").count() == 0
    assert main.locator("[role=img]:not(img)").count() == 0
    targets = main.locator("a").evaluate_all("links => links.map(link => link.href)")
    # A letter that a reader may send, to nobody: the text can stand in its subject only.
    targets = [target for target in targets if not re.fullmatch(r"mailto:\?subject=[^&/:]*&body=[^&/:]*", target)]
    assert not [target for target in targets if "//example." in target.lower() or not target.startswith("http")]
    assert tab.complaints == []
    assert tab.list_strangers() == []


def test_the_overview_shows_a_title_and_a_name_as_they_were_written(hostile_server: Server, visit: Open) -> None:
    tab = visit(hostile_server)
    tab.open("/")
    title = tab.page.locator(f"[data-testid=stPageLink] a[href*='{NEWEST}']")
    title.wait_for()
    assert title.inner_text() == HOSTILE
    assert list_made(title) == []
    name = tab.page.locator("h3").filter(has_text="first")
    assert name.inner_text() == HOSTILE
    assert list_made(name) == []
    assert_quiet(tab)


def test_a_case_shows_each_of_its_texts_as_it_was_written(hostile_server: Server, visit: Open) -> None:
    tab = visit(hostile_server)
    tab.open(f"/cases?case={CASE}")
    main = tab.page.get_by_test_id("stMain")
    main.get_by_role("heading", name="Which pages does it rest on?").wait_for()
    title, summary = main.locator("h1"), main.locator("[data-testid=stMarkdown] p").filter(has_text="first")
    note, claims, sources = (
        main.get_by_role("table", name=name).locator("td").filter(has_text="first --")
        for name in ("The events of the case in their order", "The claims about this case", "The sources of the case")
    )
    for place in (title, summary, note):
        assert place.inner_text() == HOSTILE
        assert list_made(place) == []
    # The publisher of one claim is linked; claimant and note are of another.
    assert claims.all_inner_texts()[0] == HOSTILE
    assert claims.all_inner_texts()[1:3] == [f"{HOSTILE} (Missionary)", HOSTILE]
    assert sources.all_inner_texts() == [HOSTILE] * 4, "publisher and title of the linked page and of the cited one"
    made = [list_made(cell) for cell in (*claims.all()[1:3], *sources.all())]
    assert [len(each) for each in made] == [0, 0, 1, 0, 0, 0]
    assert made[2][0].startswith('<a href="https://www.kmib.co.kr/'), "the page itself, and nothing the text names"
    assert_quiet(tab)
