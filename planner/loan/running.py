"""A loan while days pass: what runs, what is due, what a payment takes away."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from planner import money
from planner.loan import schedule
from planner.loan.periods import span_share
from planner.loan.terms import Method, Terms


class Loan:
    """A loan while days pass: what is owed of it, and where in its schedule today stands."""

    def __init__(self, terms: Terms) -> None:
        self.terms, self.rows = terms, schedule.build(terms).rows
        self.rounding = money.ROUNDINGS[terms.rounding]
        self.ends = [row.due for row in self.rows]
        self.at, self.today, self.principal = 0, terms.start, terms.principal
        self.interest = self.fees = 0
        self.run, self.counted = Fraction(0), 0

    def skip(self, count: int) -> None:
        """Stand where `count` instalments are paid as agreed."""
        if count:
            self.at, self.today = count, self.rows[count - 1].due
            self.principal = self.rows[count].opening

    def accrue(self, until: date) -> int:
        """Interest from today to a day inside the running period.

        A period is added up exactly and rounded as a whole, however many payments cut it.
        """
        if until <= self.today or not self.principal or self.terms.method == Method.FLAT_FEE:
            return 0
        self.run += self.principal * span_share(self.terms, self.today, until)
        before, self.counted = self.counted, self.rounding(*self.run.as_integer_ratio())
        return self.counted - before

    def _span(self) -> tuple[date, date]:
        return (self.ends[self.at - 1] if self.at else self.terms.start), self.ends[self.at]

    def move_to(self, day: date) -> None:
        """Let interest run to a day; a due date on the way ends its period."""
        while self.at < len(self.ends) and self.ends[self.at] <= day:
            self.interest += self.accrue(self.ends[self.at])
            self.fees += self.rows[self.at].fee
            self.today, self.at = max(self.today, self.ends[self.at]), self.at + 1
            self.run, self.counted = Fraction(0), 0
        self.interest += self.accrue(day)
        self.today = max(self.today, day)

    def finish(self, on: date) -> None:
        """Let the period that a day stands in run to its end."""
        self.move_to(max((end for end in self.ends if end <= on), default=self.today))
        if self.begun(on):
            self.interest += self.accrue(self.ends[self.at])
        else:
            self.move_to(on)

    def begun(self, on: date) -> bool:
        """Whether a day stands inside a period, past its first day."""
        return self.at < len(self.ends) and on > self._span()[0]

    def pay(self, amount: int) -> int:
        """Fees, then interest, then principal; what is left over."""
        for part in ("fees", "interest", "principal"):
            taken = min(amount, getattr(self, part))
            setattr(self, part, getattr(self, part) - taken)
            amount -= taken
        return amount

    def running_fee(self, on: date, whole: bool) -> int:
        """The fee of the period begun: in full, or by the days used."""
        if not self.begun(on):
            return 0
        start, end = self._span()
        fee = self.rows[self.at].fee
        return fee if whole else money.half_up(fee * (on - start).days, (end - start).days)
