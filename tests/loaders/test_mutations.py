"""Whatever becomes of a file or a cell: the check says something or nothing, and never breaks down."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loaders.builders import SOUND, edit_rows, lay_out, try_loading


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("museum") / "data")


TABLES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.csv"))
TRICKY = [
    b'"',
    b"\n",
    b"\r",
    b",",
    b";",
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    "\u2028가".encode(),
    b'""',
    b"",
]
VALUES = [
    "",
    "NaN",
    "sNaN",
    "-0",
    "9" * 20,
    "9" * 4400,
    "1e999",
    "²",
    "٣",
    "../..",
    "/",
    "../2012",
    "9999-12-31",
    "0001",
]
VALUES += [
    "=1",
    "\x00",
    "\u202e",
    "e\u0301",
    "<b>",
    ";",
    "a;;a",
    "x/0",
    "/1",
    "CN",
    "kp",
    "arrest",
    "group",
    "yes",
    "no",
]


@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_no_change_of_bytes_brings_the_check_down(playground: Path, data: st.DataObject) -> None:
    path = playground / data.draw(st.sampled_from(TABLES))
    before = path.read_bytes()
    after = before
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(after)))
        length = data.draw(st.sampled_from([0, 1, 5, 200]))
        after = after[:start] + data.draw(st.sampled_from(TRICKY) | st.binary(max_size=8)) + after[start + length :]
    path.write_bytes(after)
    try:
        report = try_loading(playground)
    finally:
        path.write_bytes(before)
    assert all(count.rows_in == count.kept + count.refused for count in report.rows.values())


@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_no_value_in_any_cell_brings_the_check_down(playground: Path, data: st.DataObject) -> None:
    path = playground / data.draw(st.sampled_from(TABLES))
    before = path.read_bytes()

    def edit(rows: list[list[str]]) -> None:
        for _ in range(data.draw(st.integers(1, 4))):
            row = data.draw(st.integers(1, len(rows) - 1))
            column = data.draw(st.integers(0, len(rows[0]) - 1))
            others = st.sampled_from([cell for other in rows[1:] for cell in other])
            rows[row][column] = data.draw(st.sampled_from(VALUES) | others | st.text(max_size=20))

    edit_rows(path, edit)
    try:
        try_loading(playground)
    finally:
        path.write_bytes(before)
