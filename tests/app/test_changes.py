"""Links that hold on to a release, the check of a figure, and what was corrected: on a record in two states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from loaders import store
from loaders.releases import Shelf
from loaders.store import Store
from tests.loaders.two_releases import FOUR, NOW, TEN, THEN, WITHDRAWN, make_two_states
from ui.addresses import CASES, CHANGES, OVERVIEW
from ui.figure_check import read_link

RunPage = Callable[..., AppTest]


@pytest.fixture
def two_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "data"
    make_two_states(folder)
    made = Store(folder, None)
    made.current()
    monkeypatch.setattr(store, "_store", made)
    monkeypatch.setattr(store, "_releases", Shelf(folder))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def read_text(app: AppTest) -> str:
    """All that the page says, without the marks that keep texts from becoming Markdown."""
    parts = [*app.markdown, *app.caption, *app.text, *app.title, *app.header, *app.subheader]
    said = "\n".join(str(part.value) for part in parts).replace("\\", "")
    # A number and its word are held together by a no-break space.
    return said.replace("\u00a0", " ").replace("\u2060", "")


# A link that holds on to a release


def test_a_link_tells_what_is_no_longer_what_it_was_and_why(run_page: RunPage, two_states: None) -> None:
    query = {"v": THEN, "place": "cn-shenyang", "from": "2017-11", "to": "2017-11"}
    said = read_text(run_page(OVERVIEW, lang="en", **query))
    assert f"This link was made on release {THEN} of the data. Shown below is {NOW}" in said
    assert "People known to have been arrested: was 10 people, now 8–12 people (best 10)." in said
    assert "People low: was 10, now 8" in said or "low: was 10, now 8" in said
    assert "Because: A second source gives 8 to 12." in said


def test_a_case_tells_of_itself(run_page: RunPage, two_states: None) -> None:
    said = read_text(run_page(CASES, lang="en", v=THEN, case=TEN))
    assert "People known to have been returned: was 10 people, now 8–10 people (best 8)." in said
    assert FOUR not in said


def test_a_withdrawn_case_is_told_with_its_reason(run_page: RunPage, two_states: None) -> None:
    said = read_text(run_page(CASES, lang="en", v=THEN, case=WITHDRAWN))
    assert "Because: do no harm" in said
    assert "Cases shown: was 1 case, now 0 cases." in said


def test_what_did_not_change_says_so(run_page: RunPage, two_states: None) -> None:
    said = read_text(run_page(OVERVIEW, lang="en", v=THEN, country="LA"))
    assert f"This link holds on to release {THEN}. Nothing that it shows has changed since." in said


def test_a_release_that_is_not_kept_is_named(run_page: RunPage, two_states: None) -> None:
    said = read_text(run_page(OVERVIEW, lang="en", v="2020.1.0"))
    assert "The link asked for v = “2020.1.0”, which is not in the data" in said
    assert "This link" not in said.replace("The link", "")


def test_without_a_release_nothing_is_told(run_page: RunPage, two_states: None) -> None:
    assert "This link" not in read_text(run_page(OVERVIEW, lang="en"))


@pytest.mark.parametrize("version", [THEN, NOW])
def test_links_hold_on_to_the_release_until_it_is_let_go(run_page: RunPage, two_states: None, version: str) -> None:
    app = run_page(OVERVIEW, lang="en", v=version)
    links = {link.proto.label.replace("\\", ""): link.proto.query_string for link in app.get("page_link")}
    assert f"v={version}" in links["Time"]
    assert "v=" not in links["Go on without the comparison"]


def test_every_view_offers_a_link_that_holds_on_to_its_version(run_page: RunPage, two_states: None) -> None:
    app = run_page(CASES, lang="en", case=TEN)
    (link,) = [item.proto for item in app.get("page_link") if "holds on to this version" in item.proto.label]
    assert sorted(link.query_string.split("&")) == sorted([f"case={TEN}", "lang=en", f"v={NOW}"])
    held = run_page(CASES, lang="en", case=TEN, v=NOW)
    assert not [item for item in held.get("page_link") if "holds on to this version" in item.proto.label]


# The check of a figure


@pytest.mark.parametrize(
    "link",
    [
        "/?place=cn-shenyang&from=2017-11",
        "https://record.example/time?place=cn-shenyang&from=2017-11&lang=ko",
        "https://record.example/api/v1/arrests?place=cn-shenyang&from=2017-11",
        f"/map?place=cn-shenyang&from=2017-11&v={THEN}",
    ],
)
def test_a_pasted_link_shows_its_figures_then_and_now(run_page: RunPage, two_states: None, link: str) -> None:
    app = run_page(CHANGES, lang="en")
    app.text_input[0].set_value(link)
    app.button[0].click().run()
    (table,) = app.table
    rows = {
        str(row.iloc[0]).replace("\\", ""): [str(cell) for cell in row.iloc[1:]] for _, row in table.value.iterrows()
    }
    figures = [cell.replace("\u00a0", " ").replace("\u2060", "") for cell in rows["People known to have been arrested"]]
    assert figures == ["10 people", r"8–12 people \(best 10\)"]
    assert app.query_params["link"][0].startswith("/")


def test_a_link_to_a_case_is_checked_whole(run_page: RunPage, two_states: None) -> None:
    said = read_text(run_page(CHANGES, lang="en", link=f"/cases?case={WITHDRAWN}"))
    assert "Because: do no harm" in said
    assert f"No longer shown: {WITHDRAWN}." in said
    # What was taken out because it may do harm is not told again out of an old release.
    assert "A woman returned" not in said


@pytest.mark.parametrize("link", ["https://elsewhere.example/", "/nowhere", "no link", "http://[", "/" + "a" * 3000])
def test_what_is_no_link_of_ours_is_named(run_page: RunPage, two_states: None, link: str) -> None:
    if link == "https://elsewhere.example/":
        # The first page of any site reads like ours: its host is not looked at, so that copies can be checked too.
        assert read_link(link) is not None
        return
    assert read_link(link) is None
    app = run_page(CHANGES, lang="en", link=link)
    assert "This is no link to a view of the record" in read_text(app)


def test_what_is_no_link_at_all_is_named_when_it_is_pasted(run_page: RunPage, two_states: None) -> None:
    app = run_page(CHANGES, lang="en")
    app.text_input[0].set_value("http://[")
    app.button[0].click().run()
    assert not app.exception
    assert "This is no link to a view of the record: http://[" in read_text(app)


def test_a_release_in_a_pasted_link_that_is_not_kept_is_named(run_page: RunPage, two_states: None) -> None:
    said = read_text(run_page(CHANGES, lang="en", link="/?v=2020.1.0"))
    assert "Release 2020.1.0 is not kept, or cannot be read." in said


# What is public


def test_corrections_and_withdrawals_are_public_with_their_reasons(run_page: RunPage, two_states: None) -> None:
    said = read_text(run_page(CHANGES, lang="en"))
    for words in ("A second source gives 8 to 12.", "do no harm", "The source gives the day as about."):
        assert f"Because: {words}" in said
    assert f"Cases: {WITHDRAWN}" in said
    assert "was 1 March 2012, now 28 February 2012" in said


def test_every_release_can_be_saved_and_the_present_one_is_named(run_page: RunPage, two_states: None) -> None:
    said = read_text(run_page(CHANGES, lang="en"))
    assert f"/api/v1/releases/{THEN}" in said
    assert f"{NOW} (3 December 2026)" in said
    assert "Not released yet." in said


def test_the_record_itself_has_no_correction_yet_or_tells_it(run_page: RunPage) -> None:
    app = run_page(CHANGES, lang="en")
    assert not app.exception
    single = bool(store.current().changes["id"].notna().any())
    assert ("None so far" in read_text(app)) is not single
