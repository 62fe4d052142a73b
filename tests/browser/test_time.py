"""The Time page in real Chromium: three languages without a complaint, and a bar that leads to its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import Server, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Locator

Open = Callable[..., Visit]


def wait_for_charts(tab: Visit) -> Locator:
    """Plotly's script comes after the page: wait for the bars of the first picture."""
    bars = tab.page.locator(".js-plotly-plot").first.locator("g.bars .point path")
    bars.first.wait_for(state="attached")
    return bars


def test_a_click_on_a_bar_shows_the_way_to_the_rows_of_its_period(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/time?lang=en&by=month&country=CN&from=2012-02&to=2012-02")
    bar = wait_for_charts(tab).first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    tab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7)
    link = tab.page.get_by_role("link", name="The rows behind: Arrested, February 2012")
    link.wait_for()
    assert parse_qs(urlsplit(link.evaluate("link => link.href")).query) == {
        "lang": ["en"], "country": ["CN"], "figure": ["arrested"], "from": ["2012-02"], "to": ["2012-02"],
    }  # fmt: skip
    link.click()
    tab.page.get_by_role("heading", name="People known to have been arrested: the rows behind the figure").wait_for()
    tab.wait()
    assert "7 rows, 32–41 people (best 41)." in tab.page.get_by_test_id("stMain").inner_text().replace("\u00a0", " ")
    tab.page.locator(".st-key-row-arrested-0").get_by_role("link").click()
    tab.page.get_by_role("heading", name="Which pages does it rest on?").wait_for()
    tab.page.go_back()
    tab.page.get_by_role("heading", name="the rows behind the figure").wait_for()
    tab.page.go_back()
    tab.page.get_by_role("heading", name="When were people arrested and returned?").wait_for()
    tab.wait()
    assert parse_qs(urlsplit(tab.page.url).query)["by"] == ["month"]
    assert tab.complaints == []


def test_a_step_chosen_goes_into_the_address_and_a_step_back_takes_it_away(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/time?lang=en&country=CN")
    wait_for_charts(tab)
    tab.page.get_by_text("by quarter", exact=True).click()
    tab.page.get_by_text("Spread inexact dates evenly").wait_for()
    tab.wait()
    assert parse_qs(urlsplit(tab.page.url).query) == {"lang": ["en"], "country": ["CN"], "by": ["quarter"]}
    tab.page.go_back()
    tab.page.get_by_text("Spread inexact dates evenly").wait_for(state="detached")
    tab.wait()
    assert parse_qs(urlsplit(tab.page.url).query) == {"lang": ["en"], "country": ["CN"]}
    assert tab.complaints == []
