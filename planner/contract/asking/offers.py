"""The verb `relief` written from values: a debt today, the ways of repaying it, the budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from planner import relief
from planner.contract.asking import loans
from planner.contract.asking.loans import Request
from planner.errors import Refused
from planner.loan import EarlyFee, EarlyKind, Rate
from planner.money import yuan
from planner.relief import Asked, Debt, Offer

# Each offer by the name that a request gives it.
NAMES: dict[type[Offer], str] = {
    relief.Contract: "contract",
    relief.PayArrearsNow: "pay_arrears_now",
    relief.DoNothing: "do_nothing",
    relief.MoveDueDate: "move_due_date",
    relief.Defer: "defer",
    relief.InterestOnly: "interest_only",
    relief.ExtendTerm: "extend_term",
    relief.Instalments: "instalments",
    relief.ReAge: "re_age",
    relief.Waive: "waive",
    relief.SettleFor: "settle_for",
    relief.InterestPause: "interest_pause",
    relief.PrincipalFirst: "principal_first",
    relief.MinimumPayment: "minimum_payment",
    relief.Refinance: "refinance",
    relief.PartNow: "part_now",
    relief.Steps: "steps",
    relief.Prepay: "prepay",
}
# Fields that a request calls otherwise, and whole numbers that are counts, not fen.
SPELT = {"start": "from", "end": "to", "spread": "on", "day": "on", "parts": "in"}
COUNTS = ("months", "periods")


def relief_of(debt: Debt, asked: Sequence[Asked], budget: int | None) -> Request:
    """A debt, its day and the offers, as the verb `relief` asks for them.

    What the lender claims beyond the count has no words in a request.
    """
    if debt.claimed or debt.terms.start > debt.today:
        raise Refused("unknown_field", "debt", "a request has no words for it")
    found: Request = {"do": "relief", "debt": _debt(debt), "today": debt.today.isoformat()}
    if budget is not None:
        found["budget"] = yuan(budget)
    return found | {"offers": [way(one.offers) for one in asked]}


def _debt(debt: Debt) -> Request:
    paid: object = debt.paid
    payments = debt.dated or debt.payments
    if payments:
        paid = [{"on": on.isoformat(), "amount": yuan(amount)} for on, amount in payments]
    return {**loans.schedule(debt.terms), "paid": paid, "overdue": loans.late(debt.late)}


def way(offers: Sequence[Offer]) -> object:
    """One way of repaying: an offer, or several one after the other."""
    written = [_offer(one) for one in offers]
    return written[0] if len(written) == 1 else written


def _offer(one: Offer) -> Request:
    name = NAMES[type(one)]
    if isinstance(one, relief.Refinance):
        loan = {key: value for key, value in loans.schedule(one.loan).items() if key != "do"}
        return {name: loan | _early(one.early_fee)}
    if isinstance(one, relief.PartNow):
        return {name: {"amount": yuan(one.amount), "then": way(one.then)}}
    if isinstance(one, relief.Steps):
        steps = [{"months": step.months, "payment": yuan(step.payment)} for step in one.amounts]
        return {name: {"amounts": steps, "rest": str(one.rest)}}
    assert is_dataclass(one)
    given: dict[str, object] = {each.name: getattr(one, each.name) for each in fields(one)}
    if isinstance(one, relief.ExtendTerm):
        return {name: {"periods": one.periods, **_rate(one.rate), **_length_fee(one.fee)}}
    if isinstance(one, relief.Prepay):
        return {name: _written({**given, "early_fee": None}) | _early(one.early_fee)}
    if isinstance(one, relief.SettleFor) and one.parts is not None:
        parts: dict[str, object] = {"periods": one.parts.periods, "first_due": one.parts.first_due}
        return {name: _written({**given, "parts": None}) | {"in": _written(parts)}}
    return {name: _written(given)}


def _written(given: dict[str, object]) -> Request:
    """Fields as a request spells them; those that say nothing are left out."""
    return {
        SPELT.get(name, name): _value(name, value)
        for name, value in given.items()
        if value is not None
    }


def _value(name: str, value: object) -> object:
    if isinstance(value, bool) or (isinstance(value, int) and name in COUNTS):
        return value
    if isinstance(value, int):
        return yuan(value)
    if isinstance(value, Fraction):
        return loans.exact(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Rate):
        return loans.rate(value)
    assert isinstance(value, StrEnum), name
    return str(value)


def _rate(one: Rate | None) -> Request:
    return {} if one is None else {"rate": loans.rate(one)}


def _length_fee(fee: int | Fraction) -> Request:
    """What a longer term costs: an amount, or a part of the principal."""
    if not fee:
        return {}
    is_amount = isinstance(fee, int)
    inside = {"amount": yuan(int(fee))} if is_amount else {"fraction_of_principal": _share(fee)}
    return {"fee": inside}


def _share(fee: int | Fraction) -> str:
    return loans.exact(Fraction(fee))


def _early(fee: EarlyFee) -> Request:
    """What ending a loan early costs."""
    if fee.kind == EarlyKind.NONE:
        return {}
    inside = {"kind": str(fee.kind)}
    if fee.kind == EarlyKind.FRACTION:
        inside["fraction"] = loans.exact(fee.fraction)
    elif fee.kind == EarlyKind.AMOUNT:
        inside["amount"] = yuan(fee.amount)
    return {"early_fee": inside}
