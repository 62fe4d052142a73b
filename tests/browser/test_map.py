"""The map in real Chromium: chosen by click and by address, played, light on the line, quiet and accessible."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import Server, Visit
from ui.map_views import VIEWS

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., Visit]
SHENYANG = (123.43, 41.80)

MIDDLE, ZOOM = (VIEWS["whole"].lon, VIEWS["whole"].lat), VIEWS["whole"].zoom

_LATER = """year => {
    const shown = document.querySelector("[data-testid=stMain]").innerText.match(/(\\d{4}); Arrested/);
    return shown && Number(shown[1]) > year ? Number(shown[1]) : null;
}"""


def open_map(tab: Visit, address: str) -> None:
    """Open the page and wait until the base map has come and the canvas is there."""
    tab.open(address)
    tab.page.locator("[data-testid=stDeckGlJsonChart] canvas").first.wait_for()
    wait_for_ground(tab)


def wait_for_ground(tab: Visit) -> None:
    for _step in range(100):
        if len({url for url in list_geometry(tab) if any(answer.url == url for answer in tab.responses)}) >= 3:
            return
        tab.page.wait_for_timeout(100)
    raise AssertionError("the base map did not come")


def list_geometry(tab: Visit) -> list[str]:
    return [url for url in tab.requested if "/api/geo/" in url]


def read_query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    world = 512 * 2**ZOOM
    mercator = math.asinh(math.tan(math.radians(latitude)))
    return longitude / 360 * world, -mercator / math.tau * world


def point_at(tab: Visit, place: tuple[float, float], said: str) -> tuple[float, float]:
    """Move the pointer to a place until the map says what is there, which it does once it is drawn."""
    canvas = tab.page.locator("[data-testid=stDeckGlJsonChart] canvas").first
    canvas.scroll_into_view_if_needed()
    (x, y), (x0, y0) = project(*place), project(*MIDDLE)
    tip = tab.page.locator(".deck-tooltip", has_text=said)
    for attempt in range(60):
        box = canvas.bounding_box()
        assert box is not None
        at = (box["x"] + box["width"] / 2 + x - x0, box["y"] + box["height"] / 2 + y - y0)
        tab.page.mouse.move(at[0] + attempt % 2, at[1])
        tab.page.wait_for_timeout(250)
        if tip.is_visible():
            return at
    raise AssertionError(f"the map never said {said}")


def test_a_click_on_shenyang_opens_its_panel_and_the_step_back_closes_it(server: Server, visit: Open) -> None:
    tab = visit(server)
    open_map(tab, "/map?lang=en")
    at = point_at(tab, SHENYANG, "Shenyang, China")
    tab.page.mouse.click(*at)
    tab.page.get_by_role("heading", name="Shenyang, China").wait_for(timeout=60_000)
    tab.wait()
    assert read_query(tab.page) == {"lang": ["en"], "place": ["cn-shenyang"]}
    words = tab.page.get_by_test_id("stMain").inner_text().replace("\u00a0", " ")
    assert "Arrested: 174–182 people (best 182). Returned: 24 people." in words
    assert "Consulate General of Japan in Shenyang" in words
    assert len(list_geometry(tab)) == 3
    tab.page.go_back()
    tab.page.get_by_role("heading", name="Shenyang, China").wait_for(state="detached")
    assert read_query(tab.page) == {"lang": ["en"]}
    assert not tab.complaints
    assert not tab.list_strangers()


def test_a_case_of_the_panel_leads_to_its_page_and_from_there_back_to_the_map(server: Server, visit: Open) -> None:
    tab = visit(server)
    open_map(tab, "/map?lang=en&place=cn-shenyang&from=2017-11&to=2017-11")
    name = "Ten seized in Shenyang and handed over at Sinuiju, November 2017"
    # A link within a table opens a tab of its own.
    tab.open(tab.page.get_by_role("link", name=name).first.get_attribute("href") or "")
    tab.page.get_by_role("heading", level=1, name=name).wait_for()
    tab.wait()
    assert read_query(tab.page)["case"] == ["2017-11-shenyang-ten"]
    assert read_query(tab.page)["place"] == ["cn-shenyang"]
    tab.page.get_by_role("link", name="This case on the map").click()
    tab.page.locator("[data-testid=stDeckGlJsonChart] canvas").first.wait_for()
    assert not tab.complaints


def test_an_address_with_liaoning_names_what_lies_in_it(server: Server, visit: Open) -> None:
    tab = visit(server)
    open_map(tab, "/map?lang=en&place=cn-ln")
    tab.page.get_by_role("heading", name="Liaoning, China").wait_for()
    inside = tab.page.get_by_role("table", name="The places in it")
    for place in ("Shenyang", "Dandong", "Dalian"):
        assert inside.get_by_role("link", name=place, exact=True).is_visible()
    # A link within a table opens a tab of its own.
    tab.open(inside.get_by_role("link", name="Dandong", exact=True).get_attribute("href") or "")
    tab.page.get_by_role("heading", name="Dandong, China").wait_for()
    assert not tab.complaints


def test_a_place_is_found_by_its_name_and_left_again(server: Server, visit: Open) -> None:
    tab = visit(server)
    open_map(tab, "/map?lang=ko")
    box = tab.page.locator(".st-key-map-place input")
    box.fill("선양")
    tab.page.get_by_role("option").filter(has_text="선양").filter(has_text="중국").filter(
        has_not_text="총영사관"
    ).click()
    tab.page.locator("h2", has_text="선양").wait_for()
    assert read_query(tab.page) == {"lang": ["ko"], "place": ["cn-shenyang"]}
    assert not tab.complaints


def test_geometry_is_fetched_once_and_the_steps_of_time_leave_the_address_alone(server: Server, visit: Open) -> None:
    tab = visit(server)
    open_map(tab, "/map?lang=en")
    tab.page.get_by_role("button", name="Sought asylum").click()
    tab.page.wait_for_url("**show=asylum_bid**")
    tab.page.get_by_text("Ways people were taken").click()
    tab.page.wait_for_url("**routes=on**")
    tab.wait()
    before = tab.page.url
    tab.page.get_by_role("combobox", name="In time").click()
    tab.page.get_by_role("option", name="year by year").click()
    play = tab.page.get_by_role("button", name="Play")
    play.wait_for()
    assert tab.page.get_by_role("button", name="Pause").count() == 0, "it never starts by itself"
    play.click()
    # A browser that is slow to draw skips years: the clock decides which is shown.
    first = tab.page.wait_for_function(_LATER, arg=1998, timeout=60_000).json_value()
    tab.page.wait_for_function(_LATER, arg=first, timeout=60_000)
    tab.page.get_by_role("button", name="Pause").click()
    tab.page.get_by_role("button", name="Play").wait_for()
    assert tab.page.url == before
    assert len(list_geometry(tab)) == 3
    assert not tab.complaints


def test_a_first_visit_is_light_and_the_maps_own_part_below_a_megabyte(server: Server, visit: Open) -> None:
    tab = visit(server)
    frames: list[int] = []
    tab.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(len(frame))))
    open_map(tab, "/map?lang=en")
    sizes = {answer.url: answer.request.sizes()["responseBodySize"] for answer in tab.responses}
    ground = sum(size for url, size in sizes.items() if "/api/geo/" in url)
    assert 200_000 < ground + sum(frames) < 1_000_000
    assert sum(sizes.values()) + sum(frames) < 3_000_000


def test_one_case_is_shown_with_its_way(server: Server, visit: Open) -> None:
    tab = visit(server)
    open_map(tab, "/map?lang=en&case=2013-05-laos-nine")
    assert "The map shows one case: Nine young North Koreans returned by Laos" in (
        tab.page.get_by_test_id("stMain").inner_text()
    )
    tab.page.get_by_text("The ways as a table").click()
    ways = tab.page.get_by_role("table", name="The ways people were taken")
    ways.wait_for()
    assert ways.get_by_role("row").count() == 4
    assert not tab.complaints
