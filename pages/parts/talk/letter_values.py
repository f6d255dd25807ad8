"""What stands in a letter to the lender: the reader's figures in words, blanks where none are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import planner
from content import voice as say
from content.words import t
from pages.papers import contacts
from pages.parts.debt import mine as debt
from pages.parts.relief import ways

BLANK = "____"  # stays open for the reader's pen: names and contract numbers are never asked for
SIZES = {"defer": "months", "interest_only": "months", "longer": "longer", "pieces": "pieces"}
_SUMS = ("first", "payment", "largest")


@dataclass(frozen=True)
class Asked:
    """What the reader asks the lender for, as chosen on the page."""

    late: bool = False
    want: str = ""
    size: int | None = None
    move_to: date | None = None
    budget: str | None = None
    from_day: date | None = None
    reason: str = "blank"


@dataclass(frozen=True)
class Counted:
    """What the planner makes of it: what is overdue, what the way asked for costs each time."""

    overdue: str | None = None
    first: str = ""
    payment: str = ""
    largest: str = ""
    affordable: bool | None = None


def counted(mine: debt.Mine | None, wish: Asked, today: date) -> Counted:
    """The overdue part and the price of the way asked for; what cannot be counted stays open."""
    if mine is None:
        return Counted()
    overdue = None if wish.late else "0.00"
    if mine.days_late:
        arrears = _offer(mine, "pay_arrears_now", None, today)
        overdue = arrears["schedule"][0]["payment"] if arrears else None
    way = "re_age" if wish.want == "longer" and wish.late else wish.want
    if way not in ways.WAYS or wish.late != bool(mine.days_late):
        return Counted(overdue)
    if wish.want in SIZES and wish.size is None:
        return Counted(overdue)
    size, moved = wish.size or 1, (wish.move_to or today).isoformat()
    choices = ways.Choices(
        months=size, longer=size, stopped=size, pieces=size, lump="", move_to=moved
    )
    one = _offer(mine, ways.WAYS[way].offer(choices), wish.budget, today)
    if one is None:
        return Counted(overdue)
    paid = (row["payment"] for row in one["schedule"] if Decimal(row["payment"]) > 0)
    first = next(paid, "")
    return Counted(overdue, first, one["usual_payment"], one["largest_payment"], one["affordable"])


def _offer(mine: debt.Mine, offer: Any, budget: str | None, today: date) -> dict[str, Any] | None:
    terms = mine.terms | {"overdue": {"penalty": mine.penalty}}
    request = {"debt": terms, "today": today.isoformat(), "offers": [offer]}
    try:
        found = planner.relief_answer(request | ({"budget": budget} if budget else {}))
    except planner.Refused:
        return None
    one: dict[str, Any] = found["offers"][0]
    return one if one["schedule"] else None


def rate(language: str, terms: dict[str, Any]) -> str:
    """The rate as the contract quotes it: 年利率 18%."""
    shown = f"{(Decimal(terms['rate']['value']) * 100).normalize():f}%"
    return t(language, f"letter.rate.{terms['rate']['per']}", rate=shown)


@dataclass(frozen=True)
class Known:
    """All that can stand in a letter, before it is put into words."""

    mine: debt.Mine | None
    wish: Asked
    sums: Counted
    rows: Sequence[contacts.Row]
    today: date


def values(language: str, known: Known) -> dict[str, str]:
    """Everything a letter can hold, in one language; what is not known is left open."""
    mine, wish, sums = known.mine, known.wish, known.sums

    def money(amount: str | None) -> str:
        return say.money(language, amount) if amount else f"{BLANK} {t(language, 'unit.yuan')}"

    told = mine is not None and (mine.days_late > 0 or not wish.late)
    return {
        "principal": money(mine.terms["principal"] if mine else None),
        "rate": rate(language, mine.terms) if mine else BLANK,
        "periods": str(mine.terms["periods"]) if mine else BLANK,
        "days_late": str(mine.days_late) if mine and told else BLANK,
        "overdue": money(sums.overdue),
        "budget": money(wish.budget),
        "want": _want(language, wish, money(wish.budget)),
        "result": _result(language, wish, sums),
        "reason": BLANK if wish.reason == "blank" else t(language, f"letter.reason.{wish.reason}"),
        "from_day": say.day(language, wish.from_day) if wish.from_day else BLANK,
        "today": say.day(language, known.today),
        "events": events(language, known.rows),
    }


def _want(language: str, wish: Asked, budget: str) -> str:
    if not wish.want:
        return BLANK
    size = wish.size if wish.size is not None else BLANK
    moved = say.day(language, wish.move_to) if wish.move_to else BLANK
    sizes = dict.fromkeys(SIZES.values(), size)
    return t(language, f"letter.want.{wish.want}", **sizes, move_to=moved, budget=budget)


def _result(language: str, wish: Asked, sums: Counted) -> str:
    if not sums.payment or wish.want not in SIZES:
        return ""
    shown = {name: say.money(language, getattr(sums, name)) for name in _SUMS}
    space = "" if language == "zh" else " "
    return space + t(language, f"letter.result.{wish.want}", **shown)


def events(language: str, rows: Sequence[contacts.Row]) -> str:
    """What happened, line by line, from the reader's own record; open lines where it is empty."""
    lines: list[dict[str, str]] = [contacts.spoken(language, row) for row in rows]
    empty = dict.fromkeys(contacts.FIELDS, BLANK)
    return "\n".join(
        t(language, "letter.event", number=at, **{key: one[key] or BLANK for key in one})
        for at, one in enumerate(lines or [empty, empty], start=1)
    )
