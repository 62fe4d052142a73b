"""The shell and the two files it links."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
import streamlit
from starlette.applications import Starlette

from api.policy import hash_inline
from api.routes import ShellPage, make_shell_routes, make_static_routes
from api.shell import Shell, ShellError, ShellText, StaticFile
from loaders.store import StoreStatus

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
TEXT = ShellText("ko", "A & B", 'He said "no" <b>', "Please {title}")


def make_shell(source: str = SOURCE, **settings: object) -> Shell:
    return Shell(source, "/boot.js?v=1", "/app.css?v=2", settings)


def test_boot_js_comes_before_every_other_script_and_gets_its_settings() -> None:
    page = make_shell(words='a"b<c>').render(TEXT).decode()
    first = re.search(r'<script src="(.*?)" data-settings="(.*?)"></script>', page)
    assert first is not None
    assert first.start() == page.index("<script")
    assert first[1] == "/boot.js?v=1"
    assert json.loads(html.unescape(first[2])) == {"words": 'a"b<c>'}


def test_texts_are_escaped_and_a_slots_name_in_a_text_stays_a_word() -> None:
    page = make_shell().render(TEXT).decode()
    assert '<html lang="ko">' in page
    assert "<title>A &amp; B</title>" in page
    assert 'content="He said &quot;no&quot; &lt;b&gt;"' in page
    assert "<p>Please {title}</p>" in page


def test_nothing_of_the_agent_api_nor_a_font_that_is_not_used_is_left() -> None:
    page = make_shell().render(TEXT).decode()
    assert "agent" not in page
    assert "service-desc" not in page
    assert "SourceSans" not in page
    assert '"./' not in page


def test_the_one_inline_script_is_allowed_by_its_hash() -> None:
    page = make_shell().render(TEXT).decode()
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(inline) == 1
    assert make_shell().inline_scripts == (hash_inline(inline[0]),)


@pytest.mark.parametrize("lost", ["<title>Streamlit</title>", '<html lang="en">', '<meta charset="UTF-8" />'])
def test_a_streamlit_whose_page_has_changed_stops_the_start(lost: str) -> None:
    assert lost in SOURCE
    with pytest.raises(ShellError, match="once"):
        make_shell(SOURCE.replace(lost, ""))


def make_app() -> Starlette:
    page = ShellPage("/cases", lambda: ("Cases", "All cases"))
    return Starlette(routes=make_shell_routes(make_shell(), [page], lambda: StoreStatus(None, None, None)))


def test_the_shell_is_asked_for_anew_and_answered_with_304_while_it_is_the_same(call: Callable[..., Any]) -> None:
    first = call(make_app(), "/cases")
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["content-type"] == "text/html; charset=utf-8"
    assert int(first.headers["content-length"]) == len(first.body)
    again = call(make_app(), "/cases", headers={"if-none-match": f'"x", {first.headers["etag"]}'})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert call(make_app(), "/cases", headers={"if-none-match": 'W/"x"'}).status == 200


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_the_shell_is_compressed_and_its_tag_is_the_same_in_every_coding(
    encoding: str, unpack: Callable[[bytes], bytes], call: Callable[..., Any]
) -> None:
    plain = call(make_app(), "/cases")
    answer = call(make_app(), "/cases", headers={"accept-encoding": encoding})
    assert answer.headers["content-encoding"] == encoding
    assert unpack(answer.body) == plain.body
    assert int(answer.headers["content-length"]) == len(answer.body) < len(plain.body) / 2
    assert answer.headers["vary"] == plain.headers["vary"] == "Accept-Encoding, Accept-Language"
    held = {"accept-encoding": encoding, "if-none-match": plain.headers["etag"]}
    assert call(make_app(), "/cases", headers=held).status == 304


@pytest.mark.parametrize("query", ["", "lang=en-GB", "lang=xx", "lang=%22%3E%3Cscript%3E", "lang="])
def test_a_language_that_cannot_be_read_becomes_english(query: str, call: Callable[..., Any]) -> None:
    assert b'<html lang="en">' in call(make_app(), "/cases", query).body


def test_our_files_are_kept_for_good_only_under_the_address_of_this_very_version(call: Callable[..., Any]) -> None:
    file = StaticFile.read(ROOT / "ui" / "static" / "boot.js", "text/javascript")
    app = Starlette(routes=make_static_routes({"/boot.js": file}))
    assert call(app, "/boot.js", f"v={file.version}").headers["cache-control"].endswith("immutable")
    for query in ("", "v=old"):
        assert call(app, "/boot.js", query).headers["cache-control"] == "no-cache"
    assert call(app, "/boot.js").body == file.body


def test_boot_js_stays_small() -> None:
    assert len((ROOT / "ui" / "static" / "boot.js").read_text("utf-8").splitlines()) <= 40
