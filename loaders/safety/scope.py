"""Which cells are examined in which manner."""

from __future__ import annotations

from enum import StrEnum


class Manner(StrEnum):
    """How a cell is examined."""

    TEXT = "text"  # every rule except names
    NAMES = "names"  # every rule
    ADDRESS = "address"  # a URL: its digits are no phone numbers
    COORDINATE = "coordinate"  # a cell that holds one latitude or longitude
    DIGEST = "digest"  # a hash, whose digits mean nothing


NAMELESS_TABLES = frozenset({"cases", "events", "crackdowns"})
_ABOUT_OTHERS = {"translations": frozenset({"text"}), "changes": frozenset({"before", "after"})}
_ADDRESSES = frozenset({"url"})
_COORDINATES = frozenset({"lat", "lon"})
_DIGESTS = frozenset({"source_hash"})


def choose_manner(table: str, column: str, *, of_table: str = "", of_field: str = "") -> Manner:
    """How a cell of this table and column is examined.

    1. No names in cases, events, crackdowns: there the rule on names is asked of every text cell. Responses, claims,
       campaigns, milestones and sources name officials and organisations who speak in public; it is not asked there.
    2. A cell of translations (``text``) or changes (``before``, ``after``) is examined as the cell it speaks of:
       give the row's own ``table`` and ``field`` as ``of_table`` and ``of_field``. The other cells of such a row
       are examined for names if the row speaks of one of the three tables. So is a row that does not say of which.
    3. ``url`` is an address, ``lat`` and ``lon`` are coordinates, ``source_hash`` a digest, in every table.
    """
    if table in _ABOUT_OTHERS:
        if column in _ABOUT_OTHERS[table] and of_table not in _ABOUT_OTHERS and of_field:
            return choose_manner(of_table, of_field)
        if column not in _DIGESTS:
            return Manner.NAMES if of_table in NAMELESS_TABLES or not of_table else Manner.TEXT
    if column in _ADDRESSES:
        return Manner.ADDRESS
    if column in _COORDINATES:
        return Manner.COORDINATE
    if column in _DIGESTS:
        return Manner.DIGEST
    return Manner.NAMES if table in NAMELESS_TABLES else Manner.TEXT
