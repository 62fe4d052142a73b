"""A wire passes everything on, counts what comes back, and can be cut as lines are cut."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from benchmarks.wire import Wire, tap

ANSWER = b"x" * 5000


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A wire to a server that answers every message with ``ANSWER``."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_serve, args=(server,), daemon=True).start()
        with tap(server.getsockname()[1]) as wire:
            yield wire


def _serve(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(connection,), daemon=True).start()


def _answer(connection: socket.socket) -> None:
    with connection:
        try:
            while connection.recv(100):
                connection.sendall(ANSWER)
        except OSError:
            return


def _connect(wire: Wire) -> socket.socket:
    return socket.create_connection(("127.0.0.1", wire.port), timeout=10)


def _ask(client: socket.socket) -> bytes:
    client.sendall(b"?")
    answer = b""
    while len(answer) < len(ANSWER):
        more = client.recv(100_000)
        if not more:
            raise ConnectionAbortedError(f"after {len(answer)} bytes")
        answer += more
    return answer


def _ask_until_cut(client: socket.socket) -> None:
    # The bytes that completed the number have been passed on: the break follows them.
    for _ in range(3):
        _ask(client)


def test_what_comes_back_is_counted_and_whole(wire: Wire) -> None:
    with _connect(wire) as client:
        assert _ask(client) == ANSWER
        assert _ask(client) == ANSWER
    assert wire.received == 2 * len(ANSWER)


def test_a_cut_breaks_every_connection_and_new_ones_are_passed_on(wire: Wire) -> None:
    with _connect(wire) as one, _connect(wire) as other:
        assert _ask(one) == _ask(other) == ANSWER
        assert wire.cut() == 2
        for client in (one, other):
            with pytest.raises(ConnectionError):
                _ask(client)
    with _connect(wire) as again:
        assert _ask(again) == ANSWER


def test_a_line_can_be_cut_in_the_middle_of_an_answer_and_only_once(wire: Wire) -> None:
    with _connect(wire) as client:
        wire.cut_after(len(ANSWER) + 1)
        assert _ask(client) == ANSWER
        with pytest.raises(ConnectionError):
            _ask_until_cut(client)
    with _connect(wire) as again:
        assert _ask(again) == _ask(again) == ANSWER


def test_a_line_that_is_down_refuses_everybody_until_it_is_up(wire: Wire) -> None:
    with _connect(wire) as before:
        assert _ask(before) == ANSWER
        with wire.down():
            with pytest.raises(ConnectionError):
                _ask(before)
            with pytest.raises(ConnectionError), _connect(wire) as client:
                _ask(client)
    with _connect(wire) as after:
        assert _ask(after) == ANSWER
