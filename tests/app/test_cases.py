"""The Cases page: the table, the rows behind a figure, one case, and links that ask for what is not there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.case_table import list_cases
from analysis.filters import CaseFilter
from i18n import LANGUAGES, _, using
from loaders import store
from loaders.dataset import load
from loaders.store import StoreStatus
from ui.addresses import CASES, OVERVIEW
from ui.text import plain

DATA = Path(__file__).resolve().parents[2] / "data"
RunPage = Callable[..., AppTest]
_SHARES = 6
"""Into so many tests the opening of every case is cut, so that none of them takes a minute."""


def read_grid(app: AppTest, key: str) -> pd.DataFrame:
    """All rows of a list, as the grid shows them that a reader may open below it."""
    app.session_state[f"all-{key}"] = True
    app.run()
    return app.dataframe[0].value


def list_shown(app: AppTest) -> list[str]:
    """The cases of the part of a list that is shown."""
    links = [parse_qs(link.proto.query_string) for link in app.get("page_link")]
    return [query["case"][0] for query in links if "case" in query]


def read_texts(app: AppTest) -> list[str]:
    return [element.value.replace("\u00a0", " ").replace("\\", "") for element in (*app.markdown, *app.caption)]


def test_the_table_shows_the_cases_of_the_default_selection(run_page: RunPage) -> None:
    app = run_page(CASES)
    assert len(read_grid(app, "cases")) == 202
    assert "202 cases, 2,608–3,582+ people (best 3,229); 2 groups of unknown size." in read_texts(app)


@pytest.mark.parametrize(
    ("query", "rows", "sum_said"),
    [
        ({"figure": "arrested"}, 152, "152 rows, 1,358–1,485+ people (best 1,444); 2 groups of unknown size."),
        ({"figure": "returned"}, 49, "49 rows, 683–1,503+ people (best 1,218); 2 groups of unknown size."),
        ({"figure": "no_news"}, 99, "99 rows, 830–897+ people (best 888); 1 group of unknown size."),
        ({"figure": "arrested", "from": "2012-02", "to": "2012-02"}, 7, "7 rows, 32–41 people (best 41)."),
        (
            {"figure": "arrested", "country": "CN", "from": "2017-07", "to": "2017-11"},
            7,
            "7 rows, 55–57 people (best 55).",
        ),
        ({"figure": "arrested", "until": "2006-11-12"}, 4, "4 rows, 179–198 people (best 188)."),
        ({"figure": "returned", "until": "2023-10-09"}, 3, "3 rows, 120–750 people (best 620)."),
        ({"figure": "returned", "from": "2023-10-09", "to": "2023-10-09"}, 1, "1 row, 0–620 people (best 500)."),
    ],
)
def test_the_rows_behind_a_figure_add_up_to_it(
    query: dict[str, str], rows: int, sum_said: str, run_page: RunPage
) -> None:
    app = run_page(CASES, **query)
    key = "three-months" if "until" in query else query["figure"].replace("_", "-")
    assert len(read_grid(app, key)) == rows
    assert sum_said in read_texts(app)


def test_one_case_shows_its_events_claims_and_sources(run_page: RunPage) -> None:
    app = run_page(CASES, case="2017-11-shenyang-ten")
    assert "Ten seized in Shenyang" in app.title[0].value.replace("\\", "")
    facts, events, claims, *_said, sources = (table.value for table in app.table)
    assert r"8 returned and not heard of since\, 2 freed in North Korea" in list(facts.iloc[:, 1])
    assert list(events.iloc[:, 2]) == ["Arrest", "Transfer", "Return", "Transfer", "Release", "Release"]
    assert len(claims) == 17
    assert len(sources) == 24
    assert any(cell.startswith("[") for cell in sources.iloc[:, 0]), "pages that may be linked are"
    assert "Amnesty International UK" in list(sources.iloc[:, 0]), "this one is cited without a link"


@pytest.mark.parametrize("share", range(_SHARES))
def test_every_case_can_be_opened(share: int, run_page: RunPage) -> None:
    # With its pictures; each in one language, since the texts are read in all of them in test_languages.py.
    app = run_page(CASES)
    cases = list(store.current().cases["case_id"])
    for place in range(share, len(cases), _SHARES):
        case_id = app.query_params["case"] = cases[place]
        language = app.query_params["lang"] = LANGUAGES[place % len(LANGUAGES)]
        app.run()
        with using(language):
            assert app.title[0].value != _("This case is not in the record"), case_id
        assert not app.exception, case_id
        assert not app.warning, case_id
        assert app.table, case_id


def test_what_a_link_asks_for_in_vain_is_named(run_page: RunPage) -> None:
    app = run_page(CASES, figure="nonsense", **{"from": "yesterday", "country": "XX", "crackdown": "no-such"})
    named = [text.value for text in app.text]
    for parameter, value in (
        ("from", "yesterday"),
        ("country", "XX"),
        ("crackdown", "no-such"),
        ("figure", "nonsense"),
    ):
        assert any(f"{parameter} = “{value}”" in text for text in named), parameter
    assert "Rows 1 to 25 of 202." in read_texts(app)


def test_a_case_that_is_not_there_is_named_as_plain_text(run_page: RunPage) -> None:
    app = run_page(CASES, case="![x](https://example.org/x.png)")
    assert app.title[0].value == "This case is not in the record"
    assert "![x](https://example.org/x.png)" in app.text[0].value
    assert not any("example.org" in text for text in read_texts(app))


def test_texts_of_the_record_never_become_markdown(
    run_page: RunPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    hostile = "![x](https://example.org/x.png) :red[y] $z$ [k](javascript:l) `m` **n**"
    cases = folder / "cases.csv"
    title = "A mother and two women arrested near the Myanmar border"
    text = cases.read_text("utf-8")
    assert text.count(title) == 1
    cases.write_text(text.replace(title, hostile), "utf-8")
    dataset = load(folder)
    monkeypatch.setattr(store, "status", lambda: StoreStatus(dataset, None, None))
    overview = run_page(OVERVIEW)
    labels = [link.proto.label for link in overview.get("page_link")]
    escaped = plain(hostile)
    assert escaped in labels
    assert run_page(CASES, case="2025-01-myanmar-border-three").title[0].value == escaped


def test_totals_are_shown_and_never_added_up(run_page: RunPage) -> None:
    app = run_page(CASES, kind="aggregate")
    assert len(read_grid(app, "cases")) == 18
    assert "18 cases, not added up: totals may hold the people of other cases." in read_texts(app)


def test_people_last_known_held_are_not_said_to_be_held(run_page: RunPage) -> None:
    facts = run_page(CASES, case="2022-01-checkpoint-six").table[0].value
    assert r"no news of 6 \(last known held\)" in list(facts.iloc[:, 1])


def test_rows_in_no_three_months_are_named_beside_them(run_page: RunPage) -> None:
    texts = read_texts(run_page(CASES, figure="returned", until="2023-10-09"))
    (named,) = [text for text in texts if text.startswith("Counted in no three months")]
    assert named.count("; ") == 1, "two returns are known only by year"


def test_a_parameter_that_a_page_does_not_use_is_named(run_page: RunPage) -> None:
    texts = [text.value for text in run_page(OVERVIEW, country="CN", figure="arrested").text]
    assert texts == ["The link asked for figure = “arrested”; this page makes no use of it."]
    assert run_page(CASES, until="soon").text[0].value.startswith("The link asked for until = “soon”")


@pytest.mark.parametrize("order", ["", "earliest", "people", "reported"])
def test_the_parts_of_the_list_are_all_cases_once_in_the_order_asked_for(order: str, run_page: RunPage) -> None:
    query = {"sort": order} if order else {}
    parts = [list_shown(run_page(CASES, page=str(number), **query)) for number in range(1, 10)]
    assert [len(part) for part in parts] == [25] * 8 + [2]
    shown = [case_id for part in parts for case_id in part]
    cases = list_cases(store.current(), CaseFilter()).set_index("case_id")
    assert sorted(shown) == sorted(cases.index)
    column = {"people": "best", "reported": "last_reported_last"}.get(order, "first_day")
    values = cases.loc[shown, column].dropna()
    assert values.is_monotonic_increasing if order == "earliest" else values.is_monotonic_decreasing
    assert cases.loc[shown[: len(values)], column].notna().all(), "unknown ones come last"


def test_links_to_the_parts_of_a_list_keep_filter_figure_and_order(run_page: RunPage) -> None:
    app = run_page(CASES, figure="arrested", country="CN", lang="en", page="2")
    parts = [link.proto.query_string for link in app.get("page_link") if link.proto.label.endswith(" page")]
    kept = "lang=en&country=CN&figure=arrested"
    assert parts == [kept, f"{kept}&page=3", f"{kept}&page=5"], "the one before, the next and the last"
    ordered = run_page(CASES, sort="people", kind="aggregate")
    assert [link for link in ordered.get("page_link") if "kind=aggregate" in link.proto.query_string]
    named = {link.proto.label.replace("\\", ""): link.proto.query_string for link in ordered.get("page_link")}
    assert named["first event, latest first"] == "kind=aggregate"


@pytest.mark.parametrize("page", ["0", "10", "two", "２", "1.0", "-1", "99999999999999999999"])
def test_a_part_of_a_list_that_there_is_not_is_named_and_the_first_is_shown(page: str, run_page: RunPage) -> None:
    app = run_page(CASES, page=page)
    assert [text.value for text in app.text] == [
        f"The link asked for page = “{page}”, which is not in the data; it has no effect here."
    ]
    assert "Rows 1 to 25 of 202." in read_texts(app)


def test_an_order_that_there_is_not_is_named(run_page: RunPage) -> None:
    (named,) = [text.value for text in run_page(CASES, sort="colour").text]
    assert named.startswith("The link asked for sort = “colour”")


BY_DEFAULT = ["Case", "First event", "Authority", "People", "What became of them", "How well known", "Last reported"]


def test_the_table_has_its_columns_as_long_as_nobody_chooses_others(run_page: RunPage) -> None:
    assert list(read_grid(run_page(CASES), "cases").columns) == BY_DEFAULT


def test_columns_are_chosen_and_stay_in_the_address(run_page: RunPage) -> None:
    app = run_page(CASES, country="LA")
    read_grid(app, "cases")
    app.button_group(key="case-columns").set_value(["minors", "people", "kin"]).run()
    assert list(app.dataframe[0].value.columns) == ["Case", "People", "Minors", "Kin abroad"]
    assert app.query_params["columns"] == "people,minors,kin"
    table = app.dataframe[0].value.set_index("Case")
    # Copied by hand from the row of 2013-05-laos-nine in cases.csv.
    assert list(table.loc["Nine young North Koreans returned by Laos"]) == ["9", "5", "Not known"]
    app.button_group(key="case-columns").set_value([]).run()
    assert list(app.dataframe[0].value.columns) == BY_DEFAULT
    assert "columns" not in app.query_params


def test_a_link_opens_the_table_with_its_columns_in_any_language(run_page: RunPage) -> None:
    table = read_grid(run_page(CASES, columns="crackdown,kind", country="LA", lang="ko"), "cases")
    assert list(table.columns)[1:] == ["종류", "단속"]
    app = run_page(CASES, columns="kind", sort="people")
    kept = [link.proto.query_string for link in app.get("page_link") if "page=2" in link.proto.query_string]
    assert kept
    assert all("columns=kind" in query and "sort=people" in query for query in kept)
    orders = [link.proto.query_string for link in app.get("page_link") if "sort=earliest" in link.proto.query_string]
    assert ["columns=kind" in query for query in orders] == [True]


def test_a_column_that_there_is_not_is_named(run_page: RunPage) -> None:
    app = run_page(CASES, columns="people,colour")
    (named,) = [text.value for text in app.text]
    assert named.startswith("The link asked for columns = “colour”")
    assert list(read_grid(app, "cases").columns) == ["Case", "People"]


def test_a_link_with_columns_shows_the_table_at_once(run_page: RunPage) -> None:
    assert not run_page(CASES).dataframe
    (table,) = run_page(CASES, columns="women").dataframe
    assert len(table.value.columns) == 2
