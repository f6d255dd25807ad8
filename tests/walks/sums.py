"""Arithmetic of the walks, by the plain rule of each, in fen; nothing of the app is used."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal


def fen(amount: Decimal) -> int:
    """Yuan to whole fen, half a fen up."""
    return int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))


def yuan(amount: int) -> str:
    """Fen as it is written: 1,234.50."""
    return f"{Decimal(amount) / 100:,.2f}"


def level(principal: str, yearly: str, periods: int) -> tuple[int, int]:
    """The instalment of a level loan and everything paid; the last one takes the odd fen."""
    rate, left = Decimal(yearly) / 1200, fen(Decimal(principal))
    each = fen(Decimal(principal) * rate / (1 - (1 + rate) ** -periods))
    paid = 0
    for at in range(periods):
        interest = fen(Decimal(left) * rate / 100)
        now = each if at < periods - 1 else left + interest
        left, paid = left + interest - now, paid + now
    return each, paid


def still_owed(principal: str, yearly: str, periods: int, done: int) -> int:
    """What is owed after so many instalments of a level loan."""
    rate, left = Decimal(yearly) / 1200, fen(Decimal(principal))
    each = level(principal, yearly, periods)[0]
    for _ in range(done):
        left += fen(Decimal(left) * rate / 100) - each
    return left


def days360(start: date, end: date) -> int:
    """The days between two dates where every month has thirty; a 31st is a 30th after one."""
    months, first = 12 * (end.year - start.year) + end.month - start.month, min(start.day, 30)
    return 30 * months + min(end.day, 30 if first == 30 else 31) - first


def behind(
    principal: str, yearly: str, periods: int, dues: list[date], today: date
) -> tuple[int, int]:
    """A level loan whose first instalments were missed: what is overdue, what is owed in all.

    The principal of each costs one and a half times the rate for its days, of 360; the rest, its
    interest since the last due day, at thirty days a month from the contract's own day.
    """
    rate, left, overdue = Decimal(yearly) / 100, fen(Decimal(principal)), 0
    each = level(principal, yearly, periods)[0]
    for due in dues:
        part = each - fen(Decimal(left) * rate / 1200)
        late = fen(Decimal(part) / 100 * rate * Decimal("1.5") * (today - due).days / 360)
        left, overdue = left - part, overdue + each + late
    since = days360(dues[0], today) - 30 * (len(dues) - 1)
    return overdue, overdue + left + fen(Decimal(left) / 100 * rate * since / 360)


def minimum(balance: str, months: int) -> tuple[int, int]:
    """A card at its minimum for so many months: what is left, the interest."""
    left, interest, _ = card(fen(Decimal(balance)), months)
    return left, interest


def least(owed: int) -> int:
    """The minimum of a bill, its interest of a month with it: 10 %, at the least 50 yuan."""
    bill = owed + month_of_card(owed)
    return min(bill, max(fen(Decimal(bill) / 1000), 5000))


def month_of_card(owed: int) -> int:
    """A month's interest of a card at 0.05 % a day, thirty days a month."""
    return fen(Decimal(owed) * Decimal("0.015") / 100)


def card(owed: int, months: int = 1200, fixed: int = 0) -> tuple[int, int, int]:
    """A card that is paid its minimum, or a fixed sum: what is left, the interest, the months."""
    interest = done = 0
    while owed and done < months:
        more, pays = month_of_card(owed), fixed or least(owed)
        owed, interest, done = owed + more - min(pays, owed + more), interest + more, done + 1
    return owed, interest, done


def dearest_first(debts: list[tuple[str, str, str]], budget: str) -> tuple[int, int]:
    """Months and interest until all are paid: every minimum, the rest to the highest rate."""
    left = [fen(Decimal(owed)) for owed, _, _ in debts]
    order = sorted(range(len(debts)), key=lambda at: -Decimal(debts[at][1]))
    months = interest = 0
    while any(left):
        months += 1
        for at, (_, rate, _) in enumerate(debts):
            more = fen(Decimal(left[at]) * Decimal(rate) / 120000)
            left[at], interest = left[at] + more, interest + more
        money = fen(Decimal(budget))
        for at, (_, _, least) in enumerate(debts):
            pays = min(fen(Decimal(least)), left[at])
            left[at], money = left[at] - pays, money - pays
        for at in order:
            pays = min(money, left[at])
            left[at], money = left[at] - pays, money - pays
    return months, interest


def pro_rata(owed: list[str], money: str) -> list[int]:
    """Money by what is owed to each, in whole fen; those missing go to the largest rests."""
    every, pot = sum(Decimal(one) for one in owed), fen(Decimal(money))
    exact = [Decimal(one) * pot / every for one in owed]
    shares = [int(one) for one in exact]
    rests = sorted(range(len(owed)), key=lambda at: shares[at] - exact[at])
    for at in rests[: pot - sum(shares)]:
        shares[at] += 1
    return shares


def yearly_rate(received: str, each: str, periods: int) -> Decimal:
    """Twelve times the monthly rate at which the payments are worth what arrived, in percent."""
    low, high = Decimal(0), Decimal(1)
    for _ in range(100):
        rate = (low + high) / 2
        worth = sum(Decimal(each) / (1 + rate) ** at for at in range(1, periods + 1))
        low, high = (rate, high) if worth > Decimal(received) else (low, rate)
    return (rate * 1200).quantize(Decimal("0.01"), ROUND_HALF_UP)
