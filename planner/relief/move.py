"""The movements of money from today, and what rounding leaves in the last of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from planner.loan import Method, Row, Terms, usual_factor


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
