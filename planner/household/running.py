"""Many debts, one budget, month by month (还债计划).

    interest = round(balance × monthly rate)      each month, before its payment
    first every minimum, then what else is asked, then what is left of the budget in order

A debt that is gone frees its minimum for the next one. Nothing is ever paid beyond the budget.
What is asked and not paid is asked again the month after.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add, mul, sub

from planner import money
from planner.household import prorata
from planner.household.course import MONTHS_MOST, Course, Month, Short
from planner.household.liabilities import Liability
from planner.household.strategy import Strategy, fitting, queue

LARGEST = 100 * money.LARGEST_YUAN

# (month, fen) steps, the first at month 1.
Budget = Sequence[tuple[int, int]]


def run(debts: Sequence[Liability], budget: Budget, strategy: Strategy) -> Course:
    """Every month until nothing is owed, or until the plan cannot go on.

    Ends early when the minimums do not fit, when no balance falls and nothing else is coming, or
    past what the contract can write.

    >>> from fractions import Fraction
    >>> debt = Liability("card", 1_000_000, Fraction(1, 100), floor=11_000)
    >>> len(run([debt], [(1, 11_000)], Strategy.AVALANCHE).months)  # 10,000 at 12 %, 110 a month
    241
    """
    return _Plan(debts, budget, strategy).run()


class _Plan:
    """A plan under way. Usual debts are counted all at once, those in `own` one by one."""

    def __init__(self, debts: Sequence[Liability], budget: Budget, strategy: Strategy) -> None:
        self.debts, self.strategy = debts, strategy
        self.steps, self.funds = dict(budget), 0
        self.owed = [debt.balance for debt in debts]
        self.floors = [debt.floor for debt in debts]
        self.own = [at for at, one in enumerate(debts) if _is_own(one)]
        self.paid = dict.fromkeys(self.own, 0)
        self.behind = {at: 0 for at in self.own if debts[at].asks is not None}
        self.turns = {1, *(first for debt in debts for first, _ in debt.rates)}
        self.settled = max([budget[-1][0], *(debt.settled_month for debt in debts)])
        self.late: list[list[int]] = [[] for _ in debts]
        self.short: Short | None = None
        self.months: list[Month] = []
        self.rates: list[tuple[int, int, int]] = []
        self.order: list[int] = []
        # One or nothing for each debt of a group: the priority debts, then the others.
        groups = [[int(debt.priority is one) for debt in debts] for one in (True, False)]
        self.groups = [group for group in groups if any(group)]

    def run(self) -> Course:
        before = sum(self.owed)
        while before and len(self.months) < MONTHS_MOST:
            needed = self.step(len(self.months) + 1)
            if needed:
                return self.course(needed)
            now = sum(self.owed)
            if now > LARGEST and max(self.owed) > LARGEST:
                break
            if now >= before and len(self.months) >= self.settled and self.rose():
                break
            before = now
        return self.course(None)

    def course(self, needed: int | None) -> Course:
        stuck = [at for at, balance in enumerate(self.owed) if balance] if needed is None else []
        return Course(
            self.months,
            needed,
            tuple(stuck),
            tuple(map(tuple, self.late)),
            tuple(at for at, one in enumerate(self.debts) if not one.is_asked_known),
            self.short,
        )

    def rose(self) -> bool:
        """True when nothing fell and nothing ended: with the same budget it never will."""
        last = self.months[-1]
        return all(paid <= more for paid, more in zip(last.payments, last.interest, strict=True))

    def step(self, month: int) -> int:
        """One month; what the minimums need, when that is more than the funds."""
        if month in self.turns:
            self.rates = [money.prepared(debt.rate_in(month)) for debt in self.debts]
            self.order = queue(self.debts, self.strategy, month)
        self.funds = self.steps.get(month, self.funds)
        interest = money.half_up_each(self.owed, self.rates)
        if self.own:
            self.own_interest(interest, month)
        whole = list(map(add, self.owed, interest))
        payments = list(map(min, self.floors, whole))
        asked = self.own_minimums(whole, payments, month) if self.own else payments
        needed: int = sum(payments)
        if needed > self.funds:
            self.fall_short(asked, asked, self.funds, month)
            return needed
        if self.behind:
            needed += self.meet(payments, asked, month)
        if needed < self.funds:
            self.hand_on(whole, payments, self.funds - needed)
        for at in self.own:
            self.paid[at] += payments[at]
        self.owed = list(map(sub, whole, payments))
        self.months.append(Month(self.funds, interest, payments, self.owed))
        return 0

    def own_interest(self, interest: list[int], month: int) -> None:
        for at in self.own:
            if self.debts[at].fee:
                interest[at] = self.debts[at].interest(self.owed[at], month)

    def own_minimums(self, whole: list[int], payments: list[int], month: int) -> list[int]:
        """Put their minimums among the payments; all that each debt asks, arrears included."""
        for at in self.own:
            payments[at] = self.debts[at].minimum(whole[at], month, self.paid[at])
        if not self.behind:
            return payments
        asked = payments[:]
        for at, behind in self.behind.items():
            debt = self.debts[at]
            if month == 1 or not (debt.has_minimum or debt.once):
                asked[at] = min(whole[at], (debt.asks or 0) + behind)
            else:
                carried = behind if debt.dues else payments[at] + behind
                asked[at] = min(whole[at], max(carried, payments[at]))
            payments[at] = min(payments[at], asked[at])
        return asked

    def meet(self, payments: list[int], asked: list[int], month: int) -> int:
        """Raise the minimums to what is asked where the funds reach; what that takes."""
        gaps = list(map(sub, asked, payments))
        left = self.funds - sum(payments)
        payments[:] = asked
        self.behind = dict.fromkeys(self.behind, 0)
        if sum(gaps) <= left:
            return sum(gaps)
        for at, lack in self.fall_short(asked, gaps, left, month):
            payments[at] -= lack
            self.behind[at] = lack
        return left

    def fall_short(
        self, asked: list[int], gaps: list[int], left: int, month: int
    ) -> tuple[tuple[int, int], ...]:
        """Note a month that cannot pay all that is asked, who is late in it, and by how much."""
        self.short = self.short or Short(month, self.funds, asked)
        _, lacking = fitting(self.debts, gaps, left)
        for at, _ in lacking:
            self.late[at].append(month)
        return lacking

    def hand_on(self, whole: list[int], payments: list[int], left: int) -> None:
        """What is over: by size of debt, or to one debt after the other."""
        if self.strategy == Strategy.PRO_RATA:
            self.share(whole, payments, left)
            return
        for at in self.order:
            more = whole[at] - payments[at]
            if more >= left:
                payments[at] += left
                return
            payments[at] += more
            left -= more

    def share(self, whole: list[int], payments: list[int], left: int) -> None:
        """What is over, by size of debt: among the priority debts, then among the others."""
        room = list(map(sub, whole, payments))
        for mask in self.groups:
            weights = whole if len(self.groups) == 1 else list(map(mul, whole, mask))
            shares, left = prorata.within(left, weights, room)
            payments[:] = map(add, payments, shares)


def _is_own(debt: Liability) -> bool:
    """Whether a debt needs more than a rate and a fixed minimum."""
    return bool(debt.share or debt.fee or debt.dues or debt.asks is not None)
