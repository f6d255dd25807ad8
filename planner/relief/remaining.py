"""The contract's terms for what is left of a debt."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from planner import money
from planner.errors import Refused
from planner.loan import Fee, FeeWhen, Method, Per, Rate, Terms, onward, usual_factor
from planner.money import Rounding
from planner.relief.debt import Debt


def terms_ahead(debt: Debt, principal: int, periods: int, rate: Rate | None = None) -> Terms:
    """The contract's terms for what is left: same dates onward, another balance or length.

    A flat-fee contract keeps its remaining fees; a longer one needs a rate of its own. A card's
    bill, free until its day, bears interest from today once it is changed.
    """
    ahead = debt.ahead
    each = debt.terms.fee_total(FeeWhen.EACH_PERIOD)
    changed = replace(
        debt.terms,
        principal=principal,
        rate=rate or debt.terms.rate,
        start=debt.accrues_from if debt.paid else min(debt.accrues_from, debt.today),
        due=onward(debt.terms, [row.due for row in ahead] or debt.terms.due[-1:], periods),
        fees=(Fee(each, FeeWhen.EACH_PERIOD),) if each else (),
    )
    if debt.terms.method == Method.FLAT_FEE and rate is None:
        return _flat_ahead(debt, changed, periods)
    if rate is not None and debt.terms.method == Method.FLAT_FEE and rate.per != Per.TOTAL:
        changed = replace(changed, method=Method.LEVEL_PAYMENT, rounding=Rounding.HALF_UP)
    return changed


def _flat_ahead(debt: Debt, changed: Terms, periods: int) -> Terms:
    if debt.terms.rate.per == Per.TOTAL and periods != len(debt.ahead):
        message = "a flat-fee plan of another length needs the fee the lender quotes for it"
        raise Refused("missing", "rate", message)
    each = debt.terms.fee_total(FeeWhen.EACH_PERIOD)
    own = sum(row.fee - each for row in debt.ahead[:periods])
    if periods > len(debt.ahead):
        usual = Fraction(*usual_factor(debt.terms))
        rounding = money.ROUNDINGS[debt.terms.rounding]
        own += money.part(debt.terms.principal, usual, rounding) * (periods - len(debt.ahead))
    return replace(changed, rate=Rate(Fraction(own, max(changed.principal, 1)), Per.TOTAL))
