"""The fee for clearing a loan early, as requests spell it."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from planner import money
from planner.contract.fields import Amount, choice, number, text
from planner.contract.model import Model
from planner.errors import Refused
from planner.loan import EarlyFee, EarlyKind

FRACTION_MOST = 10


class EarlyFeeFields(Model):
    """The fee for clearing early; `value` is the one figure that its kind needs."""

    kind: Annotated[EarlyKind, choice(EarlyKind)]
    fraction: Annotated[Fraction, number(FRACTION_MOST)] | None = None
    amount: Amount | None = None
    value: Annotated[str, text(20, r"^[0-9]+(\.[0-9]+)?$")] | None = None


def early_fee(got: EarlyFeeFields | None, path: str = "early_fee") -> EarlyFee:
    """The early fee of a request; refuses a figure that its kind does not need."""
    if got is None:
        return EarlyFee()
    figures: dict[str, Any] = {"fraction": got.fraction, "amount": got.amount, "value": got.value}
    wanted = {EarlyKind.FRACTION: "fraction", EarlyKind.AMOUNT: "amount"}.get(got.kind)
    if got.value is not None and wanted is not None and figures[wanted] is None:
        figures |= {wanted: _figure(got.value, wanted, f"{path}.value"), "value": None}
    for name, figure in figures.items():
        if name == wanted and figure is None:
            raise Refused("missing", f"{path}.{name}", f"is needed with {got.kind}")
        if name != wanted and figure is not None:
            raise Refused("one_of_two", f"{path}.{name}", f"has no place with {got.kind}")
    return EarlyFee(got.kind, figures["fraction"] or Fraction(0), figures["amount"] or 0)


def _figure(value: str, wanted: str, path: str) -> int | Fraction:
    return (
        money.fen(value, path) if wanted == "amount" else money.number(value, path, FRACTION_MOST)
    )
