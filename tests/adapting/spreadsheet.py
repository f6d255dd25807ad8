"""Spreadsheet functions as requests: payments and their parts by `schedule`, rates by `true_rate`.

Amounts are counted in millionths, so a fen of ours is far below the function's printed places.
A value at a given rate (PV, FV, NPV) is checked the other way round: the flows with that value
must have that rate.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.adapting.common import (
    FINE,
    LAST_PLACE,
    Case,
    Check,
    NotOurs,
    ask,
    back,
    check,
    number,
    rate,
    tolerances,
    yuan,
)
from tests.adapting.rates import Flow, at

LARGEST_DIGITS = 12


def values(case: Case, got: Decimal, scale: int, parts: int = 1) -> list[Check]:
    """Both printed forms of a case's value; `parts` rows were added to make it."""
    kept = tolerances(case, scale)
    finest = Decimal("0.01").scaleb(-scale) * parts
    return [
        check(name, one, got, max(kept[name], finest)) for name, one in case["expected"].items()
    ]


def rates(case: Case, got: Any) -> list[Check]:
    """Both printed forms of a solved rate, at the tolerance of the exact one or the printed one."""
    kept = {name: max(number(one), LAST_PLACE) for name, one in case["tolerance"].items()}
    return [check(name, one, got, kept[name]) for name, one in case["expected"].items()]


def loan(case: Case, per_period: Any, periods: int, principal: Any, **terms: Any) -> Any:
    """A schedule in a unit as fine as the planner's largest amount allows; and that unit."""
    scale = min(9, LARGEST_DIGITS - len(str(int(abs(number(principal))))))
    terms = {"method": "level_payment", "start": "2026-01-10"} | terms
    got = ask(
        "schedule",
        principal=yuan(abs(number(principal)), scale),
        rate={"value": rate(per_period), "per": "period"},
        periods=periods,
        **terms,
    )
    return got["instalments"], scale


def payment_parts(case: Case) -> list[Check]:
    """PMT, IPMT, PPMT, CUMIPMT, CUMPRINC of a plain loan paid at the end of each period."""
    function, args = case["inputs"]["fn"], list(case["inputs"]["args"])
    if function == "PMT":
        per_period, periods, principal = args[:3]
        first = last = 1
        future, due = 0, 0
    elif function.startswith("CUM"):
        per_period, periods, principal, first, last, due = args
        future = 0
    else:
        per_period, first, periods, principal = args[:4]
        last, (future, due) = first, [*args[4:], 0, 0][:2]
    if future:
        raise NotOurs("saving towards a future value; no such verb")
    if due:
        raise NotOurs("payments at the start of each period; instalments here fall at the end")
    lines, scale = loan(case, per_period, periods, principal)
    column = {"PMT": "payment", "IPMT": "interest", "CUMIPMT": "interest"}
    name = column.get(function, "principal")
    paid = sum(back(line[name], scale) for line in lines[first - 1 : last])
    sign = 1 if number(principal) < 0 else -1
    return values(case, Decimal(paid * sign), scale, last + 1)


def interest_of_equal_principal(case: Case) -> list[Check]:
    """ISPMT: interest when the principal is paid back in equal parts; periods count from 0."""
    per_period, at_period, periods, principal = case["inputs"]["args"]
    lines, scale = loan(case, per_period, periods, principal, method="level_principal")
    return values(case, -back(lines[at_period]["interest"], scale), scale)


def irr(case: Case) -> list[Check]:
    """IRR of even flows; where several rates fit, the source's must be among those found."""
    flows, value = list(enumerate(case["inputs"]["args"][0])), case["expected"]["value_exact"]
    roots = at(flows, scale=FINE)["roots"]
    return rates(case, min(roots, key=lambda one: abs(Decimal(one) - value)))


def xirr(case: Case) -> list[Check]:
    """XIRR of dated flows."""
    amounts, days = case["inputs"]["args"]
    lines = [{"on": day, "amount": yuan(a)} for a, day in zip(amounts, days, strict=True)]
    return rates(case, ask("true_rate", flows=lines)["effective"])


def growth(case: Case) -> list[Check]:
    """RRI and RATE without payments: the rate that takes one amount to another."""
    args = case["inputs"]["args"]
    if case["inputs"]["fn"] == "RRI":
        periods, now, later = args
        later = -later
    else:
        periods, payment, now, later = args
        if payment:
            raise NotOurs("RATE with payments and a future value")
    return rates(case, at([(0, now), (periods, later)], scale=FINE)["period"])


def nominal(case: Case) -> list[Check]:
    """NOMINAL: what a loan of an effective yearly rate costs by the nominal figure."""
    effective, per_year = case["inputs"]["args"]
    owed = -(1 + number(effective))
    return rates(case, at([(0, 1), (per_year, owed)], per_year, scale=FINE)["nominal"])


def other_way_round(case: Case, flows: list[Flow], per_period: Any) -> list[Check]:
    """The flows that hold the case's value, solved for the rate the case was given."""
    got = at(flows, scale=FINE)["period"]
    return [check("rate of the flows", per_period, got, LAST_PLACE, inverse=True)]


def value_at_a_rate(case: Case) -> list[Check]:
    """PV, FV and NPV: what flows are worth at a rate."""
    function, args = case["inputs"]["fn"], case["inputs"]["args"]
    value, per_period = case["expected"]["value_exact"], args[0]
    if function == "NPV":
        return other_way_round(case, [(0, -value), *enumerate(args[1], 1)], per_period)
    periods, payment, amount, due = args[1], args[2], args[3] if args[3:] else 0, len(args) > 4
    now, later = (value, amount) if function == "PV" else (amount, value)
    paid = range(periods) if due else range(1, periods + 1)
    flows = [(0, now), *((when, payment) for when in paid), (periods, later)]
    return other_way_round(case, [flow for flow in flows if flow[1]], per_period)


def dated_value(case: Case) -> list[Check]:
    """XNPV: the dated flows less their value at the start have the rate the case was given."""
    asked = case["inputs"]
    if "fn" in asked:
        yearly, amounts, days = asked["args"]
        flows = list(zip(days, amounts, strict=True))
    else:
        yearly, flows = asked["rate"], asked["flows"]
    value = case["expected"].get("value_exact", case["expected"]["value"])
    flows = [*flows, (min(day for day, _ in flows), -number(value))]
    lines = [{"on": day, "amount": yuan(amount, FINE)} for day, amount in flows]
    got = ask("true_rate", flows=lines)["effective"]
    return [check("rate of the flows", yearly, got, LAST_PLACE, inverse=True)]


def no_verb(case: Case) -> list[Check]:
    """A function no verb computes."""
    raise NotOurs(
        {
            "FVSCHEDULE": "growth at a list of rates; no such verb",
            "MIRR": "two rates, for financing and reinvesting; no such verb",
            "NPER": "a fraction of a period as the answer; instalments here are whole",
            "PDURATION": "a fraction of a period as the answer; instalments here are whole",
        }[case["inputs"]["fn"]]
    )


ADAPTERS = {
    "tvm_pmt": payment_parts,
    "tvm_ipmt": payment_parts,
    "tvm_ppmt": payment_parts,
    "tvm_cumipmt": payment_parts,
    "tvm_cumprinc": payment_parts,
    "tvm_ispmt": interest_of_equal_principal,
    "tvm_irr": irr,
    "tvm_xirr": xirr,
    "tvm_rri": growth,
    "tvm_rate": growth,
    "tvm_nominal": nominal,
    "tvm_pv": value_at_a_rate,
    "tvm_fv": value_at_a_rate,
    "tvm_npv": value_at_a_rate,
    "tvm_xnpv": dated_value,
    "xnpv": dated_value,
    "tvm_fvschedule": no_verb,
    "tvm_mirr": no_verb,
    "tvm_nper": no_verb,
    "tvm_pduration": no_verb,
}
