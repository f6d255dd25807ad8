"""A debt that waits: the reader's figures, what they grow to, what changes on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

import streamlit as st

import planner
from content import voice as say
from content.documents import document
from content.words import t
from pages.parts import ask, cite, visit
from pages.parts.debt import loan
from pages.parts.debt import mine as debt
from planner.dates import add_months

WAITS = (0, 7, 30, 60, 90)  # days more, as the page on waiting shows them
BUCKETS = (31, 61, 91)  # the days on which the trade's M1 turns into M2, M3 and more
TURNS = "card_principal_first_from_day_91"
YEARLY = {"day": Decimal(1), "month": Decimal(12) / 360, "year": Decimal(1) / 360}


@dataclass(frozen=True)
class Case:
    """One debt, when its first unpaid sum fell or falls due, and what its contract says of it."""

    terms: dict[str, Any]
    due: date
    today: date
    penalty: dict[str, Any]
    fee: str
    whole_bill: bool
    is_card: bool

    @property
    def base(self) -> date:
        """The day from which waiting is counted: today, or the due day when that is still ahead."""
        return max(self.today, self.due)

    @property
    def days_late(self) -> int:
        return max(0, (self.today - self.due).days)

    @cached_property
    def instalments(self) -> list[dict[str, str]]:
        """Everything unpaid by due date; a card's bill is one sum, due as a whole."""
        if self.whole_bill:
            return [{"due": self.due.isoformat(), "principal": str(self.terms["principal"])}]
        rows = planner.schedule(self.terms)["instalments"]
        return [{key: row[key] for key in ("due", "principal", "interest", "fee")} for row in rows]

    def due_by(self, day: date, after: date | None = None) -> list[dict[str, str]]:
        """What falls due by a day, and after another when one is given."""
        first = "" if after is None else after.isoformat()
        return [one for one in self.instalments if first < one["due"] <= day.isoformat()]

    def owed(self, days: Sequence[date]) -> list[dict[str, Any]]:
        """What is overdue on each day, as `overdue` answers; the days rise."""
        charges = [{"amount": self.fee}] if Decimal(self.fee) else []
        request = {
            "missed": self.due_by(days[-1]),
            "penalty": self.penalty,
            "charges": charges,
            "as_of": [day.isoformat() for day in days],
        }
        found: list[dict[str, Any]] = planner.overdue_answer(request)["owed"]
        return found

    def added(self, row: dict[str, Any]) -> str:
        """What being late has added: penalty, and fees beyond those of the instalments."""
        own = sum(
            (Decimal(one.get("fee", "0")) for one in self.due_by(date.fromisoformat(row["on"]))),
            Decimal(0),
        )
        return f"{Decimal(row['penalty']) + Decimal(row['fees']) - own:.2f}"

    @property
    def daily(self) -> Decimal:
        """The penalty of one day as a fraction of the overdue principal."""
        rate, times = self.penalty["rate"], Decimal(self.penalty.get("multiplier", "1"))
        return Decimal(rate["value"]) * times * YEARLY[rate["per"]]


@dataclass(frozen=True)
class Step:
    """A day on which something changes: an instalment more, a bucket, an order, a charge."""

    on: date
    kind: str
    values: dict[str, str]


def _options() -> tuple[str, ...]:
    """How a rate can be quoted for the method chosen; another choice gives way to the first."""
    options = loan.FLAT_PER if visit.kept("method") == "flat_fee" else loan.PER
    if visit.kept("rate_per") not in options:
        visit.keep("rate_per", options[0])
    return options


def typed() -> tuple[dict[str, Any], bool, bool]:
    """The debt as on the page that compares the ways: product, principal, rate, periods."""
    language = visit.language()
    preset = loan.product(with_cards=True)
    card = preset is not None and preset.kind == "card"
    whole_bill = card and visit.kept("method") != "flat_fee"
    _options()
    columns = st.columns(2 if whole_bill else [1.35, 1, 0.9], wrap=False)
    with columns[0]:
        principal = ask.amount("principal", "10000")
    with columns[1]:
        per = str(visit.kept("rate_per"))
        value = ask.percentage("rate", "18", t(language, f"field.rate.{per}"))
    periods = 1
    if not whole_bill:
        with columns[2]:
            periods = ask.whole("periods", "12", 1, 600)
    rate = {"value": value, "per": per}
    terms = loan.fields(preset, {}) | {"principal": principal, "rate": rate, "periods": periods}
    return terms, whole_bill, loan.is_card()


def details(whole_bill: bool) -> tuple[dict[str, Any] | None, str]:
    """What is less often changed: method, how the rate is quoted, penalty, a fee for lateness."""
    penalty = None
    if not whole_bill:
        ask.choice("method", loan.METHODS, "method")
    ask.choice("rate_per", _options(), "rate_per")
    if not whole_bill:
        penalty = debt.penalty_fields()
    return penalty, ask.amount("late_fee", "0", zero=True) or "0"


def days_late() -> int:
    """How many days late, as typed."""
    return ask.whole("days_late", "0", 0, 3650)


def next_due(late: int, today: date) -> date:
    """The first unpaid due date: asked for when it is still ahead, else counted back."""
    if late:
        return today - timedelta(days=late)
    return ask.day("next_due", add_months(today, 1), today)


def case(
    found: tuple[dict[str, Any], bool, bool],
    late: int,
    due: date,
    extra: tuple[dict[str, Any] | None, str],
) -> Case:
    """The figures as the calculators take them; call `ask.check()` first."""
    today, (terms, whole_bill, is_card), (penalty, fee) = visit.today(), found, extra
    own = {"rate": terms["rate"]}
    growing = own if penalty is None else penalty if "rate" in penalty else own | penalty
    once = terms["method"] == "bullet" and not whole_bill
    dated = ended(terms, due) if once else debt.dated(terms, late, due, today)
    return Case(dated, due, today, growing, fee, whole_bill, is_card)


def ended(terms: dict[str, Any], due: date) -> dict[str, Any]:
    """A loan repaid in one sum at its end: that sum is what falls due on the day."""
    start = add_months(due, -terms["periods"]).isoformat()
    return terms | {"periods": 1, "start": start, "first_due": due.isoformat()}


def steps(one: Case, until: date) -> list[Step]:
    """What changes after the first day and by the last, in the order of the calendar."""
    found = [
        Step(date.fromisoformat(row["due"]), "due", {"amount": payment([row])})
        for row in one.due_by(until, after=one.base)
    ]
    for days in BUCKETS:
        found.append(Step(one.due + timedelta(days=days), f"bucket_{days}", {}))
    if one.is_card and cite.holds(TURNS):
        turns = timedelta(days=cite.rule(TURNS).measured.days)
        found.append(Step(one.due + turns, "order", {}))
    if Decimal(one.fee):
        for row in one.due_by(until):
            begins = date.fromisoformat(row["due"]) + timedelta(days=1)
            found.append(Step(begins, "fee", {"amount": one.fee}))
    kept = [step for step in found if one.base < step.on <= until]
    return sorted(kept, key=lambda step: step.on)


def payment(rows: Sequence[dict[str, str]]) -> str:
    """Instalments added up, in yuan: principal, interest and fee."""
    parts = (row.get(key, "0") for row in rows for key in ("principal", "interest", "fee"))
    return f"{sum((Decimal(part) for part in parts), Decimal(0)):.2f}"


def entries(is_card: bool) -> list[dict[str, Any]]:
    """What usually happens, for a loan or for a card, in order."""
    kind = "card" if is_card else "loan"
    return [one for one in document("timeline")["entries"] if one["applies"] in ("both", kind)]


def entry_on(is_card: bool, day: int) -> dict[str, Any]:
    """The entry that covers a day counted from the due date; far ahead of it, the first one."""
    rows = entries(is_card)
    return next((one for one in reversed(rows) if one["from_day"] <= day), rows[0])


def days(language: str, count: int) -> str:
    """A number of days in words."""
    return t(language, "late.day" if count == 1 else "late.days", count=count)


def said(language: str, step: Step) -> str:
    """A step in words, with its date."""
    values = {key: say.money(language, one) for key, one in step.values.items()}
    return t(language, f"late.step.{step.kind}", day=say.day(language, step.on), **values)


def less(amount: str, other: str) -> str:
    """One amount less another, in yuan."""
    return f"{Decimal(amount) - Decimal(other):.2f}"
