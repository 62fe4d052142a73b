"""The record's own address, as a request or the host gives it."""

from __future__ import annotations

from starlette.requests import Request

from api.policy import HOST
from exports.origin import read_own_address


def find_base(request: Request) -> str:
    """The record's own address, without a slash at its end.

    Where the host has not named it (``exports.origin``), it is the address that was asked: a visitor's word, of which
    only a plain host name is taken.
    """
    if named := read_own_address():
        return named
    host = request.headers.get("host", "")
    # Not request.url, which fails where the query is no UTF-8.
    return f"{request.scope['scheme']}://{host}" if HOST.match(host) else "http://localhost"
