"""Spreadsheet functions as requests: payments and their parts by `schedule`, rates by `true_rate`.

Amounts are counted in millionths, so a fen of ours is far below the function's printed places.
A value at a given rate (PV, FV, NPV) is checked the other way round: the flows with that value
must have that rate.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.outside.adapting.common import (
    FINE,
    LAST_PLACE,
    Case,
    Check,
    NotOurs,
    ask,
    back,
    built,
    check,
    number,
    rate,
    root,
    tolerances,
    yuan,
)
from tests.outside.adapting.rates import Flow, at

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
    """PMT, IPMT, PPMT, CUMIPMT, CUMPRINC.

    Paid at the start of each period, the loan is one that began a period earlier with less, and
    its first payment holds no interest. Saving towards a future value beside a loan is a loan of
    both sums, less one of the future value with interest only.
    """
    function, args = case["inputs"]["fn"], list(case["inputs"]["args"])
    per_period, periods, principal, first, last, future, due = _asked(function, args)
    sign = 1 if number(principal) < 0 else -1
    if future and (due or number(future) * sign > 0):
        raise NotOurs("a future value on the other side, or paid at the start; no such verb")
    whole = (number(principal) + number(future)) / (1 + number(per_period) if due else 1)
    lines, scale = loan(case, per_period, periods, whole)
    saved = interest_of_saving(case, per_period, periods, future)
    if due:
        lines[0] |= {"interest": "0.00", "principal": lines[0]["payment"]}
    column = {"PMT": "payment", "IPMT": "interest", "CUMIPMT": "interest"}
    name = column.get(function, "principal")
    less = saved * (last - first + 1) if name != "principal" else 0
    paid = sum(back(line[name], scale) for line in lines[first - 1 : last]) - less
    found = values(case, Decimal(paid * sign), scale, last + 1)
    return built(found) if due or future else found


def _asked(function: str, args: list[Any]) -> tuple[Any, ...]:
    """Rate, periods, principal, first and last row, future value, paid at the start."""
    if function == "PMT":
        per_period, periods, principal, *rest = args
        return per_period, periods, principal, 1, 1, *[*rest, 0, 0][:2]
    if function.startswith("CUM"):
        return *args[:5], 0, args[5]
    per_period, row, periods, principal, *rest = args
    return per_period, periods, principal, row, row, *[*rest, 0, 0][:2]


def interest_of_saving(case: Case, per_period: Any, periods: int, future: Any) -> Decimal:
    """What the saved sum would cost a period if it were borrowed with interest only."""
    if not future:
        return Decimal(0)
    lines, own = loan(case, per_period, periods, future, method="interest_first")
    return back(lines[0]["interest"], own)


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


def growth_at_rates(case: Case) -> list[Check]:
    """FVSCHEDULE: one loan after another, each of what the last one has grown to."""
    amount, scale = number(case["inputs"]["args"][0]), 9
    for per_period in case["inputs"]["args"][1]:
        got = ask(
            "schedule",
            principal=yuan(amount, scale),
            method="bullet",
            rate={"value": rate(per_period), "per": "period"},
            periods=1,
            start="2026-01-10",
        )
        amount = back(got["totals"]["payment"], scale)
    return built(values(case, amount, scale))


def span(case: Case) -> list[Check]:
    """PDURATION, and NPER without payments: the growth is the case's rate over its periods."""
    args = case["inputs"]["args"]
    if case["inputs"]["fn"] == "PDURATION":
        per_period, now, later = args
        later = -later
    else:
        per_period, payment, now, later = args[:4] if len(args) > 3 else [*args, 0]
        if payment:
            raise NotOurs(
                "asks for a part of a period with payments in it; nobody pays 0.67 of an instalment"
            )
    got = Decimal(at([(0, now), (1, later)], scale=FINE)["period"])
    found = []
    for name, periods in case["expected"].items():
        within = number(case["tolerance"][name])
        low, high = (
            root(per_period, Fraction(number(periods) + side)) for side in (-within, within)
        )
        half = max((high - low) / 2, LAST_PLACE)
        found.append(check(f"growth over {name}", (low + high) / 2, got, half, inverse=True))
    return found


def no_verb(case: Case) -> list[Check]:
    """MIRR: no verb computes it."""
    raise NotOurs("one rate for money borrowed, another for money received; a loan has one rate")


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
    "tvm_fvschedule": growth_at_rates,
    "tvm_mirr": no_verb,
    "tvm_nper": span,
    "tvm_pduration": span,
}
