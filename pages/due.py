"""A bill is coming due: what is missing, and what each way to meet it costs."""

from __future__ import annotations

from content.voice import Voice
from pages import shapes
from pages.parts import ask, cite, look, script, visit, working
from pages.parts.due import fields, onward, rates
from pages.parts.due.counted import counted
from pages.parts.due.products import Product
from pages.parts.due.shown import Shown
from pages.parts.due.ways import Bill, due_on, ways

language = visit.language()
text, voice = cite.Text(language), Voice(language)


def first(bill: Bill) -> None:
    """What to do first, and by when."""
    days = (bill.due - visit.today()).days
    key = "due.do.today" if not days else "due.do"
    look.plain(voice(key, day=voice.day(bill.due)))
    look.show(shapes.passage(text.inline(voice("due.rule"))))
    key = "due.script" if bill.have else "due.script.none"
    sums = {"bill": bill.amount, "have": bill.have, "short": bill.short}
    chinese, reading = (
        one(key, day=one.day(bill.due), **{name: one.money(fen) for name, fen in sums.items()})
        for one in (Voice("zh"), Voice("en"))
    )
    look.plain(voice("due.say"))
    script.script(language, chinese, reading)


def ready(bill: Bill, one: Product, known: rates.Known) -> None:
    """The answer, the bars, what to do first, how it was counted."""
    shown = Shown(voice, bill, known, ways(bill, known.rates), one is Product.CARD)
    with places.answer:
        look.sentence(*shown.answer())
    with places.found:
        look.show(shown.bars())
        if bill.short:
            first(bill)
            working.show(voice, "due", lambda: counted(shown))
    onward.carry(bill, one)


look.title(voice("page.due"), voice("due.lead"))
places = look.halves()
with places.typed:
    amount, days, have = fields.three()
    product = fields.product()
    known = rates.asked(product, amount or 0)
if visit.problems():
    with places.answer:
        look.sentence(ask.unanswered(language, ask.Unreadable("")), "watch")
elif amount is None or days is None or have is None:
    with places.answer:
        look.sentence(voice("due.start"))
else:
    ready(Bill(amount, due_on(visit.today(), days), have), product, known)
look.heading(voice("due.go"))
look.show(onward.links(voice))
look.note(voice("due.keep"))
look.show(text.sources())
