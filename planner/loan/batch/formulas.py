"""Many loans at once: the formulas of `loan.methods` on NumPy int64, equal to them to the fen.

Arrays hold one number a loan; answers hold one row a loan and one column a period. Interest is
rounded half up. The level payment is taken from float64 only where its fraction is plainly not a
half, and from exact integers for the few loans left. What might not fit int64 is refused.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner import money
from planner.errors import Refused
from planner.loan.level import level_amount
from planner.loan.terms import PERIODS_MOST

Whole: TypeAlias = NDArray[np.int64]

# float64 gives the payment to a few parts in 10^15; a hundred times that is called unsure.
_UNSURE = 1e-12
# So many loans at once: enough that Python's own steps do not count, few enough for two cores.
_TOGETHER = 25_000


class Batch(NamedTuple):
    """Schedules of N loans over n periods, in fen.

    `payment` (N,) is the usual instalment; `interest`, `principal` and `closing` are (N, n). On a
    flat-fee plan `interest` holds the fee of each period.
    """

    payment: Whole
    interest: Whole
    principal: Whole
    closing: Whole

    @property
    def payments(self) -> Whole:
        """What is paid each period (N, n); the last one takes what rounding left over."""
        return self.interest + self.principal

    @property
    def total_interest(self) -> Whole:
        """All interest of each loan (N,)."""
        return np.asarray(self.interest.sum(axis=1))

    @property
    def total_payment(self) -> Whole:
        """All payments of each loan (N,)."""
        return np.asarray(self.payments.sum(axis=1))


def level(
    principal: ArrayLike, rate_numerator: ArrayLike, rate_denominator: ArrayLike, periods: int
) -> Batch:
    """Level payments (等额本息): principal in fen, the rate of one period as a fraction.

    >>> one = level([1_000_000], 3, 200, 12)             # 10,000 at 1.5 % x 12: 916.80
    >>> int(one.payment[0]), int(one.total_interest[0])
    (91680, 100161)
    """
    loans, num, den = _loans(principal, rate_numerator, rate_denominator, periods)
    payment = _level_payment(loans, num, den, periods)
    found = _empty(payment, periods)

    def fill(start: int) -> None:
        some = slice(start, start + _TOGETHER)
        rate = (one[some] if one.size > 1 else one for one in (num, den))
        _fill(Batch(*(column[some] for column in found)), loans[some], *rate)

    # NumPy lets another thread run while it counts, so a second core takes every other part.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(fill, range(0, loans.size, _TOGETHER)))
    return found


def _fill(room: Batch, loans: Whole, num: Whole, den: Whole) -> None:
    """The periods of some loans; a loan that ends early is rare, and then all are counted again."""
    _walk(room, loans, num, den, False)
    # Once below nothing, a balance falls further each period: the last one before the end tells.
    if room.closing.shape[1] > 1 and room.closing[:, -2].min(initial=0) < 0:
        _walk(room, loans, num, den, True)


def _walk(room: Batch, loans: Whole, num: Whole, den: Whole, some_end: bool) -> None:
    """One period after the other, each step into memory that is there."""
    # Half of an odd denominator may be cut: see `money.half_up_array`.
    opening, half, last = loans, den >> 1, room.closing.shape[1] - 1
    for at in range(last + 1):
        interest, part, closing = (column[:, at] for column in room[1:])
        np.multiply(opening, num, out=interest)
        np.add(interest, half, out=interest)
        np.floor_divide(interest, den, out=interest)
        if at == last:
            part[:] = opening
        else:
            np.subtract(room.payment, interest, out=part)
        if some_end:
            np.minimum(part, opening, out=part)
        np.subtract(opening, part, out=closing)
        opening = closing


def level_principal(
    principal: ArrayLike, rate_numerator: ArrayLike, rate_denominator: ArrayLike, periods: int
) -> Batch:
    """Level principal (等额本金): the same part of the principal each period; `payment` the first.

    >>> level_principal([1_000_000], 3, 200, 12).total_interest
    array([97500])
    """
    loans, num, den = _loans(principal, rate_numerator, rate_denominator, periods)
    found = _parts(loans, periods)
    opening = found.closing + found.principal
    for at in range(periods):
        found.interest[:, at] = money.half_up_array(opening[:, at], num, den)
    return found._replace(payment=found.interest[:, 0] + found.principal[:, 0])


def flat_fee(
    principal: ArrayLike, rate_numerator: ArrayLike, rate_denominator: ArrayLike, periods: int
) -> Batch:
    """Flat-fee plans (等本等息): principal and fee the same each period, both cut to the fen.

    >>> plan = flat_fee([1_200_000], 6, 1000, 12)        # 12,000 at 0.6 % a period
    >>> int(plan.payment[0]), int(plan.total_interest[0])
    (107200, 86400)
    """
    loans, num, den = _loans(principal, rate_numerator, rate_denominator, periods)
    found = _parts(loans, periods)
    fee, _ = np.divmod(loans * num, den)
    found.interest[:] = fee[:, None]
    return found._replace(payment=found.interest[:, 0] + found.principal[:, 0])


def _loans(
    principal: ArrayLike, numerator: ArrayLike, denominator: ArrayLike, periods: int
) -> tuple[Whole, Whole, Whole]:
    if isinstance(periods, bool) or not isinstance(periods, int):
        raise Refused("wrong_type", "periods", "must be a whole number")
    if not 1 <= periods <= PERIODS_MOST:
        message = f"must be from 1 to {PERIODS_MOST}"
        raise Refused("out_of_range", "periods", message, least=1, most=PERIODS_MOST)
    loans = np.atleast_1d(_whole(principal, "principal", 1))
    num = _whole(numerator, "rate_numerator", 0)
    den = _whole(denominator, "rate_denominator", 1)
    if loans.ndim > 1:
        raise Refused("wrong_type", "principal", "must be one row of loans")
    if _same_shape(loans, num, den) != loans.shape:
        raise Refused("count_differs", "principal", "must hold one loan per rate")
    # All that a loan is ever paid: its principal and at most n periods' interest on all of it.
    if too_large(loans, num, den, periods).any():
        raise Refused("too_large", "principal", "the figures together do not fit int64")
    return loans, num, den


def _whole(values: ArrayLike, field: str, least: int) -> Whole:
    found = np.asarray(values)
    if found.dtype.kind not in "iu" or not found.size:
        raise Refused("wrong_type", field, "must be whole numbers that fit int64")
    if int(found.min()) < least:
        raise Refused("out_of_range", field, f"must be at least {least}", least=least)
    if int(found.max()) > np.iinfo(np.int64).max:
        raise Refused("too_large", field, "must fit int64")
    return found.astype(np.int64, copy=False)


def _same_shape(*arrays: Whole) -> tuple[int, ...]:
    try:
        return np.broadcast_shapes(*(array.shape for array in arrays))
    except ValueError:
        raise Refused("count_differs", "principal", "the arrays differ in length") from None


def too_large(amounts: Whole, num: Whole, den: Whole | int, periods: int = 1) -> NDArray[np.bool_]:
    """Whether 2·amount·num + den, or all payments of a loan together, pass 2^62."""
    product = 2.0 * amounts * num + den
    paid = amounts + periods * (product / np.maximum(den, 1) + 1)
    return np.asarray((product >= 2.0**62) | (paid >= 2.0**62))


def _level_payment(loans: Whole, num: Whole, den: Whole, periods: int) -> Whole:
    """The usual instalment of each loan (N,), half up."""
    # The share of a loan that one payment is: worked out once where all loans have one rate.
    rate = num / den
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(rate > 0, rate / -np.expm1(-periods * np.log1p(rate)), 1 / periods)
    near = loans * share + 0.5
    whole: Whole = near.astype(np.int64)
    unsure = np.abs(near - np.rint(near)) <= _UNSURE * near
    numerators, denominators = np.broadcast_to(num, loans.shape), np.broadcast_to(den, loans.shape)
    for at in np.flatnonzero(unsure):
        factor = int(numerators[at]), int(denominators[at])
        whole[at] = level_amount(int(loans[at]), factor, periods, money.half_up)
    return whole


def _parts(loans: Whole, periods: int) -> Batch:
    """Equal parts of the principal cut to the fen, the last one taking what is left."""
    each, rest = np.divmod(loans, periods)
    found = _empty(each, periods)
    found.principal[:] = each[:, None]
    found.principal[:, -1] = each + rest
    for at in range(periods - 1):
        found.closing[:, at] = loans - each * (at + 1)
    found.closing[:, -1] = 0
    return found


def _empty(payment: Whole, periods: int) -> Batch:
    """Room for the answer; each period lies together in memory, as the loops go by period."""
    room = (np.empty((periods, payment.size), dtype=np.int64).T for _ in range(3))
    return Batch(payment, *room)
