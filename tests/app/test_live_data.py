"""Data replaced under a running server, some of it broken, while sessions are active (the long form: `make soak`)."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import dashboard
from analysis.filters import CaseFilter
from analysis.overview import make_overview
from benchmarks.reruns import Run
from benchmarks.swaps import Seen, swap_under_readers
from benchmarks.versions import CHANGED_CASE, break_version, write_version
from loaders.dataset import load
from loaders.report import DataError
from loaders.watch import LOOK_VARIABLE
from tests.loaders.builders import DATA, lay_out
from ui import compute

SWAPS, READERS, PAUSE = 12, 6, 0.2


def list_watchers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "data watcher"]


def test_the_data_are_watched_from_the_start_to_the_end() -> None:
    before = list_watchers()

    async def run() -> int:
        async with dashboard.live(dashboard.app):
            return len(list_watchers())

    try:
        # A thread of its own: Playwright, where its tests ran before, leaves an event loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            watching = thread.submit(lambda: asyncio.run(run())).result()
    finally:
        gc.unfreeze()
    assert watching == len(before) + 1
    assert list_watchers() == before


def test_a_pace_that_is_none_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LOOK_VARIABLE, "often")

    async def run() -> None:
        async with dashboard.live(dashboard.app):
            pass

    with ThreadPoolExecutor(1) as thread, pytest.raises(ValueError, match=LOOK_VARIABLE):
        thread.submit(lambda: asyncio.run(run())).result()


def test_after_a_swap_nothing_made_of_older_data_is_kept_and_the_first_page_is_ready(tmp_path: Path) -> None:
    source = lay_out(tmp_path / "source")
    first, second = (load(write_version(source, tmp_path / str(number), number)) for number in (0, 1))
    made = weakref.ref(compute.cases(first, CaseFilter()))
    assert made() is not None
    dashboard.renew_pages(second)
    assert made() is None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compute, "write_svg", lambda *_, **__: pytest.fail("drawn again"))
        assert compute.year_chart(second, CaseFilter(), "light", "wide", "en").startswith("<svg")


def test_readers_see_one_moment_and_the_last_good_data_while_data_are_replaced(tmp_path: Path) -> None:
    (place := tmp_path / "served").mkdir()
    seen = swap_under_readers(place, lay_out(tmp_path / "source"), SWAPS, READERS, PAUSE)
    assert seen.list_wrong() == []
    # The sound ones and the first; a version may be gone before anyone has looked, but not many of them.
    shown = {0, *(number for number in range(1, SWAPS + 1) if number % 3)}
    assert set(seen.digests) <= shown
    assert len(seen.digests) > len(shown) / 2
    assert len(set.union(*seen.digests.values())) == len(seen.digests)
    assert seen.runs > 5 * READERS


def make_run(version: str, title: str, arrested: str) -> Run:
    """A run that shows these three."""
    messages = []
    for text in (f"Data version 2099\\.1\\.{version}", f"A case of version {title} here"):
        message = ForwardMsg()
        message.delta.new_element.markdown.body = text
        messages.append(message)
    figure = ForwardMsg()
    figure.delta.new_element.metric.body = arrested
    return Run((*messages, figure), 0)


def test_a_run_of_one_version_is_right() -> None:
    seen = Seen(1000)
    assert seen.note(make_run("3", "3", "1,003"), {}) == 3
    assert seen.list_wrong() == []


@pytest.mark.parametrize(
    ("run", "wrong"),
    [
        (make_run("3", "2", "1,003"), "a mixture"),
        (make_run("3", "3", "1,002"), "figures"),
        (make_run("3", "3", ""), "figures"),
        (make_run("3", "", "1,003"), "a mixture"),
        (Run((), 0), "a mixture"),
    ],
)
def test_a_mixture_is_noticed(run: Run, wrong: str) -> None:
    seen = Seen(1000)
    seen.note(run, {})
    assert wrong in seen.list_wrong()[0]


def test_two_readers_who_are_sent_two_forms_of_one_version_are_noticed() -> None:
    seen = Seen(1000)
    seen.note(make_run("3", "3", "1,003"), {})
    seen.note(make_run("3", "3", "1,003 (older)"), {})
    assert seen.list_wrong() == ["version 3: sent in 2 forms"]


def test_a_message_that_is_named_by_its_hash_alone_is_looked_at_as_well() -> None:
    seen, first = Seen(1000), make_run("3", "3", "1,003")
    known: dict[str, ForwardMsg] = {}
    for number, message in enumerate(first.messages):
        message.hash, message.metadata.cacheable = str(number), True
    seen.note(first, known)
    later = make_run("4", "4", "1,004")
    title = ForwardMsg()
    title.ref_hash = "1"
    seen.note(Run((later.messages[0], title, later.messages[2]), 0), known)
    assert seen.list_wrong() == ["a mixture: versions [4], titles [3]"]


@pytest.mark.parametrize("real", [False, True])
def test_a_version_is_sound_and_differs_in_version_titles_and_one_figure(real: bool, tmp_path: Path) -> None:
    source = DATA if real else lay_out(tmp_path / "source")
    first, second = (load(write_version(source, tmp_path / str(number), number)) for number in (0, 7))
    assert (first.version, second.version) == ("2099.1.0", "2099.1.7")
    assert all(title.endswith("of version 7 here") for title in second.cases["title"])
    arrested = [make_overview(dataset, CaseFilter()).arrested.best for dataset in (first, second)]
    assert arrested[1] - arrested[0] == 7
    assert set(second.cases.set_index("case_id").loc[CHANGED_CASE, ["people_low", "people_high"]]) == {1007}


@pytest.mark.parametrize("way", range(6))
def test_a_broken_version_is_broken(way: int, tmp_path: Path) -> None:
    source = lay_out(tmp_path / "source")
    with pytest.raises(DataError):
        load(break_version(write_version(source, tmp_path / "broken", 1), way))
