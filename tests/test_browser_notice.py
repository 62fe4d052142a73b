"""What a run says that could not look at the pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run_pytest(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "CHROMIUM", "PYTEST_ADDOPTS"}}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["in one process", "in two"])
@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_without_a_browser_the_last_line_says_so_and_on_the_build_server_it_is_a_failure(
    ci: str, status: int, processes: tuple[str, ...]
) -> None:
    run = run_pytest("tests/browser/test_pages.py", *processes, CHROMIUM="no-such-browser", CI=ci)
    assert run.stdout.splitlines()[-1].startswith("browser checks NOT run")
    assert run.returncode == status, run.stdout


def test_a_run_that_was_not_asked_for_the_pages_says_nothing_of_them() -> None:
    run = run_pytest("tests/api/test_guard.py", CHROMIUM="no-such-browser", CI="true")
    assert "NOT run" not in run.stdout
    assert run.returncode == 0, run.stdout
