"""The pictures of lessons, with the figures of their own texts: an example, and said to be one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from content.presets import usual
from content.voice import Voice
from pages.parts import charts, look
from planner.dates import add_months, calendar
from planner.household import Liability
from planner.loan import Method, Per, Rate, Schedule, Terms, build
from planner.money import Rounding, fen

# The example of each text, money in fen: tests/pages/test_charts.py finds the same figures there.
BORROWED, FEE, PERIODS = 1_200_000, Rate(Fraction("0.006"), Per.PERIOD), 12
LEAST_PERCENT = 5  # of the balance: the lesson's own example
CARD = Liability(
    "card",
    1_000_000,
    Fraction(usual().minimum_rate) * 30,
    floor=fen(usual().minimum_floor, "minimum_floor"),
    share=Fraction(LEAST_PERCENT, 100),
)
FIXED = 50_000
A_DAY = date(2026, 1, 10)  # any: nothing in the picture has a date


def show(voice: Voice, slug: str) -> None:
    """The picture of a lesson, drawn when it is opened; nothing where it has none."""
    draw = PICTURES.get(slug)
    if draw is None:
        return
    if fold := look.fold(voice("chart.open"), "lesson_chart"):
        with fold:
            look.note(voice(f"picture.{slug}"))
            draw(voice)


def flat() -> Schedule:
    """The loan of the lesson on flat fees."""
    first = add_months(A_DAY, 1)
    due = calendar(first, "months", 1, PERIODS, first.day)
    how = Method.FLAT_FEE
    return build(Terms(BORROWED, how, FEE, due, A_DAY, first.day, rounding=Rounding.DOWN))


def card(is_fixed: bool) -> list[int]:
    """What is left of the card of the lesson on minimum payments, month by month.

    Fixed: the first month is the minimum too, then the same every month.
    """
    left, found = CARD.balance, [CARD.balance]
    while left:
        month = len(found)
        due = left + CARD.interest(left, month)
        paid = FIXED if is_fixed and month > 1 else CARD.minimum(due, month)
        left = due - min(due, paid)
        found.append(left)
    return found


def _flat_fee(voice: Voice) -> None:
    charts.flat_fee(voice, flat().rows)


def _minimum(voice: Voice) -> None:
    ways = [("least", card(False)), ("fixed", card(True))]
    charts.ways_out(
        voice,
        [(voice(f"picture.{name}", count=len(left) - 1), left) for name, left in ways],
    )


PICTURES: dict[str, Callable[[Voice], None]] = {
    "flat-fee": _flat_fee,
    "minimum-payment": _minimum,
}
