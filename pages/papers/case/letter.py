"""The hardship letter in ten parts (协商还款申请书), and its version that asks for time only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pages.papers.case.asks import asked
from pages.papers.case.before import bill_of
from pages.papers.case.blocks import Blank, Block, Grid, Heading, Items, Mark, Para, Sheet
from pages.papers.case.owing import dated, is_whole
from pages.papers.case.shares import part
from pages.papers.case.sheets import foot
from pages.papers.case.speaking import Amount, Speaker, Text
from pages.papers.case.standing import Line, Standing
from pages.papers.case.statement import household_grid, notes, people

Part = Callable[[Standing, Line, Speaker], Sequence[Block]]


def letter(found: Standing, line: Line, say: Speaker) -> Sheet:
    """A letter to one lender with the sum, the day and the asks."""
    parts = (_to, _me, _debt, _cause, _home, _sum, _asks, _promise, _answer, _sign)
    return _sheet(found, line, say, parts, "papers.letter.title")


def hold(found: Standing, line: Line, say: Speaker) -> Sheet:
    """A letter to one lender that asks for time and holds no figure."""
    parts = (_to, _me, _list, _cause, _later, _no_sum, _wait, _promise, _answer, _sign)
    return _sheet(found, line, say, parts, "papers.letter.title.hold")


def _sheet(found: Standing, line: Line, say: Speaker, parts: Sequence[Part], title: str) -> Sheet:
    blocks: list[Block] = []
    for number, made in enumerate(parts, 1):
        blocks.append(Heading(say(f"papers.letter.head.{number}")))
        blocks += made(found, line, say)
    return Sheet(say(title), blocks, foot(found, say), say.languages)


def _to(_: Standing, line: Line, say: Speaker) -> list[Block]:
    return [Para(say("papers.letter.to", name=line.name))]


def _me(_: Standing, __: Line, say: Speaker) -> list[Block]:
    return [Para(say("papers.letter.me"))]


def _debt(found: Standing, line: Line, say: Speaker) -> list[Block]:
    debt = line.debt
    assert debt.owed is not None and debt.owed_on is not None  # no letter without them
    said = [say("papers.letter.owed", day=debt.owed_on, sum=Amount(debt.owed, line.sure))]
    late = debt.days_late_on(found.today)
    if late:
        said.append(say("papers.letter.late", days=late))
    made: list[Block] = [Para(say.run(*said, say("papers.letter.correct")))]
    return made if line.sure else [*made, Para(say("papers.estimate"))]


def _list(_: Standing, __: Line, say: Speaker) -> list[Block]:
    return [Para(say("papers.letter.owed.hold"))]


def _cause(_: Standing, __: Line, say: Speaker) -> list[Block]:
    return [Para(say("papers.letter.cause")), Para(say("papers.letter.papers"))]


def _home(found: Standing, _: Line, say: Speaker) -> list[Block]:
    return [people(found, say), household_grid(found, say), *notes(found, say)]


def _later(_: Standing, __: Line, say: Speaker) -> list[Block]:
    return [Para(say("papers.letter.home.hold"))]


def _sum(found: Standing, line: Line, say: Speaker) -> list[Block]:
    """What is offered: a part by the rule, or the days of the offer that was chosen."""
    everything = [*_before(found, line, say), Para(say("papers.letter.everything"))]
    if dated(line.debt):
        return [*_days(found, line, say), *everything]
    said: list[Text] = []
    if line.first is not None:
        amount = Amount(line.next_sum(line.first))
        said.append(say("papers.letter.sum", sum=amount, day=line.first))
    if line.part is not None and found.promise is not None:
        of = part(say, line.part)
        said.append(say("papers.letter.rule", all=Amount(found.promise), part=of))
        if found.is_cut:
            said.append(say("papers.shares.cut"))
    return [Para(say.run(*said)), *everything]


def _before(found: Standing, line: Line, say: Speaker) -> list[Block]:
    """A bill that falls due before the first payment is asked about by its day."""
    bill = bill_of(line, found)
    return [Para(say("papers.letter.before", day=bill.when(say)))] if bill else []


def _days(found: Standing, line: Line, say: Speaker) -> list[Block]:
    offer = line.chosen
    ahead = [one for one in (offer.payments if offer else None) or () if one.on >= found.today]
    said = say("papers.letter.dated.open")
    if offer and is_whole(line.debt, offer):
        said = say("papers.letter.dated", sum=Amount(sum(one.amount for one in ahead)))
    rows = [[say.day(one.on), say.same(Amount(one.amount).digits)] for one in ahead]
    head = [say("papers.day"), say("papers.schedule.pays")]
    return [Para(said), Grid(head, rows, amounts=(1,))]


def _no_sum(_: Standing, __: Line, say: Speaker) -> list[Block]:
    return [Para(say("papers.letter.sum.hold"))]


def _asks(_: Standing, line: Line, say: Speaker) -> list[Block]:
    return [Items(Mark.NUMBER, asked(line, say))]


def _wait(found: Standing, _: Line, say: Speaker) -> list[Block]:
    asks = [
        say("papers.letter.ask.wait", day=say.day(found.case.plan.review_on)),
        say("papers.letter.ask.pause"),
        say("papers.letter.ask.contact"),
    ]
    return [Items(Mark.NUMBER, asks)]


def _promise(found: Standing, _: Line, say: Speaker) -> list[Block]:
    review = found.case.plan.review_on
    said = [say("papers.letter.promise")]
    if review is not None:
        said.append(say("papers.letter.review", day=review))
    return [Para(say.run(*said))]


def _answer(_: Standing, __: Line, say: Speaker) -> list[Block]:
    return [Para(say("papers.letter.answer"))]


def _sign(_: Standing, __: Line, say: Speaker) -> list[Block]:
    return [Blank(say("papers.sign")), Blank(say("papers.sign_day"))]
