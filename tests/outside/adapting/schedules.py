"""Published schedules to the fen: textbooks, lenders, short loans on odd days."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tests.outside.adapting.common import (
    FINE,
    FINERACT,
    START,
    WHOLE_UNIT,
    Case,
    Check,
    ask,
    back,
    check,
    level,
    not_ours,
    percent,
    printed,
    rate,
    root,
    rows,
    yuan,
)

PUBLISHED = FINERACT | {"payment_amount": "payment"}


def published(case: Case) -> list[Check]:
    """Textbook and lender schedules to the cent (schedule_published)."""
    ask_for, expected = case["inputs"], case["expected"]
    months = {"annual": 12, "quarterly": 3, "monthly": 1}[
        ask_for.get("payment_frequency", "monthly")
    ]
    steps = {"annual": 1, "semi_annual": 2, "monthly": 12}[ask_for.get("compounding", "monthly")]
    yearly, per = percent(ask_for["annual_rate"]), "year"
    if steps * months != 12:
        yearly, per = root(yearly / steps, Fraction(steps * months, 12)), "period"
    scale = WHOLE_UNIT if ask_for.get("currency_unit") == "1" else 0
    length = ask_for.get("amortization_period_months", ask_for["term_months"]) // months
    got = ask(
        "schedule",
        principal=yuan(ask_for["principal"], scale),
        method="level_payment",
        rate={"value": rate(yearly), "per": per},
        periods=length,
        every={"months": months},
        start=START,
        rounding="half_up",
        payment_multiple="0.01" if ask_for["payment_rounding"] == "ROUND_UP" else None,
    )
    lines = got["instalments"]
    found = [check("payment", expected["payment"], back(lines[0]["payment"], scale))]
    if "balloon_at_term" in expected:
        last = lines[ask_for["term_months"] // months - 1]
        found.append(check("balance at term", expected["balloon_at_term"], last["closing"]))
    if "computed_n" in expected:
        total, last = got["totals"]["interest"], lines[-1]["payment"]
        found += [
            check("instalments", expected["computed_n"], len(lines)),
            check("total interest", expected["computed_total_interest"], back(total, scale)),
            check("last payment", expected["computed_last_payment"], back(last, scale)),
        ]
    return found + rows(lines, expected.get("rows", []), PUBLISHED, scale=scale, whole=False)


def cent_rule(case: Case) -> list[Check]:
    """等额本息 to the fen (schedule_cent_rule)."""
    expected = case["expected"]
    lines = [
        dict(zip(("payment_amount", "principal", "interest", "balance"), row, strict=True))
        for row in expected["rows_first3"]
    ]
    asked = (case["inputs"]["principal"], case["inputs"]["annual_rate"], case["inputs"]["n"])
    got, even = level(*asked), level(*asked, rounding="half_even")
    return [
        check("payment", expected["payment"], got["instalments"][0]["payment"]),
        check("last payment", expected["last_payment"], got["instalments"][-1]["payment"]),
        check("total interest", expected["total_interest"], got["totals"]["interest"]),
        check("half even", expected["total_interest_half_even"], even["totals"]["interest"]),
        *rows(got["instalments"], lines, PUBLISHED, whole=False),
    ]


def rounded_up(case: Case) -> list[Check]:
    """An instalment rounded up to the whole unit; the source prints every figure in units."""
    asked, expected = case["inputs"], case["expected"]
    yearly = percent(asked["annual_rate_percent"])
    got = level(asked["principal"], yearly, asked["n"], payment_multiple="1.00")
    half = Decimal("0.5")
    found = [
        check("instalment", expected["emi"], got["instalments"][0]["payment"]),
        check("interest", expected["total_interest"], got["totals"]["interest"], half),
        check("total", expected["total_payment"], got["totals"]["payment"], half),
    ]
    for line in expected["rows"]:
        row = got["instalments"][line["no"] - 1]
        found += rows([row], [line], FINERACT, tolerance=half, whole=False)
    return found


def daily_interest(case: Case) -> list[Check]:
    """Short loans at simple daily interest on listed dates, to the penny."""
    asked, expected = case["inputs"], case["expected"]
    got = ask(
        "schedule",
        principal=yuan(asked["principal"]),
        method="level_payment",
        rate={"value": rate(percent(asked["daily_rate_percent"])), "per": "day"},
        periods=asked["n"],
        start=asked["start"],
        due_dates=asked["payment_dates"],
        day_count="actual/365",
    )
    lines, effective = got["instalments"], Decimal(got["true_rate"]["effective"])
    return [
        check("level payment", expected["level_payment"], lines[0]["payment"]),
        check("final payment", expected["final_payment"], lines[-1]["payment"]),
        check("total", expected["total"], got["totals"]["payment"]),
        check("interest", expected["interest"], got["totals"]["interest"]),
        check("days", expected["last_day"], sum(row["days"] for row in lines)),
        check("APR %", expected["apr_percent"], effective * 100, printed(expected["apr_percent"])),
    ]


def term_drift(case: Case) -> list[Check]:
    """A rounded payment must not add a period."""
    asked = case["inputs"]
    got = level(asked["principal"], percent(asked["annual_rate_percent"]), asked["n"])
    return [check("instalments", case["expected"]["periods_expected"], len(got["instalments"]))]


def after_prepayment(case: Case) -> list[Check]:
    """The loan that is left after a prepayment, over the months the source found."""
    asked, expected, scale = case["inputs"], case["expected"], FINE - 1
    yearly = percent(asked["annual_rate_percent"])
    got = level(
        asked["balance_after_prepay"], yearly, expected["n"], scale, start=asked["from_"] + "-01"
    )
    figures = {
        "payment": got["instalments"][0]["payment"],
        "interest_left": got["totals"]["interest"],
        "total_left": got["totals"]["payment"],
    }
    return [
        check(name, expected[name], back(figures[name], scale), printed(expected[name]))
        for name in figures
    ]


ADAPTERS = {
    "schedule_published": published,
    "schedule_cent_rule": cent_rule,
    "schedule.rounded_up_emi": rounded_up,
    "schedule.daily_simple_interest_short_term": daily_interest,
    "rounding.term_drift": term_drift,
    "prepayment.keep_payment_shorten_term": after_prepayment,
    "schedule.level_payment_irregular_first": not_ours(
        "interest compounds every day inside a period; here interest is simple until a due date"
    ),
}
