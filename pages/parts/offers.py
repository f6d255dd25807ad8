"""The ways of repaying that the relief page compares: how each is asked of the planner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from content import t

ZERO = {"value": "0", "per": "year"}


@dataclass(frozen=True)
class Choices:
    """The details of the offers, as typed."""

    months: int
    longer: int
    stopped: int
    pieces: int
    lump: str
    move_to: str


@dataclass(frozen=True)
class Way:
    """One way of repaying: the planner's offer, the facts it rests on, when it applies."""

    offer: Callable[[Choices], Any]
    facts: tuple[str, ...]
    late: bool | None = None
    card_only: bool = False


_ASK = ("extension_needs_consent", "nfra_2025_relief_encouragement")
_STOP = ("card_art70_personalised_instalment", "no_legal_right_to_stop_interest")

WAYS: dict[str, Way] = {
    "contract": Way(lambda c: "contract", ("early_repayment_interest",)),
    "pay_now": Way(lambda c: "pay_arrears_now", ("overdue_interest_basis",), late=True),
    "move": Way(lambda c: {"move_due_date": {"to": c.move_to}}, _ASK, late=False),
    "interest_only": Way(lambda c: {"interest_only": {"months": c.months}}, _ASK, late=False),
    "defer": Way(lambda c: {"defer": {"months": c.months, "interest": "added"}}, _ASK, late=False),
    "defer_end": Way(
        lambda c: {"defer": {"months": c.months, "interest": "at_end"}}, _ASK, late=False
    ),
    "defer_free": Way(
        lambda c: {"defer": {"months": c.months, "interest": "waived"}}, _ASK, late=False
    ),
    "longer": Way(lambda c: {"extend_term": {"periods": c.longer}}, _ASK, late=False),
    "stopped": Way(
        lambda c: {"extend_term": {"periods": c.stopped, "rate": ZERO}}, _STOP, False, True
    ),
    "pieces": Way(
        lambda c: {"instalments": {"periods": c.pieces, "rate": ZERO, "on": "overdue"}},
        _ASK,
        late=True,
    ),
    "re_age": Way(lambda c: {"re_age": {"periods": c.longer}}, _ASK, late=True),
    "re_age_stopped": Way(
        lambda c: {"waive": {"penalty": True}, "re_age": {"periods": c.stopped, "rate": ZERO}},
        _STOP,
        True,
        True,
    ),
    "settle": Way(lambda c: {"settle_for": {"amount": c.lump}}, ("settlement_any_stage",)),
    "nothing": Way(lambda c: "do_nothing", ("overdue_interest_basis", "credit_5_years_after_end")),
}
USUAL = {
    False: ("contract", "defer", "longer", "stopped"),
    True: ("nothing", "pay_now", "pieces", "re_age", "re_age_stopped"),
}


def named(language: str, way: str, choices: Choices) -> str:
    """The name of an offer with its own months, periods or amount."""
    values: Mapping[str, Any] = vars(choices)
    return t(language, f"offer.{way}", **values)


def short(language: str, late: bool) -> dict[str, str]:
    """The offers a reader can tick, by short name, for someone late or not."""
    return {
        way: t(language, f"tick.{way}")
        for way, one in WAYS.items()
        if one.late is None or one.late == late
    }
