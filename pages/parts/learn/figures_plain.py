"""A lesson's figures in plain sums: for the family, after the end, against an advert."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from content.voice import Voice
from pages.parts.debt.mine import Typed
from pages.parts.learn.figures_out import bill, payments, price_of, usual
from planner.dates import calendar
from planner.loan import Method, Per, Rate, Terms, build
from planner.money import half_up

LEVEL = Method.LEVEL_PAYMENT
ADVERT, SAVED = 60, 3  # periods in the adverts of the lesson; months of putting aside


def three_numbers(voice: Voice, mine: Typed, today: date) -> list[str]:
    """What is owed, what is due a month, what can be paid, and what is missing.

    To somebody late nothing is enough yet: what is overdue comes beside the month's.
    """
    debt, budget, due = mine.debt, mine.budget, usual(build(mine.debt.terms()))
    shown, key = {"owed": voice.money(debt.owed or 0), "due": voice.money(due)}, "own.three"
    if debt.days_late(today):
        key = "own.three.late"
        shown["overdue"] = voice.money(debt.overdue_today(today).amount)
    if budget is None:
        return [voice(f"{key}.two", **shown), voice("own.budget")]
    end, short = "enough" if budget >= due else "short", voice.money(abs(due - budget))
    return [voice(f"{key}.{end}", **shown, budget=voice.money(budget), short=short)]


def payment_freed(voice: Voice, mine: Typed, today: date) -> list[str]:
    """What the monthly payment comes to, once it is put aside instead."""
    if mine.debt.is_bill:
        return bill(voice, mine.debt)
    freed = build(mine.debt.terms()).rows[0].payment
    shown = {"freed": voice.money(freed), "saved": voice.money(SAVED * freed)}
    key = "own.freed.late" if mine.debt.days_late(today) else "own.freed"
    return [voice(key, months=SAVED, **shown)]


def sixty(voice: Voice, mine: Typed, today: date) -> list[str]:
    """The sixty instalments of an advert: without interest, and with the contract's own."""
    terms = mine.debt.terms()
    owed, first = terms.principal, terms.due[0]
    due = calendar(first, "months", 1, ADVERT, first.day)
    rate = terms.rate if terms.rate.per in (Per.YEAR, Per.MONTH, Per.DAY) else None
    free = Terms(owed, LEVEL, Rate(Fraction(0), Per.YEAR), due, terms.start, first.day)
    lines = [voice("own.sixty", free=voice.money(build(free).rows[0].payment))]
    if rate is None:
        return [*lines, voice("own.sixty.fee")]
    full = build(Terms(owed, LEVEL, rate, due, terms.start, first.day))
    shown = {"pays": voice.money(full.rows[0].payment), "cost": voice.money(price_of(full))}
    return [*lines, voice("own.sixty.charged", **shown)]


def day_price(voice: Voice, mine: Typed, today: date) -> list[str]:
    """What it looks like a day, and what has to be paid a month."""
    if mine.debt.is_bill:
        return bill(voice, mine.debt)
    schedule = build(mine.debt.terms())
    row = schedule.rows[0]
    day = voice.money(half_up(row.interest + row.fee, 30))
    part = voice("own.day_part", part=voice.money(row.principal))
    return [
        voice("own.day_price", day=day),
        payments(voice, schedule),
        voice("own.day_part", part=part),
    ]


def settle_now(voice: Voice, mine: Typed, today: date) -> list[str]:
    """What paying off with the next payment saves, if what is still to come is not charged."""
    if mine.debt.is_bill:
        return bill(voice, mine.debt)
    schedule = build(mine.debt.terms())
    first, rest = schedule.rows[0], schedule.rows[1:]
    if not rest:
        return [voice("own.settle.last", payment=voice.money(first.payment))]
    shown = {
        "left": sum(row.principal for row in rest),
        "interest": sum(row.interest for row in rest),
        "fee": sum(row.fee for row in rest),
    }
    key = "own.settle.fee" if mine.debt.method is Method.FLAT_FEE else "own.settle"
    return [voice(key, **{name: voice.money(amount) for name, amount in shown.items()})]
