"""The record's own texts on the pages: in the reader's language, and where the English stands in, marked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from analysis.filters import CaseFilter
from figures import year_picture
from figures.svg import Spec
from figures.yearly import specify_years
from i18n import _, using
from loaders import store
from loaders.dataset import Dataset, load
from loaders.store import StoreStatus
from tests.loaders.builders import read_rows, set_cell
from ui import compute
from ui.addresses import CASES, CRACKDOWNS, OVERVIEW
from ui.text import plain

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = {"ko": "ko.csv", "zh-Hans": "zh_Hans.csv"}
RunPage = Callable[..., AppTest]
each_language = pytest.mark.parametrize("language", FILES)


def read_translations(language: str) -> dict[tuple[str, str, str], str]:
    rows = read_rows(DATA / "translations" / FILES[language])
    return {(row["table"], row["id"], row["field"]): row["text"] for row in rows}


def read_page(app: AppTest) -> str:
    """Everything the page shows, Markdown as it is: the record's texts stand in it as ``plain`` writes them."""
    assert not app.exception
    parts = [str(element.value) for element in (*app.title, *app.header, *app.subheader, *app.markdown, *app.caption)]
    parts += [link.proto.label for link in app.get("page_link")]
    for table in app.table:
        parts += [*map(str, table.value.columns), *table.value.astype(str).to_numpy().ravel()]
    for grid in app.dataframe:
        parts += [plain(str(cell)) for cell in grid.value.to_numpy().ravel()]
    return "\n".join(parts)


def find_missing(page: str, texts: Iterator[str] | list[str]) -> list[str]:
    return [text for text in texts if plain(text) not in page]


def mark(text: str, language: str) -> str:
    with using(language):
        return _("{text} [English]").format(text=text)


@each_language
def test_every_crackdown_response_campaign_and_milestone_is_shown_in_the_readers_language(
    language: str, run_page: RunPage
) -> None:
    app = run_page(CRACKDOWNS, lang=language)
    pages = [read_page(app)]
    for crackdown_id in store.current().crackdowns["crackdown_id"]:
        app.query_params["crackdown"] = crackdown_id
        pages.append(read_page(app.run()))
    texts = read_translations(language)
    shown = "\n".join(pages)
    assert find_missing(shown, [text for (table, *_key), text in texts.items() if table != "cases"]) == []
    assert plain(mark("", language).strip()) not in shown, "nothing is stale, so nothing is marked"


@each_language
def test_every_title_and_summary_of_a_case_is_shown_in_the_readers_language(
    language: str, run_page: RunPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The pictures hold no text of these, and drawing them is most of the work; test_cases.py draws them.
    for picture in ("show_claim_chart", "show_case_map"):
        monkeypatch.setattr(f"ui.case_view.{picture}", lambda *_arguments: None)
    texts = read_translations(language)
    app = run_page(CASES, lang=language, kind="any", population="any")
    app.session_state["all-cases"] = True
    app.run()
    titles = [text for (table, _id, field), text in texts.items() if (table, field) == ("cases", "title")]
    assert find_missing(read_page(app), titles) == []
    cases = store.current().cases
    crackdowns = cases.set_index("case_id")["crackdown_id"]
    for case_id in cases["case_id"]:
        app.query_params["case"] = case_id
        page = read_page(app.run())
        assert find_missing(page, [texts["cases", case_id, field] for field in ("title", "summary")]) == []
        crackdown_id = crackdowns[case_id]
        if not pd.isna(crackdown_id):
            assert find_missing(page, [texts["crackdowns", crackdown_id, "name"]]) == []


@each_language
def test_the_first_page_names_entries_crackdowns_and_countries_in_the_readers_language(
    language: str, run_page: RunPage
) -> None:
    app = run_page(lang=language)
    texts, page = read_translations(language), read_page(app)
    entries = [link.proto.query_string for link in app.get("page_link") if "case=" in link.proto.query_string]
    assert len(entries) == 6
    for query in entries:
        case_id = query.split("case=")[1].split("&")[0]
        assert find_missing(page, [texts["cases", case_id, "title"]]) == []
    for crackdown_id in ("2006-2008-thailand-arrivals", "2002-embassy-clampdown"):
        assert plain(texts["crackdowns", crackdown_id, "name"]) in [heading.value for heading in app.subheader]
    assert {"ko": "중국 1,042명", "zh-Hans": "中国1,042人"}[language] in page.replace("\\", "")
    captions = " ".join(caption.value for caption in app.caption)
    assert not {"China", "Thailand", "Russia", "Laos"} & set(captions.split()), "every country has its name"


@each_language
def test_places_are_named_in_the_readers_language(language: str, run_page: RunPage) -> None:
    places = {row["place_id"]: row for row in read_rows(DATA / "places.csv")}
    column = {"ko": "name_ko", "zh-Hans": "name_zh"}[language]
    case = "2017-11-shenyang-ten"
    events = run_page(CASES, lang=language, case=case).table[1].value
    own = [row for row in read_rows(DATA / "events.csv") if row["case_id"] == case]
    for row, cell in zip(own, events.iloc[:, 3], strict=True):
        assert plain(places[row["place_id"]][column]) in cell
    rows = run_page(CASES, lang=language, figure="arrested", place="cn-shenyang")
    assert plain(places["cn-shenyang"][column]) in " ".join(caption.value for caption in rows.caption)


@each_language
def test_the_picture_of_the_years_names_crackdowns_in_the_readers_language(
    language: str, run_page: RunPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[pd.DataFrame] = []

    def specify(_rows: pd.DataFrame, bands: pd.DataFrame, **more: Any) -> Spec:
        drawn.append(bands)
        return specify_years(_rows, bands, **more)

    monkeypatch.setattr(year_picture, "specify_years", specify)
    compute._year_chart.clear()
    try:
        with using(language):
            dataset = store.current()
            compute.year_chart(dataset, CaseFilter(), "light", "wide", language)
    finally:
        compute._year_chart.clear()
    texts = read_translations(language)
    assert set(drawn[0]["name"]) == {
        text for (table, _id, f), text in texts.items() if (table, f) == ("crackdowns", "name")
    }


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """The record with one English title, one summary and one crackdown's name changed, so that both translations of
    each are stale.
    """
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    for table, key, field, text in (
        ("cases", "2017-11-shenyang-ten", "title", "A *new* title"),
        ("cases", "2017-11-shenyang-ten", "summary", "Told anew."),
        ("crackdowns", "2006-2008-thailand-arrivals", "name", "A new name"),
    ):
        path = folder / f"{table}.csv"
        line = 2 + [next(iter(row.values())) for row in read_rows(path)].index(key)
        set_cell(path, line, field, text)
    dataset = load(folder)
    monkeypatch.setattr(store, "status", lambda: StoreStatus(dataset, None, None))
    return dataset


def list_blocks(block: Block) -> Iterator[Block]:
    for child in block.children.values():
        if isinstance(child, Block):
            yield child
            yield from list_blocks(child)


def find_holder(app: AppTest, key: str) -> Block:
    (holder,) = [block for block in list_blocks(app.main) if str(getattr(block.proto, "id", "")).endswith(key)]
    return holder


@each_language
def test_the_english_of_a_stale_translation_is_shown_and_marked(
    language: str, run_page: RunPage, changed: Dataset
) -> None:
    stale = [finding.file for finding in changed.report.findings if finding.code == "translation-stale"]
    assert sorted(stale) == ["translations/ko.csv"] * 3 + ["translations/zh_Hans.csv"] * 3
    app = run_page(CASES, lang=language, case="2017-11-shenyang-ten")
    assert [title.value for title in app.title] == [plain(mark("A *new* title", language))]
    assert plain(mark("Told anew.", language)) in [text.value for text in app.markdown]
    assert [title.value for title in find_holder(app, "lang-en-title").title] == [app.title[0].value]
    assert plain(mark("Told anew.", language)) in [text.value for text in find_holder(app, "lang-en-summary").markdown]
    overview = run_page(OVERVIEW, lang=language)
    assert plain(mark("A new name", language)) in [heading.value for heading in overview.subheader]
    holder = find_holder(overview, "lang-en-crackdown-2006-2008-thailand-arrivals")
    assert len(holder.subheader) == 1
    cases = run_page(CASES, lang=language, **{"from": "2017-11", "to": "2017-11"})
    assert plain(mark("A *new* title", language)) in [link.proto.label for link in cases.get("page_link")]


def test_nothing_is_marked_on_english_pages(run_page: RunPage, changed: Dataset) -> None:
    app = run_page(CASES, case="2017-11-shenyang-ten")
    assert app.title[0].value == plain("A *new* title")
    assert "[English" not in read_page(app).replace("\\", "")
    assert not [block for block in list_blocks(app.main) if "lang-en-" in str(getattr(block.proto, "id", ""))]


def test_a_crackdown_shows_its_cases_claims_responses_and_sources(run_page: RunPage) -> None:
    app = run_page(CRACKDOWNS, crackdown="2012-mourning-period")
    assert len(app.title) == 1
    cases, claims, responses, campaigns, sources = (table.value for table in app.table)
    assert len(responses) == 35
    assert all(cell.startswith("[") for cell in cases.iloc[:, 0])
    assert len(claims)
    assert len(campaigns)
    assert len(sources)


def test_every_crackdown_can_be_opened_from_the_list(run_page: RunPage) -> None:
    queries = [link.proto.query_string for link in run_page(CRACKDOWNS).get("page_link")]
    listed = [query.removeprefix("crackdown=") for query in queries if query.startswith("crackdown=")]
    assert sorted(listed) == sorted(store.current().crackdowns["crackdown_id"])


def test_an_unknown_crackdown_is_named_and_the_list_shown(run_page: RunPage) -> None:
    app = run_page(CRACKDOWNS, crackdown="no-such")
    assert any("crackdown = “no-such”" in text.value for text in app.text)
    assert "31 crackdowns, the latest first." in read_page(app).replace("\\", "")


def test_a_case_says_what_is_about_it_and_what_about_its_crackdown(run_page: RunPage) -> None:
    app = run_page(CASES, case="2023-10-northeast-mass-return")
    responses = next(table.value for table in app.table if "Stance" in table.value.columns)
    assert set(responses["About"]) == {"this case", "the crackdown"}
    assert sum(responses["About"] == "this case") == 20
    links = [link.proto.query_string for link in app.get("page_link") if link.proto.page == "crackdowns"]
    assert any("crackdown=2023-border-reopening" in query for query in links)
