"""A fresh server process and a Chromium that can reach nothing else."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import requests

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Response

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # Only the map is drawn by WebGL. Pages put together by a graphics card that is itself software take twice as long.
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    "--disable-accelerated-2d-canvas",
    # Requests made by workers are not seen by Playwright; a name that does not resolve shows in the console.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True)
class Server:
    """One process, listening on its own port of this machine."""

    url: str
    calls: Path
    log: Path

    @property
    def host(self) -> str:
        """Name and port."""
        return urlsplit(self.url).netloc

    def list_calls(self) -> list[str]:
        """What the process asked of any other machine, a name look-up included (tests/browser/watch)."""
        return self.calls.read_text().splitlines() if self.calls.exists() else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def start_server(folder: Path, command: Sequence[str] = (), **environment: str) -> Iterator[Server]:
    """Run ``streamlit run dashboard.py`` or ``command`` ({port} filled in) until the block ends.

    The settings of the person running the tests are out of reach: HOME is ``folder``; the log is there too.
    """
    port = _free_port()
    run = ("streamlit", "run", "dashboard.py", "--server.port", "{port}", "--server.address", "127.0.0.1")
    server = Server(f"http://127.0.0.1:{port}", folder / "calls.txt", folder / "server.log")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "UVICORN_"))}
    watch = str(Path(__file__).parent / "watch")
    own = {"HOME": str(folder), "PYTHONPATH": os.pathsep.join([watch, str(ROOT)]), "CALLS_FILE": str(server.calls)}
    with server.log.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *(part.format(port=port) for part in command or run)],
            cwd=ROOT,
            env={**kept, **own, **environment},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(process, server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(process: subprocess.Popen[bytes], server: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended at once:\n{server.log.read_text()}")
        try:
            with requests.Session() as session:
                session.trust_env = False  # no proxy between a test and its own server
                # Streamlit listens before the data is loaded, and answers after: the whole time may go into one read.
                session.get(f"{server.url}/_stcore/health", timeout=START_SECONDS)
        except requests.ConnectionError:
            time.sleep(0.1)  # before the process listens there is nothing of its own to wait on
        else:
            return
    raise RuntimeError(f"the server did not answer in {START_SECONDS} s:\n{server.log.read_text()}")


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., AbstractContextManager[Server]]:
    """Starts a process of the test's own: ``start("uvicorn", "module:app", "--port", "{port}", NAME="x")``."""

    def run(*command: str, **environment: str) -> AbstractContextManager[Server]:
        return start_server(tmp_path, command, **environment)

    return run


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A process that has not answered a visitor yet."""
    with start_server(tmp_path) as server:
        yield server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One process for the tests that do not care who came before."""
    with start_server(tmp_path_factory.mktemp("server")) as shared:
        yield shared


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Chromium, for the whole run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """One visitor's tab, and all that happened in it."""

    page: Page
    base: str
    responses: list[Response] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Go to an address and wait until Streamlit has run the page."""
        self.page.goto(self.base + address)
        self.wait()

    def wait(self) -> None:
        """Wait on the app's own state: connected, a heading or a notice shown, no run under way."""
        app = "[data-testid=stApp][data-test-connection-state=CONNECTED]"
        self.page.locator(app).wait_for()
        self.page.locator(f"{app} :is(h1, [data-testid=stAlert])").first.wait_for()
        self.page.locator(f"{app}[data-test-script-state=notRunning]").wait_for()
        # Parts of Streamlit's own scripts arrive after the page: until then grey bars stand in their place.
        self.page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached")

    def list_strangers(self) -> list[str]:
        """Addresses asked for that are not this server's."""
        own = urlsplit(self.base).netloc
        return [url for url in self.requested if url.startswith(("http", "ws")) and urlsplit(url).netloc != own]


def find_violations(page: Page) -> list[tuple[str, str, str]]:
    """What axe-core finds on a page: the rule, the element, and what would mend it."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [(rule["id"], node["html"], node["failureSummary"]) for rule in found for node in rule["nodes"]]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a tab for a server: ``visit(server, width=390, colours="dark")``."""
    with ExitStack() as open_tabs:

        def start(server: Server, width: int = 1440, colours: str = "light", locale: str = "en-GB") -> Visit:
            context: BrowserContext = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme=colours,  # type: ignore[arg-type]
                locale=locale,
            )
            open_tabs.callback(context.close)
            tab = Visit(context.new_page(), server.url)
            listen(tab)
            return tab

        yield start


def listen(tab: Visit) -> None:
    page = tab.page
    page.on("response", lambda response: tab.responses.append(response))
    page.on("request", lambda request: tab.requested.append(request.url))
    page.on("websocket", lambda socket: tab.requested.append(socket.url))
    page.on("requestfailed", lambda request: tab.complaints.append(f"failed: {request.url} {request.failure}"))
    page.on("pageerror", lambda error: tab.complaints.append(f"error: {error}"))
    page.on("console", lambda message: _hear(tab, message.type, message.text))


def _hear(tab: Visit, kind: str, text: str) -> None:
    if kind == "error" or re.search(r"Content Security Policy|Permissions-Policy|ERR_NAME", text):
        tab.complaints.append(f"console {kind}: {text}")
