"""Money left over in a good month: in which order it goes to the lenders, and to whom first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from content.voice import Voice
from pages.papers.case import in_mix, lacking_for, rate_of
from pages.parts import look
from pages.parts.case import fields
from pages.parts.case.changed import listed
from pages.parts.session.mix.mixable import harm
from planner.case import Case, CaseDebt
from planner.household import Liability, Strategy, queue


def ask(voice: Voice, case: Case) -> Case:
    """The order, and what it does: nothing to what is promised, only to what is more."""
    known = in_mix(case)
    if not known:
        return case
    names = {"": voice("session.order.none")}
    names |= {str(one): voice(f"session.order.{one}") for one in Strategy}
    label, was = voice("session.field.order"), str(case.plan.order or "")
    chosen = fields.choice(fields.key_of("plan", "order"), label, names, was)
    order = Strategy(chosen) if chosen else None
    if order is not None:
        look.note(_effect(voice, known, order), live=True)
    return case if order == case.plan.order else replace(case, plan=replace(case.plan, order=order))


def _effect(voice: Voice, debts: Sequence[CaseDebt], order: Strategy) -> str:
    """Who gets what is more; where the order needs what nobody knows, whose that is."""
    if order is Strategy.PRO_RATA:
        return voice("session.order.shared")
    if lacking := lacking_for(debts, order):
        return voice(f"session.order.unknown.{order}", names=listed(voice, lacking))
    return voice(
        "session.order.first", names=listed(voice, [one.name for one in first(debts, order)])
    )


def first(debts: Sequence[CaseDebt], order: Strategy) -> list[CaseDebt]:
    """The first two debts in an order, the second when the first is paid."""
    told = [
        Liability(one.id, one.owed or 0, rate_of(one) or Fraction(0), harms=(harm(one),), rank=at)
        for at, one in enumerate(debts)
    ]
    return [debts[at] for at in queue(told, order)[:2]]
