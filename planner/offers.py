"""The ways of repaying a debt differently. Each is one small function in the table `OFFERS`.

An offer changes a `Plan`: the movements of money from today, what of the arrears is left alone,
what the lender gives up. Several offers combine by running one after another on the same plan.
Nothing here is a right: most need the lender's yes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from itertools import count, takewhile
from typing import Any, NamedTuple

from planner import amortise, money
from planner.debt import Debt, next_month, span_share, terms_ahead
from planner.errors import Refused
from planner.terms import Rate, Terms, stepped


class Move(NamedTuple):
    """One dated movement, in fen. payment = interest + fee + principal − added."""

    due: date
    interest: int = 0
    fee: int = 0
    principal: int = 0
    added: int = 0

    @property
    def payment(self) -> int:
        return self.interest + self.fee + self.principal - self.added


@dataclass
class Plan:
    """What is paid from today under an offer, and what is not."""

    debt: Debt
    lead: list[Move] = field(default_factory=list)
    side: list[Move] = field(default_factory=list)
    terms: Terms | None = None
    first_fee: int = 0
    tail: int = 0
    principal: int = 0
    interest: int = 0
    fees: int = 0
    penalty: int = 0
    forgiven_new: int = 0
    forgiven_old: int = 0
    forgiven_rate: int = 0
    closed: bool = False
    nothing: bool = False
    agreed: bool = False
    overdue_until: date | None = None

    @classmethod
    def start(cls, debt: Debt) -> Plan:
        owed = debt.arrears()
        return cls(
            debt,
            principal=owed.principal,
            interest=owed.interest,
            fees=owed.fees,
            penalty=owed.penalty,
        )

    @property
    def arrears(self) -> int:
        return self.principal + self.interest + self.fees + self.penalty

    def clear_arrears(self) -> None:
        self.principal = self.interest = self.fees = self.penalty = 0

    def rebuild(self) -> Terms:
        """The terms of what is ahead, to be changed by an offer."""
        if self.terms is not None:
            return self.terms
        if not self.debt.ahead:
            raise Refused("nothing_ahead", "offers", "every instalment is already due")
        return terms_ahead(self.debt, self.debt.balance, len(self.debt.ahead))

    def moves(self) -> list[Move]:
        """Every movement from today, by date."""
        if self.nothing:
            return []
        if self.closed:
            return sorted([*self.lead, *self.side])
        ahead = self.debt.ahead if self.terms is None else amortise.build(self.terms).rows
        main = [Move(row.due, row.interest, row.fee, row.principal) for row in ahead]
        if main and self.first_fee:
            main[0] = main[0]._replace(fee=main[0].fee + self.first_fee)
        if main and self.tail:
            main[-1] = main[-1]._replace(interest=main[-1].interest + self.tail)
        return sorted([*self.lead, *main, *self.side])


def _contract(plan: Plan, _: dict[str, Any]) -> None:
    """Go on as agreed."""


def _do_nothing(plan: Plan, _: dict[str, Any]) -> None:
    plan.nothing = True


def _pay_arrears_now(plan: Plan, _: dict[str, Any]) -> None:
    if plan.arrears:
        fee = plan.fees + plan.penalty
        plan.lead.append(Move(plan.debt.today, plan.interest, fee, plan.principal))
    plan.clear_arrears()


def _move_due_date(plan: Plan, ask: dict[str, Any]) -> None:
    terms, to = plan.rebuild(), ask["to"]
    if to <= max(terms.start, plan.debt.today):
        raise Refused("date_order", "to", "must be after today and after the last due date")
    step = terms.step or ("months", 1)
    due = tuple(stepped(to, *step, k, to.day) for k in range(terms.periods))
    plan.terms, plan.agreed = replace(terms, due=due, anchor=to.day, step=step), True


def _pause(plan: Plan, months: int, interest: str) -> None:
    """Months without principal; what happens to their interest is the offer's word."""
    terms = plan.rebuild()
    step = terms.step or ("months", 1)
    balance = terms.principal
    spans = _paused(terms, months)
    for start, end, day in spans:
        charge = _interest_of(terms, balance, start, end)
        if interest == "paid":
            plan.lead.append(Move(day, charge))
        elif interest == "added":
            plan.lead.append(Move(day, charge, added=charge))
            balance += charge
        else:
            plan.lead.append(Move(day))
            plan.tail += charge if interest == "at_end" else 0
            plan.forgiven_new += charge if interest == "waived" else 0
    first = stepped(terms.due[0], "months", months, 1, terms.anchor)
    due = tuple(stepped(first, *step, k, terms.anchor) for k in range(terms.periods))
    plan.terms = replace(terms, principal=balance, start=spans[-1][1], due=due, step=step)
    plan.agreed = True


def _paused(terms: Terms, months: int) -> list[tuple[date, date, date]]:
    """The paused spans: from, to, and the date that stands in the plan.

    A loan pauses its own periods where they fill the months; any other is paused by the month.
    """
    unit, size = terms.step or ("months", 1)
    own = terms.method != "bullet" and (unit == "days" or months % size == 0)
    if own:
        end = stepped(terms.due[0], "months", months, 1, terms.anchor)
        every = (stepped(terms.due[0], unit, size, k, terms.anchor) for k in count())
        days = list(takewhile(lambda day: day < end, every))
        return list(zip([terms.start, *days], days, days, strict=False))
    ends = [stepped(terms.start, "months", 1, k, terms.start.day) for k in range(months + 1)]
    days = [stepped(terms.due[0], "months", 1, k, terms.anchor) for k in range(months)]
    return list(zip(ends, ends[1:], days, strict=False))


def _interest_of(terms: Terms, balance: int, start: date, end: date) -> int:
    """Interest of one paused period, as the contract counts a period."""
    if terms.method == "flat_fee":
        return 0
    one = replace(
        terms, principal=balance, method="interest_first", start=start, due=(end,), fees=()
    )
    return amortise.build(one).rows[0].interest


def _defer(plan: Plan, ask: dict[str, Any]) -> None:
    _pause(plan, ask["months"], ask["interest"])


def _interest_only(plan: Plan, ask: dict[str, Any]) -> None:
    _pause(plan, ask["months"], "paid")


def _extend_term(plan: Plan, ask: dict[str, Any]) -> None:
    terms = plan.rebuild()
    rate = ask["rate"]
    if plan.terms is None or terms.method == "flat_fee":
        longer = terms_ahead(plan.debt, terms.principal, ask["periods"], rate)
    else:
        longer = replace(terms, rate=rate or terms.rate)
    due = _from(_whole_run(plan, terms), ask["periods"])
    if due[-1] < plan.debt.today:
        raise Refused("date_order", "periods", "would end before today")
    plan.terms = replace(longer, start=terms.start, due=due)
    plan.first_fee += ask["fee"](terms.principal) if ask["fee"] else 0
    plan.forgiven_rate = _given_up(plan, plan.terms)
    plan.agreed = True


def _given_up(plan: Plan, new: Terms) -> int:
    """Contract interest that a lower rate gives up: never more than the contract still asked."""
    debt = plan.debt
    if new.rate == debt.terms.rate:
        return 0
    asked = sum(row.interest + row.fee for row in debt.ahead)
    rows = amortise.build(new)
    charged = rows.total("interest") + rows.total("fee")
    if debt.terms.rate.per != "total":
        same = replace(new, rate=debt.terms.rate, method=debt.terms.method)
        asked = min(asked, sum(r.interest + r.fee for r in amortise.build(same).rows))
    return max(0, asked - charged)


def _whole_run(plan: Plan, terms: Terms) -> Terms:
    """Where periods are counted from: a bullet loan has one payment, but all its periods."""
    bullet = terms.method == "bullet" and plan.terms is None
    return plan.debt.terms if bullet else terms


def _from(terms: Terms, periods: int) -> tuple[date, ...]:
    step = terms.step or ("months", 1)
    return tuple(stepped(terms.due[0], *step, k, terms.anchor) for k in range(periods))


def _whole(plan: Plan, ask: dict[str, Any], rate: Rate | None) -> None:
    """Everything owed today becomes the principal of a new schedule that starts today."""
    debt = plan.debt
    _first_change(plan)
    principal = debt.balance + debt.accrued + plan.arrears
    plan.terms = _new_terms(plan, ask, principal, rate)
    plan.forgiven_rate = _given_up(plan, plan.terms)
    plan.clear_arrears()
    plan.agreed = True


def _first_change(plan: Plan) -> None:
    """What takes the whole debt cannot follow a step that has already changed it."""
    if plan.terms is not None or plan.side or plan.closed:
        message = "cannot follow another change of the same debt; put it first"
        raise Refused("cannot_combine", "", message)


def _new_terms(plan: Plan, ask: dict[str, Any], principal: int, rate: Rate | None) -> Terms:
    debt, today = plan.debt, plan.debt.today
    first = ask["first_due"] or next_month(today, debt.terms.anchor if debt.ahead else today.day)
    if first <= today:
        raise Refused("date_order", "first_due", "must be after today")
    rate = rate or ask.get("flat_fee")
    flat = ask.get("flat_fee") is not None
    if rate is None:
        rate = debt.terms.rate
        flat = debt.terms.method == "flat_fee"
        if flat and rate.per == "total":
            raise Refused("missing", "rate", "a flat-fee plan of another length needs its own fee")
    due = tuple(stepped(first, "months", 1, k, first.day) for k in range(ask["periods"]))
    return Terms(
        principal=max(principal, 1),
        method="flat_fee" if flat else "level_payment",
        rate=rate,
        due=due,
        start=_back(first) if flat or rate.per == "period" else today,
        anchor=first.day,
        day_count=debt.terms.day_count,
        rounding="down" if flat else "half_up",
    )


def _back(first: date) -> date:
    return stepped(first, "months", 1, -1, first.day)


def _instalments(plan: Plan, ask: dict[str, Any]) -> None:
    if (ask["rate"] is None) == (ask["flat_fee"] is None):
        raise Refused("one_of_two", "rate", "give either rate or flat_fee")
    if ask["on"] == "whole_balance":
        _whole(plan, ask, ask["rate"])
        return
    if not plan.arrears:
        raise Refused("nothing_overdue", "on", "nothing is overdue")
    rows = amortise.build(_new_terms(plan, ask, plan.arrears, ask["rate"])).rows
    plan.side += [Move(row.due, row.interest, row.fee, row.principal) for row in rows]
    plan.clear_arrears()
    plan.agreed = True


def _re_age(plan: Plan, ask: dict[str, Any]) -> None:
    _whole(plan, ask, ask["rate"])


def _waive(plan: Plan, ask: dict[str, Any]) -> None:
    names = [name for name in ("penalty", "interest") if ask[name]] or ["penalty"]
    available = sum(getattr(plan, name) for name in names)
    share, amount = ask["fraction"], ask["amount"]
    if share is not None and amount is not None:
        raise Refused("one_of_two", "fraction", "give either fraction or amount")
    if share is not None:
        amount = money.part(available, share)
    left = available if amount is None else amount
    if left > available:
        raise Refused(
            "too_large",
            "amount",
            "more than what is owed of these parts",
            most=money.yuan(available),
        )
    plan.agreed = True
    for name in names:
        taken = min(left, getattr(plan, name))
        setattr(plan, name, getattr(plan, name) - taken)
        left -= taken
        if name == "interest":
            plan.forgiven_old += taken
        else:
            plan.forgiven_new += taken


def _settle_for(plan: Plan, ask: dict[str, Any]) -> None:
    debt, on = plan.debt, ask["on"] or plan.debt.today
    _first_change(plan)
    if on < debt.today:
        raise Refused("date_order", "on", "must not be before today")
    grown = debt.arrears(on).total - debt.arrears().total
    owed = plan.arrears + grown + debt.balance + debt.accrued
    if on > debt.today and debt.terms.method != "flat_fee":
        owed += money.part(debt.balance, span_share(debt.terms, debt.today, on))
    if ask["amount"] > owed:
        raise Refused(
            "too_large", "amount", "more than what is owed that day", most=money.yuan(owed)
        )
    plan.lead.append(Move(on, principal=ask["amount"]))
    plan.forgiven_new += owed - ask["amount"]
    missed = plan.arrears > 0 or any(row.due < on for row in debt.ahead)
    plan.overdue_until = on if missed and on > debt.today else None
    plan.clear_arrears()
    plan.closed = plan.agreed = True


OFFERS: dict[str, Callable[[Plan, dict[str, Any]], None]] = {
    "contract": _contract,
    "do_nothing": _do_nothing,
    "pay_arrears_now": _pay_arrears_now,
    "move_due_date": _move_due_date,
    "defer": _defer,
    "interest_only": _interest_only,
    "extend_term": _extend_term,
    "instalments": _instalments,
    "re_age": _re_age,
    "waive": _waive,
    "settle_for": _settle_for,
}


def fraction_or_amount(ask: dict[str, Any]) -> Callable[[int], int]:
    """A fee given as an amount or as a fraction of the principal, as a function of it."""
    share: Fraction | None = ask["fraction_of_principal"]
    if (ask["amount"] is None) == (share is None):
        raise Refused("one_of_two", "fee", "give either amount or fraction_of_principal")
    if share is None:
        return lambda _: int(ask["amount"])
    return lambda principal: money.part(principal, share)
