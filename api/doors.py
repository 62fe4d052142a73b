"""The last route of ours: whatever is neither ours nor a door Streamlit's pages use is 404.

Streamlit answers every path it does not know with its page and 200, which tells neither a reader nor a search
engine that the address is wrong; and it opens doors that no visitor of this record needs (the counters of the
process, an API for agents, sign-in). So the doors that stay open are named, and all others are closed.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from i18n import _, language, read_language, using

_OPEN = frozenset({"/_stcore/health", "/_stcore/host-config"})
_OPEN_BELOW = ("/media/", "/component/", "/_stcore/upload_file/", "/_stcore/bidi-components/")
_NO_STORE = {"Cache-Control": "no-store"}


def list_static(folder: Path) -> frozenset[str]:
    """The addresses of the files that Streamlit serves from ``folder``, without its page itself."""
    files = (f"/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*") if path.is_file())
    return frozenset(files) - {"/index.html"}


class NotFound(BaseRoute):
    """A route that takes every HTTP request which Streamlit would answer with its page, or should not."""

    def __init__(self, static: frozenset[str]) -> None:
        self._static = static

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """FULL for what is closed. A path that ends in a slash is left to Streamlit, which sends it on."""
        path: str = scope.get("path", "")
        closed = scope["type"] == "http" and not (
            path in _OPEN
            or path in self._static
            or path.startswith(_OPEN_BELOW)
            or (path.endswith("/") and not path.startswith(("/api/", "//")))
        )
        return (Match.FULL if closed else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 404: JSON below /api/, elsewhere a page of one sentence."""
        request = Request(scope)
        path: str = scope["path"]
        below_api = path == "/api" or path.startswith("/api/")
        write: Callable[[Request], Response] = _no_such_resource if below_api else _no_such_page
        await write(request)(scope, receive, send)


def _no_such_resource(request: Request) -> Response:
    body = {"status": 404, "error": "not found", "detail": "There is no such address below /api/."}
    return JSONResponse(body, 404, headers=_NO_STORE)


def _no_such_page(request: Request) -> Response:
    with using(read_language(request.query_params.get("lang", "")) or "en"):
        title, sentence, link = map(
            escape, (_("No such page"), _("There is no page at this address."), _("To the overview"))
        )
        page = (
            f'<!DOCTYPE html><html lang="{language()}"><head><meta charset="UTF-8" /><title>{title}</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1" /></head>'
            f'<body><main><h1>{title}</h1><p>{sentence} <a href="/">{link}</a></p></main></body></html>'
        )
    return HTMLResponse(page, 404, headers=_NO_STORE)
