"""The description of the API as a page to read: plain HTML, which needs no script and asks nothing of anyone else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final

from api.v1.answers import Body
from api.v1.asking import MOST_ROWS

_EXAMPLES: Final = (
    ("/api/v1/arrests?by=month&country=CN&from=2012-02&to=2012-02", "People arrested in China in February 2012"),
    ("/api/v1/cases?place=cn-ln&limit=10&lang=ko", "Cases in Liaoning, with their texts in Korean"),
    ("/api/v1/cases/2017-11-shenyang-ten", "One case with its events, claims, responses and sources"),
    ("/api/v1/claims?crackdown=2012-mourning-period&format=csv", "Claims about one crackdown as CSV"),
    ("/api/v1/charts/arrests.svg?country=CN&from=2012", "Arrests and returns in China since 2012, as a picture"),
    ("/api/v1/download?form=csv&all=yes", "Everything, as a Data Package"),
)


def write_page(description: Mapping[str, Any], style: str) -> Body:
    """The page; ``description`` as ``describe_api``, ``style`` the address of a style sheet of this server."""
    parts = "".join(_list_parts(description))
    title = escape(description["info"]["title"])
    page = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8" /><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1" />'
        f'<link rel="icon" href="/favicon.png" /><link rel="stylesheet" href="{escape(style)}" /></head>'
        f"<body><main><h1>{title}</h1>{parts}</main></body></html>"
    )
    return Body(page.encode(), "text/html")


def _list_parts(description: Mapping[str, Any]) -> Iterator[str]:
    info = description["info"]
    yield _write_paragraph(f"{info['summary']} Data version {info['version']}. {info['license']['name']}.")
    yield _write_paragraph(info["description"])
    yield '<p><a href="/">The record</a> · <a href="/api/openapi.json">This description as OpenAPI 3.1</a></p>'
    yield "<h2>Examples</h2><ul>"
    yield from (f'<li><a href="{escape(url)}">{escape(url)}</a><br />{escape(says)}</li>' for url, says in _EXAMPLES)
    yield "</ul><h2>In general</h2>"
    yield _write_paragraph(
        f"Without a filter an address answers as the pages do: groups and mass returns, people who fled and prisoners "
        f"of war with their kin. With all=yes it answers with everything, or with all that a filter shows. Lists come "
        f"in parts of at most {MOST_ROWS} rows; “next” is the address of the following part. Answers carry an ETag: "
        "send it as If-None-Match, and what has not changed is said in a few bytes. A parameter that is not understood "
        "is an error (400) that names all of them; an id that never was is 404, one that was withdrawn 410, with the "
        "reason."
    )
    yield "<h2>Parameters of several addresses</h2>"
    yield from _list_parameters(description["components"]["parameters"].values())
    for path, operations in description["paths"].items():
        yield from _list_address(path, operations["get"])


def _list_address(path: str, operation: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h2><code>{escape(path)}</code></h2>{_write_paragraph(operation['summary'])}"
    own = [item for item in operation["parameters"] if "$ref" not in item]
    shared = [item["$ref"].rpartition("/")[2] for item in operation["parameters"] if "$ref" in item]
    if own:
        yield from _list_parameters(own)
    yield f"<p>Also: {', '.join(f'<code>{escape(name)}</code>' for name in shared)}.</p>"


def _list_parameters(parameters: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield "<dl>"
    for parameter in parameters:
        yield f"<dt><code>{escape(parameter['name'])}</code></dt><dd>{escape(parameter['description'])}"
        words = _say_words(parameter["schema"])
        # Long lists are closed, or the page would be one list of places.
        yield (
            f"<details><summary>Words</summary>{escape(words)}</details></dd>"
            if len(words) > 200
            else escape(f" {words}") + "</dd>"
        )
    yield "</dl>"


def _say_words(schema: Mapping[str, Any]) -> str:
    words = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    return f"({', '.join(map(str, words))})" if words else ""


def _write_paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
