"""Household budgets, several debts and early settlement."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.adapting.common import (
    FINE,
    Case,
    Check,
    ask,
    back,
    check,
    level,
    needs,
    not_ours,
    percent,
    printed,
    rate,
    yuan,
)


def affordable(case: Case) -> list[Check]:
    """The mortgage payment of a household budget, now and three points dearer."""
    asked, expected, scale = case["inputs"], case["expected"], FINE - 1
    found = []
    for name, more in (("monthly_payment", 0), ("monthly_payment_at_plus_3_points", 3)):
        yearly = percent(asked["annual_rate_percent"] + more)
        got = level(asked["borrowing"], yearly, asked["years"] * 12, scale)
        paid = back(got["instalments"][0]["payment"], scale)
        found.append(check(name, expected[name], paid, printed(Decimal("0.01"))))
    return found


def two_loans(case: Case) -> list[Check]:
    """What two student loans cost in all over ten and twenty-five years, in whole units."""
    found = []
    for name, years in (("total_10y", 10), ("total_25y", 25)):
        totals = [
            level(one["principal"], percent(one["annual_rate_percent"]), years * 12, FINE)["totals"]
            for one in case["inputs"]["loans"]
        ]
        paid = sum(back(total["payment"], FINE) for total in totals)
        found.append(check(name, case["expected"][name], paid, Decimal("0.5")))
    return found


def settled(principal: Any, yearly: Any, periods: int, start: str, **how: Any) -> Any:
    """What clears a loan whose monthly rate is spread over the days of the month begun."""
    needs("settle")
    return ask(
        "settle",
        principal=yuan(principal),
        method="level_payment",
        rate={"value": rate(Fraction(yearly) / 12), "per": "period"},
        periods=periods,
        start=start,
        interest_rule="days_used",
        **how,
    )


def settled_mid_period(case: Case) -> list[Check]:
    """Fineract's early payoff: one instalment paid, the rest two weeks later."""
    asked, expected = case["inputs"], case["expected"]
    got = settled(
        asked["principal"],
        asked["annual_rate"],
        asked["n"],
        asked["start"],
        paid=len(asked["paid"]),
        on=asked["settle_on"],
    )
    return [
        check("principal", expected["outstanding_principal"], got["principal"]),
        check("interest", expected["interest"], got["interest"]),
        check("settlement", expected["settlement"], got["total"]),
    ]


def paid_off(case: Case) -> list[Check]:
    """The same from Fineract's end-to-end tests: the rows after the one paid add up to it."""
    asked, loan = case["inputs"], case["inputs"]["loan"]
    paid = [event for event in asked["events"] if event["type"] == "repayment"]
    on = next(event["date"] for event in asked["events"] if event["type"] == "payoff")
    got = settled(
        loan["principal"],
        percent(loan["annual_rate_percent"]),
        loan["n"],
        loan["disbursed"],
        paid=len(paid),
        on=on,
    )
    left = case["expected"]["schedule_after"][len(paid) :]
    sums = {name: sum(row[name] for row in left) for name in ("principal", "interest", "total")}
    return [check(name, sums[name], got[name]) for name in sums]


ADAPTERS = {
    "budget.affordability_and_payment": affordable,
    "multi_debt.lifetime_cost": two_loans,
    "multi_debt.unpayable_detection": not_ours("waits for the verb plan"),
    "payoff.statutory_early_settlement_rebate": not_ours(
        "the statute's rebate: agreed instalments at a rate of six places, compounded to the day"
    ),
    "settlement_fineract": settled_mid_period,
    "overdue_or_payoff.interest_recalculation": paid_off,
}
