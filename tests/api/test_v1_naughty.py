"""The Big List of Naughty Strings asked of the API: clear errors in JSON, nothing fails, nothing is live."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

import dashboard
from analysis.filters import PARAMETERS
from api.v1.routes import make_api_routes
from loaders.dataset import DATA_FOLDER
from loaders.releases import Shelf
from tests.analysis.making import load_record
from tests.api.test_naughty_addresses import ask, write_forms
from tests.browser.answers import assert_guarded
from tests.naughty.record import read_strings

NAMES = (*sorted(PARAMETERS - {"q"}), "limit", "offset", "fields", "format", "lang", "all")
# A search is worked out, where other parameters are refused at once: a share of the strings is enough.
STEP = 24


@pytest.fixture(scope="module")
def app() -> Starlette:
    """The routes of the API over the real record, with the layers of the application."""
    dataset = load_record()
    return Starlette(
        routes=make_api_routes(lambda: dataset, "/plain.css", ["/"], Shelf(DATA_FOLDER)),
        middleware=list(dashboard.MIDDLEWARE),
    )


def assert_sound(status: int, content_type: str, body: bytes, allowed: set[int]) -> None:
    assert status in allowed
    assert content_type == "application/json"
    document = json.loads(body)
    assert (status == 200) == ("error" not in document)


@pytest.mark.parametrize("name", NAMES)
def test_any_value_of_a_parameter_is_understood_or_named(name: str, app: Starlette) -> None:
    asked = [(b"/api/v1/cases", f"{name}=".encode() + form) for text in read_strings() for form in write_forms(text)]
    asked = [(path, query + b"&limit=1" if name != "limit" else query) for path, query in asked]
    for (path, query), answer in zip(asked[::3], ask(app, asked[::3]), strict=True):
        assert answer.status in {200, 400}, (path, query)
        assert_guarded(answer.headers)
        assert_sound(answer.status, answer.headers["content-type"], answer.body, {200, 400})


def test_any_search_is_answered(app: Starlette) -> None:
    asked = [(b"/api/v1/cases", b"limit=1&q=" + quote(text, safe="").encode()) for text in read_strings()[::STEP]]
    for answer in ask(app, asked):
        assert_sound(answer.status, answer.headers["content-type"], answer.body, {200, 400})


def test_any_id_and_any_address_below_is_answered(app: Starlette) -> None:
    asked = [(b"/api/v1/cases/" + quote(text, safe="").encode(), b"") for text in read_strings() if text]
    for answer in ask(app, asked):
        assert answer.status in {400, 404}
        assert answer.headers["content-type"] in {"application/json", "text/plain; charset=utf-8"}


def test_what_is_no_text_is_answered_too(app: Starlette) -> None:
    asked = [(b"/api/v1/cases", query) for query in (b"q=\xff\xfe", b"\xff=1", b"limit=%FF", b"q=%00", b"&&&=")]
    for answer in ask(app, asked):
        assert answer.status in {200, 400}
