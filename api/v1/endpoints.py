"""The addresses below /api/v1/: what each is for, what it takes, and what makes its answer.

The one list from which the routes, the OpenAPI description and the tests are made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from analysis.counting import Measure
from analysis.extract import Extract
from analysis.filters import CaseFilter
from analysis.time_steps import STEPS, Step
from api.v1.answers import JSON, Body, write_json
from api.v1.asking import Asked
from api.v1.extracts import Extracts
from api.v1.pictures import LOOKS, TITLES, write_picture
from api.v1.releases import compare_release, list_kept, write_release
from api.v1.sums import keep_ledger, sum_by_step, sum_up
from api.v1.tables import TABLES, find_row, list_rows, write_csv_page, write_json_page
from exports.forms import FORMS, name_file
from exports.json_files import describe_origin
from exports.origin import make_origin
from exports.pictures import FORMS as PICTURE_FORMS
from exports.pictures import PICTURES
from exports.pictures import Form as PictureForm
from loaders.dataset import Dataset
from loaders.releases import Shelf

Answers = Literal["rows", "row", "summary", "ledger", "steps", "file", "picture", "releases", "release", "comparison"]
"""What an address answers with: the name of its schema in the description."""

LIST: Final = frozenset({"filter", "all", "format", "limit", "offset", "fields"})
FILTER: Final = frozenset({"filter"})
NOTHING: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Call:
    """One request: the dataset of the moment, the record's own address, the path, what the path names, and the rest.

    ``extracts`` makes what is taken from the dataset, ``releases`` are those kept of it.
    """

    dataset: Dataset
    base: str
    path: str
    named: Mapping[str, str]
    asked: Asked
    extracts: Extracts
    releases: Shelf


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address.

    ``takes`` and ``own`` as ``api.v1.asking.read_request``; ``needed`` are those of ``own`` without which nothing is
    answered; ``table`` is the one it reads, or None; ``media_type`` that of a picture.
    """

    path: str
    title: str
    answers: Answers
    make: Callable[[Call], Body]
    takes: frozenset[str]
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)
    needed: frozenset[str] = NOTHING
    table: str | None = None
    media_type: str = JSON


def list_endpoints() -> tuple[Endpoint, ...]:
    """All addresses, in the order in which they are described."""
    forms = {"form": tuple(FORMS)}
    by = {"by": STEPS}
    return (
        Endpoint("/summary", "The figures of the first page", "summary", _sum(_summary), FILTER),
        Endpoint("/arrests", "People arrested, by period", "steps", _sum(_step("arrested")), FILTER, by),
        Endpoint("/returns", "People returned, by period", "steps", _sum(_step("returned")), FILTER, by),
        Endpoint("/ledger", "What became of the people of the cases shown", "ledger", _sum(_ledger), FILTER),
        Endpoint("/releases", "The releases of the record", "releases", _list_releases, NOTHING),
        # Before the file, whose id would swallow the rest of the address.
        Endpoint(
            "/releases/{id}/comparison",
            "The figures of a filter in a release and now, and what changed",
            "comparison",
            _compare,
            FILTER,
        ),
        Endpoint("/releases/{id}", "One whole release, as a Data Package (zip)", "release", _write_release, NOTHING),
        *(_show_picture(key, form) for key in PICTURES for form in PICTURE_FORMS),
        *(
            Endpoint(f"/{table}", f"Rows of the table {table}", "rows", _list_rows, LIST, table=table)
            for table in TABLES
        ),
        *(
            Endpoint(f"/{table}/{{id}}", f"One row of the table {table}", "row", _find_row, NOTHING, table=table)
            for table in TABLES
            if table not in {"series", "changes", "counted"}
        ),
        Endpoint(
            "/download",
            "What the filter shows, or everything, as a file",
            "file",
            _write_file,
            FILTER | {"all"},
            forms,
            frozenset(forms),
        ),
    )


WorkOut = Callable[[Call, CaseFilter], dict[str, Any]]


def _sum(work_out: WorkOut) -> Callable[[Call], Body]:
    def make(call: Call) -> Body:
        chosen = call.asked.case_filter or CaseFilter()
        origin = make_origin(call.dataset, chosen, call.base)
        return write_json({**describe_origin(origin), **work_out(call, chosen)})

    return make


def _summary(call: Call, chosen: CaseFilter) -> dict[str, Any]:
    return sum_up(call.dataset, chosen)


def _ledger(call: Call, chosen: CaseFilter) -> dict[str, Any]:
    return keep_ledger(call.dataset, chosen)


def _step(measure: Measure) -> WorkOut:
    steps: dict[str, Step] = {str(step): step for step in STEPS}

    def work_out(call: Call, chosen: CaseFilter) -> dict[str, Any]:
        return sum_by_step(call.dataset, chosen, measure, steps[call.asked.own.get("by", STEPS[0])])

    return work_out


def _name_table(call: Call) -> str:
    return call.path.split("/")[3]


def _take(call: Call) -> Extract:
    return call.extracts.take(call.dataset, call.asked.case_filter)


def _list_rows(call: Call) -> Body:
    origin = make_origin(call.dataset, call.asked.case_filter, call.base)
    page = list_rows(_take(call), origin, _name_table(call), call.asked, call.path)
    if call.asked.format == "csv":
        return Body(write_csv_page(page), "text/csv")
    return write_json(write_json_page(page, origin, call.asked))


def _find_row(call: Call) -> Body:
    origin = make_origin(call.dataset, None, call.base)
    table, id_ = _name_table(call), call.named["id"]
    return write_json(find_row(call.extracts.take(call.dataset, None), origin, table, id_, call.asked.language))


def _list_releases(call: Call) -> Body:
    return write_json(list_kept(call.releases, make_origin(call.dataset, None, call.base)))


def _write_release(call: Call) -> Body:
    return write_release(call.releases, call.named["id"])


def _compare(call: Call) -> Body:
    chosen = call.asked.case_filter or CaseFilter()
    origin = make_origin(call.dataset, chosen, call.base)
    return write_json(compare_release(call.releases, call.named["id"], call.dataset, chosen, origin))


def _show_picture(key: str, form: PictureForm) -> Endpoint:
    def make(call: Call) -> Body:
        chosen = call.asked.case_filter or CaseFilter()
        return write_picture(key, form, call.dataset, chosen, call.base, call.asked.own)

    path, title = f"/charts/{key}.{form.ending}", f"{TITLES[key]}, as a picture ({form.ending.upper()})"
    return Endpoint(path, title, "picture", make, FILTER, LOOKS, media_type=form.media_type)


def _write_file(call: Call) -> Body:
    form = FORMS[call.asked.own["form"]]
    origin = make_origin(call.dataset, call.asked.case_filter, call.base)
    return Body(form.write(_take(call), origin), form.media_type, name_file(form, origin))
