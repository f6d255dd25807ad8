"""How one debt is paid in the plan: by the rule, by a chosen offer, by what it asks, or not yet."""

from __future__ import annotations

from collections import Counter

from planner.case import By, Case, CaseDebt, CaseOffer, Dated, Key, Kind, Status, Treat

# An ask for time only, for no penalty too, for no interest either, for a part of what is owed.
TIME, SPARED, FREE, LESS = 1, 2, 3, 4
NOW = "now"  # what a debt asks now, where it was taken as an offer
BARE = (Kind.PERSON, Kind.HOSPITAL)  # where nobody named a rate, none was agreed


def chosen(debt: CaseDebt) -> CaseOffer | None:
    """The offer that was chosen for a debt."""
    return next((one for one in debt.offers if one.id == debt.chosen), None)


def dated(debt: CaseDebt) -> bool:
    """Whether it is paid on the days of a chosen offer."""
    found = chosen(debt)
    return debt.treat in (Treat.SHARE, Treat.FIXED) and bool(found and found.payments)


def agreed(debt: CaseDebt) -> tuple[Dated, ...] | None:
    """The days its lender agreed to be paid on; None where nothing was agreed, or not taken."""
    found = chosen(debt)
    if found is None or found.status is not Status.AGREED or not dated(debt):
        return None
    return found.payments


def shares(debt: CaseDebt) -> bool:
    """Whether a debt gets its part by the rule: also one that nothing was settled for yet."""
    return debt.treat in (None, Treat.SHARE) and not dated(debt)


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


def level_of(debt: CaseDebt, offer: CaseOffer) -> int:
    """How much an offer asks for: as noted; what we offer says it by its own sums where it is not.

    Less than is owed asks for a part of it; just what is owed, in parts, for no interest.
    """
    if offer.level or offer.by is By.LENDER or not offer.payments:
        return offer.level or 0
    since = [one.amount for one in offer.payments if not debt.owed_on or one.on >= debt.owed_on]
    if debt.owed is None or sum(since) > debt.owed:
        return TIME
    if sum(since) < debt.owed:
        return LESS
    return TIME if is_free(debt) or len(since) == 1 else FREE


def is_free(debt: CaseDebt) -> bool:
    """Whether it is known to bear no interest."""
    return not debt.rate.value if debt.rate else debt.kind in BARE


def is_whole(debt: CaseDebt, offer: CaseOffer) -> bool:
    """Whether the sums of an offer come to all that is to be paid.

    What a debt asks now may not: its interest is not counted where nobody knows how many payments
    are left, and the list may end before the debt does.
    """
    if offer.id != NOW or debt.payments is not None or debt.periods_left:
        return True
    paid = [one.amount for one in offer.payments or ()]
    return (is_free(debt) or len(paid) == 1) and sum(paid) >= (debt.owed or 0)
