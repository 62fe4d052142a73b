"""Whether a spreadsheet could take a cell for a formula."""

from __future__ import annotations


def is_live(cell: str) -> bool:
    """Whether it could. A number, negative or not, is a number."""
    try:
        float(cell)
    except ValueError:
        return cell.lstrip(" ")[:1] in set("=+-@\t\r\n＝＋－＠") and bool(cell.strip(" "))
    return False
