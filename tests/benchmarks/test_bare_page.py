"""The bare page shows what a page of the record shows, or the ratios would compare unlike things."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from benchmarks.bare import elements
from benchmarks.reruns import sort_keys
from ui.addresses import ADDRESSES, OVERVIEW

ROOT = Path(__file__).resolve().parents[2]
BARE = ROOT / "benchmarks" / "bare" / "page.py"
VIEWS = ("/", "/?country=CN", "/cases", "/cases?country=CN", "/crackdowns", "/time", "/map", "/outcomes")


def list_shown(page: AppTest) -> list[tuple[str, bytes]]:
    """Each element and container of the page's main part with what was sent for it, ids blotted out."""
    shown: list[tuple[str, bytes]] = []

    def walk(node: Node) -> None:
        if isinstance(node.proto, PlotlyChart):
            sort_keys(node.proto)
        sent = node.proto.SerializeToString(deterministic=True) if node.proto is not None else b""
        shown.append((node.type, re.sub(rb"\$\$ID-[0-9a-f]{32}", b"", sent)))
        if isinstance(node, Block):
            for child in node.children.values():
                walk(child)

    walk(page.main)
    return shown


@pytest.mark.parametrize("address", VIEWS)
def test_the_bare_page_shows_the_elements_of_the_page(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = tmp_path / "elements.pickle"
    elements.write(calls, list(dict.fromkeys(["/", address])))
    monkeypatch.setenv(elements.ELEMENTS_VARIABLE, str(calls))
    monkeypatch.delitem(sys.modules, "benchmarks.bare.app", raising=False)
    pages = [open_page(script, address) for script in (ROOT / "ui" / "navigation.py", BARE)]
    assert not pages[1].exception
    assert len(pages[0].title) == 1
    shown, bare = (list_shown(page) for page in pages)
    assert len(shown) > 30
    assert bare == shown


@pytest.mark.parametrize("path", ["/cases", "/crackdowns", "/time", "/map", "/outcomes"])
def test_after_a_change_of_filter_too(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    views = [path, f"{path}?country=CN"]
    calls = tmp_path / "elements.pickle"
    elements.write(calls, ["/", *views])
    monkeypatch.setenv(elements.ELEMENTS_VARIABLE, str(calls))
    monkeypatch.delitem(sys.modules, "benchmarks.bare.app", raising=False)
    pages = [open_page(script, path) for script in (ROOT / "ui" / "navigation.py", BARE)]
    for page in pages:
        page.query_params["country"] = ["CN"]
        page.run()
    assert not pages[1].exception
    shown, bare = (list_shown(page) for page in pages)
    assert bare == shown


def open_page(script: Path, address: str) -> AppTest:
    """One page of an app, at an address, as a reader comes to it from the first page."""
    path, _, query = address.partition("?")
    page = AppTest.from_file(script, default_timeout=60).run()
    target = next(each for each in ADDRESSES if each.url == path)
    if target is not OVERVIEW:
        page.switch_page(str(target.file))
    for name, values in parse_qs(query).items():
        page.query_params[name] = values
    return page.run()
