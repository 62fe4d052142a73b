"""What a filter can sensibly ask for in one dataset: authorities, places and crackdowns of which there is something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.crackdowns import list_crackdowns
from analysis.texts import RecordTexts
from i18n import _, pgettext
from i18n.labels import label
from loaders.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Offers:
    """Ids with their names in the reader's language, in the order in which they are offered."""

    authorities: Mapping[str, str]
    places: Mapping[str, str]
    crackdowns: Mapping[str, str]


def make_offers(dataset: Dataset, texts: RecordTexts) -> Offers:
    """What can be asked for, named by ``texts``, which must be in the language in use.

    Authorities come by their number of cases, crackdowns the latest first; places by name, each with what it lies in,
    since a reader looks for them by name.
    """
    places = _name_places(dataset, texts)
    return Offers(
        {code: texts.say_country(code) for code in list_offered_authorities(dataset)},
        dict(sorted(places.items(), key=lambda pair: pair[1])),
        {key: texts.say("crackdowns", key, "name") for key in list_offered_crackdowns(dataset)},
    )


def _name_places(dataset: Dataset, texts: RecordTexts) -> dict[str, str]:
    offered = dataset.places.set_index("place_id").loc[list(list_offered_places(dataset))]
    # Translators: a place and the country it lies in, in a list of places sorted by name.
    pattern = pgettext("place in a list", "{place} ({country})")
    names = {}
    for place_id, place in offered.iterrows():
        name, country = texts.say("places", str(place_id), "name"), texts.say_country(str(place["country"]))
        names[str(place_id)] = name if name == country else pattern.format(place=name, country=country)
    counts = Counter(names.values())
    for place_id, name in names.items():
        if counts[name] > 1:
            sort = label("places", "place_type", str(offered.at[place_id, "place_type"])).lower()
            names[place_id] = _("{place} ({sort})").format(place=name, sort=sort)
    return names


def list_offered_authorities(dataset: Dataset) -> tuple[str, ...]:
    """The ISO 3166-1 codes of the authorities of cases, those with the most cases first, equals by code."""
    counts = dataset.cases["country"].dropna().value_counts()
    return tuple(sorted(counts.index.astype(str), key=lambda code: (-int(counts[code]), code)))


def list_offered_places(dataset: Dataset) -> tuple[str, ...]:
    """The ids of the places where an event happened, and of those that hold one, in the order of the table.

    A place is held by the places it is part of, by the province of its ``admin1`` and by the country of its
    ``country``. Source: data model, "What a filter selects", 2.
    """
    places = dataset.places
    rows = places.set_index("place_id")
    offered = set(dataset.events["place_id"].dropna())
    parents = rows["part_of"].dropna().to_dict()
    while above := {parents[place] for place in offered if place in parents} - offered:
        offered |= above
    found = rows.loc[sorted(offered)]
    is_province, is_country = (rows["place_type"] == "province"), (rows["place_type"] == "country")
    offered |= set(rows[is_province & rows["admin1"].isin(found["admin1"].dropna())].index)
    offered |= set(rows[is_country & rows["country"].isin(found["country"].dropna())].index)
    return tuple(place for place in places["place_id"] if place in offered)


def list_offered_crackdowns(dataset: Dataset) -> tuple[str, ...]:
    """The ids of the crackdowns to which a case belongs, the latest first by their start."""
    named = set(dataset.cases["crackdown_id"].dropna())
    return tuple(crackdown for crackdown in list_crackdowns(dataset)["crackdown_id"] if crackdown in named)
