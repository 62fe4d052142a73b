"""A first visit: Chromium with nothing in its cache opens the page."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from benchmarks.wire import Wire

# True once the figures stand there, every picture is drawn and no run is under way: the milliseconds since the
# address was entered. Asked before every frame, so that what is measured is what can be seen.
_PAINTED = """() => {
    const app = document.querySelector("[data-testid=stApp][data-test-connection-state=CONNECTED]");
    const shown = [...document.querySelectorAll("[data-testid=stMetricValue]")].map(each => each.innerText.trim());
    const pictures = [...document.querySelectorAll("[data-testid=stMain] img")];
    const done = app && app.dataset.testScriptState === "notRunning" && shown.length > 0
        && shown.every(Boolean) && pictures.every(each => each.complete && each.naturalWidth > 0);
    return done ? performance.now() : null;
}"""
_QUIET_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Visit:
    """Seconds until everything is painted, and bytes the server sent until it had nothing more to send."""

    seconds: float
    size: int


def visit(browser: Browser, wire: Wire) -> Visit:
    """Open the first page through ``wire`` in a new context."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    try:
        return _open(context, wire)
    finally:
        context.close()


def _open(context: BrowserContext, wire: Wire) -> Visit:
    page: Page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    before = wire.received
    page.goto(f"http://127.0.0.1:{wire.port}/", wait_until="commit")
    milliseconds: float = page.wait_for_function(_PAINTED, timeout=60_000).json_value()
    received = wire.received
    while True:
        time.sleep(_QUIET_SECONDS)
        if wire.received == received:
            return Visit(milliseconds / 1000, received - before)
        received = wire.received
