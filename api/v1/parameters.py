"""The parameters of the addresses as OpenAPI describes them, made from the contract and the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from analysis.filters import (
    ANY,
    COUNTED_KINDS,
    COUNTED_POPULATIONS,
    LONGEST_SEARCH,
    OUTCOMES,
    PARAMETER_NAMES,
    WHO,
)
from analysis.lens import LENSES
from api.v1.asking import FORMATS, MOST_ROWS, ROWS, YES
from api.v1.endpoints import Endpoint
from i18n import LANGUAGES
from loaders.dataset import Dataset

# A year, a month or a day of the calendar, from 1000 to 9999. The pages' addresses also take EDTF's marks and
# intervals, and so does the API; a program has no need of them.
_LEAP: Final = "([1-9][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)"
_DAYS: Final = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])"
PERIOD: Final = f"^([1-9][0-9]{{3}}(-(0[1-9]|1[0-2]|({_DAYS})))?|{_LEAP}-02-29)$"

# A sign that is no white space, by Python's list of it, which is not that of the patterns of every language.
WORDS: Final = r"[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"

_FIELDS_NOTE: Final = "Names of columns, joined by commas. A name that the table does not have is an error."
_EVERYTHING_NOTE: Final = (
    "Everything in the record. Together with a filter: what the filter shows, kinds and populations included that are "
    "left out by default."
)
_WORDS_NOTE: Final = (
    "Words, every one of which is in the case's texts, places, claimants or sources, in any language. At most "
    f"{LONGEST_SEARCH} characters, as sent and in Unicode's form NFC."
)


def describe_shared(dataset: Dataset) -> dict[str, Any]:
    """The parameters that several addresses take, by name."""
    return {item["name"]: item for item in (*_list_filters(dataset), *_list_common())}


def list_parameters(endpoint: Endpoint, columns: Sequence[str], example: str | None) -> list[dict[str, Any]]:
    """The parameters of one address, those of its path first; shared ones as references.

    ``columns`` are those of the table it reads, ``example`` is the id of one of its rows.
    """
    own = [
        _describe(name, "Which of these.", {"type": "string", "enum": list(words)})
        | {"required": name in endpoint.needed}
        for name, words in endpoint.own.items()
    ]
    if "fields" in endpoint.takes:
        names = {"type": "array", "minItems": 1, "items": {"type": "string", "enum": list(columns)}}
        own.append(_describe("fields", _FIELDS_NOTE, names) | {"style": "form", "explode": False})
    row = {"in": "path", "required": True, "schema": {"type": "string"}, "description": "The row's id."}
    path = [{"name": "id", **row, "example": example}] if "{id}" in endpoint.path else []
    filters = list(PARAMETER_NAMES.values()) if "filter" in endpoint.takes else []
    common = [item["name"] for item in _list_common() if item["name"] in endpoint.takes | {"lang"}]
    return [*path, *own, *({"$ref": f"#/components/parameters/{name}"} for name in [*filters, *common])]


def _list_filters(dataset: Dataset) -> Iterator[dict[str, Any]]:
    cases = dataset.contract.tables["cases"]
    period = {"type": "string", "pattern": PERIOD}
    yield _describe("from", "The first year, month or day whose events are chosen (EDTF).", period)
    yield _describe("to", "The last year, month or day whose events are chosen (EDTF).", period)
    countries = sorted(set(dataset.cases["country"].dropna()))
    yield _several("country", "The authority that arrested, held or returned (ISO 3166-1).", countries)
    places = sorted(dataset.places["place_id"])
    yield _several("place", "A place of the gazetteer; an area takes in what lies in it.", places)
    yield _several("crackdown", "A crackdown, by its id.", sorted(dataset.crackdowns["crackdown_id"]))
    for name, default in (("kind", COUNTED_KINDS), ("population", COUNTED_POPULATIONS), ("verification", ())):
        field = cases.field(name)
        yield _several(name, field.description, [*field.words, ANY], default)
    yield _several("outcome", "What became of some of the people, at the last news.", OUTCOMES)
    yield _several("who", "Whom the case is known to include.", WHO)
    lens = {"type": "string", "enum": list(LENSES)}
    yield _describe("lens", "Count arrests and returns only as one sort of claimants gives them.", lens)
    yield _describe("q", _WORDS_NOTE, {"type": "string", "maxLength": LONGEST_SEARCH, "pattern": WORDS})


def _list_common() -> Iterator[dict[str, Any]]:
    everything = {"type": "string", "enum": [YES]}
    yield _describe("all", _EVERYTHING_NOTE, everything)
    formats = {"type": "string", "enum": list(FORMATS), "default": FORMATS[0]}
    yield _describe("format", "The form of the answer.", formats)
    limit = {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": ROWS}
    yield _describe("limit", "The most rows to answer with.", limit)
    offset = {"type": "integer", "minimum": 0, "maximum": 10**9, "default": 0}
    yield _describe("offset", "How many rows to pass over first; `next` of an answer is the address that does.", offset)
    language = {"type": "string", "enum": list(LANGUAGES), "default": "en"}
    yield _describe("lang", "The language of the texts (BCP 47).", language)


def _describe(name: str, description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": dict(schema)}


def _several(name: str, description: str, words: Sequence[str], default: Sequence[str] = ()) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "array", "items": {"type": "string", "enum": list(words)}}
    if default:
        schema["default"] = list(default)
    return _describe(name, f"{description} Repeated: any of them.", schema) | {"style": "form", "explode": True}
