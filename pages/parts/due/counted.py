"""How the ways to meet a bill were counted: each by its formula, a second time, as requests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from content.voice import digits_of
from pages.parts.due.shown import Shown
from pages.parts.due.ways import Way, divided, first_part
from pages.parts.working import amounts, loans
from pages.parts.working.value import Asks, Rows, Working, asks
from pages.shapes import Twice
from planner.arrears import Late, Missed, Penalty
from planner.contract import asking
from planner.contract.asking import Request
from planner.dates import DayCount
from planner.loan import Method, Per, Rate, Terms
from planner.money import yuan

FACTS = ("extension_needs_consent",)


def counted(one: Shown) -> Working:
    """Every way that has an amount, from the one on top down."""
    plan = divided(one.bill, one.known.rates)
    rows = [_table(one)] + ([] if plan is None else [loans.rows(one.voice, plan)])
    example = [one.voice("due.by_example")] if one.known.examples else []
    return Working(
        told=example,
        formulas=tuple(_formulas(one)),
        rows=rows,
        twice=tuple(_twice(one)),
        facts=FACTS,
        asks=_asks(one),
    )


def _base(one: Shown, way: Way) -> tuple[int, Fraction | None]:
    """What a way's charge is taken of, and the charge of a day."""
    rates = one.known.rates
    if way.name == "minimum":
        return one.bill.amount - first_part(one.bill, rates), rates.interest
    return one.bill.short, rates.late


def _formulas(one: Shown) -> Iterator[str]:
    """What is missing, then each way as it can be done by hand."""
    voice, bill, rates = one.voice, one.bill, one.known.rates
    sums = {"bill": bill.amount, "have": bill.have, "short": bill.short}
    yield voice("working.due.short", **{key: digits_of(fen) for key, fen in sums.items()})
    for way in one.found:
        name = one.name(way)
        if way.name == "extend" or way.cost is None:
            yield voice("working.due.open", name=name, whose=one.amount(way))
        elif way.name == "split" and rates.fee is not None:
            values = {"base": digits_of(bill.short), "cost": digits_of(way.cost)}
            yield voice(
                "working.due.fee", name=name, rate=loans.percent(one.voice, rates.fee), **values
            )
        elif way.name in ("minimum", "late"):
            if way.name == "minimum":
                yield _first_part(one)
            yield _by_day(one, way, name)
    yield voice("working.due.rounding")


def _first_part(one: Shown) -> str:
    paid = first_part(one.bill, one.known.rates)
    rest = one.bill.amount - paid
    values = {"paid": paid, "bill": one.bill.amount, "rest": rest}
    return one.voice("working.due.first", **{key: digits_of(fen) for key, fen in values.items()})


def _by_day(one: Shown, way: Way, name: str) -> str:
    base, rate = _base(one, way)
    return one.voice(
        "working.due.days",
        name=name,
        base=digits_of(base),
        rate=loans.percent(one.voice, rate or Fraction(0)),
        days=one.known.rates.wait,
        cost=digits_of(way.cost or 0),
    )


def _table(one: Shown) -> Rows:
    """Every way: what it adds, what is still to pay after the due day."""
    voice = one.voice
    head = [voice(f"working.due.col.{name}") for name in ("way", "adds", "later")]
    later = [digits_of(way.later) if way.later else "" for way in one.found]
    body = [
        (one.name(way), one.amount(way), rest) for way, rest in zip(one.found, later, strict=True)
    ]
    return Rows(head, body, voice("due.bars"))


def _twice(one: Shown) -> Iterator[Twice]:
    """Interest by the day as one period of so many days; an instalment's rate by what is paid."""
    wait = one.known.rates.wait
    for way in one.found:
        if way.name in ("minimum", "late") and way.cost is not None:
            base, rate = _base(one, way)
            each = float((rate or 0) * wait)
            yield amounts.interest(one.voice, one.name(way), way.cost, each, base)
    if plan := divided(one.bill, one.known.rates):
        yield from loans.counted_twice(one.voice, plan)


# As requests: one a way, in one list


def _asks(one: Shown) -> Asks | None:
    written: list[Request] = []
    gives: dict[str, str] = {}

    def add(request: Request, place: str, amount: int) -> None:
        gives[f"{len(written)}.{place}"] = yuan(amount)
        written.append(request)

    def write() -> list[Request]:
        for way in one.found:
            plan = divided(one.bill, one.known.rates) if way.name == "split" else None
            if plan is not None:
                add(asking.schedule(plan.terms), "totals.payment", plan.total("payment"))
            elif way.name == "minimum" and way.cost is not None:
                add(asking.schedule(_rest(one, way)), "totals.payment", way.later)
            elif way.name == "late" and way.cost is not None:
                add(_late(one), "owed.0.total", way.later)
        return written

    made = asks(write, gives)
    return made if written else None


def _rest(one: Shown, way: Way) -> Terms:
    """What the minimum leaves, as a loan that is paid back at once with its interest."""
    base, rate = _base(one, way)
    due = one.bill.due + timedelta(days=one.known.rates.wait)
    return Terms(
        principal=base,
        method=Method.BULLET,
        rate=Rate(rate or Fraction(0), Per.DAY),
        due=(due,),
        start=one.bill.due,
        anchor=due.day,
        step=None,
        day_count=DayCount.ACTUAL_360,
    )


def _late(one: Shown) -> Request:
    """What is short as a missed instalment."""
    late = Late(Penalty(Rate(one.known.rates.late or Fraction(0), Per.DAY)))
    day = one.bill.due + timedelta(days=one.known.rates.wait)
    return asking.overdue([Missed(one.bill.due, one.bill.short)], late, [day])
