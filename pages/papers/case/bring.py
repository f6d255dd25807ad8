"""What to look up and to bring: made from what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pages.papers.case.blocks import Block, Heading, Items, Mark, Para, Sheet
from pages.papers.case.kinds import Lack, Paper, Why
from pages.papers.case.lacking import lacks
from pages.papers.case.sheets import foot
from pages.papers.case.speaking import Speaker, Text, clean
from pages.papers.case.standing import Standing, standing
from planner.case import Case, Stage, Treat, on_day

COURT = (Stage.COURT_PAPER, Stage.JUDGMENT, Stage.ENFORCEMENT)


def unknowns(found: Standing) -> list[Lack]:
    """Every figure that some paper waits for, then what a counsellor would want to know."""
    wanted = [one for paper in Paper for one in lacks(found, paper) if one.why is Why.UNKNOWN]
    return list(dict.fromkeys((*wanted, *_wanted(found))))


def _wanted(found: Standing) -> Iterator[Lack]:
    for at, debt in enumerate(found.case.debts):
        if debt.treat not in (Treat.OUT, Treat.WAIT):
            for name in on_day(debt, found.today).unknown:
                yield Lack(f"debts.{at}.{name}", Why.UNKNOWN, clean(debt.name))


def to_find(found: Standing, say: Speaker) -> list[Text]:
    """The unknowns in words, those of one debt in one line."""
    by_name: dict[tuple[str, str], list[Lack]] = {}
    for one in unknowns(found):
        if not one.path.startswith("plan."):
            where = one.path.rpartition(".")[0]
            by_name.setdefault((where if one.name else one.path, one.name), []).append(one)
    return [
        say("papers.lack.of", name=name, what=say.listed([one.what(say) for one in lacking]))
        if name
        else lacking[0].what(say)
        for (_, name), lacking in by_name.items()
    ]


def to_look_up(case: Case, language: str, today: date) -> list[str]:
    """The same for a screen, in one language."""
    return [one[0] for one in to_find(standing(case, today), Speaker(language))]


def bring(found: Standing, say: Speaker) -> Sheet:
    """The paper: boxes to tick."""
    review, finds = found.case.plan.review_on, to_find(found, say)
    blocks: list[Block] = [Para(say("papers.bring.when", day=say.day(review)))]
    blocks.append(Heading(say("papers.bring.find")))
    if finds:
        blocks.append(Items(Mark.BOX, finds))
    else:
        blocks.append(Para(say("papers.bring.nothing")))
    brings = ["answers", "paid", "income"]
    if any(one.stage in COURT or one.paper for one in found.case.debts):
        brings.append("court")
    blocks.append(Heading(say("papers.bring.papers")))
    blocks.append(Items(Mark.BOX, [say(f"papers.bring.{one}") for one in brings]))
    return Sheet(say("papers.bring.title"), blocks, foot(found, say), say.languages)
