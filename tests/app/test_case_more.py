"""What a reader does next with a case: what is not known, related cases, citing, passing on, reporting an error."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from exports.contact import CONTACT_VARIABLE
from exports.origin import ADDRESS_VARIABLE
from loaders import store
from ui.addresses import CASES

RunPage = Callable[..., AppTest]
TEN = "2017-11-shenyang-ten"


def list_code(app: AppTest) -> list[str]:
    return [block.value for block in app.code]


def list_marked(app: AppTest) -> list[str]:
    return [text.value for text in app.markdown]


def test_a_case_is_cited_with_its_version_and_its_address(run_page: RunPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, "https://record.example/")
    citation, address = list_code(run_page(CASES, case=TEN, lang="en"))
    assert address == f"https://record.example/cases?case={TEN}&lang=en"
    assert citation.startswith("Repatriation Watch: ")
    assert f"Data version {store.current().version}, data as of 12 March 2026." in citation.replace("\u00a0", " ")
    # What is cited holds on to the version; what is passed on is short.
    version = store.current().version
    assert citation.endswith(f"https://record.example/cases?case={TEN}&v={version}&lang=en")


def test_the_address_is_in_the_language_of_the_page(run_page: RunPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, "https://record.example")
    *_, address = list_code(run_page(CASES, case=TEN, lang="ko"))
    assert address == f"https://record.example/cases?case={TEN}&lang=ko"


@pytest.mark.parametrize(
    ("contact", "leads"),
    [
        ("desk@record.example", f"(mailto:desk@record.example?subject={TEN}%20%282026.11.0%29)"),
        ("https://record.example/report", "(https://record.example/report)"),
    ],
)
def test_an_error_is_reported_where_the_host_says(
    contact: str, leads: str, run_page: RunPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CONTACT_VARIABLE, contact)
    assert [text for text in list_marked(run_page(CASES, case=TEN, lang="en")) if leads in text]


def test_without_a_contact_no_link_to_one_is_shown(run_page: RunPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CONTACT_VARIABLE, raising=False)
    assert not [text for text in list_marked(run_page(CASES, case=TEN, lang="en")) if "Report an error" in text]


def test_what_is_not_known_and_what_is_near_is_said(run_page: RunPage) -> None:
    app = run_page(CASES, case="2012-02-shenyang-ten", lang="en")
    headers = [header.value for header in app.header]
    assert headers.index("What is not known") < headers.index("Related cases") < headers.index("Cite it, pass it on")
    linked = [link.proto.query_string for link in app.get("page_link")]
    assert "lang=en&case=2012-02-shenyang-nine" in linked
    assert any("at the same place" in caption.value for caption in app.caption)


@pytest.mark.parametrize(
    ("case", "unknown"),
    [
        # A family of unknown size, of whom some were returned; a group of unknown size of whom nothing is told.
        ("2014-12-kunming-family", "What became of those who were returned."),
        ("2022-dandong-river-crossers", None),
        ("2013-05-laos-nine", "What became of 9 people after their return."),
    ],
)
def test_what_became_of_the_returned_is_unknown_whatever_their_number(
    case: str, unknown: str | None, run_page: RunPage
) -> None:
    app = run_page(CASES, case=case, lang="en")
    assert not app.exception
    lines = [
        line[2:] for text in list_marked(app) for line in text.splitlines() if line.startswith("- What became of ")
    ]
    told = [line.replace("\\", "") for line in lines if "return" in line]
    assert told == ([unknown] if unknown else [])
