"""A first visit: Chromium with nothing in its cache opens a page.

``python -m benchmarks.visits``: the bytes of a first visit of each page, and whether they are few enough.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.servers import start_server
from benchmarks.wire import Wire, tap
from tests.conftest import find_chromium
from ui.addresses import ADDRESSES, OVERVIEW

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

LANDING_GOAL, PAGE_GOAL = 1_400_000, 3_000_000
"""Bytes of a first visit, at most: of the landing view, and of any other page."""

# Streamlit's parts for a Plotly chart and for a deck map: together they are too much for one page.
_CHART_SCRIPT = re.compile(r"/(PlotlyChart|DeckGlJsonChart)\.[^/]+\.js")
_LISTED = 4

# True once the heading and all figures stand there, every picture is drawn and no run is under way: the milliseconds
# since the address was entered. Asked before every frame, so that what is measured is what can be seen.
_PAINTED = """() => {
    const app = document.querySelector("[data-testid=stApp][data-test-connection-state=CONNECTED]");
    const shown = [...document.querySelectorAll("[data-testid=stMetric]")]
        .map(each => each.querySelector("[data-testid=stMetricValue]")?.innerText.trim());
    const pictures = [...document.querySelectorAll("[data-testid=stMain] img")];
    const done = app && app.dataset.testScriptState === "notRunning" && document.querySelector("h1")
        && !document.querySelector("[data-testid=stSkeleton]")
        && shown.every(Boolean) && pictures.every(each => each.complete && each.naturalWidth > 0);
    return done ? performance.now() : null;
}"""
_QUIET_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Visit:
    """Seconds until everything is painted, and bytes the server sent until it had nothing more to send.

    ``files`` are the addresses that were asked for with their bytes, the heaviest first; sockets are not in it.
    """

    seconds: float
    size: int
    files: tuple[tuple[str, int], ...] = ()

    @property
    def chart_scripts(self) -> tuple[str, ...]:
        """Names of the heavy chart scripts that came along."""
        return tuple(sorted({match[1] for url, _ in self.files if (match := _CHART_SCRIPT.search(url))}))


def visit(browser: Browser, wire: Wire, address: str = "/") -> Visit:
    """Open a page, by default the first, through ``wire`` in a new context."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    try:
        return _open(context, wire, address)
    finally:
        context.close()


def _open(context: BrowserContext, wire: Wire, address: str) -> Visit:
    page: Page = context.new_page()
    session = context.new_cdp_session(page)
    urls: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def note_address(event: dict[str, Any]) -> None:
        urls[event["requestId"]] = event["request"]["url"]

    def note_size(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = int(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", note_address)
    session.on("Network.loadingFinished", note_size)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    before = wire.received
    page.goto(f"http://127.0.0.1:{wire.port}{address}", wait_until="commit")
    milliseconds: float = page.wait_for_function(_PAINTED, timeout=60_000).json_value()
    received = -1
    while wire.received != received:
        received = wire.received
        page.wait_for_timeout(_QUIET_SECONDS * 1000)
    files = sorted(((urls[id_], size) for id_, size in sizes.items() if id_ in urls), key=lambda file: -file[1])
    return Visit(milliseconds / 1000, received - before, tuple(files))


def judge(address: str, visited: Visit) -> list[str]:
    """What is wrong with a first visit of that address, in words; nothing where it is light enough."""
    goal = LANDING_GOAL if address.partition("?")[0] == OVERVIEW.url else PAGE_GOAL
    wrong = [f"{visited.size:,} B, more than {goal:,}"] if visited.size > goal else []
    if len(visited.chart_scripts) > 1:
        wrong.append(f"{' and '.join(visited.chart_scripts)} on one page")
    if visited.chart_scripts and goal == LANDING_GOAL:
        wrong.append(f"{visited.chart_scripts[0]} on the landing view")
    return wrong


def say_visit(address: str, visited: Visit) -> Iterator[str]:
    """Bytes, seconds and verdict of one visit, then the heaviest files."""
    wrong = judge(address, visited)
    verdict = f"NOT met: {'; '.join(wrong)}" if wrong else "met"
    yield f"{address}: {visited.size:,} B, painted after {visited.seconds:.1f} s; goal {verdict}"
    for url, size in visited.files[:_LISTED]:
        yield f"    {size:>9,} B  {url.split('/', 3)[-1]}"


def weigh(addresses: Sequence[str], chromium: str) -> dict[str, Visit]:
    """Visit each address of a server of its own, once for nothing (it makes what it keeps) and once to be weighed."""
    from playwright.sync_api import sync_playwright

    with (
        tempfile.TemporaryDirectory(prefix="visits-") as folder,
        start_server("dashboard.py", Path(folder)) as server,
        tap(server.port) as wire,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-proxy-server"])
        try:
            return {address: (visit(browser, wire, address), visit(browser, wire, address))[1] for address in addresses}
        finally:
            browser.close()


def main() -> int:
    """Weigh every page, or the addresses given; the exit status is 1 where one is too heavy."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.visits", description=__doc__)
    parser.add_argument("addresses", nargs="*", default=[address.url for address in ADDRESSES], metavar="address")
    addresses: list[str] = parser.parse_args().addresses
    chromium = find_chromium()
    if chromium is None:
        sys.exit("no Chromium was found (CHROMIUM names one)")
    visits = weigh(addresses, chromium)
    print("\n".join(line for address, visited in visits.items() for line in say_visit(address, visited)))
    return 1 if any(judge(address, visited) for address, visited in visits.items()) else 0


if __name__ == "__main__":
    sys.exit(main())
