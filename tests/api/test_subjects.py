"""A link to one case, crackdown or campaign is announced with its own title and words, in the reader's language."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import streamlit
from starlette.applications import Starlette

from api.routes import ShellPage, make_shell_routes
from api.shell import Shell
from api.subjects import CAMPAIGN, CASE, CRACKDOWN
from i18n import LANGUAGES
from loaders.dataset import Dataset
from loaders.store import StoreStatus
from tests.analysis.making import load_record
from tests.naughty.record import load_kept, read_strings

SOURCE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
BASE = "http://record.example"
TEN = "2017-11-shenyang-ten"
WINTER = "2012-mourning-period"
FRIEND = "2012-02-savemyfriend"
PAGES = (
    ShellPage("/", lambda: ("Overview", "All of it")),
    ShellPage("/cases", lambda: ("Cases", "Every case"), CASE),
    ShellPage("/crackdowns", lambda: ("Crackdowns", "Every crackdown"), CRACKDOWN),
    ShellPage("/campaigns", lambda: ("Campaigns", "Every campaign"), CAMPAIGN),
)


class Head(HTMLParser):
    """What the head says: properties and names of meta elements, links, the title, and the names of all tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        own = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "meta" and (name := own.get("property") or own.get("name")):
            self.said[name] = own["content"]
        if tag == "link" and own.get("rel") == "canonical":
            self.links["canonical"] = own["href"]
        if tag == "link" and "hreflang" in own:
            self.links[own["hreflang"]] = own["href"]


def make_app(read: Callable[[], Dataset | None]) -> Starlette:
    shell = Shell(SOURCE, "/boot.js", "/app.css", {})
    return Starlette(routes=make_shell_routes(shell, PAGES, lambda: StoreStatus(read(), None, None)))


@pytest.fixture(scope="module")
def app() -> Starlette:
    return make_app(load_record)


def open_page(call: Callable[..., Any], app: Starlette, path: str, **query: Any) -> str:
    answer = call(app, path, urlencode(query, doseq=True))
    assert answer.status == 200
    page: str = answer.body.decode()
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "name", "id_", "table", "fields"),
    [
        ("/cases", "case", TEN, "cases", ("title", "summary")),
        ("/crackdowns", "crackdown", WINTER, "crackdowns", ("name", "summary")),
        ("/campaigns", "campaign", FRIEND, "campaigns", ("name", "demand")),
    ],
)
def test_one_row_is_announced_by_its_own_words_in_the_readers_language(
    path: str,
    name: str,
    id_: str,
    table: str,
    fields: tuple[str, str],
    language: str,
    call: Callable[..., Any],
    app: Starlette,
) -> None:
    dataset = load_record()
    if language == "en":
        row = dataset.table(table).set_index(dataset.contract.tables[table].primary_key[0]).loc[id_]
        title, summary = (row[field] for field in fields)
    else:
        rows = dataset.translations
        rows = rows[(rows["language"] == language) & (rows["table"] == table) & (rows["id"] == id_)]
        texts = dict(zip(rows["field"], rows["text"], strict=True))
        title, summary = (texts[field] for field in fields)
    page = open_page(call, app, path, **{name: id_, "lang": language, "country": "CN"})
    head = Head(page)
    assert head.said["og:title"].split(" · ")[0] == title
    assert head.said["og:description"] == head.said["description"] == summary
    assert f"<title>{html.escape(head.said['og:title'])}</title>" in page
    assert head.said["og:url"] == head.links["canonical"] == f"{BASE}{path}?{name}={id_}&lang={language}"
    assert {tag: head.links[tag] for tag in LANGUAGES} == {
        tag: f"{BASE}{path}?{name}={id_}&lang={tag}" for tag in LANGUAGES
    }


def test_a_title_is_the_records_own(call: Callable[..., Any], app: Starlette) -> None:
    # Copied by hand from data/translations/ko.csv.
    head = Head(open_page(call, app, "/crackdowns", crackdown=WINTER, lang="ko"))
    assert head.said["og:title"].startswith("2011~2012년 겨울 100일 애도 기간의 체포 · ")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/cases", {"case": "2099-01-nobody"}),
        ("/cases", {"case": ""}),
        ("/cases", {"case": [TEN, "2001-12-manzhouli-twelve"]}),
        ("/cases", {"crackdown": WINTER}),
        ("/crackdowns", {"crackdown": "any"}),
        ("/crackdowns", {"crackdown": [WINTER, "2001-strike-hard"]}),
        ("/crackdowns", {"case": TEN}),
        ("/campaigns", {"campaign": "2099-01-nothing"}),
        ("/campaigns", {"crackdown": WINTER}),
        ("/", {"case": TEN}),
    ],
)
def test_what_is_not_about_one_row_is_announced_as_the_page(
    path: str, query: dict[str, Any], call: Callable[..., Any], app: Starlette
) -> None:
    assert open_page(call, app, path, **query) == open_page(call, app, path)


def test_no_id_that_is_asked_for_stands_in_the_answer(call: Callable[..., Any], app: Starlette) -> None:
    plain = open_page(call, app, "/cases")
    for text in read_strings()[::12]:
        assert open_page(call, app, "/cases", case=text) == plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_a_row_leaves_its_place(language: str, call: Callable[..., Any]) -> None:
    naughty = make_app(load_kept)
    tags = Head(open_page(call, naughty, "/cases", lang=language)).tags
    rows = load_kept().translations
    rows = rows[(rows["language"] == language) & (rows["table"] == "cases") & (rows["field"] == "title")]
    cases = load_kept().cases
    titles = dict(zip(rows["id"], rows["text"], strict=True)) or dict(
        zip(cases["case_id"], cases["title"], strict=True)
    )
    for case_id, title in list(titles.items())[::3]:
        head = Head(open_page(call, naughty, "/cases", case=case_id, lang=language))
        assert head.tags == tags
        assert head.said["og:title"].startswith(f"{title} · ")


def test_a_case_that_is_withdrawn_is_announced_no_longer(call: Callable[..., Any]) -> None:
    shown = [load_record()]
    app = make_app(lambda: shown[0])
    assert TEN in open_page(call, app, "/cases", case=TEN)
    frames = {**shown[0]._frames, "cases": shown[0].cases.query("case_id != @TEN")}
    shown[0] = replace(shown[0], content_hash="0" * 64, _frames=frames)
    assert open_page(call, app, "/cases", case=TEN) == open_page(call, app, "/cases")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_holds_the_record_as_a_dataset_of_schema_org(
    language: str, call: Callable[..., Any], app: Starlette
) -> None:
    page = open_page(call, app, "/", lang=language)
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    document = json.loads(text)
    assert (document["@context"], document["@type"]) == ("https://schema.org", "Dataset")
    assert {"name", "description", "url", "version", "identifier", "license", "creator", "distribution"} <= set(
        document
    )
    assert document["description"] == "All of it"
    assert document["url"] == f"{BASE}/?lang={language}"
    assert document["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert document["version"] == load_record().version
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", document["temporalCoverage"])
    for part in document["distribution"]:
        assert part["@type"] == "DataDownload"
        assert part["encodingFormat"]
        assert part["contentUrl"].startswith(f"{BASE}/api/v1/download?form=")
    assert "ld+json" not in open_page(call, app, "/cases", lang=language)
