"""Many debts, a payment, a bill: each unfolded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import ceil

from content import voice as say
from content.voice import Voice
from pages.parts.working import second
from pages.parts.working.amounts import interest
from pages.parts.working.value import Rows, Working, asks
from pages.shapes import Twice
from planner.contract import asking
from planner.household import Course, Liability, Strategy
from planner.loan import Printed, Terms
from planner.money import yuan


def of_plan(
    voice: Voice, debts: Sequence[Liability], course: Course, asked: tuple[int, Strategy, date]
) -> Working:
    """Every month of a plan; `asked` is the budget in fen, the order, the first payment's day."""
    gives = {"interest": yuan(course.interest), "total": yuan(course.total)}
    return Working(
        formulas=(voice("plan.how"), *_first_month(voice, debts, course)),
        twice=tuple(_plan_twice(voice, debts, course, asked[0])),
        asks=asks(lambda: asking.plan(debts, *asked), gives),
    )


def _first_month(voice: Voice, debts: Sequence[Liability], course: Course) -> Iterator[str]:
    """The interest of the first month, debt by debt, as it can be done by hand."""
    if course.months:
        for debt, first in zip(debts, course.months[0].interest, strict=True):
            yield voice(
                "working.formula.month",
                name=debt.name,
                balance=say.digits_of(debt.balance),
                rate=voice.percent(debt.rate * 12, 4).rstrip("%").rstrip("0").rstrip(".") + "%",
                interest=say.digits_of(first),
            )


def _plan_twice(
    voice: Voice, debts: Sequence[Liability], course: Course, budget: int
) -> Iterator[Twice]:
    """The first month's interest of each debt; of one debt alone, how many months it takes."""
    if not course.months:
        return
    for debt, ours in zip(debts, course.months[0].interest, strict=True):
        if not debt.rate:
            continue
        name = voice("working.interest_of", name=debt.name)
        yield interest(voice, name, ours, float(debt.rate), debt.balance)
    if len(debts) == 1 and course.ends and debts[0].rate:
        months = second.periods(float(debts[0].rate), budget / 100, debts[0].balance / 100)
        same = ceil(round(months, 6)) == len(course.months)
        verdict = voice("working.same.months" if same else "working.why.months")
        shown = voice("unit.month", count=len(course.months))
        tone = "good" if same else "calm"
        yield Twice(voice("working.months"), shown, f"{months:.4f}", verdict, tone)


def of_payment(
    voice: Voice,
    paid: int,
    owed: Mapping[str, int],
    covered: Mapping[str, int],
    order: Sequence[str],
) -> Working:
    """One payment over the parts of a debt: taken away from the top."""
    left, lines = paid, []
    for part in order:
        if owed[part]:
            taken = covered[part]
            lines.append(
                voice(
                    "working.formula.part",
                    name=voice(f"part.{part}"),
                    left=say.digits_of(left),
                    owed=say.digits_of(owed[part]),
                    taken=say.digits_of(taken),
                )
            )
            left -= taken
    gives = {f"applied.{part}": yuan(amount) for part, amount in covered.items()}
    principal = voice.money(covered["principal"])
    alone = Twice(voice("part.principal"), principal, "", voice("working.why.order"), "calm")
    return Working(
        formulas=(voice("working.formula.parts"), *lines),
        twice=(alone,),
        asks=asks(lambda: asking.allocate(paid, owed, order), gives),
    )


Off = tuple[int, str, int, int]  # which row, which column, printed, computed


def of_bill(
    voice: Voice, terms: Terms, rows: Sequence[Printed], found: tuple[str, int, Sequence[Off]]
) -> Working:
    """A bill's figures beside those of one way of counting; `found` is (how, difference, off)."""
    how, difference, off = found
    computed = {(number, column): value for number, column, _, value in off}
    lines = []
    for row in rows:
        for column in ("principal", "interest", "fee", "payment"):
            printed = getattr(row, column)
            if printed is not None:
                ours = computed.get((row.place, column), printed)
                name = voice("bill.figure", number=row.place, column=voice(f"bill.column.{column}"))
                lines.append((name, *map(say.digits_of, (printed, ours, printed - ours))))
    head = [voice(f"bill.{name}") for name in ("which", "printed", "computed", "off")]
    alone = Twice(
        voice("working.bill"), voice.money(difference), "", voice("working.why.match"), "calm"
    )
    return Working(
        formulas=(voice("working.formula.bill", how=how),),
        rows=(Rows(head, lines, voice("working.rows.bill")),),
        twice=(alone,),
        asks=asks(lambda: asking.match(terms, rows), {"difference": yuan(difference)}),
    )
