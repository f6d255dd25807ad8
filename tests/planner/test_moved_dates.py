"""A moved due day among other steps: its days bear the rate agreed, and no row falls below zero."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from planner import Refused, answer
from tests.planner.test_laws import DEFERRALS, fen
from tests.planner.test_paid_ahead import LOAN, ahead, relief

EARLIER = {"move_due_date": {"to": "2026-02-05"}}
LATER = {"move_due_date": {"to": "2026-02-20"}}


def rows(*steps: Any, debt: Any = LOAN, today: str = "2026-01-10") -> list[tuple[str, int, str]]:
    found = relief(debt, today, list(steps))["offers"][0]["schedule"]
    return [(row["due"], row["days"], row["interest"]) for row in found]


@pytest.mark.parametrize(
    ("move", "rate", "first", "usual"),
    [
        (EARLIER, "0", "0.00", "0.00"),
        (EARLIER, "0.06", "41.67", "50.00"),
        (LATER, "0.06", "66.67", "50.00"),
        (LATER, "0", "0.00", "0.00"),
        (EARLIER, "0.36", "250.00", "300.00"),
    ],
)
def test_the_days_of_a_moved_date_bear_the_rate_agreed(
    move: Any, rate: str, first: str, usual: str
) -> None:
    """10,000 at 6 % is 50.00 a month: 25 of 30 days are 41.67, 40 days are 66.67; at 36 % 25 days
    are 250.00. Whichever is written first."""
    longer = {"extend_term": {"periods": 24, "rate": {"value": rate, "per": "year"}}}
    after, before = rows(move, longer), rows(longer, move)
    assert after == before
    assert [row[2] for row in after] == [first] + [usual] * 23


def test_what_a_lower_rate_gives_up_counts_the_days_of_a_moved_date() -> None:
    """150.00 a month, 25.00 less for five days: 1,775.00. At 6 % 50.00 and 8.33 less: 591.67."""
    lower = {"extend_term": {"periods": 12, "rate": {"value": "0.06", "per": "year"}}}
    found = relief(LOAN, "2026-01-10", [EARLIER, lower])["offers"][0]
    assert (found["total"], found["forgiven"]) == ("10591.67", "1183.33")


def test_the_moved_period_is_the_one_that_a_deferral_puts_off() -> None:
    """25 of 30 days are 125.00, 40 days are 200.00; the months after it bear 150.00 each."""
    for move, days, first in ((EARLIER, 26, "125.00"), (LATER, 41, "200.00")):
        day = move["move_due_date"]["to"]
        paid = rows(move, {"interest_only": {"months": 1}})
        assert paid[0] == (day, days, first)
        assert [row[2] for row in paid[1:]] == ["150.00"] * 12
        waived = {"defer": {"months": 1, "interest": "waived"}}
        found = relief(LOAN, "2026-01-10", [move, waived])["offers"][0]
        assert (found["forgiven"], found["total"]) == (first, "11800.00")


def test_a_month_put_off_inside_a_quarter_leaves_the_moved_days_to_its_row() -> None:
    """At 1.5 % a month a quarter is 450.00. Due on 20 March and not on 10 April, it is 20 days
    shorter: 100.00 less. A month of it paid first is 150.00, the rest of it stays the same."""
    quarters = LOAN | {"periods": 4, "every": {"months": 3}}
    move = {"move_due_date": {"to": "2026-03-20"}}
    found = rows(move, {"interest_only": {"months": 1}}, debt=quarters)
    assert found[0] == ("2026-03-20", 31, "150.00")
    assert found[1] == ("2026-04-20", 69, "350.00")


def test_a_due_day_moved_twice_is_moved_once() -> None:
    """On to 20 February and back to 15 January: five days after the loan began."""
    back = {"move_due_date": {"to": "2026-01-15"}}
    assert rows(LATER, back) == rows(back)
    assert rows(back)[0] == ("2026-01-15", 5, "25.00")


def test_a_second_move_cannot_pass_the_last_due_date_either() -> None:
    """10 February is paid; 20 February moves the start of a whole month to 20 January."""
    steps = [LATER, {"move_due_date": {"to": "2026-02-05"}}]
    with pytest.raises(Refused) as refusal:
        relief(LOAN | {"paid": 1}, "2026-02-01", steps)
    assert refusal.value.code == "date_order"
    assert refusal.value.field == "offers.0.1.move_due_date.to"


def test_a_due_day_cannot_move_before_the_interest_put_off() -> None:
    """A loan due whole on 10 January 2027: deferred, its interest is added on that day."""
    whole = LOAN | {"method": "bullet"}
    added = {"defer": {"months": 1, "interest": "added"}}
    for to in ("2026-06-10", "2027-01-10"):
        with pytest.raises(Refused) as refusal:
            relief(whole, "2026-01-10", [added, {"move_due_date": {"to": to}}])
        assert refusal.value.code == "date_order"


@pytest.mark.parametrize(("to", "interest"), [("2026-03-10", "59.78"), ("2026-05-09", "187.87")])
def test_a_listed_period_is_cut_by_its_own_days(to: str, interest: str) -> None:
    """1.9 % for the 89 days from 10 February to 10 May, the last period being 7 days long:
    190.00 × 28/89 = 59.78, 190.00 × 88/89 = 187.87."""
    listed = LOAN | {
        "rate": {"value": "0.019", "per": "period"},
        "periods": 3,
        "due_dates": ["2026-02-10", "2026-05-10", "2026-05-17"],
        "paid": 1,
    }
    found = rows({"move_due_date": {"to": to}}, debt=listed, today="2026-02-15")
    assert found[0][0] == to and found[0][2] == interest


@st.composite
def steps(draw: st.DrawFn, today: date) -> Any:
    """A step that moves dates, changes the price, or takes what is owed."""
    day = st.integers(1, 80).map(lambda days: (today + timedelta(days)).isoformat())
    rate = {"value": draw(st.sampled_from(["0", "0.01", "0.36"])), "per": "year"}
    months, periods = draw(st.integers(1, 8)), draw(st.integers(1, 40))
    loan = {"principal": "0.01", "method": "interest_first", "rate": rate, "periods": periods}
    asks: list[Any] = [
        {"move_due_date": {"to": draw(day)}},
        {"extend_term": {"periods": periods, "rate": rate}},
        {"defer": {"months": months, "interest": draw(st.sampled_from(DEFERRALS))}},
        {"extend_term": {"periods": periods}},
        {"interest_pause": {"from": draw(day), "to": (today + timedelta(120)).isoformat()}},
        {"interest_only": {"months": months}},
        "pay_arrears_now",
        {"waive": {"penalty": True, "interest": True}},
        {"re_age": {"periods": periods, "rate": rate}},
        {"re_age": {"periods": periods, "interest_on": "principal_only"}},
        {"instalments": {"periods": periods, "rate": rate, "on": "overdue"}},
        {"refinance": {"loan": loan | {"start": today.isoformat()}}},
        "principal_first",
    ]
    return draw(st.sampled_from(asks))


@st.composite
def lists(draw: st.DrawFn) -> tuple[dict[str, Any], list[Any]]:
    """A debt, and lists of two or three steps in any order."""
    debt = draw(ahead())
    step = steps(date.fromisoformat(debt["today"]))
    return debt, draw(st.lists(st.lists(step, min_size=2, max_size=3), min_size=4, max_size=8))


MONTH = {"interest_only": {"months": 1}}
FREE = {"extend_term": {"periods": 24, "rate": {"value": "0", "per": "year"}}}
LONG = LOAN | {"first_due": "2026-03-25"}  # 75 days, of which a move to 20 January takes 64 off
SOON = {"move_due_date": {"to": "2026-01-20"}}


@given(lists())
@example(({"debt": LOAN, "today": "2026-01-10"}, [[EARLIER, FREE]]))
@example(({"debt": LONG, "today": "2026-01-10"}, [[SOON, MONTH], [SOON, FREE, MONTH]]))
def test_no_figure_of_a_list_of_steps_falls_below_zero(
    drawn: tuple[dict[str, Any], list[Any]],
) -> None:
    """Only a new loan larger than the debt would pay out cash; here none is."""
    debt, asked = drawn
    try:
        found = answer({"do": "relief", "offers": ["contract", *asked]} | debt)
    except Refused:
        assume(False)
    for ask, one in zip(asked, found["offers"][1:], strict=True):
        for row in one.get("schedule", []):
            figures = ("payment", "interest", "fee", "opening", "closing", "added")
            assert min(fen(row[name]) for name in figures) >= 0, (ask, row)
            assert row["days"] >= 0, (ask, row)
