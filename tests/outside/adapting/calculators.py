"""Calculators that carry an unrounded instalment, asked in millionths; interest only."""

from __future__ import annotations

from decimal import Decimal

from tests.outside.adapting.common import (
    FINE,
    FINERACT,
    Case,
    Check,
    back,
    check,
    level,
    percent,
    printed,
    rows,
)
from tests.outside.adapting.fineract import emi_calculator


def level_payment(case: Case) -> list[Check]:
    """Level payments of calculators that carry an unrounded instalment, in millionths."""
    asked, expected = case["inputs"], case["expected"]
    if "periods" in asked:
        return emi_calculator(case)
    if asked.get("basis") == "ACT/ACT":
        return _actual(case)
    principal = asked["principal"] if "principal" in asked else asked["price"] - asked["deposit"]
    yearly, periods = percent(asked["annual_rate_percent"]), asked.get("n") or asked["years"] * 12
    scale = FINE - 1
    got = level(principal, yearly, periods, scale)
    lines = got["instalments"]
    first, last = lines[0], lines[-1]
    figures = {
        name: back(text, scale)
        for name, text in {
            "payment": first["payment"],
            "monthly": first["payment"],
            "monthly_exact": first["payment"],
            "first_principal": first["principal"],
            "first_interest": first["interest"],
            "last_principal": last["principal"],
            "last_interest": last["interest"],
            "interest": got["totals"]["interest"],
            "total_interest": got["totals"]["interest"],
            "total": got["totals"]["payment"],
        }.items()
    }
    if "monthly_plus3" in expected:
        dearer = level(principal, yearly + Decimal("0.03"), periods, scale)
        figures["monthly_plus3"] = back(dearer["instalments"][0]["payment"], scale)
    if "monthly_rounded_up" in expected:
        up = level(principal, yearly, periods, payment_multiple="1.00")
        figures["monthly_rounded_up"] = Decimal(up["instalments"][0]["payment"])
    if "interest_5y" in expected:
        five = sum(back(row["interest"], scale) for row in lines[: asked["look_month"]])
        figures["interest_5y"] = Decimal(five)
    found = [
        check(name, expected[name], got, printed(expected[name]))
        for name, got in figures.items()
        if name in expected
    ]
    for year, left in expected.get("balance_by_year", {}).items():
        closing = back(lines[12 * int(year) - 1]["closing"], scale)
        found.append(check(f"balance after year {year}", left, closing, printed(left)))
    return found


def _actual(case: Case) -> list[Check]:
    asked, expected = case["inputs"], case["expected"]
    got = level(
        asked["principal"],
        percent(asked["annual_rate_percent"]),
        asked["n"],
        start=asked["disbursed"],
        day_count="actual/actual",
    )
    total = check("total interest", expected["total_interest"], got["totals"]["interest"])
    lines = expected["schedule"]
    return [total, *rows(got["instalments"], lines, FINERACT | {"total": "payment"})]


def interest_only(case: Case) -> list[Check]:
    """Interest each month, the principal at the end."""
    asked, expected = case["inputs"], case["expected"]
    principal = asked["principal"] if "principal" in asked else asked["price"] - asked["deposit"]
    periods = asked.get("n") or asked["years"] * 12
    yearly = percent(asked["annual_rate_percent"])
    got = level(principal, yearly, periods, method="interest_first")
    dearer = level(principal, yearly + Decimal("0.03"), periods, method="interest_first")
    lines = got["instalments"]
    figures = {
        "monthly": lines[0]["payment"],
        "monthly_plus3": dearer["instalments"][0]["payment"],
        "total": got["totals"]["payment"],
        "interest": got["totals"]["interest"],
        "first_principal": lines[0]["principal"],
        "last_principal": lines[-1]["principal"],
    }
    return [check(name, expected[name], figures[name]) for name in figures if name in expected]


ADAPTERS = {
    "schedule.level_payment": level_payment,
    "schedule.interest_only": interest_only,
}
