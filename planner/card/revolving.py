"""A credit card that is not paid in full: interest on every purchase from its posting day.

    interest = Σ purchase × daily rate × days since posting, then on what is left   (全额计息, F14)

Paid in full by the due date, purchases cost nothing; cash advances always run from their day.
A payment goes to what a statement has already billed; interest is billed, rounded half up, on
each statement and counts exactly between them. A missed due date shows from the day after it and
its days of grace; a bill short by no more than the tolerance counts as paid.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner import money
from planner.arrears import PARTS, Applied, Late, Mark, Owed, Part
from planner.card.terms import Bill, Card, Kind


@dataclass(slots=True)
class _Item:
    """One purchase while days pass; `charged` once its interest is certain.

    `grown` is fen × units of the card's meter, `units` how far the meter has been counted.
    """

    posted: date
    left: int
    kind: Kind
    mark: Mark
    charged: bool = False
    units: int = 0
    grown: int = 0


@dataclass
class _Account:
    """The card on the day `today`. `missing` holds unpaid minimums by their due date.

    `ahead` are items not posted yet, the latest first; `items` the posted ones, oldest first.
    """

    card: Card
    ahead: list[_Item]
    items: list[_Item] = field(default_factory=list)
    today: date = date.min
    revolving: bool = False
    interest: int = 0
    fees: int = 0
    paid: int = 0
    on_interest: int = 0
    missing: dict[date, int] = field(default_factory=dict)
    bills: list[Bill] = field(default_factory=list)

    @classmethod
    def of(cls, card: Card) -> _Account:
        mark = card.growth.meter.mark
        return cls(card, [_Item(*one, mark(one.posted)) for one in sorted(card.items)[::-1]])

    @property
    def principal(self) -> int:
        return sum(item.left for item in self.items)

    @property
    def running(self) -> int:
        """Interest since the last statement that is certain to be charged."""
        grown = sum((item.grown for item in self.items if item.charged), self.on_interest)
        meter = self.card.growth.meter
        return money.half_up(grown * meter.num, meter.den)

    @property
    def days_overdue(self) -> int:
        late = [(self.today - due).days for due, amount in self.missing.items() if amount]
        return max(late, default=0)

    def move_to(self, today: date) -> None:
        """Let interest grow up to a day."""
        growth, before, self.today = self.card.growth, self.today, today
        meter, now = growth.meter, growth.meter.read(today)
        while self.ahead and self.ahead[-1].posted <= today:
            self.items.append(self.ahead.pop())
        for item in self.items:
            item.charged = item.charged or self.revolving or item.kind == Kind.CASH
            units = meter.since(item.mark, now, today)
            item.grown += item.left * (units - item.units)
            item.units = units
        if growth.compound_unpaid_interest and self.interest:
            units = meter.since(meter.mark_of(before, before), now, today)
            self.on_interest += self.interest * units

    def bill_running(self) -> int:
        """Turn the interest that has run into interest that is owed."""
        billed, self.on_interest = self.running, 0
        self.interest += billed
        for item in self.items:
            item.grown = 0 if item.charged else item.grown
        self.items = [item for item in self.items if item.left or item.grown]
        return billed

    def write_bill(self, due: date) -> None:
        """A statement: the minimum takes 100 % of everything but purchases and interest."""
        billed, full, ordinary = self.bill_running(), self.fees, self.interest
        for item in self.items:
            if item.kind == Kind.PURCHASE:
                ordinary += item.left
            else:
                full += item.left
        before = min(ordinary, sum(self.missing.values()))
        least = self.card.minimum.of(ordinary - before, full + before)
        self.bills.append(Bill(self.today, due, full + ordinary, billed, least))
        self.paid = 0

    def close_bill(self) -> None:
        """The due date and its grace are over: a bill not paid charges all items from posting."""
        bill = self.bills[-1]
        self.revolving = bill.balance - self.paid > self.card.tolerance
        for item in self.items:
            if self.revolving:
                item.charged = True
            elif item.posted <= bill.on and not item.charged:
                item.grown = 0
        short = bill.minimum - self.paid
        if short > self.card.tolerance:
            self.fees += self.card.default_fee.on(short)
            self.missing[bill.due] = max(0, short - sum(self.missing.values()))

    def pay(self, amount: int, order: Sequence[Part]) -> Applied:
        """One payment by the order; what is left over pays interest not billed yet."""
        left = amount
        parts: dict[str, int] = dict.fromkeys(PARTS, 0)
        for part in (*order, *((Part.INTEREST,) if Part.INTEREST in order else ())):
            if part == Part.INTEREST and left > self.interest and not self.principal:
                self.bill_running()
            taken = self._take(part, left)
            parts[part] += taken
            left -= taken
        self.paid += amount - left
        covered = amount - left
        for due, short in self.missing.items():
            self.missing[due] = short - min(short, covered)
            covered -= min(short, covered)
        return Applied(self.today, amount, parts, left)

    def _take(self, part: Part, most: int) -> int:
        if part in (Part.FEES, Part.INTEREST):
            taken = min(most, getattr(self, part))
            setattr(self, part, getattr(self, part) - taken)
            return int(taken)
        left = most
        for item in self.items if part == Part.PRINCIPAL else ():
            taken = min(left, item.left)
            item.left -= taken
            left -= taken
        return most - left

    def owed(self) -> Owed:
        interest = self.interest + self.running
        return Owed(self.today, self.days_overdue, self.principal, interest, 0, self.fees)


def run(
    card: Card, late: Late, as_of: Iterable[date], payments: Sequence[tuple[date, int]] = ()
) -> tuple[list[Owed], list[Applied], list[Bill]]:
    """What the card asks on each day, where each payment went, and the statements till then.

    On one day: the due date before it closes, the statement is written, payments count, and
    last the figure is taken.
    """
    days = sorted(set(as_of))
    end = max(*days, *(on for on, _ in payments)) if payments else days[-1]
    bills, closings = card.calendar(end)
    account = _Account.of(card)
    owed, applied = [], []
    for today in sorted({*days, *(on for on, _ in payments), *bills, *closings}):
        account.move_to(today)
        if today in closings:
            account.close_bill()
        if today in bills:
            account.write_bill(bills[today])
        for amount in (amount for on, amount in payments if on == today):
            applied.append(account.pay(amount, late.order_on(account.days_overdue)))
        if today in days:
            owed.append(account.owed())
    return owed, applied, account.bills
