"""Bytes → rows: what is read, what is read and said, what is refused, and that nothing is lost in silence."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.problems import Level
from loaders.reading import RawTable, Row, guess_encoding, read_table
from tests.loaders.builders import FIXTURES, SOUND

SPECTRUM = FIXTURES / "csv-spectrum"
COLUMNS = ("id", "name", "note")


def read(text: str | bytes, columns: tuple[str, ...] | None = COLUMNS) -> RawTable:
    return read_table("t.csv", text if isinstance(text, bytes) else text.encode(), columns)


def codes(table: RawTable) -> list[tuple[int | None, str]]:
    return [(finding.line, finding.code) for finding in table.findings]


@pytest.mark.parametrize("path", sorted(SPECTRUM.glob("csvs/*.csv")), ids=lambda path: path.stem)
def test_the_files_of_csv_spectrum_give_exactly_their_json(path: Path) -> None:
    wanted = json.loads((SPECTRUM / "json" / f"{path.stem}.json").read_text("utf-8"))
    table = read_table(path.name, path.read_bytes())
    rows = [dict(zip(table.header, row.cells, strict=True)) for row in table.rows]
    assert rows == (wanted if isinstance(wanted, list) else [wanted])
    assert [code for _, code in codes(table)] == (["line-endings"] if path.stem.endswith("_crlf") else [])


def test_csv_spectrum_has_its_twelve_files() -> None:
    names = {path.stem for path in SPECTRUM.glob("csvs/*.csv")}
    assert len(names) == 12
    assert names == {path.stem for path in SPECTRUM.glob("json/*.json")}


def test_rows_carry_the_line_on_which_they_start() -> None:
    table = read('id,name,note\n1,a,"x\ny"\n\n2,b,z\n')
    assert table.rows == (Row(2, ("1", "a", "x\ny")), Row(5, ("2", "b", "z")))
    assert codes(table) == [(4, "blank-line")]


def test_lines_are_counted_alike_for_every_line_end() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert [row.line for row in read(f"id,name,note{end}1,a,b{end}2,c,d{end}").rows] == [2, 3]


def test_separators_of_unicode_are_no_line_ends() -> None:
    assert read("id,name,note\n1,a\u2028b,c\x85d\x0be\n").rows == (Row(2, ("1", "a\u2028b", "c\x85d\x0be")),)


@pytest.mark.parametrize(("delimiter", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_delimiter_is_read_and_named_where_the_header_then_fits(delimiter: str, name: str) -> None:
    table = read("id,name,note\n1,a,b\n".replace(",", delimiter))
    assert table.rows == (Row(2, ("1", "a", "b")),)
    (finding,) = table.findings
    assert (finding.code, finding.level, finding.value) == ("delimiter", Level.WARNING, name)


def test_another_delimiter_is_not_guessed_where_the_header_does_not_fit_the_contract() -> None:
    table = read("id;name;remark\n1;a;b\n")
    assert not table.usable
    assert "delimiter" not in [code for _, code in codes(table)]


def test_commas_inside_cells_do_not_hide_a_semicolon() -> None:
    table = read('"id";"name";"note"\n1;"a, b";c\n')
    assert table.rows == (Row(2, ("1", "a, b", "c")),)


def test_another_order_of_columns_is_read_by_name() -> None:
    table = read("note,id,name\nx,1,a\n")
    assert table.usable
    assert table.header == ("note", "id", "name")
    assert codes(table) == [(1, "column-order")]


def test_an_unknown_column_is_told_with_the_name_that_was_meant() -> None:
    finding = next(f for f in read("id,name,Note \n1,a,b\n").findings if f.code == "column-unknown")
    assert "did you mean note" in finding.reason


@pytest.mark.parametrize(
    ("text", "rows_in"),
    [
        ("id,name,note\n", 0),
        ("id,name,note\n1,a,b\n2,c\n3,d,e,f\n", 3),
        ("id,name,note\n1,a,b\n,,\n", 2),
        ('id,name,note\n1,a,b\n2,"c,d\n3,e,f\n', 2),
        ('id,name,note\n1,a,"b"c\n2,d,e\n', 1),
        ("id,name,note\n1,a,b", 1),
    ],
)
def test_every_record_that_is_met_is_counted(text: str, rows_in: int) -> None:
    table = read(text)
    assert table.rows_in == rows_in
    lost = [code for _, code in codes(table) if code.startswith(("row-", "quote-"))]
    assert table.rows_in == len(table.rows) + len(lost)


@pytest.mark.parametrize("exhibit", ["cp949", "gb18030", "windows-1252"])
def test_the_rows_of_a_file_in_another_encoding_are_counted_though_none_is_read(exhibit: str) -> None:
    (path,) = (FIXTURES / exhibit).rglob("*.csv")
    sound = SOUND / path.relative_to(FIXTURES / exhibit)
    table = read(path.read_bytes(), None)
    assert table.rows_in == len(sound.read_text("utf-8").splitlines()) - 1
    assert table.rows == ()


def test_an_open_quotation_mark_is_told_where_it_opens_though_a_later_one_seems_to_close_it() -> None:
    table = read('id,name,note\n1,a,b\n2,"c,d\n3,e,"f"\n4,g,h\n')
    assert codes(table) == [(3, "quote-left-open")]
    assert table.rows == (Row(2, ("1", "a", "b")),)


def test_a_table_is_complete_unless_a_record_of_it_could_not_be_read() -> None:
    assert read("id,name,note\n1,a,b\n").complete
    assert read("id,name,note\n,,\n1,a,b\n").complete
    assert not read("id,name,note\n1,a\n").complete
    assert not read("id,name\n1,a\n").complete
    assert not read('id,name,note\n1,"a,b\n').complete


def test_a_quotation_mark_in_the_middle_of_a_bare_cell_is_text() -> None:
    assert read('id,name,note\n1,a 5" pipe,b\n').rows == (Row(2, ("1", 'a 5" pipe', "b")),)


def test_a_cell_beyond_the_limit_of_the_csv_module_is_read() -> None:
    assert len(read(f"id,name,note\n1,a,{'x' * 200_000}\n").rows[0].cells[2]) == 200_000


@pytest.mark.parametrize(("encoding", "name"), [("cp949", "CP949"), ("gb18030", "GB18030"), ("cp1252", "Windows-1252")])
def test_the_likely_encoding_is_named(encoding: str, name: str) -> None:
    text = {
        "cp949": "중국에서 체포된 북한 이탈 주민 열 명이 신의주로 송환되었다. 가족은 소식을 듣지 못했다.",
        "gb18030": "十名朝鲜人在沈阳被捕，随后被遣返至新义州。家属没有得到任何消息。",
        "cp1252": "Médecins Sans Frontières said “they were returned” — a café owner saw it.",
    }[encoding]
    assert guess_encoding(text.encode(encoding)) == name


def test_bytes_of_no_encoding_are_named_unknown_or_guessed_but_never_raise() -> None:
    assert guess_encoding(bytes(range(128, 256)))


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=300))
def test_no_bytes_bring_the_reading_down(data: bytes) -> None:
    table = read(data)
    assert table.rows_in >= len(table.rows)
    assert table.findings or table.rows_in == len(table.rows)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.text(alphabet=st.sampled_from('idnameot,";\t\r\n \ufeff가é'), max_size=60))
def test_whatever_follows_the_header_is_read_or_told(tail: str) -> None:
    table = read(f"id,name,note\n{tail}")
    lost = [code for _, code in codes(table) if code.startswith(("row-", "quote-"))]
    assert table.rows_in == len(table.rows) + len(lost)
    assert all(len(row.cells) == 3 and any(row.cells) for row in table.rows)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(
    st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)] * 3), max_size=5)
)
def test_what_the_csv_module_writes_is_read_back_cell_by_cell(rows: list[tuple[str, str, str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([COLUMNS, *rows])
    table = read(written.getvalue())
    assert [row.cells for row in table.rows] == rows
    assert table.usable
