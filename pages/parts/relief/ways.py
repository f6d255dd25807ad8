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

    Money in fen; `owed` is what clearing the debt takes today.
    """

    today: date
    move_to: date
    pause_from: date
    pause_to: date
    months: int = 3
    longer: int = 24
    stopped: int = 0  # asked for where a rule names its most
    pieces: int = 6
    lump: int = 700_000
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

    `fields` are the details it asks for. One that does not `lead` is compared, never asked first.
    """

    offer: Callable[[Choices], tuple[Offer, ...]]
    facts: tuple[str, ...]
    fields: tuple[str, ...] = ()
    late: bool | None = None
    card_only: bool = False
    lead: bool = True
    more: bool = False  # folded behind "more ways"


_ASK = ("extension_needs_consent", "nfra_2025_relief_encouragement")
PERSONAL = "card_art70_personalised_instalment"
_STOP = (PERSONAL, "no_legal_right_to_stop_interest")
_PAUSE = ("no_legal_right_to_stop_interest", "nfra_2025_relief_encouragement")
_ORDER = ("allocation_costs_interest_principal",)
_NEW = ("cost_disclosure_2026", "apr_includes_fees_remaining_principal", "early_repayment_interest")
_NEW_FIELDS = ("new_rate", "new_periods", "new_fee", "old_fee")


def _defer(interest: PausedInterest) -> Callable[[Choices], tuple[Offer, ...]]:
    return lambda c: (Defer(c.months, interest),)


def _pause(c: Choices) -> InterestPause:
    return InterestPause(c.pause_from, c.pause_to)


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
    "stopped": Way(
        lambda c: (ExtendTerm(c.stopped, FREE),), _STOP, ("stopped",), late=False, card_only=True
    ),
    "pieces": Way(
        lambda c: (Instalments(c.pieces, Spread.OVERDUE, FREE),), _ASK, ("pieces",), late=True
    ),
    "re_age": Way(lambda c: (ReAge(c.longer),), _ASK, ("longer",), late=True),
    "re_age_stopped": Way(
        lambda c: (Waive(penalty=True), ReAge(c.stopped, FREE)),
        _STOP,
        ("stopped",),
        late=True,
        card_only=True,
    ),
    "settle": Way(lambda c: (SettleFor(c.lump),), ("settlement_any_stage",), ("lump",)),
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
        lambda c: (Waive(penalty=True), ReAge(c.longer)), _PAUSE, ("longer",), late=True, more=True
    ),
    "re_age_pause": Way(
        lambda c: (ReAge(c.longer), _pause(c)),
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
USUAL = {
    False: ("contract", "defer", "longer", "stopped"),
    True: ("nothing", "pay_now", "pieces", "re_age", "re_age_stopped"),
}


def asked(way: str, choices: Choices) -> Asked:
    """A way as the planner compares it; what the product does not know never leads."""
    return Asked(WAYS[way].offer(choices), WAYS[way].lead and fits_product(way))


def fits_product(way: str) -> bool:
    """False for what only bank credit cards know, when another product is chosen."""
    return not WAYS[way].card_only or mine.is_card()


def named(language: str, way: str, choices: Choices) -> str:
    """The name of an offer with its own months, periods, days or amount."""
    voice = Voice(language)
    return voice(
        f"offer.{way}",
        months=choices.months,
        longer=choices.longer,
        stopped=choices.stopped,
        pieces=choices.pieces,
        new_periods=choices.new_periods,
        lump=digits_of(choices.lump),
        pause_from=voice.day(choices.pause_from),
        pause_to=voice.day(choices.pause_to),
        minimum_share=voice.percent(choices.minimum_share, 0),
        new_rate=voice.percent(choices.new_rate),
    )


def short(language: str, late: bool, more: bool) -> dict[str, str]:
    """The offers a reader can tick, by short name, for someone late or not.

    Paying only the minimum is for cards; it is not listed for another product.
    """
    return {
        way: t(language, f"tick.{way}")
        for way, one in WAYS.items()
        if one.more == more
        and (one.late is None or one.late == late)
        and (way != "minimum" or mine.is_card())
        and (PERSONAL not in one.facts or cite.holds(PERSONAL))
    }


def means(language: str, way: str) -> str:
    """What a way means, with the time its rule gives."""
    personal = PERSONAL in WAYS[way].facts
    years = {"years": cite.rule(PERSONAL).number} if personal else {}
    return t(language, f"means.{way}", **years)
