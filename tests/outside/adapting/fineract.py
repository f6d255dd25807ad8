"""Apache Fineract's printed schedules as `schedule` and `relief` requests."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.outside.adapting.common import (
    FINERACT,
    START,
    WHOLE_UNIT,
    Case,
    Check,
    NotOurs,
    Rows,
    ask,
    built,
    level,
    percent,
    rate,
    rows,
    yuan,
)


def fineract(case: Case) -> list[Check]:
    """Apache Fineract's printed schedules (schedule_fineract); the flat one in whole units."""
    asked, lines = case["inputs"], case["expected"]["rows"]
    if "payments" in asked:
        raise NotOurs(
            "after an early payment the instalment is cut to the nearest whole unit; ours rounds up"
        )
    columns = FINERACT | {"total": "payment"}
    method, grace = asked.get("method", ""), asked.get("grace_on_principal", 0)
    if method.startswith("flat"):
        if asked["annual_rate"] * asked["principal"] % 12:
            raise NotOurs(
                "a flat instalment made whole by adding principal; here both parts are cut"
            )
        got = ask(
            "schedule",
            principal=yuan(asked["principal"], WHOLE_UNIT),
            method="flat_fee",
            rate={"value": rate(Fraction(asked["annual_rate"]) / 12), "per": "period"},
            periods=asked["n"],
            start="2022-11-01",
            rounding="half_up",
        )
        named = columns | {"interest": "fee"}
        return rows(got["instalments"], lines, named, scale=WHOLE_UNIT)
    loan = {
        "principal": yuan(asked["principal"]),
        "method": "level_payment",
        "rate": {"value": rate(asked["annual_rate"]), "per": "year"},
        "periods": asked["n"] - grace,
        "start": "2022-11-01",
        "payment_multiple": "1.00",
    }
    if not grace:
        return rows(ask("schedule", **loan)["instalments"], lines, columns)
    offer = {"interest_only": {"months": grace}}
    got = ask("relief", debt=loan, today="2022-11-01", offers=[offer])
    return rows(got["offers"][0]["schedule"], lines, columns)


def progressive(case: Case) -> list[Check]:
    """Fineract's progressive loans, half even, with real days or short steps."""
    asked, lines = case["inputs"], case["expected"]["rows"]
    yearly, count = percent(asked["annual_rate_pct"]), asked.get("day_count", "30/360")
    step = asked.get("period")
    factors = asked["period_rate_factors"]
    if step:
        size = {"1 week": 7, "15 days": 15}[step]
        year = int(count.removeprefix("actual/"))
        got = _by_days(asked["principal"], yearly, Fraction(size, year), size, len(factors))
    else:
        got = level(asked["principal"], yearly, len(factors), day_count=count, rounding="half_even")
    names = FINERACT | {"total": "payment"}
    return rows(got["instalments"], lines, names)


def _by_days(principal: Any, yearly: Decimal, share: Fraction, size: int, periods: int) -> Any:
    return ask(
        "schedule",
        principal=yuan(principal),
        method="level_payment",
        rate={"value": rate(Fraction(yearly) * share), "per": "period"},
        periods=periods,
        every={"days": size},
        start=START,
        rounding="half_even",
    )


def emi_calculator(case: Case) -> list[Check]:
    """Fineract's unit test of instalments; a later drawdown starts a new schedule on the sum."""
    asked, found = case["inputs"], list[Check]()
    yearly, due = percent(asked["annual_rate_percent"]), [row["due"] for row in asked["periods"]]
    lines: Rows = []
    names = FINERACT | {"emi": "payment"}
    for stage in case["expected"]["stages"]:
        on, drawn = stage["events"][0]["date"], stage["events"][0]["amount"]
        left = [day for day in due if day > on]
        done = len(due) - len(left)
        balance = Decimal(lines[done - 1]["closing"]) if done else Decimal(0)
        if asked["frequency"] == "WEEKS":
            got = _by_days(drawn, yearly, Fraction(7, 364), 7, len(left))
        else:
            got = level(balance + drawn, yearly, len(left), start=on, rounding="half_even")
        lines = got["instalments"]
        found += rows(lines, stage["rows"][done:], names)
    return built(found) if len(case["expected"]["stages"]) > 1 else found


ADAPTERS = {
    "schedule_fineract": fineract,
    "schedule_fineract_progressive": progressive,
}
