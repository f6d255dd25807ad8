"""Offers: what each way of repaying asks, costs and leaves; and what would fit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused, answer, schedule

YEARLY = {"value": "0.18", "per": "year"}
DAILY = {"value": "0.0005", "per": "day"}
LOAN = {
    "principal": "10000.00",
    "method": "level_payment",
    "rate": YEARLY,
    "periods": 12,
    "start": "2026-01-10",
}
INTEREST_FIRST = LOAN | {"method": "interest_first"}
BILL = {
    "principal": "10000.00",
    "method": "bullet",
    "rate": DAILY,
    "periods": 1,
    "start": "2026-01-10",
}


def relief(debt: dict[str, Any], *offers: Any, today: str = "2026-01-10", **more: Any) -> Any:
    return answer({"do": "relief", "debt": debt, "today": today, "offers": list(offers)} | more)


def one(debt: dict[str, Any], offer: Any, today: str = "2026-01-10") -> Any:
    return relief(debt, offer, today=today)["offers"][0]


def bare(text: str) -> int:
    return int(text.replace(".", ""))


def text(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


# The worked set of F19: 10,000 at 18 %, 12 months left. Its totals are unrounded; ours round each
# row half up, so the last row differs by its remainder.
EXTENSIONS = [
    ({"interest_only": {"months": 3}}, "150.00", "916.80", 15, 1451_60),
    ({"defer": {"months": 3, "interest": "added"}}, "0.00", "958.68", 15, 1504_13),
    ({"extend_term": {"periods": 24}}, "499.24", "499.24", 24, 1981_78),
    ({"extend_term": {"periods": 36}}, "361.52", "361.52", 36, 3014_86),
    ({"extend_term": {"periods": 60}}, "253.93", "253.93", 60, 5236_06),
]


@pytest.mark.parametrize(("offer", "first", "fourth", "rows", "interest"), EXTENSIONS)
def test_the_worked_set_of_extensions(
    offer: Any, first: str, fourth: str, rows: int, interest: int
) -> None:
    found = one(LOAN, offer)
    lines = found["schedule"]
    assert (lines[0]["payment"], lines[3]["payment"], len(lines)) == (first, fourth, rows)
    assert abs(bare(found["total"]) - 1_000_000 - interest) <= rows / 2


def test_interest_stopped_for_sixty_months() -> None:
    """10,000 / 60 = 166.67; the 1,001.61 that the contract still asked is given up."""
    free = {"extend_term": {"periods": 60, "rate": {"value": "0", "per": "year"}}}
    found = one(LOAN, free)
    assert (found["usual_payment"], found["extra"], found["forgiven"]) == (
        "166.67",
        "-1001.61",
        "1001.61",
    )


# A month is 150.00 of interest on 10,000 at 18 %. Ten of the first period's 31 days: 48.39.
PAUSES = [
    ("2026-01-10", "2026-02-10", "150.00"),
    ("2026-01-10", "2026-04-10", "450.00"),
    ("2026-01-20", "2026-01-30", "48.39"),
    ("2027-01-10", "2027-06-10", "0.00"),
]


@pytest.mark.parametrize(("start", "end", "spared"), PAUSES)
def test_a_pause_of_interest_gives_up_the_interest_of_its_days(
    start: str, end: str, spared: str
) -> None:
    found = one(INTEREST_FIRST, {"interest_pause": {"from": start, "to": end}})
    assert found["forgiven"] == spared
    assert bare(found["extra"]) == -bare(spared)
    assert found["deferred"] == "0.00"
    assert found["last_due"] == "2027-01-10"


def test_principal_first_by_hand() -> None:
    """300 at 1 % a month over 3: 102.01, 102.01, 102.00. Principal first: 300, 197.99 and 95.98
    bear 3.00 + 1.98 + 0.96 = 5.94, paid at the end; the contract asked 6.02."""
    loan = LOAN | {"principal": "300.00", "rate": {"value": "0.12", "per": "year"}, "periods": 3}
    found = one(loan, "principal_first")
    lines = found["schedule"]
    assert [line["principal"] for line in lines] == ["102.01", "102.01", "95.98"]
    assert [line["interest"] for line in lines] == ["0.00", "0.00", "5.94"]
    assert (found["total"], found["extra"]) == ("305.94", "-0.08")
    assert found["needs"]["agreement_of"] == "lender"


AGREED: list[Any] = [
    "principal_first",
    {"re_age": {"periods": 12}},
    {"instalments": {"periods": 6, "rate": {"value": "0", "per": "year"}, "on": "overdue"}},
    {"instalments": {"periods": 6, "rate": YEARLY, "on": "whole_balance"}},
    {"settle_for": {"amount": "5000.00"}},
    {"settle_for": {"fraction": "0.5", "in": {"periods": 3}}},
    {"steps": {"amounts": [{"months": 3, "payment": "200.00"}], "rest": "balloon"}},
    {"part_now": {"amount": "500.00", "then": {"re_age": {"periods": 12}}}},
    {"refinance": {"loan": LOAN | {"start": "2026-03-20"}}},
]


@pytest.mark.parametrize("offer", AGREED)
def test_what_the_lender_agrees_to_ends_being_overdue_on_that_day(offer: Any) -> None:
    """However long the money then takes, for every kind of offer alike."""
    found = one(LOAN, offer, today="2026-03-20")
    assert (found["leaves_overdue"], found["overdue_until"]) == (False, None)


# G18: a 10,000 card at 0.05 % a day, months of 30 days, floor 50. Its interest is not rounded
# until the end (1,693.04 and 3,973.78); ours is each month, half a fen at most.
@pytest.mark.parametrize(
    ("fraction", "months", "interest"), [("0.1", 45, 1693_04), ("0.05", 88, 3973_78)]
)
def test_only_the_minimum_of_a_card(fraction: str, months: int, interest: int) -> None:
    ask = {"minimum_payment": {"fraction": fraction, "floor": "50.00", "rate": DAILY}}
    found = one(BILL, ask)
    assert len(found["schedule"]) == months
    assert abs(bare(found["total"]) - 1_000_000 - interest) <= months / 2
    assert found["leaves_overdue"] is False and found["needs"]["agreement_of"] == "nobody"


def test_a_bill_paid_at_its_minimum_bears_interest_on_the_rest() -> None:
    """A 5,000 bill, 10 % on its due date, the rest at 0.05 % a day: 4,500 × 31 days = 69.75."""
    bill = BILL | {"principal": "5000.00", "rate": {"value": "0", "per": "day"}}
    bill |= {"day_count": "actual/360", "start": "2026-02-10", "first_due": "2026-03-10"}
    ask = {"minimum_payment": {"fraction": "0.1", "floor": "500.00", "rate": DAILY}}
    lines = one(bill, ask, today="2026-02-10")["schedule"]
    assert (lines[0]["payment"], lines[0]["interest"]) == ("500.00", "0.00")
    assert lines[1]["interest"] == "69.75"


# F20. 10,000 over 12 months at 12 % is 888.49 a month. 2 % taken from the new loan leaves 200.00
# to find today, and 1 % for ending the old one 100.00 more.
@pytest.mark.parametrize(
    ("fees", "early", "today"),
    [
        ([], {"kind": "none"}, "0.00"),
        ([{"fraction_of_principal": "0.02", "when": "upfront_deducted"}], None, "200.00"),
        (
            [{"fraction_of_principal": "0.02", "when": "upfront_deducted"}],
            {"kind": "fraction_of_principal", "fraction": "0.01"},
            "300.00",
        ),
    ],
)
def test_a_new_loan_for_an_old_one(fees: list[Any], early: Any, today: str) -> None:
    new = LOAN | {"rate": {"value": "0.12", "per": "year"}, "fees": fees}
    ask = {"loan": new} | ({"early_fee": early} if early else {})
    found = one(LOAN, {"refinance": ask})
    own = schedule(new)["totals"]["payment"]
    assert found["schedule"][0]["payment"] == today
    assert found["schedule"][1]["payment"] == "888.49"
    assert bare(found["total"]) == bare(own) + bare(today)


def test_money_over_from_a_new_loan_comes_back_as_cash() -> None:
    found = one(LOAN, {"refinance": {"loan": LOAN | {"principal": "12000.00"}}})
    assert found["schedule"][0]["payment"] == "-2000.00"


def test_what_is_waived_is_not_paid_and_nothing_else_changes() -> None:
    """Two missed rows: with the waiver the same schedule is that much shorter of money."""
    free = {"periods": 10, "rate": {"value": "0", "per": "year"}}
    late = LOAN | {"overdue": {"penalty": {"multiplier": "1.5"}}}
    plain, less = relief(
        late,
        {"re_age": free},
        {"waive": {"penalty": True, "fraction": "0.5"}, "re_age": free},
        today="2026-03-20",
    )["offers"]
    assert bare(less["forgiven"]) > bare(plain["forgiven"])
    gained = bare(less["forgiven"]) - bare(plain["forgiven"])
    assert bare(plain["total"]) - bare(less["total"]) == gained


@st.composite
def debts(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """A loan that interest runs on, and a today on which it may be late."""
    start = draw(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
    periods = draw(st.integers(2, 24))
    loan = {
        "principal": text(draw(st.integers(10_000, 10**8))),
        "method": draw(st.sampled_from(["level_payment", "level_principal", "interest_first"])),
        "rate": {"value": f"0.{draw(st.integers(0, 36)):02d}", "per": "year"},
        "periods": periods,
        "start": start.isoformat(),
        "overdue": {"penalty": {"rate": DAILY}},
    }
    return loan, (start + timedelta(draw(st.integers(0, 28 * (periods - 1))))).isoformat()


NEW = [
    {"interest_pause": {"from": "2024-01-01", "to": "2026-06-01"}},
    "principal_first",
    {"minimum_payment": {"fraction": "0.1", "floor": "50.00"}},
]


@given(debts(), st.sampled_from(NEW))
def test_every_line_of_an_offer_adds_up(debt: tuple[dict[str, Any], str], offer: Any) -> None:
    loan, today = debt
    found = one(loan, offer, today)
    lines = found["schedule"]
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        parts = sum(bare(line[name]) for name in ("interest", "fee", "principal"))
        assert bare(line["payment"]) == parts - bare(line["added"]) >= 0
        assert after is None or line["closing"] == after["opening"]
    assert lines[-1]["closing"] == "0.00"
    assert bare(found["total"]) == sum(bare(line["payment"]) for line in lines)


@given(debts())
def test_a_pause_spares_what_it_forgives(debt: tuple[dict[str, Any], str]) -> None:
    loan, today = debt
    asked = [["pay_arrears_now"], ["pay_arrears_now", NEW[0]]]
    plain, paused = relief(loan, *asked, today=today)["offers"]
    assert bare(plain["total"]) - bare(paused["total"]) == bare(paused["forgiven"]) >= 0


@given(debts())
def test_principal_first_never_costs_more_than_the_contract(
    debt: tuple[dict[str, Any], str],
) -> None:
    """The balance is never higher, so neither is the interest, but for half a fen a row.

    Where something is overdue it is paid later than today, and bears interest: another sum.
    """
    loan, today = debt
    contract, first = relief(loan, "contract", "principal_first", today=today)["offers"]
    if not contract["leaves_overdue"]:
        assert bare(first["total"]) <= bare(contract["total"]) + len(first["schedule"])


def test_the_term_for_a_payment_and_the_payment_for_a_last_date() -> None:
    """The worked set again: 24 months make 499.24, and 499.24 makes 24 months."""
    by_payment = relief(LOAN, "contract", solve={"payment": "500.00"})["solved"]
    assert (by_payment["periods"], by_payment["payment"]) == (24, "499.24")
    by_date = relief(LOAN, "contract", solve={"last_due": "2028-01-31"})["solved"]
    assert by_date == by_payment | {"last_due": "2028-01-10"}


@given(debts(), st.integers(1, 10**7))
def test_a_solved_term_is_the_shortest_that_fits(
    debt: tuple[dict[str, Any], str], payment: int
) -> None:
    loan, today = debt
    try:
        found = relief(loan, "contract", today=today, solve={"payment": text(payment)})["solved"]
    except Refused as refusal:
        assert refusal.field == "solve.payment"
        return
    terms = {"first_due": found["first_due"]}
    asked = [{"re_age": terms | {"periods": found["periods"]}}]
    if found["periods"] > 1:
        asked.append({"re_age": terms | {"periods": found["periods"] - 1}})
    offers = relief(loan, *asked, today=today)["offers"]

    def usual(offer: Any) -> int:
        return bare(offer["schedule"][0]["payment"])

    assert usual(offers[0]) <= payment
    assert len(offers) == 1 or usual(offers[1]) > payment


def level(owed: int, yearly: float, periods: int) -> float:
    """A·(1 − (1+i)^−n) = P·i, unrounded."""
    i = yearly / 12
    return owed / periods if not i else owed * i / (1 - (1 + i) ** -periods)


@given(st.integers(1, 36), st.integers(2, 36), st.integers(1000, 10**6))
def test_the_least_relief_is_enough_and_the_least(rate: int, periods: int, budget: int) -> None:
    """Each kind alone brings 10,000 over the contract's months to the budget, and no less does."""
    loan = LOAN | {"rate": {"value": f"0.{rate:02d}", "per": "year"}, "periods": periods}
    least = relief(loan, "contract", budget=text(budget))["would_fit"]["least_relief"]
    owed, yearly = 1_000_000, rate / 100
    left = owed - bare(least["forgiven"])
    assert left == 0 or level(left, yearly, periods) < budget + 0.51
    assert not bare(least["forgiven"]) or level(left + 1, yearly, periods) > budget + 0.49
    if least["lower_rate"] is None:
        assert level(owed, 0, periods) > budget + 0.49
    else:
        lower = float(least["lower_rate"])
        assert lower <= yearly + 1e-9
        assert level(owed, lower, periods) < budget + 0.51
        assert lower == yearly or level(owed, lower + 1e-6, periods) > budget + 0.49
    if least["more_periods"] is not None:
        longer = periods + least["more_periods"]
        assert level(owed, yearly, longer) < budget + 0.51
        assert not least["more_periods"] or level(owed, yearly, longer - 1) > budget + 0.49


@pytest.mark.parametrize(
    ("offer", "field"),
    [
        (
            {"interest_pause": {"from": "2026-03-01", "to": "2026-03-01"}},
            "offers.0.interest_pause.to",
        ),
        ({"interest_pause": {"from": "2026-03-01"}}, "offers.0.interest_pause.to"),
        ({"principal_first": {"payment": "0.01"}}, "offers.0.principal_first.payment"),
        (
            {"minimum_payment": {"fraction": "0", "floor": "100.00", "rate": YEARLY}},
            "offers.0.minimum_payment.fraction",
        ),
        ({"refinance": {"loan": LOAN | {"principal": "1"}}}, "offers.0.refinance.loan.principal"),
        (
            {"refinance": {"loan": LOAN | {"start": "2026-01-09"}}},
            "offers.0.refinance.loan.start",
        ),
        (["principal_first", {"re_age": {"periods": 12}}], "offers.0.1.re_age"),
        (["principal_first", {"defer": {"months": 1, "interest": "paid"}}], "offers.0.1.defer"),
    ],
)
def test_an_offer_that_makes_no_sense_is_refused_by_name(offer: Any, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        one(LOAN, offer)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("solve", "field"),
    [
        ({}, "solve"),
        ({"payment": "1.00"}, "solve.payment"),
        ({"last_due": "2026-01-11"}, "solve.last_due"),
        ({"payment": "1.00", "last_due": "2027-01-10"}, "solve"),
    ],
)
def test_a_question_without_an_answer_is_refused_by_name(solve: Any, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        relief(LOAN, "contract", solve=solve)
    assert refusal.value.field == field


# Ways that are easy to get wrong, each worked out by hand.
FREE = {
    "principal": "1200.00",
    "method": "level_payment",
    "rate": {"value": "0", "per": "year"},
    "periods": 12,
    "start": "2026-01-10",
}


def days_of(offer: Any) -> list[str]:
    return [line["due"] for line in offer["schedule"]]


def test_a_charge_that_falls_after_an_agreed_step_is_owed_too() -> None:
    """100.00 missed on 10 February is left alone; 10.00 falls when it is 31 days late."""
    late = {"penalty": {"rate": {"value": "0", "per": "day"}}}
    late |= {"charges": [{"amount": "10.00", "after_days": 30}]}
    debt = FREE | {"overdue": late}
    found = one(debt, {"defer": {"months": 1, "interest": "at_end"}}, "2026-02-20")
    assert (found["still_owed"], found["leaves_overdue"]) == ("110.00", True)


def test_a_monthly_fee_goes_on_after_re_aging_and_is_forgiven_by_a_plan_without_it() -> None:
    """12 × 5.00 = 60.00."""
    debt = FREE | {"fees": [{"amount": "5.00", "when": "each_period"}]}
    rate = {"value": "0", "per": "year"}
    plain = {"instalments": {"periods": 12, "rate": rate, "on": "whole_balance"}}
    aged, free = relief(debt, {"re_age": {"periods": 12}}, plain)["offers"]
    assert (aged["total"], aged["extra"], aged["forgiven"]) == ("1260.00", "0.00", "0.00")
    assert (free["total"], free["extra"], free["forgiven"]) == ("1200.00", "-60.00", "60.00")


FLAT = FREE | {"method": "flat_fee", "rate": {"value": "0.01", "per": "period"}}


def test_a_flat_fee_is_no_interest_on_what_is_left() -> None:
    """1,200 at a flat 1 %: 12.00 a month whatever is left, so 62.00 needs 1,200 / 50 = 24 months.

    Over 12 months a part of 664.43 asks 55.36 + 6.64 = 62.00, and one of 664.44 asks 62.01.
    """
    fit = relief(FLAT, "contract", budget="62.00")["would_fit"]
    assert (fit["periods"], fit["payment"], fit["interest_a_month"]) == (24, "62.00", "12.00")
    least = fit["least_relief"]
    assert (least["more_periods"], least["lower_rate"], least["forgiven"]) == (12, None, "535.57")
    assert relief(FLAT, "contract", budget="12.00")["would_fit"]["periods"] is None
    aged = one(FLAT, {"re_age": {"periods": 24}})
    assert (aged["usual_payment"], aged["total"]) == ("62.00", "1488.00")


def test_the_lower_rate_of_a_flat_fee_is_that_of_a_level_schedule() -> None:
    """1,200 over 12 months: 105.00 is level payments at some 9 %, far below 112.00."""
    fit = relief(FLAT, "contract", budget="105.00")["would_fit"]["least_relief"]
    lower = float(fit["lower_rate"])
    assert level(120_000, lower, 12) < 10_500.51 < level(120_000, lower + 2e-6, 12) + 0.01
    enough = relief(FLAT, "contract", budget="112.00")["would_fit"]["least_relief"]
    assert enough["none_needed"] and (enough["more_periods"], enough["forgiven"]) == (0, "0.00")


QUARTERS = FREE | {
    "principal": "300.00",
    "periods": 3,
    "due_dates": ["2026-04-10", "2026-07-10", "2026-10-12"],
}
LISTED = [
    ({"extend_term": {"periods": 4}}, ["2026-04-10", "2026-07-10", "2026-10-12", "2027-01-12"]),
    ({"extend_term": {"periods": 2}}, ["2026-04-10", "2026-07-10"]),
    (
        {"defer": {"months": 1, "interest": "added"}},
        ["2026-04-10", "2026-05-10", "2026-08-10", "2026-11-12"],
    ),
    ({"move_due_date": {"to": "2026-04-20"}}, ["2026-04-20", "2026-07-20", "2026-10-22"]),
    ({"principal_first": {"payment": "75.00"}}, [*QUARTERS["due_dates"], "2027-01-12"]),
]


@pytest.mark.parametrize(("offer", "days"), LISTED)
def test_listed_dates_keep_their_distances(offer: Any, days: list[str]) -> None:
    assert days_of(one(QUARTERS, offer)) == days


def test_dates_listed_day_by_day_still_rise_when_they_move_past_a_short_month() -> None:
    days = ["2026-01-29", "2026-01-30", "2026-01-31"]
    debt = QUARTERS | {"due_dates": days}
    found = one(debt, {"move_due_date": {"to": "2026-02-26"}})
    assert days_of(found) == ["2026-02-26", "2026-02-27", "2026-02-28"]


# 10,000 at 18 % is 5.00 a day of a 360-day year. At 24 % over 360 months a month asks 200.16, of
# which 200.00 is interest; 15 more days are 100.00.
MOVES = [
    (LOAN, "2026-02-25", "991.80", "75.00"),
    (LOAN, "2026-02-05", "891.80", "-25.00"),
    (
        LOAN | {"rate": {"value": "0.24", "per": "year"}, "periods": 360},
        "2026-02-25",
        "300.16",
        "100.00",
    ),
    (FLAT, "2026-02-25", "112.00", "0.00"),
]


@pytest.mark.parametrize(("debt", "to", "first", "extra"), MOVES)
def test_a_moved_due_date_costs_the_interest_of_its_days(
    debt: Any, to: str, first: str, extra: str
) -> None:
    contract, found = relief(debt, "contract", {"move_due_date": {"to": to}})["offers"]
    assert (found["schedule"][0]["payment"], found["extra"]) == (first, extra)
    paid = [line["payment"] for line in found["schedule"][1:]]
    assert paid == [line["payment"] for line in contract["schedule"][1:]]


@pytest.mark.parametrize(
    ("today", "first"),
    [
        ("2026-01-01", "2026-01-31"),
        ("2026-01-30", "2026-01-31"),
        ("2026-01-31", "2026-02-28"),
        ("2026-02-28", "2026-03-31"),
    ],
)
def test_re_aging_starts_on_the_next_due_day_of_the_contract(today: str, first: str) -> None:
    debt = FREE | {"start": "2025-12-31"}
    assert days_of(one(debt, {"re_age": {"periods": 3}}, today))[0] == first


def test_an_extension_by_nothing_changes_nothing_after_payments_either() -> None:
    """1,000 over 12: the payment of the last two months, worked anew, would differ by a fen."""
    debt = LOAN | {"principal": "1000.00", "paid": 10}
    asked = ["contract", {"extend_term": {"periods": 2}}]
    contract, same = relief(debt, *asked, today="2026-11-10")["offers"]
    assert same["schedule"] == contract["schedule"] and same["extra"] == "0.00"


def test_a_price_per_fortnight_is_not_taken_for_a_price_per_month() -> None:
    """1 % per 14 days is 30/14 % per month of 30 days: of 1,000 it is 21.43."""
    debt = LOAN | {"principal": "1000.00", "rate": {"value": "0.01", "per": "period"}}
    debt |= {"every": {"days": 14}, "periods": 2}
    found = one(debt, {"re_age": {"periods": 1, "first_due": "2026-02-10"}})
    assert found["total"] == "1021.43"


def test_arrears_that_are_paid_grow_no_more_until_a_settlement() -> None:
    """1,200 at 0 %: 100.00 missed is paid today, 1,100.00 is left, of which 600.00 is paid.

    Six instalments fall due from March to August and are 163 + 132 + 102 + 71 + 41 + 10 = 519 days
    late together: 25.95. The one of 10 February, due today and not paid, is 191 days late: 9.55.
    """
    debt = FREE | {"overdue": {"penalty": {"rate": DAILY}}}
    settle = {"settle_for": {"amount": "600.00", "on": "2026-08-20"}}
    found = one(debt, ["pay_arrears_now", settle], "2026-02-10")
    assert found["forgiven"] == "635.50"
    found = one(debt, ["pay_arrears_now", settle], "2026-02-20")
    assert found["forgiven"] == "525.95"


STOP = {"interest_pause": {"from": "2026-02-10", "to": "2026-05-10"}}
SETTLED = {"settle_for": {"amount": "5000.00"}}
APART: list[tuple[Any, str]] = [
    (["contract", "pay_arrears_now"], "offers.0.0"),
    ([{"waive": {}}, "do_nothing"], "offers.0.1"),
    (SETTLED | {"waive": {}}, "offers.0.waive"),
    ([SETTLED, "pay_arrears_now"], "offers.0.1"),
    ([SETTLED, SETTLED], "offers.0.1.settle_for"),
    ([STOP, "principal_first"], "offers.0.1"),
    (["principal_first", STOP], "offers.0.1.interest_pause"),
    ([STOP, STOP], "offers.0.1.interest_pause"),
    (
        {"extend_term": {"periods": 24, "rate": {"value": "0.1", "per": "total"}}},
        "offers.0.extend_term.rate.per",
    ),
    (
        {"re_age": {"periods": 24, "rate": {"value": "0.1", "per": "total"}}},
        "offers.0.re_age.rate.per",
    ),
    (
        {"minimum_payment": {"fraction": "0.1", "rate": {"value": "0.1", "per": "total"}}},
        "offers.0.minimum_payment.rate",
    ),
    ({"defer": {"months": 60, "interest": "added"}}, "offers.0.defer"),
]


@pytest.mark.parametrize(("offer", "field"), APART)
def test_what_cannot_stand_together_is_refused_by_name(offer: Any, field: str) -> None:
    debt = LOAN | ({"start": "9998-01-10"} if "defer" in offer else {})
    with pytest.raises(Refused) as refusal:
        one(debt, offer, "9998-01-10" if "defer" in offer else "2026-01-10")
    assert refusal.value.field == field


def test_when_every_instalment_is_due_there_is_nothing_to_extend() -> None:
    with pytest.raises(Refused) as refusal:
        one(LOAN, {"extend_term": {"periods": 24}}, "2027-01-11")
    assert refusal.value.field == "offers.0.extend_term"


@pytest.mark.parametrize("interest", ["paid", "added", "at_end"])
def test_what_is_deferred_is_not_forgiven(interest: str) -> None:
    """Three months later every instalment is behind by the 3 × 916.80 that the contract asked."""
    found = one(LOAN, {"defer": {"months": 3, "interest": interest}})
    spent = 3 * 150_00 if interest == "paid" else 0
    assert found["forgiven"] == "0.00" and bare(found["deferred"]) >= 3 * 916_80 - spent


@pytest.mark.parametrize(("interest", "total"), [("waived", "707.35"), ("at_end", "731.85")])
def test_a_loan_by_weeks_keeps_its_weekday_after_a_deferral(interest: str, total: str) -> None:
    """A month from Wednesday 9 December ends on 9 January: on with Wednesday the 13th.

    700 in two weeks at 0.1 % a day: 4.90 and 2.45. Five weeks of 4.90 are waived or wait.
    """
    debt = {
        **{"principal": "700.00", "method": "level_principal", "periods": 2},
        **{"rate": {"value": "0.001", "per": "day"}, "start": "2020-12-02", "every": {"days": 7}},
    }
    found = one(debt, {"defer": {"months": 1, "interest": interest}}, "2020-12-03")
    assert [row["due"] for row in found["schedule"] if row["principal"] != "0.00"] == [
        "2021-01-13",
        "2021-01-20",
    ]
    assert found["total"] == total
