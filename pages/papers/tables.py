"""Cells that a spreadsheet shows as they were typed: none ever starts a formula."""

from __future__ import annotations

from content.straight import straight

_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe(cell: str) -> str:
    """A cell that a spreadsheet shows as it was typed instead of calculating it."""
    cell = straight(cell)
    return f"'{cell}" if cell.lstrip(" \n").startswith(_RISKY) else cell
