"""What keeps a paper from being made: no figure on it may be unknown, and none unconfirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pages.papers.case.age import addressed, held
from pages.papers.case.kinds import Lack, Paper, Why
from pages.papers.case.owing import dated, shares, weight
from pages.papers.case.reach import answer_by
from pages.papers.case.speaking import clean
from pages.papers.case.standing import Standing
from planner.case import Case, CaseDebt, Certainty, Level, Treat, unknown_in
from planner.case import Paper as CourtPaper

NEEDS_ANSWER = (CourtPaper.COMPLAINT, CourtPaper.PAYMENT_ORDER)
Check = Callable[[Standing], Iterator[Lack]]


def household(found: Standing) -> Iterator[Lack]:
    """What comes and goes in a low and in a usual month."""
    case = found.case
    for path in unknown_in(case.household):
        field = path.rpartition(".")[2]
        if field != Level.HIGH:
            yield Lack(path, Why.UNKNOWN, _named(case, path))
    for name in ("income", "spending"):
        entries = getattr(case.household, name)
        if not entries:
            yield Lack(f"household.{name}", Why.UNKNOWN)
        for at, one in enumerate(entries):
            if one.certainty is Certainty.UNKNOWN:
                yield Lack(f"household.{name}.{at}.certainty", Why.UNKNOWN, clean(one.name))
    yield from _debts(found, _settled)


def people(found: Standing) -> Iterator[Lack]:
    """How many live from it."""
    for name in ("adults", "children"):
        if getattr(found.case.household, name) is None:
            yield Lack(f"household.{name}", Why.UNKNOWN)


def owed(found: Standing) -> Iterator[Lack]:
    """What each debt of the plan is, since when, and what becomes of it."""
    yield from _debts(found, _owed)


def plan(found: Standing) -> Iterator[Lack]:
    """When it begins, when it is looked at again, and that there is something to give."""
    made = found.case.plan
    for name in ("start", "review_on"):
        if getattr(made, name) is None:
            yield Lack(f"plan.{name}", Why.UNKNOWN)
    promise, usual = found.promise, found.usual
    if promise is not None and usual is not None and promise > usual.pool.offered:
        yield Lack("plan.promise", Why.TOO_MUCH)


def paying(found: Standing) -> Iterator[Lack]:
    """That somebody gets something: where nothing is left, nothing is offered."""
    if not any(_lacks(found, (household, owed))) and not found.paid:
        yield Lack("plan.promise", Why.NOTHING)


def court(found: Standing) -> Iterator[Lack]:
    """By when a court wants its answer."""
    yield from _debts(found, _court)


def confirmed(found: Standing) -> Iterator[Lack]:
    """That the client said: these figures are right."""
    if found.case.plan.confirmed_on is None:
        yield Lack("plan.confirmed_on", Why.UNCONFIRMED)


def _debts(found: Standing, look: Callable[[Standing, CaseDebt], Iterator[str]]) -> Iterator[Lack]:
    for at, debt in enumerate(found.case.debts):
        for name in look(found, debt):
            yield Lack(f"debts.{at}.{name}", Why.UNKNOWN, clean(debt.name))


def _settled(_: Standing, debt: CaseDebt) -> Iterator[str]:
    if debt.treat is Treat.FIXED and not dated(debt) and debt.ask_next is None:
        yield "ask_next"


def _owed(found: Standing, debt: CaseDebt) -> Iterator[str]:
    if debt.treat is None:
        yield "treat"
    if debt.treat is Treat.OUT:
        return
    for name in ("owed", "owed_on"):
        if getattr(debt, name) is None:
            yield name
    if debt.owed is not None and debt.certainty is Certainty.UNKNOWN:
        yield "certainty"
    if debt.owed is not None and shares(debt) and weight(found.case, debt) is None:
        yield "ask_next"
    if debt.turned_late(found.today):  # whether it was paid since, nobody said yet
        yield "days_late"


def _court(_: Standing, debt: CaseDebt) -> Iterator[str]:
    if debt.paper in NEEDS_ANSWER and answer_by(debt) is None:
        yield "received_on"
    elif debt.stage == "court_paper" and debt.paper is None and debt.answer_by is None:
        yield "paper"


def _named(case: Case, path: str) -> str:
    _, group, at, _ = path.split(".")
    return clean(getattr(case.household, group)[int(at)].name)


def _lacks(found: Standing, checks: Sequence[Check]) -> list[Lack]:
    return list(dict.fromkeys(one for check in checks for one in check(found)))


_FIGURES: tuple[Check, ...] = (household, owed, plan, paying)
CHECKS: dict[Paper, tuple[Check, ...]] = {
    Paper.MY_PAGE: (*_FIGURES[:3], court, confirmed),
    Paper.STATEMENT: (people, household, confirmed),
    Paper.SHARES: (household, owed, paying, confirmed),
    Paper.LETTER: (people, *_FIGURES, addressed, confirmed),
    Paper.HOLD: (held,),
    Paper.SCRIPT: (*_FIGURES, addressed, confirmed),
    Paper.SCHEDULE: (*_FIGURES, confirmed),
    Paper.CALENDAR: (*_FIGURES[:3], court),
    Paper.LEDGER: (),
    Paper.BRING: (),
}


def lacks(found: Standing, paper: Paper) -> list[Lack]:
    """Everything that keeps a paper back, in the order of the case; empty where it can be made."""
    return _lacks(found, CHECKS[paper])
