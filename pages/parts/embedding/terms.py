"""Example terms that an address names: put into the fields, marked as an example, never own."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from content.presets import every_preset
from content.voice import Voice
from pages import shapes
from pages.parts import ask, look, visit
from pages.parts.debt import begun

# What may stand in an address, and the fields it fills. A person's own figures never stand there.
FILLS = {
    "principal": ("principal", "borrowed"),
    "rate": ("rate",),
    "periods": ("periods", "periods_all"),
}
NAMES = (*FILLS, "product")
PAGES = ("cost", "relief", "waiting")  # those that begin with such terms
LONGEST = 20  # characters


def asked() -> dict[str, str]:
    """The terms in the address, in plain digits; what cannot be read, or is no offer, is left out.

    >>> sorted(NAMES)
    ['periods', 'principal', 'product', 'rate']
    """
    given = {name: visit.asked(name) for name in NAMES}
    return {name: found for name, text in given.items() if text and (found := plain(name, text))}


def plain(name: str, text: str) -> str:
    """One of them in plain digits, within the limits of its field; "" where it is not."""
    if not text or (len(text) > LONGEST and name != "product"):
        return ""
    try:
        if name == "principal":
            return ask.amount_of("en", name, text).removesuffix(".00")
        if name == "rate":
            return f"{ask.number('en', name, text, Decimal(0), Decimal(1000)).normalize():f}"
        if name == "periods":
            return str(ask.whole_of("en", name, text, *begun.PERIODS))
    except ask.Unreadable:
        return ""
    return text if any(one.id == text for one in every_preset()) else ""


def place() -> None:
    """Put them into the fields as the visit begins; they are examples until the reader types."""
    if visit.kept("terms") is not None or not (found := asked()):
        return
    figures = {key: found[name] for name in FILLS if name in found for key in FILLS[name]}
    visit.keep("terms", figures)
    for key, figure in figures.items():
        visit.example(key, figure)
    if product := found.get("product"):
        visit.keep("product", product)


def said(voice: Voice, page: str) -> None:
    """Say that what stands in the fields is an example, until something else stands there."""
    figures: dict[str, str] = visit.kept("terms", {})
    stands = all(visit.typed(key) in (None, figure) for key, figure in figures.items())
    if figures and stands and page in PAGES and not visit.own(figures):
        words = voice("embed.terms.between").join(worded(voice, figures))
        look.show(shapes.example(voice("embed.terms", terms=words), ""))


def worded(voice: Voice, figures: Mapping[str, str]) -> list[str]:
    """The terms in words, each with its unit."""
    found = []
    if "principal" in figures:
        found.append(voice.money(ask.fen_of(voice.language, "", figures["principal"])))
    if "rate" in figures:
        found.append(voice("embed.terms.rate", rate=figures["rate"]))
    if "periods" in figures:
        found.append(voice("read.periods", count=figures["periods"]))
    return found
