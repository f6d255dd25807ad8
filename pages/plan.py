"""Several debts and one budget: which gets the money that is over, and when it ends."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import ask, charts, cite, look, script, take, visit, working
from pages.parts.plan import many, paper, tables
from pages.written import example, outlook
from planner.dates import add_months
from planner.household import Short, Strategy, first_payment

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
    dues = [*([due] if due else []), *([today] if listed.is_late else []), *listed.dues]
    start = first_payment(add_months(today, 1), dues) or today
    if budget is None and listed.is_empty:
        return replace(example.several(voice, today), strategy=strategy, start=start)
    if listed.is_empty:
        return voice("plan.begin.debts")
    for lacks, names in listed.without.items():
        if names:
            return voice(f"plan.begin.{lacks}", name=names[0])
    if budget is None:
        return voice("plan.begin.budget")
    return outlook.Outlook(listed.debts, budget, strategy, start, due=listed.due(due))


def begins(one: outlook.Outlook) -> str:
    """When the first payment is; where not every due day is known, what that leaves open."""
    if one.start == today:
        return voice("plan.start.today")
    return voice(f"plan.start.{one.due}", day=voice.day(one.start))


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
        offers(one, course.short)
    if not course.ends or any(course.late):
        look.plain(outlook.mended(voice, one))
        links = [cite.link(voice.language, page, voice(f"page.{page}")) for page in WAYS_ON]
        look.plain(shapes.joined([voice("plan.ask"), shapes.joined(links, " · ")], " "))


def offers(one: outlook.Outlook, short: Short) -> None:
    """What each lender could be offered where the budget is below what all of them ask."""
    shared = tables.shared(voice, one, short)
    if shared and not one.is_example:
        look.heading(voice("plan.share"))
        look.show(shared)
        look.plain(voice("plan.share.note"))
        with st.expander(voice("plan.share.letter")):
            said = [tables.asking(each, one, short) for each in ("zh", "en")]
            pairs = zip(*said, strict=True)
            script.scripts(voice.language, ((name, zh, en) for (name, zh), (_, en) in pairs))


def results(one: outlook.Outlook) -> None:
    """When each debt ends, the orders compared, every month."""
    if one.is_example:
        total = sum(debt.balance for debt in one.debts)
        look.note(voice("plan.example.note", total=voice.money(total)))
    else:
        look.note(begins(one))
    problems(one)
    if one.is_kept:
        look.show(tables.ends(voice, one))
    if any(outlook.is_kept(each.course) for each in one.every.values()):
        with st.expander(voice("plan.compare")):
            look.show(tables.compared(voice, one))
            about = voice(f"plan.about.{one.strategy}"), outlook.beside_the_least(voice, one)
            look.show(shapes.joined(shapes.plain(said) for said in about if said))
    if one.course.months:
        with st.expander(voice("plan.by_month")):
            look.show(tables.by_month(voice, one))
        if chart := look.fold(voice("chart.open"), "plan_chart"):
            with chart:
                charts.plan(voice, tables.stack(one), today)
    asks = (one.budget, one.strategy, one.start)
    working.show(voice, "plan", lambda: working.of_plan(voice, one.debts, one.course, asks))


look.title(voice("plan.title"), voice("plan.lead"))
places = look.halves()
try:
    with places.typed:
        found = asked()
except ask.Unreadable as problem:
    with places.answer:
        look.sentence(ask.unanswered(voice.language, problem), "watch")
else:
    with places.answer:
        if isinstance(found, str):
            look.sentence(found)
        else:
            look.sentence(*outlook.headline(voice, found))
    with places.found:
        if not isinstance(found, str):
            results(found)
        take.offer(lambda: paper.page(voice, found, begins))
