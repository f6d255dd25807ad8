"""Laws that hold for every debt: examples drawn at random, expectations from arithmetic."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import jsonschema
import numpy as np
from hypothesis import assume, example, given
from hypothesis import strategies as st

from planner import Refused, answer, irr, money, schema
from planner.arrears import PARTS
from planner.contract.terms import ScheduleRequest, from_fields
from planner.loan import batch, schedule, terms
from planner.loan import level as loan_level
from planner.loan import periods as loan_periods

FEN = st.integers(1, 10**9)
SMALL_FEN = st.integers(1, 20_000)
PRINCIPAL = st.one_of(FEN, SMALL_FEN)
DAYS = st.dates(date(2019, 12, 1), date(2029, 3, 1))
PERIODS = st.one_of(st.integers(1, 36), st.integers(1, 120))
A_YEAR = {"day": 360, "month": 12, "year": 1, "period": 12}
VALIDATOR = jsonschema.Draft202012Validator(schema())


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def fen(text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    whole, part = text.removeprefix("-").split(".")
    return sign * (int(whole) * 100 + int(part))


@st.composite
def rate_of(draw: st.DrawFn, pers: tuple[str, ...]) -> dict[str, str]:
    """Rates from 0 to 200 % a year, as decimal strings of at most eight places."""
    per = draw(st.sampled_from(pers))
    if per == "total":
        return {"value": f"{draw(st.integers(0, 600)) / 1000:.3f}", "per": per}
    parts = draw(st.integers(0, 2 * 10**8 // A_YEAR[per]))
    return {"value": f"{parts // 10**8}.{parts % 10**8:08d}", "per": per}


@st.composite
def loans(draw: st.DrawFn, methods: tuple[str, ...] = tuple(terms.Method)) -> dict[str, Any]:
    """The fields of a `schedule` request: any method, day count, rounding, dates and fees."""
    method, principal = draw(st.sampled_from(methods)), draw(PRINCIPAL)
    count = draw(st.sampled_from(terms.dates.DAY_COUNTS))
    pers: tuple[str, ...] = ("day", "month", "year")
    if method == "flat_fee":
        pers = ("period", "total", "month")
    elif count == "30/360":
        pers = ("day", "month", "year", "period")
    loan: dict[str, Any] = {
        "principal": yuan(principal),
        "method": method,
        "rate": draw(rate_of(pers)),
        "periods": draw(PERIODS),
        "start": draw(DAYS).isoformat(),
        "day_count": count,
    }
    loan |= draw(due_days(date.fromisoformat(loan["start"]), loan["periods"]))
    if draw(st.booleans()):
        loan["rounding"] = draw(st.sampled_from(sorted(money.ROUNDINGS)))
    if method == "level_payment" and draw(st.integers(0, 3)) == 0:
        loan["payment_multiple"] = draw(st.sampled_from(["0.10", "1.00", "100.00"]))
    if draw(st.integers(0, 2)) == 0:
        loan["fees"] = draw(st.lists(fee_of(principal), max_size=3))
    return loan


@st.composite
def due_days(draw: st.DrawFn, start: date, periods: int) -> dict[str, Any]:
    """Regular months, regular days, an irregular first period, or listed dates."""
    kind = draw(st.sampled_from(["months", "days", "first", "listed"]))
    if kind == "months":
        return {"every": {"months": draw(st.integers(1, 3))}}
    if kind == "days":
        return {"every": {"days": draw(st.integers(1, 45))}}
    if kind == "first":
        return {"first_due": (start + timedelta(days=draw(st.integers(1, 75)))).isoformat()}
    gaps = draw(st.lists(st.integers(1, 70), min_size=periods, max_size=periods))
    day, found = start, []
    for gap in gaps:
        day += timedelta(days=gap)
        found.append(day.isoformat())
    return {"due_dates": found}


@st.composite
def fee_of(draw: st.DrawFn, principal: int) -> dict[str, Any]:
    when = draw(st.sampled_from(["upfront_deducted", "upfront_paid", "each_period"]))
    if draw(st.booleans()):
        return {"amount": yuan(draw(st.integers(0, principal // 10))), "when": when}
    share = f"0.{draw(st.integers(0, 99)):03d}"
    return {"fraction_of_principal": share, "when": when, "name": "服务费"}


def terms_of(loan: object) -> terms.Terms:
    """Terms from the JSON of a `schedule` request."""
    return from_fields(ScheduleRequest.read(loan))


def built(loan: dict[str, Any]) -> schedule.Schedule:
    """The schedule, or a discarded example when a first period's interest tops the instalment."""
    try:
        return schedule.build(terms_of(loan))
    except Refused as refusal:
        regular = "first_due" not in loan and "due_dates" not in loan
        even = regular and loan["day_count"] == "30/360"
        assert refusal.code in {"payment_below_interest", "fees_eat_loan"}, loan
        assert refusal.code != "payment_below_interest" or not even, loan
        assume(False)
        raise


@given(loans())
def test_rows_close_the_loan_to_the_fen(loan: dict[str, Any]) -> None:
    schedule = built(loan)
    rows, principal = schedule.rows, fen(loan["principal"])
    assert sum(row.principal for row in rows) == principal
    assert rows[0].opening == principal
    assert rows[-1].closing == 0
    assert all(one.closing == after.opening for one, after in pairwise(rows))
    for number, row in enumerate(rows, 1):
        assert row.number == number
        assert min(row.interest, row.fee, row.principal, row.payment, row.closing) >= 0
        assert row.payment == row.interest + row.fee + row.principal
        assert row.closing == row.opening - row.principal
    starts = [schedule.terms.start, *(row.due for row in rows)]
    assert [row.days for row in rows] == [(b - a).days for a, b in pairwise(starts)]
    assert all(row.days > 0 for row in rows)


@given(loans(("flat_fee",)))
@example(
    {  # 15 fen over 10 rows of 2 fen end after 8 rows; the fee of 12 fen is still owed in full
        "principal": "0.15",
        "method": "flat_fee",
        "rate": {"value": "0.8", "per": "total"},
        "periods": 10,
        "start": "2026-01-10",
        "rounding": "half_up",
    }
)
def test_a_flat_fee_is_charged_whole(loan: dict[str, Any]) -> None:
    loan = loan | {"fees": [], "rate": loan["rate"] | {"per": "total"}}
    value = Fraction(loan["rate"]["value"])
    total = fen(loan["principal"]) * value
    assert built(loan).total("fee") == (2 * total.numerator + total.denominator) // (
        2 * total.denominator
    )


@given(
    PRINCIPAL,
    rate_of(("month", "year", "period")),
    PERIODS,
    st.sampled_from(["half_up", "half_even"]),
)
def test_the_last_payment_differs_by_no_more_than_rounding_can_grow_to(
    principal: int, rate: dict[str, str], periods: int, rounding: str
) -> None:
    """Half a fen lost in the payment and half in each interest grow at the loan's own rate.

    |last − usual| ≤ Σ (½ + ½)(1+r)^k = ((1+r)^n − 1)/r, and one fen for the last row's rounding.
    """
    loan = even_loan(principal, rate, periods) | {"rounding": rounding}
    schedule = built(loan)
    num, den = loan_periods.factors(schedule.terms)[0]
    r = Fraction(num, den)
    grown = ((1 + r) ** periods - 1) / r if r else Fraction(periods)
    assert abs(schedule.rows[-1].payment - schedule.usual) <= grown + 1


def even_loan(principal: int, rate: dict[str, str], periods: int) -> dict[str, Any]:
    return {
        "principal": yuan(principal),
        "method": "level_payment",
        "rate": rate,
        "periods": periods,
        "start": "2026-01-10",
    }


@given(
    SMALL_FEN,
    st.lists(st.integers(1, 400), min_size=2, max_size=6),
    st.sampled_from(sorted(money.ROUNDINGS)),
)
def test_an_uneven_level_payment_leaves_the_smallest_remainder_of_all(
    principal: int, gaps: list[int], rounding: str
) -> None:
    """Tried against every whole fen within 60 of it; of two alike the lower."""
    factors = [(gap, 2000) for gap in gaps]
    assume(len(set(gaps)) > 1)
    pay = loan_level._least_remainder(principal, factors, rounding)

    def remainder(amount: int) -> int:
        interest, _, part = loan_level.level_rows(principal, factors, amount, rounding)[-1]
        return abs(interest + part - amount)

    tried = range(max(1, pay - 60), pay + 61)
    assert pay == min(tried, key=lambda amount: (remainder(amount), amount))


@given(
    PRINCIPAL,
    rate_of(("month", "year", "period")),
    PERIODS,
    st.sampled_from(["level_payment", "level_principal", "interest_first"]),
    st.sampled_from(sorted(money.ROUNDINGS)),
)
def test_the_rate_solved_from_a_schedule_is_the_rate_it_was_made_with(
    principal: int, rate: dict[str, str], periods: int, method: str, rounding: str
) -> None:
    """Each row's interest is off by e_k, |e_k| ≤ 1 fen (½ when rounded to the nearest).

    So Σ A_k v^k = P + Σ e_k v^k, and by the mean value theorem the solved rate differs by at most
    Σ |e_k| v^k / Σ k A_k (1+hi)^−(k+1), hi the larger of both rates.
    """
    loan = even_loan(principal, rate, periods) | {"method": method, "rounding": rounding}
    schedule = built(loan)
    true = float(Fraction(*loan_periods.factors(schedule.terms)[0]))
    payments = [row.payment for row in schedule.rows]
    solved = irr.by_period([principal, *(-payment for payment in payments)]).period
    high = max(true, solved)
    off = 0.5 if rounding.startswith("half") else 1.0
    error = sum(off * (1 + true) ** -k for k in range(1, len(payments) + 1))
    slope = sum(k * a * (1 + high) ** -(k + 1) for k, a in enumerate(payments, 1))
    assert abs(solved - true) <= error / slope * (1 + 1e-9) + 1e-9


@given(loans())
def test_the_answer_repeats_the_rows_and_its_request_fits_the_schema(loan: dict[str, Any]) -> None:
    schedule = built(loan)
    request = {"do": "schedule"} | loan
    assert VALIDATOR.is_valid(request)
    try:
        found = answer(request)
    except Refused as refusal:
        assert refusal.code == "no_rate"
        assume(False)
    lines = found["instalments"]
    for column in ("interest", "fee", "principal", "payment"):
        assert sum(fen(line[column]) for line in lines) == schedule.total(column)
        assert fen(found["totals"][column]) == schedule.total(column)
    assert fen(found["last_difference"]) == fen(lines[-1]["payment"]) - fen(lines[0]["payment"])
    deducted = [fee for fee in schedule.terms.fees if fee.when == "upfront_deducted"]
    received = fen(loan["principal"]) - sum(fee.amount for fee in deducted)
    assert fen(found["received"]) == received


BATCH_RATES = st.tuples(st.integers(0, 10**6), st.integers(1, 10**8)).filter(
    lambda rate: rate[0] <= 2 * rate[1]
)


@given(
    st.lists(st.tuples(PRINCIPAL, BATCH_RATES), min_size=1, max_size=30),
    st.one_of(st.integers(1, 60), st.just(600)),
)
@example([(5, (0, 1)), (1, (0, 7)), (15, (1, 2))], 2)  # payments of exactly half a fen
def test_the_numpy_engine_agrees_to_the_fen(
    drawn: list[tuple[int, tuple[int, int]]], periods: int
) -> None:
    principal = [loan for loan, _ in drawn]
    num, den = [rate[0] for _, rate in drawn], [rate[1] for _, rate in drawn]
    level = batch.level(principal, num, den, periods)
    parts = batch.level_principal(principal, num, den, periods)
    flat = batch.flat_fee(principal, num, den, periods)
    for at, (loan, (top, bottom)) in enumerate(drawn):
        factor = loan_periods.reduced((top, bottom))
        pay = loan_level.level_amount(loan, factor, periods, money.half_up)
        rows = loan_level.level_rows(loan, [factor] * periods, pay, "half_up")
        assert level.payment[at] == pay
        assert level.interest[at].tolist() == [row[0] for row in rows]
        assert level.principal[at].tolist() == [row[2] for row in rows]
        for found, method, rounding in (
            (level, "level_payment", "half_up"),
            (parts, "level_principal", "half_up"),
            (flat, "flat_fee", "down"),
        ):
            own = one_of(loan, (top, bottom), periods, method, rounding)
            charges = [row.interest + row.fee for row in own.rows]
            padding = [0] * (periods - len(own.rows))
            assert found.interest[at].tolist() == charges + padding
            assert found.closing[at].tolist() == [row.closing for row in own.rows] + padding
            assert found.total_payment[at] == own.total("payment")
            assert found.total_interest[at] == own.total("interest") + own.total("fee")
    assert (level.principal.sum(axis=1) == principal).all()


def one_of(
    principal: int, rate: tuple[int, int], periods: int, method: str, rounding: str
) -> schedule.Schedule:
    start = date(2026, 1, 1)
    due = tuple(start + timedelta(days=30 * k) for k in range(1, periods + 1))
    own = terms.Rate(Fraction(*rate), "period")
    step = ("days", 30)
    return schedule.build(
        terms.Terms(principal, method, own, due, start, 1, step, rounding=rounding)
    )


@given(st.integers(0, 10**14))
def test_money_reads_what_it_writes(amount: int) -> None:
    assert money.fen(money.yuan(amount), "amount") == amount
    assert money.yuan(amount) == yuan(amount)
    assert money.yuan(-amount) == ("-" if amount else "") + yuan(amount)


@given(st.integers(0, 10**12), st.integers(1, 10**6))
def test_roundings_are_those_of_the_exact_fraction(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    whole = numerator // denominator
    assert money.down(numerator, denominator) == whole
    assert money.up(numerator, denominator) == whole + (exact != whole)
    assert money.half_even(numerator, denominator) == round(exact)
    assert money.half_up(numerator, denominator) == whole + (exact - whole >= Fraction(1, 2))
    array = money.half_up_array(np.array([numerator]), 1, denominator)
    assert array[0] == money.half_up(numerator, denominator)


@st.composite
def arrears(draw: st.DrawFn) -> dict[str, Any]:
    """An `overdue` request: up to five missed instalments, any penalty, charges and payments."""
    rate = draw(rate_of(("day", "month", "year")))
    penalty: dict[str, Any] = {
        "rate": rate,
        "multiplier": draw(st.sampled_from(["1", "1.3", "1.5"])),
        "on": draw(st.sampled_from(["principal", "principal_and_interest"])),
        "compound_unpaid_interest": draw(st.booleans()),
        "grace_days": draw(st.sampled_from([0, 0, 1, 3, 10])),
        "day_count": draw(st.sampled_from(terms.dates.DAY_COUNTS)),
        "count": draw(st.sampled_from(["one_end", "both_ends"])),
    }
    missed = draw(st.lists(missed_one(), min_size=1, max_size=5))
    as_of = draw(st.lists(OVERDUE_DAYS, min_size=1, max_size=6, unique=True))
    order = draw(st.permutations(PARTS))
    return {
        "missed": missed,
        "penalty": penalty,
        "charges": draw(st.lists(charge(), max_size=2)),
        "payments": draw(st.lists(PAYMENT, max_size=5)),
        "order": list(order),
        "as_of": sorted(day.isoformat() for day in as_of),
    }


OVERDUE_DAYS = st.dates(date(2023, 12, 1), date(2025, 3, 31))
PAYMENT = st.fixed_dictionaries(
    {"on": OVERDUE_DAYS.map(date.isoformat), "amount": st.integers(1, 300_000).map(yuan)}
)


def missed_one() -> st.SearchStrategy[dict[str, Any]]:
    part = st.integers(0, 200_000).map(yuan)
    day = OVERDUE_DAYS.map(date.isoformat)
    return st.fixed_dictionaries({"due": day, "principal": part, "interest": part, "fee": part})


@st.composite
def charge(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {"after_days": draw(st.sampled_from([0, 3, 30]))}
    if draw(st.booleans()):
        return found | {"amount": yuan(draw(st.integers(0, 5_000)))}
    found["fraction"] = f"0.{draw(st.integers(0, 99)):03d}"
    if draw(st.booleans()):
        found["floor"] = yuan(draw(st.integers(0, 2_000)))
    return found


def owed_on(request: dict[str, Any]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = answer({"do": "overdue"} | request)["owed"]
    return found


@given(arrears())
def test_waiting_never_makes_arrears_smaller(request_: dict[str, Any]) -> None:
    totals = [fen(one["total"]) for one in owed_on(request_ | {"payments": []})]
    assert totals == sorted(totals)


@given(arrears(), PAYMENT)
def test_paying_never_makes_arrears_larger(
    request_: dict[str, Any], payment: dict[str, str]
) -> None:
    more = request_ | {"payments": [*request_["payments"], payment]}
    for one, other in zip(owed_on(request_), owed_on(more), strict=True):
        assert fen(other["total"]) <= fen(one["total"])


@given(arrears())
def test_no_fen_is_lost_between_a_payment_and_its_parts(request_: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid({"do": "overdue"} | request_)
    found = answer({"do": "overdue"} | request_)
    for one in found["payments"]:
        applied = sum(fen(amount) for amount in one["applied"].values())
        assert applied + fen(one["left_over"]) == fen(one["amount"])
        assert min(fen(amount) for amount in one["applied"].values()) >= 0
    for one in found["owed"]:
        parts = [fen(one[part]) for part in ("principal", "interest", "penalty", "fees")]
        assert sum(parts) == fen(one["total"]) and min(parts) >= 0
        due = [m for m in request_["missed"] if m["due"] <= one["on"]]
        paid = [p["applied"] for p in found["payments"] if p["on"] <= one["on"]]
        for part in ("principal", "interest"):
            asked = sum(fen(m[part]) for m in due)
            left = asked - sum(fen(applied[part]) for applied in paid)
            # What was paid before its day is among `applied`, but not yet asked for.
            assert left <= fen(one[part]) <= asked
            assert len(due) < len(request_["missed"]) or fen(one[part]) == left


@given(arrears(), st.lists(OVERDUE_DAYS, min_size=1, max_size=4))
@example(
    {  # 29 January to 1 February is 2 days of a 30-day month, looked at in between or not
        "missed": [{"due": "2026-01-29", "principal": "10000.00"}],
        "penalty": {"rate": {"value": "0.36", "per": "year"}, "day_count": "30/360"},
        "payments": [],
        "as_of": ["2026-02-01"],
    },
    [date(2026, 1, 31)],
)
def test_looking_at_a_debt_does_not_change_it(request_: dict[str, Any], looks: list[date]) -> None:
    """More days in `as_of` leave the figures of the other days as they were."""
    seen = {one["on"]: one for one in owed_on(request_)}
    days = sorted({*request_["as_of"], *(day.isoformat() for day in looks)})
    again = {one["on"]: one for one in owed_on(request_ | {"as_of": days})}
    for on, one in seen.items():
        kept = {key: value for key, value in one.items() if key != "added_since_first"}
        assert kept.items() <= again[on].items()


@given(arrears(), st.integers(1, 10))
@example(
    {"penalty": {"rate": {"value": "0.0005", "per": "day"}}, "charges": [], "order": ["principal"]},
    3,
)
def test_what_is_paid_within_the_days_of_grace_costs_nothing(
    request_: dict[str, Any], grace: int
) -> None:
    due, paid = date(2024, 1, 10), date(2024, 1, 10) + timedelta(days=grace)
    found = owed_on(
        request_
        | {
            "missed": [{"due": due.isoformat(), "principal": "10000.00"}],
            "penalty": request_["penalty"] | {"grace_days": grace},
            "payments": [{"on": paid.isoformat(), "amount": "10000.00"}],
            "as_of": ["2024-06-10"],
        }
    )
    assert (found[0]["total"], found[0]["days_overdue"], found[0]["bucket"]) == ("0.00", 0, "M0")


@given(st.integers(1, 10**7), st.integers(0, 400), st.integers(0, 20))
def test_a_simple_daily_penalty_is_principal_times_rate_times_days(
    principal: int, late: int, parts: int
) -> None:
    """0.05 % a day, counted on one end, rounded half up once."""
    on = date(2024, 1, 10) + timedelta(days=late)
    penalty = {"rate": {"value": f"0.{parts:04d}", "per": "day"}}
    missed = [{"due": "2024-01-10", "principal": yuan(principal)}]
    found = owed_on({"missed": missed, "penalty": penalty, "as_of": [on.isoformat()]})
    assert fen(found[0]["penalty"]) == (2 * principal * parts * late + 10_000) // 20_000
    assert found[0]["days_overdue"] == late


@st.composite
def debts(draw: st.DrawFn) -> dict[str, Any]:
    """The part of a `relief` request that is the debt: paid so far, late terms, and today."""
    loan = draw(loans())
    schedule = built(loan)
    paid = draw(st.integers(0, min(len(schedule.rows) - 1, 8)))
    loan["paid"] = paid
    if draw(st.booleans()):
        loan["overdue"] = {
            "penalty": {
                "rate": {"value": f"0.00{draw(st.integers(0, 99)):02d}", "per": "day"},
                "on": draw(st.sampled_from(["principal", "principal_and_interest"])),
            },
            "charges": draw(st.lists(charge(), max_size=1)),
        }
    after = schedule.terms.due[paid - 1] if paid and len(schedule.rows) > 1 else None
    today = (after or schedule.terms.start) + timedelta(days=draw(st.integers(0, 150)))
    return {"debt": loan, "today": today.isoformat()}


@st.composite
def offers(draw: st.DrawFn) -> dict[str, Any]:
    """One step of an offer, as it is written in a request."""
    months, periods = draw(st.integers(1, 6)), draw(st.integers(1, 48))
    rate = {"value": f"0.{draw(st.integers(0, 36)):02d}", "per": "year"}
    share = f"0.{draw(st.integers(0, 100)):03d}"
    asks: list[dict[str, Any]] = [
        {"contract": {}},
        {"pay_arrears_now": {}},
        {"do_nothing": {}},
        {"defer": {"months": months, "interest": draw(st.sampled_from(DEFERRALS))}},
        {"interest_only": {"months": months}},
        {"extend_term": {"periods": periods}},
        {"extend_term": {"periods": periods, "rate": rate, "fee": {"amount": "10.00"}}},
        {"instalments": {"periods": periods, "rate": rate, "on": "overdue"}},
        {"instalments": {"periods": periods, "rate": rate, "on": "whole_balance"}},
        {
            "instalments": {
                "periods": periods,
                "flat_fee": {"value": "0.006", "per": "period"},
                "on": "overdue",
            }
        },
        {"re_age": {"periods": periods}},
        {"re_age": {"periods": periods, "rate": rate}},
        {"waive": {"penalty": True, "fraction": share}},
        {"waive": {"penalty": True, "interest": True}},
        {"settle_for": {"amount": yuan(draw(st.integers(1, 10**6)))}},
    ]
    return draw(st.sampled_from(asks))


DEFERRALS = ("waived", "paid", "added", "at_end")


def relief(debt: dict[str, Any], offers: list[Any], budget: int | None = None) -> dict[str, Any]:
    """The answer of `relief`; an example is discarded when its offers do not suit the debt."""
    request = {"do": "relief", "offers": offers} | debt
    if budget is not None:
        request["budget"] = yuan(budget)
    try:
        found: dict[str, Any] = answer(request)
    except Refused as refusal:
        assert refusal.field.startswith("offers."), refusal
        assume(False)
        raise
    return found


@given(debts(), st.lists(offers(), min_size=1, max_size=3), st.booleans())
@example(
    {
        "debt": {
            "principal": "10000.00",
            "method": "level_payment",
            "rate": {"value": "0.18", "per": "year"},
            "periods": 12,
            "start": "2026-01-10",
        },
        "today": "2026-01-10",
    },
    [{"do": "defer", "months": 3, "interest": "added"}],
    False,
)
def test_a_request_that_is_answered_fits_the_schema(
    debt: dict[str, Any], drawn: list[Any], combined: bool
) -> None:
    offered = [drawn] if combined else drawn
    relief(debt, offered)
    assert VALIDATOR.is_valid({"do": "relief", "offers": offered} | debt)


def figure(found: dict[str, Any], at: int, name: str) -> int:
    return fen(found["offers"][at][name])


@given(debts(), st.lists(offers(), min_size=1, max_size=3))
def test_an_offer_accounts_for_every_fen(debt: dict[str, Any], steps: list[Any]) -> None:
    found = relief(debt, [steps])
    one = found["offers"][0]
    assert fen(one["total"]) == sum(fen(row["payment"]) for row in one["schedule"])
    assert fen(one["extra"]) == (
        fen(one["total"]) + fen(one["still_owed"]) - fen(found["contract_total"])
    )
    for row in one["schedule"]:
        asked = fen(row["interest"]) + fen(row["fee"]) + fen(row["principal"])
        assert fen(row["payment"]) == asked - fen(row["added"]) >= 0
        assert fen(row["closing"]) == (
            fen(row["opening"]) - fen(row["principal"]) + fen(row["added"])
        )
    for before, after in pairwise(one["schedule"]):
        assert before["closing"] == after["opening"] and before["due"] <= after["due"]
    if one["schedule"]:
        assert one["schedule"][-1]["closing"] == "0.00"
    for name in ("still_owed", "deferred", "forgiven", "total"):
        assert fen(one[name]) >= 0
    assert fen(one["largest_payment"]) >= fen(one["usual_payment"])


@given(debts(), st.lists(offers(), min_size=1, max_size=2))
def test_nothing_of_the_principal_vanishes_unsaid(debt: dict[str, Any], steps: list[Any]) -> None:
    """What an offer asks, what it forgives and what it leaves cover all principal still unpaid."""
    found = relief(debt, [steps])
    one = found["offers"][0]
    loan = {k: v for k, v in debt["debt"].items() if k not in ("paid", "overdue")}
    rows = built(loan).rows[debt["debt"]["paid"] :]
    covered = fen(one["total"]) + fen(one["forgiven"]) + fen(one["still_owed"])
    assert covered >= sum(row.principal for row in rows)


@given(debts())
def test_going_on_as_agreed_costs_nothing_extra(debt: dict[str, Any]) -> None:
    found = relief(debt, ["contract", {"waive": {}}, ["contract"]])
    contract = found["offers"][0]
    loan = {k: v for k, v in debt["debt"].items() if k not in ("paid", "overdue")}
    rows = built(loan).rows[debt["debt"]["paid"] :]
    missed = [row for row in rows if row.due < date.fromisoformat(debt["today"])]
    ahead = rows[len(missed) :]
    shown = [(row["due"], fen(row["payment"])) for row in contract["schedule"]]
    assert shown == [(row.due.isoformat(), row.payment) for row in ahead]
    assert (contract["deferred"], contract["forgiven"]) == ("0.00", "0.00")
    assert contract["leaves_overdue"] == any(row.payment for row in missed)
    if not missed:
        assert (contract["extra"], contract["still_owed"]) == ("0.00", "0.00")
    same = ("schedule", "total", "extra", "still_owed", "deferred", "forgiven", "leaves_overdue")
    assert all(contract[name] == found["offers"][2][name] for name in same)


@given(debts())
def test_paying_the_arrears_costs_the_contract_and_what_being_late_added(
    debt: dict[str, Any],
) -> None:
    found = relief(debt, ["pay_arrears_now"])
    loan = {k: v for k, v in debt["debt"].items() if k not in ("paid", "overdue")}
    rows = [
        row
        for row in built(loan).rows[debt["debt"]["paid"] :]
        if row.due < date.fromisoformat(debt["today"])
    ]
    added = 0
    if rows:
        late = debt["debt"].get("overdue") or {"penalty": {"rate": loan["rate"]}, "charges": []}
        assume(late["penalty"]["rate"]["per"] in ("day", "month", "year"))
        missed = [
            {
                "due": row.due.isoformat(),
                "principal": yuan(row.principal),
                "interest": yuan(row.interest),
                "fee": yuan(row.fee),
            }
            for row in rows
        ]
        request = {"missed": missed, "as_of": [debt["today"]]} | late
        added = fen(owed_on(request)[0]["total"]) - sum(row.payment for row in rows)
    assert figure(found, 0, "extra") == added
    assert not found["offers"][0]["leaves_overdue"]


@given(debts())
def test_an_extension_by_nothing_is_the_contract(debt: dict[str, Any]) -> None:
    """Whatever is paid or late, however the dates fall."""
    loan = {k: v for k, v in debt["debt"].items() if k not in ("paid", "overdue")}
    rows = built(loan).rows[debt["debt"]["paid"] :]
    ahead = sum(row.due >= date.fromisoformat(debt["today"]) for row in rows)
    assume(ahead)
    periods = loan["periods"] if loan["method"] == "bullet" else ahead
    found = relief(debt, ["contract", {"extend_term": {"periods": periods}}])
    contract, longer = found["offers"]
    assert longer["schedule"] == contract["schedule"]
    same = ("total", "extra", "still_owed", "forgiven", "leaves_overdue")
    assert all(longer[name] == contract[name] for name in same)


@given(loans(("flat_fee",)))
def test_a_flat_fee_plan_extended_by_nothing_keeps_its_total(loan: dict[str, Any]) -> None:
    """Its fees are spread evenly anew, so rows of an irregular first period may move."""
    start = {"debt": loan | {"paid": 0}, "today": loan["start"]}
    periods = len(built(loan).rows)  # a loan of fewer fen than periods ends before its last
    found = relief(start, ["contract", {"extend_term": {"periods": periods}}])
    assert figure(found, 1, "total") == figure(found, 0, "total")


@given(st.integers(1, 24), st.integers(0, 60), st.integers(1, 36))
def test_a_longer_flat_fee_plan_never_costs_less(periods: int, first: int, more: int) -> None:
    """At the contract's own fee a period, however short the first period is."""
    start = date(2026, 1, 10)
    loan = {
        "principal": "1200.00",
        "method": "flat_fee",
        "rate": {"value": "0.01", "per": "period"},
        "periods": periods,
        "start": start.isoformat(),
        "first_due": (start + timedelta(days=first + 1)).isoformat(),
    }
    longer = {"extend_term": {"periods": periods + more}}
    found = relief({"debt": loan, "today": "2026-01-10"}, ["contract", longer])
    assert figure(found, 1, "total") >= figure(found, 0, "total")


@given(
    st.sampled_from(["interest_first", "bullet"]),
    st.sampled_from([1, 2, 3, 6, 12]),
    st.integers(1, 12),
    st.integers(1, 6),
)
def test_interest_waived_while_deferring_is_that_of_the_months_deferred(
    method: str, size: int, periods: int, months: int
) -> None:
    """12,000.00 at 12 % a year is 120.00 a month, whatever the length of the loan's own periods."""
    loan = {
        "principal": "12000.00",
        "method": method,
        "rate": {"value": "0.12", "per": "year"},
        "periods": periods,
        "every": {"months": size},
        "start": "2026-01-10",
    }
    offer = {"defer": {"months": months, "interest": "waived"}}
    found = relief({"debt": loan, "today": "2026-01-10"}, [offer])
    assert figure(found, 0, "forgiven") == 120_00 * months
    assert figure(found, 0, "total") == fen(found["contract_total"])


@given(debts())
def test_a_penalty_waived_is_not_owed_later(debt: dict[str, Any]) -> None:
    """What is still owed at the end falls by what was forgiven, to the fen."""
    found = relief(debt, ["contract", {"waive": {"penalty": True}}])
    fallen = figure(found, 0, "still_owed") - figure(found, 1, "still_owed")
    assert fallen == figure(found, 1, "forgiven")


@st.composite
def free_debts(draw: st.DrawFn) -> dict[str, Any]:
    """A loan without interest or fees, some of it late under a daily penalty."""
    periods, start = draw(st.integers(1, 24)), draw(DAYS)
    loan = {
        "principal": yuan(draw(st.integers(periods, 10**7))),
        "method": draw(st.sampled_from(["level_payment", "level_principal", "interest_first"])),
        "rate": {"value": "0", "per": "year"},
        "periods": periods,
        "start": start.isoformat(),
        "overdue": {"penalty": {"rate": {"value": "0.0005", "per": "day"}}},
    }
    today = start + timedelta(days=draw(st.integers(0, 30 * periods)))
    return {"debt": loan, "today": today.isoformat()}


@st.composite
def free_steps(draw: st.DrawFn, today: date) -> Any:
    """A step of an offer that asks for no new money."""
    months, periods = draw(st.integers(1, 6)), draw(st.integers(1, 48))
    rate, later = {"value": "0", "per": "year"}, today + timedelta(draw(st.integers(40, 80)))
    asks: list[Any] = [
        "pay_arrears_now",
        "principal_first",
        {"defer": {"months": months, "interest": draw(st.sampled_from(DEFERRALS))}},
        {"interest_only": {"months": months}},
        {"extend_term": {"periods": periods}},
        {"move_due_date": {"to": later.isoformat()}},
        {"instalments": {"periods": periods, "rate": rate, "on": "overdue"}},
        {"instalments": {"periods": periods, "rate": rate, "on": "whole_balance"}},
        {"re_age": {"periods": periods}},
        {"waive": {"penalty": True, "fraction": f"0.{draw(st.integers(0, 99)):02d}"}},
        {"waive": {"penalty": True}},
        {"settle_for": {"amount": yuan(draw(st.integers(1, 10**5)))}},
    ]
    return draw(st.sampled_from(asks))


@given(free_debts(), st.data())
def test_paid_forgiven_and_still_owed_are_all_that_is_owed(
    debt: dict[str, Any], data: st.DataObject
) -> None:
    """Without interest, where no arrears go on growing; what is deferred is paid, not forgiven."""
    step = free_steps(date.fromisoformat(debt["today"]))
    found = relief(debt, [data.draw(st.lists(step, min_size=1, max_size=3))])
    paid, forgiven, left = (figure(found, 0, name) for name in ("total", "forgiven", "still_owed"))
    owed, deferred = fen(found["owed_today"]), figure(found, 0, "deferred")
    assert paid + forgiven + left >= owed
    if not left:
        assert paid + forgiven == owed
    assert deferred <= paid


@given(debts(), st.integers(1, 36), st.integers(1, 48))
def test_a_rate_once_agreed_is_kept_by_a_later_step(
    debt: dict[str, Any], periods: int, longer: int
) -> None:
    """Spread at 0 %, then made longer: what is owed today, and not a fen of interest."""
    assume(not debt["debt"].get("fees"))
    free = {"re_age": {"periods": periods, "rate": {"value": "0", "per": "year"}}}
    found = relief(debt, [[free, {"extend_term": {"periods": longer}}]])
    assert figure(found, 0, "total") == fen(found["owed_today"])


@given(debts(), st.integers(0, 400))
def test_a_settlement_agreed_for_any_day_ends_being_overdue(
    debt: dict[str, Any], days: int
) -> None:
    """On the day it is agreed, however the day of the money is written."""
    on = (date.fromisoformat(debt["today"]) + timedelta(days=days)).isoformat()
    part = {"periods": 1, "first_due": on}
    spelt = [{"on": on}, {"in": part}, {"on": on, "in": part}]
    found = relief(debt, [{"settle_for": {"amount": "0.01"} | how} for how in spelt])
    for one in found["offers"]:
        assert (one["leaves_overdue"], one["overdue_until"]) == (False, None)


@given(debts(), st.integers(1, 6))
def test_a_deferral_costs_most_added_then_at_the_end_then_waived(
    debt: dict[str, Any], months: int
) -> None:
    """Interest on interest is never negative, but two schedules round differently.

    A row's interest and the payment are each off by at most a fen, and balances carry the error on
    at the loan's rate: a total is within 2·((1+r)^n − 1)/r of exact, two totals within twice that;
    n are the rows of the loan and those put off.
    """
    assume("payment_multiple" not in debt["debt"])  # a larger payment also ends a loan sooner
    asks = [{"defer": {"months": months, "interest": word}} for word in DEFERRALS]
    found = relief(debt, asks)
    waived, _, added, at_end = (figure(found, at, "total") for at in range(4))
    loan = {k: v for k, v in debt["debt"].items() if k not in ("paid", "overdue")}
    r = max(Fraction(*factor) for factor in loan_periods.factors(terms_of(loan)))
    put_off = 1 + months * 31 // loan.get("every", {}).get("days", 31)
    grown = sum((1 + r) ** k for k in range(loan["periods"] + put_off))
    assert waived <= at_end <= added + 4 * grown
    assert at_end == waived + figure(found, 0, "forgiven")


@given(debts(), st.lists(offers(), min_size=2, max_size=3, unique_by=lambda step: next(iter(step))))
def test_steps_in_one_object_run_in_their_order(debt: dict[str, Any], steps: list[Any]) -> None:
    together = {name: ask for step in steps for name, ask in step.items()}
    found = relief(debt, [steps, together])
    one, other = found["offers"]
    assert all(one[key] == other[key] for key in one if key not in ("offer", "rank"))


@given(debts(), st.integers(0, 100))
def test_settling_today_pays_or_forgives_all_that_is_owed(
    debt: dict[str, Any], percent: int
) -> None:
    owed = fen(relief(debt, ["contract"])["owed_today"])
    amount = max(1, owed * percent // 100)
    assume(amount <= owed)
    found = relief(debt, [{"settle_for": {"amount": yuan(amount)}}])
    assert figure(found, 0, "total") == amount
    assert figure(found, 0, "total") + figure(found, 0, "forgiven") == owed
    assert not found["offers"][0]["leaves_overdue"]


@given(debts(), st.integers(0, 2 * 10**6), st.lists(offers(), min_size=1, max_size=6))
def test_default_is_never_advised(
    debt: dict[str, Any], budget: int, drawn: list[dict[str, Any]]
) -> None:
    suits = ["contract", "do_nothing", "pay_arrears_now", *(o for o in drawn if fits(debt, o))]
    found = relief(debt, suits, budget)
    marked = list(zip(suits, found["offers"], strict=True))
    good = [one for _, one in marked if not one["leaves_overdue"] and one["affordable"]]
    bad = [one for ask, one in marked if one["leaves_overdue"] or "do_nothing" in ask]
    assert all(one["rank"] < other["rank"] for one in good for other in bad)
    assert sorted(one["rank"] for _, one in marked) == list(range(1, len(suits) + 1))
    for ask, one in marked:
        assert one["leaves_overdue"] or "do_nothing" not in ask
        if fen(one["largest_payment"]) <= budget:  # more may be what rounding left in a last row
            assert one["affordable"]
        elif not one["affordable"]:
            assert fen(one["largest_payment"]) > budget
    last = [one["rank"] for ask, one in marked if "do_nothing" in ask]
    assert sorted(last) == list(range(len(suits) - len(last) + 1, len(suits) + 1))
    best = found["recommended"]
    assert (best is None) == (not good)
    if best is not None:
        modest = [one for one in good if one["forgiven"] == "0.00" and fen(one["extra"]) >= 0]
        cost = {id(one): fen(one["total"]) + fen(one["still_owed"]) for one in modest or good}
        assert cost[id(found["offers"][best])] == min(cost.values())
    assert relief(debt, suits)["recommended"] is None


def fits(debt: dict[str, Any], offer: dict[str, Any]) -> bool:
    try:
        answer({"do": "relief", "offers": [offer]} | debt)
    except Refused as refusal:
        assert refusal.field.startswith("offers."), refusal
        return False
    return True


def test_a_settlement_for_a_later_day_ends_being_overdue_when_it_is_agreed() -> None:
    """Whether the day stands in `on` or in parts; a new loan from elsewhere in August does not
    end it before August, and 9,000.00 in August is ranked by its cost like any agreed payment."""
    loan = {
        "principal": "10000.00",
        "method": "level_payment",
        "rate": {"value": "0.18", "per": "year"},
        "periods": 12,
        "start": "2026-01-10",
        "overdue": {"penalty": {"multiplier": "1.5"}},
    }
    day = "2026-08-01"
    on = {"settle_for": {"amount": "9000.00", "on": day}}
    parts = {"settle_for": {"amount": "9000.00", "in": {"periods": 1, "first_due": day}}}
    aged = {"re_age": {"periods": 12, "first_due": day}}
    new = {key: loan[key] for key in ("principal", "method", "rate", "periods")} | {"start": day}
    asked = ["do_nothing", on, parts, aged, {"refinance": {"loan": new}}]
    found = relief({"debt": loan, "today": "2026-04-20"}, asked)["offers"]
    assert [one["leaves_overdue"] for one in found] == [True, False, False, False, True]
    assert [one["overdue_until"] for one in found] == [None, None, None, None, day]
    assert [one["rank"] for one in found] == [5, 1, 2, 3, 4]


def test_a_bullet_loan_is_extended_from_its_start() -> None:
    """12 periods of 12 change nothing; 18 end eighteen months after 10 January 2026."""
    loan = {
        "principal": "12000.00",
        "method": "bullet",
        "rate": {"value": "0.12", "per": "year"},
        "periods": 12,
        "start": "2026-01-10",
    }
    asked = [{"extend_term": {"periods": 12}}, {"extend_term": {"periods": 18}}]
    same, longer = relief({"debt": loan, "today": "2026-01-10"}, asked)["offers"]
    assert (same["last_due"], same["total"]) == ("2027-01-10", "13440.00")
    assert (longer["last_due"], longer["total"]) == ("2027-07-10", "14160.00")


def test_what_is_owed_past_the_last_due_date_is_counted_until_today() -> None:
    """1,000.00 due on 10 February, 0.05 % a day, on 10 June: 120 days are 60.00."""
    debt = {
        "principal": "1000.00",
        "method": "level_payment",
        "rate": {"value": "0", "per": "year"},
        "periods": 1,
        "start": "2026-01-10",
        "overdue": {"penalty": {"rate": {"value": "0.0005", "per": "day"}}},
    }
    asked = ["do_nothing", "contract", {"waive": {"penalty": True}}]
    found = relief({"debt": debt, "today": "2026-06-10"}, asked)
    assert [one["still_owed"] for one in found["offers"]] == ["1060.00", "1060.00", "1000.00"]
    assert found["owed_today"] == "1060.00" and found["offers"][2]["forgiven"] == "60.00"


@given(st.integers(1, 400), st.lists(st.integers(0, 900), min_size=2, max_size=4), st.data())
def test_the_level_payment_of_unequal_periods_is_the_best_of_all(
    principal: int, percents: list[int], data: st.DataObject
) -> None:
    """Against every amount there is, the whole loan and its first interest being the most."""
    factors = [(percent, 100) for percent in percents]
    rounding = data.draw(st.sampled_from(sorted(money.ROUNDINGS)))

    def difference(pay: int) -> int:
        interest, _, last = loan_level.level_rows(principal, factors, pay, rounding)[-1]
        return abs(interest + last - pay)

    every = range(1, principal + principal * percents[0] // 100 + 2)
    best = min(every, key=lambda pay: (difference(pay), pay))
    assert loan_level._least_remainder(principal, factors, rounding) == best
