"""The description of the API holds: what it allows is answered as it says, and what it forbids is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from starlette.applications import Starlette

import dashboard
from api.v1.description import ROOT
from api.v1.endpoints import list_endpoints
from api.v1.routes import make_api_routes
from loaders.dataset import DATA_FOLDER
from loaders.releases import Shelf
from tests.analysis.making import load_record

EXAMPLES = {GenerationMode.POSITIVE: 20, GenerationMode.NEGATIVE: 10}
# A picture takes a second to draw, and all six read their parameters by the same code.
OF_PICTURES = {GenerationMode.POSITIVE: 3, GenerationMode.NEGATIVE: 5}
PATHS = [f"{ROOT}{endpoint.path}" for endpoint in list_endpoints()]
ROWS = [f"{ROOT}{endpoint.path}" for endpoint in list_endpoints() if endpoint.answers == "row"]
DRAWN = {f"{ROOT}{endpoint.path}" for endpoint in list_endpoints() if endpoint.answers == "picture"}
LISTS = [f"{ROOT}{endpoint.path}" for endpoint in list_endpoints() if endpoint.answers == "rows"]
# The layers of the application, so that a fault is a 500 as the outside meets it.
LAYERS = list(dashboard.MIDDLEWARE)


@cache
def read_description() -> Any:
    dataset = load_record()
    app = Starlette(routes=make_api_routes(lambda: dataset, "/plain.css", ["/"], Shelf(DATA_FOLDER)), middleware=LAYERS)
    return away(lambda: schemathesis.openapi.from_asgi("/api/openapi.json", app))


def away(act: Callable[[], Any]) -> Any:
    """In a thread of its own: Playwright, where its tests ran before, leaves an event loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(act).result()


def find(path: str) -> Any:
    return read_description()[path]["GET"]


def test_every_address_is_described() -> None:
    described = [operation.ok().path for operation in read_description().get_all_operations()]
    assert sorted(described) == sorted(PATHS)


@pytest.mark.parametrize("mode", EXAMPLES, ids=["allowed", "forbidden"])
@pytest.mark.parametrize("path", PATHS)
def test_what_is_allowed_is_answered_as_described_and_what_is_not_is_refused(path: str, mode: GenerationMode) -> None:
    @settings(
        max_examples=(OF_PICTURES if path in DRAWN else EXAMPLES)[mode],
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(find(path).as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate()

    away(ask)


@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans"])
@pytest.mark.parametrize("path", ROWS)
def test_the_row_given_as_an_example_is_answered_as_described(path: str, language: str) -> None:
    operation = find(path)
    (example,) = (item["example"] for item in operation.definition.raw["parameters"] if item.get("in") == "path")
    case = operation.Case(path_parameters={"id": example}, query={"lang": language})
    answer = away(case.call_and_validate)
    assert answer.status_code == 200
    assert example in json.loads(answer.content)["row"].values()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("path", LISTS)
def test_every_column_that_is_described_can_be_chosen_in_every_language(path: str, language: str) -> None:
    operation = find(path)
    own = [item for item in operation.definition.raw["parameters"] if item.get("name") == "fields"]
    columns: Sequence[str] = own[0]["schema"]["items"]["enum"]
    case = operation.Case(query={"fields": ",".join(columns), "all": "yes", "limit": 1, "lang": language})
    answer = away(case.call_and_validate)
    (row,) = json.loads(answer.content)["rows"]
    assert list(row) == list(columns)
