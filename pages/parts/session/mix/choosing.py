"""The ways that were taken, as offers in the case, for the papers. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pages.papers.case import NOW
from pages.parts.session.mix.menu import Ask
from pages.parts.session.mix.mixable import Way
from planner.case import By, Case, CaseDebt, CaseOffer, Dated, Status, Treat

MOST = 12  # offers of one debt that a file holds


def chosen(case: Case, ways: Mapping[str, Way]) -> Case:
    """A case in which each of these debts goes its way; the others stay as they are."""
    debts = tuple(_with(one, ways[one.id]) if one.id in ways else one for one in case.debts)
    return replace(case, debts=debts)


def is_chosen(debt: CaseDebt, way: Way) -> bool:
    """Whether a debt goes this way already."""
    taken = way.offer or _offer(debt, way)
    return debt.chosen == taken.id and taken in debt.offers


def proposed(debt: CaseDebt, one: Ask, fresh: str) -> CaseDebt:
    """A debt of whose lender an ask picked by hand is made: it stays when a mix takes another."""
    payments = tuple(Dated(on, fen) for on, fen in one.payments)
    new = CaseOffer(fresh, By.US, one.level, True, payments, status=Status.IDEA)
    same = (each for each in debt.offers if replace(new, id=each.id) == each)
    found = next(same, new)
    offers = debt.offers if found is not new else (*debt.offers, new)
    return replace(debt, offers=offers, chosen=found.id, treat=debt.treat or Treat.SHARE)


def _with(debt: CaseDebt, way: Way) -> CaseDebt:
    taken = way.offer or _offer(debt, way)
    others = [one for one in debt.offers if one.id != taken.id]
    kept = [one for one in others if not _is_idea(one)][: MOST - 1]
    treat = debt.treat or Treat.SHARE
    return replace(debt, offers=(*kept, taken), chosen=taken.id, treat=treat)


def _is_idea(one: CaseOffer) -> bool:
    """Whether it was taken from the menu, and nobody was asked yet."""
    return one.id.startswith("ask-") and one.status is Status.IDEA


def _offer(debt: CaseDebt, way: Way) -> CaseOffer:
    """A way that is in the case as what its lender asks now, or as what is to be asked for."""
    payments = tuple(Dated(on, fen) for on, fen in way.payments)
    if way.ask is None:
        return CaseOffer(NOW, By.LENDER, 0, False, payments)
    old = next((one for one in debt.offers if one.id == way.ask.id), None)
    if old is not None and old.status is not Status.IDEA:
        return replace(old, payments=payments)
    return CaseOffer(way.ask.id, By.US, way.level, True, payments, status=Status.IDEA)
