"""The entry: ``streamlit run dashboard.py``, or ``uvicorn dashboard:app`` from this folder.

One server for the pages (Streamlit runs ui/navigation.py), the routes beside them (api/) and the headers.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from anyio import create_task_group, to_thread
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from api.doors import NotFound, list_static
from api.files import PRESENT, make_file_routes
from api.geo import make_geo_files
from api.guard import Guard
from api.health import make_health
from api.policy import Policy
from api.routes import ShellPage, make_shell_routes, make_static_routes
from api.shell import Shell, StaticFile
from api.static import Compression, PackedFiles
from api.subjects import CAMPAIGN, CASE, CRACKDOWN
from api.v1.quick import QuickAnswers
from api.v1.routes import Desk, make_api_routes
from i18n import AVAILABLE
from loaders import store
from loaders.dataset import Dataset
from loaders.geometry import read_geometry
from loaders.watch import Watcher, read_pace
from ui.addresses import ADDRESSES, CAMPAIGNS, CASES, CRACKDOWNS, Address, write_title
from ui.failure import show_failure
from ui.warm import warm_up

_LOG = logging.getLogger(__name__)
_HERE = Path(__file__).resolve().parent
_STREAMLIT_STATIC = Path(st.__file__).parent / "static"

_SUBJECTS = {CASES.path: CASE, CRACKDOWNS.path: CRACKDOWN, CAMPAIGNS.path: CAMPAIGN}

FRAME_VARIABLE = "REPATRIATION_WATCH_FRAME_ANCESTORS"
"""Names, in the environment, the sites that may show the record in a frame: origins with spaces between."""

# What the pages import (loaders and i18n come along), and the large libraries imported late, in functions.
_ROOMS = ("analysis", "figures", "ui")
_LIBRARIES = ("pandas", "pyarrow", "vl_convert")


def import_ahead() -> None:
    """Import all a page may need, so that the first visitor does not wait and the freeze covers it."""
    for library in _LIBRARIES:
        importlib.import_module(library)
    for room in _ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if module.name != "ui.navigation":  # not a module but the script of every run
                importlib.import_module(module.name)


def load_data() -> None:
    """Load the data once. A fault leaves the server up: pages say a sentence, ``/api/health`` says 503.

    So does a picture that cannot be drawn ahead: only the pages that show it say a sentence then.
    """
    try:
        warm_up(store.current())
    except store.NoDataError:
        _LOG.error("there is no data to show; the pages say so until there is")
    except Exception:
        _LOG.exception("the first page could not be made ahead; the server starts all the same")


def renew_pages(dataset: Dataset) -> None:
    """After a swap of the data: forget what was made of older data, and make the first page ahead."""
    # Of all functions at once. What was withdrawn from the record must not lie on in a view that is kept.
    st.cache_resource.clear()
    warm_up(dataset)


def check_settings() -> None:
    """Stop the start where .streamlit/config.toml was not found, or the record would not lie at the root.

    Streamlit looks for the settings in the working directory. Without them it would run all the same, and
    send usage statistics; so this is a RuntimeError and not a warning.
    """
    if st.get_option("browser.gatherUsageStats") or st.get_option("client.showErrorDetails") != "none":
        raise RuntimeError(".streamlit/config.toml is not in force: start from the folder of dashboard.py")
    if st.get_option("server.baseUrlPath"):
        raise RuntimeError("server.baseUrlPath is set, but the addresses begin at the root of the host")


@asynccontextmanager
async def live(_app: st.App) -> AsyncIterator[None]:
    """Make ready before the first request: settings, imports, compressed scripts, data, memory; then watch the data."""
    check_settings()
    # Made before the data are loaded: what changes from here on is seen.
    watcher = Watcher(store.folder(), store.reload, renew_pages, pace=read_pace())
    async with create_task_group() as tasks:
        tasks.start_soon(to_thread.run_sync, import_ahead)
        tasks.start_soon(to_thread.run_sync, _PACKED.pack)
    await to_thread.run_sync(load_data)
    # Streamlit forces a collection after every run; what is frozen is not walked through again
    # (80 ms of CPU a run without, 8 with; design.md, trap 2).
    gc.collect()
    gc.freeze()
    watcher.start(store.status())
    try:
        yield
    finally:
        await to_thread.run_sync(watcher.stop)


def _make_page(address: Address) -> ShellPage:
    return ShellPage(address.url, lambda: (write_title(address), address.description()), _SUBJECTS.get(address.path))


def _read_theme(name: str) -> dict[str, object]:
    """The theme by Streamlit's names in the browser, for what is drawn before the server is reached.

    Without it the first paint is white, and 170 kB of a font are fetched that no page uses afterwards.
    """
    colours = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")
    fonts = {"bodyFont": "font", "headingFont": "headingFont", "codeFont": "codeFont"}
    theme: dict[str, object] = {colour: st.get_option(f"theme.{name}.{colour}") for colour in colours}
    return theme | {font: st.get_option(f"theme.{option}") for font, option in fonts.items()}


def _read_dataset() -> Dataset | None:
    return store.status().dataset


def _make_routes() -> tuple[list[BaseRoute], Shell]:
    files = {
        "/boot.js": StaticFile.read(_HERE / "ui/static/boot.js", "text/javascript"),
        "/app.css": StaticFile.read(_HERE / "ui/static/app.css", "text/css"),
        "/plain.css": StaticFile.read(_HERE / "ui/static/plain.css", "text/css"),
    }
    boot, style, plain = (f"{address}?v={file.version}" for address, file in files.items())
    settings = {"themes": {name: _read_theme(name) for name in ("light", "dark")}, "languages": AVAILABLE}
    shell = Shell((_STREAMLIT_STATIC / "index.html").read_text("utf-8"), boot, style, settings)
    routes = [
        *make_shell_routes(shell, map(_make_page, ADDRESSES), store.status),
        *make_static_routes(files | make_geo_files(read_geometry())),
        Route("/api/health", make_health(store.status)),
        *make_api_routes(_read_dataset, plain, [address.url for address in ADDRESSES], store.releases(), _DESK),
        *make_file_routes(_read_dataset),
        NotFound(list_static(_STREAMLIT_STATIC)),
    ]
    return routes, shell


def _list_origins() -> list[str]:
    """Further origins whose pages may open a socket: behind a proxy that changes the Host header."""
    return [urlsplit(origin).netloc for origin in st.get_option("server.corsAllowedOrigins")]


_DESK = Desk(_read_dataset, store.releases())
ROUTES, _shell = _make_routes()
_policy = Policy(_shell.inline_scripts, tuple(os.environ.get(FRAME_VARIABLE, "").split()))
_PACKED = PackedFiles(_STREAMLIT_STATIC)
# The guard lies outermost: its headers are on quick and on compressed answers too.
MIDDLEWARE = (
    Middleware(Guard, policy=_policy, origins=_list_origins(), strict=[PRESENT]),
    Middleware(QuickAnswers, desk=_DESK),
    Middleware(Compression, files=_PACKED),
)

app = st.App(
    _HERE / "ui" / "navigation.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=live,
    on_script_error=show_failure,
)
