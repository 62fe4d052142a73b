"""The releases for programs: their list, their files, and figures then and now."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from api.v1.routes import make_api_routes
from loaders.dataset import Dataset, load
from loaders.freezing import freeze, strike
from loaders.releases import Release, Shelf, read_bytes
from tests.loaders.two_releases import NOW, TEN, THEN, WHY_TEN, WITHDRAWN, make_two_states

Call = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_two_states(tmp_path / "data")
    return tmp_path / "data"


def make_app(folder: Path) -> Starlette:
    dataset: Dataset = load(folder)
    return Starlette(routes=make_api_routes(lambda: dataset, "/plain.css", [], Shelf(folder)))


def ask(call: Call, app: Starlette, path: str, status: int = 200, /, **query: Any) -> Any:
    answer = call(app, path, urlencode(query, doseq=True))
    assert answer.status == status, answer.body
    return json.loads(answer.body)


def test_the_list_names_every_release_and_its_sum(call: Call, folder: Path) -> None:
    app = make_app(folder)
    (release,) = ask(call, app, "/api/v1/releases")["releases"]
    assert release["version"] == THEN
    answer = call(app, f"/api/v1/releases/{THEN}")
    assert release["address"].endswith(f"/api/v1/releases/{THEN}")
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == f'attachment; filename="repatriation-watch-{THEN}.zip"'
    assert hashlib.sha256(answer.body).hexdigest() == release["sha256"]
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert {"datapackage.json", "cases.csv", "translations/ko.csv"} <= set(archive.namelist())


def test_a_figure_is_told_then_and_now_with_its_reason(call: Call, folder: Path) -> None:
    path = f"/api/v1/releases/{THEN}/comparison"
    query: dict[str, Any] = {"place": "cn-shenyang", "from": "2017-11"}
    found = ask(call, make_app(folder), path, **query)
    assert [found[when]["arrested"][part] for when in ("then", "now") for part in ("low", "best", "high")] == [
        *(10, 10, 10),
        *(8, 10, 12),
    ]
    assert found["data_version"] == NOW
    assert found["release"] == THEN
    assert {row["reason"] for row in found["changes"]} == {WHY_TEN}
    assert {row["case_id"] for row in found["changes"]} == {TEN}


def test_what_was_withdrawn_is_named_by_its_id(call: Call, folder: Path) -> None:
    found = ask(call, make_app(folder), f"/api/v1/releases/{THEN}/comparison")
    assert found["cases_no_longer_shown"] == [WITHDRAWN]
    assert (found["then"]["cases"], found["now"]["cases"]) == (7, 6)


@pytest.mark.parametrize("path", ["2020.1.0", "2020.1.0/comparison", "..", "2026.11.0.zip", "%2e%2e/comparison"])
def test_a_release_that_is_not_kept_is_not_found(call: Call, folder: Path, path: str) -> None:
    assert ask(call, make_app(folder), f"/api/v1/releases/{path}", 404)["error"] == "not found"


def test_what_a_release_was_not_asked_for_is_refused(call: Call, folder: Path) -> None:
    body = ask(call, make_app(folder), f"/api/v1/releases/{THEN}/comparison", 400, place="nowhere")
    assert body["problems"][0]["parameter"] == "place"


def test_a_file_that_was_altered_is_not_handed_out(call: Call, folder: Path) -> None:
    path = folder / "releases" / f"{THEN}.zip"
    path.write_bytes(path.read_bytes() + b" ")
    ask(call, make_app(folder), f"/api/v1/releases/{THEN}", 404)
    ask(call, make_app(folder), f"/api/v1/releases/{THEN}/comparison", 404)


def test_what_was_struck_is_gone_from_the_next_answer_on(call: Call, folder: Path) -> None:
    app = make_app(folder)
    first = call(app, f"/api/v1/releases/{THEN}").body
    strike(folder, "cases", WITHDRAWN)
    second = call(app, f"/api/v1/releases/{THEN}").body
    assert first != second
    with zipfile.ZipFile(io.BytesIO(second)) as archive:
        assert "A woman returned" not in archive.read("cases.csv").decode()


def test_an_answer_that_was_under_way_when_something_was_struck_is_not_kept(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(folder)

    def read_and_strike(release: Release) -> bytes:
        data = read_bytes(release)
        monkeypatch.setattr("api.v1.releases.read_bytes", read_bytes)
        strike(folder, "cases", WITHDRAWN)
        # Somebody else asks meanwhile, and what is kept is known to be older than the releases.
        ask(call, app, "/api/v1/releases")
        return data

    monkeypatch.setattr("api.v1.releases.read_bytes", read_and_strike)
    first, second = (call(app, f"/api/v1/releases/{THEN}").body for _ in range(2))
    assert first != second
    with zipfile.ZipFile(io.BytesIO(second)) as archive:
        assert "A woman returned" not in archive.read("cases.csv").decode()


def test_a_release_that_is_made_meanwhile_is_listed(call: Call, folder: Path) -> None:
    app = make_app(folder)
    assert len(ask(call, app, "/api/v1/releases")["releases"]) == 1
    freeze(folder)
    assert [item["version"] for item in ask(call, app, "/api/v1/releases")["releases"]] == [NOW, THEN]
