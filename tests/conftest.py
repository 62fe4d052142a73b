"""For all tests: whether a browser can be driven here, and a last line that says so when it cannot."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path

import pytest

BROWSER_FOLDER = Path(__file__).parent / "browser"
NOT_RUN = "browser checks NOT run"


def is_build_server() -> bool:
    """Whether what cannot be checked here is a failure (``CI``), and not a footnote."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def find_chromium() -> str | None:
    """The browser that CHROMIUM names, else the system's. None where it is not there or cannot be driven."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else ["/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"]
    found = next((path for name in candidates if (path := shutil.which(name))), None)
    return found if find_spec("playwright") else None


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser of this run."""
    found = find_chromium()
    assert found, "tests in tests/browser/ are skipped where there is no browser"
    return found


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None, None, None]:
    """Mark what needs a browser; after the choice by marker or word, skip it where there is none."""
    for item in items:
        if BROWSER_FOLDER in item.path.parents:
            item.add_marker(pytest.mark.browser)
    yield
    in_browser = [item for item in items if item.get_closest_marker("browser")]
    if in_browser and find_chromium() is None:
        for item in in_browser:
            item.add_marker(pytest.mark.skip(reason=f"no Chromium or no Playwright: {NOT_RUN}"))


class UnseenPages:
    """Counts the tests that were skipped for want of a browser; the processes of a run report to one of them."""

    def __init__(self) -> None:
        self.skipped = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one test."""
        self.skipped += report.when == "setup" and report.skipped and NOT_RUN in str(report.longrepr)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """On the build server an unseen page is a failure, not a footnote."""
        if is_build_server() and self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """After pytest's own summary, so that it is the last thing a person reads."""
        if self.skipped:
            print(f"{NOT_RUN}: {self.skipped} skipped, since no Chromium was found (CHROMIUM names one)")


def pytest_configure(config: pytest.Config) -> None:
    """Count where the reports of all processes arrive: not in one that works for another (pytest-xdist)."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(UnseenPages(), "unseen pages")
