"""One debt has one figure a day: what clears it, by `settle`, by `relief`, by its schedule."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner import Refused, answer
from planner.loan import build, span_share
from tests.planner.test_laws import built, fen, loans, terms_of, yuan

MONTH = {
    "principal": "12000.00",
    "method": "interest_first",
    "rate": {"value": "0.12", "per": "year"},
    "periods": 12,
    "start": "2026-01-28",
}
FLAT = MONTH | {
    "method": "flat_fee",
    "rate": {"value": "0.006", "per": "period"},
    "start": "2026-01-10",
}

TERMS: list[dict[str, Any]] = [
    {},
    {"overdue": {}},
    {"overdue": {"penalty": {"rate": {"value": "0.0005", "per": "day"}}}},
]


def settled(loan: dict[str, Any], on: str, **beside: Any) -> Any:
    return answer({"do": "settle", "on": on} | loan | beside)


def relief(debt: dict[str, Any], today: str, *offers: Any) -> Any:
    asked = list(offers) or ["contract"]
    return answer({"do": "relief", "debt": debt, "today": today, "offers": asked})


# A month under 30/360 is 1/12 however it is cut (apache/fineract PR #4297): 12,000 at 1 % a month
# is 120.00, of which 0.01 is paid on the way.
@pytest.mark.parametrize(
    ("start", "paid", "on"),
    [
        ("2026-01-28", "2026-01-30", "2026-02-28"),
        ("2026-01-28", "2026-01-31", "2026-02-28"),
        ("2026-01-15", "2026-01-31", "2026-02-15"),
        ("2026-01-31", "2026-02-27", "2026-02-28"),
        ("2028-01-31", "2028-02-28", "2028-02-29"),
    ],
)
def test_a_part_payment_adds_no_days(start: str, paid: str, on: str) -> None:
    one = [{"on": paid, "amount": "0.01"}]
    assert settled(MONTH | {"start": start}, on, paid=one)["total"] == "12119.99"


def test_a_settlement_on_a_later_day_costs_the_month() -> None:
    found = relief(MONTH, "2026-01-31", {"settle_for": {"amount": "12000.00", "on": "2026-02-28"}})
    assert found["offers"][0]["forgiven"] == "120.00"


def test_the_month_after_a_short_one_runs_day_by_day() -> None:
    """From 28 February to 31 March (a loan of the 31st) is one month: 1 March is one day of 30,
    12,000 × 1 % / 30 = 4.00, 30 and 31 March are all 30."""
    loan = MONTH | {"start": "2026-01-31", "paid": 1}
    for on, interest in (
        ("2026-03-01", "4.00"),
        ("2026-03-30", "120.00"),
        ("2026-03-31", "120.00"),
    ):
        assert settled(loan, on)["interest"] == interest


# On the due day what is owed is the instalment: one period at 1 % is 120.00 (openMF/mifosx #1574);
# fourteen days at 0.05 % are 84.00, thirteen 78.00, over the end of February too.
PERIOD = MONTH | {"rate": {"value": "0.01", "per": "period"}, "periods": 3, "start": "2026-02-10"}
FORTNIGHT = PERIOD | {
    "rate": {"value": "0.0005", "per": "day"},
    "every": {"days": 14},
    "start": "2026-02-24",
}


@pytest.mark.parametrize(
    ("loan", "on", "total"),
    [
        (PERIOD, "2026-03-10", "12120.00"),
        (FORTNIGHT, "2026-03-09", "12078.00"),
        (FORTNIGHT, "2026-03-10", "12084.00"),
    ],
)
def test_on_the_due_day_the_instalment_is_owed(loan: dict[str, Any], on: str, total: str) -> None:
    assert settled(loan, on)["total"] == total
    assert relief(loan, on)["owed_today"] == total


# The running fee counts (openMF/mifosx PR #1612): 72.00 on the due day, 72.00 × 15/31 = 34.84 on
# 25 January; with two of three paid, 4,000 and 72.00 × 30/31 = 69.68 a day before the last.
@pytest.mark.parametrize(
    ("change", "on", "total"),
    [
        ({}, "2026-02-10", "12072.00"),
        ({}, "2026-01-25", "12034.84"),
        ({"periods": 3, "paid": 2}, "2026-04-09", "4069.68"),
    ],
)
def test_what_clears_a_flat_fee_plan_holds_the_fee(
    change: dict[str, Any], on: str, total: str
) -> None:
    assert settled(FLAT | change, on)["total"] == total
    assert relief(FLAT | change, on)["owed_today"] == total


def test_no_offer_loses_the_fee_of_the_due_day() -> None:
    """12,072.00 over twelve: 1,006.00 and ⌊72.432⌋ = 72.43 a month, 12,941.16, 77.16 more."""
    loan = FLAT | {"rate": {"value": "0", "per": "period"}, "start": "2026-02-10"}
    over = {"periods": 12, "flat_fee": {"value": "0.006", "per": "period"}, "on": "whole_balance"}
    lender = loan | {"early_fee": {"kind": "remaining_fees"}}
    offers = relief(
        FLAT, "2026-02-10", {"re_age": {"periods": 12}}, {"instalments": over}, {"refinance": loan},
        {"refinance": lender},
    )["offers"]  # fmt: skip
    assert [(one["total"], one["extra"]) for one in offers[:2]] == [("12941.16", "77.16")] * 2
    # The new loan brings 12,000, the old one asks 12,072; or, with every fee still to come, 12,864.
    assert [one["schedule"][0]["payment"] for one in offers[2:]] == ["72.00", "864.00"]


def test_a_later_settlement_counts_what_falls_due_before_it() -> None:
    """Level principal, nothing paid by 10 April: 3 × 1,000 + 180 + 165 + 150, 9,000 not due, and
    1,000 × 27 % / 360 × (59 + 31) days of penalty = 67.50: 12,562.50 (apache/fineract PR #4132)."""
    debt = MONTH | {
        "method": "level_principal",
        "rate": {"value": "0.18", "per": "year"},
        "start": "2026-01-10",
        "overdue": {"penalty": {"multiplier": "1.5"}},
    }
    found = relief(debt, "2026-01-10", {"settle_for": {"amount": "10000.00", "on": "2026-04-10"}})
    assert found["offers"][0]["forgiven"] == "2562.50"
    assert relief(debt, "2026-04-10")["owed_today"] == "12562.50"


# apache/fineract PR #4132, frappe/erpnext PR #30191: nothing paid of 12,000 at 1 % a month, four
# instalments past due, the fifth due today. Missed 4 × 1,066.19 with 18 % a year on their principal
# parts (946.19, 955.65, 965.21, 974.86) for 120 + 92 + 61 + 31 days of 360.
BEHIND = MONTH | {"method": "level_payment", "start": "2026-01-10"}
PENALTY = {"penalty": {"multiplier": "1.5"}}


def test_a_payoff_with_instalments_past_due_holds_their_penalty() -> None:
    parts = ((946.19, 92 + 28), (955.65, 92), (965.21, 61), (974.86, 31))
    penalty = sum(round(part * 0.18 / 360 * days + 1e-9, 2) for part, days in parts)
    left = 12000 - sum(part for part, _ in parts)
    total = 4 * 1066.19 + penalty + left + round(left / 100, 2)
    found = settled(BEHIND, "2026-06-10", overdue=PENALTY)
    assert (found["penalty"], found["total"]) == (f"{penalty:.2f}", f"{total:.2f}")
    assert found["total"] == "12649.71" and found["overdue_terms_assumed"] is False
    assert relief(BEHIND | {"overdue": PENALTY}, "2026-06-10")["owed_today"] == "12649.71"


def test_without_overdue_terms_the_answer_says_so() -> None:
    """Five months of 120.00, 110.54, 100.98, 91.33 and 81.58: 504.43. The contract's 12 % runs on
    946.19, 955.65, 965.20 and 974.86 for 120, 92, 61 and 31 days of 360: 37.85, 29.31, 19.63 and
    10.07. `relief` says the same, and so does `overdue` without a word in it."""
    found = settled(BEHIND, "2026-06-10")
    assert (found["total"], found["overdue_terms_assumed"]) == ("12601.29", True)
    assert relief(BEHIND, "2026-06-10")["owed_today"] == "12601.29"
    assert settled(BEHIND, "2026-06-10", overdue={}) == found
    assert settled(BEHIND, "2026-02-10")["overdue_terms_assumed"] is False


def test_late_payments_by_date_keep_the_penalty_of_their_days() -> None:
    """1,066.19 paid ten days late: 946.19 × 18 % / 360 × 10 = 4.73 is still missing of it.

    The rest on 10 March: 11,053.81 not due and 1 % of it, 110.54.
    """
    paid = [{"on": "2026-02-20", "amount": "1066.19"}]
    found = settled(BEHIND, "2026-03-10", paid=paid, overdue=PENALTY)
    # The penalty is paid before principal, so 4.73 of principal is late for 18 more days: 0.04.
    assert (found["principal"], found["penalty"]) == ("11058.54", "0.04")
    assert found["total"] == "11169.12"


def test_no_more_instalments_are_paid_than_can_be_due() -> None:
    """On 15 February one is due and one is running."""
    assert settled(BEHIND, "2026-02-15", paid=2)["interest"] == "0.00"
    with pytest.raises(Refused) as refusal:
        settled(BEHIND, "2026-02-15", paid=3)
    assert (refusal.value.code, refusal.value.field) == ("paid_ahead", "paid")


@given(loans(), st.data())
def test_late_or_not_settle_relief_and_overdue_say_one_figure(
    loan: dict[str, Any], data: st.DataObject
) -> None:
    """`overdue` on the missed instalments, and what is not due yet as if they were paid."""
    rows = built(loan).rows
    paid = data.draw(st.integers(0, len(rows) - 1))
    start = rows[paid - 1].due if paid else date.fromisoformat(loan["start"])
    day = start + timedelta(days=data.draw(st.integers(0, 400)))
    late = {"penalty": {"rate": {"value": "0.0005", "per": "day"}}}
    total = settled(loan, day.isoformat(), paid=paid, overdue=late)["total"]
    debt = loan | {"paid": paid, "overdue": late}
    assert relief(debt, day.isoformat())["owed_today"] == total
    missed = [row for row in rows[paid:] if row.due < day]
    parts = ("principal", "interest", "fee")
    lines = [
        {"due": row.due.isoformat()} | {name: yuan(getattr(row, name)) for name in parts}
        for row in missed
    ]
    asked = {"do": "overdue", "missed": lines, "as_of": day.isoformat()} | late
    grown = fen(answer(asked)["owed"][0]["total"]) if missed else 0
    due = paid + len(missed)
    ahead = fen(settled(loan, day.isoformat(), paid=due)["total"]) if due < len(rows) else 0
    assert fen(total) == grown + ahead


@given(loans(), st.data())
def test_pieces_of_a_period_add_up_to_it(loan: dict[str, Any], data: st.DataObject) -> None:
    """Cut on any day, by any day count, a period costs what the schedule charges for it."""
    terms = terms_of(loan)
    assume(loan["rate"]["per"] != "total")
    at = data.draw(st.integers(0, terms.periods - 1))
    start, end = (terms.start, *terms.due)[at : at + 2]
    cut = start + timedelta(days=data.draw(st.integers(0, (end - start).days)))
    pieces = span_share(terms, start, cut), span_share(terms, cut, end)
    whole = span_share(terms, start, end)
    assert pieces[0] >= 0 and pieces[1] >= 0 and sum(pieces) == whole
    if loan["method"] != "flat_fee":
        plain = loan | {"method": "interest_first", "rounding": "down", "payment_multiple": None}
        interest = build(terms_of(plain)).rows[at].interest
        assert interest == terms.principal * whole.numerator // whole.denominator


@given(loans(("level_payment", "level_principal", "interest_first", "bullet")), st.data())
def test_paying_something_early_never_makes_a_loan_dearer(
    loan: dict[str, Any], data: st.DataObject
) -> None:
    """All that is paid up to a day, with a part payment on the way or without one."""
    schedule = built(loan | {"fees": []})
    start, last = schedule.terms.start, schedule.rows[-1].due
    days = sorted(data.draw(st.tuples(*[st.integers(0, (last - start).days)] * 2)))
    early, on = (start + timedelta(days=day) for day in days)
    part = data.draw(st.integers(1, max(1, fen(loan["principal"]) // 2)))
    paid = [{"on": early.isoformat(), "amount": yuan(part)}]
    plain = loan | {"fees": []}
    without = fen(settled(plain, on.isoformat())["total"])
    assert part + fen(settled(plain, on.isoformat(), paid=paid)["total"]) <= without


@given(loans(), st.data())
def test_settling_asks_what_relief_says_is_owed(loan: dict[str, Any], data: st.DataObject) -> None:
    """Any method, day count, fee and number paid, on any day of the period that is running."""
    rows = built(loan).rows
    paid = data.draw(st.integers(0, len(rows) - 1))
    start = rows[paid - 1].due if paid else date.fromisoformat(loan["start"])
    days = data.draw(st.integers(0, (rows[paid].due - start).days))
    on = (start + timedelta(days=days)).isoformat()
    total = settled(loan, on, paid=paid)["total"]
    assert relief(loan | {"paid": paid}, on)["owed_today"] == total
    if on == rows[paid].due.isoformat():
        assert fen(total) == rows[paid].payment + rows[paid].closing
    assert Fraction(total) > 0


@pytest.mark.parametrize("method", ["level_payment", "level_principal", "interest_first", "bullet"])
@pytest.mark.parametrize("count", ["30/360", "actual/365", "actual/360", "actual/actual"])
@pytest.mark.parametrize("apart", [4, pytest.param(1, marks=pytest.mark.deep)])
def test_a_part_payment_on_any_day_of_the_month_is_one_figure(
    method: str, count: str, apart: int
) -> None:
    """A payment on a day of two months, on time or not, looked at on the due day and late."""
    loan = MONTH | {"method": method, "day_count": count, "start": "2026-01-10", "periods": 6}
    late = {"penalty": {"rate": {"value": "0.0005", "per": "day"}}}
    for day in range(0, 59, apart):
        on = (date(2026, 1, 10) + timedelta(days=day)).isoformat()
        for amount in ("0.01", "300.00", "2500.00"):
            paid = [{"on": on, "amount": amount}]
            for today in ("2026-03-10", "2026-04-03"):
                cleared = settled(loan, today, paid=paid, overdue=late)["total"]
                assert (
                    relief(loan | {"paid": paid, "overdue": late}, today)["owed_today"] == cleared
                )


@given(loans(), st.data())
def test_dated_payments_of_any_size_are_one_figure(
    loan: dict[str, Any], data: st.DataObject
) -> None:
    """Ahead or behind, in parts or in whole instalments: settle and relief agree to the fen."""
    rows, start = built(loan).rows, date.fromisoformat(loan["start"])
    days = sorted(data.draw(st.lists(st.integers(0, 300), min_size=1, max_size=4)))
    most = max(1, sum(row.payment for row in rows) // 3)
    sizes = st.one_of(st.integers(1, most), st.sampled_from([row.payment or 1 for row in rows]))
    paid = [
        {"on": (start + timedelta(days=day)).isoformat(), "amount": yuan(data.draw(sizes))}
        for day in days
    ]
    today = (start + timedelta(days=days[-1] + data.draw(st.integers(0, 120)))).isoformat()
    debt = loan | {"paid": paid} | data.draw(st.sampled_from(TERMS))
    try:
        cleared = settled(debt, today)["total"]
    except Refused as refusal:
        assert refusal.code == "too_large"
        assume(False)
    assume(fen(cleared) > 0)
    assert relief(debt, today)["owed_today"] == cleared


@given(loans(), st.data())
def test_instalments_missed_are_one_figure(loan: dict[str, Any], data: st.DataObject) -> None:
    """After so many paid, any days late, with terms for being late or without a word of them."""
    rows = built(loan).rows
    debt = loan | {"paid": data.draw(st.integers(0, len(rows) - 1))}
    debt |= data.draw(st.sampled_from(TERMS))
    today = (rows[debt["paid"]].due + timedelta(days=data.draw(st.integers(0, 200)))).isoformat()
    assert relief(debt, today)["owed_today"] == settled(debt, today)["total"]


def test_money_ahead_of_its_day_spares_interest() -> None:
    """12,000 at 1 % a month, 1,500 on the tenth day: 40.00 of interest, 1,460 of principal, and
    10,540 at 1 % for the twenty days left, 70.27, is owed on the due day."""
    loan = MONTH | {"start": "2026-01-10"}
    paid = [{"on": "2026-01-20", "amount": "1500.00"}]
    for found in (
        settled(loan, "2026-02-10", paid=paid)["total"],
        relief(loan | {"paid": paid}, "2026-02-10")["owed_today"],
    ):
        assert found == "10610.27"


def test_a_debt_paid_but_for_a_few_days_of_interest_is_one_figure() -> None:
    """150.00 of 10 February is late, and what `settle` asks on the 20th, 10,200.00, is paid that
    day: nothing is left. What is paid ahead while an instalment is late spares no interest: on
    1 March 21 days of 5.00 have run, of which 50.00 are paid."""
    loan = MONTH | {"principal": "10000.00", "rate": {"value": "0.18", "per": "year"}}
    debt = loan | {"start": "2026-01-10", "overdue": {}}
    total = settled(debt, "2026-02-20")["total"]
    assert total == "10200.00"
    paid = debt | {"paid": [{"on": "2026-02-20", "amount": total}]}
    assert settled(paid, "2026-02-20")["total"] == "0.00"
    assert settled(paid, "2026-03-01")["total"] == "55.00"
    assert relief(paid, "2026-03-01")["owed_today"] == "55.00"
