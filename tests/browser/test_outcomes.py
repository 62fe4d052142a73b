"""The page of outcomes in Chromium: whole in every language, theme and width, and its lists can be leafed through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Server, Visit

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
Open = Callable[..., Visit]


@pytest.mark.parametrize(
    ("language", "colours", "width"),
    [("en", "light", 1440), ("en", "dark", 390), ("ko", "dark", 1440), ("ko", "light", 390), ("zh-Hans", "light", 320)],
)
def test_the_page_is_whole_in_its_language_theme_and_width(
    language: str, colours: str, width: int, server: Server, visit: Open
) -> None:
    tab = visit(server, width=width, colours=colours)
    tab.open(f"/outcomes?lang={language}")
    # On a phone the style sheet leaves lists in place of tables, so that none has a role there.
    tab.page.get_by_test_id("stTable").last.wait_for(state="attached")
    wider = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"
    assert tab.page.evaluate(wider) <= 0
    tab.page.evaluate(AXE)
    found = tab.page.evaluate("axe.run().then(result => result.violations)")
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
    assert tab.complaints == []
    assert tab.list_strangers() == []


def test_a_reader_leafs_through_the_list_orders_it_and_goes_back(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/outcomes?lang=en&country=CN")
    pages = tab.page.locator(".st-key-pages-silent")
    pages.get_by_text("Next page").click()
    pages.get_by_text("Page 2 of").wait_for()
    assert tab.page.url == f"{server.url}/outcomes?lang=en&country=CN&silent=2"
    tab.page.locator(".st-key-orders").get_by_text("most people").click()
    pages.get_by_text("Page 1 of").wait_for()
    assert tab.page.url == f"{server.url}/outcomes?lang=en&country=CN&sort=people"
    tab.page.go_back()
    pages.get_by_text("Page 2 of").wait_for()
    tab.wait()
    assert tab.page.url == f"{server.url}/outcomes?lang=en&country=CN&silent=2"
    assert tab.complaints == []


def test_all_silences_can_be_opened_as_one_table_and_on_a_phone_as_one_list(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/outcomes?lang=en")
    tab.page.get_by_text("All of them as a table").click()
    rows = tab.page.get_by_role("group", name="The groups of whom there is no news").get_by_role("row")
    rows.nth(99).wait_for()
    assert rows.count() == 100
    # Another reader has it as it was sent to the first, in the same place.
    phone = visit(server, width=390)
    phone.open("/outcomes?lang=en")
    entries = phone.page.locator(".st-key-silences [class*=st-key-narrow-table-] li")
    assert entries.count() == 0
    phone.page.get_by_text("All of them as a table").click()
    entries.nth(98).wait_for()
    assert entries.count() == 99
