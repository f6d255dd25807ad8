"""What an offer changes: the movements of money from today, and what is left alone.

A course is a value: an offer takes one and gives another, and never changes the one it was given.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import ClassVar, NamedTuple

from planner import money
from planner.arrears import follow
from planner.errors import Refused
from planner.loan import Fee, FeeWhen, Method, Row, Terms, build, usual_factor
from planner.relief.debt import Debt, in_advance, missed_items, terms_ahead


class Move(NamedTuple):
    """One dated movement, in fen. payment = interest + fee + principal − added.

    `days` are those that its interest runs; `rest` is the rounding remainder (尾差) inside it.
    """

    due: date
    interest: int = 0
    fee: int = 0
    principal: int = 0
    added: int = 0
    days: int = 0
    rest: int = 0

    @property
    def payment(self) -> int:
        return self.interest + self.fee + self.principal - self.added


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


@dataclass(frozen=True, slots=True)
class AsAgreed:
    """The contract's own instalments."""


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """Other instalments: what `terms` give, or `rows` where the amounts are kept as they were."""

    terms: Terms
    rows: tuple[Row, ...] | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """Every payment is set one by one."""

    rows: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing is ahead: what leads ends the debt."""


@dataclass(frozen=True, slots=True)
class Unpaid:
    """Nothing is paid any more."""


Ahead = AsAgreed | Rescheduled | Fixed | Settled | Unpaid


@lru_cache(maxsize=8)
def rows_of(terms: Terms) -> tuple[Row, ...]:
    """The rows of a schedule, remembered while an offer is worked out."""
    return build(terms).rows


@dataclass(frozen=True)
class Course:
    """What is paid from today under an offer, and what is not. Money in fen.

    `lead` comes before the instalments ahead, `side` beside them; `costs` are fees of the offer.
    `credit` was paid before its day and counts for the next payments. `forgiven_new` is what the
    contract would have added (penalty, growth), `forgiven_old` and `forgiven_rate` what it asked.
    """

    debt: Debt
    arrears: Arrears
    credit: int = 0
    ahead: Ahead = AsAgreed()
    lead: tuple[Move, ...] = ()
    side: tuple[Move, ...] = ()
    costs: tuple[Move, ...] = ()
    first_fee: int = 0
    first_interest: int = 0
    tail: int = 0
    begins: date | None = None
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
        else:
            return ()
        if self.first_interest:
            found[0] = found[0]._replace(interest=found[0].interest + self.first_interest)
        return tuple(found)

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


class Offer(ABC):
    """One way of repaying a debt differently. Nothing here is a right: most need the lender's yes.

    One that stands `alone`, named here, cannot be a step among others.
    """

    __slots__ = ()
    alone: ClassVar[str] = ""

    @abstractmethod
    def on(self, course: Course) -> Course:
        """The course under this offer."""


def apply(course: Course, offers: Sequence[Offer]) -> Course:
    """The offers one after another; a refusal names the step by its place."""
    for at, offer in enumerate(offers):
        try:
            if len(offers) > 1 and offer.alone:
                raise Refused("cannot_combine", "", f"{offer.alone} stands alone")
            if isinstance(course.ahead, Settled):
                raise Refused("cannot_combine", "", "nothing can follow settle_for")
            course = offer.on(course)
        except Refused as refusal:
            raise refusal.under(str(at)) from None
    return course


def by_due(move: Move) -> date:
    """What movements are sorted by."""
    return move.due


def moves_of(rows: Iterable[Row], start: date, rest: int) -> list[Move]:
    """Rows of a schedule as movements; `rest` is the remainder in the last one."""
    found, before = [], start
    for row in rows:
        due = row.due
        found.append(Move(due, row.interest, row.fee, row.principal, 0, (due - before).days))
        before = due
    if found and rest:
        found[-1] = found[-1]._replace(rest=rest)
    return found


def remainder(terms: Terms, rows: Sequence[Row]) -> int:
    """What rounding left over in the last row (尾差): never more than ((1+r)^n − 1)/r + 1 fen.

    A larger difference is no rounding: it is money that the month has to bear.
    """
    if len(rows) < 2 or terms.method in (Method.INTEREST_FIRST, Method.BULLET):
        return 0
    last, usual = rows[-1], rows[-2]
    gap = last.payment - usual.payment
    if terms.method == Method.LEVEL_PRINCIPAL:
        gap = last.principal - usual.principal
    return gap if abs(gap) <= _grown(terms) else 0


def _grown(terms: Terms) -> float:
    """How far a fen of rounding in every row can grow by the last one, and one fen more."""
    count = terms.periods
    if terms.method == Method.FLAT_FEE:
        return 2 * count  # principal and fee are both cut down
    num, den = (0, 1) if terms.method == Method.LEVEL_PRINCIPAL else usual_factor(terms)
    if not num:
        return count + 1
    try:
        return float(((1 + num / den) ** count - 1) * den / num + 1)
    except OverflowError:
        return float("inf")


def credited(moves: Iterable[Move], credit: int) -> list[Move]:
    """Money paid early taken off the next payments: fee, then interest, then principal."""
    found = []
    for move in moves:
        less = min(credit, max(0, move.payment))
        credit -= less
        fee, interest = min(less, move.fee), min(max(0, less - move.fee), move.interest)
        found.append(
            move._replace(
                fee=move.fee - fee,
                interest=move.interest - interest,
                principal=move.principal - (less - fee - interest),
            )
        )
    return found
