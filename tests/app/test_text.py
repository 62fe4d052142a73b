"""Text as Markdown that shows exactly itself. What Streamlit makes of it: tests/browser/test_plain_text.py."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ui.text import link, plain

APART = re.compile(r":color\[\\(.)\]")
# What Streamlit 1.67 replaces in a piece of text after the Markdown is read.
REPLACED = re.compile(
    r"https?://|www\.|@|(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)|:material_\w+:|:streamlit:|:[\w+-]+:", re.IGNORECASE
)
texts = st.one_of(
    st.text(),
    st.text(alphabet=string.punctuation + "aw1 "),
    st.lists(
        st.sampled_from(
            ["https://", "www.", "e.org", "@", "--", "-", ">", "<", "=", "~", ":", "smile", ":material_x:", " "]
        )
    ).map("".join),
)


def read_pieces(markdown: str) -> list[str]:
    """The pieces of text a reader of this Markdown gets, parted where a span of its own stands."""
    pieces = APART.sub("\0\\\\\\1\0", markdown).split("\0")
    return [re.sub(r"\\(.)", r"\1", piece) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Ten seized in Shenyang", "Ten seized in Shenyang"),
        ("a *b* [c](d) $e$", r"a \*b\* \[c\]\(d\) \$e\$"),
        ("  two\n\nlines\t", "two lines"),
        ("in 12:30, 4--5", r"in 12\:30\, 4:color[\-]\-5"),
        ("https://e.org", r"https:color[\:]\/\/e\.org"),
        ("WWW.e.org", r"WWW:color[\.]e\.org"),
        ("a@e.org", r"a:color[\@]e\.org"),
        ("<-> x >= y", r"\<:color[\-]\> x \>:color[\=] y"),
        (":smile: :material/face:", r":color[\:]smile\: \:material\/face\:"),
        ("", ""),
    ],
)
def test_each_mark_is_escaped_and_what_streamlit_would_replace_is_parted(text: str, markdown: str) -> None:
    assert plain(text) == markdown


@given(texts.filter(lambda text: "\0" not in text))
@example(":color[@]")
@example("at least\u00a010")
def test_any_text_reads_as_it_was_written_on_one_line(text: str) -> None:
    markdown = plain(text)
    assert len(markdown.splitlines()) <= 1
    assert "".join(read_pieces(markdown)) == re.sub(r"[^\S\u00a0]+", " ", text).strip()


@given(texts.filter(lambda text: "\0" not in text))
@example("<- -> <-> -- >= <= ~=")
@example("a@<-@b")
@example("a@--@b---")
@example(":a:smile: ::streamlit: :material_x: HTTPS://e.org WWW.e.org")
def test_no_piece_holds_what_streamlit_would_replace(text: str) -> None:
    for piece in read_pieces(plain(text)):
        assert len(piece) == 1 or not REPLACED.search(piece), piece


@given(texts)
def test_every_mark_of_the_text_has_its_backslash(text: str) -> None:
    rest = re.sub(r"\\[!-/:-@\[-`{-~]", "", APART.sub("", plain(text)))
    assert not set(rest) & set(string.punctuation)


@given(texts, texts)
def test_nothing_in_a_text_or_an_address_ends_a_link_early(text: str, address: str) -> None:
    markdown = link(text, f"https://example.org/{address}")
    label, url = markdown.removeprefix("[").removesuffix(")").rsplit("](", 1)
    assert label == plain(text)
    assert url.startswith("https://example.org/")
    assert not re.search(r"[\s<>()\[\]\\`\"']", url)
