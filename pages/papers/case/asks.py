"""What is asked of a lender: the way that was chosen for the debt, and what is always asked."""

from __future__ import annotations

from collections.abc import Iterator

from pages.papers.case.owing import dated, level_of
from pages.papers.case.speaking import Speaker, Text, Value
from pages.papers.case.standing import Line
from planner.case import Kind, Status
from planner.relief import (
    Defer,
    ExtendTerm,
    Instalments,
    InterestOnly,
    InterestPause,
    MinimumPayment,
    MoveDueDate,
    Offer,
    PrincipalFirst,
    ReAge,
    SettleFor,
    Waive,
)

# What of an offer stands in its sentence.
SAID: dict[type[Offer], tuple[str, ...]] = {
    Defer: ("months",),
    InterestOnly: ("months",),
    InterestPause: ("start", "end"),
    ExtendTerm: ("periods",),
    Instalments: ("periods",),
    ReAge: ("periods",),
    MoveDueDate: ("to",),
    Waive: (),
    SettleFor: (),
    PrincipalFirst: (),
    MinimumPayment: (),
}
MILDEST, HARDEST = 2, 4  # levels that ask for more than time, and have a sentence


def asked(line: Line, say: Speaker) -> list[Text]:
    """The requests of a letter, in order; every one a question."""
    return [*_way(line, say), *_more(line, say), *_always(say)]


def steps(line_offers: tuple[Offer, ...], say: Speaker) -> Iterator[Text]:
    """A way of repaying as questions, one a step; what asks for nothing has none."""
    for one in line_offers:
        names = SAID.get(type(one))
        if names is not None:
            values: dict[str, Value] = {name: getattr(one, name) for name in names}
            yield say(f"papers.letter.ask.{type(one).__name__}", **values)


def _way(line: Line, say: Speaker) -> Iterator[Text]:
    offer = line.chosen
    if offer and offer.status is Status.AGREED and offer.answered_on:
        yield say("papers.letter.ask.agreed", day=offer.answered_on)
        return
    yield from steps((offer.offer if offer else None) or (), say)
    yield say(f"papers.letter.ask.{'dated' if dated(line.debt) else 'sum'}")


def _more(line: Line, say: Speaker) -> Iterator[Text]:
    offer = line.chosen
    if offer and offer.status is Status.AGREED:
        return
    level = level_of(line.debt, offer) if offer else 0
    if MILDEST <= level <= HARDEST:
        yield say(f"papers.letter.ask.level.{level}")
    if line.debt.kind is Kind.CARD:
        yield say("papers.letter.ask.card")


def _always(say: Speaker) -> Iterator[Text]:
    yield say("papers.letter.ask.costs")
    yield say("papers.letter.ask.contact")
