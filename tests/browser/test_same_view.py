"""A link with filter, place, lens and language is the same view in every browser, and back and forward lead through."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Server, Visit
from tests.browser.test_survival import look
from ui.addresses import ADDRESSES, CHANGES

QUERY = "place=cn-ln&from=2010&to=2019&lens=ngo&lang=ko"
OWN = {"/time": "by=quarter", "/map": "show=arrest&show=repatriation&routes=on", "/outcomes": "sort=people"}
# Where the reader goes from there: path, name in the menu, heading.
BEYOND = ("/cases", "사례", "이 기록에는 어떤 사례가 있는가?")
FROM_CASES = ("/", "개요", "탈북민은 몇 명이 체포되었으며, 그 뒤 어떻게 되었는가?")
Open = Callable[..., Visit]
# Without the words inside pictures: Plotly leaves out labels for which it finds no room, by fractions of a pixel.
_IS_THERE = """([path, heading]) => location.pathname === path
    && (heading ? document.querySelector("h1")?.innerText === heading : document.querySelector("h1"))"""
_READ = """() => {
    const main = document.querySelector("[data-testid=stMain]").cloneNode(true);
    main.querySelectorAll(".js-plotly-plot").forEach(picture => picture.remove());
    return [location.pathname + location.search, main.textContent];
}"""


def read(tab: Visit, path: str, heading: str = "") -> list[str]:
    """The address and all words, once all is done: on that path, and below that heading or any."""
    tab.page.wait_for_function(_IS_THERE, arg=[path, heading])
    look(tab)
    seen: list[str] = tab.page.evaluate(_READ)
    return seen


@pytest.mark.parametrize("url", [address.url for address in ADDRESSES if address is not CHANGES])
def test_a_link_opens_the_same_view_in_a_fresh_browser_and_after_back_and_forward(
    url: str, server: Server, visit: Open
) -> None:
    address = f"{url}?{QUERY}" + (f"&{OWN[url]}" if url in OWN else "")
    tab, other = visit(server), visit(server, locale="zh-CN")
    tab.open(address)
    first, title = read(tab, url), tab.page.locator("h1").inner_text()
    other.open(address)
    assert read(other, url) == first
    assert "랴오닝" in first[1]
    beyond, name, heading = BEYOND if url != BEYOND[0] else FROM_CASES
    tab.page.get_by_role("navigation").get_by_role("link", name=name).click()
    second = read(tab, beyond, heading)
    assert set(QUERY.split("&")) <= set(second[0].split("?")[1].split("&"))
    tab.page.go_back()
    assert read(tab, url, title) == first
    tab.page.go_forward()
    assert read(tab, beyond, heading) == second
    assert tab.complaints == other.complaints == []
