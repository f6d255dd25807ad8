"""What a budget bears where the contract takes a fee with every instalment."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner import answer

# Level at 1.5 % a month: 12 × 916.80, 13 × 852.40, 24 × 499.24, 27 × 453.15, 28 × 440.01.
LOAN = {
    "principal": "10000.00",
    "method": "level_payment",
    "rate": {"value": "0.18", "per": "year"},
    "periods": 12,
    "start": "2026-01-10",
    "fees": [{"amount": "50.00", "when": "each_period"}],
}


def relief(debt: dict[str, Any], budget: str, *offers: Any) -> Any:
    asked = {"debt": debt, "today": "2026-01-10", "budget": budget, "offers": list(offers)}
    return answer({"do": "relief", "solve": {"payment": budget}} | asked)


def test_the_fee_of_each_instalment_is_part_of_what_must_fit() -> None:
    """500.00 less the fee of 50.00 is 450.00: 28 × 440.01, and 23 months without interest
    (22 × 450.00 is 9,900.00). Over 12 months 450.00 pays 5,400.00 without interest: no rate will
    do. At 1.5 % it pays 450.00 × 10.907505, 4,908.38; half a fen more, 4,908.43, rounds to it."""
    found = relief(LOAN, "500.00", {"re_age": {"periods": 27}}, {"re_age": {"periods": 28}})
    fit, least = found["would_fit"], found["would_fit"]["least_relief"]
    assert (fit["periods"], fit["payment"]) == (28, "490.01")
    assert fit["periods_without_interest"] == 23
    assert (least["more_periods"], least["lower_rate"]) == (16, None)
    assert least["forgiven"] == "5091.57"
    assert [one["usual_payment"] for one in found["offers"]] == ["503.15", "490.01"]
    assert [one["affordable"] for one in found["offers"]] == [False, True]
    assert found["solved"]["periods"] == 28


def test_a_fen_below_the_contract_needs_relief() -> None:
    """916.80 and the fee are 966.80 a month: a fen less needs a month more, 852.40 and 50.00."""
    enough = relief(LOAN, "966.80", "contract")["would_fit"]
    assert (enough["periods"], enough["payment"]) == (12, "966.80")
    assert enough["least_relief"]["none_needed"] is True
    short = relief(LOAN, "966.79", "contract")["would_fit"]
    assert (short["periods"], short["payment"]) == (13, "902.40")
    least = short["least_relief"]
    assert (least["none_needed"], least["more_periods"]) == (False, 1)
    assert float(least["lower_rate"]) < 0.18
    assert least["forgiven"] > "0.00"


@pytest.mark.parametrize("budget", ["50.00", "49.99", "0.00"])
def test_a_budget_that_the_fee_alone_takes_bears_no_term(budget: str) -> None:
    asked = {"debt": LOAN, "today": "2026-01-10", "budget": budget, "offers": ["contract"]}
    fit = answer({"do": "relief"} | asked)["would_fit"]
    assert (fit["periods"], fit["payment"], fit["periods_without_interest"]) == (None, None, None)
    least = fit["least_relief"]
    assert (least["none_needed"], least["more_periods"], least["lower_rate"]) == (False, None, None)


@given(
    st.integers(1, 36),
    st.integers(1, 36),
    st.integers(0, 20_000),
    st.integers(30_000, 10**6),
    st.sampled_from(["level_payment", "level_principal", "interest_first", "flat_fee"]),
)
def test_what_fits_is_what_re_aging_asks(
    rate: int, periods: int, fee: int, budget: int, method: str
) -> None:
    """The term named is paid by the payment named, and one month less is more than the budget."""
    per = "period" if method == "flat_fee" else "month"
    loan = LOAN | {"rate": {"value": f"0.{rate:03d}", "per": per}, "periods": periods}
    loan |= {"method": method, "fees": [{"amount": yuan(fee), "when": "each_period"}]}
    asked = {"debt": loan, "today": "2026-01-10", "budget": yuan(budget)}
    fit = answer({"do": "relief", "offers": ["contract"]} | asked)["would_fit"]
    assume(fit["periods"])
    offers = [{"re_age": {"periods": fit["periods"]}}]
    offers += [{"re_age": {"periods": fit["periods"] - 1}}] if fit["periods"] > 1 else []
    fits, *shorter = answer({"do": "relief", "offers": offers} | asked)["offers"]
    assert fits["schedule"][0]["payment"] == fit["payment"] and fits["affordable"]
    assert not any(one["affordable"] for one in shorter)


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"
