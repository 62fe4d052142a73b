"""The Big List of Naughty Strings in the record and in addresses, in real Chromium: nothing runs, nothing goes out."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import chain, cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
import requests

from analysis.filters import PARAMETERS, read_search
from i18n import AVAILABLE
from tests.browser.answers import assert_guarded, fetch
from tests.browser.conftest import Server, Visit, start_server
from tests.naughty.record import DATA, Sheet, choose_kept, choose_refused, read_strings, write_record
from ui.addresses import ADDRESSES, CASES, CRACKDOWNS, OVERVIEW

Open = Callable[..., Visit]
Watch = Callable[[Server], Visit]
STEP = 50
NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")

# Runs before every script of the page: what a string could call, and what it could make.
WATCH = """
window.called = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = (...words) => { window.called.push([name, ...words].join(" ")); };
}
"""
# Elements that no page is made of, attributes that run, links that are none, pictures that are not there.
FIND_MADE = """() => {
  const main = document.querySelector("[data-testid=stMain]"), all = [...main.querySelectorAll("*")];
  const odd = "script, iframe, frame, object, embed, form, base, meta, link, video, audio, marquee, math, b, u, i";
  return {
    called: window.called,
    odd: [...main.querySelectorAll(odd)].map(each => each.outerHTML),
    running: all.flatMap(each => [...each.attributes].filter(own => /^on/i.test(own.name)).map(own => own.name)),
    links: [...main.querySelectorAll("a[href]")].map(each => each.href),
    pictures: [...main.querySelectorAll("img")].filter(each => !each.naturalWidth)
      .map(each => each.outerHTML.slice(0, 300)),
    headings: main.querySelectorAll("h1").length,
    dialogs: document.querySelectorAll("[role=dialog]").length,
    failures: main.querySelectorAll("[data-testid=stAlert], [data-testid=stException]").length,
  };
}"""
READ_TEXTS = "() => [...document.querySelectorAll('[data-testid=stMain] :is(td, p, a)')].map(each => each.textContent)"
READ_NOTICES = "() => [...document.querySelectorAll('[data-testid=stText]')].map(text => text.textContent)"
# As a step back does: the page runs with another address, and Streamlit's scripts are not loaded again.
GO = "url => { history.pushState({}, '', url); dispatchEvent(new PopStateEvent('popstate')); }"
ANEW = 10


def collapse(text: str) -> str:
    """A text on one line, as every page shows it; the no-break space stays."""
    return re.sub(r"[^\S\u00a0]+", " ", text).strip()


@pytest.fixture(scope="module")
def naughty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A process on a record in which every text is a naughty one that the checks let pass."""
    with serve(tmp_path_factory.mktemp("naughty"), choose_kept(), fit=True) as server:
        yield server


@pytest.fixture(scope="module")
def unchecked_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A process without the checks, on a record in which every text is a naughty one that they refuse."""
    # One that no XML may hold would end the process that draws it: there the checks are the only wall.
    strings = [text for text in choose_refused() if not NOT_IN_XML.search(text)]
    command = ("uvicorn", "tests.naughty.unchecked:app", "--port", "{port}")
    with serve(tmp_path_factory.mktemp("unchecked"), strings, *command, fit=False) as server:
        yield server


@contextmanager
def serve(folder: Path, strings: Sequence[str], *command: str, fit: bool) -> Iterator[Server]:
    write_record(folder / "data", strings, fit=fit)
    data, cache = str(folder / "data"), str(folder / "cache")
    with start_server(folder, command, REPATRIATION_WATCH_DATA=data, REPATRIATION_WATCH_CACHE=cache) as server:
        yield server


@pytest.fixture
def watch(visit: Open) -> Callable[[Server], Visit]:
    """Opens a tab in which whatever runs is written down."""

    def start(server: Server) -> Visit:
        tab = visit(server)
        tab.page.add_init_script(WATCH)
        tab.page.on("dialog", lambda dialog: tab.complaints.append(f"dialog: {dialog.message}"))
        return tab

    return start


def assert_nothing_ran(tab: Visit) -> None:
    """One heading, and nothing that a text has made, called or asked for; links lead here or to the pages cited."""
    tab.page.wait_for_function("() => [...document.images].every(picture => picture.complete)")
    made: dict[str, Any] = tab.page.evaluate(FIND_MADE)
    links = made.pop("links")
    # Letters that a reader may send: to nobody that a string could name.
    mails = {link for link in links if link.lower().startswith("mailto:")}
    assert [mail for mail in mails if not mail.startswith("mailto:?subject=")] == []
    assert {urlsplit(link)[:2] for link in links if link not in mails} <= list_sites() | {urlsplit(tab.base)[:2]}
    nothing = {"called": [], "odd": [], "running": [], "pictures": [], "dialogs": 0, "failures": 0}
    assert made == {**nothing, "headings": 1}, tab.page.url
    # A file of the page before, when this one is opened while it is on its way.
    broken_off = [f"failed: {url} net::ERR_ABORTED" for url in tab.requested if url.startswith(f"{tab.base}/")]
    assert [complaint for complaint in tab.complaints if complaint not in broken_off] == []
    assert tab.list_strangers() == []


@cache
def list_sites() -> frozenset[tuple[str, str]]:
    """The sites that the record links to: scheme and host. Browsers write the rest of an address in forms of their own.

    None of them is a site that a naughty string names.
    """
    rows = [*Sheet.read(DATA / "sources.csv").rows, *Sheet.read(DATA / "campaigns.csv").rows]
    sites = {urlsplit(row["url"].lower())[:2] for row in rows if row["url"]}
    sites.add(urlsplit(import_module("ui.sources").ARCHIVE)[:2])
    assert not [host for _scheme, host in sites if any(f"//{host}" in text.lower() for text in read_strings())]
    return frozenset(sites)


def read_texts(server: Server, language: str, table: str, field: str) -> dict[str, str]:
    """The texts of one field in one language, by id, as they stand in the server's files."""
    folder = server.log.parent / "data"
    if language == "en":
        sheet = Sheet.read(folder / f"{table}.csv")
        return {row[sheet.columns[0]]: row[field] for row in sheet.rows}
    rows = Sheet.read(folder / "translations" / f"{language.replace('-', '_')}.csv").rows
    return {row["id"]: row["text"] for row in rows if (row["table"], row["field"]) == (table, field)}


def assert_shown_as_written(tab: Visit, server: Server, language: str, strings: Iterable[str]) -> None:
    """On the page of crackdowns: each milestone and each name letter for letter, in which all ``strings`` occur."""
    tab.page.locator("table").last.wait_for(state="attached")
    on_page = set(tab.page.evaluate(READ_TEXTS))
    shown = set()
    for table, field in (("crackdowns", "name"), ("milestones", "title"), ("milestones", "summary")):
        texts = set(map(collapse, read_texts(server, language, table, field).values()))
        assert texts <= on_page, f"{table}.{field}"
        shown |= texts
    assert [text for text in strings if not any(collapse(text) in one for one in shown)] == []


@pytest.mark.parametrize("language", AVAILABLE)
def test_every_page_shows_a_naughty_record_as_it_was_written_and_does_nothing(
    language: str, naughty_server: Server, watch: Watch
) -> None:
    tab, turn = watch(naughty_server), AVAILABLE.index(language)
    # Each page in one of the languages (in all of them: tests/app/test_naughty.py), and last the one that is read.
    for address in (*(page for page in ADDRESSES[turn :: len(AVAILABLE)] if page is not CRACKDOWNS), CRACKDOWNS):
        tab.open(f"{address.url}?lang={language}")
        assert_nothing_ran(tab)
    assert_shown_as_written(tab, naughty_server, language, choose_kept())


def test_a_naughty_title_is_the_one_heading_of_its_case_letter_for_letter(naughty_server: Server, watch: Watch) -> None:
    tab, languages = watch(naughty_server), cycle(AVAILABLE)
    titles = {language: read_texts(naughty_server, language, "cases", "title") for language in AVAILABLE}
    for case_id, language in zip(list(titles["en"])[::STEP], languages, strict=False):
        tab.open(f"{CASES.url}?case={case_id}&lang={language}")
        tab.page.locator("table").nth(3).wait_for()
        assert_nothing_ran(tab)
        shown = tab.page.locator("h1").evaluate("title => title.textContent")
        assert shown == collapse(titles[language][case_id])


def test_other_views_of_a_naughty_record_do_nothing(naughty_server: Server, watch: Watch) -> None:
    tab = watch(naughty_server)
    for view in (
        "/cases?figure=no_news&lang=ko",
        "/cases?figure=returned&until=2023-10-09&lang=zh-Hans",
        "/crackdowns?crackdown=2012-mourning-period",
        "/?crackdown=2023-border-reopening&country=CN&place=cn-shenyang&lang=ko",
    ):
        tab.open(view)
        assert_nothing_ran(tab)


def test_the_choices_of_a_naughty_record_do_nothing(naughty_server: Server, watch: Watch) -> None:
    tab = watch(naughty_server)
    tab.open("/?lang=en&crackdown=2023-border-reopening")
    tab.page.get_by_text("Choose what is shown").click()
    box = tab.page.get_by_role("combobox", name="Crackdown")
    box.wait_for()
    box.click()
    tab.page.get_by_role("option").nth(3).wait_for()
    assert_nothing_ran(tab)


def test_were_the_checks_to_fail_what_they_refuse_would_do_nothing_either(
    unchecked_server: Server, watch: Watch
) -> None:
    tab = watch(unchecked_server)
    case_ids = list(read_texts(unchecked_server, "en", "cases", "title"))[:: 2 * STEP]
    for view in ("/", CASES.url, *(f"{CASES.url}?case={case_id}" for case_id in case_ids), CRACKDOWNS.url):
        tab.open(view)
        assert_nothing_ran(tab)
    strings = [text for text in choose_refused() if not NOT_IN_XML.search(text)]
    assert len(strings) > 250
    assert_shown_as_written(tab, unchecked_server, "en", strings)


@dataclass(frozen=True)
class Batch:
    """The strings of one address: values of one condition, names of parameters, a language, a search, a case."""

    name: str
    values: Sequence[str]
    parameters: Sequence[str]
    language: str
    search: str
    case: str

    def write_query(self) -> str:
        """As a browser writes it."""
        pairs = [
            *((self.name, value) for value in self.values),
            *((parameter, "x") for parameter in self.parameters),
            ("lang", self.language),
            ("q", self.search),
            *((parameter, self.case) for parameter in ("case", "figure", "until")),
        ]
        return urlencode(pairs, quote_via=quote)

    def list_notices(self) -> list[str]:
        """What every page must say about it, to the comma that follows."""
        return [
            *(f"The link asked for {self.name} = “{shorten(value)}”" for value in self.values),
            *(f"The link asked for {shorten(parameter)} = “x”" for parameter in self.parameters),
            *([f"The link asked for the language “{shorten(self.language)}”"] if self.language else []),
        ]


# Of unknown values and of names that it does not use a page names eight each; case, figure and until are three.
NAMED, UNUSED = 8, 5


def make_batches() -> Iterator[Batch]:
    """Addresses that together hold every string once."""
    names, rest = cycle(sorted(PARAMETERS - {"q"})), list(read_strings())
    while rest:
        own, rest = rest[: NAMED + UNUSED + 3], rest[NAMED + UNUSED + 3 :]
        language, search, case = (*own[NAMED + UNUSED :], "", "", "")[:3]
        yield Batch(next(names), own[:NAMED], own[NAMED : NAMED + UNUSED], language, search, case)


def shorten(text: str) -> str:
    """A stranger's text as a page names it."""
    return text if len(text) <= 200 else f"{text[:200]}…"


def test_every_naughty_string_in_an_address_is_named_as_it_was_written_and_does_nothing(
    naughty_server: Server, watch: Watch
) -> None:
    tab, light = watch(naughty_server), cycle((OVERVIEW, CASES, CRACKDOWNS))
    # All pages name what they are asked in vain by one function: those with large pictures are asked once each.
    pages = chain((page for page in ADDRESSES if page not in (OVERVIEW, CASES, CRACKDOWNS)), light)
    for number, (batch, address) in enumerate(zip(make_batches(), pages, strict=False)):
        url = f"{address.url}?{batch.write_query()}"
        if number % ANEW == 0:
            tab.open(url)
        else:
            tab.page.evaluate(GO, url)
        tab.page.get_by_test_id("stText").filter(has_text=batch.list_notices()[0]).first.wait_for()
        tab.wait()
        assert_nothing_ran(tab)
        notices: list[str] = tab.page.evaluate(READ_NOTICES)
        for said in batch.list_notices():
            assert any(notice.startswith(said) for notice in notices), (tab.page.url, said)
        if address is CASES:
            assert any(f"the case “{batch.case}”" in notice for notice in notices), tab.page.url
        if address is OVERVIEW and (search := read_search(batch.search)) is not None:
            assert search in (tab.page.get_by_test_id("stMain").text_content() or "")


def read_first_line(server: Server, path: str) -> bytes:
    """The status line of the answer to a request, which the server may cut off before all of it has come."""
    name, port = server.host.split(":")
    with socket.create_connection((name, int(port)), 20) as line:
        with suppress(OSError):
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: {server.host}\r\nConnection: close\r\n\r\n".encode())
        return line.makefile("rb").readline()


def test_an_overlong_address_is_answered_without_a_fault(naughty_server: Server) -> None:
    overlong = "a%20" * 25_000
    many = "&".join(f"country={number:08}" for number in range(6_000))
    paths = [f"{address.url}?{query}" for address in ADDRESSES for query in (f"q={overlong}", f"{overlong}=1", many)]
    for path in (*paths, f"/{overlong}", f"/api/{overlong}", f"/media/{overlong}", f"/?q={overlong * 10}"):
        # What is too long for a request is answered by the server's own parser, before any of our code.
        assert read_first_line(naughty_server, path).split(b" ")[1] in {b"200", b"400", b"404", b"414"}, path[:80]
    assert fetch(f"{naughty_server.url}/api/health").status_code == 200


def test_a_naughty_path_is_answered_without_a_fault(naughty_server: Server) -> None:
    fronts = ("", "media/", "component/")
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Connection"] = "close"  # a line kept open waits 40 ms for each answer
        for path in (f"/{front}{quote(text, safe='')}" for text in read_strings() for front in fronts):
            answer = session.get(naughty_server.url + path, allow_redirects=False, timeout=20)
            assert answer.status_code < 500, path
            assert_guarded(answer.headers)
    assert "Traceback" not in naughty_server.log.read_text()
