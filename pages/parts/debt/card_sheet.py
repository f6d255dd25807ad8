"""A card as a card: its bill, its days, what the minimum has cost, what a fixed amount saves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import streamlit as st

from content.presets import usual
from content.voice import Voice
from pages import shapes
from pages.parts import ask, cite, look, visit, working
from pages.parts.debt import card_said, mine, mine_fields
from pages.parts.debt.card_counted import counted
from pages.parts.debt.card_course import Sheet
from pages.parts.debt.switch import switch
from planner import Refused
from planner.card import Minimum
from planner.dates import add_months

FACTS = ("card_2022_notice", "card_late_fee_replaced_by_penalty")
SHARE = ask.as_percent(usual().minimum_share)
FROM = ("now", "start")
MONTHS_MOST = 120


def show(voice: Voice, places: look.Halves, today: date) -> None:
    """The fields of a card, and what they come to; a bill has no contract to be priced."""
    try:
        with places.typed:
            sheet = asked(voice, today)
        if sheet is None:
            with places.answer:
                look.sentence(voice("card_sheet.need.start"))
            return
        with places.answer:
            look.sentence(*card_said.headline(voice, sheet))
        if sheet.minimum:
            with places.found:
                answered(voice, sheet)
    except (ask.Unreadable, Refused) as problem:
        with places.answer:
            look.sentence(ask.unanswered(voice.language, problem), "watch")


def answered(voice: Voice, sheet: Sheet) -> None:
    """So far, from here, beside each other, and how it was counted."""
    if sheet.start is not None and sheet.rows:
        label = voice("card_sheet.use", left=voice.money(sheet.owed))
        st.button(label, on_click=_use, args=(sheet.owed,), key="card_use")
    look.show(shapes.figures(card_said.numbers(voice, sheet)))
    look.show(card_said.bars(voice, sheet))
    for said in card_said.notes(voice, sheet):
        look.plain(said)
    working.show(voice, "card", lambda: counted(voice, sheet, visit.today(), FACTS))
    look.show(cite.sources(voice.language, FACTS, voice("cite.sources")))
    lesson = cite.link(
        voice.language, "learn", voice("card_sheet.lesson"), lesson="minimum-payment"
    )
    look.show(shapes.ways("more", [lesson]))


def asked(voice: Voice, today: date) -> Sheet | None:
    """Ask for the bill, the days, the months of minimum; None while the first bill is unknown.

    Raises ask.Unreadable.
    """
    mine_fields.quoted()
    label, names = voice("field.known_by"), {one: voice(f"card_sheet.from.{one}") for one in FROM}
    from_start = switch("card_from", label, names) == "start"
    left, right = st.columns(2, wrap=False)
    with left:
        owed, start = _amount(voice, from_start)
    with right:
        mine_fields.rate()
    bill_day, due_day, months, fixed = _habits(voice)
    with st.expander(voice("card_sheet.more")):
        mine_fields.rate_per()
        least, instalment = _minimum(voice)
    ask.check()
    if from_start and start is None:
        return None
    if instalment >= (owed if start is None else start):
        ask.wrong(voice("card_sheet.part.too_large"))
        ask.check()
    due = _due(due_day, today)
    shown = {"principal": mine.EXAMPLE["principal"], "rate": mine.EXAMPLE["rate"]}
    own = visit.own({**shown, "minimum_share": SHARE})
    return Sheet(
        *(owed, start, mine.monthly_rate(), least, months, instalment, fixed),
        *(_billed(bill_day, due), due, not from_start and "principal" not in own),
        is_usual=not {"rate", "minimum_share"} <= own,
    )


def _amount(voice: Voice, from_start: bool) -> tuple[int, int | None]:
    if from_start:
        return 0, ask.fen_if_any("card_start", voice("card_sheet.start"), "18600")
    label = voice("card_sheet.balance")
    return ask.fen("principal", mine.EXAMPLE["principal"], label=label) or 0, None


def _habits(voice: Voice) -> tuple[int | None, int | None, int | None, int | None]:
    """The card's two days, the months of minimum so far, what can be paid a month."""
    found: list[int | None] = []
    pairs: Sequence[Sequence[tuple[str, str, int, int]]] = (
        (("bill_day", "5", 1, 31), ("due_day", "25", 1, 31)),
        (("minimum_months", "4", 0, MONTHS_MOST),),
    )
    for pair in pairs:
        columns = st.columns(2, wrap=False)
        for column, one in zip(columns, pair, strict=False):
            with column:
                found.append(_whole_if_any(voice, *one))
        if len(pair) == 1:
            with columns[1]:
                label = voice("card_sheet.fixed")
                found.append(ask.fen_if_any("card_fixed", label, "2000"))
    bill, due, months, fixed = found
    return bill, due, months, fixed


def _whole_if_any(voice: Voice, key: str, example: str, least: int, most: int) -> int | None:
    label = voice(f"field.{key}")
    typed = ask.text(key, "", label, example, "count")
    if not ask.cleaned(typed):
        return None
    try:
        return ask.whole_of(voice.language, label, typed, least, most)
    except ask.Unreadable as problem:
        ask.wrong(str(problem))
        return None


def _minimum(voice: Voice) -> tuple[Minimum, int]:
    """How the minimum is set, and the part of the bill that is this month's instalment."""
    left, right = st.columns(2, wrap=False)
    with left:
        share = ask.percentage("minimum_share", SHARE)
    with right:
        floor = ask.fen("minimum_floor", usual().minimum_floor.removesuffix(".00"), zero=True)
    part = ask.fen_if_any("card_part", voice("card_sheet.part"), "0", zero=True)
    return Minimum(Fraction(share), floor or 0), part or 0


def _due(day: int | None, today: date) -> date | None:
    """The next due day, which every other page then takes; None while it is not known."""
    if day is None:
        return None
    due = add_months(today, 0, day)
    due = due if due >= today else add_months(today, 1, day)
    if visit.kept("due_day") != day:
        visit.keep("due_day", day)
        visit.write("next_due", due)
        visit.touch("next_due")
    return due


def _billed(day: int | None, due: date | None) -> date | None:
    """The statement that is due then: the last one before it."""
    if day is None or due is None:
        return None
    same = add_months(due, 0, day)
    return same if same < due else add_months(due, -1, day)


def _use(owed: int) -> None:
    """Take what was counted for what is owed now, on every page."""
    visit.write("principal", f"{owed // 100}.{owed % 100:02d}")
    visit.touch("principal")
    visit.keep("card_from", FROM[0])
