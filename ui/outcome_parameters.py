"""The parameters of the address that the page of outcomes has for itself."""

from __future__ import annotations

from typing import Final

OWN_PARAMETERS: Final = ("sort", "silent", "said", "denied")
"""The order of the list of silences, and which page is shown of it, of what was said and of what was denied."""
