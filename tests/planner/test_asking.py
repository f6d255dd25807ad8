"""A request written from values is answered with the figures of those values."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planner
from planner import Refused, relief
from planner.arrears import PARTS, allocate
from planner.case import Kind, KnownDebt
from planner.contract import asking
from planner.contract.asking.loans import exact
from planner.contract.asking.offers import NAMES
from planner.contract.offer_fields import OFFERS
from planner.household import Harm, Liability, Strategy, run
from planner.loan import (
    EarlyFee,
    EarlyKind,
    Fee,
    FeeWhen,
    Method,
    Per,
    Printed,
    Rate,
    Terms,
    build,
    schedule_rate,
)
from planner.money import Rounding, places, yuan
from planner.relief import Asked, Outcome, compare

TODAY = date(2026, 11, 24)
FREE = Rate(Fraction(0), Per.YEAR)


def known(late: int = 45, **other: object) -> KnownDebt:
    """10,000 at 18 % in twelve, 1.5 times when late."""
    usual: dict[str, object] = {
        "owed": 1_000_000,
        "owed_on": TODAY,
        "first_due": TODAY - timedelta(days=late),
        "rate": Rate(Fraction("0.18"), Per.YEAR),
        "method": Method.LEVEL_PAYMENT,
        "periods_left": 12,
        "penalty_times": Fraction("1.5"),
    }
    return KnownDebt(**(usual | other))  # type: ignore[arg-type]


def answered(request: asking.Request) -> dict[str, object]:
    """The answer to the request as a command would read it: through its own text."""
    found: dict[str, object] = planner.answer(json.loads(json.dumps(request)))
    return found


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
LOANS = st.builds(
    lambda principal, method, rate, start, after, periods, fee, rounding: (
        principal * 100,
        method,
        rate,
        start,
        after,
        periods,
        fee,
        rounding,
    ),
    st.integers(100, 500_000),
    st.sampled_from(Method),
    st.decimals(0, 36, places=2),
    DAYS,
    st.integers(1, 70),
    st.integers(1, 60),
    st.sampled_from([None, *FeeWhen]),
    st.sampled_from(Rounding),
)


@settings(max_examples=150)
@given(LOANS)
def test_a_loan_written_as_a_request_has_the_same_rows(drawn: tuple[object, ...]) -> None:
    from planner.dates import add_months, calendar

    principal, method, percent, start, after, periods, when, rounding = drawn
    assert isinstance(start, date) and isinstance(after, int) and isinstance(periods, int)
    first = add_months(start, 1) if after > 62 else start + timedelta(days=after)
    anchor = start.day if after > 62 else first.day
    fees = () if when is None else (Fee(1234, FeeWhen(str(when))),)
    terms = Terms(
        int(str(principal)),
        Method(str(method)),
        Rate(Fraction(str(percent)) / 100, Per.YEAR),
        calendar(first, "months", 1, periods, anchor),
        start,
        anchor,
        rounding=Rounding(str(rounding)),
        fees=fees,
    )
    if method == Method.FLAT_FEE:
        terms = Terms(**{**vars(terms), "rate": Rate(terms.rate.value / 12, Per.PERIOD)})
        try:
            exact(terms.rate.value)
        except Refused:
            return  # a third of a per cent is no decimal, and nobody can type it
    built = build(terms)
    found = answered(asking.schedule(terms))
    rows = found["instalments"]
    assert isinstance(rows, list)
    assert [(one["due"], one["payment"], one["interest"]) for one in rows] == [
        (row.due.isoformat(), yuan(row.payment), yuan(row.interest)) for row in built.rows
    ]
    rate = found["true_rate"]
    assert isinstance(rate, dict) and rate["nominal"] == places(schedule_rate(built).nominal)


@pytest.mark.parametrize("late", [0, 12, 45, 200])
@pytest.mark.parametrize("kind", ["loan", "card", "fee", "bullet"])
def test_what_is_overdue_written_as_a_request(late: int, kind: str) -> None:
    other: dict[str, dict[str, object]] = {
        "loan": {},
        "card": {"kind": Kind.CARD, "method": None, "periods_left": None, "turn_day": 91},
        "fee": {"late_fee": 2_000, "penalty_rate": Rate(Fraction("0.0005"), Per.DAY)},
        "bullet": {"method": Method.BULLET, "periods_left": 6},
    }
    debt = known(late, **other[kind])
    days = [max(TODAY, TODAY - timedelta(days=late)) + timedelta(days=at) for at in (0, 7, 30, 90)]
    found = answered(asking.overdue(debt.unpaid(), debt.late(), days))
    owed = found["owed"]
    assert isinstance(owed, list)
    ours = debt.asked(days)
    assert [(one["total"], one["penalty"]) for one in owed] == [
        (yuan(one.total), yuan(one.penalty)) for one in ours
    ]


NEW = Terms(1_000_000, Method.LEVEL_PAYMENT, Rate(Fraction("0.12"), Per.YEAR), (), TODAY, 24)
NEXT = tuple(date(2026 + (10 + at) // 12, (10 + at) % 12 + 1, 24) for at in range(1, 13))
EARLY_WAYS = [
    (relief.Contract(),),
    (relief.MoveDueDate(date(2026, 12, 30)),),
    (relief.MoveDueDate(date(2026, 12, 30), 500, date(2026, 12, 1)),),
    *((relief.Defer(3, one),) for one in relief.PausedInterest),
    (relief.InterestOnly(3),),
    (relief.ExtendTerm(24),),
    (relief.ExtendTerm(24, FREE, 5_000),),
    (relief.ExtendTerm(24, None, Fraction("0.01")),),
    (relief.InterestPause(date(2026, 12, 1), date(2027, 2, 1)),),
    (relief.SettleFor(700_000),),
    (relief.SettleFor(None, TODAY, Fraction("0.7")),),
    (relief.SettleFor(600_000, None, None, relief.Parts(3)),),
    (relief.PrincipalFirst(),),
    (relief.PrincipalFirst(100_000),),
    (relief.MinimumPayment(Fraction("0.1"), 10_000, Rate(Fraction("0.0005"), Per.DAY)),),
    (
        relief.Refinance(
            Terms(**{**vars(NEW), "due": NEXT}), EarlyFee(EarlyKind.AMOUNT, amount=10_000)
        ),
    ),
    (relief.Refinance(Terms(**{**vars(NEW), "due": NEXT}), EarlyFee(EarlyKind.REMAINING)),),
    (relief.PartNow(100_000, (relief.ExtendTerm(24),)),),
    (relief.Steps((relief.Step(3, 20_000), relief.Step(9, 50_000)), relief.Rest.BALLOON),),
    (
        relief.Prepay(
            100_000, TODAY, relief.Keep.TERM, EarlyFee(EarlyKind.FRACTION, Fraction("0.01"))
        ),
    ),
]
LATE_WAYS = [
    (relief.DoNothing(),),
    (relief.PayArrearsNow(),),
    (relief.Instalments(6, relief.Spread.OVERDUE, FREE),),
    (
        relief.Instalments(
            6, relief.Spread.WHOLE_BALANCE, None, Rate(Fraction("0.006"), Per.PERIOD)
        ),
    ),
    (relief.ReAge(24),),
    (relief.Waive(penalty=True), relief.ReAge(24, FREE)),
    (relief.Waive(penalty=True, interest=True, fraction=Fraction("0.5")), relief.PayArrearsNow()),
    (relief.Waive(penalty=True, amount=1_000), relief.PayArrearsNow()),
]


@pytest.mark.parametrize(("late", "ways"), [(0, EARLY_WAYS), (45, LATE_WAYS)])
def test_every_way_written_as_a_request_costs_the_same(
    late: int, ways: list[tuple[relief.Offer, ...]]
) -> None:
    debt = (known(late) if late else known(0, first_due=date(2026, 12, 24))).as_of(TODAY)
    asked = [Asked(one) for one in ways]
    ours = compare(debt, asked, 100_000)
    found = answered(asking.relief_of(debt, asked, 100_000))
    offers = found["offers"]
    assert isinstance(offers, list) and found["owed_today"] == yuan(debt.owed_today)
    for one, mine, wanted in zip(offers, ours.outcomes, ways, strict=True):
        assert isinstance(mine, Outcome), wanted
        assert (one["total"], one["usual_payment"]) == (yuan(mine.total), yuan(mine.usual)), wanted


def test_the_offers_have_the_names_of_the_contract() -> None:
    assert {name: made for made, name in NAMES.items()} == {
        name: fields.makes for name, fields in OFFERS.items()
    }


def test_what_the_lender_claims_beyond_the_count_has_no_request() -> None:
    debt = known(45, stated=300_000).as_of(TODAY)
    with pytest.raises(Refused):
        asking.relief_of(debt, [Asked((relief.ReAge(24),))], None)
    less = known(45, stated=100_000).as_of(TODAY)
    found = answered(asking.relief_of(less, [Asked((relief.ReAge(24),))], None))
    assert found["owed_today"] == yuan(less.owed_today)


@pytest.mark.parametrize("strategy", Strategy)
def test_a_plan_written_as_a_request_runs_the_same(strategy: Strategy) -> None:
    debts = [
        Liability("花呗", 800_000, Fraction(18, 1200), floor=80_000, harms=(Harm.REPORTED,)),
        Liability("b", 500_000, Fraction("0.1825") / 12, floor=50_000, asks=60_000),
        Liability("c", 300_000, Fraction(0), floor=10_000, harms=(Harm.HOME,), priority=True),
    ]
    ours = run(debts, [(1, 200_000)], strategy)
    found = answered(asking.plan(debts, 200_000, strategy, TODAY))
    months = found["months"]
    assert isinstance(months, list) and len(months) == len(ours.months)
    assert found["interest"] == yuan(ours.interest)


def test_a_payment_and_a_bill_written_as_requests() -> None:
    owed = dict(zip(PARTS, (0, 0, 5_000, 20_000, 1_000_000), strict=True))
    covered, _ = allocate(100_000, owed, PARTS)
    found = answered(asking.allocate(100_000, owed, PARTS))
    assert found["applied"] == {str(part): yuan(amount) for part, amount in covered.items()}
    terms = Terms(
        1_000_000,
        Method.INTEREST_FIRST,
        Rate(Fraction("0.18"), Per.YEAR),
        tuple(date(2026, at, 10) for at in range(2, 13)),
        date(2026, 1, 10),
        10,
    )
    lines = [Printed(number=1, interest=15_500), Printed(number=2, interest=14_000)]
    bill = answered(asking.match(terms, lines))
    conventions = bill["conventions"]
    assert isinstance(conventions, dict) and conventions["day_count"] == "actual/360"


def test_a_rate_without_an_exact_decimal_is_refused() -> None:
    assert exact(Fraction(3, 200)) == "0.015" and exact(Fraction(2)) == "2"
    with pytest.raises(Refused):
        exact(Fraction(1, 3))
