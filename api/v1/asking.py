"""A request as typed values: the filter of the pages, and what an address may say of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from analysis.filters import LONGEST_SEARCH, PARAMETERS, CaseFilter
from api.v1.errors import Problem, refuse
from i18n import read_language
from loaders.dataset import Dataset

MOST_ROWS: Final = 1000
ROWS: Final = 100
FORMATS: Final = ("json", "csv")
YES: Final = "yes"
_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request.

    ``case_filter`` is None where everything is asked for (``all=yes`` alone); ``fields`` is empty for all columns;
    ``language`` is the one of the texts (BCP 47); ``own`` are the further parameters of the address that was asked.
    """

    case_filter: CaseFilter | None
    language: str
    format: str
    limit: int
    offset: int
    fields: tuple[str, ...]
    own: Mapping[str, str]


class Takes(Protocol):
    """What an address takes.

    ``takes`` are the common parameters that it knows besides ``lang`` (``filter`` for all of the filter's, ``all``,
    ``format``, ``limit``, ``offset``, ``fields``), ``own`` its further ones with the words that each may have, and
    ``needed`` those of them that must be there.
    """

    @property
    def takes(self) -> frozenset[str]:
        """Common parameters."""

    @property
    def own(self) -> Mapping[str, Sequence[str]]:
        """Further parameters."""

    @property
    def needed(self) -> frozenset[str]:
        """Parameters that must be there."""


def read_request(query: Mapping[str, Sequence[str]], dataset: Dataset, address: Takes) -> Asked:
    """Read the parameters of a request to an address, each with its values in their order.

    ``all=yes`` together with a filter takes away what stands by default of it, as ``any`` does for one condition.
    Raises ApiError (400) with everything that is not understood: a program is told, and never answered by half.
    """
    takes, own = address.takes, address.own
    problems = [
        Problem(name, "", f"is needed: one of {', '.join(own[name])}") for name in address.needed - query.keys()
    ]
    known = {"lang", *own, *(takes - {"filter"}), *(PARAMETERS if "filter" in takes else ())}
    for name in query.keys() - known:
        problems.append(Problem(name, query[name][-1], "there is no such parameter at this address"))
    case_filter, unknown = CaseFilter.from_query(
        {name: values for name, values in query.items() if name in PARAMETERS & known}, dataset
    )
    problems += [Problem(name, value, "this value means nothing in the record") for name, value in unknown]
    if not problems:
        # Blanks are not counted by the filter, but they are by whoever reads the description.
        too_long = [text for text in query.get("q", ()) if len(text) > LONGEST_SEARCH]
        problems += [Problem("q", text, f"at most {LONGEST_SEARCH} characters") for text in too_long]
    asked = Asked(
        case_filter=_take_all(query, case_filter) if _ask_all(query, known, problems) else case_filter,
        language=_read_language(query, problems),
        format=_read_word(query, "format", FORMATS, FORMATS[0], problems) or FORMATS[0],
        limit=_read_number(query, "limit", ROWS, 1, MOST_ROWS, problems),
        offset=_read_number(query, "offset", 0, 0, 10**9, problems),
        fields=_read_fields(query),
        own={name: word for name, words in own.items() if (word := _read_word(query, name, words, None, problems))},
    )
    if problems:
        raise refuse(sorted(problems, key=lambda item: (item.parameter, item.value)))
    return asked


def _ask_all(query: Mapping[str, Sequence[str]], known: Collection[str], problems: list[Problem]) -> bool:
    return "all" in known and _read_word(query, "all", (YES,), None, problems) == YES


def _take_all(query: Mapping[str, Sequence[str]], case_filter: CaseFilter) -> CaseFilter | None:
    if not PARAMETERS & query.keys():
        return None
    return replace(
        case_filter,
        kind=case_filter.kind if "kind" in query else (),
        population=case_filter.population if "population" in query else (),
    )


def _read_language(query: Mapping[str, Sequence[str]], problems: list[Problem]) -> str:
    (*_, text) = query.get("lang", (_LANGUAGE,))
    language = read_language(text)
    if language is None:
        problems.append(Problem("lang", text, "not a language of the record: en, ko or zh-Hans"))
    return language or _LANGUAGE


def _read_word(
    query: Mapping[str, Sequence[str]],
    name: str,
    words: Collection[str],
    default: str | None,
    problems: list[Problem],
) -> str | None:
    if name not in query:
        return default
    text = query[name][-1]
    if text not in words:
        problems.append(Problem(name, text, f"one of: {', '.join(words)}"))
    return text


def _read_number(
    query: Mapping[str, Sequence[str]], name: str, default: int, least: int, most: int, problems: list[Problem]
) -> int:
    if name not in query:
        return default
    text = query[name][-1]
    # isdecimal() knows the digits of other scripts too, which a number in an address has not.
    if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most:
        return int(text)
    problems.append(Problem(name, text, f"a whole number from {least} to {most}"))
    return default


def _read_fields(query: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Names of columns, one parameter each or joined by commas."""
    return tuple(dict.fromkeys(name for text in query.get("fields", ()) for name in text.split(",")))
