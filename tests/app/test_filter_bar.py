"""What is chosen stands above each page, in words and as links that take it back, and goes along with every link."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import SCRIPT
from ui.addresses import ADDRESSES, CASES, CRACKDOWNS, OVERVIEW, Address

RunPage = Callable[..., AppTest]


def list_links(app: AppTest) -> dict[str, dict[str, list[str]]]:
    """The parameters of each link of a page by its label, without the backslashes of Markdown."""
    links = (link.proto for link in app.get("page_link"))
    return {proto.label.replace("\\", ""): parse_qs(proto.query_string) for proto in links}


@pytest.mark.parametrize("address", [OVERVIEW, CASES], ids=lambda address: address.url)
def test_each_condition_can_be_taken_back_alone_and_all_at_once(address: Address, run_page: RunPage) -> None:
    app = run_page(address, lang="en", place=["cn-ln", "cn-jl"], **{"from": "2012"})
    links = list_links(app)
    assert links["× From: 2012"] == {"lang": ["en"], "place": ["cn-ln", "cn-jl"]}
    assert links["× Place: Liaoning"] == {"lang": ["en"], "from": ["2012"], "place": ["cn-jl"]}
    assert links["× Place: Jilin"] == {"lang": ["en"], "from": ["2012"], "place": ["cn-ln"]}
    assert links["× Clear all conditions"] == {"lang": ["en"]}
    sentence = next(text.value for text in app.markdown if "Shown" in text.value)
    assert "events in Liaoning or Jilin" in sentence.replace("\\", "")


def test_without_a_condition_there_is_nothing_to_take_back(run_page: RunPage) -> None:
    assert not [label for label in list_links(run_page(OVERVIEW)) if label.startswith("×")]


def test_rows_of_a_figure_keep_the_figure_when_a_condition_goes(run_page: RunPage) -> None:
    links = list_links(run_page(CASES, figure="returned", until="2023-10-09", country="CN"))
    assert links["× Authority: China"] == {"figure": ["returned"], "until": ["2023-10-09"]}


def test_all_links_of_the_menu_keep_the_filter(run_page: RunPage) -> None:
    links = list_links(run_page(OVERVIEW, lang="ko", outcome="no_news", q="선양"))
    kept = {"lang": ["ko"], "outcome": ["no_news"], "q": ["선양"]}
    for label in ("개요", "사례", "단속"):
        assert links[label] == kept
    assert links["English"] == kept | {"lang": ["en"]}


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.url)
def test_what_an_address_asks_for_and_the_data_lack_is_named_on_every_page(address: Address, run_page: RunPage) -> None:
    app = run_page(address, place="atlantis", lens="nobody", who=["minors", "x"])
    said = [text.value for text in app.text]
    for parameter, value in (("place", "atlantis"), ("lens", "nobody"), ("who", "x")):
        notice = f"The link asked for {parameter} = “{value}”, which is not in the data; it has no effect here."
        assert notice in said
    assert "minors" not in str(said)


def test_of_many_unknown_values_some_are_named_and_the_rest_counted(run_page: RunPage) -> None:
    said = [text.value for text in run_page(OVERVIEW, place=[f"x{n}" for n in range(20)]).text]
    assert len(said) == 9
    assert said[-1] == "12 more parts of the link have no effect here."


def test_opened_the_choices_show_what_is_chosen_and_offer_the_questions_often_asked(loaded: None) -> None:
    app = AppTest.from_file(str(SCRIPT), default_timeout=30)
    app.session_state["choices"] = True
    app.query_params["place"] = "cn-ln"
    app.query_params["from"] = "2012"
    app.run()
    assert not app.exception
    assert app.multiselect(key="filter-place").value == ["cn-ln"]
    assert app.text_input(key="filter-start").value == "2012"
    links = list_links(app)
    assert links["February 2012"] == {"from": ["2012-02"], "to": ["2012-02"]}
    assert links["Children"] == {"who": ["minors"]}
    app.multiselect(key="filter-place").set_value(["cn-shenyang", "cn-ln"]).run()
    assert app.query_params["place"] == ["cn-shenyang", "cn-ln"]
    app.text_input(key="filter-start").set_value("soon").run()
    assert "from" not in app.query_params
    assert any(text.value.startswith("This is no date") for text in app.text)


def test_a_crackdown_keeps_its_page_and_filter_apart(run_page: RunPage) -> None:
    links = list_links(run_page(CRACKDOWNS, crackdown="2012-mourning-period", lang="en"))
    assert links["All crackdowns"] == {"lang": ["en"]}
