"""What the entries of a case must say together; the first that does not hold is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner.case.debt import CaseDebt, CaseOffer, Dated
from planner.case.living import Household, Income, OneOff, Spending
from planner.case.whole import Case
from planner.case.words import Status
from planner.errors import Refused

Named = Income | Spending | OneOff | CaseDebt | CaseOffer


def check(case: Case) -> None:
    """Refuse, by its path, what no single entry could show to be wrong. Code `bad_value`."""
    for field, message in _wrong(case):
        raise Refused("bad_value", field, message)


def _wrong(case: Case) -> Iterator[tuple[str, str]]:
    yield from _household(case.household)
    yield from _twice(case.debts, "debts")
    for at, debt in enumerate(case.debts):
        yield from _debt(debt, f"debts.{at}")
    known = {debt.id for debt in case.debts}
    for at, entry in enumerate(case.log):
        if entry.debt is not None and entry.debt not in known:
            yield f"log.{at}.debt", "is not the id of a debt"


def _household(found: Household) -> Iterator[tuple[str, str]]:
    yield from _twice(found.income, "household.income")
    for at, one in enumerate(found.income):
        path = f"household.income.{at}"
        low, usual, high = one.low, one.usual, one.high
        if low is not None and any(more is not None and low > more for more in (usual, high)):
            yield f"{path}.low", "must not be above usual or high"
        if usual is not None and high is not None and usual > high:
            yield f"{path}.high", "must not be below usual"
    yield from _twice(found.spending, "household.spending")
    yield from _twice(found.one_off, "household.one_off")


def _debt(debt: CaseDebt, path: str) -> Iterator[tuple[str, str]]:
    if debt.days_late is not None and debt.owed_on is None:
        yield f"{path}.days_late", "says nothing without the day it was counted on (owed_on)"
    if debt.rate is not None and debt.payments is not None:
        yield f"{path}.payments", "give either rate or payments"
    yield from _order(debt.payments or (), f"{path}.payments")
    yield from _twice(debt.offers, f"{path}.offers")
    for at, offer in enumerate(debt.offers):
        yield from _one_offer(offer, f"{path}.offers.{at}")
    if debt.chosen is not None and debt.chosen not in {one.id for one in debt.offers}:
        yield f"{path}.chosen", "is not the id of an offer of this debt"


def _one_offer(offer: CaseOffer, path: str) -> Iterator[tuple[str, str]]:
    if offer.payments is not None and offer.offer is not None:
        yield f"{path}.offer", "give either payments or offer"
    yield from _order(offer.payments or (), f"{path}.payments")
    if offer.status is Status.AGREED:
        for name in ("answered_on", "how"):
            if getattr(offer, name) is None:
                yield f"{path}.{name}", "is needed where the lender agreed"


def _order(payments: Sequence[Dated], path: str) -> Iterator[tuple[str, str]]:
    for at, (before, after) in enumerate(pairwise(payments), 1):
        if after.on < before.on:
            yield f"{path}.{at}.on", "must not be before the payment before it"


def _twice(entries: Sequence[Named], path: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for at, one in enumerate(entries):
        if one.id in seen:
            yield f"{path}.{at}.id", "is given twice"
        seen.add(one.id)
