"""Household budgets, several debts and early settlement."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.outside.adapting.common import (
    FINE,
    START,
    Case,
    Check,
    ask,
    back,
    built,
    check,
    level,
    percent,
    printed,
    rate,
    root,
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


def statutory_rebate(case: Case) -> list[Check]:
    """The British statute's rebate: the instalments left, less what is owed on the day.

    The agreed instalments are paid on their days; what is owed then runs on, compounded, for the
    part of a period that is over. The yearly rate of a period has six places, as the rule says.
    """
    asked, months = case["inputs"], case["inputs"]["settle_after_instalment"]
    unit = root(percent(asked["apr_percent"]), Fraction(1, 12)).quantize(Decimal("0.000001"))
    terms: dict[str, Any] = {
        "rate": {"value": rate(unit), "per": "period"},
        "periods": asked["n"],
        "start": START,
    }
    due = [row["due"] for row in level(asked["principal"], 0, asked["n"])["instalments"]]
    owed = ask(
        "settle",
        principal=yuan(asked["principal"], FINE),
        method="level_payment",
        paid=[{"on": day, "amount": yuan(asked["instalment"], FINE)} for day in due[:months]],
        on=due[months - 1],
        **terms,
    )["total"]
    part = {"value": rate(root(unit, Fraction(asked["part_period"]))), "per": "period"}
    one = terms | {"rate": part, "periods": 1}
    then = ask("schedule", principal=owed, method="bullet", **one)["totals"]["payment"]
    rebate = (asked["n"] - months) * asked["instalment"] - back(then, FINE)
    expected = case["expected"]["rebate"]
    return built([check("rebate", expected, rebate, printed(Decimal("0.01")))])


def never_paid(case: Case) -> list[Check]:
    """Nothing is ever paid: the rate runs on the whole sum, as where only interest is due.

    The source keeps its instalment; what is not interest of it is principal, and the last row
    holds the rest.
    """
    asked, lines = case["inputs"], case["expected"]["rows"]
    terms = (asked["principal"], asked["annual_rate"], asked["n"])
    plan = level(*terms, start=asked["start"])["instalments"]
    whole = level(*terms, start=asked["start"], method="interest_first")
    run = [Decimal(row["interest"]) for row in whole["instalments"]]
    usual, left = Decimal(plan[0]["payment"]), Decimal(asked["principal"])
    found = [
        check("total interest", case["expected"]["total_interest"], whole["totals"]["interest"])
    ]
    for line, interest in zip(lines, run, strict=True):
        part = left if line is lines[-1] else usual - interest
        left -= part
        found += [
            check(f"row {line['n']} interest", line["interest"], interest),
            check(f"row {line['n']} total", line["total"], interest + part),
            check(f"row {line['n']} balance", line["balance"], left),
        ]
    return built(found)


def unpayable(case: Case) -> list[Check]:
    """A payment below the interest is found out at once, and no end of it is given."""
    asked = case["inputs"]
    debts = [
        {
            "name": f"loan {at}",
            "balance": yuan(one["balance"]),
            "rate": {"value": rate(percent(one["annual_rate_percent"])), "per": "year"},
            "minimum": yuan(one["minimum"]),
        }
        for at, one in enumerate(asked["loans"], 1)
    ]
    got = ask("plan", debts=debts, monthly_budget=yuan(asked["budget"]), strategy="avalanche")
    ended = sum(one["paid_off_month"] is not None for one in got["debts"])
    return [
        check("debts that never end", len(debts), len(got["never_ends"])),
        check("debts paid off", 0 if case["expected"]["result"] is None else len(debts), ended),
    ]


ADAPTERS = {
    "budget.affordability_and_payment": affordable,
    "multi_debt.lifetime_cost": two_loans,
    "multi_debt.unpayable_detection": unpayable,
    "payoff.statutory_early_settlement_rebate": statutory_rebate,
    "settlement_fineract": settled_mid_period,
    "overdue_fineract": never_paid,
    "overdue_or_payoff.interest_recalculation": paid_off,
}
