"""The Big List of Naughty Strings in addresses, asked of the whole application without a browser."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import quote, quote_plus, unquote_to_bytes

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import Message, Scope

import dashboard
from analysis.filters import PARAMETERS
from tests.browser.answers import assert_guarded
from tests.naughty.record import read_strings
from ui.addresses import ADDRESSES

NAMES = (*sorted(PARAMETERS), "lang", "case", "figure", "until", "v")
LONG = 100_000


@dataclass(frozen=True)
class Answer:
    """The status, the headers and the body of one answer."""

    status: int
    headers: Headers
    body: bytes


@pytest.fixture(scope="module")
def app() -> Starlette:
    """The routes and layers of the application; behind them lies Streamlit, which these addresses do not reach."""
    return Starlette(routes=dashboard.ROUTES, middleware=list(dashboard.MIDDLEWARE))


async def _ask(app: Starlette, path: bytes, query: bytes) -> Answer:
    scope: Scope = {
        "type": "http",
        "method": "GET",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path,
        "query_string": query,
        "headers": [(b"host", b"record.example")],
        "server": ("record.example", 80),
        "scheme": "http",
        "root_path": "",
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    opened = [message for message in sent if message["type"] == "http.response.start"]
    assert len(opened) == 1
    body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return Answer(opened[0]["status"], Headers(raw=list(opened[0]["headers"])), body)


def ask(app: Starlette, addresses: Iterable[tuple[bytes, bytes]]) -> list[Answer]:
    """The answers to requests for addresses (path, query), one after the other."""

    async def run() -> list[Answer]:
        return [await _ask(app, path, query) for path, query in addresses]

    # A thread of its own: Playwright, where its tests ran before, leaves an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(run())).result()


def write_forms(text: str) -> Iterator[bytes]:
    """A text as a part of a query: as a browser writes it, as a form does, and as a careless program does."""
    yield quote(text, safe="").encode()
    yield quote_plus(text, safe="").encode()
    yield text.encode()


@pytest.mark.parametrize("name", NAMES)
def test_any_value_of_a_parameter_is_answered_with_the_page_and_its_headers(name: str, app: Starlette) -> None:
    pages = cycle(address.url.encode() for address in ADDRESSES)
    asked = [(next(pages), f"{name}=".encode() + form) for text in read_strings() for form in write_forms(text)]
    answers = ask(app, asked)
    assert len(answers) == 3 * 481
    for (path, query), answer in zip(asked, answers, strict=True):
        assert answer.status == 200, (path, query)
        assert_guarded(answer.headers)
    # What is asked for does not stand in the answer: there is one page for each address and language.
    assert len({answer.body for answer in answers}) == len(ADDRESSES)


def test_any_name_of_a_parameter_is_answered_with_the_page(app: Starlette) -> None:
    pages = cycle(address.url.encode() for address in ADDRESSES)
    asked = [(next(pages), form + b"=x&" + form) for text in read_strings() for form in write_forms(text)]
    for answer in ask(app, asked):
        assert answer.status == 200
        assert_guarded(answer.headers)


def test_any_path_is_answered_without_a_fault(app: Starlette) -> None:
    fronts = (b"/", b"/cases/", b"/api/", b"/static/", b"/media/")
    asked = [(front + quote(text, safe="").encode(), b"") for text in read_strings() if text for front in fronts]
    for (path, _query), answer in zip(asked, ask(app, asked), strict=True):
        assert answer.status in {200, 307, 400, 404}, path
        assert_guarded(answer.headers)


@pytest.mark.parametrize(
    "value", [b"%", b"%zz", b"%ff%fe", b"%c0%ae", b"%00", b"\xff\xfe", b"%ed%a0%80", b"a;b;c", b"&&&=&=", b"+" * 50]
)
def test_what_is_no_text_is_answered_too(value: bytes, app: Starlette) -> None:
    asked = [(address.url.encode(), b"lang=" + value + b"&" + value + b"=1") for address in ADDRESSES]
    for answer in ask(app, asked):
        assert answer.status == 200
        assert_guarded(answer.headers)


@pytest.mark.parametrize("name", ["lang", "q", "country", "x"])
def test_an_overlong_address_is_answered(name: str, app: Starlette) -> None:
    one = f"{name}={'a%20' * (LONG // 4)}".encode()
    many = b"&".join(f"{name}={number}".encode() for number in range(LONG // 10))
    asked = [(address.url.encode(), query) for address in ADDRESSES for query in (one, many, many * 2)]
    for answer in ask(app, asked):
        assert answer.status == 200
        assert_guarded(answer.headers)
