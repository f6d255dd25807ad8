"""The ways of repaying that the relief page compares: how each is asked of the planner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from content.presets import usual
from content.voice import Voice, digits_of
from content.words import t
from pages.parts import cite
from pages.parts.debt import mine
from planner.dates import add_months
from planner.loan import EarlyFee, EarlyKind, Fee, FeeWhen, Method, Per, Rate, Terms
from planner.money import fen
from planner.relief import (
    Asked,
    Contract,
    Defer,
    DoNothing,
    ExtendTerm,
    Instalments,
    InterestOnly,
    InterestPause,
    MinimumPayment,
    MoveDueDate,
    Offer,
    PausedInterest,
    PayArrearsNow,
    PrincipalFirst,
    ReAge,
    Refinance,
    SettleFor,
    Spread,
    Waive,
)

FREE = Rate(Fraction(0), Per.YEAR)


@dataclass(frozen=True)
class Choices:
    """The details of the offers, as typed; a way that is not chosen leaves its own as they are.

    Money in fen; `owed` is what clearing the debt takes today. Nobody has typed a `longer` of 0.
    """

    today: date
    move_to: date
    pause_from: date
    pause_to: date
    months: int = 3
    longer: int = 0
    stopped: int = 0  # asked for where a rule names its most
    card_fee: Fraction = Fraction(0)  # a month, of what was owed when it was agreed
    pieces: int = 6
    lump: int = 0
    minimum_share: Fraction = Fraction(usual().minimum_share)
    minimum_floor: int = fen(usual().minimum_floor, "minimum_floor")
    minimum_rate: Fraction = Fraction(usual().minimum_rate)
    new_rate: Fraction = Fraction(12, 100)
    new_periods: int = 24
    new_fee: int = 0
    old_fee: int = 0
    owed: int = 0


@dataclass(frozen=True)
class Way:
    """One way of repaying: the planner's offer, the facts it rests on, when it applies.

    `fields` are the details it asks for. One that does not `lead` is compared, never asked first;
    one that is `apart` is a decision of its own, not one of the ways side by side.
    """

    offer: Callable[[Choices], tuple[Offer, ...]]
    facts: tuple[str, ...]
    fields: tuple[str, ...] = ()
    late: bool | None = None
    card_only: bool = False
    lead: bool = True
    more: bool = False  # folded behind "more ways"
    apart: bool = False


_ASK = ("extension_needs_consent", "nfra_2025_relief_encouragement")
PERSONAL = "card_art70_personalised_instalment"
_STOP = (PERSONAL, "no_legal_right_to_stop_interest")
_PAUSE = ("no_legal_right_to_stop_interest", "nfra_2025_relief_encouragement")
_ORDER = ("allocation_costs_interest_principal",)
_NEW = ("cost_disclosure_2026", "apr_includes_fees_remaining_principal", "early_repayment_interest")
_PERSONAL_FIELDS = ("stopped", "card_fee")
_NEW_FIELDS = ("new_rate", "new_periods", "new_fee", "old_fee")


def _anew(c: Choices) -> ReAge:
    """Everything owed today starts anew; the first payment is a month from today."""
    return ReAge(c.longer, first_due=add_months(c.today, 1))


def _defer(interest: PausedInterest) -> Callable[[Choices], tuple[Offer, ...]]:
    return lambda c: (Defer(c.months, interest),)


def _pause(c: Choices) -> InterestPause:
    return InterestPause(c.pause_from, c.pause_to)


def _personal(c: Choices) -> tuple[Offer, ...]:
    """Everything owed on a card in even parts (个性化分期): at the bank's fee a month, or none."""
    if not c.card_fee:
        return (ReAge(c.stopped, FREE),)
    fee = Rate(c.card_fee, Per.PERIOD)
    return (Instalments(c.stopped, Spread.WHOLE_BALANCE, flat_fee=fee),)


def _minimum(c: Choices) -> tuple[Offer, ...]:
    rate = Rate(c.minimum_rate, Per.DAY)
    return (MinimumPayment(c.minimum_share, c.minimum_floor, rate),)


def _refinance(c: Choices) -> tuple[Offer, ...]:
    """A new loan of what is owed today; both fees are paid on that day."""
    due = tuple(add_months(c.today, at, c.today.day) for at in range(1, c.new_periods + 1))
    fees = (Fee(c.new_fee, FeeWhen.PAID),) if c.new_fee else ()
    rate = Rate(c.new_rate, Per.YEAR)
    new = Terms(c.owed, Method.LEVEL_PAYMENT, rate, due, c.today, c.today.day, fees=fees)
    return (Refinance(new, EarlyFee(EarlyKind.AMOUNT, amount=c.old_fee)),)


WAYS: dict[str, Way] = {
    "contract": Way(lambda c: (Contract(),), ("early_repayment_interest",)),
    "pay_now": Way(lambda c: (PayArrearsNow(),), ("overdue_interest_basis",), late=True),
    "move": Way(lambda c: (MoveDueDate(c.move_to),), _ASK, ("move_to",), late=False),
    "interest_only": Way(lambda c: (InterestOnly(c.months),), _ASK, ("months",), late=False),
    "defer": Way(_defer(PausedInterest.ADDED), _ASK, ("months",), late=False),
    "longer": Way(lambda c: (ExtendTerm(c.longer),), _ASK, ("longer",), late=False),
    "stopped": Way(_personal, _STOP, _PERSONAL_FIELDS, late=False, card_only=True),
    "pieces": Way(
        lambda c: (Instalments(c.pieces, Spread.OVERDUE, FREE),), _ASK, ("pieces",), late=True
    ),
    "re_age": Way(lambda c: (_anew(c),), _ASK, ("longer",), late=True),
    "re_age_stopped": Way(
        lambda c: (Waive(penalty=True), *_personal(c)),
        _STOP,
        _PERSONAL_FIELDS,
        late=True,
        card_only=True,
    ),
    "settle": Way(lambda c: (SettleFor(c.lump),), ("settlement_any_stage",), apart=True),
    "nothing": Way(
        lambda c: (DoNothing(),), ("overdue_interest_basis", "credit_5_years_after_end")
    ),
    "defer_end": Way(_defer(PausedInterest.AT_END), _ASK, ("months",), late=False, more=True),
    "defer_free": Way(_defer(PausedInterest.WAIVED), _ASK, ("months",), late=False, more=True),
    "pause": Way(lambda c: (_pause(c),), _PAUSE, ("pause_from", "pause_to"), late=False, more=True),
    "waive_now": Way(
        lambda c: (Waive(penalty=True), PayArrearsNow()), _PAUSE, late=True, more=True
    ),
    "waive_re_age": Way(
        lambda c: (Waive(penalty=True), _anew(c)), _PAUSE, ("longer",), late=True, more=True
    ),
    "re_age_pause": Way(
        lambda c: (_anew(c), _pause(c)),
        _PAUSE,
        ("longer", "pause_from", "pause_to"),
        late=True,
        more=True,
    ),
    "principal_first": Way(lambda c: (PrincipalFirst(),), _ORDER, more=True),
    "minimum": Way(
        _minimum,
        ("card_late_fee_replaced_by_penalty",),
        ("minimum_share", "minimum_floor", "minimum_rate"),
        late=False,
        card_only=True,
        lead=False,
        more=True,
    ),
    "new_loan": Way(_refinance, _NEW, _NEW_FIELDS, lead=False, more=True),
}
# What is compared before anybody has chosen; the shortest term that fits joins by itself.
USUAL: dict[str, dict[bool, tuple[str, ...]]] = {
    "": {False: ("contract", "defer"), True: ("nothing", "pay_now", "pieces")},
    "card": {False: ("contract", "stopped"), True: ("nothing", "pay_now", "re_age_stopped")},
    "bill": {
        False: ("contract", "minimum", "stopped"),
        True: ("nothing", "pay_now", "re_age_stopped"),
    },
}
PUT_OFF = ("defer", "interest_only", "defer_end", "defer_free")  # a flat fee has no price for it
STRETCHED = ("longer", "re_age", "waive_re_age", "re_age_pause")  # over so many periods as typed


def kind() -> str:
    """Which of the usual ways fit the product: a bill's, another card's, or those of a loan."""
    return "bill" if mine.is_bill() else "card" if mine.is_card() else ""


def asked(way: str, choices: Choices) -> Asked:
    """A way as the planner compares it; what the product does not know never leads."""
    return Asked(WAYS[way].offer(choices), WAYS[way].lead and fits_product(way))


def fits_product(way: str) -> bool:
    """False for what only bank credit cards know, when another product is chosen."""
    return not WAYS[way].card_only or mine.is_card()


def named(language: str, way: str, choices: Choices, free: bool = False) -> str:
    """The name of an offer with its own months, periods, days or amount.

    A debt that bears no interest has no interest in the name either.
    """
    voice = Voice(language)
    return voice(
        _called(way, choices, free),
        months=choices.months,
        longer=choices.longer,
        stopped=choices.stopped,
        card_fee=voice.percent(choices.card_fee),
        pieces=choices.pieces,
        new_periods=choices.new_periods,
        lump=digits_of(choices.lump),
        pause_from=voice.day(choices.pause_from),
        pause_to=voice.day(choices.pause_to),
        minimum_share=voice.percent(choices.minimum_share, 0),
        new_rate=voice.percent(choices.new_rate),
    )


def _called(way: str, choices: Choices, free: bool) -> str:
    """The words that name a way: a bill's own, those without interest, or with the bank's fee."""
    if way in _BILL and mine.is_bill():
        return f"offer.{way}.bill"
    if free and way == "defer":
        return "offer.defer.free"
    priced = "card_fee" in WAYS[way].fields and choices.card_fee
    return f"offer.{way}.fee" if priced else f"offer.{way}"


def short(language: str, late: bool, more: bool) -> dict[str, str]:
    """The offers a reader can tick, by short name, for someone late or not.

    Paying only the minimum is for cards; it is not listed for another product.
    """
    return {
        way: t(language, f"tick.{way}")
        for way, one in WAYS.items()
        if one.more == more
        and not one.apart
        and (one.late is None or one.late == late)
        and (way != "minimum" or mine.is_card())
        and (PERSONAL not in one.facts or cite.holds(PERSONAL))
    }


def means(language: str, way: str, free: bool = False) -> str:
    """What a way means, with the time its rule gives; nothing of interest where there is none."""
    personal = PERSONAL in WAYS[way].facts
    years = {"years": cite.rule(PERSONAL).number} if personal else {}
    if way in _BILL and mine.is_bill():
        return t(language, f"means.{way}.bill")
    return t(language, f"means.{way}.free" if free and way in _FREE else f"means.{way}", **years)


_BILL = ("contract", "re_age")  # a card's bill is no contract of instalments
_FREE = ("defer", "longer", "re_age", "move")
