"""Amounts, rates and dates as people read them in each language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from content.words import t


def digits(amount: str) -> str:
    """Grouped digits: "10416.00" is "10,416.00"."""
    return str(format_decimal(Decimal(amount), format="#,##0.00", locale="en"))


def money(language: str, amount: str) -> str:
    """An amount with its unit: 10,416.00 元 / 10,416.00 yuan."""
    return f"{digits(amount)} {t(language, 'unit.yuan')}"


def aloud(language: str, amount: str) -> str:
    """An amount read back under its field: 12000 is 1.2 万元, or 12,000 yuan."""
    value = Decimal(amount)
    if language == "zh" and value >= 10_000:
        size, unit = (Decimal(10**8), "亿元") if value >= 10**8 else (Decimal(10**4), "万元")
        return f"{format_decimal(value / size, format='#,##0.######', locale='en')} {unit}"
    number = format_decimal(value, format="#,##0.##", locale="en")
    return f"{number} {t(language, 'unit.yuan')}"


def percent(rate: str, places: int = 2) -> str:
    """A fraction as a percentage: "0.1803" is "18.03%"."""
    pattern = "#,##0." + "0" * places
    return f"{format_decimal(Decimal(rate) * 100, format=pattern, locale='en')}%"


def day(language: str, when: date | str) -> str:
    """A date in words: 2026年11月24日 / 24 Nov 2026."""
    moment = date.fromisoformat(when) if isinstance(when, str) else when
    if language == "zh":
        return f"{moment.year}年{moment.month}月{moment.day}日"
    return str(format_date(moment, format="d MMM y", locale="en"))


def month(language: str, when: date | str) -> str:
    """A month in words: 2028年12月 / Dec 2028."""
    moment = date.fromisoformat(when) if isinstance(when, str) else when
    if language == "zh":
        return f"{moment.year}年{moment.month}月"
    return str(format_date(moment, format="MMM y", locale="en"))


def signed(language: str, amount: str) -> str:
    """A difference from the contract: 多 980.17 元 / 980.17 yuan more; the same when nil."""
    value = Decimal(amount)
    if value == 0:
        return t(language, "diff.same")
    key = "diff.more" if value > 0 else "diff.less"
    return t(language, key, amount=money(language, f"{abs(value):.2f}"))
