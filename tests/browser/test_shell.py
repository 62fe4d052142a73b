"""The pages' shell in a real browser: deep links, quietness, links, languages, accessibility."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.answers import assert_guarded
from ui.addresses import ADDRESSES, OVERVIEW, Address, write_title

if TYPE_CHECKING:
    from tests.browser.conftest import Server, Visit

DEEP = next(address for address in ADDRESSES if address is not OVERVIEW)


def name_page(address: Address) -> str:
    return address.url


@pytest.mark.parametrize("address", ADDRESSES, ids=name_page)
def test_the_first_request_of_a_fresh_process_may_be_a_deep_link_to_any_page(
    address: Address, fresh_server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(fresh_server)
    tab.open(f"{address.url}?lang=en&country=CN&country=RU")

    assert tab.page.title() == write_title(address)
    assert tab.page.locator("h1").count() == 1
    menu = tab.page.get_by_role("navigation").locator("> .stElementContainer a")
    assert menu.all_inner_texts() == [each.title() for each in ADDRESSES]
    assert tab.page.locator("a[aria-current=page]").all_inner_texts() == [address.title()]
    assert tab.page.locator("[role=dialog]").count() == 0
    assert tab.page.locator("[data-testid=stSidebarNav]").count() == 0
    assert tab.page.url == f"{fresh_server.url}{address.url}?lang=en&country=CN&country=RU"
    assert tab.page.locator("html").get_attribute("lang") == "en"

    assert tab.complaints == []
    assert tab.list_strangers() == []
    assert [answer.url for answer in tab.responses if answer.status >= 400] == []
    assert len(tab.responses) > 10
    for answer in tab.responses:
        assert_guarded(answer.headers)
    assert fresh_server.list_calls() == []


def test_the_menu_carries_language_and_filter_along_and_leads_to_the_right_page(
    server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server)
    tab.open("/?lang=en&country=CN")
    tab.page.locator(".st-key-menu a").get_by_text(DEEP.title()).click()
    tab.page.wait_for_url(f"{server.url}{DEEP.url}?lang=en&country=CN")
    tab.page.wait_for_function("title => document.title === title", arg=write_title(DEEP))
    tab.page.go_back()
    tab.page.wait_for_function("title => document.title === title", arg=write_title(OVERVIEW))
    assert tab.page.url == f"{server.url}/?lang=en&country=CN"
    assert tab.complaints == []


@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_a_link_to_the_first_page_leads_there_in_a_new_tab_too(
    query: str, server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server)
    tab.open(f"{DEEP.url}{query}")
    link = tab.page.locator(".st-key-menu a").get_by_text(OVERVIEW.title())
    for held in (False, True):
        with tab.page.context.expect_page() as opened:
            link.click(modifiers=["Control"]) if held else link.click(button="middle")
        opened.value.wait_for_url(f"{server.url}/{query}")
    assert tab.page.url == f"{server.url}{DEEP.url}{query}"


def test_a_reader_who_prefers_dark_gets_the_dark_page_from_the_first_paint_and_no_font_is_fetched_in_vain(
    server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server, colours="dark")
    tab.open("/")
    colour = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    assert tab.page.evaluate(colour) == "rgb(20, 23, 28)"
    assert not [url for url in tab.requested if "SourceSans" in url]


def test_text_marked_as_korean_gets_a_korean_face_and_icons_keep_theirs(
    server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server)
    tab.open("/")
    face = "element => getComputedStyle(element).fontFamily"
    # The mark by which the style sheet knows an icon is Streamlit's; that its icons bear it is tested there.
    tab.page.evaluate(
        """const icon = document.body.appendChild(document.createElement("span"));
        icon.dataset.testid = "stIconMaterial"; icon.style.fontFamily = "Material Symbols Rounded";"""
    )
    heading, icon = tab.page.locator("h1"), tab.page.locator("[data-testid=stIconMaterial]").first
    icon_face = icon.evaluate(face)
    tab.page.evaluate("document.documentElement.lang = 'ko'")
    assert "Malgun Gothic" in heading.evaluate(face)
    text = tab.page.locator("[data-testid=stMarkdownContainer] p").first
    assert text.evaluate("element => getComputedStyle(element).wordBreak") == "keep-all"
    assert "YaHei" not in heading.evaluate(face)
    assert icon.evaluate(face) == icon_face
    tab.page.evaluate("document.documentElement.lang = 'zh-Hans'")
    assert "YaHei" in heading.evaluate(face)
    assert "Malgun" not in heading.evaluate(face)


def test_the_documents_language_follows_a_switch_inside_the_session(
    server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server)
    tab.open("/")
    lang = "document.documentElement.lang"
    for language in ("ko", "zh-Hans", "en"):
        tab.page.evaluate(f"history.pushState({{}}, '', '/cases?lang={language}')")
        assert tab.page.evaluate(lang) == language


def test_a_language_the_record_does_not_have_is_named_as_plain_text(
    server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server)
    tab.open("/?lang=![x](https://elsewhere.example/x.png)")
    tab.page.get_by_text("![x](https://elsewhere.example/x.png)").wait_for()
    assert tab.page.locator("html").get_attribute("lang") == "en"
    assert tab.list_strangers() == []
    assert tab.complaints == []
