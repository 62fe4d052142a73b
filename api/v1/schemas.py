"""The schemas of answers that are not rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from analysis.comparison import FIGURES
from analysis.counting import EVENT_TYPES
from analysis.ledgers import STATES
from analysis.time_steps import STEPS

COUNT: Final = {"type": "integer", "minimum": 0}
TEXT: Final = {"type": "string"}


def refer(name: str) -> dict[str, str]:
    """A reference to a schema of the description."""
    return {"$ref": f"#/components/schemas/{name}"}


def say_origin(parts: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """An object with these parts that says where it comes from."""
    own = {**_ORIGIN, **parts}
    return {
        "type": "object",
        "properties": own | dict(optional or {}),
        "required": list(own),
        "additionalProperties": False,
    }


_ORIGIN: Final[Mapping[str, Any]] = {
    "record": TEXT,
    "data_version": TEXT,
    "data_date": TEXT | {"description": "The latest day of which the record has news (EDTF)."},
    "content_hash": TEXT | {"description": "SHA-256 of the data: the same hash is the same data."},
    "licence": {"type": "object", "properties": {"name": TEXT, "address": TEXT}, "required": ["name", "address"]},
    "selection": TEXT | {"description": "The filter in words."},
    "permalink": TEXT | {"format": "uri", "description": "The page with the same filter."},
}
ERROR: Final[Mapping[str, Any]] = {
    "type": "object",
    "properties": {
        "status": {"type": "integer"},
        "error": TEXT,
        "detail": TEXT,
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"parameter": TEXT, "value": TEXT, "reason": TEXT},
                "required": ["parameter", "value", "reason"],
            },
        },
    },
    "required": ["status", "error", "detail"],
    "additionalProperties": False,
}
TOTAL: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "People summed over rows, low, best and high each on its own, and what the sum leaves out.",
    "properties": {
        "low": COUNT,
        "best": COUNT,
        "high": COUNT,
        "high_open": {"type": "boolean", "description": "The true high may be above."},
        "rows": COUNT,
        "cases": COUNT,
        "groups_of_unknown_size": COUNT | {"description": "Left out of the sums."},
        "rows_without_low": COUNT | {"description": "Counted as 0 in the low."},
    },
    "required": ["low", "best", "high", "high_open", "rows", "cases", "groups_of_unknown_size", "rows_without_low"],
    "additionalProperties": False,
}
RELATED: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "The rows of other tables that belong to the case.",
    "properties": {
        name: {"type": "array", "items": refer(name)}
        for name in ("events", "claims", "responses", "campaigns", "sources")
    },
}


def describe_releases() -> dict[str, Any]:
    """The schemas of what is said of releases, by name; rows of ``changes`` are described with that table."""
    release = {
        "type": "object",
        "properties": {
            "version": TEXT,
            "sha256": TEXT | {"description": "SHA-256 of the file, in hexadecimal."},
            "address": TEXT | {"format": "uri"},
        },
        "required": ["version", "sha256", "address"],
        "additionalProperties": False,
    }
    figures = {
        "type": "object",
        "properties": {"cases": COUNT} | {str(name): refer("Total") for name in FIGURES},
        "required": ["cases", *FIGURES],
        "additionalProperties": False,
    }
    ids = {"type": "array", "items": TEXT}
    return {
        "releases": say_origin({"releases": {"type": "array", "items": release}}),
        "comparison": say_origin(
            {
                "release": TEXT | {"description": "The version with which the data of now are compared."},
                "then": figures,
                "now": figures,
                "cases_no_longer_shown": ids,
                "cases_shown_since": ids,
                "changes": {
                    "type": "array",
                    "description": "Rows of the table changes since, with the case that each belongs to.",
                    "items": {"type": "object"},
                },
            }
        ),
    }


def describe_sums() -> dict[str, Any]:
    """The schemas of sums, by name."""
    total, words = refer("Total"), {"type": "object", "additionalProperties": COUNT}
    move = {
        "type": "object",
        "properties": {
            "source": {"enum": [str(state) for state in STATES]},
            "target": {"enum": [str(state) for state in STATES]},
            "people": {"type": "integer", "minimum": 1},
        },
        "required": ["source", "target", "people"],
    }
    period = {
        "type": "object",
        "properties": {
            "start": {"type": "string", "format": "date"},
            "end": {"type": "string", "format": "date"},
            "exact": {"type": "boolean", "description": "False: not known more exactly than the year."},
            "low": COUNT,
            "best": COUNT,
            "high": COUNT,
            "rows": COUNT,
            "unknown": COUNT | {"description": "Groups of unknown size, left out of the sums."},
            "high_open": {"type": "boolean"},
        },
        "required": ["start", "end", "exact", "low", "best", "high", "rows", "unknown", "high_open"],
        "additionalProperties": False,
    }
    return {
        "summary": say_origin(
            {
                "cases": COUNT,
                "cases_by_verification": words,
                **dict.fromkeys(("people", "arrested", "returned", "no_news"), total),
                "arrested_rows_without_such_claims": COUNT,
                "returned_rows_without_such_claims": COUNT,
                "totals_left_out": COUNT,
            }
        ),
        "ledger": say_origin(
            {
                "cases": COUNT,
                "people": total,
                "states": words,
                "no_news": COUNT,
                "cases_at_most": words,
                "cases_some": words,
                "moves": {"type": "array", "items": move},
            }
        ),
        "steps": say_origin(
            {
                "measure": {"enum": list(EVENT_TYPES)},
                "by": {"enum": list(STEPS)},
                "total": total,
                "periods": {"type": "array", "items": period},
            }
        ),
    }
