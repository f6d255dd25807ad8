"""What to say on the phone, seven lines, big, with room for what was answered (电话稿)."""

from __future__ import annotations

from pages.papers.case.before import bill_of
from pages.papers.case.blocks import Blank, Block, Items, Mark, Para, Sheet, Weight
from pages.papers.case.owing import dated
from pages.papers.case.sheets import foot
from pages.papers.case.speaking import Amount, Speaker
from pages.papers.case.standing import Line, Standing

LINES, SIZE = 7, 14
SUM_LINE = 3
ROOM = ("staff", "ticket", "when", "answer")


def script(found: Standing, line: Line, say: Speaker) -> Sheet:
    """One page for one lender."""
    said = []
    for number in range(1, LINES + 1):
        if number != SUM_LINE:
            said.append(say(f"papers.script.line.{number}"))
            continue
        key = "papers.script.line.3.dated" if dated(line.debt) else "papers.script.line.3"
        amount = Amount(line.next_sum(line.first))
        bill, sentence = bill_of(line, found), say(key, sum=amount, day=say.day(line.first))
        more = say("papers.script.before", day=bill.when(say)) if bill else say.same("")
        said.append(say.run(sentence, more))
    blocks: list[Block] = [
        Para(say("papers.script.to", name=line.name), Weight.HEAVY),
        Items(Mark.NUMBER, said),
        *(Blank(say(f"papers.script.{one}")) for one in ROOM),
    ]
    return Sheet(say("papers.script.title"), blocks, foot(found, say), say.languages, SIZE)
