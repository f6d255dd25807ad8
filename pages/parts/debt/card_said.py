"""What a card costs, in words: its minimum so far and from here, and what a fixed amount saves."""

from __future__ import annotations

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts.debt.card_course import Sheet, ends, interest
from planner.card import MONTHS_MOST, Month


def headline(voice: Voice, one: Sheet) -> tuple[str, str]:
    """What comes of the minimum and of a fixed amount, and the tone; too little comes first."""
    tone = "watch" if one.short else "calm"
    said = ("" if voice.language == "zh" else " ").join(compared(voice, one))
    return (voice("cost.example", said=said), "calm") if one.is_example else (said, tone)


def compared(voice: Voice, one: Sheet) -> list[str]:
    """The same in a few sentences."""
    if not one.minimum:
        return [voice("card_sheet.done")]
    if one.short and one.fixed is not None:
        values = {"least": one.first_due, "fixed": one.fixed, "short": one.short}
        return [
            voice("card_sheet.short", **{name: voice.money(each) for name, each in values.items()})
        ]
    return [_minimum(voice, one), _steady(voice, one)]


def _minimum(voice: Voice, one: Sheet) -> str:
    rows = one.minimum
    if not ends(rows):
        return voice("card_sheet.minimum.never", years=MONTHS_MOST // 12)
    key = "card_sheet.minimum.one" if len(rows) == 1 else "card_sheet.minimum"
    return voice(key, months=len(rows), interest=voice.money(interest(rows)))


def _steady(voice: Voice, one: Sheet) -> str:
    rows, each = one.steady, voice.money(one.each)
    if not ends(rows):
        return voice("card_sheet.steady.never", each=each, years=MONTHS_MOST // 12)
    key = "card_sheet.steady.one" if len(rows) == 1 else "card_sheet.steady"
    if one.saved is None:
        return voice(f"{key}.ends", each=each, months=len(rows))
    return voice(key, each=each, months=len(rows), saved=voice.money(one.saved))


def numbers(voice: Voice, one: Sheet) -> list[tuple[str, str, str]]:
    """This month's minimum; what the minimum has cost so far; how long each way takes."""
    least = "card_sheet.least.why"
    if one.due and one.billed:
        least = "card_sheet.least.days"
    elif one.due:
        least = "card_sheet.least.due"
    days = {"billed": one.billed, "due": one.due}
    shown = {name: voice.day(day) for name, day in days.items() if day}
    found = [(voice("card_sheet.least"), voice.money(one.first_due), voice(least, **shown))]
    if one.rows:
        values = {"count": len(one.rows), "began": voice.money(one.began)}
        values["now"] = voice.money(one.owed)
        why = "card_sheet.so_far.back" if one.start is None else "card_sheet.so_far.why"
        found.append((voice("card_sheet.so_far"), voice.money(one.so_far), voice(why, **values)))
    if one.short:
        return found
    if ends(one.minimum):
        months = _months(voice, one.minimum)
        found.append(
            (voice("card_sheet.minimum.long"), months, voice("card_sheet.minimum.long.why"))
        )
    if ends(one.steady):
        months, each = _months(voice, one.steady), voice.money(one.each)
        found.append(
            (voice("card_sheet.steady.long"), months, voice("card_sheet.steady.why", each=each))
        )
    return found


def bars(voice: Voice, one: Sheet) -> Markup:
    """The interest still to come, the two ways on one scale."""
    steady = voice("card_sheet.bar.steady", each=voice.money(one.each))
    rows = [(voice("card_sheet.bar.minimum"), one.minimum), (steady, one.steady)]
    drawn = [
        shapes.Bar(
            name,
            voice.money(interest(found)),
            interest(found),
            note=_months(voice, found),
        )
        for name, found in rows
        if found and ends(found)
    ]
    both = len(drawn) > 1 and not one.short
    return shapes.bars(voice("card_sheet.bars"), drawn) if both else Markup()


def _months(voice: Voice, rows: list[Month]) -> str:
    return voice(
        "card_sheet.months.one" if len(rows) == 1 else "card_sheet.months", count=len(rows)
    )


def notes(voice: Voice, one: Sheet) -> list[str]:
    """What the figures leave out, and what stands against them."""
    found = [voice("card_sheet.note.usual")] if one.is_usual else []
    if one.part:
        found.append(voice("card_sheet.note.part", part=voice.money(one.part)))
    if one.fixed is None and one.minimum:
        found.append(voice("card_sheet.note.fixed", each=voice.money(one.each)))
    if one.months is None:
        found.append(voice("card_sheet.note.months"))
    return [*found, voice("card_sheet.note.stop")]


def how(voice: Voice, one: Sheet) -> list[str]:
    """The rule, with the first month of this card as its example."""
    first = one.minimum[0]
    values = {
        "owed": one.turns,
        "interest": first.interest,
        "with": one.turns + first.interest,
        "least": first.paid,
        "left": first.left,
    }
    shown = {name: voice.money(amount) for name, amount in values.items()}
    share = voice.percent(one.least.fraction, 0)
    rate = voice.percent(one.rate)
    key = "card_sheet.how.first" if one.is_first else "card_sheet.how"
    lines = [voice(key, share=share, rate=rate, floor=voice.money(one.least.floor), **shown)]
    if one.rows and one.start is None:
        lines.append(voice("card_sheet.how.back"))
    return [*lines, voice("card_sheet.how.bank")]
