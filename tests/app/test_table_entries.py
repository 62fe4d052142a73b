"""A table of many columns as a list for a phone: nothing of it is lost, and nothing becomes Markdown that was none."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ui.addresses import CASES
from ui.table_entries import MOST_COLUMNS, list_whole, name_table, write_entries

TABLE = pd.DataFrame({"Who": ["A", "B"], "How many": ["10", ""], "Note": ["", "all"], "Source": ["[p](u)", ""]})


def test_an_entry_has_its_heads_in_front_and_the_rest_by_name_without_what_is_empty() -> None:
    assert write_entries(TABLE, 2) == "- **A\u00a0· 10**\\\n  Source: [p](u)\n- **B**\\\n  Note: all"


def test_the_same_table_has_the_same_key_and_another_has_another() -> None:
    assert name_table(TABLE, "x") == name_table(TABLE.copy(), "x")
    changed = TABLE.assign(Who=["A", "C"])
    assert len({name_table(TABLE, "x"), name_table(TABLE, "y"), name_table(changed, "x")}) == 3


def test_short_chinese_and_korean_cells_stand_on_one_line_and_no_others_do() -> None:
    long = "他们于11月6日或7日被移送，尽管亲属、首尔方面、英国议员和人权团体发出呼吁"
    table = pd.DataFrame(
        {
            "日期": ["约2017年11月28日"],
            "谁": ["Amnesty International"],
            "言论": [long],
            "인원": ["최소 10"],
            "To": ["China"],
        }
    )
    assert list_whole(table) == [1, 4]
    assert list_whole(TABLE) == []


def test_so_many_short_columns_that_the_rest_would_have_no_room_are_not_all_kept_whole() -> None:
    table = pd.DataFrame({str(number): ["获释，约2017年12月23日"] for number in range(5)})
    assert list_whole(table) == [1, 2, 3]


@pytest.mark.parametrize("case_id", ["2017-11-shenyang-ten", "2023-10-northeast-mass-return"])
def test_each_table_of_many_columns_is_on_the_page_as_entries_too(
    case_id: str, run_page: Callable[..., AppTest]
) -> None:
    app = run_page(CASES, case=case_id)
    lists = [text.value for text in app.markdown if text.value.startswith("- **")]
    tables = [table.value for table in app.table if len(table.value.columns) > MOST_COLUMNS]
    assert len(lists) == len(tables) >= 3
    for entries, table in zip(lists, tables, strict=True):
        assert entries.count("- **") >= len(table)
        assert [cell for cell in table.astype(str).to_numpy().ravel() if cell not in entries] == []
