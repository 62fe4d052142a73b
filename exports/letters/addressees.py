"""To whom a letter may go, and how each is addressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from i18n import _


class Addressee(StrEnum):
    """A kind of addressee; the values are for addresses and for good."""

    FOREIGN_MINISTRY = "foreign-ministry"
    EMBASSY = "embassy"
    PARLIAMENT = "parliament"
    SPECIAL_RAPPORTEUR = "special-rapporteur"
    WORKING_GROUP = "working-group"

    @property
    def is_special_procedure(self) -> bool:
        """Whether this is a special procedure of the UN Human Rights Council, which asks for facts in a set order."""
        return self in {Addressee.SPECIAL_RAPPORTEUR, Addressee.WORKING_GROUP}

    def title(self) -> str:
        """The kind of addressee as a choice, in the language in use."""
        return {
            Addressee.FOREIGN_MINISTRY: _("A foreign ministry"),
            Addressee.EMBASSY: _("The embassy of the state whose authorities acted"),
            Addressee.PARLIAMENT: _("A member of parliament"),
            Addressee.SPECIAL_RAPPORTEUR: _("UN Special Rapporteur on human rights in the DPRK"),
            Addressee.WORKING_GROUP: _("UN Working Group on Arbitrary Detention"),
        }[self]


def list_blanks() -> tuple[str, ...]:
    """What stands above a letter, for the sender to fill in."""
    return (_("[Your name]"), _("[Your address]"), _("[Place and date]"))


def say_recipient(addressee: Addressee, countries: Sequence[str], say_country: Callable[[str], str]) -> str:
    """The line that says to whom; ``countries`` are those whose authorities acted (ISO 3166-1)."""
    match addressee:
        case Addressee.FOREIGN_MINISTRY:
            return _("To the Ministry of Foreign Affairs, [country]")
        case Addressee.EMBASSY if len(countries) == 1:
            return _("To the Embassy of {country}, [city]").format(country=say_country(countries[0]))
        case Addressee.EMBASSY:
            return _("To the Embassy of [country], [city]")
        case Addressee.PARLIAMENT:
            return _("To [name of the member], [parliament]")
        case Addressee.SPECIAL_RAPPORTEUR:
            return _(
                "To the Special Rapporteur on the situation of human rights in the Democratic People’s Republic of "
                "Korea, Office of the United Nations High Commissioner for Human Rights, Geneva"
            )
        case Addressee.WORKING_GROUP:
            return _(
                "To the Working Group on Arbitrary Detention, Office of the United Nations High Commissioner for Human "
                "Rights, Geneva"
            )


def say_salutation(addressee: Addressee) -> str:
    """How a letter begins."""
    return _("Dear [title and name],") if addressee is Addressee.PARLIAMENT else _("Dear Sir or Madam,")
