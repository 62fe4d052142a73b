"""A server process to be measured, and the CPU it has used."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 120
# Linux numbers the CPU clock of a process so (clock_getcpuclockid(3)). It knows nanoseconds and keeps the time of
# threads that have ended, and Streamlit starts one for every run.
_CPU_CLOCK = 2
_COMPLAINT = re.compile(r"^Traceback|\b(ERROR|CRITICAL)\b|Uncaught")


@dataclass(frozen=True, slots=True)
class Server:
    """One process, listening on a port of this machine, and what it has to say in its log."""

    port: int
    pid: int
    log: Path

    @property
    def cpu(self) -> float:
        """Seconds of CPU it has used so far, all threads."""
        return time.clock_gettime((~self.pid << 3) | _CPU_CLOCK)

    def rest(self, pause: float = 0.03) -> float:
        """Wait until it does nothing, ended runs being tidied up after the answer; returns ``cpu``."""
        before = self.cpu
        while True:
            time.sleep(pause)
            now = self.cpu
            if now - before < pause / 20:
                return now
            before = now

    def list_complaints(self) -> list[str]:
        """Lines of the log that begin a traceback or tell of an error."""
        return [line for line in self.log.read_text("utf-8").splitlines() if _COMPLAINT.search(line)]

    def kill(self) -> None:
        """End it as ``kill -9`` does, without a last word; at the end of its block the port is free again."""
        os.kill(self.pid, signal.SIGKILL)


@contextmanager
def start_server(script: str, folder: Path, port: int | None = None, /, **environment: str) -> Iterator[Server]:
    """``streamlit run`` for a script, until the block ends; ``folder`` stands for its home and takes ``<port>.log``.

    ``port`` is a free one where none is given. Raises RuntimeError with the log where it does not answer.
    """
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.address=127.0.0.1"]
    with start_process(command, folder, port, "--server.port", **environment) as server:
        yield server


@contextmanager
def start_process(
    command: Sequence[str], folder: Path, port: int | None = None, option: str = "--port", /, **environment: str
) -> Iterator[Server]:
    """As ``start_server``, for any command that serves; ``option`` is how it takes its port."""
    port = _free_port() if port is None else port
    log = folder / f"{port}.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [*command, f"{option}={port}"],
            cwd=ROOT,
            env={**plain_environment(), "HOME": str(folder), **environment},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(process, port, log)
            yield Server(port, process.pid, log)
        finally:
            process.terminate()
            process.wait()


def plain_environment() -> dict[str, str]:
    """This process's environment without settings of Streamlit, and with our rooms on Python's path."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    return kept | {"PYTHONPATH": str(ROOT)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            direct.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=5).close()
        except OSError:  # refused, closed or too slow: it is still starting
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server does not answer:\n{log.read_text()}")
