"""The routes of the pages and of our own small files. They come before Streamlit's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import quote

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from api.base import find_base
from api.encodings import compress_once
from api.head import write_head, write_json_ld
from api.shell import Shell, ShellText, StaticFile, answer_bytes
from api.subjects import Subject
from i18n import _, choose_language, language, using
from loaders.dataset import Dataset
from loaders.store import StoreStatus

KEPT_SHELLS = 1024


class ShellPage:
    """One page's address and the function that writes its texts in the language in use."""

    def __init__(self, url: str, write_texts: Callable[[], tuple[str, str]], subject: Subject | None = None) -> None:
        """``write_texts`` gives the title and the description; ``subject`` is what an address of it may be about."""
        self.url = url
        self._write_texts = write_texts
        self._subject = subject

    def find(self, query: QueryParams, dataset: Dataset | None) -> str | None:
        """The id of the row that an address is about, where there is one."""
        return None if self._subject is None or dataset is None else self._subject.find(query, dataset)

    def write(self, used: str, base: str, dataset: Dataset | None, id_: str | None = None) -> ShellText:
        """The shell's texts in one language; the record says on its first page which data it is.

        ``id_`` as ``find`` gives it.
        """
        with using(used):
            site, path = _("Repatriation Watch"), self.url
            title, description = self._write_texts()
            if id_ is not None and self._subject is not None and dataset is not None:
                own, description = self._subject.write(id_, dataset, language())
                title, path = f"{own} · {site}", f"{path}?{self._subject.parameter}={quote(id_)}"
            head = write_head(
                base=base, path=path, language=language(), title=title, description=description, site=site
            )
            if self.url == "/" and dataset is not None:
                head = f"{head}\n    {write_json_ld(dataset, base, language(), site, description)}"
            without_script = _("This record is shown with JavaScript. Please switch it on for this page.")
            return ShellText(language(), title, description, without_script, head)


def make_shell_routes(
    shell: Shell, pages: Iterable[ShellPage], read_status: Callable[[], StoreStatus]
) -> list[BaseRoute]:
    """A route for each page; the rewritten shell is kept for each page, row, language and address of the record."""

    @lru_cache(maxsize=KEPT_SHELLS)
    def render(page: ShellPage, used: str, base: str, content_hash: str, id_: str | None) -> bytes:
        dataset = read_status().dataset
        if dataset is not None and dataset.content_hash != content_hash:
            # The data were replaced just now, and perhaps without this row.
            id_ = None
        return shell.render(page.write(used, base, dataset, id_))

    made_of = ""

    def forget_others(content_hash: str) -> None:
        # What was withdrawn goes with the snapshot it was in.
        nonlocal made_of
        if content_hash != made_of:
            render.cache_clear()
            compress_once.cache_clear()
            made_of = content_hash

    def make(page: ShellPage) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            accepted = request.headers.get("accept-language", "")
            used = choose_language(request.query_params.get("lang", ""), accepted)
            dataset = read_status().dataset
            content_hash = dataset.content_hash if dataset else ""
            forget_others(content_hash)
            id_ = page.find(request.query_params, dataset)
            body = render(page, used, find_base(request), content_hash, id_)
            # An entity tag, and asked anew each time: the addresses of Streamlit's scripts in it change.
            answer = answer_bytes(request, body, "text/html", "no-cache")
            answer.headers.add_vary_header("Accept-Language")
            return answer

        return show

    return [Route(page.url, make(page)) for page in pages]


def make_static_routes(files: dict[str, StaticFile]) -> list[BaseRoute]:
    """A route for each of our own small files."""
    return [Route(address, file.answer) for address, file in files.items()]
