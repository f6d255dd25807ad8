"""One sum that ends the debt: a decision of its own, beside the best way of paying on."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit, working
from pages.parts.relief.cards import Named
from pages.parts.relief.settle_counted import counted
from pages.parts.relief.worked import Worked
from pages.written import paid
from planner import Refused
from planner.relief import Debt, Outcome, SettleFor, outcome

FACTS = ("settlement_any_stage",)
WRITTEN = ("sum", "rest", "account", "paper", "record", "calls")


class Sum(NamedTuple):
    """What is offered: an amount in fen, or a share of what is owed; None while nobody says."""

    amount: int | None
    share: Fraction | None

    @property
    def offer(self) -> SettleFor | None:
        """The offer as the planner asks for it."""
        if self.amount is None and self.share is None:
            return None
        return SettleFor(amount=self.amount, fraction=self.share)

    def of(self, debt: Debt) -> Outcome | None:
        """What comes of it, paid today. Raises Refused."""
        return None if self.offer is None else outcome(debt, [self.offer])


def fields() -> Sum:
    """Ask for the sum, in yuan or as a share of what is owed."""
    language = visit.language()
    left, right = st.columns(2, wrap=False)
    with left:
        how = ask.choice("settle_as", ("share", "yuan"), "settle_as")
    with right:
        if how == "yuan":
            return Sum(ask.fen_if_any("lump", t(language, "field.lump"), "14000"), None)
        return Sum(None, ask.rate_if_any("settle_share", t(language, "field.settle_share"), "70"))


def show(language: str, found: Worked) -> None:
    """Ask what is offered and where the money comes from, then say what it comes to."""
    voice = Voice(language)
    look.plain(voice("settle.lead", owed=voice.money(found.debt.owed_today)))
    offered = fields()
    borrowed = ask.choice("settle_from", ("savings", "borrowed"), "settle_from") == "borrowed"
    if not visit.problems():
        try:
            once = offered.of(found.debt)
        except Refused as refused:
            look.plain(_too_much(voice, refused, found))
        else:
            if offered.offer is not None and once is not None:
                offer, other = offered.offer, plan(language, found)
                look.show(weighed(voice, once, other, borrowed))
                working.show(voice, "settle", lambda: counted(voice, found, offer, once, other))
    items = [voice(f"settle.written.{name}") for name in WRITTEN]
    look.show(shapes.plain(voice("settle.written")))
    look.show(shapes.within("body", shapes.bullets(items)))
    letter = cite.link(language, "contact", voice("settle.ask"), letter="settle")
    look.show(shapes.ways("more", [letter]) + cite.sources(language, FACTS, voice("cite.sources")))


def plan(language: str, found: Worked) -> Named | None:
    """The best way of paying on to hold it against: the first to ask, else the next that ends."""
    for one in found.named(language):
        if one.outcome.lines and not one.outcome.leaves_overdue:
            return one
    return None


def weighed(voice: Voice, once: Outcome, other: Named | None, borrowed: bool) -> Markup:
    """What is paid either way, what is saved, when each ends. Nothing of it is ever green.

    A sum that would have to be borrowed saves nothing that can be named.
    """
    if other is None:
        values = {"paid": voice.money(once.total), "forgiven": voice.money(once.forgiven)}
        return shapes.plain(voice("settle.alone", **values))
    saved = other.outcome.total - once.total
    said = {"paid": voice.money(once.total), "plan": other.name}
    key = "settle.dearer" if saved <= 0 else "settle.borrowed" if borrowed else "settle.saves"
    rows = [
        _bar(voice, voice("settle.once"), once, "watch" if borrowed else "calm"),
        _bar(voice, other.name, other.outcome, "calm"),
    ]
    return shapes.plain(voice(key, saved=voice.money(abs(saved)), **said)) + shapes.bars(
        voice("settle.bars"), rows
    )


def _bar(voice: Voice, name: str, one: Outcome, tone: str) -> shapes.Bar:
    note = paid.course(voice, one)
    if one.forgiven:
        note = voice("settle.note", paid=note, forgiven=voice.money(one.forgiven))
    return shapes.Bar(name, voice.money(one.total), one.total, tone, note)


def _too_much(voice: Voice, refused: Refused, found: Worked) -> str:
    """A settlement is at most what is owed."""
    if refused.code == "too_large":
        return voice("settle.too_large", owed=voice.money(found.debt.owed_today))
    return ask.refusal(voice.language, refused)
