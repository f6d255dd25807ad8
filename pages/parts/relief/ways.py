"""The ways of repaying that the relief page compares: how each is asked of the planner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from content import voice as say
from content.presets import usual
from content.words import t
from pages.parts import cite
from pages.parts.debt import loan

ZERO = {"value": "0", "per": "year"}


@dataclass(frozen=True)
class Choices:
    """The details of the offers, as typed; a way that is not chosen leaves its own as they are."""

    months: int = 3
    longer: int = 24
    stopped: int = 0  # asked for where a rule names its most
    pieces: int = 6
    lump: str = "7000.00"
    move_to: str = ""
    pause_from: str = ""
    pause_to: str = ""
    minimum_share: str = usual().minimum_share
    minimum_floor: str = usual().minimum_floor
    minimum_rate: str = usual().minimum_rate
    new_rate: str = "0.12"
    new_periods: int = 24
    new_fee: str = "0.00"
    old_fee: str = "0.00"
    today: str = ""
    owed: str = "0.00"  # what clearing the debt takes today


@dataclass(frozen=True)
class Way:
    """One way of repaying: the planner's offer, the facts it rests on, when it applies.

    `fields` are the details it asks for. One that does not `lead` is compared, never asked first.
    """

    offer: Callable[[Choices], Any]
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


def _defer(interest: str) -> Callable[[Choices], Any]:
    return lambda c: {"defer": {"months": c.months, "interest": interest}}


def _paused(c: Choices) -> dict[str, str]:
    return {"from": c.pause_from, "to": c.pause_to}


def _minimum(c: Choices) -> dict[str, Any]:
    rate = {"value": c.minimum_rate, "per": "day"}
    return {"minimum_payment": dict(fraction=c.minimum_share, floor=c.minimum_floor, rate=rate)}


def _refinance(c: Choices) -> dict[str, Any]:
    """A new loan of what is owed today; both fees are paid on that day."""
    new = {
        "principal": c.owed,
        "method": "level_payment",
        "rate": {"value": c.new_rate, "per": "year"},
        "periods": c.new_periods,
        "start": c.today,
    }
    if Decimal(c.new_fee):
        new["fees"] = [{"amount": c.new_fee, "when": "upfront_paid"}]
    return {"refinance": {"loan": new, "early_fee": {"kind": "amount", "amount": c.old_fee}}}


WAYS: dict[str, Way] = {
    "contract": Way(lambda c: "contract", ("early_repayment_interest",)),
    "pay_now": Way(lambda c: "pay_arrears_now", ("overdue_interest_basis",), late=True),
    "move": Way(lambda c: {"move_due_date": {"to": c.move_to}}, _ASK, ("move_to",), late=False),
    "interest_only": Way(
        lambda c: {"interest_only": {"months": c.months}}, _ASK, ("months",), late=False
    ),
    "defer": Way(_defer("added"), _ASK, ("months",), late=False),
    "longer": Way(lambda c: {"extend_term": {"periods": c.longer}}, _ASK, ("longer",), late=False),
    "stopped": Way(
        lambda c: {"extend_term": {"periods": c.stopped, "rate": ZERO}},
        _STOP,
        ("stopped",),
        late=False,
        card_only=True,
    ),
    "pieces": Way(
        lambda c: {"instalments": {"periods": c.pieces, "rate": ZERO, "on": "overdue"}},
        _ASK,
        ("pieces",),
        late=True,
    ),
    "re_age": Way(lambda c: {"re_age": {"periods": c.longer}}, _ASK, ("longer",), late=True),
    "re_age_stopped": Way(
        lambda c: {"waive": {"penalty": True}, "re_age": {"periods": c.stopped, "rate": ZERO}},
        _STOP,
        ("stopped",),
        late=True,
        card_only=True,
    ),
    "settle": Way(
        lambda c: {"settle_for": {"amount": c.lump}}, ("settlement_any_stage",), ("lump",)
    ),
    "nothing": Way(lambda c: "do_nothing", ("overdue_interest_basis", "credit_5_years_after_end")),
    "defer_end": Way(_defer("at_end"), _ASK, ("months",), late=False, more=True),
    "defer_free": Way(_defer("waived"), _ASK, ("months",), late=False, more=True),
    "pause": Way(
        lambda c: {"interest_pause": _paused(c)},
        _PAUSE,
        ("pause_from", "pause_to"),
        late=False,
        more=True,
    ),
    "waive_now": Way(
        lambda c: [{"waive": {"penalty": True}}, "pay_arrears_now"], _PAUSE, late=True, more=True
    ),
    "waive_re_age": Way(
        lambda c: {"waive": {"penalty": True}, "re_age": {"periods": c.longer}},
        _PAUSE,
        ("longer",),
        late=True,
        more=True,
    ),
    "re_age_pause": Way(
        lambda c: {"re_age": {"periods": c.longer}, "interest_pause": _paused(c)},
        _PAUSE,
        ("longer", "pause_from", "pause_to"),
        late=True,
        more=True,
    ),
    "principal_first": Way(lambda c: "principal_first", _ORDER, more=True),
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


def named(language: str, way: str, choices: Choices) -> str:
    """The name of an offer with its own months, periods, days or amount."""
    values = asdict(choices)
    for key in ("pause_from", "pause_to"):
        values[key] = say.day(language, values[key]) if values[key] else ""
    values["minimum_share"] = say.percent(choices.minimum_share, 0)
    values["new_rate"] = say.percent(choices.new_rate)
    return t(language, f"offer.{way}", **values)


def short(language: str, late: bool, more: bool) -> dict[str, str]:
    """The offers a reader can tick, by short name, for someone late or not.

    Paying only the minimum is for cards; it is not listed for another product.
    """
    return {
        way: t(language, f"tick.{way}")
        for way, one in WAYS.items()
        if one.more == more
        and (one.late is None or one.late == late)
        and (way != "minimum" or loan.is_card())
        and (PERSONAL not in one.facts or cite.holds(PERSONAL))
    }


def means(language: str, way: str) -> str:
    """What a way means, with the time its rule gives."""
    personal = PERSONAL in WAYS[way].facts
    years = {"years": cite.rule(PERSONAL).number} if personal else {}
    return t(language, f"means.{way}", **years)
