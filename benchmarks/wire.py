"""Counts the bytes between a browser and a server: headers, frames and all, as compressed as they travel."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Wire:
    """Listens on ``port`` of this machine and passes everything on to a server; ``received`` counts what comes back."""

    def __init__(self, target: int) -> None:
        self._target = target
        self.received = 0
        self.port = 0

    async def listen(self, ready: threading.Event) -> None:
        """Serve until cancelled."""
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        async with server:
            await server.serve_forever()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self._target)
        await asyncio.gather(self._pass_on(reader, to_server, False), self._pass_on(from_server, writer, True))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, counted: bool) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(1 << 16):
                if counted:
                    self.received += len(data)
                writer.write(data)
                await writer.drain()
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
