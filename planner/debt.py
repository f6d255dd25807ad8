"""A debt as it stands today: what is ahead, what is missed, what the contract still asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from planner import amortise, dates, money, overdue
from planner.errors import Refused
from planner.late import Late, Missed
from planner.terms import Fee, Rate, Terms, stepped


@dataclass(frozen=True)
class Debt:
    """A loan, how many instalments are paid, and today. Money in fen."""

    terms: Terms
    paid: int
    late: Late
    today: date

    @cached_property
    def unpaid(self) -> tuple[amortise.Row, ...]:
        """Every instalment still to be paid, missed ones first."""
        rows = amortise.build(self.terms).rows
        if self.paid >= len(rows):
            raise Refused("out_of_range", "paid", "every instalment is paid", most=len(rows) - 1)
        return rows[self.paid :]

    @cached_property
    def missed(self) -> tuple[amortise.Row, ...]:
        """Instalments due before today."""
        return tuple(row for row in self.unpaid if row.due < self.today)

    @cached_property
    def ahead(self) -> tuple[amortise.Row, ...]:
        """Instalments due today or later."""
        return tuple(row for row in self.unpaid if row.due >= self.today)

    @cached_property
    def contract_total(self) -> int:
        """What the contract asks from now on, penalties apart."""
        return sum(row.payment for row in self.unpaid)

    @property
    def balance(self) -> int:
        """The principal that is not due yet."""
        return self.ahead[0].opening if self.ahead else 0

    @property
    def accrues_from(self) -> date:
        """The day from which interest on the balance is not yet in any instalment."""
        return self.missed[-1].due if self.missed else previous_due(self.terms, self.paid)

    @cached_property
    def accrued(self) -> int:
        """Interest on the balance from the last due date to today (none on flat-fee plans)."""
        if self.terms.method == "flat_fee" or self.today <= self.accrues_from:
            return 0
        share = span_share(self.terms, self.accrues_from, self.today)
        return money.part(self.balance, share)

    def arrears(self, on: date | None = None) -> overdue.Owed:
        """What the missed instalments have grown to by a day (today)."""
        day = on or self.today
        if day not in self._arrears:
            owed, _ = overdue.follow(missed_items(self.missed), self.late, [day])
            self._arrears[day] = owed[0]
        return self._arrears[day]

    @cached_property
    def _arrears(self) -> dict[date, overdue.Owed]:
        return {}

    def grown(self, until: date, payments: tuple[tuple[date, int], ...] = ()) -> int:
        """Everything unpaid at a far date when payments go to the oldest arrears first."""
        if (until, payments) not in self._grown:
            owed, _ = overdue.follow(missed_items(self.unpaid), self.late, [until], payments)
            self._grown[until, payments] = owed[0].total
        return self._grown[until, payments]

    @cached_property
    def _grown(self) -> dict[tuple[date, tuple[tuple[date, int], ...]], int]:
        return {}

    @property
    def owed_today(self) -> int:
        """Principal, interest so far, arrears and penalties: what would clear it today."""
        return self.balance + self.accrued + self.arrears().total


def missed_items(rows: Sequence[amortise.Row]) -> list[Missed]:
    """Instalments as the overdue engine takes them."""
    return [Missed(row.due, row.principal, row.interest, row.fee) for row in rows]


def previous_due(terms: Terms, paid: int) -> date:
    """The last due date that is paid, or the day the money arrived."""
    return terms.due[paid - 1] if paid else terms.start


def span_share(terms: Terms, start: date, end: date) -> Fraction:
    """The contract's rate for any span of days, as a fraction of the balance."""
    if terms.rate.per == "period":
        unit, size = terms.step or ("months", 1)
        steps = Fraction((end - start).days, size * (30 if unit == "months" else 1))
        return terms.rate.value * steps
    if terms.rate.per == "day" and terms.day_count != "30/360":
        return terms.rate.value * (end - start).days
    yearly = terms.rate.value * {"year": 1, "month": 12, "day": 360}[terms.rate.per]
    return yearly * dates.year_fraction(start, end, terms.day_count)


def terms_ahead(debt: Debt, principal: int, periods: int, rate: Rate | None = None) -> Terms:
    """The contract's terms for what is left: same dates onward, another balance or length.

    A flat-fee contract keeps its remaining fees; a longer one needs a rate of its own.
    """
    ahead = debt.ahead
    each = debt.terms.fee_total("each_period")
    changed = replace(
        debt.terms,
        principal=principal,
        rate=rate or debt.terms.rate,
        start=min(debt.accrues_from, debt.today),
        due=onward(debt.terms, [row.due for row in ahead], periods),
        fees=(Fee(each, "each_period"),) if each else (),
    )
    if debt.terms.method == "flat_fee" and rate is None:
        return _flat_ahead(debt, changed, periods)
    if rate is not None and debt.terms.method == "flat_fee" and rate.per != "total":
        changed = replace(changed, method="level_payment", rounding="half_up")
    return changed


def onward(terms: Terms, due: Sequence[date], periods: int) -> tuple[date, ...]:
    """So many due dates: the contract's own, then on at its step."""
    if terms.step:
        return tuple(stepped(due[0], *terms.step, at, terms.anchor) for at in range(periods))
    unit, size = listed_step(terms)
    more = range(1, periods - len(due) + 1)
    return (*due[:periods], *(stepped(due[-1], unit, size, at, due[-1].day) for at in more))


def listed_step(terms: Terms) -> tuple[str, int]:
    """How listed dates go on: at their last distance, in months where it is four weeks or more."""
    before = terms.due[-2] if terms.periods > 1 else terms.start
    days = (terms.due[-1] - before).days
    return ("months", money.half_up(days * 12, 365)) if days >= 28 else ("days", days)


def _flat_ahead(debt: Debt, changed: Terms, periods: int) -> Terms:
    if debt.terms.rate.per == "total" and periods != len(debt.ahead):
        message = "a flat-fee plan of another length needs the fee the lender quotes for it"
        raise Refused("missing", "rate", message)
    each = debt.terms.fee_total("each_period")
    own = sum(row.fee - each for row in debt.ahead[:periods])
    if periods > len(debt.ahead):
        usual = Fraction(*amortise.usual_factor(debt.terms))
        rounding = money.ROUNDINGS[debt.terms.rounding]
        own += money.part(debt.terms.principal, usual, rounding) * (periods - len(debt.ahead))
    return replace(changed, rate=Rate(Fraction(own, max(changed.principal, 1)), "total"))


def monthly_price(terms: Terms) -> Rate:
    """The contract's rate where instalments fall by the month, whatever its own periods are."""
    unit, size = terms.step or ("months", 1)
    if terms.rate.per != "period" or (unit, size) == ("months", 1):
        return terms.rate
    return Rate(
        terms.rate.value * (Fraction(1, size) if unit == "months" else 30 / Fraction(size)), "month"
    )


def next_due(day: date, anchor: int) -> date:
    """The first day after another that is the contract's day of the month.

    >>> next_due(date(2026, 1, 1), 31), next_due(date(2026, 1, 31), 31)
    (datetime.date(2026, 1, 31), datetime.date(2026, 2, 28))
    """
    same = dates.add_months(day, 0, anchor)
    return same if same > day else dates.add_months(day, 1, anchor)
