"""What every answer of the server must carry, asked for without a browser."""

from __future__ import annotations

from typing import Any

import requests

# Written out, not taken from api/policy.py: what must be there is asserted, whatever the code thinks.
REQUIRED = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
REQUIRED_DIRECTIVES = {
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def fetch(url: str) -> requests.Response:
    """One answer as it is: no redirect followed, no proxy of the environment between."""
    with requests.Session() as session:
        session.trust_env = False
        return session.get(url, allow_redirects=False, timeout=10)


def assert_guarded(headers: Any) -> None:
    """The headers of one answer, whatever its status."""
    for name, value in REQUIRED.items():
        assert headers.get(name) == value, name
    directives = {part.strip() for part in headers["content-security-policy"].split(";")}
    assert directives >= REQUIRED_DIRECTIVES
    script = next(part for part in directives if part.startswith("script-src"))
    assert script.startswith("script-src 'self' 'sha256-")
    assert "unsafe" not in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert not any(character.isdigit() for character in headers.get("server", ""))
