"""Streamlit's scripts and style sheets, compressed once a process and sent from memory.

Streamlit sends them as they are, since it would have to compress them anew for every visitor.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.encodings import Encoding, choose_encoding, compress, is_held
from api.shell import YEAR, StaticFile

_LOG = logging.getLogger(__name__)

# What is worth compressing; fonts and pictures are packed already.
_MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
# A name with the hash of its content, such as index.DormvYxC.js.
_HASHED = re.compile(r"\.[A-Za-z0-9_-]{8}\.[a-z0-9]+\Z")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file in the codings that make it smaller. ``version`` is the head of its SHA-256."""

    media_type: str
    version: str
    caching: str
    bodies: Mapping[Encoding, bytes]

    def answer(self, method: str, headers: Headers, encoding: Encoding) -> Response:
        """200 or 304 in this coding. The tag is strong, and so another one for each coding."""
        tag = f'"{self.version}-{encoding}"'
        answered = {"ETag": tag, "Cache-Control": self.caching, "Vary": "Accept-Encoding"}
        if is_held(headers, tag):
            return Response(status_code=304, headers=answered)
        body = self.bodies[encoding]
        answered |= {
            "Content-Type": self.media_type,
            "Content-Encoding": encoding,
            "Content-Length": str(len(body)),
        }
        return Response(b"" if method == "HEAD" else body, headers=answered)


class PackedFiles:
    """The files below one folder by their addresses; empty until ``pack`` has run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: Mapping[str, PackedFile] = {}

    def pack(self) -> None:
        """Compress everything (under a second of CPU). A failure is logged: the files are then sent as they are."""
        try:
            self._files = {
                f"/{path.relative_to(self._folder).as_posix()}": _pack(path)
                for path in sorted(self._folder.rglob("*"))
                if path.suffix in _MEDIA_TYPES and path.is_file()
            }
        except Exception:
            _LOG.exception("the scripts could not be compressed and are sent as they are")

    def find(self, address: str) -> PackedFile | None:
        """The file at that path of an address, if it is one of them."""
        return self._files.get(address)


def _pack(path: Path) -> PackedFile:
    file = StaticFile.read(path, _MEDIA_TYPES[path.suffix])
    bodies = {encoding: body for encoding in get_args(Encoding) if (body := compress(file.body, encoding)) is not None}
    caching = f"public, max-age={YEAR}, immutable" if _HASHED.search(path.name) else "no-cache"
    return PackedFile(file.media_type, file.version, caching, bodies)


class Compression:
    """ASGI middleware: answers for ``files`` where the browser takes a coding they are kept in.

    Everything else goes on to the app, which knows all else about a file: a part of it (Range), the file as it is,
    other methods. Nothing gets an address by this that had none.
    """

    def __init__(self, app: ASGIApp, *, files: PackedFiles) -> None:
        self.app = app
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, socket or the lifespan."""
        file = self._files.find(scope["path"]) if scope["type"] == "http" else None
        if file is None or not file.bodies or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        encoding = None if "range" in headers else choose_encoding(headers)
        if encoding is not None and encoding in file.bodies:
            await file.answer(scope["method"], headers, encoding)(scope, receive, send)
            return

        async def send_varied(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
            await send(message)

        await self.app(scope, receive, send_varied)
