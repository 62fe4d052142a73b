"""A server that is measured is waited for until it answers."""

from __future__ import annotations

import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest

from benchmarks import servers


class Answer:
    """What a health check gets; stands for the connection too."""

    def close(self) -> None:
        """Nothing to close."""


class Process:
    """A process that runs, or has ended with an exit status."""

    pid = 1

    def __init__(self, status: int | None) -> None:
        self.status = status

    def poll(self) -> int | None:
        """The exit status, None while it runs."""
        return self.status

    def terminate(self) -> None:
        """Nothing to end."""

    def wait(self) -> None:
        """Nothing to wait for."""


def start(
    replies: list[OSError | None], monkeypatch: pytest.MonkeyPatch, folder: Path, status: int | None = None
) -> None:
    class Opener:
        def open(self, _: str, timeout: float) -> Answer:
            reply = replies.pop(0)
            if reply is not None:
                raise reply
            return Answer()

    def run(*_: Any, **__: Any) -> Process:
        return Process(status)

    monkeypatch.setattr(subprocess, "Popen", run)
    monkeypatch.setattr(urllib.request, "build_opener", lambda *_: Opener())
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with servers.start_server("page.py", folder) as server:
        assert server.pid == 1


def test_a_server_that_takes_long_to_answer_is_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    replies = [URLError("refused"), TimeoutError("timed out"), ConnectionResetError(), OSError("odd"), None]
    start(replies, monkeypatch, tmp_path)
    assert replies == []


def test_a_server_that_has_ended_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="does not answer"):
        start([], monkeypatch, tmp_path, status=1)
