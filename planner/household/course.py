"""How a plan of many debts ran: every month, and where the money fell short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

MONTHS_MOST = 600


class Month(NamedTuple):
    """One month, in fen, debt by debt in the order given."""

    budget: int
    interest: list[int]
    payments: list[int]
    owed: list[int]


class Short(NamedTuple):
    """A month whose budget is less than what is asked, debt by debt, in fen."""

    month: int
    budget: int
    asked: list[int]


@dataclass(frozen=True, slots=True)
class Course:
    """Every month of a plan. Debts are named by their place in the list.

    `needed`: what the minimums of the first impossible month ask; the course stops before it.
    `stuck`: debts still owed at the end. `late`: for each debt, the months in which it is paid
    less than it asks (逾期), the impossible month included. `unknown`: debts whose ask is not
    known. `short`: the first month that could not pay all that was asked.
    """

    months: list[Month]
    needed: int | None = None
    stuck: tuple[int, ...] = ()
    late: tuple[tuple[int, ...], ...] = ()
    unknown: tuple[int, ...] = ()
    short: Short | None = None

    @property
    def ends(self) -> bool:
        """Nothing is owed at the end."""
        return self.needed is None and not self.stuck

    @property
    def is_clean(self) -> bool | None:
        """No debt is ever paid less than it asks; None where what one asks is not known."""
        if any(self.late):
            return False
        return None if self.unknown else True

    @property
    def never_ends(self) -> tuple[int, ...]:
        """Debts whose last payment was not above their interest: so they never end."""
        if not self.stuck or not self.months:
            return ()
        last = self.months[-1]
        return tuple(at for at in self.stuck if last.payments[at] <= last.interest[at])

    @property
    def interest(self) -> int:
        """All interest and flat fees, in fen."""
        return sum(sum(month.interest) for month in self.months)

    @property
    def total(self) -> int:
        """All payments, in fen."""
        return sum(sum(month.payments) for month in self.months)

    def paid_off(self, at: int) -> int | None:
        """The month after which a debt is gone, None where it never is."""
        months = enumerate(self.months, 1)
        return next((number for number, month in months if not month.owed[at]), None)
