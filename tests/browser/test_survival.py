"""A server that is killed and a line that drops bring the reader back to the same view, without a reload by hand."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import TimeoutError

from benchmarks.servers import start_server
from benchmarks.wire import Wire, tap
from tests.browser.conftest import Server, Visit

WITHIN_SECONDS = 10
"""From the moment the server is healthy, or the line up again."""
DROPS = 15

CASES = "/cases?from=2012&to=2012&lang=en"
OVERVIEW = "/?from=2012&to=2012&lang=en"
# Where a reader goes from each of the two, by the menu: to have a click answered is to be able to use the page.
NEXT = {CASES: ("Overview", "How many North Koreans"), OVERVIEW: ("Cases", "Which cases")}
Open = Callable[..., Visit]

_DIALOG = "[role=dialog]"
_MARK, _MARKED = "() => { window.loadedOnce = true; }", "() => window.loadedOnce === true"
_LOOK = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    const done = app?.dataset.testConnectionState === "CONNECTED" && app.dataset.testScriptState === "notRunning"
        && !document.querySelector("[data-testid=stSkeleton], [role=dialog]");
    const text = document.querySelector("[data-testid=stMain]")?.innerText;
    const tables = [...document.querySelectorAll("table")].map(table => table.textContent).join("\\n");
    const pictures = [...document.querySelectorAll("[data-testid=stMain] img")];
    // A grid is a canvas; the table inside it, for voices, comes a moment later.
    const grids = [...document.querySelectorAll("[data-testid=stDataFrame]")];
    const drawn = pictures.every(each => each.complete && each.naturalWidth > 0)
        && grids.every(grid => grid.querySelectorAll("tr").length > 1);
    return done && drawn && document.querySelector("h1") ? [location.pathname + location.search, text, tables] : null;
}"""


@dataclass(frozen=True)
class View:
    """What a reader sees once all is done: the address, every word and figure, and the tables (grids included)."""

    address: str
    text: str
    tables: str


def look(tab: Visit, seconds: float = 60) -> View:
    """Wait until the page is connected, done and without a dialog."""
    return View(*tab.page.wait_for_function(_LOOK, timeout=max(seconds, 0.1) * 1000).json_value())


def wait_for(tab: Visit, views: Sequence[View], seconds: float) -> View:
    """Wait until the reader sees exactly one of these; returns which."""
    match = f"wanted => {{ const seen = JSON.stringify(({_LOOK})()); return wanted.indexOf(seen) + 1; }}"
    wanted = [json.dumps(astuple(view), ensure_ascii=False, separators=(",", ":")) for view in views]
    try:
        found = tab.page.wait_for_function(match, arg=wanted, timeout=max(seconds, 0.1) * 1000)
    except TimeoutError:
        # What is there instead says more than that the time is over.
        assert look(tab, 0.1) in views
        raise
    which: int = found.json_value()
    return views[which - 1]


def go_on(tab: Visit, address: str, seconds: float = 60) -> None:
    """Follow the menu's link to the other page."""
    name, heading = NEXT[address]
    tab.page.get_by_role("link", name=name, exact=True).first.click(timeout=max(seconds, 0.1) * 1000)
    tab.page.get_by_role("heading", level=1, name=heading).wait_for(timeout=max(seconds, 0.1) * 1000)


def count_sockets(tab: Visit) -> int:
    """How many sockets the page has opened so far."""
    return sum(url.startswith("ws") for url in tab.requested)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[tuple[Wire, Server]]:
    """A line that can be cut, and the server as a browser reaches it through that line."""
    with start_server("dashboard.py", tmp_path) as server, tap(server.port) as wire:
        yield wire, Server(f"http://127.0.0.1:{wire.port}", tmp_path / "calls.txt", tmp_path / f"{server.port}.log")


@pytest.mark.parametrize("address", [CASES, OVERVIEW])
def test_after_kill_minus_nine_the_same_view_is_usable_within_ten_seconds_of_health(
    address: str, tmp_path: Path, visit: Open
) -> None:
    with start_server("dashboard.py", tmp_path) as first:
        tab = visit(Server(f"http://127.0.0.1:{first.port}", tmp_path / "calls.txt", tmp_path / f"{first.port}.log"))
        tab.open(address)
        before = look(tab)
        assert before.address == address
        assert "2012" in before.text
        assert "people" in before.text
        tab.page.evaluate(_MARK)
        first.kill()
    tab.page.locator(_DIALOG).get_by_text("Connection error").wait_for()
    with start_server("dashboard.py", tmp_path, first.port):
        healthy = time.monotonic()
        wait_for(tab, [before], WITHIN_SECONDS)
        seen = time.monotonic()
        go_on(tab, address, healthy + WITHIN_SECONDS - seen)
        print(f"{address}: seen {seen - healthy:.1f} s after health, a click answered {time.monotonic() - seen:.1f} s")
        tab.page.go_back()
        wait_for(tab, [before], 60)
    assert tab.page.evaluate(_MARKED), "the page was loaded anew"
    assert count_sockets(tab) == 2
    assert not tab.list_strangers()


def test_the_first_choice_after_a_restart_takes_effect(tmp_path: Path, visit: Open) -> None:
    with start_server("dashboard.py", tmp_path) as first:
        tab = visit(Server(f"http://127.0.0.1:{first.port}", tmp_path / "calls.txt", tmp_path / f"{first.port}.log"))
        tab.open(CASES)
        panel = tab.page.get_by_text("Choose what is shown")
        field = tab.page.get_by_role("textbox", name="To", exact=True)
        panel.click()
        field.wait_for()
        first.kill()
    with start_server("dashboard.py", tmp_path, first.port):
        # Run anew from its address, in which it does not stand that the panel was open.
        field.wait_for(state="detached")
        panel.click()
        look(tab)
        field.fill("2013")
        field.press("Enter")
        tab.page.wait_for_url("**to=2013**", wait_until="commit")
        after = look(tab)
    assert parse_qs(urlsplit(after.address).query) == {"from": ["2012"], "to": ["2013"], "lang": ["en"]}
    assert "2013" in after.text


def test_fifteen_drops_in_mid_use_bring_the_reader_back_to_the_same_view(
    line: tuple[Wire, Server], visit: Open
) -> None:
    wire, server = line
    tab = visit(server)
    tab.open(CASES)
    cases = look(tab)
    go_on(tab, CASES)
    overview = look(tab)
    tab.page.go_back()
    wait_for(tab, [cases], 60)
    tab.page.evaluate(_MARK)
    sockets, waited = count_sockets(tab), []
    for drop in range(DROPS):
        # In turns: while the reader reads, as a click leaves the browser, and at some point of the answer.
        moment, round_ = drop % 3, drop // 3
        if moment == 2:
            wire.cut_after(1 + 700 * round_)
        if moment:
            tab.page.get_by_role("link", name="Overview", exact=True).first.click()
        if moment != 2:
            assert wire.cut() >= 1
        cut = time.monotonic()
        # It counts as back only on a new socket: before, the page may not have noticed.
        while count_sockets(tab) == sockets + drop:
            tab.page.wait_for_timeout(20)
            assert time.monotonic() - cut < WITHIN_SECONDS
        # A click that was lost leaves the reader where she was, one that arrived takes her on.
        seen = wait_for(tab, (cases, overview), cut + WITHIN_SECONDS - time.monotonic())
        waited.append(time.monotonic() - cut)
        if seen == cases:
            go_on(tab, CASES, cut + WITHIN_SECONDS - time.monotonic())
            wait_for(tab, [overview], 60)
        tab.page.go_back()
        wait_for(tab, [cases], 60)
    print("back after", ", ".join(f"{seconds:.1f}" for seconds in waited), "s")
    assert count_sockets(tab) == sockets + DROPS
    assert tab.page.evaluate(_MARKED), "the page was loaded anew"
    assert not tab.list_strangers()


def test_back_pressed_while_the_line_is_down_shows_the_page_of_the_address(
    line: tuple[Wire, Server], visit: Open
) -> None:
    wire, server = line
    tab = visit(server)
    tab.open(CASES)
    before = look(tab)
    go_on(tab, CASES)
    look(tab)
    with wire.down():
        tab.page.locator("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])").wait_for()
        tab.page.go_back()
        assert tab.page.evaluate("() => location.pathname + location.search") == CASES
    wait_for(tab, [before], WITHIN_SECONDS)


@pytest.mark.parametrize("name", ["Overview", "한국어"])
def test_a_link_clicked_while_the_line_is_down_leaves_address_and_page_in_agreement(
    name: str, line: tuple[Wire, Server], visit: Open
) -> None:
    wire, server = line
    tab = visit(server)
    tab.open(CASES)
    before = look(tab)
    link = tab.page.get_by_role("link", name=name, exact=True).first
    link.click()
    tab.page.wait_for_function("was => location.pathname + location.search !== was", arg=CASES)
    other = look(tab)
    tab.page.go_back()
    wait_for(tab, [before], 60)
    with wire.down():
        tab.page.locator("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])").wait_for()
        with suppress(TimeoutError):  # a link that is locked while nobody can answer is as good
            link.click(timeout=2000)
    # Where the click was lost she stays, where it was not she goes on; the address and the page always agree.
    wait_for(tab, [before, other], WITHIN_SECONDS)
