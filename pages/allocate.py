"""Where my payment goes: what it covers first, how far the principal falls, what to ask."""

from __future__ import annotations

from content.voice import Voice
from pages.parts import ask, look, visit, working
from pages.parts.late import allocated, ordering, parts_owed
from pages.written.example import PAID as PAY

voice, today = Voice(visit.language()), visit.today()
look.title(voice("page.allocate"))
places = look.halves()
try:
    with places.typed:
        pay = ask.fen("allocate_pay", PAY) or 0
        lender, late = ordering.who()
        first = ordering.order(voice, lender, late)
        parts_owed.start(voice, today)
        before = parts_owed.owed()
        visit.examples().extend(key for key in parts_owed.examples() if key != "allocate_pay")
        ask.check()
except ask.Unreadable as problem:
    with places.answer:
        look.sentence(ask.unanswered(voice.language, problem), "watch")
else:
    paid = ordering.paid_in(first, pay, before)
    with places.answer:
        look.sentence(*parts_owed.told(voice, paid, parts_owed.examples()))
    with places.found:
        allocated.results(voice, paid, before)
        working.show(
            voice,
            "allocate",
            lambda: working.of_payment(voice, paid.amount, before, paid.parts, paid.order),
        )
        allocated.sources(voice, pay, lender, late)
