"""Bytes → rows with line numbers: encoding, line ends, delimiter, quotes and width, and nothing beyond.

What can be read without a guess is read and said (byte order mark, CRLF, semicolon, tab, blank lines, another
column order); the rest is refused with the remedy. Structure comes first because later readers hide it: pandas
shifts columns in silence when a row has one cell too many.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from loaders.catalogue import CATALOGUE
from loaders.problems import Finding, found

FILE_LIMIT = 64 * 1024 * 1024
# The csv module's own limit raises in mid-file; the file limit bounds cells well enough, and cells.py measures them.
csv.field_size_limit(FILE_LIMIT)

DELIMITERS = {";": "semicolons", "\t": "tabs"}
# After these a record of the file is not among the rows read, and what points to it must not seem to dangle.
LOSING = frozenset({"row-too-short", "row-too-long", "quote-left-open", "quote-stray"})
ENDINGS = {"\r\n": "CRLF", "\r": "CR"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on (the header is line 1) and its cells in the header's order."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A file as text. ``rows_in`` counts the records met, readable or not; ``rows`` are those of full width.

    ``header`` is empty where the file could not be read at all; ``usable`` is false where its columns are not the
    contract's, so that nothing can be said about its values.
    """

    file: str
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    rows_in: int = 0
    usable: bool = False
    findings: tuple[Finding, ...] = field(default=())

    @property
    def complete(self) -> bool:
        """Whether the columns are the contract's and every record of the file is among ``rows``, empty ones aside."""
        return self.usable and not any(finding.code in LOSING for finding in self.findings)


def read_table(file: str, data: bytes, columns: Sequence[str] | None = None) -> RawTable:
    """Read the bytes of one CSV file.

    ``columns`` are the contract's column names in order; without them any header is taken as it is. Never raises:
    what is wrong stands in ``findings``.
    """
    reading = _Reading(file, columns)
    text = reading.decode(data)
    if text is None:
        return RawTable(file, rows_in=reading.lost_rows, findings=tuple(reading.findings))
    return reading.read(text)


class _Reading:
    def __init__(self, file: str, columns: Sequence[str] | None) -> None:
        self.file = file
        self.columns = columns
        self.findings: list[Finding] = []
        self.lost_rows = 0

    def note(
        self, code: str, line: int | None = None, column: str | None = None, value: str = "", **more: object
    ) -> None:
        self.findings.append(found(CATALOGUE[code], self.file, line, column, value, **more))

    def decode(self, data: bytes) -> str | None:
        if not data:
            self.note("file-empty")
            return None
        if len(data) > FILE_LIMIT:
            self.note("file-too-large", size=f"{len(data):,}", limit=f"{FILE_LIMIT:,}")
            return None
        if data.startswith(b"PK\x03\x04"):
            self.note("not-csv-zip")
            return None
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:200].count(0) > len(data[:200]) // 4:
            self.note("encoding-utf16")
            self.lost_rows = max(0, data.count(b"\n") - 1)
            return None
        if data.startswith(codecs.BOM_UTF8):
            self.note("byte-order-mark", line=1)
            data = data[len(codecs.BOM_UTF8) :]
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.note("encoding-not-utf8", line=line, byte=f"0x{data[error.start]:02X}", guess=guess_encoding(data))
            self.lost_rows = max(0, len(data.splitlines()) - 1)
            return None

    def read(self, text: str) -> RawTable:
        self._say_endings(text)
        records = self._records(text, self._delimiter(text))
        header: tuple[str, ...] = ()
        rows: list[Row] = []
        rows_in = 0
        for row in records:
            if not header:
                header = row.cells
                continue
            rows_in += 1
            if len(row.cells) == len(header):
                if any(row.cells):
                    rows.append(row)
                else:
                    self.note("row-empty", row.line)
            else:
                short = len(row.cells) < len(header)
                self.note(
                    "row-too-short" if short else "row-too-long",
                    row.line,
                    cells=len(row.cells),
                    columns=len(header),
                )
        rows_in += self.lost_rows
        if not header:
            if not any(finding.code.startswith("quote") for finding in self.findings):
                self.note("file-empty")
            return RawTable(self.file, rows_in=rows_in, findings=tuple(self.findings))
        usable = self._check_header(header)
        if not rows_in:
            self.note("no-rows", 1)
        return RawTable(self.file, header, tuple(rows), rows_in, usable, tuple(self.findings))

    def _say_endings(self, text: str) -> None:
        crlf = text.count("\r\n")
        for ending, times in (("\r\n", crlf), ("\r", text.count("\r") - crlf)):
            if times:
                self.note("line-endings", value=ENDINGS[ending])

    def _delimiter(self, text: str) -> str:
        first = text.splitlines()[0] if text.strip() else ""
        for delimiter, name in DELIMITERS.items():
            if self.columns is None or "," in first or delimiter not in first:
                continue
            if set(next(csv.reader([first], delimiter=delimiter))) == set(self.columns):
                self.note("delimiter", 1, value=name)
                return delimiter
        return ","

    def _records(self, text: str, delimiter: str) -> Iterator[Row]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                # What follows a broken quotation mark cannot be trusted: the rest counts as one lost record.
                self.lost_rows += 1
                # A cell that runs on to the next line was left open, even if a later quotation mark seems to close it.
                open_quote = "unexpected end of data" in str(error) or reader.line_num > line
                self.note("quote-left-open" if open_quote else "quote-stray", line, why=error)
                return
            if not cells or (len(cells) == 1 and not cells[0].strip()):
                self.note("blank-line", line)
                continue
            yield Row(line, tuple(cells))

    def _check_header(self, header: tuple[str, ...]) -> bool:
        before = len(self.findings)
        for number, name in enumerate(header, start=1):
            if not name:
                self.note("column-unnamed", 1, value=str(number))
        for name, times in Counter(header).items():
            if name and times > 1:
                self.note("column-doubled", 1, name, name, times=times)
        if self.columns is not None:
            for name in self.columns:
                if name not in header:
                    self.note("column-missing", 1, name)
            for name in dict.fromkeys(header):
                if name and name not in self.columns:
                    near = get_close_matches(name.strip().lower(), self.columns, 1)
                    self.note("column-unknown", 1, name, name, hint=f"; did you mean {near[0]}" if near else "")
        sound = len(self.findings) == before
        if sound and self.columns is not None and header != tuple(self.columns):
            self.note("column-order", 1)
        return sound


def guess_encoding(data: bytes) -> str:
    """The likely encoding of bytes that are not UTF-8, by its common name; "an unknown encoding" if none fits."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=["cp949", "gb18030", "cp1252", "big5", "shift_jis"]).best()
    names = {
        "cp949": "CP949",
        "gb18030": "GB18030",
        "cp1252": "Windows-1252",
        "big5": "Big5",
        "shift_jis": "Shift JIS",
    }
    return names.get(best.encoding, best.encoding) if best else "an unknown encoding"
