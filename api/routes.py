"""The routes of the pages and of our own small files. They come before Streamlit's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from api.base import find_base
from api.head import write_head, write_json_ld
from api.shell import Shell, ShellText, StaticFile, answer_bytes
from i18n import _, choose_language, language, using
from loaders.dataset import Dataset
from loaders.store import StoreStatus

KEPT_SHELLS = 256


class ShellPage:
    """One page's address and the function that writes its texts in the language in use."""

    def __init__(self, url: str, write_texts: Callable[[], tuple[str, str]]) -> None:
        """``write_texts`` gives the title and the description."""
        self.url = url
        self._write_texts = write_texts

    def write(self, used: str, base: str, dataset: Dataset | None) -> ShellText:
        """The shell's texts in one language; the record says on its first page which data it is."""
        with using(used):
            title, description = self._write_texts()
            site = _("Repatriation Watch")
            head = write_head(
                base=base, path=self.url, language=language(), title=title, description=description, site=site
            )
            if self.url == "/" and dataset is not None:
                head = f"{head}\n    {write_json_ld(dataset, base, language(), site, description)}"
            without_script = _("This record is shown with JavaScript. Please switch it on for this page.")
            return ShellText(language(), title, description, without_script, head)


def make_shell_routes(
    shell: Shell, pages: Iterable[ShellPage], read_status: Callable[[], StoreStatus]
) -> list[BaseRoute]:
    """A route for each page; the rewritten shell is kept for each page, language and address of the record."""

    @lru_cache(maxsize=KEPT_SHELLS)
    def render(page: ShellPage, used: str, base: str, content_hash: str) -> bytes:
        # Under a hash lies what was made of that data or, where they were just replaced, of newer ones.
        return shell.render(page.write(used, base, read_status().dataset))

    def make(page: ShellPage) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            accepted = request.headers.get("accept-language", "")
            used = choose_language(request.query_params.get("lang", ""), accepted)
            dataset = read_status().dataset
            body = render(page, used, find_base(request), dataset.content_hash if dataset else "")
            # An entity tag, and asked anew each time: the addresses of Streamlit's scripts in it change.
            answer = answer_bytes(request, body, "text/html", "no-cache")
            answer.headers.add_vary_header("Accept-Language")
            return answer

        return show

    return [Route(page.url, make(page)) for page in pages]


def make_static_routes(files: dict[str, StaticFile]) -> list[BaseRoute]:
    """A route for each of our own small files."""
    return [Route(address, file.answer) for address, file in files.items()]
