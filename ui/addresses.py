"""The pages and their addresses: the one list that the navigation, the shell and the tests read.

Imports no Streamlit, so that the shell's texts can be written without a run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from i18n import _, pgettext

PAGES_FOLDER = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class Address:
    """One page.

    ``path`` is for good (a link printed today must work in ten years), without slashes, "" for the first page.
    The texts are functions, since they are written in the reader's language of the moment.
    """

    path: str
    file: Path
    title: Callable[[], str]
    description: Callable[[], str]

    @property
    def url(self) -> str:
        """The path as it stands after the host's name."""
        return f"/{self.path}"


OVERVIEW = Address(
    path="",
    file=PAGES_FOLDER / "overview.py",
    title=lambda: _("Overview"),
    description=lambda: _(
        "An open record of crackdowns on North Korean refugees: who was arrested, who was returned, "
        "of whom nothing has been heard, and who says so."
    ),
)
TIME = Address(
    path="time",
    file=PAGES_FOLDER / "over_time.py",
    title=lambda: _("Time"),
    description=lambda: _("Arrests and returns of North Koreans who fled, over the years, beside crackdowns and laws."),
)
MAP = Address(
    path="map",
    file=PAGES_FOLDER / "places.py",
    title=lambda: _("Map"),
    description=lambda: _("Where North Koreans who fled were arrested, held and returned, as exactly as is known."),
)
OUTCOMES = Address(
    path="outcomes",
    file=PAGES_FOLDER / "outcomes.py",
    title=lambda: _("Outcomes"),
    description=lambda: _("What became of people: returned, punished, released, safe, and of whom there is no news."),
)
CASES = Address(
    path="cases",
    file=PAGES_FOLDER / "cases.py",
    title=lambda: _("Cases"),
    description=lambda: _("Every case in the record, with its events, the claims about it and their sources."),
)
CRACKDOWNS = Address(
    path="crackdowns",
    file=PAGES_FOLDER / "crackdowns.py",
    title=lambda: _("Crackdowns"),
    description=lambda: _("Every crackdown in the record, with its cases, its claims, and what was said and done."),
)
CAMPAIGNS = Address(
    path="campaigns",
    file=PAGES_FOLDER / "campaigns.py",
    title=lambda: _("Campaigns"),
    description=lambda: _(
        "Petitions, vigils, hunger strikes and letters: what they asked, of whom, how many took part, and what is on "
        "record after them."
    ),
)
SOURCES = Address(
    path="sources",
    file=PAGES_FOLDER / "sources.py",
    title=lambda: _("Sources"),
    description=lambda: _("Every page that the record rests on, by publisher, language and year, with its cases."),
)
BRIEFING = Address(
    path="briefing",
    file=PAGES_FOLDER / "briefing.py",
    title=lambda: _("Briefing"),
    description=lambda: _("Slides, papers and letters made of what the record shows, every figure with its sources."),
)
ABOUT = Address(
    path="about",
    file=PAGES_FOLDER / "about.py",
    title=lambda: pgettext("page", "About"),
    description=lambda: _("How the record counts, how well its cases are known, and how complete it is."),
)
CHANGES = Address(
    path="changes",
    file=PAGES_FOLDER / "changes.py",
    title=lambda: _("Changes"),
    description=lambda: _("Corrections and withdrawals with their reasons, every release, and a check of a figure."),
)

ADDRESSES = (OVERVIEW, TIME, MAP, OUTCOMES, CASES, CRACKDOWNS, CAMPAIGNS, SOURCES, BRIEFING, CHANGES, ABOUT)


def write_title(address: Address) -> str:
    """The name of the browser's tab: the page, then the record."""
    record = _("Repatriation Watch")
    return f"{address.title()} · {record}"
