"""What an offer changes: the movements of money from today, and what is left alone.

A course is a value: an offer takes one and gives another, and never changes the one it was given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from planner import money
from planner.arrears import follow
from planner.errors import Refused
from planner.loan import Fee, FeeWhen, Method, Row, Terms
from planner.relief.ahead import (
    AS_AGREED,
    Ahead,
    AsAgreed,
    Fixed,
    Rescheduled,
    Settled,
    Unpaid,
    moved_interest,
    rows_of,
)
from planner.relief.debt import Debt
from planner.relief.move import Move, by_due, credited, moves_of, remainder
from planner.relief.paid import in_advance, missed_items
from planner.relief.remaining import terms_ahead


class Arrears(NamedTuple):
    """What is overdue and not dealt with yet, in fen."""

    principal: int = 0
    interest: int = 0
    fees: int = 0
    penalty: int = 0

    @property
    def total(self) -> int:
        return sum(self)


NONE_LEFT = Arrears()


@dataclass(frozen=True)
class Course:
    """What is paid from today under an offer, and what is not. Money in fen.

    `lead` comes before the instalments ahead, `side` beside them; `costs` are fees of the offer.
    `credit` was paid before its day and counts for the next payments. `forgiven_new` is what the
    contract would have added (penalty, growth), `forgiven_old` and `forgiven_rate` what it asked.
    Where a due date has moved, interest runs from `begins`, and the terms of before `cut` its days.
    """

    debt: Debt
    arrears: Arrears
    credit: int = 0
    ahead: Ahead = AS_AGREED
    lead: tuple[Move, ...] = ()
    side: tuple[Move, ...] = ()
    costs: tuple[Move, ...] = ()
    first_fee: int = 0
    tail: int = 0
    begins: date | None = None
    cut: Terms | None = None
    pause: tuple[date, date] | None = None
    forgiven_new: int = 0
    forgiven_old: int = 0
    forgiven_rate: int = 0
    agreed: bool = False
    overdue_until: date | None = None

    @classmethod
    def of(cls, debt: Debt) -> Course:
        """The debt as it stands: nothing is changed yet."""
        owed = debt.arrears()
        left = Arrears(owed.principal, owed.interest, owed.fees, owed.penalty)
        return cls(debt, left, debt.credit)

    @property
    def each_period(self) -> tuple[Fee, ...]:
        """The contract's own fee of each period, which its new schedule keeps."""
        each = self.debt.terms.fee_total(FeeWhen.EACH_PERIOD)
        return (Fee(each, FeeWhen.EACH_PERIOD),) if each else ()

    def first_change(self) -> None:
        """What takes the whole debt cannot follow a step that has already changed it."""
        if self.side or not isinstance(self.ahead, AsAgreed | Unpaid):
            message = "cannot follow another change of the same debt; put it first"
            raise Refused("cannot_combine", "", message)

    def every_payment(self) -> None:
        """What sets every payment can follow neither another change nor a pause of interest."""
        self.first_change()
        if self.pause:
            raise Refused("cannot_combine", "", "cannot follow a pause of interest")

    def rebuild(self) -> Terms:
        """The terms of what is ahead, to be changed by an offer."""
        if isinstance(self.ahead, Fixed | Settled):
            raise Refused("cannot_combine", "", "cannot follow an offer that sets every payment")
        if isinstance(self.ahead, Rescheduled):
            return self.ahead.terms
        if not self.debt.ahead:
            raise Refused("nothing_ahead", "offers", "every instalment is already due")
        return terms_ahead(self.debt, self.debt.balance, len(self.debt.ahead))

    def kept_rows(self) -> tuple[Row, ...] | None:
        """The instalments ahead where none of their amounts has been worked out anew."""
        if isinstance(self.ahead, AsAgreed):
            return self.debt.ahead
        return self.ahead.rows if isinstance(self.ahead, Rescheduled) else None

    def charged(self, fee: int, on: date | None) -> Course:
        """The same with a fee of the offer, paid today or on the day agreed (延期手续费)."""
        today = self.debt.today
        if on is not None and on < today:
            raise Refused("date_order", "fee_on", "must not be before today")
        return replace(self, costs=(*self.costs, Move(on or today, fee=fee))) if fee else self

    def moves(self, fees: bool = True) -> tuple[Move, ...]:
        """Every movement from today, by date; without the fees of the offer itself if so asked."""
        if isinstance(self.ahead, Unpaid):
            return self.lead
        main = list(self.main())
        if self.pause:
            column = self._price
            for at, less in enumerate(self.paused()):
                main[at] = main[at]._replace(**{column: getattr(main[at], column) - less})
        if main and self.tail:
            main[-1] = main[-1]._replace(interest=main[-1].interest + self.tail)
        if main and fees and self.first_fee:
            main[0] = main[0]._replace(fee=main[0].fee + self.first_fee)
        found = sorted(chain(self.lead, main, self.side), key=by_due)
        if self.credit:
            found = credited(found, self.credit)
        return tuple(sorted([*found, *self.costs], key=by_due) if fees and self.costs else found)

    def main(self) -> tuple[Move, ...]:
        """The instalments ahead, as the contract or the offer has them."""
        if isinstance(self.ahead, Fixed):
            return self.ahead.rows
        if isinstance(self.ahead, AsAgreed):
            whole, rows, start = self.debt.rows, self.debt.ahead, self.debt.accrues_from
            found = moves_of(rows, start, remainder(self.debt.terms, whole))
        elif isinstance(self.ahead, Rescheduled):
            terms = self.ahead.terms
            rows = rows_of(terms) if self.ahead.rows is None else self.ahead.rows
            found = moves_of(rows, self.begins or terms.start, remainder(terms, rows))
            more = self.first_interest(terms)
            found[0] = found[0]._replace(interest=found[0].interest + more)
        else:
            return ()
        return tuple(found)

    def first_interest(self, terms: Terms) -> int:
        """What a moved due date adds to the interest of the first period, or takes off it."""
        return moved_interest(terms, self.begins or terms.start, self.cut)

    @property
    def _price(self) -> str:
        return "fee" if self.debt.terms.method == Method.FLAT_FEE else "interest"

    def paused(self) -> list[int]:
        """What each instalment ahead is spared: its interest (on flat-fee plans its fee) by day."""
        if self.pause is None or isinstance(self.ahead, Settled | Unpaid):
            return []
        start, end = self.pause
        own = self.ahead.terms.start if isinstance(self.ahead, Rescheduled) else None
        before = self.begins or own or self.debt.accrues_from
        spared = []
        for move in self.main():
            days = max(0, (min(end, move.due) - max(start, before)).days)
            price = getattr(move, self._price)
            # A card's bill asks no interest until its day: there is no span to take a part of.
            spared.append(money.half_up(price * days, (move.due - before).days) if days else 0)
            before = move.due
        return spared

    @property
    def given_up(self) -> int:
        """What the lender gives up of the money that the contract asked for."""
        return self.forgiven_old + self.forgiven_rate + sum(self.paused())

    def owed_on(self, on: date) -> int:
        """What would clear the debt on a day from today, if nothing is paid until then.

        Instalments that fall due on the way are overdue by then, and have grown.
        """
        debt, later = self.debt, replace(self.debt, today=on)
        owed = self.arrears.total
        if owed:
            owed += debt.arrears(on).total - debt.arrears().total
        fallen = [row for row in debt.ahead if row.due < on]
        early, credit = in_advance(fallen, self.credit)
        if fallen:
            found, _ = follow(missed_items(fallen), debt.late, [on], early)
            owed += found[0].total
        return owed - credit + later.owed_today + later.credit - later.arrears().total
