"""The shell in a real browser: deep links, quietness, headers, languages, accessibility."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from ui.addresses import ADDRESSES, OVERVIEW, Address, write_title

if TYPE_CHECKING:
    from conftest import Server, Visit  # type: ignore[import-not-found]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
DEEP = next(address for address in ADDRESSES if address is not OVERVIEW)

# Written out, not taken from api/policy.py: what must be there is asserted, whatever the code thinks.
REQUIRED = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
REQUIRED_DIRECTIVES = {
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def assert_guarded(headers: Any) -> None:
    """The headers of one answer, whatever its status."""
    for name, value in REQUIRED.items():
        assert headers.get(name) == value, name
    directives = {part.strip() for part in headers["content-security-policy"].split(";")}
    assert directives >= REQUIRED_DIRECTIVES
    script = next(part for part in directives if part.startswith("script-src"))
    assert script.startswith("script-src 'self' 'sha256-")
    assert "unsafe" not in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert not any(character.isdigit() for character in headers.get("server", ""))


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
    menu = tab.page.locator(".st-key-menu a")
    assert menu.all_inner_texts() == [each.title() for each in ADDRESSES]
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


def test_the_pages_have_headings_of_their_own(server: Server, visit: Callable[..., Visit]) -> None:
    headings = []
    for address in ADDRESSES:
        tab = visit(server)
        tab.open(address.url)
        headings.append(tab.page.locator("h1").inner_text())
    assert len(set(headings)) == len(ADDRESSES)


def test_the_menu_carries_the_language_along_and_leads_to_the_right_page(
    server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server)
    tab.open("/?lang=en&country=CN")
    tab.page.locator(".st-key-menu a").get_by_text(DEEP.title()).click()
    tab.page.wait_for_url(f"{server.url}{DEEP.url}?lang=en")
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
    with tab.page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    opened.value.wait_for_url(f"{server.url}/{query}")


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
    heading, icon = tab.page.locator("h1"), tab.page.locator("[data-testid=stIconMaterial]").first
    icon_face = icon.evaluate(face)
    tab.page.evaluate("document.documentElement.lang = 'ko'")
    assert "Malgun Gothic" in heading.evaluate(face)
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
    tab.page.evaluate("document.documentElement.lang = 'xx'; history.pushState({}, '', '/cases?lang=en')")
    assert tab.page.evaluate(lang) == "en"


def test_a_language_the_record_does_not_have_is_named_as_plain_text(
    server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server)
    tab.open("/?lang=![x](https://elsewhere.example/x.png)")
    tab.page.get_by_text("![x](https://elsewhere.example/x.png)").wait_for()
    assert tab.page.locator("html").get_attribute("lang") == "en"
    assert tab.list_strangers() == []
    assert tab.complaints == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/boot.js", 200),
        ("/app.css", 200),
        ("/favicon.png", 200),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/api/health", 200),
        (f"{DEEP.url}/", 301),
        ("//elsewhere.example/", 400),
        ("/no-such-page", 404),
        ("/api/no-such-thing", 404),
        ("/index.html", 404),
        ("/static/js/no-such-file.js", 404),
        ("/media/no-such-file.png", 404),
        ("/component/no-such.part/index.html", 404),
        ("/_stcore/metrics", 404),
        ("/_stcore/script-health-check", 404),
        ("/_stcore/agent/interact", 404),
        ("/_stcore/agent/openapi.json", 404),
    ],
)
def test_every_answer_carries_the_headers_whatever_its_status(path: str, status: int, server: Server) -> None:
    answer = requests.get(server.url + path, allow_redirects=False, timeout=10)
    assert answer.status_code == status
    assert_guarded(answer.headers)


def test_the_sockets_handshake_carries_the_headers_and_a_foreign_page_is_refused_without_asking_anyone(
    server: Server,
) -> None:
    address = server.url.replace("http", "ws") + "/_stcore/stream"
    with connect(address, origin=server.url) as socket:  # type: ignore[arg-type]
        assert socket.response is not None
        assert_guarded(socket.response.headers)
    for foreign in ("https://elsewhere.example", "null", f"{server.url}.elsewhere.example"):
        with pytest.raises(InvalidStatus) as refused, connect(address, origin=foreign):  # type: ignore[arg-type]
            pass
        assert refused.value.response.status_code == 403
        assert_guarded(refused.value.response.headers)
    assert server.list_calls() == []


def test_the_watch_on_outgoing_calls_would_see_one(start: Callable[..., AbstractContextManager[Server]]) -> None:
    with start("uvicorn", "tests.browser.failing:app", "--port", "{port}") as server:
        assert requests.get(f"{server.url}/api/fetch", timeout=10).status_code == 200
        assert server.list_calls() == [
            "socket.getaddrinfo 'elsewhere.invalid'",
            "socket.connect '203.0.113.1'",
        ]


def test_an_error_in_a_route_or_a_page_says_nothing_of_its_cause(
    start: Callable[..., AbstractContextManager[Server]], visit: Callable[..., Visit]
) -> None:
    with start("uvicorn", "tests.browser.failing:app", "--port", "{port}") as server:
        answer = requests.get(f"{server.url}/api/fail", timeout=10)
        assert answer.status_code == 500
        assert_guarded(answer.headers)
        assert "secret" not in answer.text
        assert answer.headers["content-type"].startswith("text/plain")

        tab = visit(server)
        tab.open("/")
        shown = tab.page.locator("[data-testid=stAlert]").inner_text()
        assert shown == "This part of the record cannot be shown. The fault has been written down."
        assert "secret" not in tab.page.content()
        assert tab.complaints == []
        # The operator, and only the operator, can read what happened.
        assert server.log.read_text().count("secret of the route") >= 1
        assert server.log.read_text().count("secret of the page") >= 1


def test_without_data_the_pages_stay_up_with_one_sentence_and_health_says_503(
    start: Callable[..., AbstractContextManager[Server]], visit: Callable[..., Visit], tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with start(REPATRIATION_WATCH_DATA=str(empty), REPATRIATION_WATCH_CACHE=str(tmp_path / "cache")) as server:
        answer = requests.get(f"{server.url}/api/health", timeout=10)
        assert answer.status_code == 503
        assert answer.json()["status"] == "no data"
        assert answer.json()["last_fault"]
        assert str(tmp_path) not in answer.text
        assert_guarded(answer.headers)
        tab = visit(server)
        for address in ADDRESSES:
            tab.open(address.url)
            shown = tab.page.locator("[data-testid=stAlert]").inner_text()
            assert shown == "The record cannot be shown at the moment. It will be back shortly."
            assert tab.page.locator(".st-key-footer").count() == 0
        assert tab.complaints == []


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES, ids=name_page)
def test_axe_finds_no_violation(
    address: Address, colours: str, width: int, server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server, width=width, colours=colours)
    tab.open(address.url)
    tab.page.evaluate(AXE)
    found = tab.page.evaluate("axe.run().then(result => result.violations)")
    assert [(rule["id"], node["html"], node["failureSummary"]) for rule in found for node in rule["nodes"]] == []
