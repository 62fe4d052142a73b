"""The file of slides, packed so that the same briefing is the same bytes."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Final

from exports.archive import pack

# The libraries date what they write by the clock.
_MOMENTS: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def repack(body: bytes, made_of: date) -> bytes:
    """An Office file with every date in it, and in the workbooks inside it, set to the day of its data."""
    made = datetime(made_of.year, made_of.month, made_of.day)
    files = {}
    with zipfile.ZipFile(BytesIO(body)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".xlsx"):
                content = repack(content, made_of)
            elif name == "docProps/core.xml":
                content = _MOMENTS.sub(rb"\g<1>" + f"{made.isoformat()}Z".encode(), content)
            files[name] = content
    return pack(files, made)
