"""What is drawn on the map, mark by mark: points, rings and areas with the people known to each."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.frames import list_plain
from analysis.place_actions import Action
from analysis.place_sums import sum_places


def mark_places(parts: pd.DataFrame, forms: pd.DataFrame) -> pd.DataFrame:
    """The marks of one action: ``parts`` as ``place_action`` makes them, ``forms`` as ``form_places``.

    1. A mark stands for all places drawn at it: a city with its missions; an area with what has no polygon of its own.
    2. What is ``listed`` has no mark.
    3. An area has no coordinates, so that it can only be shaded.

    Columns: ``mark`` (the id of a place, for areas of a polygon), ``place_id`` (what a choice of it asks for),
    ``form``, ``radius_km``, ``lon``, ``lat``, and those of ``sum_places`` but its ``place_id``. The most people first.
    Example: the arrests at the consulates of Shenyang are in the mark of Shenyang; those of Primorsky Krai in that of
    Russia, RU.
    """
    drawn = forms[forms["form"] != "listed"]
    marks = drawn["area"].fillna(drawn["anchor"]).set_axis(drawn["place_id"])
    sums = sum_places(parts.assign(place_id=parts["place_id"].map(marks).astype("string")))
    sums = sums.rename(columns={"place_id": "mark"})
    described = pd.DataFrame(
        {
            "mark": marks.to_numpy(),
            "place_id": drawn["anchor"].to_numpy(),
            # The widest place of an area names it: a country before a province without a polygon.
            "order": [0 if kind == "country" else 1 for kind in drawn["place_type"]],
            **{name: drawn[name].array for name in ("form", "radius_km", "lon", "lat")},
        }
    )
    described = described.astype({"mark": "string", "place_id": "string"})
    own = (described["place_id"] == described["mark"]) | (described["form"] == "area").astype(bool)
    described = described[own].sort_values(["mark", "order"], kind="stable").drop_duplicates("mark")
    return sums.merge(described.drop(columns="order"), on="mark", how="left", validate="one_to_one")


def mark_actions(parts: Mapping[Action, pd.DataFrame], forms: pd.DataFrame) -> pd.DataFrame:
    """The marks of several actions, each as ``mark_places`` makes them, with their ``action``."""
    frames = [mark_places(own, forms).assign(action=action) for action, own in parts.items()]
    return pd.concat(frames, ignore_index=True)


def list_holders(places: pd.DataFrame, place_ids: frozenset[str], forms: pd.DataFrame) -> dict[str, str]:
    """The provinces that hold one of some places and have a polygon of their own: polygon's id → ``place_id``.

    These can be chosen on the map. Countries cannot: every click that misses would choose one.
    """
    provinces = forms[(forms["place_type"] == "province").astype(bool) & (forms["form"] == "area").astype(bool)]
    own = {area: place_id for area, place_id in list_plain(provinces, ["area", "place_id"]) if "-" in area}
    held = set(places.loc[places["place_id"].isin(place_ids).astype(bool), "admin1"].dropna())
    return {area: place_id for area, place_id in own.items() if area in held}
