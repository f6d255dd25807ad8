"""Check my bill: which way of counting prints the lender's figures, to the fen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st

import planner
from content import voice as say
from content.words import t
from pages.parts import ask, cite, look, visit
from pages.parts.debt import bill_lines, loan
from pages.parts.talk import script
from planner.dates import add_months

FACTS = ("cost_disclosure_2026", "apr_must_be_shown", "apr_includes_fees_remaining_principal")
language, today = visit.language(), visit.today()


def contract() -> dict[str, Any]:
    """The headline terms, as the contract prints them."""
    left, right = st.columns(2, wrap=False)
    with left:
        principal = ask.amount("principal", "10000")
    with right:
        periods = ask.whole("periods", "12", 1, 600)
    rate = loan.rate()
    ask.choice("method", loan.METHODS, "method")
    left, right = st.columns(2, wrap=False)
    with left:
        start = ask.day("loan_start", add_months(today, -2), date(2000, 1, 1))
    with right:
        first = ask.day("first_due", add_months(start, 1), add_days(start))
    with st.expander(t(language, "bill.fees")):
        look.plain(t(language, "bill.fees.why"))
        paid = ask.amount("fee_upfront", "0", zero=True) or "0"
        monthly = ask.amount("fee_monthly", "0", zero=True) or "0"
    fees = {"upfront_paid": paid, "each_period": monthly}
    wanted = {when: amount for when, amount in fees.items() if Decimal(amount) > 0}
    days = {"start": start.isoformat(), "first_due": first.isoformat()}
    terms = loan.fields(None, wanted) | {"principal": principal, "rate": rate, "periods": periods}
    return terms | days


def add_days(day: date) -> date:
    """The day after."""
    return date.fromordinal(day.toordinal() + 1)


def headline(answer: dict[str, Any], count: int, dated: bool) -> tuple[str, str]:
    """Whether a way of counting prints the same figures, in one sentence, and its tone."""
    if answer["conventions"] == "none":
        said = bill_lines.how(language, answer["nearest"], dated)
        off = say.money(language, answer["difference"])
        return t(language, "bill.none", how=said, difference=off), "watch"
    said = bill_lines.how(language, answer["conventions"], dated)
    key = "bill.match.likely" if unsure(answer) else "bill.match"
    return t(language, key, how=said, count=count), "good"


def unsure(answer: dict[str, Any]) -> bool:
    """Whether ways that count the days differently print the same lines."""
    days = {(one["day_count"], one["count"]) for one in (answer["conventions"], *answer["also"])}
    return len(days) > 1


def matched(answer: dict[str, Any], dated: bool) -> None:
    """What a match means, and the other ways that the lines cannot tell apart."""
    look.plain(t(language, "bill.means"))
    if answer["also"]:
        count = len(answer["also"])
        look.plain(t(language, "bill.unsure" if unsure(answer) else "bill.also", count=count))
        with st.expander(t(language, "bill.others", count=count)):
            for one in answer["also"]:
                look.plain(bill_lines.how(language, one, dated))
    look.heading(t(language, "bill.ask"))
    chinese, reading = (
        t(one, "bill.script.match", how=bill_lines.how(one, answer["conventions"], dated))
        for one in ("zh", "en")
    )
    script.script(language, chinese, reading)


def unmatched(answer: dict[str, Any], dated: bool) -> None:
    """Where the bill differs, what to look at first, what to ask."""
    look.show(bill_lines.differences(language, answer["rows"]))
    look.plain(t(language, "bill.look"))
    look.heading(t(language, "bill.ask"))
    chinese, reading = (
        t(
            one,
            "bill.script.none",
            rows=bill_lines.listed(one, answer["rows"]),
            how=bill_lines.how(one, answer["nearest"], dated),
        )
        for one in ("zh", "en")
    )
    script.script(language, chinese, reading)


look.title(t(language, "page.bill"))
slot = st.container(key="answer")
typed: list[bill_lines.Line] = []
try:
    terms = contract()
    look.heading(t(language, "bill.lines"))
    look.note(t(language, "bill.lines.why"))
    typed = bill_lines.fields()
    ask.check()
    rows = [{key: one for key, one in line.items() if key != "at"} for line in typed]
    answer = planner.match(terms | {"rows": rows}) if rows else None
except ask.Unreadable:
    with slot:
        look.sentence(t(language, "error.first"), "watch")
except planner.Refused as refused:
    with slot:
        look.sentence(bill_lines.refusal(language, refused, typed), "watch")
else:
    dated = terms["rate"]["per"] not in ("period", "total")
    figures = sum(name in line for line in typed for name in bill_lines.AMOUNTS)
    with slot:
        if answer is None:
            look.sentence(t(language, "bill.begin"))
        else:
            look.sentence(*headline(answer, figures, dated))
    for said in bill_lines.unbalanced(language, typed):
        look.plain(said)
    if answer is not None:
        (unmatched if answer["conventions"] == "none" else matched)(answer, dated)
    look.show(cite.sources(language, FACTS, t(language, "cite.sources")))
    st.page_link(
        visit.page("cost"), label=t(language, "bill.next"), query_params={"lang": language}
    )
