"""What is owed, by part: asked for, begun with the reader's own debt or with an example."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from content.voice import Voice
from pages.parts import ask, look, visit
from pages.parts.debt import mine, needs, said
from pages.written import payment
from pages.written.example import PAID as PAY
from pages.written.example import PARTLY as EXAMPLE
from planner import Refused
from planner.arrears import PARTS, Owed
from planner.money import yuan


def overdue(today: date) -> Owed | None:
    """What the reader's own debt is late with today; None where nothing of theirs is late."""
    own = mine.reader(today)
    if own is None or not own.debt.days_late(today):
        return None
    try:
        return own.debt.overdue([today])[0]
    except Refused:
        return None


def start(voice: Voice, today: date) -> None:
    """Put first figures into the fields, and say whose; what the reader typed is never changed."""
    late, before = overdue(today), visit.kept("owed_filled") or EXAMPLE
    if any(visit.is_own(f"owed_{part}", value) for part, value in before.items()):
        if not examples():  # else the answer says which of them are not
            look.note(voice("allocate.from.own"))
        return
    wanted = parts(late) if late else EXAMPLE
    for part, value in wanted.items():
        visit.example(f"owed_{part}", value)
    visit.keep("owed_filled", wanted)
    own = mine.reader(today)
    visit.keep("owed_by", said.untyped(own) if late and own else [])
    if late and own:
        from_debt(voice, own, late, today)
    else:
        look.note(voice("allocate.from.example"))


def from_debt(voice: Voice, own: mine.Typed, late: Owed, today: date) -> None:
    """Say by whose figures the parts are counted, what is usual in them, what the lender says."""
    terms = said.untyped(own)
    if terms:
        look.note(voice("allocate.from.partly", by=said.basis(voice, own)))
        needs.same(voice, terms)
    else:
        look.note(voice("allocate.from.debt"))
    for line in needs.assumed(voice, own, today):
        look.note(line)
    if own.debt.stated not in (None, late.total):
        stated, counted = voice.money(own.debt.stated or 0), voice.money(late.total)
        look.note(voice("allocate.stated", stated=stated, counted=counted))


def examples() -> list[str]:
    """The parts, and the payment, in which an example still stands; by name.

    A part that is counted by terms of an example is one too.
    """
    filled, by = visit.kept("owed_filled", EXAMPLE), visit.kept("owed_by", [])
    shown = {f"owed_{part}": value for part, value in filled.items() if value not in ("", "0")}
    shown = {"allocate_pay": PAY} | (shown if filled == EXAMPLE or by else {})
    own = visit.own(shown)
    return [key for key in shown if key not in own and ask.cleaned(str(visit.typed(key) or ""))]


def told(voice: Voice, paid: payment.Paid, left: Sequence[str]) -> tuple[str, str]:
    """The sentence on top and its tone; with an example in it, it says so and is never more."""
    answer, tone = payment.headline(voice.language, paid)
    if not left:
        return answer, tone
    every = len(left) == 1 + sum(value != "0" for value in EXAMPLE.values())
    if every and visit.kept("owed_filled", EXAMPLE) == EXAMPLE:
        return voice("plan.example", said=answer), "calm"
    names = [voice(f"part.{key.removeprefix('owed_')}") for key in left if key != "allocate_pay"]
    names += [voice("allocate.still.pay")] if "allocate_pay" in left else []
    shown = payment.together(voice.language, names)
    return voice("example.partly", names=shown, said=answer), "calm"


def parts(late: Owed) -> dict[str, str]:
    """What is overdue, by part, as it is typed."""
    return {part: yuan(getattr(late, part, 0)).removesuffix(".00") for part in PARTS}


def owed() -> dict[str, int]:
    """What is owed, by part, in fen; an empty field is nothing."""
    found = {}
    for pair in (("principal", "interest"), ("penalty", "fees"), ("costs",)):
        for column, part in zip(st.columns(2, wrap=False), pair, strict=False):
            with column:
                found[part] = ask.fen(f"owed_{part}", "0", zero=True, blank=True) or 0
    return found
