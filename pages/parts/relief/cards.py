"""Offers as a reader sees them: the sentence, the cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from markupsafe import Markup

from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import cite, visit
from pages.parts.relief import ways
from planner.irr import TrueRate
from planner.relief import Fit, Outcome, hard, kept_up

YUAN = 100


@dataclass(frozen=True)
class Named:
    """A way with its name and what comes of it under a budget; `first` is the one to ask first."""

    way: str
    name: str
    outcome: Outcome
    budget: int | None
    first: bool = False

    @property
    def kept_up(self) -> bool:
        """Within the budget, and not leaving the reader overdue."""
        return kept_up(self.outcome, self.budget)

    @property
    def bearable(self) -> bool:
        """Kept up, open to this product, no new debt: only this is ever green."""
        return self.kept_up and ways.fits_product(self.way) and ways.WAYS[self.way].lead

    @property
    def hard(self) -> bool:
        """Leaves the reader overdue, or asks more than the budget."""
        return hard(self.outcome, self.budget)


@dataclass(frozen=True)
class Contract:
    """What the debt is today, beside every way: its last day and its true yearly rate."""

    until: date
    rate: TrueRate | None


def headline(
    language: str, named: Sequence[Named], budget: int | None, fit: Callable[[], Fit | None]
) -> tuple[str, str]:
    """The answer in one sentence, and its tone; `fit` is asked for where no way is good."""
    voice = Voice(language)
    if budget is None:
        return voice("relief.no_budget"), "watch"
    monthly = voice.aloud(budget)
    good = [one for one in named if one.bearable]
    first = next((one for one in good if one.first), None)
    if first is not None:
        pays = voice.money(first.outcome.usual)
        values = {"monthly": monthly, "count": len(good), "first": first.name, "pays": pays}
        return voice("relief.some", **values), "good"
    for one in named:
        if one.kept_up:
            key = "relief.only_dear" if ways.fits_product(one.way) else "relief.only_cards"
            return voice(key, monthly=monthly, name=one.name), "watch"
    shortest = fit()
    return _no_way(voice, shortest, monthly) if shortest else (voice("relief.no_budget"), "watch")


def _no_way(voice: Voice, fit: Fit, monthly: str) -> tuple[str, str]:
    """What would fit the budget, where none of the ways does."""
    if fit.periods and fit.payment is not None:
        payment = voice.money(fit.payment)
        return voice("relief.fit", monthly=monthly, periods=fit.periods, payment=payment), "watch"
    if fit.periods_without_interest:
        interest, periods = voice.money(fit.interest_a_month), fit.periods_without_interest
        values = {"monthly": monthly, "interest": interest, "periods": periods}
        return voice("relief.below_interest", **values), "watch"
    return voice("relief.none", monthly=monthly), "watch"


def card(language: str, one: Named, contract: Contract) -> Markup:
    """One offer as a card."""
    tone = "good" if one.bearable else "watch" if one.hard else "calm"
    badge = _badge(one)
    lines = [*amounts(language, one.outcome, contract), *_true_rate(language, one, contract)]
    lines += [ways.means(language, one.way), _needs(language, one)]
    sources = cite.sources(language, ways.WAYS[one.way].facts, t(language, "cite.sources"))
    return shapes.card(one.name, t(language, badge) if badge else "", lines, tone, sources)


def _badge(one: Named) -> str:
    if one.first:
        return "badge.first"
    if one.outcome.leaves_overdue:
        return "badge.overdue"
    if one.outcome.affordable(one.budget) is False:
        return "badge.too_much"
    if not ways.fits_product(one.way):
        return "badge.card_only"
    if not ways.WAYS[one.way].lead:
        return f"badge.{one.way}"
    return "badge.concession" if one.outcome.forgiven else ""


def _true_rate(language: str, one: Named, contract: Contract) -> list[str]:
    """A new loan beside the old one: the true yearly rate of each, every fee included."""
    if one.way != "new_loan" or one.outcome.rate is None or contract.rate is None:
        return []
    new, old = Fraction(one.outcome.rate.nominal), Fraction(contract.rate.nominal)
    key, voice = "card.rate.lower" if new < old else "card.rate.higher", Voice(language)
    shown = shapes.strong(voice.percent(new))
    return [cite.worded(language, key, new=shown, old=voice.percent(old))]


def _needs(language: str, one: Named) -> str:
    if one.way == "new_loan":
        return t(language, "needs.new_loan")
    day = one.outcome.ask_before
    if day is None:
        return t(language, "needs.nobody")
    if day == visit.today():
        return t(language, "needs.lender.now")
    return t(language, "needs.lender", day=Voice(language).day(day))


def amounts(language: str, one: Outcome, contract: Contract) -> list[str]:
    """The lines of a card that hold numbers; those that matter are HTML."""
    if not one.lines:
        owed, until = _bold(language, one.still_owed), Voice(language).day(contract.until)
        return [cite.worded(language, "card.grows", owed=owed, day=until)]
    lines = _monthly(language, one)
    if one.largest - one.usual > YUAN and not _told(one):
        lines.append(_line(language, "card.largest", largest=one.largest))
    total, extra = _bold(language, one.total), Voice(language).signed(one.extra)
    lines.append(cite.worded(language, "card.total", total=total, extra=extra))
    if one.still_owed:
        lines.append(_line(language, "card.still", owed=one.still_owed))
    if one.deferred >= YUAN:
        lines.append(_line(language, "card.deferred", amount=one.deferred))
    if one.forgiven:
        lines.append(_line(language, "card.forgiven", amount=one.forgiven))
    return lines


def falling(one: Outcome) -> bool:
    """Whether each payment is smaller than the one before, as with a card's minimum."""
    paid = [line.payment for line in one.lines]
    return len(paid) > 2 and paid[0] > paid[1] > paid[2] and paid == sorted(paid, reverse=True)


def _today_first(one: Outcome) -> bool:
    """Whether something has to be paid today, before the monthly payments."""
    first, last = one.lines[0], one.lines[-1]
    return first.due == visit.today() and first.payment > 0 and last.due != first.due


def _told(one: Outcome) -> bool:
    """Whether the largest payment is already said: the first of falling ones, or today's."""
    return falling(one) or (_today_first(one) and one.largest == one.lines[0].payment)


def _monthly(language: str, one: Outcome) -> list[str]:
    """What is paid a month, until when, and how it begins."""
    begins = next((line.payment for line in one.lines if line.payment > 0), 0)
    single, last = len({line.due for line in one.lines}) == 1, one.lines[-1].due
    key = "card.falling" if falling(one) else "card.once" if single else "card.monthly"
    voice = Voice(language)
    monthly = _bold(language, begins if falling(one) else one.usual)
    day, month = voice.day(last), voice.month(last)
    lines: list[str] = [cite.worded(language, key, monthly=monthly, day=day, last=month)]
    if _today_first(one):
        lines.insert(0, _line(language, "card.today", first=begins))
    elif one.usual - begins > YUAN:
        lines.append(_line(language, "card.begins", first=begins))
    return lines


def _line(language: str, key: str, **amounts: int) -> Markup:
    """A line of words with amounts in bold type."""
    bold = {name: _bold(language, amount) for name, amount in amounts.items()}
    return cite.worded(language, key, **bold)


def _bold(language: str, amount: int) -> Markup:
    return shapes.strong(Voice(language).money(amount))
