"""How one debt is paid in the plan: by the rule, by a chosen offer, by what it asks, or not yet."""

from __future__ import annotations

from collections import Counter

from planner.case import Case, CaseDebt, CaseOffer, Key, Treat


def chosen(debt: CaseDebt) -> CaseOffer | None:
    """The offer that was chosen for a debt."""
    return next((one for one in debt.offers if one.id == debt.chosen), None)


def dated(debt: CaseDebt) -> bool:
    """Whether it is paid on the days of a chosen offer."""
    found = chosen(debt)
    return debt.treat in (Treat.SHARE, Treat.FIXED) and bool(found and found.payments)


def shares(debt: CaseDebt) -> bool:
    """Whether a debt gets its part by the rule."""
    return debt.treat is Treat.SHARE and not dated(debt)


def settled(debt: CaseDebt) -> int | None:
    """What is taken off before sharing: the dearest month of its offer, or what it asks."""
    if dated(debt):
        by_month = Counter[tuple[int, int]]()
        found = chosen(debt)
        for one in (found.payments if found else None) or ():
            by_month[one.on.year, one.on.month] += one.amount
        return max(by_month.values())
    return debt.ask_next if debt.treat is Treat.FIXED else 0


def weight(case: Case, debt: CaseDebt) -> int | None:
    """What its share is in proportion to."""
    return debt.ask_next if case.plan.sharing_key is Key.INSTALMENT else debt.owed
