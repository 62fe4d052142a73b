"""Python reads this at start (PYTHONPATH): writes down whatever the process asks of another machine."""

import ipaddress
import os
import sys


def _is_near(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        target = arguments[1]
        host = target[0] if isinstance(target, tuple) else None  # a path is a socket on this machine
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        host = arguments[0]
    else:
        return
    if not _is_near(host):
        with open(os.environ["CALLS_FILE"], "a") as file:
            file.write(f"{event} {host!r}\n")


if "CALLS_FILE" in os.environ:
    sys.addaudithook(_watch)
