"""The contract as a reader types it, in the order of the statutory cost sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st

from content.presets import Preset, every_preset
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit
from pages.parts.debt import begun, mine, mine_fields
from pages.parts.debt.begun import borrowed, periods_all
from planner import Refused
from planner.dates import calendar
from planner.loan import Fee, FeeWhen, Method, Rate, Terms
from planner.money import Rounding

EXAMPLE = begun.EXAMPLE
__all__ = ["EXAMPLE", "Days", "agreed", "borrowed", "fee_monthly", "fee_upfront", "fees"]
__all__ += ["is_example", "periods_all", "product", "rate", "received"]


class Days(NamedTuple):
    """When the money arrived, the first due date, how many there are, their day of the month."""

    start: date
    first: date
    periods: int
    anchor: int


def product(with_cards: bool) -> Preset | None:
    """Choose an example product; choosing one fills the fields below with its terms."""
    language = visit.language()
    found = {one.id: one for one in every_preset() if with_cards or one.kind != "card"}
    names = {one.id: one.name[language] for one in found.values()}
    chosen = ask.pick("product", t(language, "field.product"), names, next(iter(_first(found))))
    filled = visit.kept("filled_from")
    if filled != chosen:
        _fill(found[chosen], first=filled is None)
        visit.keep("filled_from", chosen)
    preset = found[chosen]
    visit.keep("kind", preset.kind)
    visit.keep("rounding", preset.rounding)
    visit.keep("rounding_of", preset.method)
    if preset.is_example:
        said = t(language, "loan.example", note=preset.note[language])
        where = ""
        if preset.confidence != "own":
            checked = str(preset.checked_on)
            where = t(language, "loan.source", source=preset.source[language], day=checked)
        look.show(shapes.example(said, where))
        look.show(cite.sources(language, preset.facts, t(language, "cite.sources")))
    return preset


def _first(found: Mapping[str, Preset]) -> list[str]:
    plain = [name for name, one in found.items() if one.confidence == "own"]
    return plain or list(found)


def _fill(preset: Preset, first: bool) -> None:
    """Put the terms of a product into the fields.

    The reader's own money stays; at first, so does whatever they typed or chose on other pages.
    """
    late = preset.overdue
    by_day = late is not None and late.rate is not None
    money, periods = preset.principal.removesuffix(".00"), str(preset.periods or 12)
    figures = {
        "principal": money,
        "borrowed": money,
        "periods": periods,
        "periods_all": periods,
        "rate": ask.as_percent(preset.rate.value),
        "penalty_times": late.multiplier if late and late.multiplier else mine.usual_times(),
    }
    if late is not None and late.rate is not None:
        figures["penalty_day"] = ask.as_percent(late.rate.value)
    if first:  # an example that the address names comes before that of a product
        figures |= visit.kept("terms", {})
    stays = visit.own({**mine.EXAMPLE, **EXAMPLE, "penalty_times": mine.usual_times()})
    for key, figure in figures.items():
        if key not in stays or not (first or key in ("principal", "borrowed")):
            visit.example(key, figure)
    choices = {
        "method": "level_payment" if preset.method == "minimum_payment" else preset.method,
        "rate_per": preset.rate.per,
        "penalty_form": "per_day" if by_day else "multiplier",
    }
    for key, choice in choices.items():
        if not first or visit.kept(key) is None:
            visit.keep(key, choice)


# The contract as it was signed


def received() -> int | None:
    """Ask what arrived, in fen; None where left blank: then nothing was kept back."""
    return ask.fen("received", "", blank=True)


def fee_upfront() -> int:
    """Ask for what was paid apart at the start, in fen."""
    return ask.fen("fee_upfront", "0", zero=True) or 0


def fee_monthly() -> int:
    """Ask for what each period costs beside the interest, in fen."""
    return ask.fen("fee_monthly", "0", zero=True) or 0


def rate() -> Rate:
    """Ask for the rate or fee as the contract prints it, and how it is quoted."""
    left, right = st.columns(2, wrap=False)
    with right:
        mine_fields.rate_per()
    with left:
        return mine_fields.rate()


def is_example() -> bool:
    """Whether the money is still the example: then nothing of it is called the reader's."""
    return not visit.is_own("borrowed", EXAMPLE["borrowed"])


def fees(kept_back: int, upfront: int, monthly: int) -> tuple[Fee, ...]:
    """The fees that there are, by when they are taken."""
    found = {
        FeeWhen.DEDUCTED: kept_back,
        FeeWhen.PAID: upfront,
        FeeWhen.EACH_PERIOD: monthly,
    }
    return tuple(Fee(amount, when) for when, amount in found.items() if amount)


def agreed(principal: int, rate: Rate, days: Days, fees: Sequence[Fee]) -> Terms:
    """The contract as typed. Refuses fees that leave nothing of the loan."""
    if sum(fee.amount for fee in fees if fee.when is not FeeWhen.EACH_PERIOD) >= principal:
        raise Refused("fees_eat_loan", "fees", "the fees at the start leave nothing of the loan")
    how = Method(visit.kept("method", Method.LEVEL_PAYMENT))
    usual = Rounding.DOWN if how is Method.FLAT_FEE else Rounding.HALF_UP
    own = visit.kept("rounding") if visit.kept("rounding_of") == how else None
    return Terms(
        principal=principal,
        method=how,
        rate=rate,
        due=calendar(days.first, "months", 1, days.periods, days.anchor),
        start=days.start,
        anchor=days.anchor,
        rounding=Rounding(own) if own else usual,
        fees=tuple(fees),
    )
