"""The entry: what happens between the start and the first visitor."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit as st

import dashboard
from loaders import store


@pytest.fixture
def thawed() -> Iterator[None]:
    """What was frozen is the collector's again, so that other tests do not keep this one's memory."""
    yield
    gc.unfreeze()


def start() -> int:
    """The number of frozen objects after a start."""

    async def run() -> int:
        async with dashboard.live(dashboard.app):
            return gc.get_freeze_count()

    # A thread of its own: Playwright, where its tests ran before, leaves an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(run())).result()


def test_after_the_start_the_data_is_there_and_the_imports_are_frozen(thawed: None) -> None:
    gc.unfreeze()
    assert start() > 100_000
    assert store.status().dataset is not None
    assert {"vl_convert", "pyarrow", "analysis.totals", "figures.palette", "ui.failure"} <= set(sys.modules)


def test_the_script_of_every_run_is_not_run_at_the_start() -> None:
    dashboard.import_ahead()
    assert "ui.navigation" not in sys.modules


def test_data_that_cannot_be_loaded_does_not_stop_the_start(thawed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise store.NoDataError("1 fault(s)")

    monkeypatch.setattr(store, "current", fail)
    assert start() > 0


def test_a_picture_that_cannot_be_drawn_ahead_does_not_stop_the_start(
    thawed: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise ValueError("a crackdown without a start")

    monkeypatch.setattr(dashboard, "warm_up", fail)
    with caplog.at_level(logging.ERROR):
        assert start() > 0
    assert "could not be made ahead" in caplog.text
    assert "a crackdown without a start" in caplog.text


@pytest.mark.parametrize(
    ("option", "value"),
    [("browser.gatherUsageStats", True), ("client.showErrorDetails", "full"), ("server.baseUrlPath", "record")],
)
def test_a_start_without_the_records_settings_is_refused(
    option: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: value if name == option else read(name))
    with pytest.raises(RuntimeError):
        dashboard.check_settings()


def test_the_records_own_settings_are_accepted() -> None:
    dashboard.check_settings()
