"""Streamlit's scripts, compressed: from Streamlit's own handler and in front of it."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from api.doors import NotFound, list_static
from api.guard import Guard
from api.policy import Policy
from api.static import Compression, PackedFiles

FOLDER = Path(streamlit.__file__).parent / "static"
PACKED = PackedFiles(FOLDER)
UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
YEAR = "max-age=31536000"


def list_addresses(*suffixes: str) -> list[str]:
    return sorted(f"/{path.relative_to(FOLDER)}" for path in FOLDER.rglob("*") if path.suffix in suffixes)


SCRIPT = max(list_addresses(".js"), key=lambda address: (FOLDER / address[1:]).stat().st_size)
FONT = list_addresses(".woff2")[0]


@pytest.fixture(scope="module", autouse=True)
def packed() -> None:
    PACKED.pack()


def make_app(files: PackedFiles = PACKED) -> Starlette:
    """As in dashboard.py: the guard, the compression, the door, and Streamlit's own files."""
    handler = create_streamlit_static_handler(str(FOLDER), None)
    return Starlette(
        routes=[NotFound(list_static(FOLDER)), Mount("/", app=handler)],
        middleware=[Middleware(Guard, policy=Policy()), Middleware(Compression, files=files)],
    )


def test_every_script_and_style_sheet_is_the_same_when_unpacked(call: Callable[..., Any]) -> None:
    app = make_app()
    for address in list_addresses(".js", ".css", ".json", ".svg"):
        plain = (FOLDER / address[1:]).read_bytes()
        for encoding, unpack in UNPACK.items():
            answer = call(app, address, headers={"accept-encoding": encoding})
            used = answer.headers.get("content-encoding")
            assert (unpack(answer.body) if used else answer.body) == plain, address
            assert used == encoding or (used is None and len(plain) < 1000), address
            assert int(answer.headers["content-length"]) == len(answer.body)


def test_together_they_are_less_than_a_third() -> None:
    addresses = list_addresses(".js")
    plain = sum((FOLDER / address[1:]).stat().st_size for address in addresses)
    files = [file for address in addresses if (file := PACKED.find(address)) is not None]
    assert sum(len(file.bodies["br"]) for file in files if file.bodies) < plain / 3


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_compressed_answer_says_what_it_is_and_how_long_it_keeps(encoding: str, call: Callable[..., Any]) -> None:
    answer = call(make_app(), SCRIPT, headers={"accept-encoding": encoding})
    version = hashlib.sha256((FOLDER / SCRIPT[1:]).read_bytes()).hexdigest()[:16]
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["etag"] == f'"{version}-{encoding}"'
    assert YEAR in answer.headers["cache-control"]
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" in answer.headers


def test_head_answers_as_get_does_without_the_body(call: Callable[..., Any]) -> None:
    app, headers = make_app(), {"accept-encoding": "br"}
    get, head = (call(app, SCRIPT, method=method, headers=headers) for method in ("GET", "HEAD"))
    assert head.status == 200
    assert head.body == b""
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_browser_that_holds_the_file_is_not_sent_it_again(encoding: str, call: Callable[..., Any]) -> None:
    app = make_app()
    first = call(app, SCRIPT, headers={"accept-encoding": encoding})
    again = call(app, SCRIPT, headers={"accept-encoding": encoding, "if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["vary"] == "Accept-Encoding"
    other = {"br": "gzip", "gzip": "identity", "identity": "br"}[encoding]
    held = {"accept-encoding": other, "if-none-match": first.headers["etag"]}
    assert call(app, SCRIPT, headers=held).status == 200


def test_a_part_of_a_file_is_a_part_of_the_file_as_it_is(call: Callable[..., Any]) -> None:
    answer = call(make_app(), SCRIPT, headers={"accept-encoding": "br, gzip", "range": "bytes=10-29"})
    plain = (FOLDER / SCRIPT[1:]).read_bytes()
    assert answer.status == 206
    assert answer.body == plain[10:30]
    assert answer.headers["content-range"] == f"bytes 10-29/{len(plain)}"
    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_part_of_the_compressed_file_is_not_mixed_with_parts_of_the_file(call: Callable[..., Any]) -> None:
    app = make_app()
    tag = call(app, SCRIPT, headers={"accept-encoding": "br"}).headers["etag"]
    answer = call(app, SCRIPT, headers={"accept-encoding": "br", "range": "bytes=10-29", "if-range": tag})
    assert answer.status == 200
    assert answer.body == (FOLDER / SCRIPT[1:]).read_bytes()


def test_a_browser_that_takes_no_coding_gets_the_file_as_it_is(call: Callable[..., Any]) -> None:
    for headers in ({}, {"accept-encoding": "identity"}, {"accept-encoding": "br;q=0"}):
        answer = call(make_app(), SCRIPT, headers=headers)
        assert answer.body == (FOLDER / SCRIPT[1:]).read_bytes()
        assert "content-encoding" not in answer.headers
        assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("address", [FONT, "/favicon.png"])
def test_fonts_and_pictures_are_not_packed_again(address: str, call: Callable[..., Any]) -> None:
    answer = call(make_app(), address, headers={"accept-encoding": "br, gzip"})
    assert "content-encoding" not in answer.headers
    assert answer.body == (FOLDER / address[1:]).read_bytes()


@pytest.mark.parametrize(
    "address",
    [
        *("/static/js/no-such-file.js", "/static/js/", "/static", "/index.html", "/static/js/../../index.html"),
        *(f"{SCRIPT}/", f"/{SCRIPT}", SCRIPT.upper(), SCRIPT.replace("/js/", "//js/")),
    ],
)
def test_no_address_is_opened_by_compressing(address: str, call: Callable[..., Any]) -> None:
    headers = {"accept-encoding": "br"}
    assert call(make_app(), address, headers=headers).status == call(make_app(PackedFiles(FOLDER)), address).status
    assert PACKED.find(address) is None


def test_a_file_is_changed_by_no_method(call: Callable[..., Any]) -> None:
    assert call(make_app(), SCRIPT, method="POST", headers={"accept-encoding": "br"}).status == 405


def test_before_the_files_are_packed_they_are_sent_as_they_are(call: Callable[..., Any]) -> None:
    answer = call(make_app(PackedFiles(FOLDER)), SCRIPT, headers={"accept-encoding": "br"})
    assert answer.body == (FOLDER / SCRIPT[1:]).read_bytes()
    assert "content-encoding" not in answer.headers


def test_a_folder_that_cannot_be_packed_is_logged_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.js").write_bytes(b"x" * 1000)

    def refuse(_: Path) -> bytes:
        raise PermissionError("not yours")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    files = PackedFiles(tmp_path)
    files.pack()
    assert files.find("/a.js") is None
    assert "sent as they are" in caplog.text


def test_a_name_without_a_hash_is_asked_for_anew(tmp_path: Path, call: Callable[..., Any]) -> None:
    (tmp_path / "manifest.json").write_bytes(b'{"name": "' + b"x" * 1000 + b'"}')
    (tmp_path / "x.DormvYxC.js").write_bytes(b"x" * 1000)
    files = PackedFiles(tmp_path)
    files.pack()
    caching = {
        name: call(make_app(files), name, headers={"accept-encoding": "br"}).headers["cache-control"]
        for name in ("/manifest.json", "/x.DormvYxC.js")
    }
    assert caching["/manifest.json"] == "no-cache"
    assert "immutable" in caching["/x.DormvYxC.js"]
