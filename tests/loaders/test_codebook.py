"""The codebook: complete, up to date, and safe whatever a description holds."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from loaders.codebook import EDTF_FORMS, write_codebook
from loaders.contract import Contract, read_contract
from loaders.dates import read_date

ROOT = Path(__file__).parents[2]
CONTRACT = read_contract(ROOT / "data")
CODEBOOK = write_codebook(CONTRACT)
HOSTILE = 'a | b <img src=x onerror=y> ![x](https://example.org/x) [l](u) **b** $x$ `c | d`\n# head\n\n<script>"&'


def read_cells(line: str) -> list[str]:
    """The cells of a line of a table: GFM splits at bars that have no backslash before them."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def read_hostile(where: str) -> Contract:
    descriptor: Any = copy.deepcopy(dict(CONTRACT.descriptor))
    field = descriptor["resources"][0]["schema"]["fields"][1]
    targets = {
        "package": descriptor,
        "table": descriptor["resources"][0],
        "field": field,
        "word": field["categories"][0],
        "file": descriptor["resources"][-1],
    }
    targets[where]["description"] = HOSTILE
    return read_contract(json.dumps(descriptor).encode())


def test_the_codebook_in_docs_is_what_the_contract_says_now() -> None:
    assert (ROOT / "docs" / "codebook.md").read_bytes() == CODEBOOK.encode("utf-8")


def test_the_codebook_says_version_licence_and_how_it_is_made() -> None:
    head = CODEBOOK.split("## ")[0]
    assert "Made from `data/datapackage.json` by `python -m loaders codebook`; do not edit." in head
    assert f"Version {CONTRACT.version}, 2026-11-20." in head
    assert "(https://creativecommons.org/licenses/by/4.0/)" in head
    assert "(https://www.naturalearthdata.com/about/terms-of-use/)" in CODEBOOK.split("## Base map: rivers")[1]


def test_every_field_has_a_line_with_its_title_unit_and_whether_it_may_be_empty() -> None:
    for table in CONTRACT.tables.values():
        section = CODEBOOK.split(f"\n## {table.title}\n")[1].split("\n## ")[0]
        lines = {cells[0]: cells for cells in map(read_cells, section.splitlines()) if len(cells) == 7}
        for field in table.fields:
            cells = lines[f"`{field.name}`"]
            assert cells[1] == field.title
            assert cells[3] == (field.unit or "")
            assert cells[4] == ("no" if field.required else "yes")


def test_every_word_of_every_enumeration_has_a_line_with_label_and_meaning() -> None:
    lines = [read_cells(line) for line in CODEBOOK.splitlines()]
    for table in CONTRACT.tables.values():
        for field in table.fields:
            for word in field.enum:
                assert [f"`{word.value}`", word.label] in [cells[:2] for cells in lines], word


def test_keys_pointers_and_lists_of_keys_are_named() -> None:
    for line in [
        "- Key: `series_id`, `year`, `source_id`",
        "- `to_place_id` points to `places.place_id`",
        "- `part_of` points to `places.place_id`",
        "- `source_ids` lists `sources.source_id`, separated by `;`",
        "- No two rows have the same `version`, `table`, `id`, `field`",
    ]:
        assert f"\n{line}\n" in CODEBOOK


def test_limits_are_named_and_a_bar_in_a_pattern_does_not_split_the_table() -> None:
    line = next(line for line in CODEBOOK.splitlines() if line.startswith("| `version` "))
    assert r"([1-9]\|1[0-2])" in read_cells(line)[5]
    line = next(line for line in CODEBOOK.splitlines() if line.startswith("| `lat` "))
    assert read_cells(line)[5] == "at least -90; at most 90"
    line = next(line for line in CODEBOOK.splitlines() if line.startswith("| `url` "))
    assert read_cells(line)[5].startswith("no value twice; pattern ")


def test_every_line_of_a_table_has_as_many_cells_as_its_head() -> None:
    width = None
    for line in CODEBOOK.splitlines():
        if not line.startswith("|"):
            width = None
            continue
        cells = read_cells(line)
        width = width or len(cells)
        assert len(cells) == width, line


@pytest.mark.parametrize(("text", "meaning"), EDTF_FORMS)
def test_every_form_of_date_that_the_codebook_explains_is_one_we_read(text: str, meaning: str) -> None:
    date = read_date(text)
    assert date.approximate == ("about" in meaning)
    assert date.uncertain == ("uncertain" in meaning)
    assert (date.precision == "open") == ("not known" in meaning)


def test_every_field_of_dates_is_named_where_dates_are_explained() -> None:
    section = CODEBOOK.split("\n## Dates\n")[1].split("\n## ")[0]
    dated = [f"{t.name}.{f.name}" for t in CONTRACT.tables.values() for f in t.fields if f.is_date]
    assert [name for name in dated if f"`{name}`" not in section] == []


@pytest.mark.parametrize("where", ["package", "table", "field", "word", "file"])
def test_mark_up_in_a_description_stays_text(where: str) -> None:
    page = write_codebook(read_hostile(where))
    assert "<" not in page
    assert "![" not in page
    assert "[l](" not in page
    assert "**b**" not in page
    assert "\n# head" not in page
    assert r"a \| b &lt;img src=x onerror=y&gt;" in page
    assert page.count("\n") == CODEBOOK.count("\n")


def test_names_in_back_quotes_stay_code_in_descriptions() -> None:
    assert "Empty where `scope` is not `event`." in CODEBOOK
