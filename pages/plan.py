"""Several debts and one budget: which gets the money that is over, and when it ends."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from content import voice as say
from content.voice import Voice
from pages import shapes
from pages.parts import ask, cite, look, take, visit, working
from pages.parts.debt import many, outlook, plan_paper
from planner.dates import add_months
from planner.household import Course, Strategy, day_of, first_payment

WAYS_ON = ("relief", "contact", "help")
voice, today = Voice(visit.language()), visit.today()


def asked() -> outlook.Outlook | str:
    """What is typed, the example while nothing is; what is still missing, in words."""
    left, right = st.columns(2, wrap=False)
    with left:
        budget = many.budget(voice)
    with right:
        due = many.first_due(today)
    listed = many.fields(voice)
    strategy = Strategy(ask.choice("plan_strategy", tuple(map(str, Strategy)), "plan_strategy"))
    ask.check()
    dues = ([due] if due else []) + ([today] if listed.is_late else [])
    start = first_payment(add_months(today, 1), dues) or today
    if budget is None and listed.is_empty:
        debts, usual = many.example(voice)
        return outlook.Outlook(debts, usual, strategy, start, is_example=True)
    if listed.is_empty:
        return voice("plan.begin.debts")
    if listed.without_balance:
        return voice("plan.begin.balance", name=listed.without_balance[0])
    if listed.without_rate:
        return voice("plan.begin.rate", name=listed.without_rate[0])
    if budget is None:
        return voice("plan.begin.budget")
    return outlook.Outlook(listed.debts, budget, strategy, start)


def begins(one: outlook.Outlook) -> str:
    """When the first payment is; without a first due day, what that leaves open."""
    if one.start == today:
        return voice("plan.start.today")
    is_known = visit.typed("plan_first_due") is not None
    return voice("plan.start" if is_known else "plan.start.unknown", day=voice.day(one.start))


def problems(one: outlook.Outlook) -> None:
    """Who is late when, what fits, whom to ask, what would make it work."""
    course = one.course
    late = outlook.behind(voice, one)
    if late:
        look.show(shapes.bullets(late))
    if course.unknown:
        look.plain(voice("plan.unknown.where"))
    if course.short:
        look.show(shapes.bullets(outlook.reach(voice, one, course.short)))
        look.plain(voice("plan.lacks.ask"))
    if not course.ends or any(course.late):
        look.plain(outlook.mended(voice, one))
        links = [cite.link(voice.language, page, voice(f"page.{page}")) for page in WAYS_ON]
        look.plain(shapes.joined([voice("plan.ask"), shapes.joined(links, " · ")], " "))


def ends(one: outlook.Outlook) -> Markup:
    """When each debt is gone and what it costs."""
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


def compared(one: outlook.Outlook) -> Markup:
    """Every order beside the others: when it ends, the first debt gone, the interest."""
    rows = []
    for strategy, each in one.every.items():
        course = each.course
        mark = "✓ " if strategy is one.strategy else ""
        cells: Sequence[str] = (voice(f"plan.state.{state(course)}"), "–", "–")
        if outlook.is_kept(course):
            gone = (course.paid_off(at) for at in range(len(one.debts)))
            first = min(month for month in gone if month)
            cells = (str(len(course.months)), str(first), say.digits_of(course.interest))
        rows.append((mark + voice(f"plan_strategy.{strategy}"), *cells))
    head = [voice(f"plan.col.{name}") for name in ("strategy", "months", "first", "interest")]
    return shapes.table(head, rows, voice("plan.compared"))


def by_month(one: outlook.Outlook) -> Markup:
    """Month by month: what each debt is paid and what is left in all."""
    head = [voice("row.due"), *(debt.name for debt in one.debts), voice("row.left")]
    rows = [
        (
            voice.day(day_of(one.start, number)),
            *map(say.digits_of, month.payments),
            say.digits_of(sum(month.owed)),
        )
        for number, month in enumerate(one.course.months, 1)
    ]
    return shapes.table(head, rows, voice("plan.months"))


def results(one: outlook.Outlook) -> None:
    """When each debt ends, the orders compared, every month."""
    if one.is_example:
        total = sum(debt.balance for debt in one.debts)
        look.note(voice("plan.example.note", total=voice.money(total)))
    else:
        look.note(begins(one))
    problems(one)
    if one.is_kept:
        look.show(ends(one))
    if any(outlook.is_kept(each.course) for each in one.every.values()):
        with st.expander(voice("plan.compare")):
            look.show(compared(one))
            for said in (voice(f"plan.about.{one.strategy}"), outlook.beside_the_least(voice, one)):
                look.show(shapes.plain(said) if said else Markup())
    if one.course.months:
        with st.expander(voice("plan.by_month")):
            look.show(by_month(one))
    asks = (one.budget, one.strategy, one.start)
    working.show(voice, "plan", lambda: working.of_plan(voice, one.debts, one.course, asks))


look.title(voice("plan.title"), voice("plan.lead"))
slot = st.container(key="answer")
try:
    found = asked()
except ask.Unreadable as problem:
    with slot:
        look.sentence(ask.unanswered(voice.language, problem), "watch")
else:
    with slot:
        if isinstance(found, str):
            look.sentence(found)
        else:
            look.sentence(*outlook.headline(voice, found))
    if not isinstance(found, str):
        results(found)
    take.offer(lambda: plan_paper.page(voice, found, begins))
