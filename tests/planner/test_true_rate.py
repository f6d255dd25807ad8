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
