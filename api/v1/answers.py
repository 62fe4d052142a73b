"""Answers that are made once and kept: bodies with their tags and codings, for programs of every origin."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.responses import Response

from api.encodings import Encoding, choose_encoding, compress, is_held
from api.v1.errors import ApiError

# Programs of any site may read; nothing here depends on who asks.
OPEN_TO_ALL: Final = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link"}
PREFLIGHT: Final = OPEN_TO_ALL | {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
# What is withdrawn must be gone soon: a minute, then caches ask again, which costs them a few bytes.
CACHING: Final = "public, max-age=60"
JSON: Final = "application/json"
_PACKED: Final = frozenset(
    {"application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "image/png"}
)


@dataclass(frozen=True, slots=True)
class Body:
    """What an address answers with. ``name`` is the name of a file to be saved, or None."""

    content: bytes
    media_type: str = JSON
    name: str | None = None
    status: int = 200


@dataclass(slots=True)
class Prepared:
    """A body as it is sent again and again: its tag, and itself in the codings that were asked for."""

    body: Body
    tag: str
    packed: dict[Encoding, bytes | None] = field(default_factory=dict)

    def lacks(self, encoding: Encoding) -> bool:
        """Whether packing in this coding is still to be done; what is packed already by its nature never is."""
        return self.body.media_type not in _PACKED and encoding not in self.packed

    def pack(self, encoding: Encoding) -> None:
        """Pack the body. Some tenths of a second for the largest: not work for the thread that serves everybody."""
        self.packed[encoding] = compress(self.body.content, encoding)

    @property
    def size(self) -> int:
        """Bytes held."""
        return len(self.body.content) + sum(len(packed) for packed in self.packed.values() if packed)

    def answer(self, method: str, headers: Headers) -> Response:
        """200 (or the body's own status), or 304 where the request holds this very body already.

        In a coding that the request takes, where the body was packed in it.
        """
        body = self.body
        said = {"ETag": self.tag, "Cache-Control": CACHING, "Vary": "Accept-Encoding", **OPEN_TO_ALL}
        if body.status != 200:
            said["Cache-Control"] = "no-store"
        elif is_held(headers, self.tag):
            return Response(status_code=304, headers=said)
        if body.name is not None:
            said["Content-Disposition"] = f'attachment; filename="{body.name}"'
        content = body.content
        encoding = choose_encoding(headers)
        if encoding is not None and (packed := self.packed.get(encoding)) is not None:
            content = packed
            said["Content-Encoding"] = encoding
        said["Content-Length"] = str(len(content))
        return Response(b"" if method == "HEAD" else content, body.status, said, media_type=body.media_type)


class Kept:
    """Prepared answers by what makes them, the latest used first to stay. Used by one thread, the server's own."""

    def __init__(self, most_answers: int, most_bytes: int) -> None:
        """How many answers may be kept, and what they may take together; the least lately used go first."""
        self._most_answers = most_answers
        self._most_bytes = most_bytes
        self._answers: OrderedDict[tuple[str, ...], Prepared] = OrderedDict()

    def find(self, key: tuple[str, ...]) -> Prepared | None:
        """The answer of that key, if it is kept."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def keep(self, key: tuple[str, ...], prepared: Prepared) -> None:
        """Keep an answer; make room for it."""
        self._answers[key] = prepared
        while len(self._answers) > 1 and self._is_too_much():
            self._answers.popitem(last=False)

    def _is_too_much(self) -> bool:
        kept = self._answers.values()
        return len(kept) > self._most_answers or sum(answer.size for answer in kept) > self._most_bytes

    def clear(self) -> None:
        """Forget everything: what was withdrawn must not stay here."""
        self._answers.clear()


def prepare(body: Body) -> Prepared:
    """The body with its tag, which is weak: it names the body in every coding (RFC 9110, 8.8.1)."""
    return Prepared(body, f'W/"{hashlib.sha256(body.content).hexdigest()[:32]}"')


def write_json(document: Mapping[str, Any], status: int = 200) -> Body:
    """A JSON body."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Body(text.encode(), status=status)


def make_or_refuse(make: Callable[[], Body]) -> Body:
    """What ``make`` makes, or what is wrong with the request."""
    try:
        return make()
    except ApiError as error:
        return write_json(error.describe(), error.status)
