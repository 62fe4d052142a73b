"""The running server's answers: headers at every status, sockets, faults, both ways of starting."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser.answers import assert_guarded, fetch
from ui.addresses import ADDRESSES, OVERVIEW, write_title

if TYPE_CHECKING:
    from tests.browser.conftest import Server, Visit

ROOT = Path(__file__).resolve().parents[2]
DEEP = next(address for address in ADDRESSES if address is not OVERVIEW)


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
    answer = fetch(server.url + path)
    assert answer.status_code == status
    assert_guarded(answer.headers)


def test_the_sockets_handshake_carries_the_headers_and_a_foreign_page_is_refused_without_asking_anyone(
    server: Server,
) -> None:
    address = server.url.replace("http", "ws") + "/_stcore/stream"
    with connect(address, origin=Origin(server.url), proxy=None) as socket:
        assert socket.response is not None
        assert_guarded(socket.response.headers)
    for foreign in ("https://elsewhere.example", "null", f"{server.url}.elsewhere.example"):
        with pytest.raises(InvalidStatus) as refused, connect(address, origin=Origin(foreign), proxy=None):
            pass
        assert refused.value.response.status_code == 403
        assert_guarded(refused.value.response.headers)
    assert server.list_calls() == []


def test_the_watch_on_outgoing_calls_would_see_one(start: Callable[..., AbstractContextManager[Server]]) -> None:
    with start("uvicorn", "tests.browser.failing:app", "--port", "{port}") as server:
        assert fetch(f"{server.url}/api/fetch").status_code == 200
        assert server.list_calls() == [
            "socket.getaddrinfo 'elsewhere.invalid'",
            "socket.connect '203.0.113.1'",
        ]


def test_an_error_in_a_route_or_a_page_says_nothing_of_its_cause(
    start: Callable[..., AbstractContextManager[Server]], visit: Callable[..., Visit]
) -> None:
    with start("uvicorn", "tests.browser.failing:app", "--port", "{port}") as server:
        answer = fetch(f"{server.url}/api/fail")
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
        answer = fetch(f"{server.url}/api/health")
        assert answer.status_code == 503
        assert answer.json()["status"] == "no data"
        assert answer.json()["last_fault"]
        assert str(tmp_path) not in answer.text
        assert_guarded(answer.headers)
        tab = visit(server)
        for address in ADDRESSES:
            tab.open(address.url)
            shown = tab.page.locator("[data-testid=stAlert]").inner_text()
            assert shown == "The record cannot be shown at the moment. Please come back later."
            assert tab.page.locator(".st-key-footer").count() == 0
        assert tab.complaints == []


def test_health_tells_of_a_fault_without_repeating_the_cell(
    start: Callable[..., AbstractContextManager[Server]], tmp_path: Path
) -> None:
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    sources = folder / "sources.csv"
    header, first, *rest = sources.read_text("utf-8").splitlines()
    planted = f"{first.split(',')[0]},Kim Example 010-9876-5432" + "," * (header.count(",") - 1)
    sources.write_text("\n".join([header, planted, *rest]) + "\n", "utf-8")
    with start(REPATRIATION_WATCH_DATA=str(folder), REPATRIATION_WATCH_CACHE=str(tmp_path / "cache")) as server:
        answer = fetch(f"{server.url}/api/health")
    assert answer.status_code == 503
    assert "sources.csv" in answer.json()["last_fault"]
    for part in ("Kim", "9876", str(tmp_path)):
        assert part not in answer.text


def test_uvicorn_serves_the_same_as_streamlit_run(
    start: Callable[..., AbstractContextManager[Server]], visit: Callable[..., Visit]
) -> None:
    with start("uvicorn", "dashboard:app", "--host", "127.0.0.1", "--port", "{port}", "--no-server-header") as server:
        health = fetch(f"{server.url}/api/health")
        assert (health.status_code, health.json()["status"]) == (200, "ok")
        assert "server" not in health.headers
        assert_guarded(health.headers)
        tab = visit(server)
        tab.open(DEEP.url)
        assert tab.page.title() == write_title(DEEP)
        assert tab.complaints == []
        assert server.list_calls() == []
