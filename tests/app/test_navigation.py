"""The script around every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from loaders import store
from loaders.store import StoreStatus
from ui.addresses import ADDRESSES, Address


def list_captions(app: AppTest) -> list[str]:
    """Each caption without the backslashes of its Markdown."""
    return [caption.value.replace("\\", "") for caption in app.caption]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.url)
def test_every_page_runs_and_ends_with_the_datas_version_date_and_licence(
    address: Address, run_page: Callable[..., AppTest]
) -> None:
    app = run_page(address)
    assert not app.exception
    version, date, licence = list_captions(app)[-3:]
    assert version == f"Data version {store.current().version}"
    assert date.startswith("Data as of ")
    assert str(store.current().data_date.last.year) in date  # type: ignore[union-attr]
    assert "CC BY 4.0" in licence


def test_the_pages_have_headings_of_their_own(run_page: Callable[..., AppTest]) -> None:
    assert len({run_page(address).title[0].value for address in ADDRESSES}) == len(ADDRESSES)


def test_the_menu_keeps_the_language_and_drops_what_is_not_kept(run_page: Callable[..., AppTest]) -> None:
    app = run_page(lang="en", nonsense="x")
    menu = list(app.get("page_link"))[: len(ADDRESSES)]
    assert [link.proto.label for link in menu] == [address.title() for address in ADDRESSES]
    assert {link.proto.query_string for link in menu} == {"lang=en"}


def test_a_language_without_a_catalogue_is_named_and_a_known_one_is_not(run_page: Callable[..., AppTest]) -> None:
    notice = "The link asked for the language “xx”, in which the record cannot be read yet."
    assert notice in [text.value for text in run_page(lang="xx").text]
    assert not [text for text in run_page(lang="en").text if "The link asked" in text.value]


def test_without_data_a_page_is_one_sentence(run_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "status", lambda: StoreStatus(None, "1 fault(s): cases.csv:7 x", None))
    app = run_page()
    assert [info.value for info in app.info] == ["The record cannot be shown at the moment. Please come back later."]
    assert not app.title
    assert "cases.csv" not in str(app.main)
    assert not list_captions(app)
