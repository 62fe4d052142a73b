"""Handing over, in real Chromium: a briefing is put together, taken along, and presented by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exports.briefing.screen.writing import write_page
from i18n import using
from tests.browser.conftest import Server, Visit, find_violations
from tests.exports.briefing.conftest import make_document_of

Open = Callable[..., Visit]
FEBRUARY = "crackdown=2012-mourning-period"


def test_parts_are_added_moved_and_removed_and_stand_in_the_address(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/briefing?lang=en&block=figures&block=map")
    page = tab.page
    page.get_by_role("button", name="2. Where").click()
    page.get_by_role("menuitem", name="Move up").click()
    page.get_by_role("button", name="1. Where").wait_for()
    assert tab.page.url.endswith("block=map&block=figures")
    page.get_by_label("Your own words").fill("We ask for *their* release.")
    page.get_by_role("button", name="Add these words").click()
    page.get_by_role("button", name="3. “We ask for").wait_for()
    assert "block=text%3AWe+ask+for" in tab.page.url
    page.get_by_role("button", name="2. Key figures").click()
    page.get_by_role("menuitem", name="Remove").click()
    page.get_by_role("button", name="2. “We ask for").wait_for()
    page.go_back()
    page.get_by_role("button", name="2. Key figures").wait_for()
    assert not tab.complaints


def test_the_file_is_made_when_its_button_is_pressed(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open(f"/briefing?lang=ko&{FEBRUARY}")
    with tab.page.expect_download() as waiting:
        tab.page.get_by_role("button", name="문서(PDF)").click()
    download = waiting.value
    assert download.suggested_filename == "repatriation-watch-2026.11.0-briefing-2012-mourning-period-ko.pdf"
    assert Path(download.path()).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (390, 844)])
def test_it_is_presented_by_the_keyboard_alone_and_goes_on_without_the_network(
    width: int, height: int, server: Server, visit: Open
) -> None:
    tab = visit(server)
    page = tab.page
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{server.url}/present?lang=en&{FEBRUARY}&block=figures&block=no_news&block=sources")
    page.context.set_offline(True)
    shown = page.locator(".screen.shown")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Arrests during the 100-day mourning")
    page.keyboard.press("ArrowRight")
    assert shown.locator(".best").all_inner_texts() == ["57", "31", "26"]
    # From the back row: a tenth of the height of the picture on a projector.
    size = float(shown.locator(".best").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
    assert size >= (0.1 * height if width > height else 40)
    assert page.get_by_text("data as of 12 March 2026").last.is_visible()
    assert page.url.endswith("#screen-2")
    for key, number in (("PageDown", 3), ("End", 4), ("ArrowRight", 4), ("PageUp", 3), ("Home", 1), (" ", 2)):
        page.keyboard.press(key)
        assert shown.get_attribute("id") == f"screen-{number}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    assert find_violations(page) == []
    assert not tab.complaints
    assert not tab.list_strangers()


def test_a_file_opens_without_any_server_and_prints(browser: Any, tmp_path: Path) -> None:
    document = make_document_of("all", "zh-Hans")
    with using("zh-Hans"):
        (tmp_path / "briefing.html").write_bytes(write_page(document))
    context = browser.new_context(offline=True)
    page, told = context.new_page(), []
    page.on("console", lambda message: told.append(message.text))
    page.on("requestfailed", lambda request: told.append(request.url))
    page.goto((tmp_path / "briefing.html").as_uri())
    pictures = page.locator("img").evaluate_all("all => all.map(img => img.complete && img.naturalWidth > 0)")
    assert pictures
    assert all(pictures)
    page.emulate_media(media="print")
    # On paper every part stands, and nothing that only a screen needs.
    assert page.locator(".screen").evaluate_all("all => all.every(one => one.offsetHeight > 0)")
    assert not page.locator("nav").is_visible()
    assert told == []
    context.close()
