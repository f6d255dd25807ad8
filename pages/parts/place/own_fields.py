"""The fields of one debt: filled from the list, emptied for another debt, put aside and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from content.presets import every_preset
from pages.parts import ask, visit
from pages.parts.debt import begun, mine
from planner.case import CaseDebt, Kind
from planner.dates import add_months
from planner.loan import Method
from planner.money import yuan

EXAMPLES = {
    **{key: mine.example(key) for key in mine.FIELDS},
    **begun.FIELDS,
    **{"received": "", "fee_upfront": "0", "fee_monthly": "0", "instalment": ""},
}
DAYS = ("next_due", "loan_start", "first_due")
CHOICES = (
    *("product", "filled_from", "kind", "rounding", "rounding_of", "method", "rate_per"),
    *("penalty_form", "known_by", "price_by"),
)


def put(key: str, text: str) -> None:
    """What the reader's list knows stands in a field as theirs; what it does not, an example."""
    if not text:
        visit.example(key, EXAMPLES[key])
    elif str(visit.typed(key) or "") != text or not visit.touched(key):
        visit.write(key, text)
        visit.touch(key)


def as_left(periods: str) -> None:
    """Tell the debt by what is left of it, no longer from its beginning."""
    visit.keep("known_by", "left")
    put("periods", periods)


def _owed(text: str, _today: date) -> None:
    put("principal", yuan(int(text)).removesuffix(".00") if text else "")


def _rate(text: str, _today: date) -> None:
    """A fee on the whole sum needs its own way of repaying, and the other way round."""
    value, _, per = text.partition(" ")
    if not text:
        return put("rate", "")
    is_flat = per in mine.FLAT_PER
    if is_flat != (visit.kept("method") == Method.FLAT_FEE):
        visit.keep("method", str(Method.FLAT_FEE if is_flat else Method.LEVEL_PAYMENT))
    visit.keep("rate_per", per)
    return put("rate", ask.percent(Fraction(value)))


def _method(text: str, _today: date) -> None:
    if text and not mine.is_bill():
        visit.keep("method", text)


def _due(text: str, today: date) -> None:
    if not text:
        return visit.example("next_due", add_months(today, 1))
    visit.write("next_due", date.fromisoformat(text))
    return visit.touch("next_due")


WRITE: dict[str, Callable[[str, date], None]] = {
    "owed": _owed,
    "method": _method,  # before the rate, which needs one that it fits
    "rate": _rate,
    "periods": lambda text, _today: put("periods", text),
    "late": lambda text, _today: put("days_late", text),
    "due": _due,
}


def empty(debt: CaseDebt, today: date) -> None:
    """Make room for a debt: examples in every field, and the product that suits its kind."""
    for key, example in EXAMPLES.items():
        visit.example(key, example)
    for key in DAYS:
        visit.write(key, None)
    _due("", today)
    for key in CHOICES:
        visit.keep(key, None)
    product = _product(debt)
    found = next(one for one in every_preset() if one.kind == product or one.id == product)
    visit.keep("product", found.id)
    visit.keep("filled_from", found.id)
    visit.keep("kind", found.kind)
    visit.keep("rate_per", "year")
    visit.keep("penalty_form", "multiplier")
    visit.keep("method", str(debt.method or Method.LEVEL_PAYMENT))


def _product(debt: CaseDebt) -> str:
    """The kind of a card's product, else the id of one's own figures."""
    if debt.kind is not Kind.CARD or debt.method not in (None, Method.FLAT_FEE):
        return "custom"
    return "card_instalment" if debt.method else "card"


def aside() -> dict[str, str]:
    """What stands in the fields, as far as it is the reader's, to be put back later."""
    own = visit.own(EXAMPLES)
    found = {f"text {key}": str(visit.typed(key) or "") for key in EXAMPLES if key in own}
    days = {key: visit.typed(key) for key in DAYS}
    found |= {f"day {key}": one.isoformat() for key, one in days.items() if isinstance(one, date)}
    chosen = {f"choice {key}": visit.kept(key) for key in CHOICES}
    return found | {name: str(one) for name, one in chosen.items() if one is not None}


def back(held: Mapping[str, object]) -> None:
    """Put back what was put aside; what is not of its shape stays out."""
    for name, one in held.items():
        (kind, _, key), text = name.partition(" "), str(one)
        if kind == "choice" and key in CHOICES:
            visit.keep(key, text)
        elif kind == "text" and key in EXAMPLES:
            visit.write(key, text)
            visit.touch(key)
        elif kind == "day" and key in DAYS:
            visit.write(key, _day(text))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
