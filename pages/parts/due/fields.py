"""The three fields of a bill that is coming due."""

from __future__ import annotations

import streamlit as st

from content.voice import Voice
from pages.parts import ask, visit
from pages.parts.due.products import PRODUCTS, Product

EXAMPLE = {"bill": "5400", "days": "5", "have": "2000"}
MOST_DAYS = 60


def three() -> tuple[int | None, int | None, int | None]:
    """Ask for the bill in fen, the days until it is due, what there is to pay with in fen."""
    voice = Voice(visit.language())
    left, right = st.columns([1.35, 1], wrap=False)
    with left:
        bill = ask.fen_if_any("due_bill", voice("field.due_bill"), EXAMPLE["bill"])
    with right:
        days = whole("days", EXAMPLE["days"], 0, MOST_DAYS)
    have = ask.fen_if_any("due_have", voice("field.due_have"), EXAMPLE["have"], zero=True)
    return bill, days, have


def whole(name: str, example: str, least: int, most: int) -> int | None:
    """An empty field for a whole number with a grey example in it; None while it is empty."""
    language = visit.language()
    label = Voice(language)(f"field.due_{name}")
    typed = ask.text(f"due_{name}", "", label, example)
    if not ask.cleaned(typed):
        return None
    try:
        return ask.whole_of(language, label, typed, least, most)
    except ask.Unreadable as problem:
        ask.wrong(str(problem))
        return None


def product() -> Product:
    """Choose the product, as pills: what being short costs depends on it."""
    language = visit.language()
    voice, widget = Voice(language), f"due_product_{language}"
    visit.write(widget, visit.kept("due_product", PRODUCTS[0]))
    found = st.pills(
        voice("due.product"),
        PRODUCTS,
        required=True,
        format_func=ask.called({one: voice(f"due.product.{one}") for one in PRODUCTS}),
        key=widget,
        on_change=lambda: visit.keep("due_product", visit.typed(widget)),
    )
    return Product(str(found))
