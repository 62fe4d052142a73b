"""The styles that the policy lets through beside our own file are those Streamlit's scripts bring, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit

from api.policy import Policy, hash_inline, write_headers

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"


def read_sources(directive: str) -> list[str]:
    policy = dict(write_headers(Policy(), "record.example"))[b"content-security-policy"].decode()
    (found,) = [part.split()[1:] for part in policy.split("; ") if part.startswith(f"{directive} ")]
    return found


def test_the_one_long_sheet_allowed_is_the_one_that_the_chart_library_brings() -> None:
    (bundle,) = SCRIPTS.glob("PlotlyChart.*.js")
    (sheet,) = re.findall(r"textContent=`(\.maplibregl-map\{[^`]*)`", bundle.read_text("utf-8"))
    assert hash_inline(sheet) in read_sources("style-src")


def test_styles_are_allowed_by_hash_alone_and_scripts_come_from_this_server() -> None:
    styles = read_sources("style-src")
    assert styles[0] == "'self'"
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", source) for source in styles[1:])
    assert len(styles) == 4, "the empty text, react-aria's rule, Plotly's map sheet"
    assert read_sources("script-src") == ["'self'"]
