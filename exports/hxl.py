"""The events of an extract as one CSV file with HXL tags (Humanitarian Exchange Language 1.1)."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd

from analysis.extract import Extract
from analysis.map_forms import POINT_TYPES
from exports.csv_files import write_spreadsheet_csv
from exports.origin import Origin
from loaders.dates import read_date

_TAGS: Final = {
    "event_id": "#event+id",
    "case_id": "#group+id",
    "title": "#group+name",
    "event_type": "#event+type",
    "date": "#date+occurred+edtf",
    "date_first": "#date+start",
    "date_last": "#date+end",
    "place": "#loc+name",
    "place_type": "#loc+type",
    "country": "#country+code+v_iso2",
    "admin1": "#adm1+code+v_iso3166_2",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "people_low": "#affected+min",
    "people_best": "#affected+best",
    "people_high": "#affected+max",
    "verification": "#status+verification",
    "crackdown_id": "#crisis+id",
    "address": "#meta+url",
    "data_version": "#meta+version",
    "licence": "#meta+license",
    "selection": "#meta+selection",
    "permalink": "#meta+url+permalink",
}


def write_hxl(extract: Extract, origin: Origin) -> bytes:
    """A row an event with its case and place; below the header the tags.

    Coordinates only of places that are points, so that no area becomes a pin.
    """
    events, cases, places = (extract.tables[name] for name in ("events", "cases", "places"))
    rows = events.merge(cases[["case_id", "title", "verification", "crackdown_id"]], on="case_id", how="left")
    own = places[["place_id", "name_en", "place_type", "country", "admin1", "lat", "lon"]].rename(
        columns={"name_en": "place"}
    )
    own = own.assign(
        lat=own["lat"].where(own["place_type"].isin(POINT_TYPES)),
        lon=own["lon"].where(own["place_type"].isin(POINT_TYPES)),
    )
    rows = rows.merge(own, on="place_id", how="left")
    dates = [read_date(text) for text in rows["date"]]
    rows = rows.assign(
        date_first=pd.array([_write_day(when.first) for when in dates], dtype="string"),
        date_last=pd.array([_write_day(when.last) for when in dates], dtype="string"),
        address=[origin.address_case(case_id) for case_id in rows["case_id"]],
        data_version=origin.version,
        licence=origin.licence.path,
        selection=origin.chosen,
        permalink=origin.permalink,
    )[list(_TAGS)]
    tags = pd.DataFrame([_TAGS], dtype="object")
    return write_spreadsheet_csv(pd.concat([tags, rows.astype("object")], ignore_index=True))


def _write_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
