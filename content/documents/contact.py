"""The contact check for one kind of lender: the rules for a card, a loan and a friend differ."""

from collections.abc import Mapping
from typing import Any

LENDER = "lender"  # the question that asks for it; its answers carry no judgement of their own


def for_lender(option: Mapping[str, Any], lender: str | None) -> dict[str, Any]:
    """An answer as judged for a kind of lender: its own level and reason where it has them."""
    own = option.get("lenders", {}).get(lender or "", {})
    made: dict[str, Any] = {key: one for key, one in option.items() if key != "lenders"} | own
    return made
