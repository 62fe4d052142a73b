"""The routes of the pages and of our own small files. They come before Streamlit's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from api.shell import Shell, ShellText, StaticFile, answer_bytes
from i18n import _, choose_language, language, using


class ShellPage:
    """One page's address and the function that writes its texts in the language in use."""

    def __init__(self, url: str, write_texts: Callable[[], tuple[str, str]]) -> None:
        """``write_texts`` gives the title and the description."""
        self.url = url
        self._write_texts = write_texts

    def write(self, used: str) -> ShellText:
        """The shell's texts in one language."""
        with using(used):
            title, description = self._write_texts()
            without_script = _("This record is shown with JavaScript. Please switch it on for this page.")
            return ShellText(language(), title, description, without_script)


def make_shell_routes(shell: Shell, pages: Iterable[ShellPage]) -> list[BaseRoute]:
    """A route for each page; the rewritten shell is kept for each page and language."""

    @cache
    def render(page: ShellPage, used: str) -> bytes:
        return shell.render(page.write(used))

    def make(page: ShellPage) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            accepted = request.headers.get("accept-language", "")
            used = choose_language(request.query_params.get("lang", ""), accepted)
            # An entity tag, and asked anew each time: the addresses of Streamlit's scripts in it change.
            answer = answer_bytes(request, render(page, used), "text/html", "no-cache")
            answer.headers.add_vary_header("Accept-Language")
            return answer

        return show

    return [Route(page.url, make(page)) for page in pages]


def make_static_routes(files: dict[str, StaticFile]) -> list[BaseRoute]:
    """A route for each of our own small files."""
    return [Route(address, file.answer) for address, file in files.items()]
