"""What my loan really costs: the cost sheet in, the true yearly rate out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import streamlit as st

from content import voice as say
from content.law import NotInForce
from content.voice import Voice
from pages import shapes
from pages.parts import ask, charts, cite, look, visit
from pages.parts.debt import loan, mine
from planner import Refused, irr
from planner.dates import add_months
from planner.loan import FeeWhen, Schedule, Terms, build, schedule_rate
from planner.money import places

FACTS = ("apr_includes_fees_remaining_principal", "no_upfront_interest", "cost_disclosure_2026")
LINE = ("nfra_2025_24pct_by_reference", "spc_2017_24pct_financial")
AS_AGREED = ("level_payment", "level_principal", "interest_first")  # each pays its interest in full
A_YEAR = {"year": 1, "month": 12, "day": 360}  # as the schedule counts: twelve months of 30 days
voice, today = Voice(visit.language()), visit.today()


@dataclass(frozen=True)
class Priced:
    """One contract, every row of it, and what it really costs a year."""

    terms: Terms
    schedule: Schedule
    rate: irr.TrueRate

    @property
    def paid(self) -> int:
        """Everything that leaves the reader's pocket: instalments, and fees paid apart."""
        return self.schedule.total("payment") + self.terms.fee_total(FeeWhen.PAID)

    @property
    def nominal(self) -> Fraction:
        """The yearly rate, to the ten places that a solved rate has."""
        return Fraction(places(self.rate.nominal))

    @property
    def is_one(self) -> bool:
        """Whether all of it is paid at once."""
        return len(self.schedule.rows) == 1


def asked() -> Priced:
    """The contract, in the order of the cost sheet. Raises ask.Unreadable, Refused."""
    loan.product(with_cards=False)
    left, right = st.columns(2, wrap=False)
    with left:
        principal = loan.borrowed()
    with right:
        received = loan.received()
    left, right = st.columns(2, wrap=False)
    with left:
        upfront = loan.fee_upfront()
    with right:
        monthly = loan.fee_monthly()
    mine.method()
    rate = loan.rate()
    days = loan.Days(today, add_months(today, 1), loan.periods_all(), today.day)
    ask.check()
    kept_back = 0 if received is None else principal - received
    if kept_back < 0:
        ask.wrong(voice("error.received_more"))
        ask.check()
    terms = loan.agreed(principal, rate, days, loan.fees(kept_back, upfront, monthly))
    schedule = build(terms)
    return Priced(terms, schedule, schedule_rate(schedule))


def headline(one: Priced) -> str:
    """The answer in one or two sentences that could be read out on the phone."""
    values = {
        "monthly": voice.money(one.schedule.rows[0].payment),
        "total": voice.money(one.paid),
        "nominal": voice.percent(one.nominal),
    }
    said = voice("cost.answer.one" if one.is_one else "cost.answer", **values)
    if one.terms.method == "flat_fee":
        per, value = one.terms.rate.per, one.terms.rate.value
        shown = voice.percent(value, 1 if per == "total" else 2)
        said += ("" if voice.language == "zh" else " ") + voice(f"cost.flat.{per}", rate=shown)
    return voice("cost.example", said=said) if loan.is_example() else said


def numbers(one: Priced) -> None:
    """The few numbers, each with a plain explanation."""
    rows, received = one.schedule.rows, one.terms.received
    values = {
        "last": voice.money(rows[-1].payment),
        "received": voice.money(received),
        "cost": voice.money(one.paid - received),
    }
    found = {
        "monthly": voice.money(rows[0].payment),
        "total": voice.money(one.paid),
        "nominal": voice.percent(one.nominal, 3),
        "effective": voice.percent(Fraction(places(one.rate.effective)), 3),
    }
    look.show(
        shapes.figures(
            [
                (voice(f"cost.{name}"), shown, voice(f"cost.{name}.why", **values))
                for name, shown in found.items()
            ]
        )
    )


def beside_the_line(one: Priced) -> None:
    """Whether the yearly cost is above the line of the day, exactly; nothing before there is one.

    Without fees the contract's own rate is the cost: its rows, rounded to the fen, come close only.
    """
    try:
        line = cite.rule(LINE[0])
    except NotInForce as problem:
        look.plain(cite.left_out(voice.language, problem))
    else:
        cost, rate = one.nominal, one.terms.rate
        if one.terms.method in AS_AGREED and not one.terms.fees:
            cost = rate.value * A_YEAR[rate.per]
        key = "cost.line.above" if cost > line.rate else "cost.line.below"
        nominal = voice.percent_beside(cost, line.rate)
        look.plain(voice(key, nominal=nominal, line=voice.rule(line.measured)))
    look.show(cite.sources(voice.language, LINE, voice("cite.sources")))


def working(one: Priced) -> None:
    """How it was counted: the rule in words, every row, the source."""
    with st.expander(voice("cost.how")):
        look.plain(voice(f"how.{one.terms.method}"))
        look.plain(voice("how.rate"))
        head = [voice(f"row.{name}") for name in ("due", "payment", "cost", "left")]
        rows = [
            (
                f"{row.number} · {voice.day(row.due)}",
                say.digits_of(row.payment),
                say.digits_of(row.interest + row.fee),
                say.digits_of(row.closing),
            )
            for row in one.schedule.rows
        ]
        look.show(shapes.table(head, rows, voice("cost.rows")))
        look.show(cite.sources(voice.language, FACTS, voice("cite.sources")))
    if chart := look.fold(voice("chart.open"), "cost_chart"):
        with chart:
            charts.split(voice.language, one.schedule.rows)


look.title(voice("cost.title"), voice("cost.lead.example" if loan.is_example() else "cost.lead"))
slot = st.container(key="answer")
try:
    priced = asked()
except (ask.Unreadable, Refused) as problem:
    with slot:
        look.sentence(ask.unanswered(voice.language, problem), "watch")
else:
    with slot:
        look.sentence(headline(priced))
    numbers(priced)
    beside_the_line(priced)
    working(priced)
    here = {"lang": voice.language}
    st.page_link(visit.page("relief"), label=voice("cost.next"), query_params=here)
