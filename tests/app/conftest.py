"""Runs the script of the pages without a browser, on the real data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders import store
from ui.addresses import OVERVIEW, Address

PATIENCE_SECONDS = 120
"""After so long a run has hung, rather than been slow: a machine that others use may stand still for half a minute."""
SCRIPT = Path(__file__).resolve().parents[2] / "ui" / "navigation.py"


@pytest.fixture(scope="session")
def loaded() -> None:
    """The data, as the server has loaded it before the first visitor."""
    store.current()


@pytest.fixture
def run_page(loaded: None) -> Callable[..., AppTest]:
    """Runs one page: ``run_page(CASES, lang="en", country=["CN", "RU"])``."""

    def run(address: Address = OVERVIEW, **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(SCRIPT), default_timeout=PATIENCE_SECONDS)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        return app if address is OVERVIEW else app.switch_page(str(address.file)).run()

    return run
