"""A line between a browser and a server that counts the bytes (as compressed as they travel) and can be cut."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Wire:
    """Listens on ``port`` of this machine and passes everything on to a server; ``received`` counts what comes back.

    Headers, frames and all.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._loop: asyncio.AbstractEventLoop | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._down = False
        self._cut_at: int | None = None
        self.received = 0
        self.port = 0

    async def listen(self, ready: threading.Event) -> None:
        """Serve until cancelled."""
        self._loop = asyncio.get_running_loop()
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        async with server:
            await server.serve_forever()

    def cut(self) -> int:
        """Break every connection, without the farewell of a socket that is closed; returns how many there were.

        New ones are passed on as before.
        """
        assert self._loop is not None, "the wire does not listen yet"
        return asyncio.run_coroutine_threadsafe(self._cut(), self._loop).result()

    def cut_after(self, size: int) -> None:
        """Break every connection once the server has sent that many bytes more: in the middle of an answer."""
        self._cut_at = self.received + size

    @contextmanager
    def down(self) -> Iterator[None]:
        """Break every connection and refuse new ones until the block ends."""
        self._down = True
        try:
            self.cut()
            yield
        finally:
            self._down = False

    async def _cut(self) -> int:
        broken = list(self._open)
        for writer in broken:
            writer.transport.abort()
        return len(broken) // 2

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if self._down:
                raise ConnectionRefusedError
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        pair = {writer, to_server}
        self._open |= pair
        try:
            await asyncio.gather(self._pass_on(reader, to_server, False), self._pass_on(from_server, writer, True))
        finally:
            self._open -= pair

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, counted: bool) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(1 << 16):
                if counted:
                    self.received += len(data)
                writer.write(data)
                await writer.drain()
                if self._cut_at is not None and self.received >= self._cut_at:
                    self._cut_at = None
                    await self._cut()
        writer.close()


@contextmanager
def tap(port: int) -> Iterator[Wire]:
    """A wire to the server on that port, until the block ends."""
    wire, ready = Wire(port), threading.Event()
    loop = asyncio.new_event_loop()
    task = loop.create_task(wire.listen(ready))
    thread = threading.Thread(target=lambda: _run(loop, task), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield wire
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()


def _run(loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        loop.run_until_complete(task)
    for other in asyncio.all_tasks(loop):
        other.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
