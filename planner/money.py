"""Money in whole fen, exact rates, and every rounding the planner does.

Nothing else in planner rounds. Amounts are `int` fen inside and strings of yuan with two
decimals outside; a rate is a `Fraction`, so `0.18 / 12` is exactly 3/200.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.errors import Refused

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Rounder = Callable[[int, int], int]


class Rounding(StrEnum):
    """How a figure is brought to the fen: 四舍五入, 银行家舍入, 舍去, 进一."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"


LARGEST_YUAN = 10**12
LARGEST_RATE = 1000
_AMOUNT = re.compile(r"-?[0-9]+\.[0-9]{2}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


def half_up(numerator: int, denominator: int) -> int:
    """Nearest whole number, halves up (四舍五入). Numerator >= 0.

    >>> half_up(83333, 2), half_up(5, 2), half_up(7, 3)
    (41667, 3, 2)
    """
    return (2 * numerator + denominator) // (2 * denominator)


def half_up_array(
    amounts: NDArray[np.int64],
    numerator: NDArray[np.int64] | int,
    denominator: NDArray[np.int64] | int,
) -> NDArray[np.int64]:
    """`half_up(amount * numerator, denominator)` for int64 arrays that are known not to overflow.

    >>> import numpy as np
    >>> half_up_array(np.array([83333, 5, 7]), 1, np.array([2, 2, 3]))
    array([41667,     3,     2])
    """
    # Half of an odd denominator may be cut: no numerator stands exactly half way between.
    found: NDArray[np.int64] = amounts * numerator + (denominator >> 1)
    found //= denominator
    return found


def half_up_each(amounts: Sequence[int], rates: Sequence[tuple[int, int, int]]) -> list[int]:
    """`half_up(amount * rate)` of many small sums at once, each rate prepared by `prepared`.

    >>> half_up_each([83_333, 5], [prepared(Fraction(1, 2)), prepared(Fraction(1, 3))])
    [41667, 2]
    """
    return [
        (amount * numerator + half) // denominator
        for amount, (numerator, half, denominator) in zip(amounts, rates, strict=True)
    ]


def prepared(rate: Fraction) -> tuple[int, int, int]:
    """A rate as `half_up_each` takes it; half of an odd denominator may be cut, none ties there."""
    return rate.numerator, rate.denominator >> 1, rate.denominator


def half_even(numerator: int, denominator: int) -> int:
    """Nearest whole number, halves to the even one (银行家舍入).

    >>> half_even(5, 2), half_even(7, 2), half_even(8, 3)
    (2, 4, 3)
    """
    whole, rest = divmod(numerator, denominator)
    twice = 2 * rest
    return whole + (twice > denominator or (twice == denominator and whole % 2))


def down(numerator: int, denominator: int) -> int:
    """The whole part (舍去)."""
    return numerator // denominator


def up(numerator: int, denominator: int) -> int:
    """The next whole number (进一)."""
    return -(-numerator // denominator)


ROUNDINGS: dict[Rounding, Rounder] = {
    Rounding.HALF_UP: half_up,
    Rounding.HALF_EVEN: half_even,
    Rounding.DOWN: down,
    Rounding.UP: up,
}


def part(amount: int, share: Fraction, rounding: Rounder = half_up) -> int:
    """`share` of an amount in fen, rounded once.

    >>> part(500_000, Fraction("0.002"))   # 5,000.00 for 4 days at 0.05 % a day: 10.00
    1000
    """
    return rounding(amount * share.numerator, share.denominator)


def fen(text: object, field: str, least: int = 0) -> int:
    """Read "916.80" as 91680 fen; refuse what is not yuan with exactly two decimals."""
    if not isinstance(text, str):
        raise Refused("wrong_type", field, 'an amount is a string such as "1200.00"')
    if not _AMOUNT.fullmatch(text):
        if re.fullmatch(r"-?[0-9]+\.[0-9]{3,}", text, re.ASCII):
            raise Refused("too_many_decimals", field, "at most two decimals: the fen is the end")
        raise Refused("not_an_amount", field, 'write yuan with two decimals, such as "1200.00"')
    if len(text) > 20 or abs(int(text.replace(".", ""))) > LARGEST_YUAN * 100:
        raise Refused("too_large", field, f"at most {LARGEST_YUAN} yuan", most=LARGEST_YUAN)
    amount = int(text.replace(".", ""))
    if amount < 0:
        raise Refused("negative", field, "must not be negative")
    if amount < least:
        raise Refused("not_positive", field, "must be more than zero")
    return amount


def yuan(amount: int) -> str:
    """91680 fen as "916.80"."""
    if amount < 0:
        return "-" + yuan(-amount)
    return f"{amount // 100}.{amount % 100:02d}"


_FEN = [f".{fen:02d}" for fen in range(100)]


def yuan_each(amounts: Iterable[int]) -> list[str]:
    """`yuan` of many sums that are not negative: a plan writes thousands of them.

    >>> yuan_each([91680, 5, 0])
    ['916.80', '0.05', '0.00']
    """
    return [str(amount // 100) + _FEN[amount % 100] if amount else "0.00" for amount in amounts]


class Written(dict[int, str]):
    """`yuan` of sums that come again and again, each written once.

    >>> written = Written()
    >>> written[91680]
    '916.80'
    """

    def __missing__(self, amount: int) -> str:
        text = self[amount] = yuan(amount)
        return text


def number(text: object, field: str, most: int = LARGEST_RATE) -> Fraction:
    """Read a decimal string ("0.18") exactly; refuse floats, exponents, negatives."""
    if not isinstance(text, str):
        raise Refused("wrong_type", field, 'a rate is a decimal string such as "0.18"')
    if len(text) > 40 or not _NUMBER.fullmatch(text):
        raise Refused("not_a_number", field, 'write a plain decimal such as "0.18"')
    value = Fraction(text)
    if value < 0:
        raise Refused("negative", field, "must not be negative")
    if value > most:
        raise Refused("too_large", field, f"at most {most}", most=most)
    return value


def multiple_up(amount: int, multiple: int) -> int:
    """The next whole multiple: 322625 fen in whole yuan is 322700."""
    return up(amount, multiple) * multiple


def decimal(units: int, digits: int) -> str:
    """A whole number of small units as a decimal: 180000 millionths is "0.180000"."""
    whole, rest = divmod(units, 10**digits)
    return f"{whole}.{rest:0{digits}d}"


def places(value: float, digits: int = 10) -> str:
    """A solved rate as a decimal string, "0.1584000000", never "-0" and never an exponent."""
    text = f"{value:.{digits}f}"
    return text.removeprefix("-") if float(text) == 0 else text
