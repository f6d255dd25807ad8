"""Instalments and extensions: every way of repaying beside the others, the bearable ones first."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import streamlit as st

import planner
from content import t
from pages.parts import ask, cite, figures, loan, look, offers, say, visit

language = visit.language()
today = visit.today()


def month_before(day: date) -> date:
    """The same day one month earlier, as a schedule counts it back."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, min(day.day, (date(day.year, day.month, 1) - timedelta(days=1)).day))


def month_after(day: date) -> date:
    """The same day one month later."""
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def situation() -> tuple[dict[str, Any], int, str | None]:
    """The debt, the days late and the budget, as typed."""
    preset = loan.product(with_cards=True)
    one, two, three = st.columns([1.35, 1, 0.9], wrap=False)
    with one:
        principal = ask.amount("principal", "10000")
    with two:
        value = ask.percentage(
            "rate", "18", t(language, f"field.rate.{visit.kept('rate_per', 'year')}")
        )
    with three:
        periods = ask.whole("periods", "12", 1, 600)
    one, two = st.columns([1, 1.35], wrap=False)
    with one:
        late = ask.whole("days_late", "0", 0, 3650)
    with two:
        budget = ask.amount("budget", "600", zero=True, blank=True)
    rate = {"value": value, "per": str(visit.kept("rate_per", "year"))}
    debt = loan.fields(preset, {}) | {"principal": principal, "rate": rate, "periods": periods}
    return debt, late, budget


def dated(debt: dict[str, Any], late: int, due: date) -> dict[str, Any]:
    """The debt with its dates: the first unpaid instalment is `due`, or `late` days ago."""
    first = today - timedelta(days=late) if late else due
    start = min(month_before(first), today)
    if not late and due == month_after(today):
        start = today
    return debt | {"start": start.isoformat(), "first_due": first.isoformat()}


def details(late: bool) -> tuple[offers.Choices, date, dict[str, Any]]:
    """What is less often changed: method, dates, the length of each offer, the penalty."""
    with st.expander(t(language, "relief.details")):
        ask.choice("method", loan.METHODS, "method")
        options = loan.FLAT_PER if visit.kept("method") == "flat_fee" else loan.PER
        ask.choice("rate_per", options, "rate_per")
        due = month_after(today)
        if not late:
            due = st.date_input(
                t(language, "field.next_due"),
                value=due,
                min_value=today,
                key="next_due",
                format="YYYY-MM-DD",
                persist_state="session",
            )
        months = ask.whole("months", "3", 1, 60)
        longer = ask.whole("longer", "24", 1, 600)
        stopped = ask.whole("stopped", "60", 1, 60)
        pieces = ask.whole("pieces", "6", 1, 60)
        lump = ask.amount("lump", "7000")
        move = st.date_input(
            t(language, "field.move_to"),
            value=month_after(today) + timedelta(days=15),
            min_value=today + timedelta(days=1),
            key="move_to",
            format="YYYY-MM-DD",
            persist_state="session",
        )
        form = ask.choice("penalty_form", ("multiplier", "per_day"), "penalty_form")
        if form == "multiplier" and visit.kept("method") != "flat_fee":
            times = ask.decimal("penalty_times", "1.5", 100)
            penalty: dict[str, Any] = {"multiplier": f"{times:f}"}
        else:
            value = ask.percentage("penalty_day", "0.05")
            penalty = {"rate": {"value": value, "per": "day"}}
        look.show(
            cite.sources(language, ("bank_penalty_rate_130_150",), t(language, "cite.sources"))
        )
    choices = offers.Choices(months, longer, stopped, pieces, lump, move.isoformat())
    return choices, due, {"penalty": penalty}


def headline(answer: dict[str, Any], budget: str | None, names: list[str]) -> tuple[str, str]:
    """The answer in one sentence, and its tone."""
    if budget is None:
        return t(language, "relief.no_budget"), "watch"
    monthly = say.aloud(language, budget)
    found = answer["offers"]
    good = [one for one in found if one["affordable"] and not one["leaves_overdue"]]
    if good:
        first = found[first_to_ask(found) or 0]
        values = {"count": len(good), "first": names[found.index(first)]}
        pays = say.money(language, first["usual_payment"])
        return t(language, "relief.some", monthly=monthly, pays=pays, **values), "good"
    fit = answer["would_fit"]
    if fit["periods"]:
        key, values = (
            "relief.fit",
            {"periods": fit["periods"], "payment": say.money(language, fit["payment"])},
        )
    elif fit["periods_without_interest"]:
        key = "relief.below_interest"
        values = {
            "interest": say.money(language, fit["interest_a_month"]),
            "periods": fit["periods_without_interest"],
        }
    else:
        key, values = "relief.none", {}
    return t(language, key, monthly=monthly, **values), "watch"


def first_to_ask(found: list[dict[str, Any]]) -> int | None:
    """The offer to ask about first: bearable, not overdue, and asking nothing to be given up."""
    order = sorted(range(len(found)), key=lambda at: found[at]["rank"])
    good = [at for at in order if found[at]["affordable"] and not found[at]["leaves_overdue"]]
    modest = [at for at in good if Decimal(found[at]["forgiven"]) == 0]
    return next(iter(modest or good), None)


def card(way: str, name: str, one: dict[str, Any], first: bool) -> str:
    """One offer as a card."""
    good = one["affordable"] and not one["leaves_overdue"]
    tone = (
        "good"
        if good
        else "watch"
        if one["leaves_overdue"] or one["affordable"] is False
        else "calm"
    )
    if first:
        badge = t(language, "badge.first")
    elif one["leaves_overdue"]:
        badge = t(language, "badge.overdue")
    elif one["affordable"] is False:
        badge = t(language, "badge.too_much")
    else:
        badge = t(language, "badge.concession") if Decimal(one["forgiven"]) > 0 else ""
    needs = one["needs"]
    asked = t(
        language,
        f"needs.{needs['agreement_of']}",
        day=say.day(language, needs["ask_before"]) if needs["ask_before"] else "",
    )
    if needs["ask_before"] == today.isoformat():
        asked = t(language, "needs.lender.now")
    lines = [*amounts(one), t(language, f"means.{way}"), asked]
    facts = offers.WAYS[way].facts
    return look.card(
        name, badge, lines, tone, cite.sources(language, facts, t(language, "cite.sources"))
    )


def amounts(one: dict[str, Any]) -> list[str]:
    """The lines of a card that hold numbers, as HTML."""

    def bold(amount: str) -> str:
        return look.strong(say.money(language, amount))

    if not one["schedule"]:
        return [
            t(
                language,
                "card.grows",
                owed=bold(one["still_owed"]),
                day=say.day(language, contract_end),
            )
        ]
    last = say.month(language, one["last_due"])
    single = len({row["due"] for row in one["schedule"]}) == 1
    lines = [
        t(
            language,
            "card.once" if single else "card.monthly",
            monthly=bold(one["usual_payment"]),
            day=say.day(language, one["last_due"]),
            last=last,
        )
    ]
    if Decimal(one["largest_payment"]) - Decimal(one["usual_payment"]) > 1:
        lines.append(t(language, "card.largest", largest=bold(one["largest_payment"])))
    lines.append(
        t(
            language,
            "card.total",
            total=bold(one["total"]),
            extra=say.signed(language, one["extra"]),
        )
    )
    if Decimal(one["still_owed"]) > 0:
        lines.append(t(language, "card.still", owed=bold(one["still_owed"])))
    if Decimal(one["deferred"]) >= 1:
        lines.append(t(language, "card.deferred", amount=bold(one["deferred"])))
    if Decimal(one["forgiven"]) > 0:
        lines.append(t(language, "card.forgiven", amount=bold(one["forgiven"])))
    return lines


def comparison(named: list[tuple[str, dict[str, Any]]]) -> str:
    """Every offer in one table."""
    head = [
        t(language, f"table.{name}")
        for name in (
            "offer",
            "status",
            "bearable",
            "last",
            "monthly",
            "largest",
            "total",
            "extra",
            "still",
            "deferred",
            "forgiven",
        )
    ]
    rows = [
        (
            name,
            t(language, "yes.overdue" if one["leaves_overdue"] else "no.overdue"),
            t(language, f"bearable.{one['affordable']}"),
            say.month(language, one["last_due"]) if one["last_due"] else t(language, "table.never"),
            *(
                say.digits(one[column])
                for column in (
                    "usual_payment",
                    "largest_payment",
                    "total",
                    "extra",
                    "still_owed",
                    "deferred",
                    "forgiven",
                )
            ),
        )
        for name, one in named
    ]
    return look.table(head, rows, t(language, "table.caption"), words=4)


def results(answer: dict[str, Any], ways: list[str], choices: offers.Choices) -> None:
    """Cards, the table, the charts, how it was counted."""
    found = answer["offers"]
    first = first_to_ask(found)
    order = sorted(range(len(found)), key=lambda at: found[at]["rank"])
    if first is not None:
        order.remove(first)
        order.insert(0, first)
    names = [offers.named(language, way, choices) for way in ways]
    cards = [card(ways[at], names[at], found[at], at == first) for at in order]
    hard = [found[at]["leaves_overdue"] or found[at]["affordable"] is False for at in order]
    look.show("".join(html for html, bad in zip(cards, hard, strict=True) if not bad))
    folded = [html for html, bad in zip(cards, hard, strict=True) if bad]
    if folded:
        with st.expander(t(language, "relief.hard", count=len(folded)), expanded=first is None):
            look.show("".join(folded))
    pairs = [(names[at], found[at]) for at in order]
    with st.expander(t(language, "relief.table")):
        look.show(comparison(pairs))
    chart = st.expander(t(language, "chart.open"), key="relief_chart", on_change="rerun")
    if chart.open:
        shown = [pair for pair in pairs if len(pair[1]["schedule"]) > 1][:3]
        with chart:
            look.heading(t(language, "chart.balance.title"))
            figures.balances(language, shown)
            look.heading(t(language, "chart.payment.title"))
            figures.payments(language, shown)
    with st.expander(t(language, "relief.how")):
        for key in ("order", "deferred", "rounding", "assumed"):
            look.plain(
                t(language, f"relief.how.{key}", owed=say.money(language, answer["owed_today"]))
            )


look.title(t(language, "relief.title"))
slot = st.container(key="answer")
try:
    debt, late, budget = situation()
    ways = ask.several(
        f"ways_{bool(late)}",
        t(language, "field.ways"),
        offers.short(language, bool(late)),
        offers.USUAL[bool(late)],
    )
    choices, due, overdue = details(bool(late))
    ask.check()
    whole = dated(debt, late, due) | {"overdue": overdue}
    contract_end = today
    request = {
        "debt": whole,
        "today": today.isoformat(),
        "offers": [offers.WAYS[way].offer(choices) for way in ways] or ["contract"],
    }
    if budget is not None:
        request["budget"] = budget
    answer = planner.relief_answer(request)
    ways = ways or ["contract"]
except ask.Unreadable:
    with slot:
        look.sentence(t(language, "error.first"), "watch")
except planner.Refused as refused:
    with slot:
        look.sentence(ask.refusal(language, refused), "watch")
else:
    agreed = planner.schedule({key: one for key, one in whole.items() if key != "overdue"})
    contract_end = max(date.fromisoformat(agreed["instalments"][-1]["due"]), today)
    with slot:
        look.sentence(
            *headline(answer, budget, [offers.named(language, way, choices) for way in ways])
        )
    results(answer, ways, choices)
