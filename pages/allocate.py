"""Where my payment goes: what it covers first, how far the principal falls, what to ask."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import streamlit as st

import planner
from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit
from pages.parts.debt import loan
from pages.parts.debt import mine as debt
from pages.parts.late import payment
from pages.parts.talk import script

PARTS = ("costs", "fees", "penalty", "interest", "principal")
PRINCIPAL_FIRST = ("principal", "costs", "fees", "penalty", "interest")
EXAMPLE = {"costs": "0", "fees": "0", "penalty": "50", "interest": "200", "principal": "10000"}
TURNS = "card_principal_first_from_day_91"  # what the card contracts we read say
language, today = visit.language(), visit.today()


def overdue() -> dict[str, str] | None:
    """What the reader's own debt is late with today, by part; None where nothing is late."""
    own = debt.own(today)
    if own is None or not own.days_late:
        return None
    first, rate = own.terms["first_due"], {"rate": own.terms["rate"]}
    try:
        rows = planner.schedule(own.terms)["instalments"]
        if loan.is_card() and own.terms["method"] != "flat_fee":  # a card's bill is due whole
            rows = [{"due": first, "principal": own.terms["principal"]}]
        kept = ("due", "principal", "interest", "fee")
        late = [{key: row[key] for key in kept if key in row} for row in rows]
        missed = [row for row in late if row["due"] < today.isoformat()]
        request = {"missed": missed, "penalty": rate | own.penalty, "as_of": [today.isoformat()]}
        owed = planner.overdue_answer(request)["owed"][0]
    except planner.Refused:
        return None
    return {"costs": "0"} | {part: owed[part].removesuffix(".00") for part in PARTS[1:]}


def start() -> None:
    """Put first figures into the fields, and say whose; what the reader typed is never changed."""
    mine, before = overdue(), visit.kept("owed_filled")
    untouched = before is None or all(
        visit.typed(f"owed_{part}") in (None, value) for part, value in before.items()
    )
    if not untouched:
        return
    wanted = mine or EXAMPLE
    for part, value in wanted.items():
        visit.write(f"owed_{part}", value)
    visit.keep("owed_filled", wanted)
    key = "allocate.from.debt" if mine else "allocate.from.example"
    look.note(t(language, key))


def who() -> tuple[str, int]:
    """Who the lender is; of a card also how late, since the order turns with it."""
    otherwise = "card" if loan.is_card() else "loan"
    lender = ask.choice("lender", ("loan", "card", "own"), "lender", otherwise)
    return lender, ask.whole("days_late", "0", 0, 3650) if lender == "card" else 0


def turns() -> int | None:
    """The day of being late from which a card's payments cover principal first."""
    return cite.rule(TURNS).measured.days if cite.holds(TURNS) else None


def turned(lender: str, late: int) -> bool:
    """Whether a payment to this lender covers principal first by now."""
    day = turns()
    return lender == "card" and day is not None and late >= day


def order(lender: str, late: int) -> tuple[str, ...]:
    """What a payment covers first: by the lender's usual terms, or as chosen."""
    if lender != "own":
        return PRINCIPAL_FIRST if turned(lender, late) else PARTS
    chosen: list[str] = []
    for columns in (st.columns(2, wrap=False), st.columns(2, wrap=False)):
        for column in columns:
            left = {part: t(language, f"part.{part}") for part in PARTS if part not in chosen}
            place = len(chosen) + 1
            with column:
                label = t(language, "allocate.place", place=place)
                chosen.append(ask.pick(f"order_{place}", label, left))
    return (*chosen, *(part for part in PARTS if part not in chosen))


def owed() -> dict[str, str]:
    """What is owed, by part; an empty field is nothing."""
    found = {}
    for pair in (("principal", "interest"), ("penalty", "fees"), ("costs",)):
        for column, part in zip(st.columns(2, wrap=False), pair, strict=False):
            with column:
                found[part] = ask.amount(f"owed_{part}", "0", zero=True, blank=True) or "0.00"
    return found


def results(
    pay: str, answer: dict[str, Any], first: tuple[str, ...], before: dict[str, str]
) -> None:
    """The payment on its way, before and after, and what principal first would change."""
    shown = {part: before[part] for part in first if Decimal(before[part])}
    if not shown:
        return
    look.show(payment.falls(language, pay, answer, shown))
    look.show(payment.table(language, answer, shown))
    turned = planner.allocate({"amount": pay, "owed": before, "order": list(PRINCIPAL_FIRST)})
    gain = Decimal(turned["applied"]["principal"])
    if gain > Decimal(answer["applied"]["principal"]):
        amount = say.money(language, f"{gain:.2f}")
        look.plain(t(language, "allocate.compare", principal=amount))


def sources(pay: str, lender: str, late: int) -> None:
    """Where the order comes from, what to ask the lender, the facts."""
    text, day = cite.Text(language), turns()
    known = "loan" if lender == "card" and day is None else lender
    why = f"allocate.why.{known}{'_late' if turned(lender, late) else ''}"
    days = {"turns": day, "before": day - 1} if day else {}
    said = (t(language, why, **days), t(language, "allocate.several"))
    rows = (shapes.passage(text.inline(one)) for one in said)
    look.show(shapes.within("body", *rows))
    look.heading(t(language, "allocate.ask"))
    amount = say.digits(pay)
    chinese, reading = (t(one, "allocate.script", pay=amount) for one in ("zh", "en"))
    script.script(language, chinese, reading)
    look.show(text.sources(("allocation_after_judgment",)))
    st.page_link(
        visit.page("bill"), label=t(language, "allocate.next"), query_params={"lang": language}
    )


look.title(t(language, "page.allocate"))
slot = st.container(key="answer")
try:
    pay = ask.amount("allocate_pay", "1000")
    lender, late = who()
    first = order(lender, late)
    start()
    before = owed()
    ask.check()
    answer = planner.allocate({"amount": pay, "owed": before, "order": list(first)})
except (ask.Unreadable, planner.Refused) as problem:
    with slot:
        look.sentence(ask.unanswered(language, problem), "watch")
else:
    with slot:
        look.sentence(*payment.headline(language, str(pay), answer, first))
    results(str(pay), answer, first, before)
    sources(str(pay), lender, late)
