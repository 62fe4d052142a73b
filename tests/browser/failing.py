"""The real routes and headers over a page and a route that fail, run by uvicorn."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import dashboard
from ui.failure import show_failure


async def fail(request: Request) -> Response:
    """Fail with words that must not reach a visitor."""
    raise RuntimeError("secret of the route")


def fetch(request: Request) -> Response:
    """Do what no code of the record may do: look up a name, and send to an address (TEST-NET-3, RFC 5737)."""
    with suppress(OSError):
        socket.getaddrinfo("elsewhere.invalid", 80)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp, suppress(OSError):
        udp.connect(("203.0.113.1", 9))
    return PlainTextResponse("tried")


app = st.App(
    Path(__file__).with_name("failing_page.py"),
    routes=[Route("/api/fail", fail), Route("/api/fetch", fetch), *dashboard.ROUTES],
    middleware=dashboard.MIDDLEWARE,
    lifespan=dashboard.live,
    on_script_error=show_failure,
)
