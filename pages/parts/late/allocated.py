"""Where a payment goes, and where its order comes from."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from content.voice import Voice, digits_of
from content.words import t
from pages import shapes
from pages.parts import cite, look, script, visit
from pages.parts.debt import mine, said
from pages.parts.late import ordering
from pages.written import payment
from pages.written.example import PAID as PAY
from planner.arrears import allocate


def results(voice: Voice, paid: payment.Paid, before: Mapping[str, int]) -> None:
    """The payment on its way, before and after, and what principal first would change."""
    shown = {part: before[part] for part in paid.order if before[part]}
    if not shown:
        return
    look.show(payment.falls(voice.language, paid, shown))
    look.show(payment.table(voice.language, paid, shown))
    turned, _ = allocate(paid.amount, before, ordering.PRINCIPAL_FIRST)
    if turned["principal"] > paid.parts["principal"]:
        look.plain(voice("allocate.compare", principal=voice.money(turned["principal"])))


def sources(voice: Voice, pay: int, lender: str, late: int) -> None:
    """Where the order comes from, what to ask the lender, the facts."""
    text, day = cite.Text(voice.language), mine.turn_day()
    known = "loan" if lender == "card" and day is None else lender
    why = f"allocate.why.{known}{'_late' if ordering.turned(lender, late) else ''}"
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
