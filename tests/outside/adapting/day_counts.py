"""Fractions of a year: the interest on 10^12 at 100 % a year."""

from __future__ import annotations

from decimal import Decimal

from tests.outside.adapting.common import LARGEST, Case, Check, NotOurs, ask, check, rate

COUNTS = {"act/365F": "actual/365", "act/360": "actual/360", "act/act ISDA": "actual/actual"}


def day_count(case: Case) -> list[Check]:
    """A year fraction is the interest on 10^12 at 100 % a year.

    Between due dates 30/360 counts months (the last of February stands for the 30th, as in the
    US rule); late days are counted one by one, as in the ISDA rule.
    """
    asked, expected = case["inputs"], case["expected"]["year_fraction"]
    start, end, kind = (asked[key] for key in ("start", "end", "convention"))
    if kind == "30E/360" and end[-2:] == "31" and start[-2:] < "30":
        raise NotOurs(
            "European 30E/360 makes every 31st a 30th; ours does so only from the 30th or 31st"
        )
    whole = f"{LARGEST}.00"
    yearly = {"value": "1", "per": "year"}
    february = start[5:] in ("02-28", "02-29") and kind == "30/360 US"
    if kind in COUNTS or february:
        lines = ask(
            "schedule",
            principal=whole,
            method="interest_first",
            rate=yearly,
            periods=1,
            start=start,
            due_dates=[end],
            day_count=COUNTS.get(kind, "30/360"),
        )["instalments"]
        interest = lines[0]["interest"]
    else:
        interest = ask(
            "overdue",
            missed=[{"due": start, "principal": whole}],
            penalty={"rate": yearly, "day_count": "30/360"},
            as_of=[end],
        )["owed"][0]["penalty"]
    return [check("fraction", expected, Decimal(interest) / LARGEST, case["tolerance"])]


def rate_factors(case: Case) -> list[Check]:
    """The rate of each month under actual/actual."""
    asked = case["inputs"]
    lines = ask(
        "schedule",
        principal=f"{LARGEST}.00",
        method="interest_first",
        rate={"value": rate(asked["annual_rate"]), "per": "year"},
        periods=asked["n"],
        start=asked["periods_from"],
        day_count="actual/actual",
    )["instalments"]
    return [
        check(f"month {row['number']}", one, Decimal(row["interest"]) / LARGEST, case["tolerance"])
        for one, row in zip(case["expected"]["values"], lines, strict=True)
    ]


ADAPTERS = {
    "daycount": day_count,
    "daycount_rate_factor": rate_factors,
}
