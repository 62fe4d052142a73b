"""The briefing room without a browser: what stands in it for each scope, and what is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from exports.letters import Addressee
from i18n import LANGUAGES
from ui.addresses import BRIEFING, CASES, CRACKDOWNS, MAP
from ui.text import plain

RunPage = Callable[..., AppTest]
LINK = "Paper, slides, fact sheet or letter"
TEN = "2017-11-shenyang-ten"


def list_parts(app: AppTest) -> list[str]:
    """What one reads on the buttons, the escapes of Markdown taken out, as those of our words are."""
    return [menu.proto.label.replace("\\.", ".") for menu in app.get("menu_button")]


def read(app: AppTest, name: str) -> list[str]:
    """The values of a parameter, which AppTest gives as one text where there is one."""
    found = app.query_params[name]
    return [found] if isinstance(found, str) else list(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", [{}, {"crackdown": "2012-mourning-period"}, {"case": TEN}, {"place": "cn-ln"}])
def test_every_scope_has_its_parts_and_files(query: dict[str, str], language: str, run_page: RunPage) -> None:
    app = run_page(BRIEFING, lang=language, **query)
    assert not app.exception
    assert 6 <= len(list_parts(app)) <= 8
    assert len(app.get("download_button")) >= 6
    assert app.selectbox(key="briefing-addressee").value == "foreign-ministry"


def test_a_part_that_is_added_stands_last_and_in_the_address(run_page: RunPage) -> None:
    app = run_page(BRIEFING, lang="en", block=["figures", "text:We ask *you*"])
    assert list_parts(app) == ["1. Key figures", "2. “We ask \\*you\\*”"]
    app.selectbox(key="briefing-parts-add").set_value("map").run()
    assert list_parts(app) == ["1. Key figures", "2. “We ask \\*you\\*”", "3. Where"]
    assert read(app, "block") == ["figures", "text:We ask *you*", "map"]
    app.text_input(key="briefing-title").set_value("  A title of mine ").run()
    assert read(app, "title") == ["A title of mine"]
    app.radio(key="briefing-paper").set_value("us-letter").run()
    assert read(app, "paper") == ["us-letter"]
    app.selectbox(key="briefing-addressee").set_value(Addressee.EMBASSY).run()
    assert read(app, "addressee") == ["embassy"]
    assert not app.exception


def test_files_can_be_in_another_language_than_the_page(run_page: RunPage) -> None:
    app = run_page(BRIEFING, lang="en", case=TEN)
    assert app.radio(key="briefing-into").value == "en"
    app.session_state["letter-shown"] = True
    app.radio(key="briefing-into").set_value("ko").run()
    assert read(app, "into") == ["ko"]
    assert read(app, "lang") == ["en"]
    links = " ".join(text.value for text in app.markdown if "/briefing.pdf?" in text.value)
    assert "lang=ko" in links
    assert "into=" not in links
    assert any("선양" in code.value for code in app.code)
    assert "선양" in app.text_input(key="briefing-title").proto.placeholder
    assert app.header[0].value == "Title and occasion"
    app.radio(key="briefing-into").set_value("en").run()
    assert "into" not in app.query_params
    assert not app.exception


def test_what_means_nothing_is_named(run_page: RunPage) -> None:
    app = run_page(BRIEFING, lang="en", case="no-such", block="nonsense", title="שלום 😀", strange="1")
    said = [text.value for text in app.text]
    assert any("case = “no-such”" in text for text in said)
    assert any("block = “nonsense”" in text for text in said)
    assert any("strange = “1”" in text for text in said)
    assert any("cannot be set on paper" in text and "😀" in text for text in said)


def test_a_scope_without_data_says_so_and_offers_no_file(run_page: RunPage) -> None:
    app = run_page(BRIEFING, lang="en", **{"from": "1950", "to": "1951"})
    assert not app.exception
    assert app.get("download_button") == []
    assert any("That nothing is on record does not mean" in text.value for text in app.markdown)


def test_a_letter_and_short_texts_can_be_read(run_page: RunPage) -> None:
    app = run_page(BRIEFING, lang="en", case=TEN)
    app.session_state["letter-shown"] = app.session_state["short-shown"] = True
    app.run()
    assert not app.exception
    said = [code.value for code in app.code]
    assert any("[Your name]" in text or "[" in text for text in said)
    assert [text for text in said if len(text) <= 280 and "case=2017-11-shenyang-ten" in text]


@pytest.mark.parametrize(
    ("address", "query"),
    [(CASES, {"case": TEN}), (CRACKDOWNS, {"crackdown": "2012-mourning-period"}), (MAP, {"place": "cn-shenyang"})],
)
def test_a_case_a_crackdown_and_a_place_lead_to_their_briefing(
    address: object, query: dict[str, str], run_page: RunPage
) -> None:
    app = run_page(address, lang="en", **query)
    links = [link.proto for link in app.get("page_link") if link.proto.label == plain(LINK)]
    assert len(links) == 1
    name, value = next(iter(query.items()))
    assert f"{name}={value}" in links[0].query_string
