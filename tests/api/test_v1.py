"""The record for programs: the same ids and sums as the pages, in every form; and clear words where it is misasked."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
from python_calamine import CalamineWorkbook
from starlette.applications import Starlette

from analysis.case_table import list_cases
from analysis.filters import CaseFilter
from analysis.outcomes import make_outcomes
from analysis.overview import make_overview
from analysis.totals import Total
from api.doors import NotFound
from api.v1.routes import make_api_routes
from api.v1.tables import TABLES
from exports.forms import FORMS
from loaders.dataset import DATA_FOLDER, Dataset
from loaders.releases import Shelf
from tests.analysis.asked import FILTERS
from tests.analysis.making import load_record

Call = Callable[..., Any]
RELEASES = Shelf(DATA_FOLDER)
FIFTY = list(FILTERS)[:: max(1, len(FILTERS) // 50)][:50]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_record()


@pytest.fixture(scope="module")
def app(dataset: Dataset) -> Starlette:
    return Starlette(
        routes=[*make_api_routes(lambda: dataset, "/plain.css", ["/", "/cases"], RELEASES), NotFound(frozenset())]
    )


def ask(call: Call, app: Starlette, path: str, **query: Any) -> Any:
    answer = call(app, path, urlencode(query, doseq=True))
    assert answer.status == 200, answer.body
    return json.loads(answer.body)


def read_total(total: Total) -> dict[str, Any]:
    return {"low": total.low, "best": total.best, "high": total.high, "groups_of_unknown_size": total.unknown}


def cut(total: dict[str, Any]) -> dict[str, Any]:
    return {name: total[name] for name in ("low", "best", "high", "groups_of_unknown_size")}


def add_up(rows: list[dict[str, Any]], measure: str) -> tuple[int, int, int]:
    """The sums a reader makes of the rows that count, by the words of the codebook."""
    own = [row for row in rows if row["measure"] == measure and row["best"] not in ("", None)]
    lows = [int(row["low"] or 0) for row in own]
    bests = [int(row["best"]) for row in own]
    highs = [int(row["high"] if row["high"] not in ("", None) else row["best"]) for row in own]
    return sum(lows), sum(bests), sum(highs)


def read_sheet(body: bytes, name: str) -> list[dict[str, Any]]:
    header, *lines = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_name(name).to_python()
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


@pytest.mark.parametrize("name", FIFTY)
def test_page_api_csv_and_workbook_have_the_same_ids_and_sums(
    name: str, call: Call, app: Starlette, dataset: Dataset
) -> None:
    case_filter = FILTERS[name]
    query = case_filter.to_query()
    overview = make_overview(dataset, case_filter)
    ids = set(list_cases(dataset, case_filter)["case_id"])
    page = ask(call, app, "/api/v1/cases", **query, limit=1000)
    assert {row["case_id"] for row in page["rows"]} == ids
    assert page["total"] == len(ids) == overview.cases
    table = call(app, "/api/v1/cases", urlencode({**query, "limit": 1000, "format": "csv"}, doseq=True)).body.decode()
    assert {row["case_id"] for row in csv.DictReader(io.StringIO(table))} == ids
    counted = ask(call, app, "/api/v1/counted", **query, limit=1000)["rows"]
    book = call(app, "/api/v1/download", urlencode({**query, "form": "xlsx"}, doseq=True)).body
    assert {row["case_id"] for row in read_sheet(book, "cases")} == ids
    summary = ask(call, app, "/api/v1/summary", **query)
    for measure, total, path in (
        ("arrested", overview.arrested, "/api/v1/arrests"),
        ("returned", overview.returned, "/api/v1/returns"),
    ):
        sums = (total.low, total.best, total.high)
        assert cut(summary[measure]) == read_total(total)
        assert add_up(counted, measure) == sums
        assert add_up(read_sheet(book, "counted"), measure) == sums
        steps = ask(call, app, path, **query, by="month")
        assert cut(steps["total"]) == read_total(total)
        assert tuple(sum(row[end] for row in steps["periods"]) for end in ("low", "best", "high")) == sums
    ledger = ask(call, app, "/api/v1/ledger", **query)
    assert ledger["states"] == {str(state): n for state, n in make_outcomes(dataset, case_filter).states.items()}


def test_february_2012_in_china_is_as_counted_by_hand(call: Call, app: Starlette) -> None:
    # Shenyang 10, 9 and 7, Changchun 5 (3 to 5), Yanji 3 … as in tests/hand_figures.py: 41, range 32 to 41.
    found = ask(call, app, "/api/v1/arrests", **{"from": "2012-02", "to": "2012-02", "country": "CN", "by": "month"})
    assert (found["total"]["low"], found["total"]["best"], found["total"]["high"]) == (32, 41, 41)
    assert [row["best"] for row in found["periods"] if row["start"] == "2012-02-01"] == [41]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_comes_whole_in_parts(table: str, call: Call, app: Starlette, dataset: Dataset) -> None:
    rows, address = [], f"/api/v1/{table}?all=yes&limit=333"
    while address:
        path, _, query = address.partition("?")
        page = json.loads(call(app, path, query).body)
        rows += page["rows"]
        address = page["next"]
    assert len(rows) == page["total"]
    if table != "counted":
        assert len(rows) == len(dataset.table(table))


def test_a_case_comes_with_what_belongs_to_it(call: Call, app: Starlette) -> None:
    found = ask(call, app, "/api/v1/cases/2017-11-shenyang-ten")
    assert found["row"]["people_best"] == 10
    assert found["row"]["address"] == "http://record.example/cases?case=2017-11-shenyang-ten"
    assert {row["case_id"] for row in found["related"]["events"]} == {"2017-11-shenyang-ten"}
    assert found["related"]["claims"]
    assert found["related"]["sources"]
    event = ask(call, app, "/api/v1/events/2017-11-shenyang-ten/1")["row"]
    assert (event["event_type"], event["place_id"]) == ("arrest", "cn-shenyang")


def test_texts_come_in_the_language_asked_for(call: Call, app: Starlette, dataset: Dataset) -> None:
    rows = dataset.translations
    own = rows[(rows["table"] == "cases") & (rows["field"] == "title") & (rows["id"] == "2017-11-shenyang-ten")]
    for language, text in own[["language", "text"]].itertuples(index=False):
        found = ask(call, app, "/api/v1/cases/2017-11-shenyang-ten", lang=language)["row"]
        assert found["title"] == text
        assert found["in_english"] is None


def test_fields_are_chosen_and_kept_from_part_to_part(call: Call, app: Starlette) -> None:
    page = ask(call, app, "/api/v1/claims", fields="claim_id,claimant", limit=2, crackdown="2012-mourning-period")
    assert all(list(row) == ["claim_id", "claimant"] for row in page["rows"])
    path, _, query = page["next"].partition("?")
    following = json.loads(call(app, path, query).body)
    assert all(list(row) == ["claim_id", "claimant"] for row in following["rows"])
    assert not {row["claim_id"] for row in page["rows"]} & {row["claim_id"] for row in following["rows"]}


@pytest.mark.parametrize(
    ("path", "query", "problems"),
    [
        ("/api/v1/cases", "place=nowhere", [("place", "nowhere")]),
        ("/api/v1/cases", "plaec=cn-ln&limit=0&offset=-1", [("limit", "0"), ("offset", "-1"), ("plaec", "cn-ln")]),
        ("/api/v1/cases", "limit=%D9%A1", [("limit", "١")]),
        ("/api/v1/cases", "from=soon", [("from", "soon")]),
        ("/api/v1/cases", "lang=fr", [("lang", "fr")]),
        ("/api/v1/cases", "all=no", [("all", "no")]),
        ("/api/v1/cases", "q=" + "a%20%20" * 67, [("q", "a  " * 67)]),
        ("/api/v1/cases", "fields=title,name", [("fields", "name")]),
        ("/api/v1/arrests", "by=week", [("by", "week")]),
        ("/api/v1/download", "", [("form", "")]),
        ("/api/v1/download", "form=docx", [("form", "docx")]),
        ("/api/v1/cases/2017-11-shenyang-ten", "limit=3", [("limit", "3")]),
    ],
)
def test_what_is_not_understood_is_named_all_at_once(
    path: str, query: str, problems: list[tuple[str, str]], call: Call, app: Starlette
) -> None:
    answer = call(app, path, query)
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/json"
    body = json.loads(answer.body)
    assert [(problem["parameter"], problem["value"]) for problem in body["problems"]] == problems
    assert all(problem["reason"] for problem in body["problems"])


def test_an_unknown_id_is_404_and_a_withdrawn_one_410_with_its_reason(call: Call, dataset: Dataset) -> None:
    import pandas as pd

    gone = pd.DataFrame(
        [
            {
                "version": "2026.12.0",
                "date": pd.Timestamp("2026-12-01"),
                "table": "cases",
                "id": "2099-01-nobody",
                "change": "withdrawn",
                "reason": "It could have pointed at one person.",
            }
        ]
    )
    changes = pd.concat([dataset.changes, gone], ignore_index=True).astype(dataset.changes.dtypes)
    known = replace(dataset, _frames={**dataset._frames, "changes": changes})
    app = Starlette(routes=make_api_routes(lambda: known, "/plain.css", [], RELEASES))
    assert call(app, "/api/v1/cases/2099-01-somebody").status == 404
    answer = call(app, "/api/v1/cases/2099-01-nobody")
    assert answer.status == 410
    assert json.loads(answer.body)["detail"] == "It could have pointed at one person."


def test_an_answer_is_kept_by_its_tag_packed_and_open_to_every_site(call: Call, app: Starlette) -> None:
    first = call(app, "/api/v1/cases", "limit=50")
    assert first.headers["access-control-allow-origin"] == "*"
    assert first.headers["cache-control"] == "public, max-age=60"
    again = call(app, "/api/v1/cases", "limit=50", headers={"if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    packed = call(app, "/api/v1/cases", "limit=50", headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == first.body
    assert "accept-encoding" in packed.headers["vary"].lower()
    head = call(app, "/api/v1/cases", "limit=50", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert int(head.headers["content-length"]) == len(first.body)
    before = call(app, "/api/v1/cases", method="OPTIONS")
    assert before.status == 204
    assert "If-None-Match" in before.headers["access-control-allow-headers"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_comes_with_its_name_and_type(form: str, call: Call, app: Starlette, dataset: Dataset) -> None:
    answer = call(app, "/api/v1/download", urlencode({"form": form, "place": "cn-ln", "from": "2017"}))
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(FORMS[form].media_type)
    assert f"repatriation-watch-{dataset.version}-" in answer.headers["content-disposition"]
    assert answer.body


def test_without_data_it_says_so(call: Call) -> None:
    app = Starlette(routes=make_api_routes(lambda: None, "/plain.css", [], RELEASES))
    answer = call(app, "/api/v1/cases")
    assert answer.status == 503
    assert answer.headers["cache-control"] == "no-store"


def test_new_data_forget_what_was_made_of_the_old(call: Call, dataset: Dataset) -> None:
    shown = [dataset]
    app = Starlette(routes=make_api_routes(lambda: shown[0], "/plain.css", [], RELEASES))
    assert ask(call, app, "/api/v1/cases", q="Shenyang")["total"] > 0
    frames = {**dataset._frames, "cases": dataset.cases.iloc[:5]}
    shown[0] = replace(dataset, content_hash="0" * 64, _frames=frames)
    assert ask(call, app, "/api/v1/cases", q="Shenyang")["total"] < 5


def test_the_description_is_read_on_a_page_that_asks_nothing_of_anyone_else(call: Call, app: Starlette) -> None:
    page = call(app, "/api").body.decode()
    assert page.count("<h1>") == 1
    assert "<script" not in page
    assert 'href="/plain.css"' in page
    described = ask(call, app, "/api/openapi.json")
    for path in described["paths"]:
        assert path in page


def test_addresses_in_answers_take_no_strange_host(call: Call, app: Starlette) -> None:
    for host in ("evil.example/x", "a b", '"><script>', ""):
        found = json.loads(call(app, "/api/v1/cases", "limit=1", headers={"host": host}).body)
        assert found["permalink"].startswith("http://localhost/")


def test_an_own_address_is_taken_before_the_visitors_word(
    call: Call, app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPATRIATION_WATCH_ADDRESS", "https://watch.example/")
    found = ask(call, app, "/api/v1/cases", limit=1)
    assert found["permalink"] == f"https://watch.example/cases?v={found['data_version']}&lang=en"
    assert found["rows"][0]["address"].startswith("https://watch.example/cases?case=")


def test_the_default_filter_is_the_pages(call: Call, app: Starlette, dataset: Dataset) -> None:
    assert ask(call, app, "/api/v1/cases")["total"] == len(list_cases(dataset, CaseFilter()))
    assert ask(call, app, "/api/v1/cases", all="yes")["total"] == len(dataset.cases)


def test_all_of_what_a_filter_shows_leaves_no_kind_and_no_people_out(call: Call, app: Starlette) -> None:
    # Counted in cases.csv: China's are 153 groups and 5 mass returns; 2 more returned workers, and 16 are totals.
    every = CaseFilter(country=("CN",), kind=(), population=())
    found = ask(call, app, "/api/v1/cases", country="CN", all="yes", limit=1000)
    assert (ask(call, app, "/api/v1/cases", country="CN")["total"], found["total"]) == (158, 176)
    assert found["total"] == ask(call, app, "/api/v1/cases", **every.to_query())["total"]
    groups = ask(call, app, "/api/v1/cases", country="CN", all="yes", kind="group", population="any", limit=1000)
    assert (groups["total"], {row["kind"] for row in groups["rows"]}) == (153, {"group"})
    path, _, query = ask(call, app, "/api/v1/cases", country="CN", all="yes", limit=5)["next"].partition("?")
    assert json.loads(call(app, path, query).body)["total"] == found["total"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/api", "/api/openapi.json", "/api/v1/cases", "/api/v1/cases/2017-11-shenyang-ten"])
def test_whoever_would_do_more_than_read_is_told_what_there_is(
    method: str, path: str, call: Call, app: Starlette
) -> None:
    answer = call(app, path, method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert json.loads(answer.body)["status"] == 405
