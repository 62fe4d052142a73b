"""``make looks``: every page and view, in every language, theme and width, as pictures in looks/ for people to open.

Fails where a page complains: an error in the console, a failed request, another host, sideways scrolling.
``python -m tests.browser.looks /time /map`` takes only views whose addresses begin so.
"""

from __future__ import annotations

import re
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from i18n import AVAILABLE
from tests.browser.conftest import CHROMIUM_FLAGS, ROOT, Server, Visit, listen, start_server
from tests.browser.test_pages import VIEWS
from tests.conftest import NOT_RUN, find_chromium
from ui.addresses import ADDRESSES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = ROOT / "looks"
WIDTHS = (1440, 390)
THEMES = ("light", "dark")
# What is taller comes in several pictures: Chromium's end at 16,384 pixels.
TALLEST = 16_000
_MEASURE = "() => { const m = document.querySelector('[data-testid=stMain]'); return [m.scrollHeight, m.scrollWidth]; }"


def take_picture(browser: Browser, server: Server, address: str, language: str, theme: str, width: int) -> list[str]:
    """Open one view, keep its picture, and return what is wrong with it."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)  # type: ignore[arg-type]
    try:
        tab = Visit(context.new_page(), server.url)
        listen(tab)
        tab.open(f"{address}{'&' if '?' in address else '?'}lang={language}")
        height, wide = tab.page.evaluate(_MEASURE)
        tab.page.set_viewport_size({"width": width, "height": min(max(height, 900), TALLEST)})
        tab.wait()
        name = re.sub(r"[^a-z0-9]+", "-", address.strip("/").lower()) or "overview"
        name = f"{name}-{language}-{theme}-{width}"
        tab.page.screenshot(path=FOLDER / f"{name}.png")
        for part, top in enumerate(range(TALLEST, height, TALLEST), 2):
            tab.page.set_viewport_size({"width": width, "height": min(height - top, TALLEST)})
            tab.page.get_by_test_id("stMain").evaluate("(main, top) => main.scrollTo(0, top)", top)
            tab.wait()
            tab.page.screenshot(path=FOLDER / f"{name}-part-{part}.png")
        sideways = [f"{wide - width} pixels too wide"] if wide > width else []
        return [*tab.complaints, *(f"asked for {url}" for url in tab.list_strangers()), *sideways]
    finally:
        context.close()


def main() -> int:
    """Take all pictures; the exit status is 1 where one of them has a complaint."""
    chromium = find_chromium()
    if chromium is None:
        print(f"{NOT_RUN}: no Chromium was found (CHROMIUM names one)")
        return 1
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    asked = tuple(sys.argv[1:]) or ("/",)
    views = [view for view in (*(address.url for address in ADDRESSES), *VIEWS) if view.startswith(asked)]
    wrong = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        start_server(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        for address, language, theme, width in product(views, AVAILABLE, THEMES, WIDTHS):
            complaints = take_picture(browser, server, address, language, theme, width)
            wrong += bool(complaints)
            print(f"{address} {language} {theme} {width}: {'; '.join(complaints) or 'fine'}")
        browser.close()
    print(f"pictures in {FOLDER.name}/; {wrong} with complaints")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
