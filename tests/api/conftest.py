"""Drives an ASGI app without a server: what Starlette's own test client does needs a library we do not have."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Scope


@dataclass(frozen=True)
class Answer:
    """What came back: the opening message's kind, the status, the headers and the body."""

    kind: str
    status: int | None
    headers: Headers
    body: bytes


def send(app: ASGIApp, path: str, query: str = "", kind: str = "http", **more: Any) -> Answer:
    """Sends one request: ``send(app, "/api/health", method="HEAD", headers={"host": "x"})``."""
    method, headers = more.get("method", "GET"), more.get("headers", {})
    pairs = [(name.encode(), value.encode()) for name, value in {"host": "record.example", **headers}.items()]
    scope: Scope = {
        "type": kind,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": pairs,
        "server": ("record.example", 80),
        "scheme": "http",
        "extensions": {"websocket.http.response": {}},
    }
    if kind == "http":
        scope["method"] = method
    sent: list[Message] = []
    received: list[Message] = [
        {"type": "http.request", "body": b""} if kind == "http" else {"type": "websocket.connect"}
    ]

    async def receive() -> Message:
        if not received:  # the browser says no more and stays: some answers wait for it to leave
            await asyncio.Event().wait()
        return received.pop()

    async def take(message: Message) -> None:
        sent.append(message)

    # A thread of its own: Playwright, where its tests ran before, leaves an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(app(scope, receive, take))).result()  # type: ignore[arg-type]
    first = sent[0]
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(first["type"], first.get("status"), Headers(raw=list(first.get("headers", ()))), body)


@pytest.fixture
def call() -> Callable[..., Answer]:
    """``send``."""
    return send
