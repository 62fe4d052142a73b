"""The page of outcomes in Chromium: its lists can be leafed through and opened."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.conftest import Server, Visit

Open = Callable[..., Visit]


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
