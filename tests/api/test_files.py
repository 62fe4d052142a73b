"""What is handed over, by its address: whole files, a policy of its own for the one that presents, and clear words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from api.files import PRESENT, make_file_routes
from api.guard import Guard
from api.policy import Policy
from exports.briefing.kit import FILES
from exports.briefing.screen.writing import write_policy
from i18n import LANGUAGES
from tests.analysis.making import load_record

Call = Callable[..., Any]
TEN = {"case": "2017-11-shenyang-ten"}
HEADS = {"pdf": b"%PDF-1.7", "png": b"\x89PNG", "html": b"<!DOCTYPE html>", "docx": b"PK", "pptx": b"PK", "txt": b""}


@pytest.fixture(scope="module")
def app() -> Starlette:
    dataset = load_record()
    guard = Middleware(Guard, policy=Policy(), strict=[PRESENT])
    return Starlette(routes=make_file_routes(lambda: dataset), middleware=[guard])


@pytest.mark.parametrize("path", FILES)
def test_every_file_is_made_named_and_kept_by_nobody(path: str, call: Call, app: Starlette) -> None:
    answer = call(app, path, urlencode({**TEN, "lang": "ko"}))
    assert answer.status == 200
    ending = path.rpartition(".")[2]
    assert answer.body.startswith(HEADS[ending])
    what = path.strip("/").partition(".")[0]
    name = f"repatriation-watch-2026.11.0-{what}-2017-11-shenyang-ten-ko.{ending}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["cache-control"] == "private, no-store"
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    if ending in {"docx", "pptx"}:
        assert zipfile.ZipFile(io.BytesIO(answer.body)).testzip() is None


def test_the_language_that_is_asked_for_the_files_wins(call: Call, app: Starlette) -> None:
    answer = call(app, "/letter.txt", urlencode({**TEN, "lang": "en", "into": "ko"}))
    assert "-ko.txt" in answer.headers["content-disposition"]
    assert "선양" in answer.body.decode()


def test_what_presents_has_a_policy_of_its_own_and_may_fill_the_screen(call: Call, app: Starlette) -> None:
    answer = call(app, PRESENT, urlencode({**TEN, "lang": "en"}))
    assert answer.status == 200
    assert "content-disposition" not in answer.headers
    assert answer.headers["content-security-policy"] == f"{write_policy()}; frame-ancestors 'none'"
    assert answer.headers["permissions-policy"] == "fullscreen=(self)"
    assert answer.headers["x-content-type-options"] == "nosniff"
    refused = call(app, PRESENT, urlencode({"case": "no-such"}))
    assert "default-src 'self'" in refused.headers["content-security-policy"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [*FILES, PRESENT])
def test_a_scope_without_data_is_no_empty_file(path: str, language: str, call: Call, app: Starlette) -> None:
    answer = call(app, path, urlencode({"from": "1950", "to": "1951", "lang": language}))
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.body.strip()


def test_what_is_not_understood_is_named_in_the_readers_language(call: Call, app: Starlette) -> None:
    query = [("block", "nonsense"), ("addressee", "nobody"), ("strange", "<b>"), ("lang", "zh-Hans")]
    answer = call(app, "/briefing.pdf", urlencode(query))
    assert answer.status == 400
    said = answer.body.decode()
    assert all(f"{name} = “{value}”" in said for name, value in query[:3])
    assert "链接" in said


def test_without_data_it_says_so(call: Call) -> None:
    answer = call(Starlette(routes=make_file_routes(lambda: None)), "/briefing.pdf")
    assert answer.status == 503
