"""A server like dashboard.py's, with its settings, routes, middleware, imports and freeze, for the bare page."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

import dashboard
from api.static import PackedFiles
from benchmarks.bare.elements import ELEMENTS_VARIABLE, read

CALLS = read(Path(os.environ[ELEMENTS_VARIABLE]))


@asynccontextmanager
async def live(_app: st.App) -> AsyncIterator[None]:
    """Make ready as dashboard.py does; there is no data to load."""
    dashboard.check_settings()
    dashboard.import_ahead()
    for layer in dashboard.MIDDLEWARE:
        if isinstance(files := layer.kwargs.get("files"), PackedFiles):
            files.pack()
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    Path(__file__).with_name("page.py"),
    routes=dashboard.ROUTES,
    middleware=dashboard.MIDDLEWARE,
    lifespan=live,
)
