"""The bare page shows what the Overview shows, or the ratios would compare unlike things."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from benchmarks.bare import elements

ROOT = Path(__file__).resolve().parents[2]


def list_shown(page: AppTest) -> list[tuple[str, bytes]]:
    """Each element and container of the page's main part with what was sent for it, ids blotted out."""
    shown: list[tuple[str, bytes]] = []

    def walk(node: Node) -> None:
        sent = node.proto.SerializeToString(deterministic=True) if node.proto is not None else b""
        shown.append((node.type, re.sub(rb"\$\$ID-[0-9a-f]{32}", b"", sent)))
        if isinstance(node, Block):
            for child in node.children.values():
                walk(child)

    walk(page.main)
    return shown


def test_the_bare_page_shows_the_elements_of_the_overview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = tmp_path / "elements.pickle"
    calls.write_bytes(pickle.dumps(elements.record()))
    monkeypatch.setenv(elements.ELEMENTS_VARIABLE, str(calls))
    overview = AppTest.from_file(ROOT / "ui" / "navigation.py", default_timeout=60).run()
    bare = AppTest.from_file(ROOT / "benchmarks" / "bare" / "page.py", default_timeout=60).run()
    assert not bare.exception
    assert len(overview.metric) == 3
    assert len(overview.table) > 1
    assert list_shown(bare) == list_shown(overview)
