"""Second engines, written by others: numpy-financial, QuantLib and money-warp on random debts.

Where their convention differs from ours, the comment beside the test says how both were brought
together. They carry fractions of a cent or floats, so agreement is to half a fen.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import money_warp as mw
import numpy_financial as npf
import pytest
import QuantLib as ql
from hypothesis import given
from hypothesis import strategies as st

from planner import dates, irr
from planner.arrears import Charge, Late, Missed, Part, Penalty, follow
from planner.loan import schedule, terms

START = date(2026, 1, 10)
HALF_A_FEN = 0.5 + 1e-6
PRINCIPAL = st.integers(100_00, 1_000_000_00)
# Whole basis points a year, so that a float and a fraction mean the same rate.
BASIS_POINTS = st.integers(1, 6000)
DAYS = st.dates(date(2019, 12, 1), date(2029, 3, 1))


def monthly(principal: int, yearly: Fraction, periods: int, method: str) -> schedule.Schedule:
    due = tuple(dates.add_months(START, k) for k in range(1, periods + 1))
    rate = terms.Rate(yearly, "year")
    return schedule.build(terms.Terms(principal, method, rate, due, START, START.day))


def exactly_half_a_fen(principal: int, yearly: Fraction, periods: int) -> bool:
    """Floats fall on either side of an exact half; nothing can be learnt from such a loan."""
    i = yearly / 12
    twice = 2 * principal * i * (1 + i) ** periods / ((1 + i) ** periods - 1)
    return abs(twice - round(twice)) < Fraction(1, 10**6) and round(twice) % 2 == 1


@given(PRINCIPAL, BASIS_POINTS, st.integers(1, 360))
def test_level_payments_against_numpy_financial(principal: int, points: int, periods: int) -> None:
    yearly = Fraction(points, 10_000)
    schedule = monthly(principal, yearly, periods, "level_payment")
    theirs = -npf.pmt(points / 120_000, periods, principal)
    if not exactly_half_a_fen(principal, yearly, periods):
        assert abs(schedule.usual - theirs) <= HALF_A_FEN


@given(PRINCIPAL, BASIS_POINTS, st.integers(2, 120))
def test_each_row_against_numpy_financial(principal: int, points: int, periods: int) -> None:
    """Their rows are not rounded: ours drift from them by at most a fen a row, grown at the rate.

    Balance after k rows: |ours − theirs| ≤ Σ (½ + ½)(1+i)^j = ((1+i)^k − 1)/i.
    """
    i = points / 120_000
    rows = monthly(principal, Fraction(points, 10_000), periods, "level_payment").rows
    for row in rows[:-1]:
        grown = ((1 + i) ** row.number - 1) / i
        left = npf.fv(i, row.number, -npf.pmt(i, periods, principal), -principal)
        assert abs(row.closing - left) <= grown + 0.01
        interest = -npf.ipmt(i, row.number, periods, principal)
        assert abs(row.interest - interest) <= i * grown + HALF_A_FEN


@given(PRINCIPAL, BASIS_POINTS, st.integers(1, 120))
def test_the_rate_of_a_schedule_against_numpy_financial(
    principal: int, points: int, periods: int
) -> None:
    rows = monthly(principal, Fraction(points, 10_000), periods, "level_principal").rows
    flows = [principal, *(-row.payment for row in rows)]
    assert irr.by_period(flows).period == pytest.approx(npf.irr(flows), abs=1e-9)


@given(PRINCIPAL, BASIS_POINTS, st.integers(2, 120))
def test_level_payments_against_quantlib(principal: int, points: int, periods: int) -> None:
    """A bond whose notional sinks so that coupon and redemption are together level."""
    tenor = ql.Period(periods, ql.Months)
    yearly = points / 10_000
    notionals = ql.sinkingNotionals(tenor, ql.Monthly, yearly, float(principal))
    first = notionals[0] - notionals[1] + notionals[0] * yearly / 12
    fraction = Fraction(points, 10_000)
    rows = monthly(principal, fraction, periods, "level_payment")
    if not exactly_half_a_fen(principal, fraction, periods):
        assert abs(rows.usual - first) <= HALF_A_FEN
    for row, notional in zip(rows.rows[:-1], notionals[1:], strict=False):
        assert (
            abs(row.closing - notional) <= ((1 + yearly / 12) ** row.number - 1) * 12 / yearly + 1
        )


@given(DAYS, DAYS)
def test_days_and_day_counts_against_quantlib(one: date, other: date) -> None:
    """30/360 bond basis, actual/360, actual/365 fixed, actual/actual ISDA.

    The planner's 30/360 year fraction differs on purpose where both days stand on the due day or
    the end of a shorter month: a period of whole months is whole twelfths (31 January to
    28 February is 1/12, bond basis says 28/360). There it must be QuantLib's count of months.
    """
    start, end = sorted((one, other))
    first, last = (ql.Date(day.day, day.month, day.year) for day in (start, end))
    bond = ql.Thirty360(ql.Thirty360.BondBasis)
    assert dates.days_30_360(start, end) == bond.dayCount(first, last)
    counters = {
        "actual/360": ql.Actual360(),
        "actual/365": ql.Actual365Fixed(),
        "actual/actual": ql.ActualActual(ql.ActualActual.ISDA),
    }
    for name, counter in counters.items():
        ours = dates.year_fraction(start, end, name)
        assert float(ours) == pytest.approx(counter.yearFraction(first, last), abs=1e-12)
    share = dates.year_fraction(start, end, "30/360")
    months = dates.months_between(start, end, max(start.day, end.day))
    if months:
        assert share == Fraction(months, 12)
        # QuantLib steps from the day that is not cut short; going back covers a longer end.
        forward = first + ql.Period(months, ql.Months) == last
        backward = last - ql.Period(months, ql.Months) == first
        assert forward or backward
    else:
        assert share == Fraction(bond.dayCount(first, last), 360)


@given(DAYS, st.integers(0, 240))
def test_month_steps_against_quantlib(day: date, months: int) -> None:
    there = ql.Date(day.day, day.month, day.year) + ql.Period(months, ql.Months)
    ours = dates.add_months(day, months)
    assert (ours.year, ours.month, ours.day) == (there.year(), there.month(), there.dayOfMonth())


def at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def daily(parts: int) -> mw.InterestRate:
    return mw.InterestRate(Decimal(parts) / 1_000_000, mw.CompoundingFrequency.DAILY)


def grown(parts: int, days: int) -> Fraction:
    """What a daily rate comes to over some days with money-warp's compounding."""
    return (1 + Fraction(parts, 1_000_000)) ** days - 1


@given(
    PRINCIPAL,
    st.integers(1, 2000),
    st.integers(1, 24),
    st.sampled_from([1, 7, 14, 30]),
)
def test_level_rows_against_money_warp(principal: int, parts: int, periods: int, step: int) -> None:
    """money-warp compounds a daily rate inside a period; ours gets that as the period's rate.

    It rounds the payment and each row to the cent from unrounded balances, so rows agree as far
    as the drift of our rounded balances allows.
    """
    due = tuple(START + timedelta(days=step * k) for k in range(1, periods + 1))
    theirs = mw.Loan(
        mw.Money(Decimal(principal) / 100),
        daily(parts),
        list(due),
        disbursement_date=at_midnight(START),
    ).get_original_schedule()
    rate = terms.Rate(grown(parts, step), "period")
    ours = schedule.build(
        terms.Terms(principal, "level_payment", rate, due, START, START.day, ("days", step))
    )
    i = float(rate.value)
    for row, entry in zip(ours.rows, theirs, strict=True):
        drift = 1 + ((1 + i) ** row.number - 1) / i
        assert row.due == entry.due_date
        assert abs(row.closing - 100 * entry.ending_balance.raw_amount) <= drift
        assert abs(row.interest - 100 * entry.interest_payment.raw_amount) <= 1 + i * drift
        last = row.number == periods
        assert abs(row.payment - 100 * entry.payment_amount.raw_amount) <= (drift if last else 1)


@given(
    PRINCIPAL,
    st.integers(1, 2000),
    st.integers(1, 2000),
    st.integers(0, 10),
    st.integers(1, 120),
    st.integers(0, 130),
)
def test_a_late_settlement_against_money_warp(
    principal: int, parts: int, late_parts: int, fine: int, late: int, percent: int
) -> None:
    """One instalment, paid late: a fine of some percent, mora on the principal, then the rest.

    Two conventions are brought together. Mora there compounds daily, here it is simple: our daily
    rate is the one that comes to the same on that day. There the loan's interest stops at the due
    date and mora runs on the principal alone (SIMPLE), as our penalty does. Both take fine, mora,
    interest, principal in that order. They keep fractions of a cent, we round each part once.
    """
    due = START + timedelta(days=30)
    on = due + timedelta(days=late)
    loan = mw.Loan(
        mw.Money(Decimal(principal) / 100),
        daily(parts),
        [due],
        disbursement_date=at_midnight(START),
        fine_rate=mw.InterestRate(Decimal(fine) / 100, mw.CompoundingFrequency.ANNUALLY),
        mora_interest_rate=daily(late_parts),
        mora_strategy=mw.MoraStrategy.SIMPLE,
    )
    with mw.Warp(loan, at_midnight(on)) as then:
        theirs = then.installments[0]
    interest = round(theirs.expected_interest.raw_amount * 100)
    rate = terms.Rate(grown(late_parts, late) / late, "day")
    amount = max(1, (principal + interest) * percent // 100)
    order = (Part.FEES, Part.PENALTY, Part.INTEREST, Part.PRINCIPAL)
    fined = (Charge(fraction=Fraction(fine, 100), after_days=0),)
    missed, contract = Missed(due, principal, interest), Late(Penalty(rate), fined, order)
    before, applied = follow([missed], contract, [on], [(on, amount)])
    paid = loan.record_payment(mw.Money(Decimal(amount) / 100), at_midnight(on))
    parts_of = applied[0].parts
    owed_penalty = before[0].penalty + parts_of["penalty"]
    assert abs(owed_penalty - 100 * theirs.expected_mora.raw_amount) <= HALF_A_FEN
    owed_fine = before[0].fees + parts_of["fees"]
    assert abs(owed_fine - 100 * theirs.expected_fine.raw_amount) <= 1
    assert abs(parts_of["fees"] - 100 * paid.fine_paid.raw_amount) <= 1
    assert abs(parts_of["penalty"] - 100 * paid.mora_paid.raw_amount) <= 2
    assert abs(parts_of["interest"] - 100 * paid.interest_paid.raw_amount) <= 2
    if not applied[0].left_over:
        assert abs(parts_of["principal"] - 100 * paid.principal_paid.raw_amount) <= 3
