"""The outermost layer: headers on every answer, foreign sockets refused, errors kept inside."""

from __future__ import annotations

import logging
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.policy import Policy, write_headers

_LOG = logging.getLogger(__name__)
_OWN = frozenset({b"content-security-policy", b"permissions-policy"})
"""The headers that an answer may set for itself, where it may."""
_NONE: frozenset[bytes] = frozenset()


class Guard:
    """ASGI middleware around everything, Streamlit's routes included.

    1. Every answer carries the headers of ``api.policy``; where the inner app sets one of them, ours wins, but for the
       paths of ``strict``: what they answer may set a policy of its own.
    2. A socket whose Origin is neither this host nor in ``origins`` (host names with port, as in an Origin)
       is refused with 403. Streamlit would ask an outside service for this server's address before refusing
       it, so its own check is never reached: the Origin is taken out of the request once it has been judged.
    3. An exception becomes a plain 500 that says nothing of the cause; the cause is logged. Starlette's own
       handler lies outside of all user middleware and would answer without the headers.
    """

    def __init__(
        self, app: ASGIApp, *, policy: Policy, origins: Collection[str] = (), strict: Collection[str] = ()
    ) -> None:
        self.app = app
        self._strict = frozenset(strict)
        self._policy = policy
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, socket or the lifespan (passed through)."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = write_headers(self._policy, Headers(scope=scope).get("host", ""))
        answer = _Answer(scope, send, headers, own=_OWN if scope["path"] in self._strict else _NONE)
        try:
            if scope["type"] == "websocket" and not self._may_connect(scope):
                await answer.refuse(receive, 403, "This address answers to its own pages only.")
            else:
                await self.app(_without_origin(scope), receive, answer.send)
        except Exception:
            _LOG.exception("request failed: %s %r", scope.get("method", "SOCKET"), scope["path"])
            if answer.started:
                raise  # half an answer cannot be taken back: let the server cut the connection
            await answer.refuse(receive, 500, "Something went wrong here. It has been written down.")

    def _may_connect(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None:  # not a browser: browsers always name the page's origin
            return True
        site = urlsplit(origin).netloc
        return site == headers.get("host") or site in self._origins


class _Answer:
    """One answer on its way out, with the headers put on."""

    def __init__(
        self, scope: Scope, send: Send, headers: Collection[tuple[bytes, bytes]], own: frozenset[bytes]
    ) -> None:
        self.started = False
        self._scope = scope
        self._send = send
        self._headers = headers
        self._names = {name for name, _ in headers}
        self._own = own

    async def send(self, message: Message) -> None:
        """Pass a message on, with the headers where it is the one that opens the answer."""
        kind = message["type"]
        if kind == "http.response.body":
            await self._send(message)
            return
        if kind == "websocket.close" and not self.started:
            await self.refuse(None, 403, "The connection was refused.")
            return
        if kind in {"http.response.start", "websocket.accept", "websocket.http.response.start"}:
            self.started = True
            given = message.get("headers", ())
            own = {name.lower() for name, _ in given} & self._own if self._own else self._own
            names = self._names - own if own else self._names
            kept = [pair for pair in given if pair[0].lower() not in names]
            message = {**message, "headers": [*kept, *(pair for pair in self._headers if pair[0] not in own)]}
        await self._send(message)

    async def refuse(self, receive: Receive | None, status: int, text: str) -> None:
        """Answer with a status and one plain sentence (a socket's handshake too, where the server can)."""
        extensions = self._scope.get("extensions", {})
        if self._scope["type"] == "websocket" and "websocket.http.response" not in extensions:
            self.started = True
            await self._send({"type": "websocket.close", "code": 1008, "reason": ""})
            return
        response = PlainTextResponse(text + "\n", status, headers={"Cache-Control": "no-store"})
        await response(self._scope, receive or _receive_nothing, self.send)


async def _receive_nothing() -> Message:
    return {"type": "http.disconnect"}


def _without_origin(scope: Scope) -> Scope:
    if scope["type"] != "websocket":
        return scope
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0].lower() != b"origin"]}
