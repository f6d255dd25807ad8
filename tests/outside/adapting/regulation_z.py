"""US Regulation Z, Appendix J: nominal rates by unit period, odd days at simple interest."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.outside.adapting.common import (
    FINE,
    Case,
    Check,
    ask,
    back,
    check,
    number,
    percent,
    printed,
    rate,
    yuan,
)
from tests.outside.adapting.rates import at


def us_unit_periods(case: Case) -> list[Check]:
    """US Regulation Z, Appendix J: nominal rates by unit period."""
    asked, expected = case["inputs"], case["expected"]
    part, _ = asked["first_payment_fraction"]
    per_year, flows = asked["unit_periods_per_year"], [(0, asked["amount_financed"])]
    if part:
        return _us_odd_first(case)
    for line in asked["payments"]:
        flows += [(len(flows) + nth, -line["amount"]) for nth in range(line["count"])]
    if per_year == int(per_year):
        nominal = at(flows, int(per_year))["nominal"]
    else:
        fee = asked["payments"][0]["amount"] - asked["amount_financed"]
        days = round(365 / per_year)
        nominal = ask(
            "schedule",
            principal=yuan(asked["amount_financed"]),
            method="bullet",
            rate={"value": "0", "per": "year"},
            periods=1,
            every={"days": days},
            start="2001-01-01",
            fees=[{"amount": yuan(fee), "when": "each_period"}],
        )["true_rate"]["nominal"]
    return [
        check(name, one, Decimal(nominal) * 100, case["tolerance"][name])
        for name, one in expected.items()
    ]


def _us_odd_first(case: Case) -> list[Check]:
    """An odd first period before some whole ones: its dates on a 30/360 or weekly calendar."""
    asked = case["inputs"]
    part, whole = asked["first_payment_fraction"]
    if len(asked["payments"]) > 1:
        return _us_unequal(case)
    per_year, line = int(asked["unit_periods_per_year"]), asked["payments"][0]
    unit = {24: {"days": 15}, 52: {"days": 7}, 12: {"months": 1}, 4: {"months": 3}}[per_year]
    if "days" in unit:
        # The whole weeks of a February are a month of deferral.
        boundary = date(2023, 2, 1)
        start = boundary - timedelta(days=unit["days"] * part // whole)
    else:
        boundary = date(2023, 10, 1)
        full, odd = divmod(30 * unit["months"] * part // whole, 30)
        start = date(2023, boundary.month - full - 1, 31 - odd)
    loan = {"periods": line["count"], "every": unit}
    loan |= {"start": start.isoformat(), "first_due": boundary.isoformat()}
    before = asked["first_payment_full_unit_periods"]
    return bracket(case, asked["amount_financed"], line["amount"], loan, before)


def _us_unequal(case: Case) -> list[Check]:
    """Unequal payments after an odd first period: the rate that gives itself back.

    The advance grows over the odd days by simple interest at the case's rate; those flows must
    have that rate. A higher rate would make the advance larger and its flows' rate lower, so the
    planner's own rate lies within the tolerance too.
    """
    asked = case["inputs"]
    part, per_year = Fraction(*asked["first_payment_fraction"]), int(asked["unit_periods_per_year"])
    payments = [-line["amount"] for line in asked["payments"] for _ in range(line["count"])]
    later = list(enumerate(payments, asked["first_payment_full_unit_periods"]))
    found = []
    for name, one in case["expected"].items():
        grown = asked["amount_financed"] * (1 + part * Fraction(percent(one)) / per_year)
        advance = Decimal(grown.numerator) / Decimal(grown.denominator)
        nominal = Decimal(at([(0, advance), *later], per_year, FINE)["nominal"]) * 100
        found.append(check(name, one, nominal, case["tolerance"][name], inverse=True))
    return found


def bracket(
    case: Case, principal: Any, payment: Decimal, loan: dict[str, Any], before: int = 0
) -> list[Check]:
    """The other way round: level payments at the case's rate ± its tolerance enclose its payment.

    The payment rises with the rate, so the planner's own rate lies within the tolerance. Whole
    periods `before` the first payment are deferred with their interest added.
    """
    size, months = loan["every"], loan["every"].get("months")
    per_year = 12 // months if months else {15: 24, 7: 52}[size["days"]]
    found = []
    for name, one in case["expected"].items():
        within = number(case.get("tolerance", {}).get(name, printed(one)))
        low, high = (
            _payment(principal, Fraction(percent(side)) / per_year, loan, before)
            for side in (one - within, one + within)
        )
        middle = (low + high) / 2
        found.append(check(f"payment at {name}", payment, middle, (high - low) / 2, inverse=True))
    return found


def _payment(principal: Any, per_period: Fraction, loan: dict[str, Any], before: int) -> Decimal:
    loan = loan | {
        "principal": yuan(principal, FINE),
        "method": "level_payment",
        "rate": {"value": rate(per_period), "per": "period"},
    }
    if not before:
        lines = ask("schedule", **loan)["instalments"]
    else:
        months = loan["every"].get("months", 1) * (before if "months" in loan["every"] else 1)
        offer = {"defer": {"months": months, "interest": "added"}}
        got = ask("relief", debt=loan, today=loan["start"], offers=[offer])
        lines = got["offers"][0]["schedule"][before:]
    return back(lines[0]["payment"], FINE)


def us_nominal(case: Case) -> list[Check]:
    """Quarterly payments from 1 October on a loan of 23 June: 8 odd days and a whole quarter."""
    asked = case["inputs"]
    line = asked["payments"][0]
    loan = {"periods": line["count"], "every": {"months": 3}}
    loan |= {"start": asked["date"], "first_due": "1978-07-01"}
    return bracket(case, asked["advance"], line["amount"], loan, 1)


ADAPTERS = {
    "apr_us_regz": us_unit_periods,
    "apr.us_actuarial_nominal": us_nominal,
}
