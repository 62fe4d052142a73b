"""Where readers report errors, as the host has named it."""

from __future__ import annotations

import os
import re
from typing import Final

CONTACT_VARIABLE: Final = "REPATRIATION_WATCH_CONTACT"
"""Names, in the environment, where errors are reported: an e-mail address, or an address that begins with https."""

_MAIL: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\Z")


def read_contact() -> str | None:
    """The address for reports; None where it is not named, or is neither an e-mail nor an https address."""
    contact = os.environ.get(CONTACT_VARIABLE, "").strip()
    return contact if _MAIL.match(contact) or contact.startswith("https://") else None
