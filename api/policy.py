"""The security headers: what a browser may do with an answer of this server.

Sources: Content Security Policy Level 3 (W3C), OWASP Secure Headers Project.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# A Host header is the visitor's word: only a plain name or address, with a port or none, enters the policy.
HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?\Z")
_ANCESTOR = re.compile(r"https?://[A-Za-z0-9*][A-Za-z0-9.-]{0,252}(?::[0-9]{1,5})?\Z")

# Named one by one, since the header has no word for "everything". Only names Chromium knows, so that it
# writes no complaint to the console. Copying to the clipboard stays: tables and citations have a copy button.
_FEATURES_OFF = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)

# Inline styles that Streamlit 1.67 cannot do without, letter by letter. Its style library makes empty <style>
# elements and fills them through the CSSOM, which a policy does not restrict; react-aria adds one rule.
_STYLES = ("", "@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}")

# Plotly adds the style sheet of its maps as one <style> element when it loads, though no map is drawn: 83 kB, so by
# hash. All else it styles through the CSSOM; texts with markup of their own (<b>, <i>) would need style attributes,
# which stay forbidden.
_STYLE_HASHES = ("'sha256-2GF9hCGTDj/GGFNlQA54jDdMGl2fvoeZmZjAvBSiAtM='",)


def hash_inline(text: str) -> str:
    """The CSP source expression ``'sha256-…'`` that allows exactly this inline text."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@dataclass(frozen=True)
class Policy:
    """What differs between hosts: the shell's inline scripts (as hashes) and the sites that may frame it."""

    inline_scripts: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for site in self.frame_ancestors:
            if not _ANCESTOR.match(site):
                raise ValueError(f"not an origin that may frame the pages: {site!r} (write https://example.org)")


@lru_cache(maxsize=64)
def write_headers(policy: Policy, host: str) -> Sequence[tuple[bytes, bytes]]:
    """The headers for an answer to a request for ``host`` (a Host header, "" where there was none).

    ``connect-src`` names the socket's origin as well as 'self', for browsers that read 'self' as http only.
    """
    sockets = f" ws://{host} wss://{host}" if HOST.match(host) else ""
    content = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *policy.inline_scripts]),
        "style-src": " ".join(["'self'", *map(hash_inline, _STYLES), *_STYLE_HASHES]),
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self'{sockets}",
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(policy.frame_ancestors) or "'none'",
    }
    headers = {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in content.items()),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "permissions-policy": ", ".join(f"{name}=()" for name in _FEATURES_OFF),
        "cross-origin-opener-policy": "same-origin",
    }
    if not policy.frame_ancestors:
        # The older header knows only "nobody" and "myself"; where a site is named, CSP alone can say so.
        headers["x-frame-options"] = "DENY"
    return tuple((name.encode(), value.encode("latin-1")) for name, value in headers.items())
