"""The answers to the three questions of step 4, in words and lists. Nothing here is called best."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from content.voice import Voice, digits_of
from pages import shapes
from pages.parts import look
from pages.parts.case import store
from pages.parts.case.changed import listed
from pages.parts.session.mix import caveats, choosing, proof, saying
from pages.parts.session.mix.caveats import Picked
from pages.parts.session.mix.mixable import Way
from pages.parts.session.mix.questions import Asked, Found
from planner.case import CaseDebt
from planner.household.mix import Mix


def table(voice: Voice, of: Asked, found: Found) -> None:
    """Whether the offers on the table fit together; what nobody has offered is named."""
    missing = [one.name for one in (*of.without, *of.unoffered)]
    if isinstance(found.answer, Mix):
        look.plain(shapes.strong(voice("session.mix.fits")))
        _chosen(voice, of, found, found.answer, "table")
    elif found.answer is not None:
        proof.show(voice, of, found, found.answer, "table")
    if missing:
        look.note(voice("session.mix.unoffered", names=listed(voice, missing)))
    caveats.show(voice, shown(found))


def least(voice: Voice, of: Asked, found: Found | None) -> None:
    """The least to ask for that fits, of whom, and what one step more would save."""
    if found is None:
        look.plain(voice("session.mix.ask.unneeded"))
        return
    if isinstance(found.answer, Mix):
        mix = found.answer
        level = mix.level or 0
        many = sum(one.level == level for _, one in picked(found, mix)) if level else 0
        said = {"count": many, "level": voice(f"session.ask.level.{level}")}
        look.plain(shapes.strong(voice("session.mix.least", **said)))
        if mix.more and mix.total > mix.more.total:
            saved = voice.money(mix.total - mix.more.total)
            more = voice(f"session.ask.level.{mix.more.level}")
            look.note(voice("session.mix.more", level=more, saved=saved))
        _chosen(voice, of, found, mix, "ask")
        look.note(voice("session.mix.theirs"))
    elif found.answer is not None:
        proof.show(voice, of, found, found.answer, "ask")
    if of.without:
        names = listed(voice, [one.name for one in of.without])
        look.note(voice("session.mix.unknown", names=names))
    caveats.show(voice, shown(found))


def kept(voice: Voice, of: Asked, found: Found) -> None:
    """What can be paid as it asks, and what each of the others gets meanwhile."""
    if not isinstance(found.answer, Mix):
        return
    mix = found.answer
    look.plain(voice("session.mix.keep.how"))
    clean = picked(found, mix)
    if clean:
        look.show(_list(voice, clean, of, voice("session.mix.clean")))
    held = [debt for debt, pick in zip(found.debts, mix.choice, strict=True) if pick is None]
    if held:
        look.show(_held(voice, held, mix.shares))
        if mix.shares is None:
            names = [one.name for one in held if one.owed is None]
            look.note(voice("session.mix.unshared", names=listed(voice, names)))
    look.note(voice("session.mix.keep.all"))


def picked(found: Found, mix: Mix) -> list[Picked]:
    """The way of each debt that a mix pays."""
    return [
        (debt, each[pick])
        for debt, each, pick in zip(found.debts, found.ways, mix.choice, strict=True)
        if pick is not None
    ]


def shown(found: Found) -> list[Picked]:
    """The ways that stand on the screen: those of a mix, or those of a proof."""
    if isinstance(found.answer, Mix):
        return picked(found, found.answer)
    window = found.answer.window if found.answer else None
    lines = {name: place for name, place, fen in window.lines if fen} if window else {}
    return [
        (debt, each[lines[debt.id]])
        for debt, each in zip(found.debts, found.ways, strict=True)
        if debt.id in lines
    ]


def _chosen(voice: Voice, of: Asked, found: Found, mix: Mix, key: str) -> None:
    """The ways of a mix, its dearest window, and one tap that takes them."""
    look.show(_list(voice, picked(found, mix), of, voice("session.mix.ways")))
    most = {"peak": voice.money(max(mix.pays)), "budget": voice.money(of.budget)}
    look.note(voice("session.mix.peak", **most))
    if not mix.proved:
        look.note(voice("session.mix.unproved"))
    chosen = {debt.id: way for debt, way in picked(found, mix)}
    if all(choosing.is_chosen(debt, chosen[debt.id]) for debt, _ in picked(found, mix)):
        look.note(voice("session.mix.taken"))
        return
    st.button(voice("session.mix.take"), on_click=_take, args=(chosen,), key=f"take_mix_{key}")


def _take(chosen: dict[str, Way]) -> None:
    store.change(lambda case: choosing.chosen(case, chosen))


def _list(voice: Voice, rows: Sequence[Picked], of: Asked, caption: str) -> Markup:
    """Each debt, its way, and its dearest window."""
    head = [voice("session.share.lender"), voice("session.mix.most")]
    lines = [
        (
            shapes.row(debt.name, "", saying.way(voice, way)),
            digits_of(max(of.cut.paid(way.payments).values(), default=0)),
        )
        for debt, way in rows
    ]
    return shapes.within("mix", shapes.table(head, lines, caption))


def _held(
    voice: Voice, held: Sequence[CaseDebt], shares: tuple[tuple[int, ...], ...] | None
) -> Markup:
    head = [voice("session.share.lender"), voice("session.mix.meanwhile")]
    given = [digits_of(line[0]) for line in shares] if shares else ["—"] * len(held)
    lines = [(one.name, fen) for one, fen in zip(held, given, strict=True)]
    return shapes.within("mix", shapes.table(head, lines, voice("session.mix.held")))
