"""The filters under which the whole first page is computed twice."""

from __future__ import annotations

import csv

from analysis.filters import COUNTED_KINDS, OUTCOMES, WHO, CaseFilter
from analysis.lens import LENSES
from loaders.dataset import DATA_FOLDER
from tests.second_implementation.overview import GRADES

ALL_KINDS = (*COUNTED_KINDS, "aggregate")
with (DATA_FOLDER / "crackdowns.csv").open(encoding="utf-8", newline="") as _file:
    CRACKDOWNS = [row["crackdown_id"] for row in csv.DictReader(_file)]
FILTERS = {
    "by default": CaseFilter(),
    "China": CaseFilter(country=("CN",)),
    "Russia and Laos": CaseFilter(country=("RU", "LA")),
    "aggregates too": CaseFilter(kind=ALL_KINDS),
    "aggregates alone": CaseFilter(kind=("aggregate",)),
    "mass alone": CaseFilter(kind=("mass",)),
    "every kind and population": CaseFilter(kind=(), population=()),
    "workers": CaseFilter(population=("dispatched_workers",)),
    "before 2000": CaseFilter(end="1999"),
    "one year": CaseFilter(start="2012", end="2012"),
    "one month": CaseFilter(start="2012-02", end="2012-02"),
    "one day": CaseFilter(start="2017-11-04", end="2017-11-04"),
    "from a day": CaseFilter(start="2023-10-09"),
    "to the day before": CaseFilter(end="2023-10-08"),
    "China in the 2010s": CaseFilter(start="2010", end="2019", country=("CN",)),
    "two crackdowns": CaseFilter(crackdown=("2017-summer-autumn", "2002-embassy-clampdown")),
    "a period in which nothing happened": CaseFilter(start="1950", end="1951"),
    "a period that ends before it begins": CaseFilter(start="2015", end="2014"),
}
FILTERS |= {f"crackdown {crackdown}": CaseFilter(crackdown=(crackdown,)) for crackdown in CRACKDOWNS}
FILTERS |= {f"lens {lens}": CaseFilter(lens=lens, kind=(), population=()) for lens in LENSES}
FILTERS |= {f"outcome {outcome}": CaseFilter(outcome=(outcome,), kind=ALL_KINDS) for outcome in OUTCOMES}
FILTERS |= {f"known to include {who}": CaseFilter(who=(who,)) for who in WHO}
FILTERS |= {f"grade {grade}": CaseFilter(verification=(grade,)) for grade in GRADES}
PLACES = (
    "cn", "la", "ru", "kp", "kr", "cn-ln", "cn-jl", "cn-yn", "th-57", "cn-shenyang", "cn-yanbian", "cn-tumen",
    "cn-dandong", "cn-beijing", "cn-bj", "cn-helong", "cn-qingdao", "cn-kunming", "cn-hunchun", "cn-changbai",
    "cn-beijing-embassy-kr",
)  # fmt: skip
FILTERS |= {f"in {place}": CaseFilter(place=(place,)) for place in PLACES}
SEARCHES = (
    "Shenyang",
    "선양",
    "沈阳",
    "ＫＵＮＭＩＮＧ",
    "mother child",
    "세 명",
    "no such words at all",
    "2017 11",
    "%",
    "ß",
)
FILTERS |= {f"search {search}": CaseFilter(q=search) for search in SEARCHES}
FILTERS |= {
    "9 October 2023 in Liaoning": CaseFilter(place=("cn-ln",), start="2023-10-09", end="2023-10-09"),
    "9 October 2023 in Jilin": CaseFilter(place=("cn-jl",), start="2023-10-09", end="2023-10-09"),
    "9 October 2023 in both": CaseFilter(place=("cn-jl", "cn-ln"), start="2023-10-09", end="2023-10-09"),
    "9 October 2023 at three of five": CaseFilter(place=("cn-tumen", "cn-dandong", "cn-hunchun"), start="2023-10"),
    "9 October 2023 in Jilin by media": CaseFilter(place=("cn-jl",), lens="media", start="2023-10"),
    "9 October 2023 in Liaoning by NGOs": CaseFilter(place=("cn-ln",), lens="ngo", start="2023-10"),
    "one half of two arrests": CaseFilter(place=("cn-qingdao",), lens="unnamed"),
    "the other half, later": CaseFilter(place=("cn-kunming",), start="2014-07-16"),
    "both halves through a lens": CaseFilter(place=("cn-kunming", "cn-qingdao"), lens="unnamed"),
    "children returned, by states": CaseFilter(who=("minors",), outcome=("returned", "punished"), lens="state"),
    "women and men of whom nothing is heard": CaseFilter(who=("women", "men"), outcome=("no_news",), country=("CN",)),
    "Liaoning by families, confirmed": CaseFilter(
        place=("cn-ln",), lens="family", verification=("confirmed", "corroborated")
    ),
    "workers in Russia by media": CaseFilter(place=("ru",), population=(), kind=(), lens="media"),
    "a search in a place and a period": CaseFilter(q="Shenyang", place=("cn-ln",), start="2012", end="2018"),
    "all at once": CaseFilter(
        start="2003",
        end="2024",
        country=("CN", "RU"),
        place=("cn", "ru-pri"),
        kind=(),
        population=(),
        verification=("confirmed", "reported"),
        outcome=("no_news", "returned", "safe"),
        who=("women", "minors"),
        lens="media",
        q="china arrest",
    ),
    "safe or dead": CaseFilter(outcome=("safe", "dead"), kind=(), population=()),
    "disputed in China by states": CaseFilter(verification=("disputed",), country=("CN",), lens="state"),
    "aggregates in Liaoning without news": CaseFilter(kind=("aggregate",), place=("cn-ln",), outcome=("no_news",)),
    "a crackdown by NGOs": CaseFilter(crackdown=("2012-mourning-period",), lens="ngo"),
}

SOME_FILTERS = {
    name: FILTERS[name] for name in [*list(FILTERS)[::4], "every kind and population", *list(FILTERS)[-24:]]
}
"""A share of them for what is also asked of random filters, or holds of each place whatever the filter."""
