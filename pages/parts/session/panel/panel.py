"""The panel 现在: three months, what is asked, what is short, the first day without money."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from content.voice import Voice, digits_of
from pages import shapes
from pages.parts import charts, look
from pages.parts.case.changed import listed
from pages.parts.case.figures import DAYS, Now
from pages.parts.session.panel import debits, pressing
from planner.case import Case, Level, Month

UNKNOWN = "—"


def show(voice: Voice, case: Case, now: Now, today: date) -> None:
    """All of it; the picture only where it is opened."""
    look.heading(voice("session.now"))
    look.show(table(voice, now))
    look.show(shapes.bullets([*lines(voice, now), *debits.lines(voice, case, now.calendar)]))
    for said in notes(voice, case, now):
        look.note(said)
    if now.calendar is not None and (box := look.fold(voice("session.chart"), "session_chart")):
        with box:
            charts.balance(voice, now.calendar, (today, DAYS), case.household.cash_now or 0)
    if now.is_known and (box := look.fold(voice("session.months"), "session_months")):
        with box:
            look.show(bars(voice, now))
    pressing.show(voice, case, today)


def foot(voice: Voice, now: Now) -> None:
    """Three figures at the foot of a phone's screen, of a low month where it is known."""
    low = now.months[Level.LOW] is not None
    level = Level.LOW if low else Level.USUAL
    gap = now.short(level)
    pairs = (
        (voice("session.foot.low" if low else "session.foot.usual"), _cell(now, level, offered)),
        (voice("session.now.asked"), _asked(voice, now)),
        (voice("session.now.gap"), UNKNOWN if gap is None else _least(voice, now, gap)),
    )
    look.show(shapes.sums(voice("session.now"), pairs))


def table(voice: Voice, now: Now) -> Markup:
    """What is left, saved and can be given in a low, a usual and a high month."""
    rows = (
        (voice("session.now.left"), *(_cell(now, level, left) for level in Level)),
        (voice("session.now.saved"), *(_cell(now, level, saved) for level in Level)),
        (voice("session.now.offered"), *(_cell(now, level, offered) for level in Level)),
    )
    head = ["", *(voice(f"session.level.{level}") for level in Level)]
    return shapes.within("now", shapes.table(head, rows, voice("session.now.caption")))


def left(one: Month) -> int:
    """What living leaves; below nil where it takes more than comes."""
    return one.income - one.spending


def saved(one: Month) -> int:
    """What is put aside first."""
    return one.pool.saved


def offered(one: Month) -> int:
    """What can be given to all lenders together."""
    return one.pool.offered


def _cell(now: Now, level: Level, part: object) -> str:
    one = now.months[level]
    return digits_of(part(one)) if one and callable(part) else UNKNOWN


def _asked(voice: Voice, now: Now) -> str:
    return UNKNOWN if now.asked is None else _least(voice, now, now.asked)


def _least(voice: Voice, now: Now, fen: int) -> str:
    """An amount; where some debts ask what nobody knows yet, it is the least."""
    figure = digits_of(fen)
    return voice("session.least", amount=figure) if now.unknown else figure


def lines(voice: Voice, now: Now) -> list[str]:
    """What is asked in thirty days, what is short of it, when the money runs out."""
    found = []
    if now.asked is not None:
        found.append(voice("session.now.asked.line", amount=_asked(voice, now)))
    if now.gap is not None:
        found.append(voice("session.now.gap.line", amount=_least(voice, now, now.gap)))
    found.append(dry(voice, now))
    return found


def dry(voice: Voice, now: Now) -> str:
    """The first day of sixty that ends below zero."""
    if now.calendar is None:
        return voice("session.dry.needs")
    short = now.calendar.first_short
    if short is None:
        return voice("session.dry.none" if not now.undated else "session.dry.none.known")
    return voice("session.dry", day=voice.day(short.on), short=voice.money(short.short))


def notes(voice: Voice, case: Case, now: Now) -> list[str]:
    """What is not in the figures, by name."""
    found = []
    if now.unknown:
        found.append(voice("session.now.unknown", names=listed(voice, now.unknown)))
    if now.calendar is not None and now.undated:
        found.append(voice("session.dry.undated", names=listed(voice, now.undated)))
    if not case.debts:
        found.append(voice("session.now.no_debts"))
    if not case.household.income:
        found.append(voice("session.now.no_income"))
    elif not case.household.spending:
        found.append(voice("session.now.no_spending"))
    return found


def bars(voice: Voice, now: Now) -> Markup:
    """What comes in each kind of month, and across it what living takes."""
    known = [(level, one) for level, one in now.months.items() if one]
    spending = known[0][1].spending
    rows = [
        shapes.Bar(voice(f"session.level.{level}"), voice.money(one.income), one.income)
        for level, one in known
    ]
    mark = shapes.Mark(voice("session.living", amount=voice.money(spending)), spending)
    return shapes.bars(voice("session.months.caption"), rows, mark)
