"""Who has paid ahead: no day is charged twice, and nothing is ever paid or owed below zero."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner import Refused, answer
from tests.planner.test_laws import built, fen, loans, offers, yuan

# 10,000 at 1.5 % a month: 150.00 of interest in each of twelve months, then 10,150.00.
LOAN = {
    "principal": "10000.00",
    "method": "interest_first",
    "rate": {"value": "0.18", "per": "year"},
    "periods": 12,
    "start": "2026-01-10",
}
LEVEL = LOAN | {"method": "level_payment"}
# The instalment of 10 March is paid on 20 February or before: interest runs from 10 March again.
AHEAD = LOAN | {"paid": 2}


def relief(debt: dict[str, Any], today: str, *offers: Any) -> Any:
    return answer({"do": "relief", "debt": debt, "today": today, "offers": list(offers)})


@pytest.mark.parametrize(
    ("offer", "extra"),
    [
        ({"interest_only": {"months": 3}}, "450.00"),
        ({"defer": {"months": 3, "interest": "paid"}}, "450.00"),
        ({"defer": {"months": 3, "interest": "at_end"}}, "450.00"),
        ({"extend_term": {"periods": 11}}, "150.00"),
        ({"move_due_date": {"to": "2026-04-20"}}, "50.00"),
    ],
)
def test_a_period_that_is_paid_costs_nothing_again(offer: Any, extra: str) -> None:
    """Three months more are 3 × 150.00, one is 150.00, ten days are 50.00."""
    assert relief(AHEAD, "2026-02-20", offer)["offers"][0]["extra"] == extra


def test_the_first_row_runs_from_the_due_day_that_is_paid() -> None:
    """10 March to 10 April: 31 days on the calendar, one month of interest."""
    found = relief(AHEAD, "2026-02-20", {"interest_only": {"months": 3}})["offers"][0]
    row = found["schedule"][0]
    assert (row["due"], row["days"], row["interest"]) == ("2026-04-10", 31, "150.00")


def test_principal_first_of_who_has_paid_ahead() -> None:
    """Ten payments are left. 150.00 a month to principal spares 2.25 more each month, 45 times
    2.25 in all: interest is 1,500.00 − 101.25 = 1,398.75."""
    found = relief(AHEAD, "2026-02-20", "principal_first")["offers"][0]
    assert (found["total"], found["extra"]) == ("11398.75", "-101.25")


def test_a_due_day_cannot_move_before_one_that_is_paid() -> None:
    """1,000.00 pays six times 150.00: the next due day is 10 August, that of 10 July is paid."""
    debt = LOAN | {"paid": [{"on": "2026-01-26", "amount": "1000.00"}]}
    for to in ("2026-03-20", "2026-07-10"):
        with pytest.raises(Refused) as refusal:
            relief(debt, "2026-03-10", {"move_due_date": {"to": to}})
        assert (refusal.value.code, refusal.value.field) == (
            "date_order",
            "offers.0.move_due_date.to",
        )
    later = relief(debt, "2026-03-10", {"move_due_date": {"to": "2026-08-20"}})["offers"][0]
    assert later["extra"] == "50.00"


def test_more_than_is_owed_is_refused_and_never_owed_below_zero() -> None:
    """15,000.00 on 20 February: at most 150.00 late, 10,000.00 and some days were owed."""
    debt = LOAN | {"paid": [{"on": "2026-02-20", "amount": "15000.00"}]}
    for asked in (
        {"do": "settle", "on": "2026-03-01"} | debt,
        {"do": "relief", "debt": debt, "today": "2026-03-01", "offers": ["do_nothing"]},
    ):
        with pytest.raises(Refused) as refusal:
            answer(asked)
        assert refusal.value.code == "too_large"
        assert refusal.value.field.removeprefix("debt.") == "paid.0.amount"


def test_only_the_principal_still_owed_bears_interest_again() -> None:
    """2,000.00 on 5 February: 125.00 of interest, 8,125.00 is left. Interest since then: 20.31 for
    five days, 48.75 for twelve (8,125 × 1.5 % × 12/30). Twelve payments: 8,125.00 at 1.5 %
    is 744.90 each; 69.06 of interest is 5.75 each and a rest."""
    debt = LEVEL | {"paid": [{"on": "2026-02-05", "amount": "2000.00"}]}
    aged = [{"re_age": {"periods": 12, "interest_on": word}} for word in ("principal_only", "all")]
    found = relief(debt, "2026-02-22", *aged)
    only, everything = found["offers"]
    assert found["owed_today"] == "8194.06"
    assert only["schedule"][0]["opening"] == "8125.00"
    assert {row["fee"] for row in only["schedule"]} == {"0.00"}
    assert float(only["total"]) < float(everything["total"])


@st.composite
def ahead(draw: st.DrawFn) -> dict[str, Any]:
    """A loan of which some was paid on its days or before, and a day on which that is looked at."""
    loan = draw(loans())
    rows, start = built(loan).rows, built(loan).terms.start
    if draw(st.booleans()):
        loan["paid"] = draw(st.integers(0, len(rows) - 1))
        last = rows[loan["paid"] - 1].due if loan["paid"] else start
        return {"debt": loan, "today": (start + draw(st.floats(0, 1)) * (last - start)).isoformat()}
    days = sorted(draw(st.lists(st.integers(0, 120), min_size=1, max_size=3)))
    sizes = st.one_of(st.integers(1, 10**6), st.sampled_from([row.payment or 1 for row in rows]))
    loan["paid"] = [
        {"on": (start + timedelta(days=day)).isoformat(), "amount": yuan(draw(sizes))}
        for day in days
    ]
    today = start + timedelta(days=days[-1] + draw(st.integers(0, 60)))
    return {"debt": loan, "today": today.isoformat()}


MORE: list[Any] = [
    "principal_first",
    {"re_age": {"periods": 12, "interest_on": "principal_only"}},
    {"part_now": {"amount": "10.00", "then": {"re_age": {"periods": 6}}}},
]


@given(ahead(), st.lists(st.one_of(offers(), st.sampled_from(MORE)), min_size=1, max_size=4))
def test_no_figure_falls_below_zero(debt: dict[str, Any], asked: list[Any]) -> None:
    """Whatever was paid ahead: neither what is owed nor any row falls below zero."""
    try:
        found = answer({"do": "relief", "offers": ["contract", *asked]} | debt)
    except Refused as refusal:
        assert refusal.code in ("out_of_range", "too_large"), refusal
        assert refusal.field.removeprefix("debt.").startswith("paid"), refusal
        assume(False)
    assert fen(found["owed_today"]) >= 0  # a fen over two periods is paid with the first
    for one in found["offers"]:
        for row in one.get("schedule", []):
            assert min(fen(row[name]) for name in ("payment", "interest", "fee")) >= 0, one
