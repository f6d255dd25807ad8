"""The level payment under an actual day count, where every period has as many days."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

from planner import answer


def asked(principal: int, rate: str, periods: int, days: int, count: str) -> tuple[int, int]:
    """The usual instalment and how far the last one is from it, in fen."""
    found: Any = answer(
        {
            "do": "schedule",
            "principal": f"{principal // 100}.{principal % 100:02d}",
            "method": "level_payment",
            "rate": {"value": rate, "per": "day"},
            "periods": periods,
            "start": "2026-01-10",
            "first_due": f"2026-01-{10 + days}",
            "every": {"days": days},
            "day_count": count,
        }
    )
    rows = found["instalments"]
    return fen(rows[0]["payment"]), fen(found["last_difference"])


def fen(text: str) -> int:
    return int(text.replace(".", ""))


def last_row(principal: int, share: Fraction, periods: int, pay: int) -> int:
    """What the last row differs by; each row's interest half up."""
    owed = principal
    for _ in range(periods - 1):
        owed = max(owed - (pay - int(owed * share + Fraction(1, 2))), 0)
    return owed + int(owed * share + Fraction(1, 2)) - pay


def test_weeks_alike_take_the_amount_with_the_least_last_row() -> None:
    """5,000 at 0.05 % a day in 36 weeks: by the formula 148.07, which leaves -0.23; 148.06 0.17."""
    assert asked(500_000, "0.0005", 36, 7, "actual/365") == (14_806, 17)
    assert asked(500_000, "0.0005", 36, 7, "30/360")[0] == 14_807


def test_no_other_fen_leaves_less_to_the_last_row() -> None:
    dice = random.Random(20261127)
    for _ in range(200):
        principal, periods, days = (
            dice.randint(1000, 10**6),
            dice.randint(2, 60),
            dice.randint(1, 20),
        )
        rate = dice.choice(["0", "0.0002", "0.0005", "0.001"])
        share = Fraction(rate) * days
        pay, last = asked(principal, rate, periods, days, dice.choice(["actual/365", "actual/360"]))
        tried = {one: last_row(principal, share, periods, one) for one in range(pay - 30, pay + 31)}
        assert last == tried[pay]
        assert abs(last) == min(map(abs, tried.values()))
