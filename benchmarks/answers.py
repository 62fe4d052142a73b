"""How many requests the API answers in a second, against a bare route that sends the same bytes and headers."""

from __future__ import annotations

import json
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import Final

from benchmarks.bare.route import BODY_VARIABLE, HEADERS, PATH
from benchmarks.loading import make_known
from benchmarks.measures import Line, Repetitions, alternate
from benchmarks.records import Record
from benchmarks.servers import Server, start_process, start_server
from loaders.store import CACHE_VARIABLE, DATA_VARIABLE

ADDRESS: Final = "/api/v1/cases"
TOGETHER: Final = 4
"""Connections that are kept open, so that the server always has something to do."""
BATCH: Final = 200
"""Requests on each connection in one sample."""
# Half as many requests a second are twice the time of each, 0.8 as many are 1.25 times.
GOALS: Final[Mapping[str, float]] = {"200": 2.0, "304": 1.25}


@dataclass(frozen=True, slots=True)
class Asking:
    """One request as it is sent, and how many bytes are answered."""

    port: int
    request: bytes
    size: int


def measure_answers(record: Record, folder: Path, some: Repetitions) -> list[Line]:
    """Milliseconds for a request, both servers and both answers in turns; ``folder`` takes the bytes and the logs.

    The address is answered before it is measured, so that it is kept, as it is for all but its first reader.
    """
    make_known(record.folder, record.cache)
    data = {DATA_VARIABLE: str(record.folder), CACHE_VARIABLE: str(record.cache)}
    samples: dict[str, list[float]] = {}
    with ExitStack() as stack:
        own = stack.enter_context(start_server("dashboard.py", folder, **data))
        body, headers = _fetch(own, ADDRESS, {})
        tag = headers["ETag"]
        _, of_304 = _fetch(own, ADDRESS, {"If-None-Match": tag})
        file = folder / "answer.body"
        file.write_bytes(body)
        said = {"200": _choose_own(headers), "304": _choose_own(of_304)}
        file.with_suffix(HEADERS).write_text(json.dumps(said), "utf-8")
        bare = stack.enter_context(_start_bare(folder, file))
        askings = {}
        for answered in GOALS:
            held = {"If-None-Match": tag} if answered == "304" else {}
            askings[_name("bare route", answered)] = _prepare(bare, PATH, held, answered)
            askings[_name(ADDRESS, answered)] = _prepare(own, ADDRESS, held, answered)
        for name in alternate(dict.fromkeys(askings, some)):
            samples.setdefault(name, []).append(ask(askings[name]) * 1000)
    lines = []
    for answered, goal in GOALS.items():
        base = Line(_name("bare route", answered), "ms", samples[_name("bare route", answered)], some)
        name = _name(ADDRESS, answered)
        lines += [base, Line(name, "ms", samples[name], some, base, goal)]
    return lines


def ask(asking: Asking) -> float:
    """Seconds for a request, where ``TOGETHER`` connections send ``BATCH`` each, one after the other's answer.

    Raises ConnectionError where an answer is cut short.
    """
    with ExitStack() as stack:
        lines = [stack.enter_context(socket.create_connection(("127.0.0.1", asking.port), 30)) for _ in range(TOGETHER)]
        started = time.perf_counter()
        for _ in range(BATCH):
            for line in lines:
                line.sendall(asking.request)
            for line in lines:
                _read(line, asking.size)
        return (time.perf_counter() - started) / (BATCH * TOGETHER)


def _prepare(server: Server, path: str, headers: Mapping[str, str], answered: str) -> Asking:
    """The request, and the size of its answer, which is the same each time; RuntimeError for another answer."""
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", *(f"{k}: {v}" for k, v in headers.items())]
    request = "\r\n".join([*lines, "", ""]).encode()
    with socket.create_connection(("127.0.0.1", server.port), 30) as line:
        line.sendall(request)
        got = b""
        while b"\r\n\r\n" not in got:
            got += _receive(line)
        head, _, rest = got.partition(b"\r\n\r\n")
        if not head.startswith(f"HTTP/1.1 {answered} ".encode()):
            raise RuntimeError(f"{path} is answered with {head[:40]!r} and not with {answered}")
        sizes = [int(text[15:]) for text in head.lower().split(b"\r\n") if text.startswith(b"content-length:")]
        body = sizes[0] if sizes and answered != "304" else 0
        _read(line, body - len(rest))
        return Asking(server.port, request, len(head) + 4 + body)


def _read(line: socket.socket, size: int) -> None:
    while size > 0:
        size -= len(_receive(line))


def _receive(line: socket.socket) -> bytes:
    got = line.recv(1 << 18)
    if not got:
        raise ConnectionError("the server ended the connection")
    return got


def _fetch(server: Server, path: str, headers: Mapping[str, str]) -> tuple[bytes, HTTPMessage]:
    line = HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        line.request("GET", path, headers=dict(headers))
        answer = line.getresponse()
        return answer.read(), answer.headers
    finally:
        line.close()


def _choose_own(headers: HTTPMessage) -> dict[str, str]:
    """What the application said; the server says its own anew."""
    return {name: value for name, value in headers.items() if name.lower() not in {"date", "server", "content-length"}}


@contextmanager
def _start_bare(folder: Path, file: Path) -> Iterator[Server]:
    command = [sys.executable, "-m", "uvicorn", "benchmarks.bare.route:app", "--no-access-log", "--host", "127.0.0.1"]
    with start_process(command, folder, **{BODY_VARIABLE: str(file)}) as server:
        yield server


def _name(side: str, answered: str) -> str:
    return f"{side}, answered with {answered}"
