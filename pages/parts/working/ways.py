"""One way of repaying unfolded: its rows, and its instalment beside numpy-financial's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from content import voice as say
from content.voice import Voice
from pages.parts.working import second
from pages.parts.working.loans import FACTS, counted_twice, percent
from pages.parts.working.value import Rows, Working, asks
from pages.shapes import Twice
from planner.contract import asking
from planner.loan import Method, Per, build, monthly_price
from planner.money import yuan
from planner.relief import Asked, Contract, Debt, ExtendTerm, Outcome, ReAge

Named = tuple[str, Asked, Outcome]  # a way by name, as it was asked, what came of it
MONTHS = {Per.YEAR: Fraction(1, 12), Per.MONTH: Fraction(1), Per.DAY: Fraction(30)}


def of_ways(
    voice: Voice, debt: Debt, ways: Sequence[Named], budget: int | None, told: Sequence[str] = ()
) -> Working:
    """The first of some ways row by row; the request asks about all of them."""
    name, asked, first = ways[0]
    gives = {f"offers.{at}.total": yuan(one.total) for at, (_, _, one) in enumerate(ways)}
    every = [each for _, each, _ in ways]
    return Working(
        told=told,
        formulas=tuple(_formulas(voice, debt, name, first)),
        rows=(rows(voice, name, first),),
        twice=tuple(_twice(voice, debt, asked, first)),
        facts=FACTS,
        asks=asks(lambda: asking.relief_of(debt, every, budget), gives),
    )


def rows(voice: Voice, name: str, one: Outcome) -> Rows:
    """Every dated row of a way; rows of one day are one payment."""
    head = [
        voice(f"working.col.{each}") for each in ("due", "paid", "principal", "interest", "left")
    ]
    found: dict[str, list[int]] = {}
    for line in one.lines:
        cells = [line.payment, line.principal - line.added, line.interest + line.fee]
        before = found.get(voice.day(line.due), [0, 0, 0, 0])
        summed = [old + new for old, new in zip(before, cells, strict=False)]
        found[voice.day(line.due)] = [*summed, line.closing]
    shown = [(day, *map(say.digits_of, cells)) for day, cells in found.items()]
    return Rows(head, shown, voice("working.rows.way", name=name))


def _formulas(voice: Voice, debt: Debt, name: str, one: Outcome) -> Iterator[str]:
    yield voice("working.way", name=name, owed=voice.money(debt.owed_today))
    total = voice.money(one.total)
    yield voice("working.way.total", count=len(one.lines), total=total)
    contract = voice.money(debt.contract_total)
    yield voice("working.way.extra", total=total, contract=contract, extra=voice.signed(one.extra))
    yield voice("working.rounding.half_up")


def _twice(voice: Voice, debt: Debt, asked: Asked, one: Outcome) -> Iterator[Twice]:
    """The instalment of a new level plan; for other ways, why there is no formula."""
    if asked.offers == (Contract(),) and not debt.overdue:
        yield from counted_twice(voice, build(debt.terms))
        return
    name, ours = voice("working.payment"), voice.money(one.usual)
    last = asked.offers[-1]
    level = isinstance(last, (ExtendTerm, ReAge)) and debt.terms.method != Method.FLAT_FEE
    if not level or not isinstance(last, (ExtendTerm, ReAge)) or not one.lines:
        yield Twice(name, ours, "", voice("working.why.way"), "calm")
        return
    price = last.rate or monthly_price(debt.terms)
    if price.per not in MONTHS:
        yield Twice(name, ours, "", voice("working.why.way"), "calm")
        return
    rate = price.value * MONTHS[price.per]
    theirs = second.payment(float(rate), last.periods, one.lines[0].opening / 100)
    shown = f"{theirs:,.4f} {voice('unit.yuan')}"
    if int(theirs * 100 + 0.5) == one.usual:
        yield Twice(name, ours, shown, voice("working.same"))
        return
    why = voice("working.why.first", rate=percent(voice, rate), days=one.lines[0].days)
    yield Twice(name, ours, shown, why, "calm")
