"""Answers in the contract's JSON: yuan with two decimals, rates with ten, ISO dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from planner import irr
from planner.loan import FeeWhen, Row, Terms, build, schedule_rate
from planner.money import decimal, places, yuan

if TYPE_CHECKING:  # a schedule is answered without loading these rooms
    from planner.arrears import Applied, Owed
    from planner.relief import Fit, LeastRelief, Line, Outcome

MONEY_COLUMNS = ("opening", "interest", "fee", "principal", "added", "payment", "closing")
WRITTEN: dict[str, Callable[[Any], str]] = dict.fromkeys(MONEY_COLUMNS, yuan) | {
    "due": date.isoformat
}


def rows(lines: Sequence[Row] | Sequence[Line]) -> list[dict[str, Any]]:
    """Instalments or offer lines as objects, money as yuan."""
    if not lines:
        return []
    names = lines[0]._fields
    write = [WRITTEN.get(name) for name in names]
    return [
        {
            name: value if how is None else how(value)
            for name, how, value in zip(names, write, line, strict=True)
        }
        for line in lines
    ]


def true_rate(rate: irr.TrueRate | None) -> dict[str, Any] | None:
    """Solved rates as decimal strings to ten places."""
    if rate is None:
        return None
    return {
        "period": places(rate.period),
        "nominal": places(rate.nominal),
        "effective": places(rate.effective),
        "roots": [places(root) for root in rate.roots],
    }


def schedule(terms: Terms) -> dict[str, Any]:
    """The answer of `schedule`."""
    built = build(terms)
    columns = ("payment", "interest", "fee", "principal")
    return {
        "instalments": rows(built.rows),
        "totals": {name: yuan(built.total(name)) for name in columns},
        "received": yuan(terms.received),
        "upfront_fees": yuan(terms.fee_total(FeeWhen.DEDUCTED) + terms.fee_total(FeeWhen.PAID)),
        "last_difference": yuan(built.rows[-1].payment - built.usual),
        "true_rate": true_rate(schedule_rate(built)),
    }


def owed(found: list[Owed], applied: list[Applied]) -> dict[str, Any]:
    """The answer of `overdue`."""
    first = found[0].total if found else 0
    return {
        "owed": [
            {
                "on": one.on.isoformat(),
                "days_overdue": one.days_overdue,
                "bucket": str(one.bucket),
                "principal": yuan(one.principal),
                "interest": yuan(one.interest),
                "penalty": yuan(one.penalty),
                "fees": yuan(one.fees),
                "total": yuan(one.total),
                "added_since_first": yuan(one.total - first),
            }
            | ({} if one.judgment is None else {"judgment_extra": yuan(one.judgment)})
            for one in found
        ],
        "payments": [
            {
                "on": one.on.isoformat(),
                "amount": yuan(one.amount),
                "applied": {str(part): yuan(amount) for part, amount in one.parts.items()},
                "left_over": yuan(one.left_over),
            }
            for one in applied
        ],
    }


def offer(one: Outcome, asked: Any, budget: int | None, rank: int) -> dict[str, Any]:
    """One offer of `relief`."""
    affordable = one.affordable(budget)
    return {
        "offer": asked,
        "schedule": rows(one.lines),
        "largest_payment": yuan(one.largest),
        "usual_payment": yuan(one.usual),
        "total": yuan(one.total),
        "extra": yuan(one.extra),
        "last_due": one.last_due.isoformat() if one.last_due else None,
        "still_owed": yuan(one.still_owed),
        "deferred": yuan(one.deferred),
        "forgiven": yuan(one.forgiven),
        "true_rate": true_rate(one.rate),
        "leaves_overdue": one.leaves_overdue,
        "overdue_until": one.overdue_until.isoformat() if one.overdue_until else None,
        "affordable": affordable,
        "needs": {
            "agreement_of": "lender" if one.agreed else "nobody",
            "ask_before": one.ask_before.isoformat() if one.ask_before else None,
        },
        "rank": rank,
        "reasons": [
            "leaves_overdue" if one.leaves_overdue else "not_overdue",
            {True: "affordable", False: "unaffordable", None: "no_budget"}[affordable],
            f"costs {yuan(one.total + one.still_owed)}",
        ],
    }


def fit(found: Fit, least: LeastRelief) -> dict[str, Any]:
    """What the budget would bear, and the least of each relief that makes it enough."""
    rate = least.lower_rate
    return {
        "periods": found.periods,
        "payment": None if found.payment is None else yuan(found.payment),
        "periods_without_interest": found.periods_without_interest,
        "interest_a_month": yuan(found.interest_a_month),
        "least_relief": {
            "none_needed": least.none_needed,
            "more_periods": least.more_periods,
            "lower_rate": None if rate is None else decimal(rate, 6),
            "forgiven": yuan(least.forgiven),
        },
    }


def solved(found: tuple[Row, ...]) -> dict[str, Any]:
    """A level schedule in six figures."""
    return {
        "periods": len(found),
        "payment": yuan(found[0].payment),
        "last_payment": yuan(found[-1].payment),
        "first_due": found[0].due.isoformat(),
        "last_due": found[-1].due.isoformat(),
        "total": yuan(sum(row.payment for row in found)),
    }
