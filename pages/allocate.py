"""Where my payment goes: what it covers first, how far the principal falls, what to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from content.voice import Voice, digits_of
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit, working
from pages.parts.debt import mine, mine_fields, needs, said
from pages.parts.talk import script
from pages.written import payment
from pages.written.example import PAID as PAY
from pages.written.example import PARTLY as EXAMPLE
from planner import Refused
from planner.arrears import PARTS, Owed, allocate
from planner.money import yuan

PRINCIPAL_FIRST = ("principal", "costs", "fees", "penalty", "interest")


def overdue(today: date) -> Owed | None:
    """What the reader's own debt is late with today; None where nothing of theirs is late."""
    own = mine.reader(today)
    if own is None or not own.debt.days_late(today):
        return None
    try:
        return own.debt.overdue([today])[0]
    except Refused:
        return None


def start(voice: Voice, today: date) -> None:
    """Put first figures into the fields, and say whose; what the reader typed is never changed."""
    late, before = overdue(today), visit.kept("owed_filled") or EXAMPLE
    if any(visit.is_own(f"owed_{part}", value) for part, value in before.items()):
        if not examples():  # else the answer says which of them are not
            look.note(voice("allocate.from.own"))
        return
    wanted = parts(late) if late else EXAMPLE
    for part, value in wanted.items():
        visit.example(f"owed_{part}", value)
    visit.keep("owed_filled", wanted)
    own = mine.reader(today)
    visit.keep("owed_by", said.untyped(own) if late and own else [])
    if late and own:
        from_debt(voice, own, late, today)
    else:
        look.note(voice("allocate.from.example"))


def from_debt(voice: Voice, own: mine.Typed, late: Owed, today: date) -> None:
    """Say by whose figures the parts are counted, what is usual in them, what the lender says."""
    terms = said.untyped(own)
    if terms:
        look.note(voice("allocate.from.partly", by=said.basis(voice, own)))
        needs.same(voice, terms)
    else:
        look.note(voice("allocate.from.debt"))
    for line in needs.assumed(voice, own, today):
        look.note(line)
    if own.debt.stated not in (None, late.total):
        stated, counted = voice.money(own.debt.stated or 0), voice.money(late.total)
        look.note(voice("allocate.stated", stated=stated, counted=counted))


def examples() -> list[str]:
    """The parts, and the payment, in which an example still stands; by name.

    A part that is counted by terms of an example is one too.
    """
    filled, by = visit.kept("owed_filled", EXAMPLE), visit.kept("owed_by", [])
    shown = {f"owed_{part}": value for part, value in filled.items() if value not in ("", "0")}
    shown = {"allocate_pay": PAY} | (shown if filled == EXAMPLE or by else {})
    own = visit.own(shown)
    return [key for key in shown if key not in own and ask.cleaned(str(visit.typed(key) or ""))]


def told(voice: Voice, paid: payment.Paid, left: Sequence[str]) -> tuple[str, str]:
    """The sentence on top and its tone; with an example in it, it says so and is never more."""
    answer, tone = payment.headline(voice.language, paid)
    if not left:
        return answer, tone
    every = len(left) == 1 + sum(value != "0" for value in EXAMPLE.values())
    if every and visit.kept("owed_filled", EXAMPLE) == EXAMPLE:
        return voice("plan.example", said=answer), "calm"
    names = [voice(f"part.{key.removeprefix('owed_')}") for key in left if key != "allocate_pay"]
    names += [voice("allocate.still.pay")] if "allocate_pay" in left else []
    shown = payment.together(voice.language, names)
    return voice("example.partly", names=shown, said=answer), "calm"


def parts(late: Owed) -> dict[str, str]:
    """What is overdue, by part, as it is typed."""
    return {part: yuan(getattr(late, part, 0)).removesuffix(".00") for part in PARTS}


def who() -> tuple[str, int]:
    """Who the lender is; of a card also how late, since the order turns with it."""
    otherwise = "card" if mine.is_card() else "loan"
    lender = ask.choice("lender", ("loan", "card", "own"), "lender", otherwise)
    return lender, mine_fields.days_late() if lender == "card" else 0


def turned(lender: str, late: int) -> bool:
    """Whether a payment to this lender covers principal first by now."""
    day = mine.turn_day()
    return lender == "card" and day is not None and late >= day


def order(voice: Voice, lender: str, late: int) -> tuple[str, ...]:
    """What a payment covers first: by the lender's usual terms, or as chosen."""
    if lender != "own":
        return PRINCIPAL_FIRST if turned(lender, late) else PARTS
    chosen: list[str] = []
    for columns in (st.columns(2, wrap=False), st.columns(2, wrap=False)):
        for column in columns:
            left = {str(part): voice(f"part.{part}") for part in PARTS if part not in chosen}
            place = len(chosen) + 1
            with column:
                label = voice("allocate.place", place=place)
                chosen.append(ask.pick(f"order_{place}", label, left))
    return (*chosen, *(part for part in PARTS if part not in chosen))


def owed() -> dict[str, int]:
    """What is owed, by part, in fen; an empty field is nothing."""
    found = {}
    for pair in (("principal", "interest"), ("penalty", "fees"), ("costs",)):
        for column, part in zip(st.columns(2, wrap=False), pair, strict=False):
            with column:
                found[part] = ask.fen(f"owed_{part}", "0", zero=True, blank=True) or 0
    return found


def results(voice: Voice, paid: payment.Paid, before: Mapping[str, int]) -> None:
    """The payment on its way, before and after, and what principal first would change."""
    shown = {part: before[part] for part in paid.order if before[part]}
    if not shown:
        return
    look.show(payment.falls(voice.language, paid, shown))
    look.show(payment.table(voice.language, paid, shown))
    turned, _ = allocate(paid.amount, before, PRINCIPAL_FIRST)
    if turned["principal"] > paid.parts["principal"]:
        look.plain(voice("allocate.compare", principal=voice.money(turned["principal"])))


def sources(voice: Voice, pay: int, lender: str, late: int) -> None:
    """Where the order comes from, what to ask the lender, the facts."""
    text, day = cite.Text(voice.language), mine.turn_day()
    known = "loan" if lender == "card" and day is None else lender
    why = f"allocate.why.{known}{'_late' if turned(lender, late) else ''}"
    days = {"turns": day, "before": day - 1} if day else {}
    lines = (voice(why, **days), voice("allocate.several"))
    rows = (shapes.passage(text.inline(one)) for one in lines)
    look.show(shapes.within("body", *rows))
    look.heading(voice("allocate.ask"))
    amount = digits_of(pay) if visit.is_own("allocate_pay", PAY) else said.BLANK
    chinese, reading = (t(one, "allocate.script", pay=amount) for one in ("zh", "en"))
    script.script(voice.language, chinese, reading)
    look.show(text.sources(("allocation_after_judgment",)))
    query = {"lang": voice.language}
    st.page_link(visit.page("bill"), label=voice("allocate.next"), query_params=query)


def paid_in(order: Sequence[str], pay: int, before: Mapping[str, int]) -> payment.Paid:
    """Where the payment goes, in that order."""
    covered, left = allocate(pay, before, order)
    return payment.Paid(pay, tuple(order), covered, left)


voice, today = Voice(visit.language()), visit.today()
look.title(voice("page.allocate"))
places = look.halves()
try:
    with places.typed:
        pay = ask.fen("allocate_pay", PAY) or 0
        lender, late = who()
        first = order(voice, lender, late)
        start(voice, today)
        before = owed()
        visit.examples().extend(key for key in examples() if key != "allocate_pay")
        ask.check()
except ask.Unreadable as problem:
    with places.answer:
        look.sentence(ask.unanswered(voice.language, problem), "watch")
else:
    paid = paid_in(first, pay, before)
    with places.answer:
        look.sentence(*told(voice, paid, examples()))
    with places.found:
        results(voice, paid, before)
        working.show(
            voice,
            "allocate",
            lambda: working.of_payment(voice, paid.amount, before, paid.parts, paid.order),
        )
        sources(voice, pay, lender, late)
