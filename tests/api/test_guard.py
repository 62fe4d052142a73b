"""The outermost layer, around apps that behave well and badly."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from api.guard import Guard
from api.policy import Policy, hash_inline, write_headers

POLICY = Policy(inline_scripts=("'sha256-abc'",))
NAMES = {
    "content-security-policy",
    "referrer-policy",
    "x-content-type-options",
    "permissions-policy",
    "cross-origin-opener-policy",
    "x-frame-options",
}


async def answer_well(scope: Scope, receive: Receive, send: Send) -> None:
    headers = {"Referrer-Policy": "unsafe-url", "X-Other": "kept"}
    await PlainTextResponse("fine", headers=headers)(scope, receive, send)


async def accept_socket(scope: Scope, receive: Receive, send: Send) -> None:
    origins = [value for name, value in scope["headers"] if name == b"origin"]
    await send({"type": "websocket.accept", "headers": [(b"x-origins", b",".join(origins))]})


async def close_socket(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "websocket.close", "code": 1008})


async def fail_first(scope: Scope, receive: Receive, send: Send) -> None:
    raise RuntimeError("secret")


async def fail_later(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError("secret")


def test_every_header_is_there_once_and_ours_wins(call: Callable[..., Any]) -> None:
    answer = call(Guard(answer_well, policy=POLICY), "/")
    assert answer.status == 200
    assert set(answer.headers) >= NAMES
    assert answer.headers.getlist("referrer-policy") == ["no-referrer"]
    assert answer.headers["x-other"] == "kept"


def test_a_failure_becomes_a_plain_500_with_the_headers_and_the_cause_goes_to_the_log(
    call: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = call(Guard(fail_first, policy=POLICY), "/a\nb")
    assert answer.status == 500
    assert set(answer.headers) >= NAMES
    assert answer.headers["cache-control"] == "no-store"
    assert b"secret" not in answer.body
    assert "secret" in caplog.text
    assert "/a\nb" not in caplog.messages[0]


def test_a_failure_of_a_socket_before_the_handshake_is_answered_too(call: Callable[..., Any]) -> None:
    answer = call(Guard(fail_first, policy=POLICY), "/", kind="websocket")
    assert (answer.kind, answer.status) == ("websocket.http.response.start", 500)
    assert set(answer.headers) >= NAMES


def test_a_failure_in_the_middle_of_an_answer_goes_on_to_the_server(call: Callable[..., Any]) -> None:
    with pytest.raises(RuntimeError, match="secret"):
        call(Guard(fail_later, policy=POLICY), "/")


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://record.example", None),
        ("https://record.example", None),
        ("https://proxy.example:8443", None),
        ("https://elsewhere.example", 403),
        ("https://record.example.elsewhere.example", 403),
        ("https://record.example@elsewhere.example", 403),
        ("http://record.example:81", 403),
        ("null", 403),
        ("", 403),
    ],
)
def test_a_socket_is_opened_for_our_own_pages_only(origin: str, status: int | None, call: Callable[..., Any]) -> None:
    guard = Guard(accept_socket, policy=POLICY, origins=["proxy.example:8443"])
    answer = call(guard, "/_stcore/stream", kind="websocket", headers={"origin": origin})
    assert answer.status == status
    assert set(answer.headers) >= NAMES


def test_the_origin_does_not_reach_streamlit_whose_own_check_would_ask_an_outside_service(
    call: Callable[..., Any],
) -> None:
    headers = {"origin": "http://record.example"}
    answer = call(Guard(accept_socket, policy=POLICY), "/", kind="websocket", headers=headers)
    assert answer.kind == "websocket.accept"
    assert answer.headers["x-origins"] == ""


def test_a_program_without_an_origin_may_open_a_socket(call: Callable[..., Any]) -> None:
    assert call(Guard(accept_socket, policy=POLICY), "/", kind="websocket").kind == "websocket.accept"


def test_a_socket_that_the_app_refuses_is_refused_with_the_headers(call: Callable[..., Any]) -> None:
    answer = call(Guard(close_socket, policy=POLICY), "/", kind="websocket")
    assert (answer.kind, answer.status) == ("websocket.http.response.start", 403)
    assert set(answer.headers) >= NAMES


def test_where_the_server_cannot_answer_a_handshake_the_socket_is_closed() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    scope: Scope = {"type": "websocket", "path": "/", "headers": [(b"host", b"a"), (b"origin", b"http://b")]}
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(Guard(accept_socket, policy=POLICY)(scope, receive, send))).result()
    assert [(message["type"], message["code"]) for message in sent] == [("websocket.close", 1008)]


@pytest.mark.parametrize("host", ["record.example", "127.0.0.1:8501", "[::1]:8501"])
def test_the_policy_names_the_sockets_own_origin(host: str) -> None:
    policy = dict(write_headers(POLICY, host))[b"content-security-policy"].decode()
    assert f"connect-src 'self' ws://{host} wss://{host};" in policy


@pytest.mark.parametrize(
    "host", ["", "*", "a b", "a; script-src *", "a\r\nx: y", "a/b", "a:99999999", "http://a", "a'", "ä.example"]
)
def test_a_host_that_is_no_host_does_not_get_into_the_policy(host: str) -> None:
    policy = dict(write_headers(POLICY, host))[b"content-security-policy"].decode()
    assert "connect-src 'self';" in policy


def test_a_site_that_may_frame_the_pages_is_named_and_the_older_header_left_out() -> None:
    headers = dict(write_headers(Policy(frame_ancestors=("https://ngo.example",)), "a"))
    assert b"frame-ancestors https://ngo.example" in headers[b"content-security-policy"]
    assert b"x-frame-options" not in headers


@pytest.mark.parametrize("site", ["*", "ngo.example", "https://ngo.example/path", "https://a; script-src *", "'self'"])
def test_anything_else_than_an_origin_is_no_site_that_may_frame(site: str) -> None:
    with pytest.raises(ValueError, match="may frame"):
        Policy(frame_ancestors=(site,))


def test_the_hash_is_the_one_a_browser_computes() -> None:
    # SHA-256 of nothing, as in FIPS 180-4's examples, in base 64.
    assert hash_inline("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
