"""Answers of the API that are kept already, given before a request has gone through every layer and route."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.v1.routes import Desk


class QuickAnswers:
    """ASGI middleware: what ``desk`` has ready is sent at once, all else goes on to the app.

    The way through the other layers and some forty routes takes longer than a bare answer. Nothing is answered here
    that was not answered on that way before, to the same host, path and query and from the same data.
    """

    def __init__(self, app: ASGIApp, *, desk: Desk) -> None:
        self.app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, socket or the lifespan."""
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and scope["path"].startswith("/api/v1/"):
            request = Request(scope)
            prepared = self._desk.find_ready(request)
            if prepared is not None:
                await prepared.answer(request.method, request.headers)(scope, receive, send)
                return
        await self.app(scope, receive, send)
