"""What was asked and answered, and room for what comes next (谈的记录)."""

from __future__ import annotations

from collections.abc import Iterator

from pages.papers.case.asks import steps
from pages.papers.case.blocks import Block, Grid, Heading, Para, Sheet
from pages.papers.case.ordering import in_mix, lacking_for
from pages.papers.case.sheets import foot
from pages.papers.case.speaking import Amount, Speaker, Text, clean
from pages.papers.case.standing import Line, Standing
from planner.case import By, CaseOffer, How, Status

EMPTY = 6
ANSWERED = (Status.AGREED, Status.REFUSED)


def ledger(found: Standing, say: Speaker) -> Sheet:
    """The paper: every offer, then the order for what is left over once it is known, then notes.

    Each table has empty rows to write on.
    """
    rows = [_row(line, one, say) for line in found.lines for one in line.debt.offers]
    names = ("asked", "asked_on", "answer", "written", "next")
    head = [say("papers.lender"), *(say(f"papers.ledger.{one}") for one in names)]
    blocks: list[Block] = [Grid(head, rows, wide=(0, 1, 2, 5), open=EMPTY)]
    order = found.case.plan.order
    if order and not lacking_for(in_mix(found.case), order):  # no rule that nobody could follow
        blocks.append(Para(say("papers.ledger.order", order=say(f"papers.ledger.order.{order}"))))
    if found.case.log:
        blocks += [Heading(say("papers.ledger.log")), _log(found, say)]
    return Sheet(say("papers.ledger.title"), blocks, foot(found, say), say.languages)


def _row(line: Line, offer: CaseOffer, say: Speaker) -> list[Text]:
    status = say(f"papers.ledger.status.{offer.status}") if offer.status else say.same("")
    answered = say.listed([status, say.day(offer.answered_on)]) if offer.answered_on else status
    written = say.same("")
    if offer.status in ANSWERED:
        in_words = offer.how is not None and offer.how is not How.CALL
        written = say(f"papers.ledger.{'yes' if in_words else 'no'}")
    asked_on = say.day(offer.asked_on) if offer.asked_on else say.same("")
    return [say.same(line.name), _what(offer, say), asked_on, answered, written, say.same("")]


def _what(offer: CaseOffer, say: Speaker) -> Text:
    said = list(_offered(offer, say))
    if offer.by is By.LENDER:
        said.insert(0, say("papers.ledger.lender"))
    return say.listed(said)


def _offered(offer: CaseOffer, say: Speaker) -> Iterator[Text]:
    if offer.payments:
        yield say("papers.ledger.dates", sum=Amount(sum(one.amount for one in offer.payments)))
    yield from steps(offer.offer or (), say)
    if offer.level is not None:
        yield say(f"papers.ledger.level.{offer.level}")


def _log(found: Standing, say: Speaker) -> Grid:
    names = {one.debt.id: one.name for one in found.lines}
    rows = [
        [
            say.day(one.on),
            say.same(names.get(one.debt or "", "")),
            say(f"papers.ledger.channel.{one.channel}") if one.channel else say.same(""),
            say.same(clean(one.text)),
        ]
        for one in sorted(found.case.log, key=lambda one: one.on)
    ]
    head = [say("papers.day"), say("papers.lender"), say("papers.ledger.how")]
    return Grid([*head, say("papers.ledger.text")], rows, wide=(1, 3), open=EMPTY)
