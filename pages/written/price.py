"""What a loan costs a year, and the answer in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from content.presets import every_preset
from content.voice import Voice
from planner import irr
from planner.dates import add_months, calendar
from planner.loan import FeeWhen, Method, Per, Rate, Schedule, Terms, build, schedule_rate
from planner.money import Rounding, fen, places

AS_AGREED = ("level_payment", "level_principal", "interest_first")  # each pays its interest in full
A_YEAR = {"year": 1, "month": 12, "day": 360}  # as the schedule counts: twelve months of 30 days


@dataclass(frozen=True)
class Priced:
    """One loan, every payment of it, and what it really costs a year. Money in fen.

    `schedule` is None where only what is paid each time is known. `examples` are the fields that
    still hold an example.
    """

    terms: Terms
    payments: tuple[int, ...]
    rate: irr.TrueRate
    schedule: Schedule | None
    examples: tuple[str, ...] = ()

    @property
    def paid(self) -> int:
        """Everything that leaves the reader's pocket: instalments, and fees paid apart."""
        return sum(self.payments) + self.terms.fee_total(FeeWhen.PAID)

    @property
    def kept_back(self) -> int:
        """What did not arrive."""
        return self.terms.principal - self.terms.received

    @property
    def nominal(self) -> Fraction:
        """The yearly rate, to the ten places that a solved rate has.

        Without fees the contract's own rate is the cost: its rows, rounded to the fen, come close.
        """
        rate = self.terms.rate
        if self.schedule and self.terms.method in AS_AGREED and not self.terms.fees:
            return rate.value * A_YEAR[rate.per]
        return self.solved

    @property
    def solved(self) -> Fraction:
        """The same as solved from the rows."""
        return Fraction(places(self.rate.nominal))

    @property
    def is_example(self) -> bool:
        """Whether the money is still the example, or what is paid for it."""
        return bool({"borrowed", "instalment"} & set(self.examples))

    def at(self, yearly: Fraction) -> int:
        """What as many payments of the same kind would come to at another yearly rate, in fen.

        They are for the money in hand: what arrived, less what was paid apart for it.
        """
        one = self.terms
        hand = one.received - one.fee_total(FeeWhen.PAID)
        how = Method.LEVEL_PAYMENT if one.method is Method.FLAT_FEE else one.method
        same = Terms(hand, how, Rate(yearly, Per.YEAR), one.due, one.start, one.anchor)
        return build(same).total("payment") + one.fee_total(FeeWhen.PAID)


def headline(voice: Voice, one: Priced) -> str:
    """The answer in one or two sentences that could be read out; an example is called one."""
    values = {
        "monthly": voice.money(one.payments[0]),
        "total": voice.money(one.paid),
        "nominal": voice.percent(one.solved),
        "received": voice.money(one.terms.received),
    }
    key = "cost.answer.one" if len(one.payments) == 1 else "cost.answer"
    said = [voice(key if one.schedule else "cost.answer.payment", **values)]
    if one.terms.method == "flat_fee":
        per, value = one.terms.rate.per, one.terms.rate.value
        shown = voice.percent(value, 1 if per == "total" else 2)
        said.append(voice(f"cost.flat.{per}", rate=shown))
    if one.examples and not one.is_example:
        said.append(voice(f"cost.still.{'_'.join(one.examples)}"))
    whole = ("" if voice.language == "zh" else " ").join(said)
    return voice("cost.example", said=whole) if one.is_example else whole


def by_example(today: date) -> Priced:
    """The loan that the page begins with, before anything is typed."""
    usual = next(one for one in every_preset() if one.confidence == "own")
    rate, first = Rate(Fraction(usual.rate.value), Per(usual.rate.per)), add_months(today, 1)
    due = calendar(first, "months", 1, usual.periods or 12, today.day)
    owed, how = fen(usual.principal, "principal"), Method(usual.method)
    terms = Terms(owed, how, rate, due, today, today.day, rounding=Rounding(usual.rounding))
    schedule = build(terms)
    payments = tuple(schedule.columns.payment)
    examples = ("borrowed", "periods_all", "rate")
    return Priced(terms, payments, schedule_rate(schedule), schedule, examples)
