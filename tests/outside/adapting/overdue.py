"""Late interest, charges and payments as `overdue` requests."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from planner import Refused
from tests.outside.adapting.changes import loan
from tests.outside.adapting.common import (
    FINE,
    NO_RATE,
    Case,
    Check,
    NotOurs,
    ask,
    back,
    built,
    check,
    not_ours,
    percent,
    printed,
    rate,
    root,
    yuan,
)


def penalty(principal: Any, start: str, end: str, per_day: Any, **how: Any) -> Decimal:
    """Late interest on one sum between two days, in millionths."""
    owed = ask(
        "overdue",
        missed=[{"due": start, "principal": yuan(principal, FINE)}],
        penalty={"rate": {"value": rate(per_day), "per": "day"}} | how,
        as_of=[end],
    )["owed"][0]
    return back(owed["penalty"], FINE)


def changing_rate(asked: dict[str, Any], principal: Any, start: str, end: str) -> Decimal:
    """Late interest day by day when the rate changes: one request per rate, answers added."""
    total, days, ends = Decimal(0), asked.get("day_count", 365), asked.get("both_ends_inclusive")
    for one in asked["rates"]:
        opens = max(start, (date.fromisoformat(one["start"]) - timedelta(1)).isoformat())
        closes = min(end, one["end"])
        if opens < closes:
            count = "both_ends" if ends and opens == start else "one_end"
            daily = Fraction(one["annual"]) / days
            total += penalty(principal, opens, closes, daily, count=count)
    return total


UK_RATE_IN_2024 = [{"start": "2023-08-22", "end": "2024-08-19", "annual": Decimal("0.0775")}]


def segmented(case: Case) -> list[Check]:
    """Interest on tax paid late at official rates, both ends counted."""
    asked = case["inputs"]
    got = changing_rate(asked, asked["amount"], asked["start"], asked["end"])
    return built([check("interest", case["expected"]["interest"], got, printed(Decimal("0.01")))])


def segmented_and_penalties(case: Case) -> list[Check]:
    """The same with 5 % of the bill after 30, 183 and 367 days.

    Each day from the deadline to the second day before payment bears that day's rate.
    Two source figures are defective; there `expected_corrected` is used, as the case says.
    """
    asked, expected, bill = case["inputs"], case["expected"], case["inputs"]["bill"]
    rates = {"rates": UK_RATE_IN_2024} | asked
    eve, last = (
        (date.fromisoformat(asked[day]) - timedelta(back_by)).isoformat()
        for day, back_by in (("deadline", 1), ("paid", 2))
    )
    interest = changing_rate(rates, bill, eve, last)
    charges = [{"fraction": "0.05", "after_days": days} for days in (30, 183, 367)]
    owed = ask(
        "overdue",
        missed=[{"due": asked["deadline"], "principal": yuan(bill)}],
        penalty={"rate": NO_RATE},
        charges=charges,
        as_of=[asked["paid"]],
    )["owed"][0]
    whole = int(Decimal(owed["total"]) + interest)
    printed_interest = expected.get("interest", expected.get("interest_corrected"))
    found = [check("late penalty", expected["late_payment_penalty"] or 0, owed["fees"])]
    if printed_interest is not None:
        found.append(check("interest", printed_interest, interest, printed(Decimal("0.01"))))
    if "total_owed_floor" in expected:
        total = expected.get("expected_corrected", expected["total_owed_floor"])
        found.append(check("total, whole pounds", total, whole))
    return built(found)


def ladder(case: Case) -> list[Check]:
    """A ladder of late charges: 100 at once, 10 a day from day 90, 300 or 5 % after half a year."""
    asked = case["inputs"]
    share = {"fraction": "0.05", "floor": "300.00"}
    charges = [
        {"amount": "100.00"},
        {"amount": "10.00", "after_days": 89, "every_days": 1, "times": 90},
        share | {"after_days": 181},
        share | {"after_days": 365},
    ]
    missed = [{"due": asked["deadline"], "principal": yuan(asked["bill"])}]
    try:
        got = ask(
            "overdue",
            missed=missed,
            penalty={"rate": NO_RATE},
            charges=charges,
            as_of=[asked["filed"]],
        )
    except Refused as refusal:
        if refusal.code != "unknown_field":
            raise
        raise NotOurs("a charge repeated every day; a charge here is taken once") from None
    owed = got["owed"][0]
    return [
        check("days overdue", case["expected"]["days_overdue"], owed["days_overdue"]),
        check("penalty", case["expected"]["penalty"], owed["fees"]),
    ]


def compound_mora(case: Case) -> list[Check]:
    """Interest to the due date and late interest on it: effective rates of those days."""
    asked, expected = case["inputs"], case["expected"]
    days = [date.fromisoformat(asked[key]) for key in ("disbursed", "due", "paid")]
    before, late = (days[1] - days[0]).days, (days[2] - days[1]).days
    yearly = percent(asked["annual_effective_rate_percent"])
    debt = loan(
        asked["principal"],
        1,
        asked["disbursed"],
        rate={"value": rate(root(yearly, Fraction(before, 365))), "per": "period"},
        first_due=asked["due"],
    )
    interest = ask("schedule", **debt)["instalments"][0]["interest"]
    daily = root(yearly, Fraction(late, 365)) / late
    owed = ask(
        "overdue",
        missed=[{"due": asked["due"], "principal": debt["principal"], "interest": interest}],
        penalty={"rate": {"value": rate(daily), "per": "day"}, "on": "principal_and_interest"},
        as_of=[asked["paid"]],
    )["owed"][0]
    return built(
        [
            check("interest", expected["interest"], interest),
            check("mora", expected["mora"], owed["penalty"]),
        ]
    )


def fine_and_mora(case: Case) -> list[Check]:
    """Late interest on the whole balance, a fine on the instalment, one payment over both.

    Interest compounds daily: effective rates of the days before and after the due date.
    """
    asked, expected = case["inputs"], case["expected"]
    if "payment" not in asked:
        raise NotOurs(
            "after a part payment, ordinary and late interest run side by side on the same balance"
        )
    paid, due = asked["payment"], asked["due"][0]
    days = [date.fromisoformat(day) for day in (asked["start"], due, paid["date"])]
    before, late = (days[1] - days[0]).days, (days[2] - days[1]).days
    yearly = percent(asked["annual_effective_rate_percent"])
    whole = loan(
        asked["principal"],
        1,
        asked["start"],
        rate={"value": rate(root(yearly, Fraction(before, 365))), "per": "period"},
        due_dates=[due],
    )
    interest = ask("schedule", **whole)["instalments"][0]["interest"]
    daily = {"value": rate(root(yearly, Fraction(late, 365)) / late), "per": "day"}
    missed = {"due": due, "principal": whole["principal"], "interest": interest}
    got = ask(
        "overdue",
        missed=[missed | {"fee": _fine(asked)}],
        penalty={"rate": daily, "on": "principal_and_interest"},
        payments=[{"on": paid["date"], "amount": yuan(paid["amount"])}],
        as_of=[paid["date"]],
    )
    applied, left = got["payments"][0]["applied"], got["owed"][0]["principal"]
    names = {"fine": "fees", "mora": "penalty", "interest": "interest", "principal": "principal"}
    found = [check(name, expected[name], applied[part]) for name, part in names.items()]
    return built([*found, check("balance", expected["balance"], left)])


def _fine(asked: dict[str, Any]) -> str:
    """The fine: a share of the instalment alone."""
    paid = asked["payment"]
    owed = ask(
        "overdue",
        missed=[{"due": asked["due"][0], "principal": yuan(paid["amount"])}],
        penalty={"rate": NO_RATE},
        charges=[{"fraction": rate(percent(asked["fine_percent"]))}],
        as_of=[paid["date"]],
    )["owed"][0]
    return str(owed["fees"])


def interest_before_principal(case: Case) -> list[Check]:
    """民法典 561: a payment goes to interest before principal."""
    asked, expected = case["inputs"], case["expected"]
    got = ask(
        "overdue",
        missed=[
            {
                "due": "2026-01-10",
                "principal": yuan(asked["principal"]),
                "interest": yuan(asked["accrued_interest"]),
            }
        ],
        penalty={"rate": NO_RATE},
        payments=[{"on": "2026-01-10", "amount": yuan(asked["payment"])}],
        as_of=["2026-01-10"],
    )
    applied = got["payments"][0]["applied"]
    return [
        check("to interest", expected["to_interest"], applied["interest"]),
        check("to principal", expected["to_principal"], applied["principal"]),
        check("principal left", expected["new_principal"], got["owed"][0]["principal"]),
    ]


ADAPTERS = {
    "overdue.segmented_rate_interest": segmented,
    "overdue.segmented_rate_interest_plus_penalty": segmented_and_penalties,
    "overdue.stepped_penalty_ladder": ladder,
    "overdue.mora_compound": compound_mora,
    "payment.allocation_interest_first": interest_before_principal,
    "overdue.fine_mora_allocation": fine_and_mora,
    "overdue.late_and_bounce_charges": not_ours(
        "one day-by-day account of interest, caps and charges for bounced payments; no such product"
    ),
}
