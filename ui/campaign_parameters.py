"""The parameters of the address that the page of campaigns has for itself."""

from __future__ import annotations

from typing import Final

OWN_PARAMETERS: Final = ("campaign", "page", "after", "unclear")
"""One campaign, and which page is shown of the list, and of the responses after it and of unclear time."""
