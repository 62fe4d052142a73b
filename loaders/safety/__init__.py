"""The do-no-harm rules: what could lead to a person is refused before it is shown, stored or sent on.

Pure functions over single cells, for the loaders' check and the upload page alike. ``RULES`` says what is refused
and why, ``choose_manner`` which cell is examined how, ``examine`` does it. The sentences that define each rule
stand in the docstrings of the functions that look for it.
"""

from loaders.safety.finding import examine, find_exact_coordinate, find_harm, find_harm_in_address
from loaders.safety.rules import RULES, Harm, Rule
from loaders.safety.scope import NAMELESS_TABLES, Manner, choose_manner

__all__ = [
    "NAMELESS_TABLES",
    "RULES",
    "Harm",
    "Manner",
    "Rule",
    "choose_manner",
    "examine",
    "find_exact_coordinate",
    "find_harm",
    "find_harm_in_address",
]
