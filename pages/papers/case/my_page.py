"""The client's own page: three things, the month, who gets what, what if; to take home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pages.papers.case.before import bills, named
from pages.papers.case.blocks import Block, Grid, Heading, Items, Mark, Para, Sheet, Sides, Weight
from pages.papers.case.bring import to_find
from pages.papers.case.reach import answer_by, hearing
from pages.papers.case.sheets import foot, way
from pages.papers.case.speaking import Amount, Speaker, Text, clean
from pages.papers.case.standing import Standing
from planner.case import Treat

THINGS, COURTS, LOOKS = 3, 2, 3
LARGE, SMALL = 12, 10.5  # points: as large as one sheet has room for
OWN = 120  # characters of the client's own words that one sheet has room for
PARTS = ("comes", "living", "first", "saved", "offered")


def my_page(found: Standing, say: Speaker) -> Sheet:
    """One sheet."""
    review = found.case.plan.review_on
    things = [*_courts(found, say)][:COURTS]
    room = THINGS - len(things) - (review is not None)
    things += [*_payments(found, say)][:room]
    if review is not None:
        things.append(say("papers.my_page.review", day=review))
    blocks: list[Block] = [
        Heading(say("papers.my_page.things")),
        Items(Mark.NUMBER, things),
        Sides(
            [Heading(say("papers.my_page.month")), _month(found, say)],
            [Heading(say("papers.my_page.who")), _who(found, say)],
        ),
        *_before(found, say),
        Heading(say("papers.my_page.if")),
        Items(Mark.DOT, [*_ifs(found, say)]),
        *_own(found, say),
        Heading(say("papers.my_page.say")),
        Para(say(f"papers.my_page.{'said' if found.paid else 'said_hold'}"), Weight.BOXED),
    ]
    looks = [one for one in to_find(found, say)][:LOOKS]
    if looks:
        blocks += [Heading(say("papers.my_page.look")), Items(Mark.BOX, looks)]
    blocks.append(Para(say("papers.my_page.mind"), Weight.HEAVY))
    if not found.household_sure:
        blocks.append(Para(say("papers.estimate")))
    title = say("papers.my_page.title")
    return Sheet(title, blocks, foot(found, say), say.languages, LARGE, SMALL)


def _courts(found: Standing, say: Speaker) -> Iterator[Text]:
    """Days of a court that are still ahead, the nearest first."""
    days = []
    for line in found.lines:
        for kind, on in (("answer", answer_by(line.debt)), ("hearing", hearing(line.debt))):
            if on is not None and on >= found.today:
                days.append((on, line.number, kind, line.name))
    for on, _, kind, name in sorted(days):
        yield say(f"papers.my_page.{kind}", day=on, name=name)


def _payments(found: Standing, say: Speaker) -> Iterator[Text]:
    """The next payments, and bills that the plan does not pay, the nearest first."""
    told: list[tuple[date, int, Text]] = []
    for line in found.paid:
        if (on := line.first) is not None:
            amount = Amount(line.next_sum(on))
            said = say("papers.my_page.pay", day=on, name=line.name, sum=amount)
            told.append((on, line.number, said))
    for one in bills(found):
        said = say("papers.my_page.bill", day=one.on, name=one.line.name)
        told.append((one.on, one.line.number, said))
    yield from (said for _, _, said in sorted(told))


def _before(found: Standing, say: Speaker) -> Iterator[Block]:
    """Every bill that falls due before the plan pays its debt: the plan is not all there is."""
    if every := bills(found):
        yield Para(say("papers.my_page.before", names=named(every, say)), Weight.HEAVY)


def _ifs(found: Standing, say: Speaker) -> Iterator[Text]:
    """What to do when it turns out otherwise, and when to come sooner."""
    yield from (say(f"papers.my_page.if.{one}") for one in ("less", "refused", "door"))
    if when := [say(f"papers.my_page.sooner.{one}") for one in found.case.plan.triggers]:
        yield say("papers.my_page.if.sooner", when=say.listed(when))


def _own(found: Standing, say: Speaker) -> Iterator[Block]:
    """The client's own words; what would not fit on the sheet stays in the file."""
    if words := clean(found.case.notes or ""):
        yield Heading(say("papers.my_page.own"))
        yield Para(say.same(words if len(words) <= OWN else f"{words[:OWN]}……"))


def _month(found: Standing, say: Speaker) -> Grid:
    """What a low and a usual month leave; below it what is set aside before the plan begins."""
    low, usual = found.low, found.usual
    assert low is not None and usual is not None  # the paper is not made without them
    short = low.pool.deficit or usual.pool.deficit
    rows = [
        [
            say(f"papers.my_page.{name}"),
            *(say.same(Amount(of.part(name), found.is_sure(name)).digits) for of in (low, usual)),
        ]
        for name in (*PARTS, *(["short"] if short else []))
    ]
    if reserve := found.case.plan.reserve:
        once = say.same(Amount(reserve).digits)  # settled, not a figure of the month: in both
        rows.append([say("papers.my_page.reserve"), once, once])
    return Grid([say.same(""), say("papers.low"), say("papers.usual")], rows, amounts=(1, 2))


def _who(found: Standing, say: Speaker) -> Block:
    """Each debt with its number, what it gets a month and from which day."""
    if not found.paid:
        return Para(say("papers.my_page.none"))
    rows = []
    for line in found.lines:
        if line in found.paid:
            first = say.day(line.first) if line.first else say.same("")
            gets = say.same(Amount(line.next_sum(line.first)).digits)
        elif line.debt.treat in (Treat.WAIT, Treat.DISPUTE):
            first, gets = say.same(""), way(line, say)
        else:
            continue
        rows.append([say.same(str(line.number)), say.same(line.name), gets, first])
    head = [say(f"papers.{one}") for one in ("number", "lender", "a_month", "from")]
    return Grid(head, rows, amounts=(2,), wide=(1,))
