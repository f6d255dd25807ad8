"""The same figures counted by numpy-financial, as it gives them: floats in yuan, nothing rounded.

It knows nothing of this program and this file imports nothing else, so that it is a second
opinion. https://numpy.org/numpy-financial/latest/
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy_financial as npf


def payment(rate: float, periods: int, principal: float, left: float = 0.0) -> float:
    """The level payment that brings a principal down to what is `left`.

    >>> round(payment(0.015, 12, 10000), 4)
    916.7999
    """
    return -float(npf.pmt(rate, periods, principal, -left))


def interest(rate: float, period: int, periods: int, principal: float) -> float:
    """The interest of one period of a loan with level payments.

    >>> round(interest(0.015, 1, 12, 10000), 4)
    150.0
    """
    return -float(npf.ipmt(rate, period, periods, principal))


def rate_of(flows: Sequence[float]) -> float:
    """The rate a period at which evenly spaced flows balance (IRR).

    >>> round(rate_of([12000, *[-1072] * 12]) * 12, 5)
    0.13034
    """
    return float(npf.irr(flows))


def periods(rate: float, payment: float, principal: float) -> float:
    """How many payments clear a principal.

    >>> round(periods(0.01, 600, 1000), 3)
    1.689
    """
    return float(npf.nper(rate, -payment, principal))
