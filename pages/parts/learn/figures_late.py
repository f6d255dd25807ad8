"""A lesson's figures about being late: what is owed, what waiting adds, where a payment goes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import planner
from content import voice as say
from content.words import t
from pages.parts.debt import mine as debt

_ANY_BUDGET = "600.00"


def money(language: str, **amounts: str) -> dict[str, str]:
    """Amounts by name, each with its unit."""
    return {name: say.money(language, amount) for name, amount in amounts.items()}


def _arrears(mine: debt.Mine, today: date) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """What is overdue today, else the next instalment; and how lateness is counted."""
    rows = planner.schedule(mine.terms)["instalments"]
    missed = [row for row in rows if row["due"] < today.isoformat()] if mine.days_late else rows[:1]
    parts = ("due", "principal", "interest", "fee")
    penalty = mine.penalty if "rate" in mine.penalty else {"rate": mine.terms["rate"]}
    return [{part: row[part] for part in parts} for row in missed], penalty | mine.penalty


def _after(mine: debt.Mine, today: date, days: tuple[int, ...]) -> list[dict[str, Any]]:
    """What is owed on those many days from today, or from the next due date."""
    missed, penalty = _arrears(mine, today)
    first = today if mine.days_late else date.fromisoformat(missed[0]["due"])
    dates = [(first + timedelta(days=one)).isoformat() for one in days]
    found = planner.overdue_answer({"missed": missed, "penalty": penalty, "as_of": dates})
    return list(found["owed"])


def owed_today(language: str, mine: debt.Mine, today: date) -> list[str]:
    """What would bring the debt up to date today."""
    now, later = _after(mine, today, (0, 30))
    if not mine.days_late:
        values = money(language, payment=now["total"], more=_more(now, later))
        return [t(language, "own.owed_today.none", **values)]
    interest = f"{Decimal(now['interest']) + Decimal(now['fees']):.2f}"
    values = money(
        language,
        total=now["total"],
        principal=now["principal"],
        interest=interest,
        penalty=now["penalty"],
    )
    return [t(language, "own.owed_today", **values)]


def _more(now: dict[str, Any], later: dict[str, Any]) -> str:
    return f"{Decimal(later['total']) - Decimal(now['total']):.2f}"


def cost_of_waiting(language: str, mine: debt.Mine, today: date) -> list[str]:
    """What thirty and ninety days more would add."""
    now, month, quarter = _after(mine, today, (0, 30, 90))
    key = "own.cost_of_waiting.late" if mine.days_late else "own.cost_of_waiting.next"
    values = money(
        language, total=now["total"], month=_more(now, month), quarter=_more(now, quarter)
    )
    return [t(language, key, **values), t(language, "own.cost_of_waiting.only")]


def payment_split(language: str, mine: debt.Mine, today: date) -> list[str]:
    """Which part of the debt a payment covers first."""
    missed, penalty = _arrears(mine, today)
    if not mine.days_late:
        row = missed[0]
        price = f"{Decimal(row['interest']) + Decimal(row['fee']):.2f}"
        whole = f"{Decimal(price) + Decimal(row['principal']):.2f}"
        values = money(language, payment=whole, interest=price, principal=row["principal"])
        return [t(language, "own.payment_split.next", **values)]
    owed = _after(mine, today, (0,))[0]["total"]
    paid = min(Decimal(mine.budget or 0) or Decimal(_ANY_BUDGET), Decimal(owed))
    request = {"missed": missed, "penalty": penalty, "as_of": [today.isoformat()]}
    payment = {"on": today.isoformat(), "amount": f"{paid:.2f}"}
    found = planner.overdue_answer(request | {"payments": [payment]})
    parts = found["payments"][0]["applied"]
    values = money(
        language,
        paid=payment["amount"],
        penalty=parts["penalty"],
        interest=f"{Decimal(parts['interest']) + Decimal(parts['fees']):.2f}",
        principal=parts["principal"],
        left=found["owed"][0]["total"],
    )
    return [
        t(language, "own.payment_split", **values),
        t(language, "own.payment_split.order"),
    ]
