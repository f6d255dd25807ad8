"""What my loan really costs: the cost sheet in, the true yearly rate out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import streamlit as st

import planner
from content import voice as say
from content.law import NotInForce
from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import ask, charts, cite, look, visit
from pages.parts.debt import loan

FACTS = ("apr_includes_fees_remaining_principal", "no_upfront_interest", "cost_disclosure_2026")
LINE = ("nfra_2025_24pct_by_reference", "spc_2017_24pct_financial")
AS_AGREED = ("level_payment", "level_principal", "interest_first")  # each pays its interest in full
A_YEAR = {"year": 1, "month": 12, "day": 360}  # as the schedule counts: twelve months of 30 days
language = visit.language()
voice = Voice(language)


def asked() -> dict[str, Any]:
    """The contract, in the order of the cost sheet."""
    preset = loan.product(with_cards=False)
    left, right = st.columns(2, wrap=False)
    with left:
        principal = ask.amount("principal", "10000")
    with right:
        received = ask.amount("received", "", blank=True)
    left, right = st.columns(2, wrap=False)
    with left:
        paid = ask.amount("fee_upfront", "0", zero=True)
    with right:
        monthly = ask.amount("fee_monthly", "0", zero=True)
    ask.choice("method", loan.METHODS, "method")
    rate = loan.rate()
    periods = ask.whole("periods", "12", 1, 600)
    ask.check()
    kept_back = Decimal(principal) - Decimal(received or principal)
    if kept_back < 0:
        ask.wrong(t(language, "error.received_more"))
        ask.check()
    fees = {"upfront_deducted": f"{kept_back:.2f}", "upfront_paid": paid, "each_period": monthly}
    wanted = {when: amount for when, amount in fees.items() if Decimal(amount) > 0}
    terms = loan.fields(preset, wanted)
    start = visit.today().isoformat()
    return {**terms, "principal": principal, "rate": rate, "periods": periods, "start": start}


def headline(answer: dict[str, Any], terms: dict[str, Any]) -> str:
    """The answer in one or two sentences that could be read out on the phone."""
    rows = answer["instalments"]
    values = {
        "monthly": say.money(language, rows[0]["payment"]),
        "total": say.money(language, total(answer)),
        "nominal": say.percent(answer["true_rate"]["nominal"]),
    }
    key = "cost.answer.one" if len(rows) == 1 else "cost.answer"
    first = t(language, key, **values)
    if terms["method"] != "flat_fee":
        return first
    shown = say.percent(terms["rate"]["value"], 1 if terms["rate"]["per"] == "total" else 2)
    return first + t(language, f"cost.flat.{terms['rate']['per']}", rate=shown)


def total(answer: dict[str, Any]) -> str:
    """Everything that leaves the reader's pocket: instalments, and fees paid apart at the start."""
    totals = answer["totals"]
    kept_back = Decimal(totals["principal"]) - Decimal(answer["received"])
    return f"{Decimal(totals['payment']) + Decimal(answer['upfront_fees']) - kept_back:.2f}"


def numbers(answer: dict[str, Any]) -> None:
    """The few numbers, each with a plain explanation."""
    rows, true = answer["instalments"], answer["true_rate"]
    paid = total(answer)
    cost = f"{Decimal(paid) - Decimal(answer['received']):.2f}"
    last = say.money(language, rows[-1]["payment"])
    look.show(
        shapes.figures(
            [
                (
                    t(language, "cost.monthly"),
                    say.money(language, rows[0]["payment"]),
                    t(language, "cost.monthly.why", last=last),
                ),
                (
                    t(language, "cost.total"),
                    say.money(language, paid),
                    t(
                        language,
                        "cost.total.why",
                        received=say.money(language, answer["received"]),
                        cost=say.money(language, cost),
                    ),
                ),
                (
                    t(language, "cost.nominal"),
                    say.percent(true["nominal"], 3),
                    t(language, "cost.nominal.why"),
                ),
                (
                    t(language, "cost.effective"),
                    say.percent(true["effective"], 3),
                    t(language, "cost.effective.why"),
                ),
            ]
        )
    )


def beside_the_line(answer: dict[str, Any], terms: dict[str, Any]) -> None:
    """Whether the yearly cost is above the line of the day, exactly; nothing before there is one.

    Without fees the contract's own rate is the cost: its rows, rounded to the fen, come close only.
    """
    try:
        line = cite.rule(LINE[0])
    except NotInForce as problem:
        look.plain(cite.left_out(language, problem))
    else:
        rate, cost = terms["rate"], Fraction(answer["true_rate"]["nominal"])
        if terms["method"] in AS_AGREED and not terms["fees"]:
            cost = Fraction(rate["value"]) * A_YEAR[rate["per"]]
        key = "cost.line.above" if cost > line.rate else "cost.line.below"
        values = {
            "nominal": voice.percent_beside(cost, line.rate),
            "line": voice.rule(line.measured),
        }
        look.plain(voice(key, **values))
    look.show(cite.sources(language, LINE, t(language, "cite.sources")))


def working(answer: dict[str, Any], terms: dict[str, Any]) -> None:
    """How it was counted: the rule in words, every row, the source."""
    with st.expander(t(language, "cost.how")):
        look.plain(t(language, f"how.{terms['method']}"))
        look.plain(t(language, "how.rate"))
        head = [t(language, f"row.{name}") for name in ("due", "payment", "cost", "left")]
        rows = [
            (
                f"{row['number']} · {say.day(language, row['due'])}",
                say.digits(row["payment"]),
                say.digits(f"{Decimal(row['interest']) + Decimal(row['fee']):.2f}"),
                say.digits(row["closing"]),
            )
            for row in answer["instalments"]
        ]
        look.show(shapes.table(head, rows, t(language, "cost.rows")))
        look.show(cite.sources(language, FACTS, t(language, "cite.sources")))
    chart = st.expander(t(language, "chart.open"), key="cost_chart", on_change="rerun")
    if chart.open:
        with chart:
            charts.split(language, answer["instalments"])


look.title(t(language, "cost.title"), t(language, "cost.lead"))
slot = st.container(key="answer")
try:
    terms = asked()
    answer = planner.schedule(terms)
except (ask.Unreadable, planner.Refused) as problem:
    with slot:
        look.sentence(ask.unanswered(language, problem), "watch")
else:
    with slot:
        look.sentence(headline(answer, terms))
    numbers(answer)
    beside_the_line(answer, terms)
    working(answer, terms)
    st.page_link(
        visit.page("relief"), label=t(language, "cost.next"), query_params={"lang": language}
    )
