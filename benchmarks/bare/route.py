"""A bare Starlette application with one route that answers with bytes made before, and with 304 where that is asked.

``uvicorn benchmarks.bare.route:app``; the variable ``BODY_VARIABLE`` names the file with the bytes. Beside it, with the
ending ``HEADERS``, lies a JSON file with the headers, by the status they are sent with: a header costs its time too.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

BODY_VARIABLE = "BENCHMARK_BODY"
PATH = "/answer"
HEADERS = ".headers.json"


async def answer(request: Request) -> Response:
    """200 with the bytes, or 304 to whoever says that it has them."""
    if "if-none-match" in request.headers:
        return Response(status_code=304, headers=_HEADERS["304"])
    return Response(_BODY, headers=_HEADERS["200"])


async def live(_request: Request) -> Response:
    """Say that the server is up, where Streamlit's says it."""
    return Response("ok")


def _read() -> tuple[bytes, dict[str, dict[str, str]]]:
    if BODY_VARIABLE not in os.environ:
        return b"", {}
    file = Path(os.environ[BODY_VARIABLE])
    return file.read_bytes(), json.loads(file.with_suffix(HEADERS).read_text("utf-8"))


_BODY, _HEADERS = _read()
app = Starlette(routes=[Route(PATH, answer), Route("/_stcore/health", live)])
