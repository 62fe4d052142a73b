"""A reader without a browser: speaks Streamlit's socket protocol, so that a rerun costs nobody but the server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.servers import Server

WAIT_SECONDS = 600
# Ids of elements are hashes of, among others, the script's path.
_ID = re.compile(rb"\$\$ID-[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Run:
    """What the server sent for one run: every message, and their size in bytes before compression."""

    messages: tuple[ForwardMsg, ...]
    size: int

    @property
    def elements(self) -> tuple[bytes, ...]:
        """The elements and containers in their order, each as it was sent but for the hash of the script's path."""
        return tuple(_blot(message.delta) for message in self.messages if message.HasField("delta"))


def _blot(delta: Delta) -> bytes:
    """What was sent for an element, but for what differs with the script's path and the function it was shown by."""
    copy = Delta()
    copy.CopyFrom(delta)
    copy.ClearField("fragment_id")
    if copy.new_element.HasField("plotly_chart"):
        sort_keys(copy.new_element.plotly_chart)
    return _ID.sub(b"", copy.SerializeToString(deterministic=True))


def sort_keys(chart: PlotlyChart) -> None:
    """Put the keys of a chart's description into one order: a figure that was pickled has them in another."""
    chart.spec = json.dumps(json.loads(chart.spec), sort_keys=True)


class Reader:
    """One session. Like the browser it remembers large messages and tells the server by their hashes."""

    def __init__(self, server: Server, connection: ClientConnection, addresses: Sequence[str]) -> None:
        self._server = server
        self._connection = connection
        self._addresses = cycle(addresses)
        self._page = ""
        self._known: set[str] = set()

    def run(self) -> Run:
        """Run the page at the next of the addresses. Raises RuntimeError where the run does not end well."""
        address = next(self._addresses)
        path, _, query = address.partition("?")
        order = BackMsg()
        # As the browser does: by its name where the session begins, by its hash from then on.
        order.rerun_script.page_name = "" if self._page else path.strip("/")
        order.rerun_script.page_script_hash = self._page
        order.rerun_script.query_string = query
        order.rerun_script.cached_message_hashes.extend(sorted(self._known))
        context = order.rerun_script.context_info
        context.url, context.locale, context.color_scheme = f"http://127.0.0.1:{self._server.port}{path}", "en", "light"
        self._connection.send(order.SerializeToString())
        messages, size = [], 0
        while True:
            data = self._connection.recv(WAIT_SECONDS)
            assert isinstance(data, bytes)
            message = ForwardMsg.FromString(data)
            messages.append(message)
            size += len(data)
            if message.HasField("navigation"):
                self._page = message.navigation.page_script_hash
            if message.metadata.cacheable:
                self._known.add(message.hash)
            if message.HasField("script_finished"):
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError("the run did not end well")
                return Run(tuple(messages), size)

    def measure(self, runs: int) -> float:
        """Seconds of the server's CPU for one rerun: the mean of ``runs``, tidying up included."""
        before = self._server.rest()
        for _ in range(runs):
            self.run()
        return (self._server.rest() - before) / runs


@contextmanager
def open_reader(server: Server, addresses: Sequence[str] = ("/",)) -> Iterator[Reader]:
    """A new session until the block ends; its runs go through ``addresses``, all of one page, again and again."""
    socket = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    tongue = [Subprotocol("streamlit")]
    # No pings: with a hundred times the data a first run keeps the server from answering any.
    with connect(socket, subprotocols=tongue, max_size=None, proxy=None, ping_interval=None) as connection:
        yield Reader(server, connection, addresses)
