"""Data that are replaced under a running server while readers read: does anybody ever see two of them at once?

How one version is told from another: ``benchmarks.versions``.
"""

from __future__ import annotations

import json
import re
import shutil
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from analysis.filters import CaseFilter
from analysis.overview import make_overview
from benchmarks.reruns import Run, open_reader
from benchmarks.servers import Server, start_server
from benchmarks.versions import break_version, turn_link, write_version
from loaders.dataset import load
from loaders.store import CACHE_VARIABLE, DATA_VARIABLE
from loaders.watch import LOOK_VARIABLE

LOOK_SECONDS = 0.1
TAKEN_OVER_SECONDS = 120.0
_MARK = re.compile(rb"of version (\d+) here")
# In Markdown the dots are escaped.
_VERSION = re.compile(rb"version 2099\\?\.1\\?\.(\d+)")
_NUMBER = re.compile(r"\d[\d,]*")


def read_arrested(folder: Path) -> int:
    """The people arrested in version 0, by best; each later version has its number more of them."""
    best = make_overview(load(folder), CaseFilter()).arrested.best
    assert best is not None
    return int(best)


@dataclass
class Seen:
    """What readers were sent: the digest of all elements by version, and all that was wrong.

    ``arrested`` is the figure of version 0.
    """

    arrested: int
    digests: dict[int, set[str]] = field(default_factory=dict)
    runs: int = 0
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, run: Run, known: dict[str, ForwardMsg]) -> int:
        """Judge one run; returns the version it showed, -1 where it was none or several.

        ``known`` are the large messages this session has had before: the server names them by their hashes alone.
        """
        sent = [known[m.ref_hash] if m.HasField("ref_hash") else m for m in run.messages]
        known |= {m.hash: m for m in sent if m.metadata.cacheable}
        whole = Run(tuple(sent), run.size)
        data = b"".join(whole.elements)
        versions = {int(number) for number in _VERSION.findall(data)}
        titles = {int(number) for number in _MARK.findall(data)}
        numbers = {int(n.replace(",", "")) for n in _NUMBER.findall(" ".join(_list_metrics(sent)))}
        with self.lock:
            self.runs += 1
            if len(versions) != 1 or titles != versions:
                self.wrong.append(f"a mixture: versions {sorted(versions)}, titles {sorted(titles)}")
                return -1
            (version,) = versions
            if self.arrested + version not in numbers:
                self.wrong.append(f"version {version}: figures {sorted(numbers)}, not {self.arrested + version}")
            self.digests.setdefault(version, set()).add(sha256(data).hexdigest())
            return version

    def list_wrong(self) -> list[str]:
        """Everything that was wrong, with versions that were not the same for all readers."""
        uneven = (f"version {number}: sent in {len(d)} forms" for number, d in self.digests.items() if len(d) > 1)
        return [*self.wrong, *uneven]


def _list_metrics(messages: list[ForwardMsg]) -> Iterator[str]:
    for message in messages:
        if message.HasField("delta") and message.delta.new_element.HasField("metric"):
            yield message.delta.new_element.metric.body


def read_until(server: Server, done: threading.Event, seen: Seen, pause: float) -> None:
    """One reader who looks at the first page again and again, and never goes back to an older version."""
    try:
        with open_reader(server) as reader:
            known: dict[str, ForwardMsg] = {}
            last = -1
            while not done.wait(pause):
                version = seen.note(reader.run(), known)
                if -1 < version < last:
                    seen.wrong.append(f"version {version} after version {last}")
                last = max(last, version)
    except Exception as error:
        seen.wrong.append(f"a reader's session ended: {error!r}")


def ask_health(server: Server) -> dict[str, Any]:
    """``/api/health``, whatever its status."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://127.0.0.1:{server.port}/api/health", timeout=60) as answer:
            told: dict[str, Any] = json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            told = json.load(error)
    return told


def await_health(server: Server, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Ask until health tells what is wanted; returns the last answer all the same."""
    end = time.monotonic() + TAKEN_OVER_SECONDS
    while not wanted(told := ask_health(server)) and time.monotonic() < end:
        time.sleep(0.05)
    return told


@contextmanager
def start_watched(place: Path, data: Path) -> Iterator[Server]:
    """The dashboard on a folder of data, looking at it often; its log is in ``place``."""
    settings = {DATA_VARIABLE: str(data), CACHE_VARIABLE: str(place / "snapshots"), LOOK_VARIABLE: str(LOOK_SECONDS)}
    with start_server("dashboard.py", place, None, **settings) as server:
        yield server


def swap_under_readers(place: Path, source: Path, swaps: int, readers: int, pause: float = 0.5) -> Seen:
    """Replace the data ``swaps`` times, every third time by broken ones, while ``readers`` sessions are active.

    ``place`` is an empty folder. Each replacement is waited for at ``/api/health``. In the end the last version is
    compared with what a fresh server sends for it, and the log is read: what is wrong is in ``Seen.list_wrong``.
    """
    link, done = place / "data", threading.Event()
    link.symlink_to(write_version(source, place / "v0", 0), target_is_directory=True)
    seen = Seen(read_arrested(link))
    with start_watched(place, link) as server, ThreadPoolExecutor(readers) as pool:
        reading = [pool.submit(read_until, server, done, seen, pause) for _ in range(readers)]
        try:
            good = 0
            for number in range(1, swaps + 1):
                folder = write_version(source, place / f"v{number}", number)
                if broken := number % 3 == 0:
                    break_version(folder, number // 3)
                turn_link(link, folder)
                good = _judge_health(server, seen, number, good, broken=broken)
                shutil.rmtree(place / f"v{number - 1}")
        finally:
            done.set()
            for each in reading:
                each.result()
        _look_once(server, seen)
    with start_watched(place, link if swaps % 3 else _mend(link, source, place, good)) as fresh:
        _look_once(fresh, seen)
    for log in place.glob("*.log"):
        if "Traceback" in (text := log.read_text("utf-8")):
            seen.wrong.append(f"a traceback in the log:\n{text[text.index('Traceback') :][:3000]}")
    return seen


def _judge_health(server: Server, seen: Seen, number: int, good: int, *, broken: bool) -> int:
    shown = good if broken else number
    state = "last good data" if broken else "ok"
    told = await_health(server, lambda t: (t["status"], t.get("data_version")) == (state, f"2099.1.{shown}"))
    if (told["status"], told.get("data_version")) != (state, f"2099.1.{shown}") or bool(told["last_fault"]) != broken:
        seen.wrong.append(f"replacement {number} (broken: {broken}): health tells {told}")
    return shown


def _mend(link: Path, source: Path, place: Path, good: int) -> Path:
    turn_link(link, write_version(source, place / "mended", good))
    return link


def _look_once(server: Server, seen: Seen) -> None:
    with open_reader(server) as reader:
        seen.note(reader.run(), {})
