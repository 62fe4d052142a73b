"""Pictures by address: each answers in both forms and every language, says what it shows, and asks for nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette

from api.v1.routes import make_api_routes
from exports.pictures import FORMS, PICTURES
from i18n import LANGUAGES
from loaders.dataset import DATA_FOLDER, Dataset
from loaders.releases import Shelf
from tests.analysis.making import load_record
from tests.naughty.record import choose_kept, load_kept

Call = Callable[..., Any]
SVG = "{http://www.w3.org/2000/svg}"
TEN = {"place": "cn-shenyang", "from": "2017-11", "to": "2017-11"}
NOTHING = {"from": "1950", "to": "1951"}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_record()


@pytest.fixture(scope="module")
def app(dataset: Dataset) -> Starlette:
    return Starlette(routes=make_api_routes(lambda: dataset, "/plain.css", ["/"], Shelf(DATA_FOLDER)))


def draw(call: Call, app: Starlette, key: str, **query: str) -> tuple[str, str]:
    """The SVG of a picture, and its texts as one."""
    answer = call(app, f"/api/v1/charts/{key}.svg", urlencode(query))
    assert answer.status == 200, answer.body
    svg = answer.body.decode()
    root = ElementTree.fromstring(svg)
    return svg, "\n".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")).replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.ending)
@pytest.mark.parametrize("key", PICTURES)
def test_every_picture_answers_in_every_form_and_language(
    key: str, form: Any, language: str, call: Call, app: Starlette
) -> None:
    path, query = f"/api/v1/charts/{key}.{form.ending}", urlencode({**TEN, "lang": language})
    answer = call(app, path, query)
    assert answer.status == 200
    assert answer.headers["content-type"] == form.media_type
    assert "content-disposition" not in answer.headers
    again = call(app, path, query, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    if form.ending == "png":
        assert answer.body.startswith(b"\x89PNG")
        # 1,084 pixels and a margin of 28 on each side, twice.
        assert int.from_bytes(answer.body[16:20], "big") == 2280
        packed = call(app, path, query, headers={"accept-encoding": "gzip"})
        assert "content-encoding" not in packed.headers
    else:
        root = ElementTree.fromstring(answer.body)
        assert (root.get("lang"), root.get("role")) == (language, "img")


@pytest.mark.parametrize("key", PICTURES)
def test_a_picture_says_what_it_shows_of_which_data_and_where_the_same_stands(
    key: str, call: Call, app: Starlette, dataset: Dataset
) -> None:
    svg, texts = draw(call, app, key, **TEN)
    whole = " ".join(texts.split("\n"))
    assert "events in Shenyang; November 2017." in whole
    assert f"data version {dataset.version}, data as of 12 March 2026" in whole
    assert "Creative Commons Attribution 4.0" in whole
    page = {"arrests": "", "outcomes": "outcomes", "map": "map"}[key]
    assert (
        f"http://record.example/{page}?from=2017-11&to=2017-11&place=cn-shenyang&v={dataset.version}&lang=en" in texts
    )
    root = ElementTree.fromstring(svg)
    title, sentence = (root.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert title is not None
    assert title.text
    assert sentence is not None
    assert "November 2017" in str(sentence.text)


def test_the_figures_are_the_summarys_and_those_counted_by_hand(call: Call, app: Starlette) -> None:
    # Of November 2017 in Shenyang the record holds one arrest, of ten people; they were returned from elsewhere.
    summary = json.loads(call(app, "/api/v1/summary", urlencode(TEN)).body)
    assert (summary["arrested"]["best"], summary["returned"]["rows"], summary["people"]["best"]) == (10, 0, 10)
    _svg, arrests = draw(call, app, "arrests", **TEN)
    assert "People known to have been arrested: 10 people" in arrests
    assert "People known to have been returned: none on record" in arrests
    _svg, outcomes = draw(call, app, "outcomes", **TEN)
    assert "Together they are all people of the 1 case shown: 10 people." in outcomes
    ledger = json.loads(call(app, "/api/v1/ledger", urlencode(TEN)).body)["states"]
    # Eight were returned and not heard of since; a mother and her child were freed in North Korea.
    assert (ledger["returned"], ledger["freed"]) == (8, 2)
    lines = outcomes.split("\n")
    assert lines[lines.index("returned") + 1] == "8"
    assert lines[lines.index("freed in North Korea") + 1] == "2"
    svg, where = draw(call, app, "map", **TEN)
    assert "Where is known: 10 to a town, crossing or mission." in " ".join(where.split("\n"))
    assert "Shenyang" in where.split("\n")
    # One disc of the map and four of the legend: its colour and three sizes.
    assert len(re.findall(r'<path transform="[^"]*" d="[^"]*A[^"]*" [^>]*fill="#C47418"', svg)) == 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", PICTURES)
def test_nothing_is_said_in_words_where_nothing_is_on_record(
    key: str, language: str, call: Call, app: Starlette
) -> None:
    _svg, texts = draw(call, app, key, **NOTHING, lang=language)
    said = {
        "en": "That nothing is on record does not mean that nothing happened.",
        "ko": "이 조건에 모두 맞는 사례가 기록에 없습니다.",
        "zh-Hans": "没有记录",
    }[language]
    assert said in texts.replace("\n", "" if language == "zh-Hans" else " ")
    answer = call(app, f"/api/v1/charts/{key}.png", urlencode({**NOTHING, "lang": language}))
    assert (answer.status, answer.body[:4]) == (200, b"\x89PNG")


def test_people_of_unknown_number_are_no_zero(call: Call, app: Starlette, dataset: Dataset) -> None:
    unsized = dataset.cases[dataset.cases["people_best"].isna() & (dataset.cases["kind"] == "group")].iloc[0]
    day = str(dataset.events[dataset.events["case_id"] == unsized["case_id"]].iloc[0]["date_first"])[:10]
    query = {"from": day, "to": day, "country": str(unsized["country"])}
    shown = json.loads(call(app, "/api/v1/cases", urlencode(query)).body)["rows"]
    assert [row["people_best"] for row in shown] == [None], "one case alone, of unknown size"
    _svg, texts = draw(call, app, "outcomes", **query)
    assert "How many people these are is not known: 1 group of unknown size." in " ".join(texts.split("\n"))


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("place=nowhere", "place"),
        ("theme=blue", "theme"),
        ("width=1000", "width"),
        ("lang=fr", "lang"),
        ("case=2017-11-shenyang-ten", "case"),
        ("format=csv", "format"),
    ],
)
@pytest.mark.parametrize("path", ["arrests.svg", "map.png"])
def test_what_is_not_understood_is_refused(path: str, query: str, named: str, call: Call, app: Starlette) -> None:
    answer = call(app, f"/api/v1/charts/{path}", query)
    assert answer.status == 400
    assert [problem["parameter"] for problem in json.loads(answer.body)["problems"]] == [named]


def test_theme_and_width_are_chosen(call: Call, app: Starlette) -> None:
    light, _texts = draw(call, app, "outcomes", **TEN)
    dark, _texts = draw(call, app, "outcomes", **TEN, theme="dark", width="narrow")
    assert '<rect width="1140"' in light
    assert 'fill="#FBFAF7"' in light
    # 350 pixels and a margin of 14 on each side.
    assert '<rect width="378"' in dark
    assert 'fill="#14171C"' in dark
    assert 'fill="#FBFAF7"' not in dark


@pytest.mark.parametrize("key", PICTURES)
def test_a_picture_asks_nothing_of_anyone_and_runs_nothing(key: str, call: Call, app: Starlette) -> None:
    svg, _texts = draw(call, app, key, lang="ko")
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        assert element.tag.rpartition("}")[2] not in {"script", "image", "a", "use", "foreignObject", "style"}
        for name in element.attrib:
            assert name.rpartition("}")[2] not in {"href", "src", "style"}
            assert not name.startswith("on")
    assert "url(" not in svg
    assert "<!DOCTYPE" not in svg


def test_hostile_texts_of_the_record_stay_texts(call: Call) -> None:
    kept = load_kept()
    app = Starlette(routes=make_api_routes(lambda: kept, "/plain.css", ["/"], Shelf(DATA_FOLDER)))
    hostile = [text for text in choose_kept() if "<" in text]
    assert hostile
    for key in PICTURES:
        svg, _texts = draw(call, app, key)
        tags = {element.tag for element in ElementTree.fromstring(svg).iter()}
        assert tags <= {
            f"{SVG}{name}" for name in ("svg", "title", "desc", "rect", "g", "path", "text", "line", "defs")
        }


@pytest.mark.parametrize("words", ['<script>alert(1)</script>"', "a\x00b\x1f]]>", "&amp;&lt;"])
def test_a_strangers_words_stay_words(words: str, call: Call, app: Starlette) -> None:
    answer = call(app, "/api/v1/charts/arrests.svg", urlencode({"q": words}))
    assert answer.status in {200, 400}
    if answer.status == 200:
        tags = {element.tag for element in ElementTree.fromstring(answer.body).iter()}
        assert f"{SVG}script" not in tags


def test_the_description_names_every_picture_with_its_parameters(call: Call, app: Starlette) -> None:
    described = json.loads(call(app, "/api/openapi.json").body)["paths"]
    for key in PICTURES:
        for form in FORMS:
            operation = described[f"/api/v1/charts/{key}.{form.ending}"]["get"]
            assert list(operation["responses"]["200"]["content"]) == [form.media_type]
            own = {item["name"]: item for item in operation["parameters"] if "name" in item}
            assert own["theme"]["schema"]["enum"] == ["light", "dark"]
            assert own["width"]["schema"]["enum"] == ["wide", "narrow"]
            assert not own["theme"]["required"]
            assert re.fullmatch(r"[a-z_]+", operation["operationId"])
