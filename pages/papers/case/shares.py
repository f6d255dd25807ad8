"""What is owed and how it is shared, by one rule that every lender sees (债务和分配表)."""

from __future__ import annotations

from fractions import Fraction

from pages.papers.case.blocks import Block, Grid, Para, Sheet, Weight
from pages.papers.case.sheets import foot, way
from pages.papers.case.speaking import Amount, Speaker, Text
from pages.papers.case.standing import Line, Standing
from planner.case import Key, Kind, Treat

DIGITS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """A whole number below a hundred in Chinese.

    >>> [numeral(one) for one in (1, 10, 12, 20, 59)]
    ['一', '十', '十二', '二十', '五十九']
    """
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}"


def shares(found: Standing, say: Speaker, reader: Line | None) -> Sheet:
    """The paper for one lender, the others' names replaced; for the client, all names."""
    assert found.promise is not None  # no paper without it
    key = found.case.plan.sharing_key
    rule = "papers.shares.rule.instalment" if key is Key.INSTALMENT else "papers.shares.rule"
    said = say.run(say(rule, sum=Amount(found.promise)), say("papers.shares.same"))
    blocks: list[Block] = [Para(said, Weight.BOXED), _grid(found, say, reader)]
    if found.is_cut:
        blocks.append(Para(say("papers.shares.cut")))
    if reader is not None:
        blocks.append(Para(say("papers.shares.names")))
    blocks.append(Para(say("papers.shares.terms")))
    if not all(one.sure for one in _shown(found)):
        blocks.append(Para(say("papers.estimate")))
    return Sheet(say("papers.shares.title"), blocks, foot(found, say), say.languages)


def part(say: Speaker, of: Fraction) -> Text:
    """A share in per cent, to two places."""
    return tuple(voice.percent(of) for voice in say.voices)


def _shown(found: Standing) -> list[Line]:
    return [one for one in found.lines if one.debt.treat is not Treat.OUT]


def _grid(found: Standing, say: Speaker, reader: Line | None) -> Grid:
    shown = _shown(found)
    rows = [
        [
            name,
            say.same(Amount(line.debt.owed or 0, line.sure).digits),
            say.day(line.debt.owed_on),
            part(say, line.part) if line.part is not None else say.same(""),
            _gets(line, say),
        ]
        for line, name in zip(shown, _names(shown, say, reader), strict=True)
    ]
    head = [say("papers.lender")]
    head += [say(f"papers.shares.{name}") for name in ("owed", "as_of", "part")]
    owed = Amount(sum(one.debt.owed or 0 for one in shown), all(one.sure for one in shown))
    monthly = Amount(sum(one.next_sum(one.first) for one in found.paid))
    total = [say("papers.total"), say.same(owed.digits), say.same(""), say.same("")]
    return Grid(
        [*head, say("papers.a_month")],
        rows,
        amounts=(1, 3, 4),
        foot=[*total, say.same(monthly.digits)],
        wide=(0,),
    )


def _gets(line: Line, say: Speaker) -> Text:
    """What it gets a month; or in words, why it gets no part by the rule."""
    if line.part is not None:
        return say.same(Amount(line.next_sum(line.first)).digits)
    if line.debt.treat in (Treat.SHARE, Treat.FIXED):
        amount = say.same(Amount(line.next_sum(line.first)).digits)
        return tuple(
            f"{words} {digits}" for words, digits in zip(way(line, say), amount, strict=True)
        )
    return way(line, say)


def _names(shown: list[Line], say: Speaker, reader: Line | None) -> list[Text]:
    """Names for the client; for a lender its own, and numbers for all the others."""
    if reader is None:
        return [say.same(one.name) for one in shown]
    made, counted = [], {"lender": 0, "person": 0}
    for line in shown:
        if line is reader:
            made.append(say.same(line.name))
            continue
        kind = "person" if line.debt.kind is Kind.PERSON else "lender"
        counted[kind] += 1
        numbers = tuple(
            numeral(counted[kind]) if one.language == "zh" else str(counted[kind])
            for one in say.voices
        )
        made.append(say(f"papers.shares.{kind}", number=numbers))
    return made
