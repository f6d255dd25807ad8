"""The reader's debt as its fields hold it: typed once, the same on every page of the visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from content.presets import CARDS, usual
from content.words import t
from pages.parts import ask, cite, visit
from pages.parts.debt import begun
from pages.written import example as written
from planner.case import Kind, KnownDebt
from planner.dates import add_months
from planner.loan import Method, Per, Rate
from planner.money import Rounding

FLAT_PER, PER = ("period", "total"), ("year", "month", "day")
EXAMPLE = {
    "principal": written.OWED,
    "rate": written.RATE,
    "periods": written.PERIODS,
    "days_late": "0",
    "budget": written.BUDGET,
    "late_fee": "0",
    "penalty_day": ask.as_percent(usual().late_rate),  # as the example bills have it: of no rule
}
FIELDS = (*EXAMPLE, "penalty_times", "stated")
LIMITS = {"periods": begun.PERIODS, "days_late": (0, 3650)}  # the least and the most
A_MONTH = {Per.DAY: Fraction(30), Per.MONTH: Fraction(1), Per.YEAR: Fraction(1, 12)}
TURNS = "card_principal_first_from_day_91"  # what the card contracts we read say


def usual_times() -> str:
    """The most that the rule on bank loans allows, as a first figure; blank where there is none."""
    return written.penalty_times(visit.reading_day())


def example(key: str) -> str:
    """The figure that a field begins with."""
    return usual_times() if key == "penalty_times" else EXAMPLE.get(key, "")


@dataclass(frozen=True)
class Typed:
    """A debt as it stands in the fields, and which of them hold the reader's own figures.

    What cannot be read is an `ask.Unreadable` in the reader's words, never a guess.
    """

    debt: KnownDebt
    budget: int | None
    own: frozenset[str]

    @property
    def is_example(self) -> bool:
        """Whether the money is still the example: then nothing of it is called the reader's."""
        return "principal" not in self.own

    @property
    def is_dated(self) -> bool:
        """Whether the reader has said how late it is, or on which day it next falls due."""
        return "next_due" in self.own or self.debt.days_late(self.debt.owed_on) > 0


def typed(today: date) -> Typed:
    """What the fields of this visit hold; draws nothing. Raises ask.Unreadable."""
    own = visit.own({**{key: example(key) for key in FIELDS}, **begun.FIELDS})
    if begun.chosen() and not is_bill():
        own = begun.as_left(own)
    due = {"next_due"} if _due_is_own(today) else set[str]()
    return Typed(_known(today), _optional("budget"), own - begun.FIELDS.keys() | due)


def reader(today: date) -> Typed | None:
    """The reader's own debt; None while the money is an example or cannot be read."""
    try:
        found = typed(today)
    except ask.Unreadable:
        return None
    return None if found.is_example else found


def days() -> int:
    """How many days late the fields say; 0 while that cannot be read."""
    try:
        return _whole("days_late")
    except ask.Unreadable:
        return 0


def is_card() -> bool:
    """Whether the product chosen is a bank credit card's: its bill, or a bill in instalments."""
    return visit.kept("kind") in CARDS


def is_bill() -> bool:
    """Whether it is a card's bill: due as a whole, with no instalments agreed."""
    return bool(visit.kept("kind") == "card" and visit.kept("method") != Method.FLAT_FEE)


def standing() -> begun.Standing | None:
    """What is still owed and how many instalments are left, as typed or as counted.

    A card's bill has no instalments: None. Raises ask.Unreadable.
    """
    if is_bill():
        return None
    if not begun.chosen():
        return begun.Standing(_owed(), _whole("periods"))
    how = Method(visit.kept("method", Method.LEVEL_PAYMENT))
    return begun.standing(how, _rate(), _rounding(how))


def _owed() -> int:
    return ask.fen_of(visit.language(), _name("principal"), _shown("principal"))


def _rate() -> Rate:
    return Rate(Fraction(_number("rate", 1000)) / 100, Per(str(visit.kept("rate_per", "year"))))


def monthly_rate() -> Fraction:
    """What a card's rate is for a month of thirty days. Raises ask.Unreadable."""
    rate = _rate()
    return rate.value * A_MONTH[rate.per]


def _known(today: date) -> KnownDebt:
    left, how = standing(), str(visit.kept("method", "level_payment"))
    late = _whole("days_late")
    day, times = _penalty(how) if left else (None, None)
    return KnownDebt(
        owed=left.owed if left else _owed(),
        owed_on=today,
        first_due=_first_due(late, today),
        kind=Kind.CARD if is_card() else Kind.OTHER,
        rate=_rate(),
        method=Method(how) if left else None,
        periods_left=left.periods if left else None,
        fees_left=left.fees if left else None,
        rounding=_rounding(how),
        penalty_rate=day,
        penalty_times=times,
        turn_day=turn_day() if is_card() else None,
        late_fee=ask.fen_of(visit.language(), _name("late_fee"), _shown("late_fee"), zero=True),
        stated=_optional("stated") if late else None,
    )


def turn_day() -> int | None:
    """The day of lateness from which a card's payments go to the principal; None without a rule."""
    return cite.rule(TURNS).measured.days if cite.holds(TURNS) else None


def _rounding(how: str) -> Rounding | None:
    """How the product chosen rounds, while the method is its own."""
    own = visit.kept("rounding") if visit.kept("rounding_of") == how else None
    return Rounding(own) if own else None


def _penalty(how: str) -> tuple[Rate | None, Fraction | None]:
    if visit.kept("penalty_form", "multiplier") == "multiplier" and how != "flat_fee":
        return None, Fraction(_number("penalty_times", 100))
    return Rate(Fraction(_number("penalty_day", 1000)) / 100, Per.DAY), None


def _first_due(late: int, today: date) -> date:
    """The first unpaid day: so many days ago, or the next due date."""
    if late:
        return today - timedelta(days=late)
    due = visit.typed("next_due")
    return due if isinstance(due, date) and due >= today else add_months(today, 1)


def _due_is_own(today: date) -> bool:
    """Whether the next due day is the reader's; one that has passed gives way to an example."""
    due = visit.typed("next_due")
    passed = isinstance(due, date) and due < today
    return not passed and visit.is_own("next_due", add_months(today, 1))


def _optional(key: str) -> int | None:
    """An amount that may be left blank, in fen."""
    shown = str(visit.typed(key) or "")
    if not ask.cleaned(shown):
        return None
    return ask.fen_of(visit.language(), _name(key), shown, zero=True)


def _whole(key: str) -> int:
    return ask.whole_of(visit.language(), _name(key), _shown(key), *LIMITS[key])


def _number(key: str, most: int) -> Decimal:
    return ask.number(visit.language(), _name(key), _shown(key), Decimal(0), Decimal(most))


def _name(key: str) -> str:
    per = f".{visit.kept('rate_per', 'year')}" if key == "rate" else ""
    return t(visit.language(), f"field.{key}{per}")


def _shown(key: str) -> str:
    found = visit.typed(key)
    return example(key) if found is None else str(found)
