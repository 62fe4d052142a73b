"""The real record and what may be taken from it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.extract import Extract, extract_all
from exports.origin import Origin, make_origin
from loaders.dataset import Dataset
from tests.analysis.making import load_record
from tests.conftest import is_build_server

BASE = "https://record.example"
Convert = Callable[[str, Path], None]
"""Converts a file to a form that LibreOffice knows, such as ``pdf``; what comes of it lies beside the file."""


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The record as the application loads it."""
    return load_record()


@pytest.fixture(scope="session")
def everything(dataset: Dataset) -> Extract:
    """All of it."""
    return extract_all(dataset)


@pytest.fixture(scope="session")
def origin(dataset: Dataset) -> Origin:
    """Where everything comes from."""
    return make_origin(dataset, None, BASE)


@pytest.fixture
def office(tmp_path: Path) -> Convert:
    """LibreOffice, without which its tests are skipped where it need not be."""
    found = shutil.which("soffice")
    if found is None:
        if is_build_server():
            pytest.fail("no LibreOffice: .ci/run installs it")
        pytest.skip("no LibreOffice here")
    command = [found, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]

    def convert(form: str, file: Path) -> None:
        before = set(file.parent.iterdir())
        done = subprocess.run(
            [*command, form, "--outdir", file.parent, file], check=True, capture_output=True, text=True, timeout=300
        )
        # It says that it cannot read a file, and ends as if it had.
        assert set(file.parent.iterdir()) - before, done.stdout + done.stderr

    return convert
