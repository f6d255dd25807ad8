"""Offers as a reader sees them: short cards, two bars each, what is less urgent folded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import cite, visit
from pages.parts.relief import ways
from pages.written import paid
from planner.irr import TrueRate
from planner.relief import Debt, Outcome, hard, kept_up


@dataclass(frozen=True)
class Named:
    """A way with its name and what comes of it under a budget; `first` is the one to ask first.

    `called` is its name in an address. Nothing of an `example` is judged as the reader's; a `free`
    debt bears no interest.
    """

    way: str
    name: str
    outcome: Outcome
    budget: int | None
    first: bool = False
    called: str = ""
    example: bool = False
    free: bool = False

    @property
    def kept_up(self) -> bool:
        """Within the budget, and not leaving the reader overdue."""
        return kept_up(self.outcome, self.budget)

    @property
    def bearable(self) -> bool:
        """Kept up, open to this product, no new debt: only this is ever green."""
        fits = ways.fits_product(self.way) and ways.WAYS[self.way].lead
        return self.kept_up and fits and not self.example

    @property
    def hard(self) -> bool:
        """Leaves the reader overdue, or asks more than the budget."""
        return hard(self.outcome, self.budget)


@dataclass(frozen=True)
class Contract:
    """What every way is held against: the debt, what it asks from now on, its true yearly rate.

    A card's bill has no contract of instalments: it asks itself, once.
    """

    debt: Debt
    rate: TrueRate | None
    is_bill: bool


def card(language: str, one: Named, contract: Contract) -> Markup:
    """One offer as a card: how it is paid, two bars, the way to ask for it, the rest folded."""
    tone = "good" if one.bearable else "watch" if one.hard else "calm"
    badge, voice = _badge(one), Voice(language)
    more = [measured(voice, one, contract), _ask(language, one)]
    more.append(shapes.folded(voice("card.more"), _folded(language, one, contract)))
    lines = in_sight(language, one, contract)
    return shapes.card(one.name, voice(badge) if badge else "", lines, tone, shapes.joined(more))


def _badge(one: Named) -> str:
    if one.first:
        return "badge.first" if one.outcome.agreed else "badge.keep"
    if one.outcome.leaves_overdue:
        return "badge.overdue"
    if one.outcome.affordable(one.budget) is False:
        return "badge.too_much"
    if not ways.fits_product(one.way):
        return "badge.card_only"
    if not ways.WAYS[one.way].lead:
        return f"badge.{one.way}"
    return "badge.concession" if one.outcome.forgiven else ""


def _ask(language: str, one: Named) -> Markup:
    """The way to the words that ask for this one, where somebody has to agree."""
    if not one.outcome.agreed or one.way == "new_loan" or one.outcome.leaves_overdue:
        return Markup()
    link = cite.link(language, "contact", t(language, "card.ask"), way=one.called)
    return shapes.ways("ask", [link])


def in_sight(language: str, one: Named, contract: Contract) -> list[str]:
    """How the way is paid, and what is left, given up or taken every month beside."""
    voice, found = Voice(language), one.outcome
    if not found.lines:
        until = max(contract.debt.rows[-1].due, contract.debt.today)
        owed = shapes.strong(voice.money(found.still_owed))
        return [cite.worded(language, "card.grows", owed=owed, day=voice.day(until))]
    lines = [paid.course(voice, found, brief=True), _free_beside(voice, one)]
    if found.still_owed:
        lines.append(voice("card.still", owed=voice.money(found.still_owed)))
    if found.forgiven:
        lines.append(voice("card.forgiven", amount=voice.money(found.forgiven)))
    return [line for line in lines if line]


def facts(voice: Voice, one: Named) -> list[str]:
    """The same for a paper: how it is paid, what it comes to, what is left, given up, put off."""
    found = one.outcome
    total = voice("card.facts", total=voice.money(found.total), extra=beside(voice, one))
    lines = [paid.course(voice, found), total, _free_beside(voice, one)]
    amounts = (("still", found.still_owed), ("forgiven", found.forgiven))
    told = {"still": "owed", "forgiven": "amount"}
    lines += [voice(f"card.{key}", **{told[key]: voice.money(of)}) for key, of in amounts if of]
    if found.deferred >= paid.YUAN:
        lines.append(voice("card.deferred", amount=voice.money(found.deferred)))
    return [line for line in lines if line]


def _free_beside(voice: Voice, one: Named) -> str:
    """The yearly rate of a card's own fee, beside none."""
    rate = one.outcome.rate
    if "card_fee" not in ways.WAYS[one.way].fields or rate is None:
        return ""
    if one.outcome.extra <= 0:
        return voice("card.personal.none")
    return voice("card.personal", rate=voice.percent(Fraction(rate.nominal), 1))


def measured(voice: Voice, one: Named, contract: Contract) -> Markup:
    """A month against what can be paid; in all against what the contract asks from now on."""
    found, asked = one.outcome, contract.debt.contract_total
    if not found.lines:
        return Markup()
    over = found.affordable(one.budget) is False
    tone = "watch" if over else "good" if one.bearable else "calm"
    note = "" if one.budget is None else voice("card.line", budget=voice.aloud(one.budget))
    month = _month(voice, found)
    total = found.total + found.still_owed
    return shapes.measures(
        [
            shapes.Measure(*month, one.budget or 0, tone, note),
            shapes.Measure(
                voice("card.in_all"), voice.money(total), total, asked, "calm", beside(voice, one)
            ),
        ]
    )


def _month(voice: Voice, one: Outcome) -> tuple[str, str, int]:
    """What the month is called that is measured: every one, the first, or the heaviest."""
    found = paid.stretches(one)
    if len(found) == 1:
        key, amount = "card.once" if found[0].times == 1 else "card.month", one.usual
    else:
        key = "card.first" if paid.falling(one) else "card.most"
        amount = found[0].amount if paid.falling(one) else one.heaviest
    return voice(key), voice.money(amount), amount


def beside(voice: Voice, one: Named) -> str:
    """The difference from the contract, or from a card's bill."""
    base = ".bill" if ways.kind() == "bill" else ""
    extra = one.outcome.extra
    if not base:
        return voice.signed(extra)
    sign = "same" if not extra else "more" if extra > 0 else "less"
    return voice(f"diff.{sign}{base}", amount=voice.money(abs(extra)))


def _folded(language: str, one: Named, contract: Contract) -> Markup:
    """What the way means, what is put off, who has to agree, where it comes from."""
    voice, deferred = Voice(language), one.outcome.deferred
    lines = [ways.means(language, one.way, one.free), *_true_rate(language, one, contract)]
    if deferred >= paid.YUAN:
        lines.append(voice("card.deferred", amount=voice.money(deferred)))
    lines.append(_needs(language, one))
    sources = cite.sources(language, ways.WAYS[one.way].facts, voice("cite.sources"))
    return shapes.joined([*map(shapes.plain, lines), sources])


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
