"""What every adapter shares: a check, a refusal, and conversions of units. No loan arithmetic.

An outside case is put to the planner under its own convention and its figures are compared as
exact decimals. A `scale` counts money in a finer or coarser unit than the fen, so that what a
source leaves unrounded, or rounds to whole units, is a unit of ours: 100 is asked as 100 × 10^6
and the answer divided by 10^6.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

from planner import answer

Case = dict[str, Any]
Rows = list[dict[str, Any]]
CASES = Path(__file__).parent.parent / "cases"
FINE = 6
WHOLE_UNIT = -2  # the source's whole unit is our fen
LARGEST = 10**12
START = "2024-01-01"
NO_RATE = {"value": "0", "per": "year"}
FINERACT = {"interest": "interest", "principal": "principal", "balance": "closing"}
EXACT = Decimal(0)
LAST_PLACE = Decimal("5e-11")


class NotOurs(Exception):
    """The contract does not offer what the case needs; the text says what."""


@dataclass(frozen=True)
class Check:
    """One figure of a case beside the planner's.

    `inverse`: found the other way round; `built`: put together by the adapter.
    """

    name: str
    expected: Decimal
    got: Decimal
    tolerance: Decimal
    inverse: bool = False
    built: bool = False

    @property
    def passed(self) -> bool:
        return abs(self.expected - self.got) <= self.tolerance


def load(name: str) -> list[Case]:
    """The cases of one file, every number an exact Decimal or int."""
    text = (CASES / f"{name}.json").read_text(encoding="utf-8")
    found: list[Case] = json.loads(text, parse_float=Decimal)
    return found


def ask(do: str, **fields: Any) -> Any:
    """One request to the planner; fields that are None are left out."""
    return answer({"do": do} | {key: one for key, one in fields.items() if one is not None})


def number(value: Any) -> Decimal:
    """Any number of a case as a Decimal."""
    return Decimal(str(value))


def yuan(value: Any, scale: int = 0) -> str:
    """An amount as the contract writes it, counted in 10^-scale of its unit."""
    with localcontext() as context:
        context.prec = 60
        scaled = number(value).scaleb(scale)
        rounded = scaled.quantize(Decimal("0.01"))
        if scale <= 0 and scaled != rounded:
            raise ValueError(f"{value} is not whole fen")
    return f"{rounded:f}"


def back(text: str, scale: int = 0) -> Decimal:
    """An answer in the unit of the case."""
    with localcontext() as context:
        context.prec = 60
        return Decimal(text).scaleb(-scale)


def rate(value: Any) -> str:
    """A rate as the contract writes it, to 34 places where it does not end."""
    with localcontext() as context:
        context.prec = 60
        if isinstance(value, Fraction):
            value = Decimal(value.numerator) / Decimal(value.denominator)
        text = f"{number(value).quantize(Decimal(10) ** -34):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def root(base: Any, power: Fraction) -> Decimal:
    """(1 + base)^power − 1: a rate of one compounding period as one of another."""
    with localcontext() as context:
        context.prec = 60
        grown = 1 + number(base)
        return grown ** (Decimal(power.numerator) / Decimal(power.denominator)) - 1


def percent(value: Any) -> Decimal:
    """18 as 0.18."""
    return number(value) / 100


def printed(value: Any) -> Decimal:
    """Half a unit of the last printed place of a figure."""
    exponent = number(value).as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


def check(
    name: str, expected: Any, got: Any, tolerance: Any = EXACT, inverse: bool = False
) -> Check:
    """A comparison of two figures."""
    return Check(name, number(expected), number(got), number(tolerance), inverse)


def built(checks: list[Check]) -> list[Check]:
    """The same figures, marked as put together from several answers or converted inputs."""
    return [replace(one, built=True) for one in checks]


def tolerances(case: Case, scale: int) -> dict[str, Decimal]:
    """The case's tolerance per figure, never finer than the last place the planner prints."""
    finest = Decimal("0.01").scaleb(-scale)
    return {name: max(number(one), finest) for name, one in case["tolerance"].items()}


def rows(
    instalments: Rows,
    expected: Rows,
    names: dict[str, str],
    **how: Any,
) -> list[Check]:
    """Compare rows column by column; `names` maps the case's columns to the contract's."""
    scale, tolerance = how.get("scale", 0), how.get("tolerance", EXACT)
    found = [check("rows", len(expected), len(instalments))] if how.get("whole", True) else []
    for at, (row, line) in enumerate(zip(instalments, expected, strict=False), 1):
        found += [
            check(f"row {at} {ours}", line[theirs], back(row[ours], scale), tolerance)
            for theirs, ours in names.items()
            if theirs in line
        ]
    return found


def level(principal: Any, yearly: Any, periods: int, scale: int = 0, **terms: Any) -> Any:
    """A level-payment loan at a nominal rate a year, as a request and its answer."""
    terms = {"start": START, "method": "level_payment", "rounding": "half_up"} | terms
    return ask(
        "schedule",
        principal=yuan(principal, scale),
        rate={"value": rate(yearly), "per": "year"},
        periods=periods,
        **terms,
    )


def not_ours(reason: str) -> Callable[[Case], list[Check]]:
    """An adapter that says why a family is not ours."""

    def refuse(_: Case) -> list[Check]:
        raise NotOurs(reason)

    return refuse
