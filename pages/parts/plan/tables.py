"""What a plan comes to, as tables and as a picture.

What differs stands first: a phone shows two columns.
"""

from __future__ import annotations

from markupsafe import Markup

from content import voice as say
from content.voice import Voice
from pages import shapes
from pages.parts.charts import Stack
from pages.written import outlook
from pages.written.outlook import Outlook
from planner.household import Course, Short, Strategy, day_of, share


def ends(voice: Voice, one: Outlook) -> Markup:
    """When each debt is gone and what it costs, the first one first."""
    course, found = one.course, []
    for at, debt in enumerate(one.debts):
        month = course.paid_off(at) or len(course.months)
        interest = sum(each.interest[at] for each in course.months)
        day = voice.month(day_of(one.start, month))
        found.append((month, (debt.name, day, say.digits_of(interest))))
    rows = [row for _, row in sorted(found, key=lambda each: each[0])]
    head = [voice(f"plan.col.{name}") for name in ("name", "ends", "interest")]
    return shapes.table(head, rows, voice("plan.debts"), words=2)


def state(course: Course) -> str:
    """Why an order has no last month to show."""
    if course.needed is not None:
        return "short"
    if course.stuck:
        return "never" if course.never_ends else "long"
    return "late" if any(course.late) else "unknown"


def compared(voice: Voice, one: Outlook) -> Markup:
    """Every order beside the others: the interest, when it ends, the first debt gone.

    Where every debt has the same at risk, that order is no order of its own.
    """
    alike, rows = len({debt.harms for debt in one.debts}) == 1, []
    for strategy, each in one.every.items():
        if strategy is Strategy.BY_HARM and alike and strategy is not one.strategy:
            continue
        course = each.course
        mark = "✓ " if strategy is one.strategy else ""
        cells: tuple[str, ...] = (voice(f"plan.state.{state(course)}"), "–", "–")
        if outlook.is_kept(course):
            gone = (course.paid_off(at) for at in range(len(one.debts)))
            first = min(month for month in gone if month)
            cells = (say.digits_of(course.interest), str(len(course.months)), str(first))
        rows.append((mark + voice(f"plan_strategy.{strategy}"), *cells))
    head = [voice(f"plan.col.{name}") for name in ("strategy", "interest", "months", "first")]
    table = shapes.table(head, rows, voice("plan.compared"))
    return table + shapes.note(voice("plan.harms.alike")) if alike and len(one.debts) > 1 else table


def by_month(voice: Voice, one: Outlook) -> Markup:
    """Month by month: what is left in all, and what each debt is paid."""
    head = [voice("plan.col.day"), voice("plan.col.left"), *(debt.name for debt in one.debts)]
    rows = [
        (
            voice.day(day_of(one.start, number)),
            say.digits_of(sum(month.owed)),
            *map(say.digits_of, month.payments),
        )
        for number, month in enumerate(one.course.months, 1)
    ]
    return shapes.table(head, rows, voice("plan.months"))


def offered(one: Outlook, short: Short) -> list[tuple[str, int, int]]:
    """What each could be offered of a month's budget: what must not stop first, the rest by size.

    Name, offer and what is asked; nobody is offered more. Nothing where there is nothing to share.
    """
    if not short.budget:
        return []
    first = [debt.priority for debt in one.debts]
    kept = sum(asked for asked, is_first in zip(short.asked, first, strict=True) if is_first)
    if kept > short.budget:
        first, kept = [False] * len(first), 0
    limits = [0 if is_first else asked for asked, is_first in zip(short.asked, first, strict=True)]
    owed = [debt.balance for debt in one.debts]
    shares, _ = share(short.budget - kept, owed, limits)
    return [
        (debt.name, asked if is_first else part, asked)
        for debt, part, asked, is_first in zip(one.debts, shares, short.asked, first, strict=True)
    ]


def shared(voice: Voice, one: Outlook, short: Short) -> Markup:
    """What each could be offered beside what it asks."""
    rows = [
        (name, say.digits_of(offer), say.digits_of(asked))
        for name, offer, asked in offered(one, short)
    ]
    if not rows:
        return Markup()
    head = [voice(f"plan.col.{name}") for name in ("name", "offer", "asks")]
    month = voice.month(day_of(one.start, short.month))
    return shapes.table(head, rows, voice("plan.shares", month=month))


def asking(language: str, one: Outlook, short: Short) -> list[tuple[str, str]]:
    """What to send each lender that is offered less than it asks: the debt's name, the words."""
    voice = Voice(language)
    month = voice.month(day_of(one.start, short.month))
    found = []
    for name, offer, asked in offered(one, short):
        if offer < asked:
            amounts = {"budget": short.budget, "offer": offer, "asked": asked}
            key = "plan.say" if offer else "plan.say.later"
            said = {each: voice.money(fen) for each, fen in amounts.items()}
            found.append((name, voice(key, month=month, **said)))
    return found


def stack(one: Outlook) -> Stack:
    """The plan as its pictures show it."""
    months = one.course.months
    return Stack(
        names=[debt.name for debt in one.debts],
        days=[day_of(one.start, number) for number in range(1, len(months) + 1)],
        owed=[[debt.balance for debt in one.debts], *(month.owed for month in months)],
        payments=[month.payments for month in months],
        budget=one.budget,
    )
