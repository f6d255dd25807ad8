"""What comparing ways easily gets wrong, each with its arithmetic.

The cases were put to the planner from public bug reports of other loan software; the figures were
worked out without it.
"""

from __future__ import annotations

from typing import Any

import pytest

from planner import Refused, answer

YEARLY = {"value": "0.18", "per": "year"}
ZERO = {"value": "0", "per": "year"}
DAILY = {"penalty": {"rate": {"value": "0.0005", "per": "day"}}}
TIMES = {"penalty": {"multiplier": "1.5"}}
LOAN = {
    "principal": "10000.00",
    "method": "level_payment",
    "rate": YEARLY,
    "periods": 12,
    "start": "2026-01-10",
}
# 400 and 12.00 of interest on 10 February, 400 and 8.00, 400 and 4.00.
THREE = LOAN | {
    "principal": "1200.00",
    "method": "level_principal",
    "rate": {"value": "0.12", "per": "year"},
    "periods": 3,
    "overdue": DAILY,
}


def relief(debt: dict[str, Any], *offers: Any, today: str = "2026-01-10", **more: Any) -> Any:
    return answer({"do": "relief", "debt": debt, "today": today, "offers": list(offers)} | more)


def paid(offer: Any) -> list[str]:
    return [row["payment"] for row in offer["schedule"]]


def test_a_budget_of_the_instalment_itself_bears_the_contract() -> None:
    """916.80 eleven times and 916.81: the last fen is 尾差, no month that 916.80 cannot bear."""
    found = relief(LOAN, "contract", {"extend_term": {"periods": 24}}, budget="916.80")
    contract = found["offers"][0]
    assert (contract["affordable"], contract["rank"], found["recommended"]) == (True, 1, 0)
    assert contract["largest_payment"] == "916.81"
    assert found["would_fit"]["least_relief"]["none_needed"] is True
    assert relief(LOAN, "contract", budget="916.79")["offers"][0]["affordable"] is False


def test_a_last_payment_that_is_no_remainder_is_looked_at() -> None:
    """Interest of three months, 450.00, waits for the last payment: 916.81 + 450.00."""
    wait = {"defer": {"months": 3, "interest": "at_end"}}
    assert relief(LOAN, wait, budget="916.80")["offers"][0]["affordable"] is False
    assert relief(LOAN, wait, budget="1366.79")["offers"][0]["affordable"] is False
    assert relief(LOAN, wait, budget="1366.80")["offers"][0]["affordable"] is True


def test_the_last_of_two_payments_left_has_the_same_remainder() -> None:
    """11 of 12 are paid: the 916.81 that is left is an instalment of 916.80."""
    found = relief(LOAN | {"paid": 11}, "contract", today="2026-12-10", budget="916.80")
    assert found["offers"][0]["affordable"] is True


def test_a_settlement_on_a_later_day_counts_what_falls_due_until_then() -> None:
    """By 10 April 3,000 + 180 + 165 + 150 are due, 9,000 are not; 1,000 × 27 % / 360 × 59 days is
    44.25 and × 31 is 23.25: 12,562.50, as `owed_today` says on that day."""
    debt = LOAN | {"principal": "12000.00", "method": "level_principal", "overdue": TIMES}
    settle = {"settle_for": {"amount": "10000.00", "on": "2026-04-10"}}
    found = relief(debt, settle)["offers"][0]
    assert (found["forgiven"], found["leaves_overdue"]) == ("2562.50", False)
    assert relief(debt, "contract", today="2026-04-10")["owed_today"] == "12562.50"


def test_a_new_loan_on_a_later_day_pays_what_has_fallen_due_until_then() -> None:
    """The same 12,562.50 on 10 April; 12,000.00 of new money leaves 562.50 to find."""
    debt = LOAN | {"principal": "12000.00", "method": "level_principal", "overdue": TIMES}
    new = LOAN | {"principal": "12000.00", "start": "2026-04-10"}
    found = relief(debt, {"refinance": {"loan": new}})["offers"][0]
    assert found["schedule"][0]["payment"] == "562.50"


def test_a_settlement_of_a_flat_fee_plan_counts_its_missed_fees() -> None:
    """12,000 at 0.6 % a month: by 11 April three fees of 72.00 and 1,000 × 0.05 % × 60, 32 and 1
    days are more than 12,200.00, which is not too much to settle for."""
    debt = LOAN | {"principal": "12000.00", "method": "flat_fee", "overdue": DAILY}
    debt |= {"rate": {"value": "0.006", "per": "period"}}
    settle = {"settle_for": {"amount": "12200.00", "on": "2026-04-11"}}
    assert relief(debt, settle)["offers"][0]["total"] == "12200.00"


def test_two_payments_in_a_month_are_one_months_money() -> None:
    """4,800 in twelve fortnights from 15 January: 2 × 400 in each of six months.

    In six months 600 pays 3,600 (3,600.02 is 600.00 a month, rounded); in eight all of it.
    """
    debt = LOAN | {"principal": "4800.00", "method": "level_principal", "rate": ZERO}
    debt |= {"start": "2026-01-01", "every": {"days": 14}}
    found = relief(debt, "contract", today="2026-01-01", budget="600.00")
    assert found["offers"][0]["affordable"] is False
    least = found["would_fit"]["least_relief"]
    assert (least["none_needed"], least["more_periods"]) == (False, 2)
    assert least["forgiven"] == "1199.98"


def test_a_moved_due_day_keeps_the_instalment() -> None:
    """As the contract has it; only the first payment bears the interest of the 13 days:
    12,089.75 × 12 % × 13/360 = 52.39, and 2,085.96 with it is 2,138.35."""
    debt = LOAN | {"principal": "17868.34", "rate": {"value": "0.12", "per": "year"}, "periods": 9}
    debt |= {"start": "2026-05-02", "paid": 3}
    move = {"move_due_date": {"to": "2026-09-15"}}
    moved, contract = relief(debt, move, "contract", today="2026-08-09")["offers"]
    assert moved["usual_payment"] == "2085.96"
    assert paid(moved)[1:] == paid(contract)[1:]
    assert paid(moved)[0] == "2138.35"


@pytest.mark.parametrize("method", ["level_payment", "level_principal", "flat_fee"])
def test_a_deferral_keeps_the_instalments_too(method: str) -> None:
    """1,000.07 over 7, two of them paid: worked out anew, a part would be cut at another fen."""
    rate = {"value": "0.01", "per": "period"} if method == "flat_fee" else YEARLY
    debt = LOAN | {"principal": "1000.07", "method": method, "rate": rate, "periods": 7, "paid": 2}
    wait = {"defer": {"months": 2, "interest": "waived"}}
    waited, contract = relief(debt, wait, "contract", today="2026-03-10")["offers"]
    assert paid(waited) == ["0.00", "0.00", *paid(contract)]


def test_a_waiver_of_what_has_become_principal_is_refused_in_its_place() -> None:
    """Penalty 400 × 0.05 % × 10 days = 2.00."""
    spread, free = {"re_age": {"periods": 3}}, {"waive": {"penalty": True}}
    after, before = relief(THREE, [spread, free], [free, spread], today="2026-02-20")["offers"]
    assert set(after) == {"error"}
    error = after["error"]
    assert (error["code"], error["field"]) == ("nothing_to_waive", "offers.0.1.waive")
    assert before["forgiven"] == "2.00"


def test_the_days_of_a_re_aged_row_are_those_its_interest_runs() -> None:
    """121,104.66 × 12 % × 3/365 = 119.45."""
    debt = LOAN | {"principal": "120000.00", "rate": {"value": "0.12", "per": "year"}}
    debt |= {"start": "2025-12-05", "day_count": "actual/365"}
    aged = {"re_age": {"periods": 12, "first_due": "2026-01-05"}}
    row = relief(debt, aged, today="2026-01-02")["offers"][0]["schedule"][0]
    assert (row["interest"], row["days"]) == ("119.45", 3)


def test_doing_nothing_is_last_even_where_all_else_is_too_much() -> None:
    settle = {"settle_for": {"amount": "9000.00", "on": "2026-05-10"}}
    debt = LOAN | {"overdue": TIMES}
    found = relief(debt, "do_nothing", settle, today="2026-03-20", budget="500.00")
    assert [one["rank"] for one in found["offers"]] == [2, 1]
    assert found["recommended"] is None


def test_what_a_payment_takes_in_months() -> None:
    """12,000 at 1.5 % a month: 15 × 899.33, where 14 would be 954.68."""
    debt = LOAN | {"principal": "12000.00"}
    found = relief(debt, "contract", budget="900.00", solve={"payment": "900.00"})
    assert (found["solved"]["periods"], found["solved"]["payment"]) == (15, "899.33")
    assert (found["would_fit"]["periods"], found["would_fit"]["payment"]) == (15, "899.33")


def test_a_term_too_long_to_be_written_does_not_hide_a_short_one() -> None:
    """Under actual/365 the 31 days of a month at 24 % ask more than one of 600 level instalments;
    820 a month still pays 12,000 in 18 months (at 2 % a month 800.43, and 839.64 in 17)."""
    debt = LOAN | {"principal": "12000.00", "rate": {"value": "0.24", "per": "year"}}
    debt |= {"day_count": "actual/365"}
    with pytest.raises(Refused, match="interest exceeds") as refusal:
        relief(debt, {"re_age": {"periods": 600}})
    assert refusal.value.field == "offers.0.re_age"
    assert relief(debt, "contract", solve={"payment": "820.00"})["solved"]["periods"] == 18


def test_an_offer_that_cannot_be_counted_is_refused_in_its_place() -> None:
    pieces = {"instalments": {"periods": 3, "rate": ZERO, "on": "overdue"}}
    settle = {"settle_for": {"amount": "99999.00"}}
    found = relief(LOAN, pieces, "contract", settle, budget="2000.00")
    first, contract, last = found["offers"]
    assert first["error"]["field"] == "offers.0.instalments.on"
    assert last["error"]["code"] == "too_large"
    assert (contract["rank"], found["recommended"]) == (1, 1)
    with pytest.raises(Refused) as refusal:
        relief(LOAN, pieces)
    assert (refusal.value.code, refusal.value.field) == (
        "nothing_overdue",
        "offers.0.instalments.on",
    )


@pytest.mark.parametrize("fee", [{}, {"amount": "1.00", "fraction_of_principal": "0.01"}])
def test_a_fee_that_says_nothing_or_two_things_is_refused_with_its_whole_path(fee: Any) -> None:
    longer = {"extend_term": {"periods": 24, "fee": fee}}
    with pytest.raises(Refused) as alone:
        relief(LOAN, longer)
    assert (alone.value.code, alone.value.field) == ("one_of_two", "offers.0.extend_term.fee")
    beside = relief(LOAN, "contract", longer)["offers"][1]["error"]
    assert beside["field"] == "offers.1.extend_term.fee"


def test_an_instalment_paid_in_part_keeps_its_own_penalty() -> None:
    """500.00 of February's 916.80 are 150.00 interest and 350.00 principal. By 1 April 416.80 is
    50 days late, 10.42, and March's 778.30 of principal 22 days, 8.56: 416.80 + 916.80 + 18.98.
    Not due: 8,454.90 with 21 days of interest, 88.78."""
    debt = LOAN | {"paid": [{"on": "2026-02-10", "amount": "500.00"}]}
    found = relief(debt, "pay_arrears_now", "contract", today="2026-04-01")
    arrears, contract = found["offers"]
    assert paid(arrears)[0] == "1352.58"
    assert arrears["extra"] == "18.98"
    assert found["owed_today"] == "9896.26"
    assert contract["leaves_overdue"] is True


def test_an_instalment_paid_late_has_cost_a_penalty() -> None:
    """412.00 was due on 10 February. 414.00 on 20 February covers 2.00 of penalty, 12.00, 400."""
    debt = THREE | {"paid": [{"on": "2026-02-20", "amount": "414.00"}]}
    found = relief(debt, "contract", today="2026-03-01")
    assert found["contract_total"] == "812.00"  # 408.00 + 404.00
    contract = found["offers"][0]
    assert (contract["leaves_overdue"], contract["total"]) == (False, "812.00")


def test_money_paid_early_counts_for_the_next_instalments() -> None:
    """612.00 in January: the 412.00 of February, and 200.00 of the 408.00 of March."""
    debt = THREE | {"paid": [{"on": "2026-01-15", "amount": "612.00"}]}
    found = relief(debt, "contract", "do_nothing", today="2026-02-10")
    assert found["contract_total"] == "612.00"
    contract, nothing = found["offers"]
    assert paid(contract) == ["208.00", "404.00"]
    assert (contract["deferred"], contract["extra"]) == ("0.00", "0.00")
    # Nothing more is paid: March is 208.00 of principal short, 31 days late on 10 April: 3.22.
    assert nothing["still_owed"] == "615.22"


def test_the_whole_debt_paid_by_dates_is_refused() -> None:
    debt = THREE | {"paid": [{"on": "2026-01-15", "amount": "1224.00"}]}
    with pytest.raises(Refused) as refusal:
        relief(debt, "contract", today="2026-02-10")
    assert refusal.value.field == "debt.paid"


FEES = [
    ({"defer": {"months": 1, "interest": "paid", "fee": "60.00"}}, "2026-01-10", "210.00"),
    (
        {"defer": {"months": 1, "interest": "paid", "fee": "60.00", "fee_on": "2026-01-20"}},
        "2026-01-20",
        "210.00",
    ),
    ({"move_due_date": {"to": "2026-02-20", "fee": "10.00"}}, "2026-01-10", "60.00"),
    (
        {"interest_pause": {"from": "2026-01-10", "to": "2026-02-10", "fee": "5.00"}},
        "2026-01-10",
        "-145.00",
    ),
]


@pytest.mark.parametrize(("offer", "day", "extra"), FEES)
def test_a_fee_for_putting_off_is_paid_on_its_day(offer: Any, day: str, extra: str) -> None:
    """A month's interest is 150.00, ten days of it 50.00; the fee comes to it, and is all that is
    paid that day. What is put off is the same as without the fee."""
    name = next(iter(offer))
    without = {name: {key: one for key, one in offer[name].items() if not key.startswith("fee")}}
    dear, free = relief(LOAN, offer, without)["offers"]
    rows = [row for row in dear["schedule"] if row["due"] == day]
    assert [row["fee"] for row in rows] == [row["payment"] for row in rows] == [offer[name]["fee"]]
    assert dear["extra"] == extra
    assert dear["deferred"] == free["deferred"]


def test_re_aging_with_interest_on_principal_only() -> None:
    """10 days late: 400 + 12.00 + 2.00, not due 800 and 2.67 of interest. 1,200 at 1 % a month
    from 20 February, first due a month later: 408.03; 16.67 in three is 5.55, 5.55, 5.57."""
    aged = {"re_age": {"periods": 3, "first_due": "2026-03-20", "interest_on": "principal_only"}}
    found = relief(THREE, aged, today="2026-02-20")
    assert found["owed_today"] == "1216.67"
    assert paid(found["offers"][0])[:2] == ["413.58", "413.58"]
    assert found["offers"][0]["schedule"][0]["interest"] == "15.55"  # 12.00 + 3.55; 2.00 is fee
    assert found["offers"][0]["leaves_overdue"] is False


def test_a_settlement_in_parts() -> None:
    """Half of 1,216.67 is 608.34 (half up): 202.78 a month from 10 March."""
    parts = {"settle_for": {"fraction": "0.5", "in": {"periods": 3, "first_due": "2026-03-10"}}}
    found = relief(THREE, parts, today="2026-02-20", budget="202.78")["offers"][0]
    assert paid(found) == ["202.78", "202.78", "202.78"]
    assert (found["forgiven"], found["deferred"]) == ("608.33", "0.00")
    assert (found["leaves_overdue"], found["affordable"]) == (False, True)


@pytest.mark.parametrize(
    "ask", [{}, {"amount": "1.00", "fraction": "0.5"}], ids=["neither", "both"]
)
def test_a_settlement_is_an_amount_or_a_fraction(ask: Any) -> None:
    with pytest.raises(Refused) as refusal:
        relief(LOAN, {"settle_for": ask})
    assert refusal.value.field == "offers.0.settle_for.amount"


def test_a_part_now_and_the_rest_in_another_way() -> None:
    """Of 414.00 overdue 100.00 today: 2.00 penalty, 12.00 interest, 86.00 principal. What is left,
    314.00, is paid in two parts without interest, beside 408.00 and 404.00 as agreed."""
    pieces = {"periods": 2, "rate": ZERO, "on": "overdue", "first_due": "2026-03-10"}
    now = {"part_now": {"amount": "100.00", "then": {"instalments": pieces}}}
    found = relief(THREE, now, today="2026-02-20")["offers"][0]
    first = found["schedule"][0]
    assert [first[name] for name in ("due", "fee", "interest", "principal", "payment")] == [
        "2026-02-20",
        "2.00",
        "12.00",
        "86.00",
        "100.00",
    ]
    assert sorted(paid(found)[1:]) == ["157.00", "157.00", "404.00", "408.00"]
    assert (found["extra"], found["leaves_overdue"]) == ("2.00", False)


def test_a_part_now_and_then_nothing_is_still_doing_nothing() -> None:
    now = {"part_now": {"amount": "100.00", "then": "do_nothing"}}
    found = relief(THREE, now, "contract", today="2026-02-20", budget="500.00")
    assert found["offers"][0]["leaves_overdue"] is True
    assert found["offers"][0]["total"] == "100.00"
    assert [one["rank"] for one in found["offers"]] == [2, 1]


PARTS_REFUSED = [
    ({"part_now": {"amount": "1216.68", "then": "contract"}}, "offers.0.part_now.amount"),
    ({"part_now": {"amount": "1.00", "then": {"defer": {"months": 61, "interest": "paid"}}}},
     "offers.0.part_now.then.defer.months"),
    ({"part_now": {"amount": "1.00", "then": ["contract", {"re_age": {"periods": 2}}]}},
     "offers.0.part_now.then.0"),
    ({"part_now": {"amount": "1.00", "then": {"part_now": {"amount": "1.00", "then": "contract"}}}},
     "offers.0.part_now.then.part_now"),
    ([{"waive": {"penalty": True}}, {"part_now": {"amount": "1.00", "then": "contract"}}],
     "offers.0.1.part_now"),
]  # fmt: skip


@pytest.mark.parametrize(("offer", "field"), PARTS_REFUSED)
def test_a_part_now_that_makes_no_sense_is_refused_by_name(offer: Any, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        relief(THREE, offer, today="2026-02-20")
    assert refusal.value.field == field


FREE = LOAN | {"principal": "1200.00", "rate": ZERO}
STEPS = [
    # 3 × 50 and 3 × 150 of 1,200: 600 is left.
    ("waive", ["50.00"] * 3 + ["150.00"] * 3, "600.00"),
    ("balloon", ["50.00"] * 3 + ["150.00"] * 2 + ["750.00"], "0.00"),
    ("level", ["50.00"] * 3 + ["150.00"] * 3 + ["100.00"] * 6, "0.00"),
]


@pytest.mark.parametrize(("rest", "payments", "forgiven"), STEPS)
def test_payments_in_steps(rest: str, payments: list[str], forgiven: str) -> None:
    amounts = [{"months": 3, "payment": "50.00"}, {"months": 3, "payment": "150.00"}]
    found = relief(FREE, {"steps": {"amounts": amounts, "rest": rest}})["offers"][0]
    assert paid(found) == payments
    assert found["forgiven"] == forgiven


def test_steps_bear_the_contracts_interest_and_end_when_nothing_is_left() -> None:
    """10,000 at 1.5 %: 150.00; 9,950.00: 149.25; then 5,000 leaves 5,048.49 × 1.015 = 5,124.22
    (4,899.25 + 149.25 − …): 9,899.25 + 148.49 − 5,000.00 = 5,047.74, and 75.72 of interest."""
    amounts = [{"months": 2, "payment": "200.00"}, {"months": 9, "payment": "5000.00"}]
    found = relief(LOAN, {"steps": {"amounts": amounts, "rest": "balloon"}})["offers"][0]
    rows = [(row["interest"], row["payment"], row["closing"]) for row in found["schedule"]]
    assert rows == [
        ("150.00", "200.00", "9950.00"),
        ("149.25", "200.00", "9899.25"),
        ("148.49", "5000.00", "5047.74"),
        ("75.72", "5000.00", "123.46"),
        ("1.85", "125.31", "0.00"),
    ]


def test_steps_over_the_whole_contract_leave_no_month_for_the_rest() -> None:
    steps = {"amounts": [{"months": 12, "payment": "1.00"}], "rest": "level"}
    with pytest.raises(Refused) as refusal:
        relief(LOAN, {"steps": steps})
    assert refusal.value.field == "offers.0.steps.amounts"


# 12,000 at 1 % a month, 4,000 more with the first 1,066.19: 7,053.81 is left.
# Over 11 months 7,053.81 × 0.01 / (1 − 1.01^−11) = 680.37; or 1,066.19 seven times.
EARLY = [("term", 11, "680.37", "680.37", 430_26), ("payment", 7, "1066.19", "937.84", 281_17)]


@pytest.mark.parametrize(("keep", "count", "first", "last", "interest"), EARLY)
def test_a_part_paid_early(keep: str, count: int, first: str, last: str, interest: int) -> None:
    debt = LOAN | {"principal": "12000.00", "rate": {"value": "0.12", "per": "year"}}
    ask = {"prepay": {"amount": "4000.00", "on": "2026-02-10", "keep": keep}}
    found = relief(debt, ask)["offers"][0]
    after = [row for row in found["schedule"] if row["due"] > "2026-02-10"]
    assert (len(after), after[0]["payment"], after[-1]["payment"]) == (count, first, last)
    assert sum(int(row["interest"].replace(".", "")) for row in after) == interest
    assert (found["deferred"], found["forgiven"], found["still_owed"]) == ("0.00",) * 3


def test_a_part_paid_inside_a_period_bears_its_days_and_its_fee() -> None:
    """6,000 of 12,000 interest first, on 25 January, 15 days of 30: 6,000 for a month and 6,000
    for half of it are 60.00 + 30.00; then 60.00. A fee of 1 % of what is paid early: 60.00."""
    debt = LOAN | {"principal": "12000.00", "method": "interest_first", "periods": 3}
    debt |= {"rate": {"value": "0.12", "per": "year"}}
    fee = {"kind": "fraction_of_principal", "fraction": "0.01"}
    ask = {"prepay": {"amount": "6000.00", "on": "2026-01-25", "keep": "term", "early_fee": fee}}
    assert paid(relief(debt, ask)["offers"][0]) == ["6060.00", "90.00", "60.00", "6060.00"]


def test_a_part_is_not_paid_early_while_something_is_overdue() -> None:
    ask = {"prepay": {"amount": "100.00", "on": "2026-02-20", "keep": "term"}}
    asked = [ask, ["pay_arrears_now", ask]]
    late, cleared = relief(THREE, *asked, today="2026-02-20")["offers"]
    assert late["error"]["code"] == "arrears_first"
    assert cleared["leaves_overdue"] is False


def test_the_largest_request_of_forty_long_plans_is_answered() -> None:
    """Forty plans of 600 months: the most that may be asked at once."""
    offers = [
        {"re_age": {"periods": 600, "rate": {"value": f"0.0{at}", "per": "year"}}}
        for at in range(50, 90)
    ]
    found = relief(LOAN, *offers, today="2026-03-20")
    assert [len(one["schedule"]) for one in found["offers"]] == [600] * 40


def test_a_plan_of_what_is_all_due_can_be_made_longer() -> None:
    """1,200 at 1 % of it a period, both of two instalments due: 1,224.00 over six, and the
    contract's own fee of 12.00 each month."""
    debt = LOAN | {"principal": "1200.00", "method": "flat_fee", "periods": 2}
    debt |= {"rate": {"value": "0.01", "per": "period"}}
    steps = [{"re_age": {"periods": 3}}, {"extend_term": {"periods": 6}}]
    found = relief(debt, steps, today="2026-04-10")
    assert (found["owed_today"], found["offers"][0]["total"]) == ("1224.00", "1296.00")
