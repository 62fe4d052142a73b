"""The filter in real Chromium: chosen with mouse or keyboard, kept in the address, taken back with one click."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import Server, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., Visit]
# Hand-counted: the groups of February 2012 (tests/hand_figures.py).
FEBRUARY, ARRESTED = "/?from=2012-02&to=2012-02", "41"


def read_query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def read_first_figure(page: Page) -> str:
    return page.get_by_test_id("stMetricValue").first.inner_text().strip()


def open_choices(tab: Visit) -> None:
    tab.page.get_by_text("Choose what is shown").click()
    tab.page.get_by_text("Often asked:").wait_for()
    tab.wait()


def test_a_choice_goes_into_the_address_and_a_click_takes_it_back(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/?lang=en")
    everybody = read_first_figure(tab.page)
    open_choices(tab)
    place = tab.page.get_by_role("combobox", name="Place")
    place.fill("Shenyang")
    tab.page.get_by_role("option", name="Shenyang (China)", exact=True).click()
    # While its list is open, all else is hidden from assistive technology.
    place.press("Escape")
    tab.page.get_by_role("link", name="× Place: Shenyang").wait_for()
    tab.wait()
    assert read_query(tab.page) == {"lang": ["en"], "place": ["cn-shenyang"]}
    assert "events in Shenyang" in tab.page.get_by_test_id("stMain").inner_text()
    chosen = read_first_figure(tab.page)
    assert chosen != everybody
    tab.page.get_by_role("button", name="minors").click()
    tab.page.get_by_role("link", name="× Including: minors").wait_for()
    assert read_query(tab.page) == {"lang": ["en"], "place": ["cn-shenyang"], "who": ["minors"]}
    tab.page.get_by_role("link", name="× Including: minors").click()
    tab.page.get_by_role("link", name="× Including: minors").wait_for(state="detached")
    tab.wait()
    assert read_query(tab.page) == {"lang": ["en"], "place": ["cn-shenyang"]}
    assert read_first_figure(tab.page) == chosen
    tab.page.go_back()
    tab.page.get_by_role("link", name="× Clear all conditions").wait_for()
    assert read_query(tab.page)["who"] == ["minors"]
    tab.page.get_by_role("link", name="× Clear all conditions").click()
    tab.page.locator(".st-key-chosen").wait_for(state="detached")
    tab.wait()
    assert read_query(tab.page) == {"lang": ["en"]}
    assert read_first_figure(tab.page) == everybody
    assert not tab.complaints
    assert not tab.list_strangers()


def test_a_period_that_is_no_date_is_said_and_changes_nothing(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/cases?lang=en")
    open_choices(tab)
    start = tab.page.get_by_role("textbox", name="From")
    start.fill("spring")
    start.press("Enter")
    tab.page.get_by_text("This is no date").wait_for()
    assert read_query(tab.page) == {"lang": ["en"]}
    start.fill("2012-02")
    start.press("Enter")
    tab.page.get_by_role("link", name="× From: February 2012").wait_for()
    assert read_query(tab.page) == {"lang": ["en"], "from": ["2012-02"]}
    assert tab.page.get_by_text("This is no date").count() == 0


def test_a_link_opens_the_same_view_in_every_language_and_the_choices_stand_in_it(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open(f"{FEBRUARY}&lang=en")
    assert read_first_figure(tab.page) == ARRESTED
    for name, tag, heading in (("한국어", "ko", "체포"), ("中文", "zh-Hans", "脱北者"), ("English", "en", "arrested")):
        tab.page.get_by_role("link", name=name).click()
        tab.page.locator(f"html[lang={tag}]").wait_for(state="attached")
        tab.page.locator("h1", has_text=heading).wait_for()
        tab.wait()
        assert read_query(tab.page) == {"from": ["2012-02"], "to": ["2012-02"], "lang": [tag]}
        assert read_first_figure(tab.page) == ARRESTED
    open_choices(tab)
    assert tab.page.get_by_role("textbox", name="From").input_value() == "2012-02"
    tab.page.get_by_role("link", name="Cases", exact=True).click()
    tab.page.get_by_role("heading", name="Which cases does the record hold?").wait_for()
    tab.wait()
    assert read_query(tab.page) == {"from": ["2012-02"], "to": ["2012-02"], "lang": ["en"]}
    assert tab.page.locator("a[aria-current=page]").all_inner_texts() == ["Cases"]
    assert not tab.complaints


def test_a_link_to_the_first_page_opens_it_in_a_new_tab_with_the_filter(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/cases?place=cn-shenyang&lang=ko")
    link = tab.page.get_by_role("navigation").get_by_role("link", name="개요")
    assert link.evaluate("link => link.href") == f"{server.url}/?lang=ko&place=cn-shenyang"


def test_presets_and_filter_work_from_the_keyboard_alone(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/?lang=en")
    summary = tab.page.locator(".st-key-choices summary")
    for _step in range(30):
        tab.page.keyboard.press("Tab")
        if summary.evaluate("summary => summary === document.activeElement"):
            break
    tab.page.keyboard.press("Enter")
    tab.page.get_by_text("Often asked:").wait_for()
    preset = tab.page.get_by_role("link", name="February 2012")
    for _step in range(5):
        tab.page.keyboard.press("Tab")
        if preset.evaluate("link => link === document.activeElement"):
            break
    tab.page.keyboard.press("Enter")
    tab.page.get_by_role("link", name="× From: February 2012").wait_for()
    tab.wait()
    assert read_first_figure(tab.page) == ARRESTED


_FOCUSED = """() => {
    const element = document.activeElement;
    const holder = element?.closest("[data-testid^=stTooltip]") ? null : element?.closest("[class*=st-key-filter-]");
    return holder ? /st-key-filter-([a-z]+)/.exec(holder.className)[1] : null;
}"""


def step_to(page: Page, field: str) -> None:
    """Press Tab until the keyboard stands in that choice."""
    for _step in range(80):
        if page.evaluate(_FOCUSED) == field:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {field}")


def test_every_choice_is_reached_and_worked_by_the_keyboard_alone(server: Server, visit: Open) -> None:
    tab = visit(server)
    tab.open("/cases?lang=en")
    keyboard = tab.page.keyboard
    tab.page.locator(".st-key-choices summary").focus()
    keyboard.press("Enter")
    tab.page.get_by_text("Often asked:").wait_for()
    tab.wait()
    for field, keys, condition in (
        ("start", ("2010", "Enter"), "× From: 2010"),
        ("end", ("2020", "Enter"), "× Until: 2020"),
        ("q", ("a", "Enter"), "× Search: “a”"),
        ("country", ("China", "Enter", "Escape"), "× Authority: China"),
        ("place", ("Liaoning", "Enter", "Escape"), "× Place: Liaoning"),
        ("who", ("Enter",), "× Including: women"),
        ("outcome", ("returned", "Enter", "Escape"), "× Outcome: "),
        ("lens", ("media", "Enter"), "× As told by: media"),
        ("verification", ("Enter",), "× How well known: confirmed"),
        ("crackdown", ("Mourning", "Enter", "Escape"), "× Crackdown: "),
    ):
        step_to(tab.page, field)
        for key in keys:
            keyboard.press(key) if key in {"Enter", "Escape"} else keyboard.type(key)
        tab.page.locator(".st-key-chosen").get_by_role("link", name=condition).first.wait_for()
        tab.wait()
        tab.page.locator(".st-key-choices summary").focus()
    for field in ("kind", "population"):
        step_to(tab.page, field)
    chosen = set(read_query(tab.page)) - {"lang"}
    assert chosen == {
        "from", "to", "q", "country", "place", "who", "outcome", "lens", "verification", "crackdown",
    }  # fmt: skip
    assert not tab.complaints


def test_what_fits_nothing_says_so_and_leads_back(server: Server, visit: Open) -> None:
    tab = visit(server)
    for address in ("/", "/cases"):
        tab.open(f"{address}?from=1900&to=1901&lang=en")
        assert "No case in the record fits all of this." in tab.page.get_by_test_id("stMain").inner_text()
        tab.page.get_by_role("link", name="Show all cases again").click()
        tab.page.locator(".st-key-chosen").wait_for(state="detached")
        tab.wait()
        assert read_query(tab.page) == {"lang": ["en"]}
    assert not tab.complaints


def test_a_reader_who_chose_no_language_gets_the_browsers(server: Server, visit: Open) -> None:
    tab = visit(server, locale="zh-CN")
    tab.open("/")
    assert tab.page.locator("html").get_attribute("lang") == "zh-Hans"
    assert "脱北者" in tab.page.locator("h1").inner_text()
    assert tab.page.get_by_role("link", name="English").count() == 1
