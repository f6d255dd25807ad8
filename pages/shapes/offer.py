"""Cards of offers, the few numbers, judgements, places to turn to."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from pages.shapes.template import joined, macros

_made = macros("offer.html")


def card(name: str, badge: str, lines: Iterable[str], tone: str, more: str = "") -> Markup:
    """One offer: its name, a badge, a few lines of text, and folded sources."""
    return _made("card", name, badge, lines, tone, more)


def figures(pairs: Iterable[tuple[str, str, str]]) -> Markup:
    """The few numbers: (name, number, a short plain explanation)."""
    return _made("figures", pairs)


def reason(name: str, badge: str, tone: str, why: str, act: tuple[str, str]) -> Markup:
    """One answer about a contact: how serious, why, and what to do (its word, the advice)."""
    return _made("reason", name, badge, tone, why, *act)


def visit(name: str, *lines: str) -> Markup:
    """A kind of visit and what is to know of it."""
    return _made("visit", name, joined(lines))


def rung(name: str, number: str, lines: Iterable[tuple[str, str]], sources: str) -> Markup:
    """One place to turn to: its number to touch, and (word, said) lines."""
    return _made("rung", name, number, lines, sources)


def phrase(chinese: str, meaning: str = "") -> Markup:
    """Words to say aloud in Chinese, and what they mean."""
    return _made("phrase", chinese, meaning)
