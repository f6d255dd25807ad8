"""Outside rates as `true_rate` requests: APR, APRC, XIRR and flat fees.

Money received is positive. A European month is 1/12 and a day 1/365 of a year, so flows stand
`at` months, or on dates some days after the first where days are counted.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from planner import Refused
from tests.outside.adapting.common import (
    FINE,
    LARGEST,
    LAST_PLACE,
    Case,
    Check,
    NotOurs,
    ask,
    back,
    check,
    number,
    percent,
    printed,
    rate,
    root,
    yuan,
)

Flow = tuple[int, Any]


DAY_ONE = date(2001, 1, 1)


def at(flows: list[Flow], per_year: int = 12, scale: int = 0) -> Any:
    """`true_rate` of flows at whole periods."""
    first = min(when for when, _ in flows)
    lines = [{"at": when - first, "amount": yuan(amount, scale)} for when, amount in flows]
    return ask("true_rate", flows=lines, periods_per_year=per_year)


def on_days(flows: list[Flow]) -> Any:
    """`true_rate` of flows some days after the first, 365 to the year."""
    lines = [
        {"on": (DAY_ONE + timedelta(days=days)).isoformat(), "amount": yuan(amount)}
        for days, amount in flows
    ]
    return ask("true_rate", flows=lines)


def apr(case: Case) -> list[Check]:
    """Effective annual rates of the European and British rules."""
    asked = case["inputs"]
    signed = [(line, 1) for line in asked["drawdowns"]] + [(line, -1) for line in asked["payments"]]
    years = {line["year_days"] for line, _ in signed if "year_days" in line}
    if Decimal("365.25") in years:
        advance, repaid = asked["drawdowns"][0], asked["payments"][0]
        return _single(case, advance["amount"], repaid["amount"], repaid["days"])
    if years == {366}:
        return _odd_days(case)
    flows = []
    for line, sign in signed:
        step = line.get("step_months", 1)
        for nth in range(line.get("count", 1)):
            months = line["months"] + step * nth
            when = months // 12 * 365 + line.get("days", 0) if years else months
            flows.append((when, sign * line["amount"]))
    got = on_days(flows) if years else at(flows)
    effective = Decimal(got["effective"]) * 100
    kept = case["tolerance"] | {"apr_pct_1dp": printed(Decimal("0.1"))}
    kept.setdefault("apr_pct_published", printed(Decimal("0.0001")))
    return [check(name, one, effective, kept[name]) for name, one in case["expected"].items()]


def _odd_days(case: Case) -> list[Check]:
    """Months after some odd days of 366: the other way round, by the payment.

    The odd days' growth at the case's rate is brought into the loan; the level payment at the
    rate ± its tolerance then encloses the source's.
    """
    asked, found = case["inputs"], []
    (now, line), drawn = asked["payments"], asked["drawdowns"][0]["amount"]
    odd = Fraction(line["days"], line["year_days"])
    for name, one in case["expected"].items():
        within = number(case["tolerance"].get(name, printed(one)))
        sides = []
        for yearly in (percent(one - within), percent(one + within)):
            got = ask(
                "schedule",
                principal=yuan((drawn - now["amount"]) * (1 + root(yearly, odd)), FINE - 1),
                method="level_payment",
                rate={"value": rate(root(yearly, Fraction(1, 12))), "per": "period"},
                periods=line["count"],
                start="2026-01-10",
            )
            sides.append(back(got["instalments"][0]["payment"], FINE - 1))
        half = (sides[1] - sides[0]) / 2
        middle = sides[0] + half
        found.append(check(f"payment at {name}", line["amount"], middle, half, inverse=True))
    return found


def _single(case: Case, advance: Any, repaid: Any, days: int) -> list[Check]:
    """One repayment after some days: the source's yearly rate brought to those days of 365.25."""
    got, share = Decimal(at([(0, advance), (1, -repaid)])["period"]), Fraction(days * 4, 1461)
    found = []
    for name, one in case["expected"].items():
        within = number(case.get("tolerance", {}).get(name, printed(one)))
        low, high = (root(percent(side), share) for side in (one - within, one + within))
        tolerance = max((high - low) / 2, LAST_PLACE)
        found.append(check(f"period of {name}", (low + high) / 2, got, tolerance, inverse=True))
    return found


def effective_annual(case: Case) -> list[Check]:
    """Effective annual rates as two open-source suites print them."""
    asked, expected = case["inputs"], case["expected"]["apr_percent"]
    if "payments" in asked:
        lines = [{"on": asked["date"], "amount": yuan(asked["advance"])}]
        lines += [{"on": p["date"], "amount": "-" + yuan(p["amount"])} for p in asked["payments"]]
        if all(line["on"] == asked["date"] for line in lines):
            raise NotOurs(
                "repaid the same day: the source prints 0 %, we refuse, because no time passes"
            )
        got = ask("true_rate", flows=lines)
    elif asked["cashflows"][0].get("day"):
        repaid = asked["cashflows"][0]
        return _single(case, asked["advance"], repaid["amount"], repaid["day"])
    else:
        flows = [(0, asked["advance"])]
        for line in asked["cashflows"]:
            first = line.get("from_month", 1)
            when = line.get("month", line.get("year", 0) * 12)
            months = range(first, first + line["count"]) if "count" in line else [when]
            flows += [(month, -line["amount"]) for month in months]
        got = at(flows)
    return [check("APR %", expected, Decimal(got["effective"]) * 100, printed(expected))]


def xirr(case: Case) -> list[Check]:
    """Spreadsheet XIRR; a case without a rate must be refused."""
    flows = case["inputs"]["flows"]
    largest = max(abs(number(amount)) for _, amount in flows)
    scale = len(str(LARGEST)) - 2 - len(str(int(largest)))
    lines = [{"on": day, "amount": yuan(amount, scale)} for day, amount in flows]
    try:
        got = Decimal(ask("true_rate", flows=lines, periods_per_year=1)["effective"])
    except Refused as refusal:
        if case["expected"]["rate"] is not None or refusal.code != "no_rate":
            raise
        return [check("refused: no rate", 1, 1)]
    expected = case["expected"]["rate"]
    tolerance = max(number(case["tolerance"]), LAST_PLACE)
    return [check("rate", Decimal("NaN") if expected is None else expected, got, tolerance)]


def xirr_day_count(case: Case) -> list[Check]:
    """XIRR under 30/360: flows stand at days of a 360-day year."""
    if case["inputs"]["day_count"] != "30/360 ISDA":
        raise NotOurs("dated flows under actual/actual; XIRR counts actual/365, and so do we")
    flows = [(_day_360(day), amount) for day, amount in case["inputs"]["flows"]]
    got = at(flows, 360)
    return [check("rate", case["expected"]["rate"], got["effective"], case["tolerance"])]


def _day_360(day: str) -> int:
    year, month, of_month = (int(part) for part in day.split("-"))
    return year * 360 + month * 30 + min(of_month, 30)


def flat_fee(case: Case) -> list[Check]:
    """等本等息 and its true rate, unrounded: counted in millionths."""
    asked, expected = case["inputs"], case["expected"]
    if "pv" in asked:
        payments = [(nth, -asked["payment"]) for nth in range(asked["n"])]
        got = at([(0, asked["pv"]), *payments], scale=FINE)
    elif "received" in asked:
        payments = [(nth, -asked["payment"]) for nth in range(1, asked["n"] + 1)]
        got = at([(0, asked["received"]), *payments])
    else:
        got = ask(
            "schedule",
            principal=yuan(asked["principal"], FINE),
            method="flat_fee",
            rate={"value": rate(asked["fee_per_period"]), "per": "period"},
            periods=asked["n"],
            start="2026-01-10",
        )["true_rate"]
    named = {
        "monthly_irr": "period",
        "nominal_annual_irr_x12": "nominal",
        "effective_annual": "effective",
        "published_nominal": "nominal",
        "published_monthly": "period",
        "published_ear": "effective",
    }
    return [
        check(
            name,
            expected[name],
            got[ours],
            printed(expected[name]) if name.startswith("published") else case["tolerance"],
        )
        for name, ours in named.items()
        if name in expected
    ]


ADAPTERS = {
    "aprc_eu": apr,
    "apr_uk": apr,
    "apr.effective_annual": effective_annual,
    "xirr": xirr,
    "xirr_daycount": xirr_day_count,
    "cn_flat_irr": flat_fee,
}
