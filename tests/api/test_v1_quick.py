"""Answers that are kept are given before any route is asked: the same bytes and headers, and never of older data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from api.v1.quick import QuickAnswers
from api.v1.routes import Desk, make_api_routes
from loaders.dataset import DATA_FOLDER, Dataset
from loaders.releases import Shelf
from tests.analysis.making import load_record

PATH, QUERY = "/api/v1/crackdowns", "limit=40"


class Made:
    """An application with the layer before it, and the paths of the requests that came through the layer."""

    def __init__(self) -> None:
        self.shown: Dataset = load_record()
        self.came: list[str] = []
        releases = Shelf(DATA_FOLDER)
        desk = Desk(lambda: self.shown, releases)
        routes = Starlette(routes=make_api_routes(lambda: self.shown, "/plain.css", [], releases, desk))

        async def inner(scope: Scope, receive: Receive, send: Send) -> None:
            self.came.append(scope["path"])
            await routes(scope, receive, send)

        self.app = QuickAnswers(inner, desk=desk)


@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_second_answer_is_the_first_without_a_route(method: str, coding: str, call: Callable[..., Any]) -> None:
    made, more = Made(), {"method": method, "headers": {"accept-encoding": coding}}
    first, second = (call(made.app, PATH, QUERY, **more) for _ in range(2))
    assert made.came == [PATH]
    assert (second.status, second.body) == (first.status, first.body)
    assert sorted(second.headers.items()) == sorted(first.headers.items())


def test_a_coding_that_was_not_asked_for_yet_is_left_to_the_route(call: Callable[..., Any]) -> None:
    made = Made()
    call(made.app, PATH, QUERY)
    packed = call(made.app, PATH, QUERY, headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert made.came == [PATH, PATH]


def test_what_a_reader_holds_already_is_304_without_a_route(call: Callable[..., Any]) -> None:
    made = Made()
    tag = call(made.app, PATH, QUERY).headers["etag"]
    again = call(made.app, PATH, QUERY, headers={"if-none-match": tag})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert made.came == [PATH]


@pytest.mark.parametrize(
    ("path", "query", "more"),
    [
        (PATH, "limit=39", {}),
        ("/api/v1/campaigns", QUERY, {}),
        (PATH, QUERY, {"headers": {"host": "other.example"}}),
        (PATH, QUERY, {"method": "OPTIONS"}),
        (PATH, QUERY, {"method": "POST"}),
    ],
)
def test_another_request_goes_to_the_route(
    path: str, query: str, more: dict[str, Any], call: Callable[..., Any]
) -> None:
    made = Made()
    call(made.app, PATH, QUERY)
    call(made.app, path, query, **more)
    assert made.came == [PATH, path]


def test_errors_are_never_kept(call: Callable[..., Any]) -> None:
    made = Made()
    assert [call(made.app, PATH, "limit=0").status for _ in range(2)] == [400, 400]
    assert made.came == [PATH, PATH]


def test_new_data_are_answered_by_the_route(call: Callable[..., Any]) -> None:
    made = Made()
    first = call(made.app, PATH, QUERY)
    made.shown = replace(made.shown, content_hash="0" * 64)
    assert call(made.app, PATH, QUERY).body != first.body
    assert made.came == [PATH, PATH]
