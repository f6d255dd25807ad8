"""A debt in words: its rate, what is left to pay, whose figures it holds, where two differ."""

from __future__ import annotations

from datetime import date

from content.voice import Voice
from pages.parts.debt.mine import Typed
from pages.written.payment import together
from planner.case import KnownDebt
from planner.loan import Rate

BLANK = "____"  # stays open for the reader's pen: names and contract numbers are never asked for


def rate(voice: Voice, quoted: Rate | None) -> str:
    """The rate as the contract quotes it: 年利率 18%."""
    if quoted is None:
        return BLANK
    shown = voice.percent(quoted.value, 10).rstrip("%").rstrip("0").rstrip(".")
    return voice(f"letter.rate.{quoted.per}", rate=f"{shown}%")


def left(voice: Voice, debt: KnownDebt | None) -> str:
    """How many instalments are left; a card's bill has none."""
    if debt is not None and debt.is_bill:
        return voice("letter.left.bill")
    periods = debt.periods_left if debt else None
    key = "letter.left.one" if periods == 1 else "letter.left"
    return voice(key, periods=BLANK if periods is None else periods)


def still_example(voice: Voice, mine: Typed) -> str:
    """Which of the terms nobody has typed yet; "" where all of them are the reader's."""
    names = untyped(mine)
    return voice(f"relief.still.{'_'.join(names)}") if names else ""


def still_due(voice: Voice, mine: Typed) -> str:
    """From which day all is counted while nobody has given the next due day, and where to."""
    day = voice.day(mine.debt.first_due or mine.debt.owed_on)
    return voice("relief.still.next_due", day=day, fold=voice("relief.details"))


def left_blank(voice: Voice, mine: Typed, dated: bool) -> list[str]:
    """Which of them stay blank in a letter for it, and the day where the letter has one."""
    names = ["_".join(untyped(mine)), "next_due" if dated and not mine.is_dated else ""]
    return [voice(f"letter.example.{name}") for name in names if name]


def untyped(mine: Typed) -> list[str]:
    """The terms in which an example still stands, by their fields."""
    asked = ("rate",) if mine.debt.is_bill else ("rate", "periods")
    return [name for name in asked if name not in mine.own]


def basis(voice: Voice, mine: Typed) -> str:
    """By whose figures something is counted: the reader's, or some of an example."""
    return voice(f"timeline.by.{'_'.join(untyped(mine)) or 'own'}")


def partly(voice: Voice, mine: Typed, answer: str) -> str:
    """An answer about the reader's money that rests on terms of an example; names them."""
    names = [voice(f"term.{name}") for name in untyped(mine)]
    return voice("example.partly", names=together(voice.language, names), said=answer)


def gap(voice: Voice, mine: Typed, today: date) -> str:
    """Our own count beside what the lender says is overdue, and why the two may differ."""
    stated = mine.debt.stated
    if mine.is_example or stated is None:
        return voice("stated.example")
    counted = mine.debt.overdue([today])[0].total
    if counted == stated:
        return voice("stated.same")
    apart = voice.money(abs(counted - stated))
    key = "stated.gap.bill" if mine.debt.is_bill else "stated.gap"
    return voice(key, counted=voice.money(counted), gap=apart)
