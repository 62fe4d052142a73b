"""The page of outcomes: its figures add up, every group without news is on it, and any filter leaves it standing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analysis.answers import choose_about_shown, choose_denials
from analysis.filters import CaseFilter
from analysis.outcomes import Outcomes, make_outcomes
from analysis.responses import list_told
from loaders import store
from ui.addresses import OUTCOMES

RunPage = Callable[..., AppTest]


def read_texts(app: AppTest) -> str:
    """Everything the page says, with plain spaces and without the marks of the Markdown."""
    elements = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.text]
    return (
        "\n".join(str(element.value) for element in elements).replace("\u00a0", " ").replace("\\", "").replace("**", "")
    )


def list_cases_linked(app: AppTest) -> list[str]:
    """The cases that the list of silences leads to, in its order."""
    queries = [link.proto.query_string for link in app.get("page_link")]
    return [query.split("case=")[1].split("&")[0] for query in queries if "case=" in query]


@pytest.fixture(scope="module")
def found(loaded: None) -> Outcomes:
    return make_outcomes(store.current(), CaseFilter())


def test_the_four_figures_and_the_sentence_are_all_people_of_the_cases(run_page: RunPage, found: Outcomes) -> None:
    app = run_page(OUTCOMES)
    assert not app.exception
    assert [metric.value for metric in app.metric] == ["1,191", "888", "810", "307"]
    assert 1191 + 888 + 810 + 307 + 18 + 2 + 13 == found.people.best == 3229
    texts = read_texts(app)
    assert "Further: 18 punished after return, 2 freed in North Korea, 13 dead." in texts
    assert "all people of the 202 cases shown: 2,608–3,582+ people (best 3,229); 2 groups of unknown size." in texts


def test_every_picture_has_a_sentence_and_a_table(run_page: RunPage) -> None:
    app = run_page(OUTCOMES)
    sentences = [image.proto.imgs[0].alt for image in app.get("image")]
    assert len(sentences) == 2 * 9, "each in two widths"
    assert all(len(sentence) > 40 for sentence in sentences)
    labels = [expander.label for expander in app.expander]
    assert labels.count("The same as a table") == 9


def test_every_group_without_news_is_on_one_page_of_the_list_in_its_order(run_page: RunPage, found: Outcomes) -> None:
    listed = [case for page in range(1, 8) for case in list_cases_linked(run_page(OUTCOMES, silent=str(page)))]
    assert listed == list(found.silences["case_id"])


@pytest.mark.parametrize(("parameter", "per_page"), [("said", 10), ("denied", 5)])
def test_what_was_said_goes_on_where_the_page_before_ended(
    run_page: RunPage, found: Outcomes, parameter: str, per_page: int
) -> None:
    said = choose_about_shown(list_told(store.current(), "responses"), found.shown)
    rows = {"said": said, "denied": choose_denials(said)}[parameter]
    part = rows["summary"].iloc[per_page : 2 * per_page]
    assert len(part) == per_page
    pages = [read_texts(run_page(OUTCOMES, **{parameter: page})) for page in ("1", "2")]
    assert [all(summary in text for summary in part) for text in pages] == [False, True]


def test_the_list_can_be_ordered_by_people(run_page: RunPage, found: Outcomes) -> None:
    first = list_cases_linked(run_page(OUTCOMES, sort="people"))[0]
    most = found.silences.sort_values("best", ascending=False).iloc[0]
    assert first == most["case_id"]


def test_silence_says_both_dates(run_page: RunPage) -> None:
    texts = read_texts(run_page(OUTCOMES))
    assert "The silence is counted to today, " in texts
    assert "the record knows what was reported until 12 March 2026." in texts


@pytest.mark.parametrize(
    ("parameter", "value"), [("sort", "colour"), ("silent", "99"), ("said", "0"), ("denied", "-1")]
)
def test_what_the_address_asks_for_and_is_not_there_is_named(run_page: RunPage, parameter: str, value: str) -> None:
    app = run_page(OUTCOMES, **{parameter: value})
    assert not app.exception
    assert f"The link asked for {parameter} = “{value}”, which is not in the data" in read_texts(app)


@pytest.mark.parametrize(
    "query",
    [
        {"from": "1950", "to": "1951"},
        {"from": "2017-11-04", "to": "2017-11-04"},
        {"q": "2022 dandong river"},
        {"kind": "aggregate"},
        {"population": "dispatched_workers"},
        {"place": "cn-ln", "lens": "ngo"},
        {"outcome": "safe", "country": ["TH", "MM"]},
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans"])
def test_the_page_stands_under_any_filter_and_in_any_language(
    run_page: RunPage, language: str, query: dict[str, str | list[str]]
) -> None:
    app = run_page(OUTCOMES, lang=language, **query)
    assert not app.exception
    assert len(app.title) == 1
    assert not [warning.value for warning in app.warning]


def test_treatment_after_return_has_its_note_before_it(run_page: RunPage) -> None:
    texts = read_texts(run_page(OUTCOMES))
    assert "What follows tells of forced labour, torture, executions and deaths in custody." in texts


def test_a_denial_stands_beside_what_is_documented(run_page: RunPage) -> None:
    texts = read_texts(run_page(OUTCOMES, q="Shenyang", **{"from": "2017-11-04", "to": "2017-11-04"}))
    said = (
        "Documented in this record, of this case: arrested: 10 people, returned: 10 people. "
        "What became of them: 8 returned and not heard of since, 2 freed in North Korea."
    )
    assert said in texts


def test_where_no_number_is_known_no_figure_says_zero(run_page: RunPage) -> None:
    app = run_page(OUTCOMES, q="2022 dandong river")
    assert not app.metric
    assert "How many people these are is not known: 1 group of unknown size." in read_texts(app)
    assert list_cases_linked(app) == ["2022-dandong-river-crossers"]
