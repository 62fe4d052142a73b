"""The shell: Streamlit's one HTML page, rewritten for this record, and the two files it links."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from api.encodings import choose_encoding, compress_once, is_held
from api.policy import hash_inline

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
YEAR = 365 * 24 * 3600
"""In seconds: how long a browser may keep what never changes under its address."""


class ShellError(RuntimeError):
    """Streamlit's page is not the one this module knows how to rewrite: an upgrade changed it."""


@dataclass(frozen=True)
class StaticFile:
    """One small file of ours, held in memory. ``version`` is the head of its SHA-256."""

    body: bytes
    media_type: str
    version: str

    @classmethod
    def read(cls, path: Path, media_type: str) -> StaticFile:
        """The file at ``path``, read once."""
        body = path.read_bytes()
        return cls(body, media_type, hashlib.sha256(body).hexdigest()[:16])

    def answer(self, request: Request) -> Response:
        """200 or 304. Kept for a year where the address names this version (``?v=``), else asked anew."""
        named = request.query_params.get("v") == self.version
        caching = f"public, max-age={YEAR}, immutable" if named else "no-cache"
        return answer_bytes(request, self.body, self.media_type, caching)


@dataclass(frozen=True)
class ShellText:
    """The words of the shell in one language: they are all that is read before, or without, JavaScript.

    ``head`` are further tags of the head, escaped already.
    """

    language: str
    title: str
    description: str
    without_script: str
    head: str = ""


class Shell:
    """Streamlit's ``index.html`` with what must differ taken apart once, at start."""

    def __init__(self, source: str, boot_address: str, style_address: str, settings: Mapping[str, object]) -> None:
        """Take ``source`` apart and put our two files in; raises ShellError where a part is not found once.

        ``settings`` is what boot.js has to know, handed over as JSON in ``data-settings``.
        """
        self.inline_scripts = tuple(hash_inline(text) for text in _INLINE_SCRIPT.findall(source))
        page = re.sub(r"<!--.*?-->\s*", "", source, flags=re.DOTALL)
        # From a relative to a rooted address, so that the page also works below a deeper path.
        page = page.replace('="./', '="/')
        # Streamlit's agent API is closed here, and its font is not ours: a preload would be 170 kB in vain.
        page = _replace_once(page, r'<link rel="service-desc"[^>]*>\s*', "")
        page = _replace_once(page, r'<link\s+rel="preload"[^>]*as="font"[^>]*>\s*', "")
        page = _replace_once(page, r'<html lang="en">', '<html lang="{language}">')
        page = _replace_once(page, r"<title>[^<]*</title>", "<title>{title}</title>\n    {description}")
        page = _replace_once(page, r"<noscript>.*?</noscript>", "<noscript><p>{without_script}</p></noscript>")
        # First of all scripts: Streamlit reads window.__streamlit when its own first one runs.
        handed = html.escape(json.dumps(settings, sort_keys=True))
        script = f'<script src="{boot_address}" data-settings="{handed}"></script>'
        links = f'{script}\n    <link rel="stylesheet" href="{style_address}" />'
        page = _replace_once(page, r'<meta charset="UTF-8" />', f'<meta charset="UTF-8" />\n    {links}')
        self._page = page

    def render(self, text: ShellText) -> bytes:
        """The page in one language, as UTF-8."""
        parts = {
            "language": html.escape(text.language),
            "title": html.escape(text.title),
            "description": f'<meta name="description" content="{html.escape(text.description)}" />\n    {text.head}',
            "without_script": html.escape(text.without_script),
        }
        # One pass over our own four slots, so that braces in Streamlit's page or in a text stay as they are.
        return re.sub(
            r"\{(language|title|description|without_script)\}", lambda slot: parts[slot[1]], self._page
        ).encode()


def answer_bytes(request: Request, body: bytes, media_type: str, caching: str) -> Response:
    """200 with an entity tag, or 304 where the request already holds this very body; compressed where it is taken.

    The tag is weak, since it names the body in every coding (RFC 9110, 8.8.1). Only for bodies that are few and sent
    again and again: they are kept as they were compressed.
    """
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": caching, "Vary": "Accept-Encoding"}
    if is_held(request.headers, tag):
        return Response(status_code=304, headers=headers)
    encoding = choose_encoding(request.headers)
    if encoding is not None and (packed := compress_once(body, encoding)) is not None:
        return Response(packed, headers=headers | {"Content-Encoding": encoding}, media_type=media_type)
    return Response(body, headers=headers, media_type=media_type)


def _replace_once(page: str, pattern: str, new: str) -> str:
    page, count = re.subn(pattern, lambda _: new, page, flags=re.DOTALL)
    if count != 1:
        raise ShellError(f"Streamlit's page holds {pattern!r} {count} times, not once: see api/shell.py")
    return page
