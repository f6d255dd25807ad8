"""The answer in one sentence: what to ask first, or what would be needed."""

from __future__ import annotations

from collections.abc import Sequence

from content.voice import Voice
from pages.parts.debt import said
from pages.parts.relief import ways
from pages.parts.relief.cards import Named
from pages.parts.relief.worked import Worked
from pages.written import paid
from planner.loan import Method

Said = tuple[str, str]


def headline(language: str, found: Worked, named: Sequence[Named]) -> Said:
    """The answer and its tone; what is said of an example is called one, and never green.

    While nobody has given the next due day, an answer about the reader's money has no day in it.
    """
    voice = Voice(language)
    if found.budget is None:
        example = found.typed.budget is not None
        return voice("relief.example_budget" if example else "relief.no_budget"), "watch"
    answer, tone = _answer(voice, found, named, voice.aloud(found.budget))
    if found.typed.is_example:
        return voice("relief.example", said=answer), "calm"
    if found.by_example:
        return said.partly(voice, found.typed, answer), "calm"
    return answer, "calm" if tone == "good" and not found.typed.is_dated else tone


def _answer(voice: Voice, found: Worked, named: Sequence[Named], monthly: str) -> Said:
    if found.first is not None:
        dated = found.typed.is_example or found.typed.is_dated
        return _first(voice, found.at(voice.language, found.first), monthly, dated), "good"
    for one in named:
        if one.kept_up:
            key = "relief.only_dear" if ways.fits_product(one.way) else "relief.only_cards"
            return voice(key, monthly=monthly, name=one.name), "watch"
    return _no_way(voice, found, monthly), "watch"


def _first(voice: Voice, one: Named, monthly: str, dated: bool) -> str:
    """The way to ask first, and how it is paid; where nobody has to agree there is no asking."""
    if one.outcome.agreed:
        return paid.first(voice, monthly, one.name, one.outcome, dated)
    course = paid.course(voice, one.outcome, dated=dated)
    values = {"monthly": monthly, "first": one.name, "paid": course}
    return voice("relief.keep" if one.way == "contract" else "relief.keep_other", **values)


def _no_way(voice: Voice, found: Worked, monthly: str) -> str:
    """What would fit the budget, where none of the ways does."""
    fit = found.fit
    if fit is None or not fit.periods_without_interest:
        return voice("relief.none", monthly=monthly)
    least = {"monthly": monthly, "periods": fit.periods_without_interest}
    if found.debt.terms.method == Method.FLAT_FEE:
        return voice("relief.flat", **least)
    interest = voice.money(fit.interest_a_month)
    if found.budget is not None and fit.interest_a_month >= found.budget:
        return voice("relief.below_interest", interest=interest, **least)
    return voice("relief.too_long", interest=interest, **least)
