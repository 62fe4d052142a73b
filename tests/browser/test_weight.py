"""What a first visit costs a reader: the bytes of every page over the wire, and which scripts come along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit

from benchmarks import visits
from benchmarks.wire import tap
from tests.browser.conftest import Server, Visit
from ui.addresses import ADDRESSES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STATIC = Path(streamlit.__file__).parent / "static"


@pytest.mark.parametrize("address", [address.url for address in ADDRESSES])
def test_a_first_visit_is_light_enough_and_brings_no_two_chart_scripts(
    address: str, server: Server, browser: Browser
) -> None:
    with tap(int(server.url.rsplit(":", 1)[1])) as wire:
        first = visits.visit(browser, wire, address)
    assert first.size > 500_000, "it was a first visit: Streamlit's own scripts came"
    assert visits.judge(address, first) == []


def test_scripts_are_sent_compressed(server: Server, visit: Callable[..., Visit]) -> None:
    tab = visit(server)
    tab.open("/")
    packed = [r for r in tab.responses if r.url.endswith(".js") and r.header_value("content-encoding") == "br"]
    plain = [r.url for r in tab.responses if r.url.endswith(".js") and r not in packed]
    assert len(packed) > 20
    # Files of a few lines do not become smaller.
    assert all((STATIC / url.split("/", 3)[3]).stat().st_size < 1000 for url in plain)
    assert tab.complaints == []


def weigh(size: int, *files: str) -> visits.Visit:
    return visits.Visit(1.0, size, tuple((f"http://127.0.0.1/static/js/{name}.abc.js", 1) for name in files))


@pytest.mark.parametrize(
    ("address", "visited", "faults"),
    [
        ("/", weigh(1_400_000), 0),
        ("/", weigh(1_400_001), 1),
        ("/?lang=ko", weigh(1_400_001), 1),
        ("/", weigh(1_000_000, "PlotlyChart"), 1),
        ("/cases", weigh(3_000_000, "PlotlyChart"), 0),
        ("/cases", weigh(3_000_001), 1),
        ("/cases", weigh(3_000_000, "PlotlyChart", "DeckGlJsonChart"), 1),
        ("/cases", weigh(3_000_001, "PlotlyChart", "DeckGlJsonChart"), 2),
    ],
)
def test_a_visit_is_judged_by_its_bytes_and_its_chart_scripts(address: str, visited: visits.Visit, faults: int) -> None:
    assert len(visits.judge(address, visited)) == faults
