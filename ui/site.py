"""The record's own address, for what leaves the page: files, citations, links to pass on."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from exports.origin import read_own_address


def find_base() -> str:
    """The record's own address without a slash at its end: the one that the host has named, else the browser's."""
    if named := read_own_address():
        return named
    here = urlsplit(st.context.url or "http://localhost")
    return f"{here.scheme}://{here.netloc}"
