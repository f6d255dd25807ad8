"""Several debts and one budget: which gets the money that is over, and when it ends."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import streamlit as st
from markupsafe import Markup

import planner
from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit
from pages.parts.debt import many

STRATEGIES = ("avalanche", "snowball", "by_harm", "pro_rata", "custom")
language = visit.language()


def headline(answer: dict[str, Any], budget: str) -> tuple[str, str]:
    """What this budget does, in one or two sentences, and the tone."""
    short, stuck = answer["infeasible"], [one["name"] for one in answer["never_ends"]]
    stuck += answer["unfinished"]
    values = {"budget": say.money(language, budget)}
    if short:
        values |= {name: say.money(language, short[name]) for name in ("needed", "shortfall")}
        if short["month"] == 1:
            return t(language, "plan.short", **values), "watch"
        month = say.month(language, short["on"])
        return t(language, "plan.short.later", month=month, **values), "watch"
    if stuck:
        return t(language, "plan.stuck", name=stuck[0], **values), "watch"
    values |= {"interest": say.money(language, answer["interest"]), "first": answer["order"][0]}
    months = len(answer["months"])
    month = say.month(language, answer["months"][-1]["on"])
    tone = "good" if answer["course_is_clean"] else "watch"
    return t(language, "plan.ends", count=months, month=month, **values), tone


def cure(answer: dict[str, Any]) -> None:
    """What would make it work: a budget, or a lower minimum agreed with a lender."""
    if answer["cure"]:
        needed = say.money(language, answer["cure"]["monthly_budget"])
        look.plain(t(language, "plan.cure", budget=needed))
        links = [cite.link(language, page, t(language, f"page.{page}")) for page in WAYS_ON]
        asked = [t(language, "plan.ask"), shapes.joined(links, " · ")]
        look.plain(shapes.joined(asked, " "))


WAYS_ON = ("relief", "contact", "help")


def compared(request: dict[str, Any], chosen: str) -> Markup:
    """Every order beside the others: when it ends, the first debt gone, the interest."""
    rows = []
    for name in STRATEGIES:
        answer = planner.plan(request | {"strategy": strategy(name, request)})
        gone = [one["paid_off_month"] for one in answer["debts"] if one["paid_off_month"]]
        mark = "✓ " if name == chosen else ""
        ends = answer["cure"] is None
        rows.append(
            (
                mark + t(language, f"plan_strategy.{name}"),
                str(len(answer["months"])) if ends else t(language, "plan.never"),
                str(min(gone)) if gone and ends else "–",
                say.digits(answer["interest"]) if ends else "–",
            )
        )
    head = [t(language, f"plan.col.{name}") for name in ("strategy", "months", "first", "interest")]
    return shapes.table(head, rows, t(language, "plan.compared"))


def strategy(name: str, request: dict[str, Any]) -> str | list[str]:
    """A strategy as the planner takes it; the reader's own order is the order on the page."""
    return [one["name"] for one in request["debts"]] if name == "custom" else name


def by_month(answer: dict[str, Any]) -> Markup:
    """Month by month: what each debt is paid and what is left in all."""
    names = [one["name"] for one in answer["debts"]]
    head = [t(language, "row.due"), *names, t(language, "row.left")]
    rows = [
        (
            say.day(language, month["on"]),
            *(say.digits(month["payments"][name]) for name in names),
            say.digits(f"{sum(map(Decimal, month['owed'].values())):.2f}"),
        )
        for month in answer["months"]
    ]
    return shapes.table(head, rows, t(language, "plan.months"))


def results(request: dict[str, Any], answer: dict[str, Any], chosen: str) -> None:
    """When each debt ends, the orders compared, every month."""
    if answer["cure"] is None:
        rows = [
            (
                one["name"],
                say.month(language, one["paid_off_on"]) if one["paid_off_on"] else "–",
                say.digits(one["interest"]),
            )
            for one in sorted(answer["debts"], key=lambda one: one["paid_off_month"] or 0)
        ]
        head = [t(language, f"plan.col.{name}") for name in ("name", "ends", "interest")]
        look.show(shapes.table(head, rows, t(language, "plan.debts"), words=2))
    cure(answer)
    with st.expander(t(language, "plan.compare")):
        look.show(compared(request, chosen))
        look.plain(t(language, f"plan.about.{chosen}"))
    if answer["months"]:
        with st.expander(t(language, "plan.by_month")):
            look.show(by_month(answer))
    with st.expander(t(language, "cost.how")):
        look.plain(t(language, "plan.how"))


look.title(t(language, "plan.title"), t(language, "plan.lead"))
slot = st.container(key="answer")
try:
    budget = ask.amount("budget", "1500", zero=True) or "0.00"
    listed = many.fields()
    chosen = ask.choice("plan_strategy", STRATEGIES, "plan_strategy")
    ask.check()
    request = {
        "debts": listed,
        "monthly_budget": budget,
        "start": many.first_payment().isoformat(),
    }
    answer = planner.plan(request | {"strategy": strategy(chosen, request)})
except (ask.Unreadable, planner.Refused) as problem:
    with slot:
        look.sentence(ask.unanswered(language, problem), "watch")
else:
    with slot:
        look.sentence(*headline(answer, budget))
    results(request, answer, chosen)
