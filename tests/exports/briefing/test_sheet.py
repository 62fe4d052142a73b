"""A fact sheet takes one page, whatever it is about."""

from __future__ import annotations

import pytest

from exports.briefing.asked import Asked
from exports.briefing.document import Table
from exports.briefing.paper.writing import count_pages
from exports.briefing.sheet import make_sheet
from i18n import LANGUAGES, using
from tests.analysis.making import load_record
from tests.exports.conftest import BASE

LONG = "2023-10-northeast-mass-return"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"crackdown": ["2012-mourning-period"]},
        {"place": ["cn-shenyang"]},
        {"place": ["cn-ln"]},
        {"case": ["2017-11-shenyang-ten"]},
        {"case": [LONG]},
        {"case": ["2014-12-kunming-family"]},
        {"title": ["A title that is as long as a title may be, and then " + "longer " * 20]},
    ],
    ids=str,
)
def test_it_takes_one_page(query: dict[str, list[str]], language: str) -> None:
    with using(language):
        dataset = load_record()
        asked, unknown = Asked.from_query(query, dataset)
        assert unknown == ()
        sheet = make_sheet(dataset, asked, BASE)
        assert count_pages(sheet) == 1
    kinds = [section.block.kind for section in sheet.sections]
    assert kinds[0] == ("case" if "case" in query else "figures")
    assert sheet.data_line
    assert sheet.origin.permalink.startswith(BASE)


def test_what_there_is_no_room_for_is_counted() -> None:
    with using("en"):
        dataset = load_record()
        asked, _unknown = Asked.from_query({}, dataset)
        sheet = make_sheet(dataset, asked, BASE)
    (section,) = [section for section in sheet.sections if section.block.kind == "no_news"]
    (table,) = [part for part in section.parts if isinstance(part, Table)]
    # 99 groups are without news, as tests/app/test_cases.py knows.
    assert section.notes == [f"{99 - len(table.rows)} more rows stand on the record."]
