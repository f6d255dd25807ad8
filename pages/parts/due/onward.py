"""What a reader typed about a bill goes along: to the ways, to the words for the lender."""

from __future__ import annotations

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts import cite, visit
from pages.parts.due.products import Product
from pages.parts.due.ways import Bill
from planner.money import yuan

# A bill as a whole is what is still owed; an instalment of a loan is only a part of it.
WHOLE = {Product.HUABEI: "huabei_bill_3", Product.CARD: "card_balance"}


def carry(bill: Bill, one: Product) -> None:
    """Put the bill and its day into the reader's debt, once for each bill that was typed."""
    now = (str(one), bill.amount, bill.due.isoformat())
    if visit.kept("due_carried") == now:
        return
    visit.keep("due_carried", now)
    if one in WHOLE:
        visit.keep("product", WHOLE[one])
        visit.write("principal", yuan(bill.amount).removesuffix(".00"))
        visit.touch("principal")
    visit.write("next_due", bill.due)
    visit.touch("next_due")


def links(voice: Voice) -> Markup:
    """The ways on."""
    asks = {
        "contact": {"letter": "phone-early"},
        "relief": {},
        "learn": {"lesson": "week-before"},
        "plan": {},
        "timeline": {},
    }
    shown = [
        cite.link(voice.language, page, voice(f"due.go.{page}"), **query)
        for page, query in asks.items()
    ]
    return shapes.bullets(shown, "ways")
