"""Amounts, rates and dates as people read them in each language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from content.law import PERCENT, Number
from content.words import t

# Written as CLDR writes them in English; tests/content/test_voice.py asks Babel.
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _short(value: Decimal, places: int) -> str:
    """Grouped digits with so many decimals at most: 1.20 is 1.2."""
    return f"{value:,.{places}f}".rstrip("0").removesuffix(".")


def digits_of(fen: int) -> str:
    """Grouped digits of an amount in fen: 1041600 is "10,416.00"."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{rest:02d}"


def aloud(language: str, amount: str) -> str:
    """An amount read back under its field: 12000 is 1.2 万元, or 12,000 yuan; 12000.5 is said so.

    Chinese says 万 of a round hundred as one number, else the rest after it: 1 万零 5 元.
    """
    value = Decimal(amount)
    size, unit = (Decimal(10**8), "亿") if value >= 10**8 else (Decimal(10**4), "万")
    if language != "zh" or value < 10_000:
        return f"{_exact(value)} {t(language, 'unit.yuan')}"
    whole, rest = divmod(value, size)
    if rest % (size / 100) == 0:
        return f"{_short(value / size, 2)} {unit}元"
    if unit == "亿":
        return f"{_exact(value)} 元"
    return f"{whole} 万{'零' if rest < 1000 else ''} {_exact(rest)} 元"


def _exact(value: Decimal) -> str:
    """Grouped digits, with fen where there are any: 12,000, 12,000.50."""
    return f"{value:,.{0 if value == int(value) else 2}f}"


def day(language: str, when: date | str) -> str:
    """A date in words: 2026年11月24日 / 24 Nov 2026."""
    moment = date.fromisoformat(when) if isinstance(when, str) else when
    if language == "zh":
        return f"{moment.year}年{moment.month}月{moment.day}日"
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def month(language: str, when: date | str) -> str:
    """A month in words: 2028年12月 / Dec 2028."""
    moment = date.fromisoformat(when) if isinstance(when, str) else when
    if language == "zh":
        return f"{moment.year}年{moment.month}月"
    return f"{MONTHS[moment.month - 1]} {moment.year}"


@dataclass(frozen=True)
class Voice:
    """One language, speaking: `voice("relief.title")`, `voice.money(fen)`, `voice.day(date)`."""

    language: str

    def __call__(self, key: str, **values: Any) -> str:
        """The words for a key, filled in; an unknown key is a KeyError naming it."""
        return t(self.language, key, **values)

    def money(self, fen: int) -> str:
        """An amount in fen as people read it: 1041600 is 10,416.00 元 / 10,416.00 yuan."""
        return f"{digits_of(fen)} {self('unit.yuan')}"

    def aloud(self, fen: int) -> str:
        """An amount read back: 1200000 is 1.2 万元, or 12,000 yuan."""
        return aloud(self.language, str(Decimal(fen) / 100))

    def signed(self, fen: int) -> str:
        """A difference from the contract: 多 980.17 元 / 980.17 yuan more; the same when nil."""
        if fen == 0:
            return self("diff.same")
        return self("diff.more" if fen > 0 else "diff.less", amount=self.money(abs(fen)))

    def percent(self, rate: Fraction, places: int = 2) -> str:
        """A rate as a percentage, half to even: Fraction(1803, 10000) is 18.03%."""
        smallest = round(rate * 100 * 10**places)
        whole, rest = divmod(abs(smallest), 10**places)
        decimals = f".{rest:0{places}d}" if places else ""
        return f"{'-' if smallest < 0 else ''}{whole:,}{decimals}%"

    def percent_beside(self, rate: Fraction, line: Fraction, most: int = 8) -> str:
        """A rate with as many places as show on which side of a line it lies: 24.0001% of 24%."""
        places = 2
        while places < most and self.percent(rate, places) == self.percent(line, places):
            if rate == line:
                break
            places += 1
        return self.percent(rate, places)

    def rule(self, number: Number) -> str:
        """The number of a rule as it is printed: 24%, 1.3 到 1.5 / 1.3 to 1.5, 5, 91."""
        sign = "%" if number.unit in PERCENT else ""
        low, high = (f"{end.normalize():,f}{sign}" for end in (number.low, number.high))
        return low if low == high else self("law.range", low=low, high=high)

    def day(self, when: date) -> str:
        """A date in words: 2026年11月24日 / 24 Nov 2026."""
        return day(self.language, when)

    def month(self, when: date) -> str:
        """A month in words: 2028年12月 / Dec 2028."""
        return month(self.language, when)
