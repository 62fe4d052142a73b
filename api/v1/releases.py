"""The releases: their list, their files, and the figures of a filter in one of them beside those of now."""

from __future__ import annotations

from typing import Any

from analysis.comparison import FIGURES, Figures, compare
from analysis.filters import CaseFilter
from api.v1.answers import Body
from api.v1.errors import miss
from api.v1.sums import describe_total
from exports.json_files import describe_origin, list_objects
from exports.origin import Origin
from loaders.dataset import Dataset
from loaders.releases import Release, ReleaseError, Shelf, read_bytes

ZIP = "application/zip"


def list_kept(shelf: Shelf, origin: Origin) -> dict[str, Any]:
    """Every release that is kept, the newest first."""
    releases = [_describe(release, origin.base) for release in shelf.list()]
    return {**describe_origin(origin), "releases": releases}


def write_release(shelf: Shelf, version: str) -> Body:
    """The file of a release. Raises ApiError (404)."""
    release = _find(shelf, version)
    try:
        return Body(read_bytes(release), ZIP, f"repatriation-watch-{version}.zip")
    except ReleaseError:
        raise miss(f"The release {version} is not here.") from None


def compare_release(
    shelf: Shelf, version: str, dataset: Dataset, case_filter: CaseFilter, origin: Origin
) -> dict[str, Any]:
    """The figures of a filter in a release and now, and the changes between them. Raises ApiError (404)."""
    _find(shelf, version)
    then = shelf.read(version)
    if then is None:
        raise miss(f"The release {version} cannot be read any more.")
    asked = CaseFilter.from_query(case_filter.to_query(), then)[0]
    found = compare(then, asked, dataset, case_filter)
    return {
        **describe_origin(origin),
        "release": version,
        "then": _describe_figures(found.then),
        "now": _describe_figures(found.now),
        "cases_no_longer_shown": list(found.went),
        "cases_shown_since": list(found.came),
        "changes": list_objects(found.changes),
    }


def _find(shelf: Shelf, version: str) -> Release:
    release = shelf.find(version)
    if release is None:
        raise miss("There is no release of this version.")
    return release


def _describe(release: Release, base: str) -> dict[str, str]:
    return {
        "version": release.version,
        "sha256": release.digest,
        "address": f"{base}/api/v1/releases/{release.version}",
    }


def _describe_figures(figures: Figures) -> dict[str, Any]:
    return {"cases": len(figures.case_ids), **{name: describe_total(getattr(figures, name)) for name in FIGURES}}
