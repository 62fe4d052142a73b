"""What a reader does on the pages, in real Chromium: follow a figure to its rows, open a case, go back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Server, Visit

VIEWS = (
    "/cases?figure=arrested&from=2012-02&to=2012-02",
    "/cases?figure=no_news",
    "/cases?figure=returned&until=2023-10-09",
    "/cases?case=2017-11-shenyang-ten",
    "/cases?case=no-such-case",
    "/cases?from=2012&place=cn-ln&who=minors&lens=ngo",
    "/crackdowns?crackdown=2012-mourning-period",
    "/campaigns?crackdown=2012-mourning-period",
    "/campaigns?campaign=2012-02-savemyfriend&after=2",
    "/time?by=month&country=CN&from=2011&to=2013&spread=1",
    "/map?place=cn-ln",
    "/map?place=cn-shenyang&show=arrest&show=asylum_bid&routes=on",
    "/outcomes?sort=people&crackdown=2012-mourning-period",
    "/changes?link=%2Ftime%3Fplace%3Dcn-shenyang",
    "/briefing?case=2017-11-shenyang-ten&block=text%3AWe+ask&block=case",
)
Open = Callable[..., Visit]


def test_a_figure_leads_to_its_rows_a_row_to_its_case_and_back(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/?lang=en")
    tab.page.get_by_role("link", name="The 49 rows behind this figure").click()
    tab.page.get_by_role("heading", name="People known to have been returned: the rows behind the figure").wait_for()
    assert tab.page.url == f"{server.url}/cases?lang=en&figure=returned"
    tab.wait()
    tab.page.get_by_role("link", name="Next page").click()
    tab.page.get_by_text("Rows 26 to 49 of 49.").wait_for()
    assert tab.page.url == f"{server.url}/cases?lang=en&figure=returned&page=2"
    tab.page.go_back()
    tab.page.get_by_text("Rows 1 to 25 of 49.").wait_for()
    tab.page.locator(".st-key-row-returned-0").get_by_role("link").click()
    tab.page.get_by_role("heading", name="Which pages does it rest on?").wait_for()
    assert "/cases?lang=en&case=" in tab.page.url
    tab.page.go_back()
    tab.page.get_by_role("heading", name="the rows behind the figure").wait_for()
    assert tab.page.url == f"{server.url}/cases?lang=en&figure=returned"
    tab.page.go_back()
    tab.page.get_by_role("heading", name="When were people arrested and returned?").wait_for()
    assert not tab.complaints
    assert not tab.list_strangers()


def test_a_case_can_be_opened_from_the_grid_of_a_list(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/cases?lang=en&figure=returned")
    tab.page.get_by_text("All of these as a table, to sort and search").click()
    grid = tab.page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    grid.locator("canvas").first.wait_for()
    grid.click(position={"x": 20, "y": 55})
    tab.page.get_by_role("heading", name="Which pages does it rest on?").wait_for()
    assert "figure=returned&case=" in tab.page.url
    assert not tab.complaints


def test_a_year_in_the_table_leads_to_that_years_rows(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/")
    tab.page.get_by_text("The same as a table").click()
    row = tab.page.get_by_role("row", name="2012")
    link = row.get_by_role("link").first
    link.wait_for()
    assert link.inner_text().replace("\u00a0", " ") == "67–78 (best 76)"
    tab.open(link.get_attribute("href") or "")
    assert "67–78 people (best 76)" in tab.page.get_by_test_id("stMain").inner_text().replace("\u00a0", " ")


@pytest.mark.parametrize(("width", "shown", "hidden"), [(1440, "wide", "narrow"), (390, "narrow", "wide")])
def test_of_the_two_pictures_a_reader_gets_the_one_for_the_width_with_its_sentence(
    width: int, shown: str, hidden: str, server: Server, visit: Open
) -> None:
    tab = visit(server, width=width)
    tab.open("/")
    picture = tab.page.locator(f".st-key-{shown}-years img")
    picture.wait_for()
    assert not tab.page.locator(f".st-key-{hidden}-years").is_visible()
    assert "The year with the most people arrested: 2006" in (picture.get_attribute("alt") or "")
    assert tab.page.get_by_role("img", name="People arrested, and people returned").count() == 1


def test_on_a_phone_a_table_of_many_columns_is_a_list_of_its_rows(server: Server, visit: Open) -> None:
    phone, desk = visit(server, width=390), visit(server)
    for tab in (phone, desk):
        tab.open("/cases?case=2017-11-shenyang-ten&lang=en")
    assert desk.page.get_by_role("cell", name="Shenyang, China").first.is_visible()
    assert desk.page.locator("[class*=st-key-narrow-table]:visible").count() == 0
    assert phone.page.locator("[class*=st-key-wide-table]:visible").count() == 0
    arrest = phone.page.get_by_role("listitem").filter(has_text="1 · 4 November 2017 · Arrest")
    assert arrest.inner_text().splitlines()[1:3] == ["Where: Shenyang, China", "People: 10"]


def test_a_table_wider_than_its_frame_can_be_reached_and_scrolled_by_keyboard(server: Server, visit: Open) -> None:
    tab = visit(server, width=920)
    tab.open("/crackdowns?lang=en")
    tab.page.get_by_text("Campaigns tied to no one crackdown").click()
    frame = tab.page.get_by_role("group", name="The campaigns, by their beginning")
    frame.focus()
    tab.page.keyboard.press("ArrowRight")
    tab.page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    wide = visit(server, width=1440)
    wide.open("/cases?case=2017-11-shenyang-ten")
    unneeded = wide.page.get_by_role("group", name="The events of the case in their order")
    assert unneeded.get_attribute("tabindex") == "-1", "no stop for the keyboard where nothing is hidden"
