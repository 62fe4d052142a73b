"""The application with the checks on the data switched off, run by uvicorn: what pages do should a check ever fail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from loaders.checking import Checked, Snapshot, check_snapshot


def _let_pass(snapshot: Snapshot, folder: Path) -> Checked:
    checked = check_snapshot(snapshot, folder)
    return replace(checked, report=replace(checked.report, findings=()))


patch("loaders.dataset.check_snapshot", _let_pass).start()

from dashboard import app  # noqa: E402

__all__ = ["app"]
