"""What may not stand in the record because it could hurt somebody: the six rules and how a hit is told.

They carry out "Do no harm" of the data model: no names of detained people, their relatives, or of brokers
and helpers; no place finer than a town or a named crossing; no way to reach or to identify a person.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A thing that may not stand in the record. ``reason`` and ``remedy`` never repeat what was found."""

    code: str
    title: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Harm:
    """One hit of a rule. ``excerpt`` is the text as written, ``start`` its first character, counted from 0.

    The excerpt is the very thing that must not be spread: it belongs neither in logs nor in answers of the server.
    """

    code: str
    excerpt: str
    start: int

    @property
    def end(self) -> int:
        """The place after the last character of the excerpt."""
        return self.start + len(self.excerpt)


RULES = (
    Rule(
        "phone-number",
        "A phone number or messenger account",
        "The cell holds what reads as a phone number, or as a number or account marked as one. It can lead to a person.",
        "Take the number out. If it is a figure, write it with thousands separators or with its unit before it.",
    ),
    Rule(
        "email-address",
        "An e-mail address",
        "The cell holds what reads as an e-mail address, plain or disguised. It can lead to a person.",
        "Take the address out; name the organisation instead.",
    ),
    Rule(
        "identity-number",
        "An identity or passport number",
        "The cell holds what reads as the number of an identity card, a passport or a personal file.",
        "Take the number out. It identifies one person, even in part and even if it was printed elsewhere.",
    ),
    Rule(
        "coordinate-too-exact",
        "A coordinate finer than a town",
        "The cell holds a coordinate with more than two decimals (about a kilometre), or a link or code for a spot.",
        "Round to two decimals, or name the town or the crossing.",
    ),
    Rule(
        "personal-name",
        "A personal name",
        "The cell holds a name marked by an honorific, by a formula or by an age. Nobody detained, no relative, "
        "guide or helper is named in cases, events and crackdowns, not by surname or initial either.",
        "Write who the person is without a name: a woman in her thirties, a broker, a relative. Officials who speak "
        "in public are named without an honorific, by office and full name.",
    ),
)
