"""Which coding a browser is answered in, by Accept-Encoding, and the compressed bytes."""

from __future__ import annotations

import gzip

import brotli  # type: ignore[import-untyped]
import pytest
from starlette.datastructures import Headers

from api.encodings import choose_encoding, compress, is_held

TEXT = b"Returned, held or arrested. " * 100


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("BR", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate", "gzip"),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("gzip;q=0.8, br;q=0.2", "gzip"),
        ("gzip;q=0.5, br;q=0.5", "br"),
        ("gzip;q=0", None),
        ("br;q=0, gzip;q=0.0", None),
        ("br;q=0,gzip", "gzip"),
        ("identity;q=1, br;q=0.5", None),
        ("identity, br", "br"),
        ("identity;q=0.5, br", "br"),
        ("identity", None),
        ("deflate, zstd", None),
        ("", None),
        ("br;q=2", None),
        ("br;q=, gzip;level=9", None),
        ("bro, gzipped", None),
        ("x," * 30 + "br", None),
    ],
)
def test_the_coding_is_the_one_the_browser_likes_best_of_those_there_are(accepted: str, encoding: str | None) -> None:
    assert choose_encoding(Headers({"accept-encoding": accepted})) == encoding


def test_a_browser_that_says_nothing_gets_the_body_as_it_is() -> None:
    assert choose_encoding(Headers({})) is None


def test_a_header_sent_in_two_lines_is_read_as_one() -> None:
    lines = [(b"accept-encoding", b"gzip"), (b"accept-encoding", b"br")]
    assert choose_encoding(Headers(raw=lines)) == "br"


def test_what_was_compressed_is_the_same_again_and_much_smaller() -> None:
    packed, zipped = compress(TEXT, "br"), compress(TEXT, "gzip")
    assert packed is not None
    assert zipped is not None
    assert brotli.decompress(packed) == gzip.decompress(zipped) == TEXT
    assert max(len(packed), len(zipped)) < len(TEXT) / 10
    assert compress(TEXT, "gzip") == zipped


@pytest.mark.parametrize("body", [b"", b"short", bytes(range(256)) * 2])
def test_what_would_hardly_become_smaller_is_left_as_it_is(body: bytes) -> None:
    packed = compress(body, "gzip")
    assert packed is None or len(packed) < len(body)
    assert compress(body[:499], "br") is None


@pytest.mark.parametrize(
    ("held", "same"),
    [('"a"', True), ('W/"a"', True), ('"x", "a"', True), ("*", True), ('"x"', False), ("a", False), ("", False)],
)
def test_a_tag_is_compared_weakly(held: str, same: bool) -> None:
    headers = Headers({"if-none-match": held})
    assert is_held(headers, '"a"') is same
    assert is_held(headers, 'W/"a"') is same


def test_a_request_without_a_tag_holds_nothing() -> None:
    assert not is_held(Headers({}), '"a"')
