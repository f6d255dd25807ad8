"""How a settlement was weighed: what is taken away from what, the other way's rows, the request."""

from __future__ import annotations

from collections.abc import Iterator

from content.voice import Voice, digits_of
from pages.parts.relief import ways
from pages.parts.relief.cards import Named
from pages.parts.relief.worked import Worked
from pages.parts.working import amounts, of_ways
from pages.parts.working.value import Rows, Working, asks
from pages.shapes import Twice
from planner.contract import asking
from planner.money import yuan
from planner.relief import Asked, Outcome, SettleFor


def counted(
    voice: Voice, found: Worked, offer: SettleFor, once: Outcome, other: Named | None
) -> Working:
    """The sum, what it leaves out, and how far it is from the best way of paying on."""
    alone = amounts.alone(voice, voice("settle.once"), voice.money(once.total), "order")
    every, gives = [Asked((offer,))], {"offers.0.total": yuan(once.total)}
    rows, twice = tuple[Rows, ...](), tuple[Twice, ...]((alone,))
    if other is not None:
        tried = next(each for each in found.tried if each.called == other.called)
        asked = ways.asked(tried.way, tried.choices)
        beside = of_ways(voice, found.debt, [(other.name, asked, other.outcome)], found.budget)
        rows, twice = tuple(beside.rows), (alone, *beside.twice)
        every.append(asked)
        gives["offers.1.total"] = yuan(other.outcome.total)
    return Working(
        formulas=tuple(_formulas(voice, found, offer, once, other)),
        rows=rows,
        twice=twice,
        facts=("settlement_any_stage",),
        asks=asks(lambda: asking.relief_of(found.debt, every, found.budget), gives),
    )


def _formulas(
    voice: Voice, found: Worked, offer: SettleFor, once: Outcome, other: Named | None
) -> Iterator[str]:
    owed, paid = digits_of(found.debt.owed_today), digits_of(once.total)
    if offer.fraction is not None:
        share = voice.percent(offer.fraction, 6).rstrip("%").rstrip("0").rstrip(".") + "%"
        yield voice("working.settle.share", owed=owed, share=share, paid=paid)
    yield voice("working.settle.rest", owed=owed, paid=paid, rest=digits_of(once.forgiven))
    if other is not None:
        total, apart = other.outcome.total, other.outcome.total - once.total
        values = {"total": digits_of(total), "paid": paid, "apart": digits_of(apart)}
        yield voice("working.settle.apart", name=other.name, **values)
