"""Moved, extended, re-aged and re-amortised loans as `relief` and `schedule` requests."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.outside.adapting.common import (
    NO_RATE,
    WHOLE_UNIT,
    Case,
    Check,
    Rows,
    ask,
    back,
    built,
    check,
    rate,
    yuan,
)


def dated(found: Rows, expected: Rows, scale: int = 0) -> list[Check]:
    """Rows of an offer against rows of a source: due date, principal, interest, balance."""
    checks = [check("rows", len(expected), len(found))]
    for at, (row, line) in enumerate(zip(found, expected, strict=False), 1):
        checks += [
            check(f"row {at} due", _ordinal(line["due"]), _ordinal(row["due"])),
            check(f"row {at} principal", line["principal"], back(row["principal"], scale)),
            check(f"row {at} interest", line["interest"], back(row["interest"], scale)),
            check(f"row {at} balance", line["balance"], back(row["closing"], scale)),
        ]
    return checks


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def offer(debt: dict[str, Any], today: str, one: dict[str, Any]) -> Rows:
    """The rows of one relief offer."""
    found: Rows = ask("relief", debt=debt, today=today, offers=[one])["offers"][0]["schedule"]
    return found


def loan(principal: Any, periods: int, start: str, **terms: Any) -> dict[str, Any]:
    """The request of a loan without interest, unless its terms say otherwise."""
    plain = {"method": "level_payment", "rate": NO_RATE, "periods": periods, "start": start}
    return plain | {"principal": yuan(principal)} | terms


def moved(case: Case) -> list[Check]:
    """Fineract reschedules: asked after the first instalment is paid."""
    asked, lines = case["inputs"], case["expected"]["rows"]
    if "new_annual_rate" in asked:
        return _new_flat_fee(case)
    start, paid = asked["start"], int(asked["n"] > 1)
    debt = loan(asked["principal"], asked["n"], start, paid=paid)
    if "move_due" in asked:
        old, new = asked["move_due"].split(" -> ")
        change: dict[str, Any] = {"move_due_date": {"to": new}}
        debt |= {} if paid else {"first_due": old}
    elif "extra_terms" in asked:
        change = {"extend_term": {"periods": asked["n"] - paid + asked["extra_terms"]}}
    else:
        change = {"interest_only": {"months": asked["grace_on_principal"]}}
    today = (date.fromisoformat(lines[0]["due"]) + timedelta(1)).isoformat() if paid else start
    return dated(offer(debt, today, change), lines[paid:])


def _new_flat_fee(case: Case) -> list[Check]:
    """A lower flat fee from a due date on: what is left is split again at the new fee.

    The source's fee is a share of the first principal, the offer's of what is left.
    """
    asked, lines = case["inputs"], case["expected"]["rows"]
    first, fee = asked["principal"], Fraction(asked["annual_rate"]) / 12
    per_period = {"value": rate(fee), "per": "period"}
    debt = loan(first, asked["n"], asked["start"], method="flat_fee", rate=per_period)
    before = ask("schedule", **debt)["instalments"]
    paid = sum(row["due"] < asked["from_due"] for row in before)
    new = Fraction(asked["new_annual_rate"]) / 12 * first / Fraction(before[paid]["opening"])
    terms = {
        "periods": asked["n"] - paid,
        "first_due": asked["from_due"],
        "flat_fee": {"value": rate(new), "per": "period"},
        "on": "whole balance",
    }
    after = offer(debt | {"paid": paid}, before[paid - 1]["due"], {"instalments": terms})
    found = [row | {"interest": row["fee"]} for row in [*before[:paid], *after]]
    return built(dated(found, lines))


def _drawn(case: Case) -> Decimal:
    """What was drawn, less the quarter paid down at once where the product asks for it."""
    drawn = sum(one["amount"] for one in case["inputs"]["events"] if one["type"] == "disbursement")
    down = "DOWNPAYMENT" in case["inputs"]["loan"]["product"]
    return Decimal(drawn * Decimal("0.75") if down else drawn)


def rescheduled(case: Case) -> list[Check]:
    """Fineract's extra terms: what is left over more instalments on the same days."""
    lent = case["inputs"]["loan"]
    extra = next(e for e in case["inputs"]["events"] if e["type"] == "reschedule")
    first = extra["rescheduleFromDate"]
    ahead = [line for line in case["expected"]["schedule_after"] if line["due"] >= first]
    monthly = lent["frequency"] == "MONTHS"
    every = {"months": 1} if monthly else {"days": lent["every"]}
    paid = int(monthly)
    debt = loan(_drawn(case), lent["n"], lent["disbursed"], every=every, paid=paid)
    today = (date.fromisoformat(first) - timedelta(1)).isoformat()
    periods = lent["n"] - paid + int(extra["extraTerms"])
    return dated(offer(debt, today, {"extend_term": {"periods": periods}}), ahead)


def re_aged(case: Case) -> list[Check]:
    """Fineract's re-aging: overdue principal becomes a new run of instalments."""
    lent, events = case["inputs"]["loan"], case["inputs"]["events"]
    change = next(event for event in events if event["type"] == "reage")
    today = [event["date"] for event in events if event["type"] == "business_date"][-1]
    debt = loan(_drawn(case), lent["n"], lent["disbursed"], every={"days": lent["every"]})
    terms = {"periods": int(change["numberOfInstallments"]), "first_due": change["startDate"]}
    ahead = [row for row in case["expected"]["schedule_after"] if row["due"] >= terms["first_due"]]
    return dated(offer(debt, today, {"re_age": terms}), ahead)


def re_amortised(case: Case) -> list[Check]:
    """Overdue principal shared over the instalments left, in whole units, beside the contract's.

    The contract's rows and the catch-up rows are two schedules; the source prints their sum.
    """
    events, lent = case["inputs"]["events"], case["inputs"]["loan"]
    today = [event["date"] for event in events if event["type"] == "business_date"][-1]
    every = {"days": lent["every"]}
    plain = ask("schedule", **loan(_drawn(case), lent["n"], lent["disbursed"], every=every))
    missed = [row for row in plain["instalments"] if row["due"] < today]
    ahead = [row for row in plain["instalments"] if row["due"] >= today]
    paid = sum(event["amount"] for event in events if event["type"] == "repayment")
    overdue = sum(Decimal(row["principal"]) for row in missed) - paid
    catch_up = ask(
        "schedule",
        principal=yuan(overdue, WHOLE_UNIT),
        method="level_payment",
        rate=NO_RATE,
        periods=len(ahead),
        start=missed[-1]["due"],
        due_dates=[row["due"] for row in ahead],
        rounding="half_even",
    )["instalments"]
    expected = [row for row in case["expected"]["schedule_after"] if row["due"] >= today]
    sums = [
        check(
            f"due {line['due']}",
            line["principal"],
            Decimal(row["principal"]) + back(more["principal"], WHOLE_UNIT),
        )
        for line, row, more in zip(expected, ahead, catch_up, strict=True)
    ]
    return built([check("rows", len(expected), len(ahead)), *sums])


ADAPTERS = {
    "reschedule_fineract": moved,
    "extension.reschedule": rescheduled,
    "extension.reage": re_aged,
    "extension.reamortize": re_amortised,
}
