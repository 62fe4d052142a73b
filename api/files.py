"""The addresses of what is handed over: a briefing as a file, and the page that presents it.

They are opened by people and not by programs: what is wrong is said in a sentence of plain text, in their language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute

from analysis.filters import PARAMETERS
from api.base import find_base
from api.v1.routes import ReadingRoute
from exports.briefing.asked import PARAMETERS as OWN
from exports.briefing.asked import Asked
from exports.briefing.document import EmptyScopeError
from exports.briefing.kit import FILES, File
from exports.briefing.screen.writing import write_policy
from exports.briefing.sheet import TooLongError
from exports.letters import LetterError
from i18n import _, read_language, using
from i18n.lists import join_items
from loaders.dataset import Dataset

PRESENT: Final = "/present"
_AT_A_TIME: Final = 2
# The user's own words stand in the address and in the file: no cache on the way keeps either.
_HEADERS: Final = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


_KNOWN: Final = PARAMETERS | OWN | {"lang", "v"}
_NAMED: Final = 8
_LONGEST: Final = 80


def make_file_routes(read: Callable[[], Dataset | None]) -> list[BaseRoute]:
    """The files of ``exports.briefing.kit``, to be saved, and ``/present``; ``read`` gives the present dataset."""
    limiter = CapacityLimiter(_AT_A_TIME)

    def serve(path: str, file: File) -> ReadingRoute:
        async def answer(request: Request) -> Response:
            return await to_thread.run_sync(_answer, read(), request, file, limiter=limiter)

        return ReadingRoute(path, answer)

    return [*(serve(path, file) for path, file in FILES.items()), serve(PRESENT, FILES["/briefing.html"])]


def _answer(dataset: Dataset | None, request: Request, file: File) -> Response:
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    with using(read_language(request.query_params.get("lang", "")) or "en"):
        if dataset is None:
            return _refuse(503, _("No data can be shown at the moment."))
        asked, unknown = Asked.from_query(query, dataset)
        strange = [(name, values[-1]) for name, values in query.items() if name not in _KNOWN]
        if named := [*unknown, *strange]:
            return _refuse(400, _say_unknown(named))
        try:
            content = file.make(dataset, asked, find_base(request))
        except (EmptyScopeError, LetterError) as error:
            return _refuse(404, str(error))
        except TooLongError:
            return _refuse(404, _("It is too long for one page."))
        headers = dict(_HEADERS)
        if request.scope["path"] != PRESENT:
            headers["Content-Disposition"] = f'attachment; filename="{file.name(asked, dataset.version)}"'
        else:
            # A policy of its own, which names the file's one style and one script; full screen is what it is for.
            headers["Content-Security-Policy"] = f"{write_policy()}; frame-ancestors 'none'"
            headers["Permissions-Policy"] = "fullscreen=(self)"
        return Response(content, headers=headers, media_type=file.media_type)


def _refuse(status: int, words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status, headers=_HEADERS)


def _say_unknown(named: Sequence[tuple[str, str]]) -> str:
    pattern = _("{parameter} = “{value}”")
    said = [pattern.format(parameter=name[:_LONGEST], value=value[:_LONGEST]) for name, value in named[:_NAMED]]
    return _("The link asks for what is not in the data: {parts}.").format(parts=join_items(said))
