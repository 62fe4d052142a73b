"""The routes below /api/v1/, and the way from a request to its answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from anyio import CapacityLimiter, to_thread
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

from api.base import find_base
from api.encodings import choose_encoding
from api.v1.answers import OPEN_TO_ALL, PREFLIGHT, Body, Kept, Prepared, make_or_refuse, prepare, write_json
from api.v1.asking import read_request
from api.v1.description import ROOT, describe_api
from api.v1.endpoints import NOTHING, Call, Endpoint, list_endpoints
from api.v1.extracts import Extracts
from api.v1.page import write_page
from exports.feed import write_feed
from exports.origin import make_origin
from exports.sitemap import write_robots, write_sitemap
from i18n import using
from loaders.dataset import Dataset
from loaders.releases import Shelf

_MOST_ANSWERS: Final = 512
_MOST_BYTES: Final = 64 * 1024 * 1024
# Two requests are worked on at a time: the pages' readers come first.
_AT_A_TIME: Final = 2
_METHODS: Final = ("GET", "HEAD", "OPTIONS")
_NOT_ALLOWED: Final = {"status": 405, "error": "method not allowed", "detail": "The record can only be read here."}
_State = tuple[str, int | None]
_NO_DATA: Final = {"status": 503, "error": "no data", "detail": "No data can be shown at the moment."}


class ReadingRoute(Route):
    """A route for reading, which refuses every other method itself: another route would say that it is not there."""

    def __init__(self, path: str, endpoint: Callable[[Request], Awaitable[Response]]) -> None:
        super().__init__(path, endpoint, methods=_METHODS)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """FULL for the path, whatever the method."""
        match, child = super().matches(scope)
        return (Match.FULL if match is Match.PARTIAL else match), child

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or 405 with the methods that there are (RFC 9110, 15.5.6)."""
        if scope["method"] in _METHODS:
            await super().handle(scope, receive, send)
        else:
            headers = {"Allow": ", ".join(_METHODS), "Cache-Control": "no-store", **OPEN_TO_ALL}
            await JSONResponse(_NOT_ALLOWED, 405, headers)(scope, receive, send)


class _Any(Convertor[str]):
    """Any text at all: an id may hold slashes, and what a stranger writes line feeds too, which ``path`` leaves out."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        """As it is."""
        return value

    def to_string(self, value: str) -> str:
        """As it is."""
        return value


register_url_convertor("any", _Any())


class Desk:
    """Answers requests for one store, and keeps what it has made: used by the server's own thread alone."""

    def __init__(self, read: Callable[[], Dataset | None], releases: Shelf) -> None:
        """``read`` gives the dataset of the moment, at once; None while there is none."""
        self._read = read
        self._releases = releases
        self._kept = Kept(_MOST_ANSWERS, _MOST_BYTES)
        self._limiter = CapacityLimiter(_AT_A_TIME)
        self._extracts = Extracts()
        self._state: _State = ("", None)

    def serve(self, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
        """A function that answers requests to one address, working each out once for each snapshot."""

        async def answer(request: Request) -> Response:
            if request.method == "OPTIONS":
                return Response(status_code=204, headers=PREFLIGHT)
            dataset = self._read()
            if dataset is None:
                return prepare(write_json(_NO_DATA, 503)).answer(request.method, request.headers)
            prepared = self._find(dataset, request)
            if prepared is None:
                state = self._state
                body = await to_thread.run_sync(self._work_out, endpoint, dataset, request, limiter=self._limiter)
                prepared = self._keep(state, request, body)
            encoding = choose_encoding(request.headers)
            if encoding is not None and prepared.lacks(encoding):
                await to_thread.run_sync(prepared.pack, encoding, limiter=self._limiter)
            return prepared.answer(request.method, request.headers)

        return answer

    def find_ready(self, request: Request) -> Prepared | None:
        """The answer to a request where it is kept, in the coding that the request takes; else None."""
        dataset = self._read()
        prepared = None if dataset is None else self._find(dataset, request)
        if prepared is None:
            return None
        encoding = choose_encoding(request.headers)
        return None if encoding is not None and prepared.lacks(encoding) else prepared

    def _find(self, dataset: Dataset, request: Request) -> Prepared | None:
        state = self._read_state(dataset)
        if state != self._state:
            # What was withdrawn goes with the snapshot it was in, and with the release it was struck from.
            self._kept.clear()
            self._state = state
        return self._kept.find(_make_key(request))

    def _keep(self, state: _State, request: Request, body: Body) -> Prepared:
        """Prepare an answer, and keep it where the data and the releases are still those it was worked out from."""
        prepared = prepare(body)
        dataset = self._read()
        if body.status == 200 and dataset is not None and state == self._state == self._read_state(dataset):
            self._kept.keep(_make_key(request), prepared)
        return prepared

    def _read_state(self, dataset: Dataset) -> _State:
        return dataset.content_hash, self._releases.read_state()

    def _work_out(self, endpoint: Endpoint, dataset: Dataset, request: Request) -> Body:
        def make() -> Body:
            query = {name: request.query_params.getlist(name) for name in request.query_params}
            asked = read_request(query, dataset, endpoint)
            named = {name: str(value) for name, value in request.path_params.items()}
            call = Call(
                dataset, find_base(request), request.scope["path"], named, asked, self._extracts, self._releases
            )
            with using(asked.language):
                return endpoint.make(call)

        return make_or_refuse(make)


def make_api_routes(
    read: Callable[[], Dataset | None],
    style: str,
    pages: Sequence[str],
    releases: Shelf,
    desk: Desk | None = None,
) -> list[BaseRoute]:
    """The routes of the tables, the sums and the files, of their description, and of what search engines ask for.

    ``style`` is the address of a style sheet, ``pages`` are those of the pages, ``releases`` those kept of the data;
    ``desk`` is one of the same ``read`` and ``releases``, where another layer looks into it too.
    """
    desk = desk or Desk(read, releases)

    def describe(call: Call) -> Body:
        return write_json(describe_api(call.dataset, call.base))

    def show(call: Call) -> Body:
        return write_page(describe_api(call.dataset, call.base), style)

    def follow(call: Call) -> Body:
        return Body(write_feed(call.dataset, make_origin(call.dataset, None, call.base)), "application/atom+xml")

    def list_pages(call: Call) -> Body:
        return Body(write_sitemap(call.dataset, call.base, pages), "application/xml")

    def allow(call: Call) -> Body:
        return Body(write_robots(call.base), "text/plain")

    single = {
        "/api": show,
        "/api/openapi.json": describe,
        "/feed.atom": follow,
        "/sitemap.xml": list_pages,
        "/robots.txt": allow,
    }
    return [
        *(ReadingRoute(path, desk.serve(Endpoint(path, "", "file", make, NOTHING))) for path, make in single.items()),
        *(
            ReadingRoute(f"{ROOT}{endpoint.path.replace('{id}', '{id:any}')}", desk.serve(endpoint))
            for endpoint in list_endpoints()
        ),
    ]


def _make_key(request: Request) -> tuple[str, str, str]:
    return find_base(request), request.scope["path"], request.scope["query_string"].decode("latin-1")
