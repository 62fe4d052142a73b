"""The Big List of Naughty Strings in the record and in addresses: shown as written, and no page fails."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analysis.describe import describe_filter
from analysis.filters import LONGEST_SEARCH, PARAMETERS, CaseFilter, read_search
from loaders import store
from loaders.dataset import Dataset
from loaders.store import StoreStatus
from tests.app.test_text import read_pieces
from tests.naughty.record import choose_kept, load_kept, read_strings
from ui import case_map, claim_chart
from ui.addresses import ADDRESSES, CASES, CHANGES, CRACKDOWNS, Address
from ui.text import plain

LANGUAGES = ("en", "ko", "zh-Hans")
MOST_NAMED = 8
# Each page makes every so many of the searches: a search takes a twentieth of a second.
STEP = 24
RunPage = Callable[..., AppTest]


def collapse(text: str) -> str:
    """A text on one line, as every page shows it; the no-break space stays."""
    return re.sub(r"[^\S\u00a0]+", " ", text).strip()


def read_back(markdown: str) -> str:
    """What a reader sees of Markdown that ``ui.text.plain`` has written."""
    return "".join(read_pieces(markdown))


def read_cells(app: AppTest) -> set[str]:
    """The texts in the cells of all tables of a page."""
    return {read_back(cell) for table in app.table for cell in table.value.astype(str).to_numpy().ravel()}


def list_claimants(dataset: Dataset, case_id: str) -> set[str]:
    """Who claims something about a case or a crackdown, as a page shows the names."""
    claims = dataset.claims
    return set(map(collapse, claims.loc[claims["case_id"] == case_id, "claimant"]))


@pytest.fixture
def naughty(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    dataset = load_kept()
    monkeypatch.setattr(store, "status", lambda: StoreStatus(dataset, None, None))
    return dataset


def assert_sound(app: AppTest) -> None:
    assert not app.exception
    assert not app.warning
    assert not app.error
    assert len(app.title) == 1


each_page = pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.url)


@pytest.mark.parametrize("language", LANGUAGES)
@each_page
def test_every_page_runs_with_naughty_data(
    address: Address, language: str, naughty: Dataset, run_page: RunPage
) -> None:
    app = run_page(address, lang=language)
    assert_sound(app)
    assert len(app.main) > 5


def test_every_case_shows_its_naughty_texts_letter_for_letter(
    naughty: Dataset, run_page: RunPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Drawing takes most of a view's time; the pictures are drawn where translations are shown.
    for module, name in ((claim_chart, "draw_claims"), (case_map, "_draw")):
        monkeypatch.setattr(module, name, lambda *_rows, **_more: "<svg xmlns='http://www.w3.org/2000/svg'/>")
    app = run_page(CASES)
    shown = set()
    for case in naughty.cases.to_dict("records"):
        app.query_params["case"] = case["case_id"]
        app.run()
        assert_sound(app)
        title = read_back(app.title[0].value)
        assert title == collapse(case["title"])
        assert collapse(case["summary"]) in [read_back(text.value) for text in app.markdown]
        cells = read_cells(app)
        for table, column in (("events", "note"), ("claims", "note")):
            frame = naughty.table(table)
            assert set(map(collapse, frame.loc[frame["case_id"] == case["case_id"], column])) <= cells
        assert list_claimants(naughty, case["case_id"]) <= {cell.rpartition(" (")[0] for cell in cells}
        shown.add(title)
    assert shown == set(map(collapse, choose_kept()))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_naughty_translation_is_shown_letter_for_letter(language: str, naughty: Dataset, run_page: RunPage) -> None:
    rows = naughty.translations
    own = rows[(rows["language"] == language) & (rows["table"] == "cases") & (rows["field"] == "title")]
    titles = dict(zip(own["id"], own["text"], strict=True))
    app = run_page(CASES, lang=language)
    for case_id in naughty.cases["case_id"][::20]:
        app.query_params["case"] = case_id
        app.run()
        assert_sound(app)
        assert read_back(app.title[0].value) == collapse(titles[case_id])


def test_every_crackdown_shows_its_naughty_name_claimants_and_responses(naughty: Dataset, run_page: RunPage) -> None:
    app = run_page(CRACKDOWNS)
    for crackdown in naughty.crackdowns.to_dict("records"):
        app.query_params["crackdown"] = crackdown["crackdown_id"]
        app.run()
        assert_sound(app)
        assert read_back(app.title[0].value) == collapse(crackdown["name"])
        cells = read_cells(app)
        said = naughty.responses[naughty.responses["crackdown_id"] == crackdown["crackdown_id"]]
        assert set(map(collapse, said["summary"])) <= cells
        claimants = list_claimants(naughty, crackdown["crackdown_id"])
        assert {*claimants, *map(collapse, said["actor"])} <= {cell.rpartition(" (")[0] for cell in cells}


def list_notices(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


def assert_named(app: AppTest, parameter: str, number: int) -> None:
    """Of ``number`` values of a parameter the first eight are named, the others counted."""
    assert_sound(app)
    named = [notice for notice in list_notices(app) if notice.startswith(f"The link asked for {parameter} = “")]
    assert len(named) == MOST_NAMED
    assert f"{number - MOST_NAMED} more parts of the link have no effect here." in list_notices(app)


# Above every page the same code names what an address asks for: each parameter on one page, each page with one.
@pytest.mark.parametrize(
    ("address", "parameter"),
    [(ADDRESSES[turn % len(ADDRESSES)], name) for turn, name in enumerate(sorted(PARAMETERS - {"q"}))],
    ids=lambda value: value if isinstance(value, str) else value.url,
)
def test_all_naughty_values_of_a_condition_are_named_or_counted(
    address: Address, parameter: str, run_page: RunPage
) -> None:
    strings = read_strings()
    assert_named(run_page(address, **{parameter: list(strings)}), parameter, len(strings))


@each_page
def test_of_many_naughty_searches_one_is_made_and_the_others_are_named(address: Address, run_page: RunPage) -> None:
    strings = read_strings()
    assert_named(run_page(address, q=list(strings)), "q", len(strings) - 1)


@each_page
def test_all_naughty_names_of_parameters_are_named_or_counted(address: Address, run_page: RunPage) -> None:
    strings = read_strings()
    app = run_page(address, **dict.fromkeys(strings, "x"))
    assert_sound(app)
    for name in strings[:MOST_NAMED]:
        assert f"The link asked for {name} = “x”; this page makes no use of it." in list_notices(app)
    assert f"{len(strings) - MOST_NAMED} more parts of the link have no effect here." in list_notices(app)


@each_page
def test_an_overlong_address_is_no_fault(address: Address, run_page: RunPage) -> None:
    # Streamlit leaves an address with more than a thousand parameters unread.
    countries = [f"{number:0100}" for number in range(900)]
    app = run_page(address, q="a " * 50_000, country=countries, **{"x" * 100_000: "y" * 100_000})
    assert_named(app, "country", len(countries) + 1)
    assert max(map(len, list_notices(app))) < 600


def shorten(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:200]}…"


def test_each_naughty_value_alone_is_named_as_it_was_written(run_page: RunPage) -> None:
    app = run_page(CASES)
    for text in read_strings():
        for name in ("lang", "case", "figure", "until"):
            app.query_params[name] = text
        app.run()
        assert_sound(app)
        assert app.title[0].value == "This case is not in the record"
        notices = list_notices(app)
        assert f"The link asked for the case “{shorten(text)}”, which is not in the data." in notices
        for name in ("figure", "until"):
            notice = f"The link asked for {name} = “{shorten(text)}”, which is not in the data"
            assert any(said.startswith(notice) for said in notices), (name, text)
        assert (f"“{shorten(text)}”, in which the record" in "".join(notices)) is (text != ""), text


def test_each_naughty_search_is_said_letter_for_letter() -> None:
    dataset = store.current()
    for text in read_strings():
        case_filter, unknown = CaseFilter.from_query({"q": [text]}, dataset)
        assert case_filter.q == read_search(text)
        said = collapse(describe_filter(case_filter, dataset))
        assert read_back(plain(said)) == said
        assert (case_filter.q or "") in said, text
        assert bool(unknown) is (case_filter.q is None or len(" ".join(text.split())) > LONGEST_SEARCH), text


@each_page
def test_a_naughty_search_is_made_on_every_page(address: Address, run_page: RunPage) -> None:
    app = run_page(address)
    for text in read_strings()[ADDRESSES.index(address) :: STEP]:
        app.query_params["q"] = text
        app.run()
        assert_sound(app)
        if address not in {CRACKDOWNS, CHANGES} and (asked := read_search(text)) is not None:
            assert any(asked in read_back(said.value) for said in app.markdown), text
