"""Flows that no rate can be found for."""

from __future__ import annotations

from typing import Any

import pytest

from planner import Refused, true_rate


# RayDeCampo/java-xirr #29: where no time passes between the flows, every rate fits or none does.
@pytest.mark.parametrize("place", [{"on": "2026-01-10"}, {"at": 3}])
@pytest.mark.parametrize("back", ["-1000.00", "-1100.00"])
def test_money_paid_back_the_same_day_has_no_rate(place: dict[str, Any], back: str) -> None:
    flows = [place | {"amount": amount} for amount in ("1000.00", back)]
    with pytest.raises(Refused) as refusal:
        true_rate({"flows": flows})
    assert (refusal.value.code, refusal.value.field) == ("no_rate", "flows")


def test_money_that_only_comes_and_goes_within_a_day_has_no_rate() -> None:
    days = ("2026-01-10", "2026-01-10", "2026-02-10", "2026-02-10")
    amounts = ("1000.00", "-1000.00", "5.00", "-5.00")
    flows = [{"on": on, "amount": amount} for on, amount in zip(days, amounts, strict=True)]
    with pytest.raises(Refused) as refusal:
        true_rate({"flows": flows})
    assert refusal.value.code == "no_rate"


def test_a_fee_taken_and_money_given_on_one_day_still_have_a_rate() -> None:
    """1,000 received, 100 kept back, 1,000 paid a period later: 1,000/900 − 1 = 11.11 %."""
    flows = [{"at": at, "amount": amount} for at, amount in enumerate(("1000.00", "-1000.00"))]
    found = true_rate({"flows": [{"at": 0, "amount": "-100.00"}, *flows]})
    assert found["period"] == "0.1111111111"


def test_money_kept_back_on_the_day_itself_is_money_not_received() -> None:
    """1,000 given and 300 taken on one day, 1,000 a week later: (10/7)^(365/7) − 1 a year."""
    week = {"on": "2026-01-08", "amount": "-1000.00"}
    first = [{"on": "2026-01-01", "amount": amount} for amount in ("1000.00", "-300.00")]
    found = true_rate({"flows": [*first, week]})
    assert float(found["effective"]) == pytest.approx((10 / 7) ** (365 / 7) - 1, rel=1e-9)
    assert len(found["roots"]) == 1
    assert found == true_rate({"flows": [{"on": "2026-01-01", "amount": "700.00"}, week]})


def test_a_dear_week_between_other_payments_has_a_rate_too() -> None:
    """100 received, 150 paid the next day, 10 received the day after: x = 1.5·… two rates a day.

    100 − 150/y + 10/y² = 0 at y = (150 ± √(150² − 4·100·10)) / 200, and the rate is y^365 − 1.
    """
    days = ("2026-01-01", "2026-01-02", "2026-01-03")
    amounts = ("100.00", "-150.00", "10.00")
    flows = [{"on": on, "amount": amount} for on, amount in zip(days, amounts, strict=True)]
    high = (150 + 18500**0.5) / 200
    found = true_rate({"flows": flows, "periods_per_year": 365})
    assert float(found["roots"][-1]) == pytest.approx(high - 1, abs=1e-9)


# The growth of a period in tenths of a thousandth: flows are the product of (10,000 − g·x).
@pytest.mark.parametrize(
    "growths",
    [
        (11_000, 11_000),  # touches at 10 %
        (15_000, 15_000),  # touches where the grid has a point of its own
        (5_000, 5_000),
        (10_000, 10_000),  # 0 %: 100 − 200 + 100
        (11_000, 11_001),  # two between two points of the grid
        (11_000, 12_000, 12_000),
        (12_000, 12_000, 12_000),  # touches and crosses
        (9_000, 9_000, 13_000, 13_000),
        (9_500, 14_000, 20_000),
    ],
)
def test_every_rate_that_made_the_flows_is_found_once(growths: tuple[int, ...]) -> None:
    line = [1]
    for growth in growths:
        by_growth = [0, *(-growth * amount for amount in line)]
        line = [10_000 * a + b for a, b in zip([*line, 0], by_growth, strict=True)]
    line = [amount // 10_000 ** (len(growths) - 2) for amount in line]
    flows = [
        {"at": at, "amount": f"{'-' * (amount < 0)}{abs(amount) // 100}.{abs(amount) % 100:02d}"}
        for at, amount in enumerate(line)
    ]
    wanted = [growth / 10_000 - 1 for growth in sorted(set(growths))]
    found = true_rate({"flows": flows})
    # Three rates in one place are a third of the digits of a float.
    assert [float(root) for root in found["roots"]] == pytest.approx(wanted, abs=1e-5)


def test_flows_that_come_near_to_balance_and_do_not_have_no_rate() -> None:
    """−100 + 220/y − 121.01/y²: 220² − 4·100·121.01 is below nothing."""
    amounts = ("-100.00", "220.00", "-121.01")
    with pytest.raises(Refused) as refusal:
        true_rate({"flows": [{"at": at, "amount": one} for at, one in enumerate(amounts)]})
    assert refusal.value.code == "no_rate"
