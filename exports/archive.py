"""Zip archives: the same content is the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime


def pack(files: Mapping[str, bytes], made: datetime) -> bytes:
    """A zip of files by their paths, in that order, each dated ``made`` (zip knows no time before 1980)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, body in files.items():
            entry = zipfile.ZipInfo(path, (made.year, made.month, made.day, made.hour, made.minute, made.second))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, body)
    return target.getvalue()
