"""Check my bill: which way of counting prints the lender's figures, to the fen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.parts import ask, cite, look, visit, working
from pages.parts.debt import bill_lines, bill_rate, loan, mine_fields, needs, price, price_said
from pages.written.payment import together
from planner import Refused
from planner.dates import add_months
from planner.loan import Convention, Stated, Terms, fits, place

FACTS = ("cost_disclosure_2026", "apr_must_be_shown", "apr_includes_fees_remaining_principal")
voice, today = Voice(visit.language()), visit.today()
STARTED = add_months(today, -2)
DAYS = {"loan_start": STARTED, "first_due": add_months(STARTED, 1)}  # the example's
Ways = Sequence[Convention]


def contract() -> Callable[[], Terms]:
    """Ask for the headline terms, as the contract prints them; they are made when called."""
    left, right = st.columns(2, wrap=False)
    with left:
        principal = loan.borrowed()
    with right:
        periods = loan.periods_all()
    rate = loan.rate()
    mine_fields.method()
    left, right = st.columns(2, wrap=False)
    with left:
        start = ask.day("loan_start", DAYS["loan_start"], date(2000, 1, 1))
    with right:
        first = ask.day("first_due", DAYS["first_due"], start + timedelta(days=1))
    with st.expander(voice("bill.fees")):
        look.plain(voice("bill.fees.why"))
        fees = loan.fees(0, loan.fee_upfront(), loan.fee_monthly())
    days = loan.Days(start, first, periods, first.day)
    return partial(loan.agreed, principal, rate, days, fees)


def examples() -> list[str]:
    """The terms of the contract in which an example still stands, by their fields."""
    figures = price.examples("borrowed", "periods_all", "rate")
    return [*figures, *(key for key, day in DAYS.items() if not visit.is_own(key, day))]


def told(said: str, tone: str) -> None:
    """The sentence on top; by an example's terms it is called one, and is never green."""
    left = examples()
    if not left:
        return look.sentence(said, tone)
    look.sentence(voice("cost.example", said=said))
    names = together(voice.language, [voice(f"term.{key}") for key in left])
    look.note(voice("bill.still", names=names))
    if "borrowed" not in left:
        needs.same(voice, left)


def unsure(ways: Ways) -> bool:
    """Whether ways that count the days differently print the same lines."""
    return len({(one.day_count, one.count) for one in ways}) > 1


def matched(ways: Ways, dated: bool) -> None:
    """What a match means, and the other ways that the lines cannot tell apart."""
    look.plain(voice("bill.means"))
    first, *others = ways
    if others:
        look.plain(voice("bill.unsure" if unsure(ways) else "bill.also", count=len(others)))
        with st.expander(voice("bill.others", count=len(others))):
            for one in others:
                look.plain(bill_lines.how(voice, one, dated))

    def said(each: Voice) -> str:
        return each("bill.script.match", how=bill_lines.how(each, first, dated))

    price_said.question(voice, examples(), said)


def unmatched(nearest: Convention, off: Sequence[bill_lines.Off], dated: bool) -> None:
    """Where the bill differs, what to look at first, what to ask."""
    look.show(bill_lines.differences(voice, off))
    look.plain(voice("bill.look"))

    def said(each: Voice) -> str:
        how = bill_lines.how(each, nearest, dated)
        return each("bill.script.none", rows=bill_lines.listed(each, off), how=how)

    price_said.question(voice, examples(), said)


def compared(terms: Terms, lines: Sequence[bill_lines.Line]) -> None:
    """Which ways of counting print these lines, or how far the nearest is. Raises Refused."""
    due = terms.due[-1:] if terms.method == "bullet" else terms.due
    rows = place([line.printed() for line in lines], terms.start, due)
    found = fits(terms, rows, Stated())
    ways = [fit.convention for fit in found if not fit.difference]
    dated, nearest = terms.rate.per not in ("period", "total"), found[0]
    how = bill_lines.how(voice, nearest.convention, dated)
    with places.answer:
        if ways:
            key = "bill.match.likely" if unsure(ways) else "bill.match"
            count = sum(len(line.amounts) for line in lines)
            told(voice(key, how=how, count=count), "good")
        else:
            off = voice.money(nearest.difference)
            told(voice("bill.none", how=how, difference=off), "watch")
    counted = (how, nearest.difference, nearest.off)
    with places.found:
        for said in bill_lines.unbalanced(voice, lines):
            look.plain(said)
        if ways:
            matched(ways, dated)
        else:
            if not examples() and (costs := bill_rate.yearly(voice, terms, rows)):
                look.plain(costs)
            unmatched(nearest.convention, nearest.off, dated)
        working.show(voice, "bill", lambda: working.of_bill(voice, terms, rows, counted))


look.title(voice("page.bill"))
places = look.halves()
typed: list[bill_lines.Line] = []
try:
    with places.typed:
        agreed = contract()
        look.heading(voice("bill.lines"))
        look.note(voice("bill.lines.why"))
        typed = bill_lines.fields()
        ask.check()
    if typed:
        compared(agreed(), typed)
    else:
        with places.answer:
            look.sentence(voice("bill.begin"))
except ask.Unreadable:
    with places.answer:
        look.sentence(ask.unanswered(voice.language), "watch")
except Refused as refused:
    with places.answer:
        look.sentence(bill_lines.refusal(voice, refused, typed), "watch")
else:
    look.show(cite.sources(voice.language, FACTS, voice("cite.sources")))
    st.page_link(
        visit.page("cost"), label=voice("bill.next"), query_params={"lang": voice.language}
    )
