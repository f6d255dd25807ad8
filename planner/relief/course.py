"""What an offer changes: the movements of money from today, and what is left alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from planner import money
from planner.errors import Refused
from planner.loan import Fee, Row, Terms, build
from planner.relief.debt import Debt, terms_ahead


class Move(NamedTuple):
    """One dated movement, in fen. payment = interest + fee + principal − added."""

    due: date
    interest: int = 0
    fee: int = 0
    principal: int = 0
    added: int = 0

    @property
    def payment(self) -> int:
        return self.interest + self.fee + self.principal - self.added


@lru_cache(maxsize=8)
def rows_of(terms: Terms) -> tuple[Row, ...]:
    """The rows of a schedule, remembered while an offer is worked out."""
    return build(terms).rows


@dataclass
class Plan:
    """What is paid from today under an offer, and what is not."""

    debt: Debt
    lead: list[Move] = field(default_factory=list)
    side: list[Move] = field(default_factory=list)
    terms: Terms | None = None
    first_fee: int = 0
    first_interest: int = 0
    begins: date | None = None
    tail: int = 0
    principal: int = 0
    interest: int = 0
    fees: int = 0
    penalty: int = 0
    forgiven_new: int = 0
    forgiven_old: int = 0
    forgiven_rate: int = 0
    closed: bool = False
    nothing: bool = False
    agreed: bool = False
    overdue_until: date | None = None
    pause: tuple[date, date] | None = None
    rows: list[Move] | None = None

    @classmethod
    def start(cls, debt: Debt) -> Plan:
        owed = debt.arrears()
        return cls(
            debt,
            principal=owed.principal,
            interest=owed.interest,
            fees=owed.fees,
            penalty=owed.penalty,
        )

    @property
    def arrears(self) -> int:
        return self.principal + self.interest + self.fees + self.penalty

    @property
    def each_period(self) -> tuple[Fee, ...]:
        """The contract's own fee of each period, which its new schedule keeps."""
        each = self.debt.terms.fee_total("each_period")
        return (Fee(each, "each_period"),) if each else ()

    def first_change(self) -> None:
        """What takes the whole debt cannot follow a step that has already changed it."""
        if self.terms is not None or self.rows is not None or self.side or self.closed:
            message = "cannot follow another change of the same debt; put it first"
            raise Refused("cannot_combine", "", message)

    def every_payment(self) -> None:
        """What sets every payment can follow neither another change nor a pause of interest."""
        self.first_change()
        if self.pause:
            raise Refused("cannot_combine", "", "cannot follow a pause of interest")

    def clear_arrears(self) -> None:
        self.principal = self.interest = self.fees = self.penalty = 0

    def rebuild(self) -> Terms:
        """The terms of what is ahead, to be changed by an offer."""
        if self.rows is not None or self.closed:
            raise Refused("cannot_combine", "", "cannot follow an offer that sets every payment")
        if self.terms is not None:
            return self.terms
        if not self.debt.ahead:
            raise Refused("nothing_ahead", "offers", "every instalment is already due")
        return terms_ahead(self.debt, self.debt.balance, len(self.debt.ahead))

    def moves(self) -> list[Move]:
        """Every movement from today, by date."""
        if self.nothing:
            return []
        if self.closed:
            return sorted([*self.lead, *self.side])
        main = self.main()
        if self.pause:
            column = self._price
            main = [
                move._replace(**{column: getattr(move, column) - less})
                for move, less in zip(main, self.paused(), strict=True)
            ]
        if main and self.first_fee:
            main[0] = main[0]._replace(fee=main[0].fee + self.first_fee)
        if main and self.tail:
            main[-1] = main[-1]._replace(interest=main[-1].interest + self.tail)
        return sorted([*self.lead, *main, *self.side])

    def main(self) -> list[Move]:
        """The instalments ahead, as the contract or the offer has them."""
        if self.rows is not None:
            return list(self.rows)
        ahead = self.debt.ahead if self.terms is None else rows_of(self.terms)
        rows = [Move(row.due, row.interest, row.fee, row.principal) for row in ahead]
        if self.first_interest:
            rows[0] = rows[0]._replace(interest=rows[0].interest + self.first_interest)
        return rows

    @property
    def _price(self) -> str:
        return "fee" if self.debt.terms.method == "flat_fee" else "interest"

    def paused(self) -> list[int]:
        """What each instalment ahead is spared: its interest (on flat-fee plans its fee) by day."""
        if self.pause is None or self.closed or self.nothing:
            return []
        start, end = self.pause
        before = self.begins or (self.terms.start if self.terms else self.debt.accrues_from)
        spared = []
        for move in self.main():
            days = max(0, (min(end, move.due) - max(start, before)).days)
            price = getattr(move, self._price)
            spared.append(money.half_up(price * days, (move.due - before).days))
            before = move.due
        return spared

    @property
    def given_up(self) -> int:
        """What the lender gives up of the money that the contract asked for."""
        return self.forgiven_old + self.forgiven_rate + sum(self.paused())

    def owed_on(self, on: date) -> int:
        """What would clear the debt on a day from today, with all that falls due until then.

        It is what the debt itself would owe that day, but for what this offer changed of today's
        arrears: those that are paid or waived no longer grow.
        """
        debt = self.debt
        later, growing = replace(debt, today=on), debt.arrears(on).total
        kept = self.arrears + growing - debt.arrears().total if self.arrears else 0
        return later.owed_today - growing + kept
