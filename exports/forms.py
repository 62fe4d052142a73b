"""The forms in which a reader may take data away: the one list that the pages, the API and the tests read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from analysis.extract import Extract
from exports.citations import write_bibtex, write_csl, write_ris
from exports.hxl import write_hxl
from exports.json_files import write_geojson, write_json
from exports.origin import Origin
from exports.package import write_package, write_spreadsheet_package
from exports.parquet_files import write_parquet
from exports.workbook import write_workbook
from i18n import _

Write = Callable[[Extract, Origin], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its word in addresses, the ending of its files, their media type, and what a reader is told of it.

    ``exact`` forms give back every value as it is in the record; the others are made for people.
    """

    key: str
    ending: str
    media_type: str
    exact: bool
    title: Callable[[], str]
    about: Callable[[], str]
    write: Write


_ALL: Final = (
    Form(
        "csv",
        "zip",
        "application/zip",
        True,
        lambda: _("CSV files as a Data Package (zip)"),
        lambda: _("Every table, exact, with a description that R, Python and other tools read."),
        write_package,
    ),
    Form(
        "spreadsheet-csv",
        "zip",
        "application/zip",
        False,
        lambda: _("CSV files for spreadsheets (zip)"),
        lambda: _("The same tables; a text that a spreadsheet might take for a formula has an apostrophe before it."),
        write_spreadsheet_package,
    ),
    Form(
        "xlsx",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        False,
        lambda: _("Workbook (XLSX)"),
        lambda: _("A sheet for each table, a codebook, and real dates beside the dates as they are known."),
        write_workbook,
    ),
    Form(
        "parquet",
        "zip",
        "application/zip",
        True,
        lambda: _("Parquet files (zip)"),
        lambda: _("Every table, typed, for data frames and databases."),
        write_parquet,
    ),
    Form(
        "json",
        "json",
        "application/json",
        True,
        lambda: _("JSON"),
        lambda: _("Every table in one document."),
        write_json,
    ),
    Form(
        "geojson",
        "geojson",
        "application/geo+json",
        False,
        lambda: _("Events on a map (GeoJSON)"),
        lambda: _("Towns and crossings as points, prefectures as rings; provinces and countries by their codes only."),
        write_geojson,
    ),
    Form(
        "hxl",
        "csv",
        "text/csv",
        False,
        lambda: _("Events with HXL tags (CSV)"),
        lambda: _("A row for each event, with the tags of the Humanitarian Exchange Language."),
        write_hxl,
    ),
    Form(
        "bibtex",
        "bib",
        "application/x-bibtex",
        False,
        lambda: _("Sources (BibTeX)"),
        lambda: _("The pages that it rests on, for LaTeX and reference managers."),
        write_bibtex,
    ),
    Form(
        "ris",
        "ris",
        "application/x-research-info-systems",
        False,
        lambda: _("Sources (RIS)"),
        lambda: _("The pages that it rests on, for reference managers."),
        write_ris,
    ),
    Form(
        "csl",
        "json",
        "application/vnd.citationstyles.csl+json",
        False,
        lambda: _("Sources (CSL-JSON)"),
        lambda: _("The pages that it rests on, for Zotero, Pandoc and other tools."),
        write_csl,
    ),
)

FORMS: Final[Mapping[str, Form]] = MappingProxyType({form.key: form for form in _ALL})
"""The forms by their words in addresses, in the order in which they are offered."""


def name_file(form: Form, origin: Origin) -> str:
    """The name that a file gets: ``repatriation-watch-2026.11.0-647b7cfc-csv.zip``."""
    return f"repatriation-watch-{origin.version}-{origin.content_hash[:8]}-{form.key}.{form.ending}"
