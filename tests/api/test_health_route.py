"""``/api/health``, for stores in every state."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from api.doors import NotFound
from api.health import make_health
from loaders.dataset import Dataset
from loaders.dates import read_date
from loaders.store import StoreStatus

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MORNING = datetime(2026, 11, 20, 8, tzinfo=UTC)


def make_status(shown: bool = True, fault: str | None = None) -> StoreStatus:
    dataset = SimpleNamespace(
        version="2026.11.0", content_hash="ab" * 32, data_date=read_date("2026-11"), row_counts={"cases": 3}
    )
    return StoreStatus(cast(Dataset, dataset) if shown else None, fault, NOON, MORNING if shown else None)


def make_app(status: StoreStatus) -> Starlette:
    return Starlette(routes=[Route("/api/health", make_health(lambda: status)), NotFound(frozenset())])


def test_health_names_the_data_that_is_shown(call: Callable[..., Any]) -> None:
    answer = call(make_app(make_status()), "/api/health")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert json.loads(answer.body) == {
        "status": "ok",
        "checked_at": "2026-11-20T12:00:00+00:00",
        "loaded_at": "2026-11-20T08:00:00+00:00",
        "last_fault": None,
        "data_version": "2026.11.0",
        "content_hash": "ab" * 32,
        "data_date": "2026-11",
        "row_counts": {"cases": 3},
    }


def test_newer_data_with_a_fault_is_told_of_while_readers_are_served(call: Callable[..., Any]) -> None:
    answer = call(make_app(make_status(fault="1 fault(s): events.csv:2 date-unreadable")), "/api/health")
    assert answer.status == 200
    assert json.loads(answer.body)["status"] == "last good data"
    assert json.loads(answer.body)["last_fault"] == "1 fault(s): events.csv:2 date-unreadable"


def test_without_data_the_answer_is_503(call: Callable[..., Any]) -> None:
    answer = call(make_app(make_status(shown=False, fault="1 fault(s): cases.csv:- file-missing")), "/api/health")
    assert answer.status == 503
    assert json.loads(answer.body)["status"] == "no data"
    assert "data_version" not in json.loads(answer.body)
    assert json.loads(answer.body)["loaded_at"] is None


def test_before_the_first_look_nothing_is_made_up(call: Callable[..., Any]) -> None:
    answer = call(make_app(StoreStatus(None, None, None)), "/api/health")
    assert (answer.status, json.loads(answer.body)["checked_at"]) == (503, None)


def test_head_gives_the_same_status_and_length(call: Callable[..., Any]) -> None:
    app = make_app(make_status())
    get, head = (call(app, "/api/health", method=method) for method in ("GET", "HEAD"))
    assert (head.status, head.headers["content-length"]) == (get.status, get.headers["content-length"])


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nothing", "/api/nothing/"])
def test_an_unknown_address_below_api_is_json_and_404(path: str, call: Callable[..., Any]) -> None:
    answer = call(make_app(make_status()), path)
    assert answer.status == 404
    assert json.loads(answer.body)["status"] == 404


@pytest.mark.parametrize("path", ["/nothing", "/nothing.php", "/_stcore/metrics", "/static/x.js", "/apix"])
def test_an_unknown_address_elsewhere_is_a_page_and_404(path: str, call: Callable[..., Any]) -> None:
    answer = call(make_app(make_status()), path, query="lang=%22%3E%3Cscript%3E")
    assert answer.status == 404
    assert answer.body.startswith(b'<!DOCTYPE html><html lang="en">')
    assert b"script" not in answer.body


@pytest.mark.parametrize("path", ["/_stcore/health", "/media/a.svg", "/static/known.js", "/cases/"])
def test_the_doors_streamlit_needs_stay_open(path: str) -> None:
    match, _ = NotFound(frozenset({"/static/known.js"})).matches({"type": "http", "path": path})
    assert match.name == "NONE"
