"""New data under a running server, and what it sends compressed, in real Chromium."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
import requests
import streamlit

from benchmarks.versions import break_version, turn_link, write_version
from tests.browser.answers import assert_guarded, fetch
from tests.browser.conftest import Server, Visit, start_server
from tests.loaders.builders import lay_out

STATIC = Path(streamlit.__file__).parent / "static"
SCRIPT = next(STATIC.glob("static/js/index.*.js"))
Open = Callable[..., Visit]


@contextmanager
def serve(place: Path, data: Path) -> Iterator[Server]:
    """A process that looks at ``data`` often."""
    (home := place / "home").mkdir()
    settings = {"DATA": str(data), "CACHE": str(place / "cache"), "LOOK_SECONDS": "0.1"}
    with start_server(home, **{f"REPATRIATION_WATCH_{name}": value for name, value in settings.items()}) as server:
        yield server


def wait_for_health(server: Server, status: str, version: str | None) -> None:
    """Until ``/api/health`` tells both; fails with what it told instead."""
    end = time.monotonic() + 60
    while (told := fetch(f"{server.url}/api/health").json())["status"] != status or told.get("data_version") != version:
        assert time.monotonic() < end, told
        time.sleep(0.1)


def read_footer(tab: Visit) -> str:
    tab.wait()
    text: str = tab.page.locator(".st-key-footer").inner_text()
    return text


def test_a_reader_sees_new_data_at_the_next_view_and_the_last_good_ones_when_they_are_broken(
    visit: Open, tmp_path: Path
) -> None:
    source, link = lay_out(tmp_path / "source"), tmp_path / "data"
    turn_link(link, write_version(source, tmp_path / "v0", 0))
    with serve(tmp_path, link) as server:
        tab = visit(server)
        tab.open("/")
        assert "2099.1.0" in read_footer(tab)
        turn_link(link, write_version(source, tmp_path / "v1", 1))
        wait_for_health(server, "ok", "2099.1.1")
        tab.page.get_by_test_id("stPageLink-NavLink").last.click()
        tab.page.locator(".st-key-footer", has_text="2099.1.1").wait_for()
        turn_link(link, break_version(write_version(source, tmp_path / "v2", 2), 0))
        wait_for_health(server, "last good data", "2099.1.1")
        tab.open("/")
        assert "2099.1.1" in read_footer(tab)
        assert "of version 1 here" in tab.page.get_by_test_id("stMain").inner_text()
        assert "cases.csv" in fetch(f"{server.url}/api/health").json()["last_fault"]
        assert "cases.csv" in server.log.read_text()
        assert "cases.csv" not in tab.page.content()
        assert "Traceback" not in server.log.read_text()
        assert tab.complaints == []


def test_a_server_that_started_without_sound_data_shows_them_once_they_are_mended(visit: Open, tmp_path: Path) -> None:
    source, link = lay_out(tmp_path / "source"), tmp_path / "data"
    turn_link(link, break_version(write_version(source, tmp_path / "v0", 0), 5))
    with serve(tmp_path, link) as server:
        tab = visit(server)
        tab.open("/")
        assert tab.page.locator(".st-key-footer").count() == 0
        turn_link(link, write_version(source, tmp_path / "v1", 1))
        wait_for_health(server, "ok", "2099.1.1")
        tab.open("/")
        assert "2099.1.1" in read_footer(tab)
        assert tab.complaints == []


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
@pytest.mark.parametrize("path", ["/", "/cases", "/boot.js", "/app.css", f"/{SCRIPT.relative_to(STATIC)}"])
def test_the_server_compresses_what_it_sends(
    path: str, encoding: str, unpack: Callable[[bytes], bytes], server: Server
) -> None:
    def ask(accepted: str) -> tuple[requests.Response, bytes]:
        with requests.Session() as session:
            session.trust_env = False
            headers = {"Accept-Encoding": accepted}
            answer = session.get(server.url + path, headers=headers, stream=True, timeout=10)
            return answer, answer.raw.read(decode_content=False)

    (plain, whole), (packed, body) = ask("identity"), ask(encoding)
    assert packed.headers["content-encoding"] == encoding
    assert "content-encoding" not in plain.headers
    assert unpack(body) == whole
    assert int(packed.headers["content-length"]) == len(body)
    for answer in (plain, packed):
        assert "accept-encoding" in answer.headers["vary"].lower()
        # Streamlit's own answer says application/javascript, the older name (RFC 9239).
        kind = answer.headers["content-type"].partition(";")[0].replace("application/j", "text/j")
        assert kind == {"": "text/html", ".js": "text/javascript", ".css": "text/css"}[Path(path).suffix]
        assert_guarded(answer.headers)
