"""The record's own address, as a request or the host gives it."""

from __future__ import annotations

import re
from typing import Final

from starlette.requests import Request

from exports.origin import read_own_address

_HOST: Final = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?\Z")


def find_base(request: Request) -> str:
    """The record's own address, without a slash at its end.

    Where the host has not named it (``exports.origin``), it is the address that was asked: a visitor's word, of which
    only a plain host name is taken.
    """
    if named := read_own_address():
        return named
    host = request.headers.get("host", "")
    # Not request.url, which fails where the query is no UTF-8.
    return f"{request.scope['scheme']}://{host}" if _HOST.match(host) else "http://localhost"
