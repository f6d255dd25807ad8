"""Will it hold: first how much to set aside, then how often a year would miss a payment."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts import look
from pages.parts.case.changed import listed
from pages.parts.session import counted
from pages.parts.session.promise.chance import Chance, Hard, chance, payments, unknown
from pages.parts.session.promise.planned import Planned, on_days
from planner.case import Case

DOTS = {"<1": 1, ">99": 99}


def show(voice: Voice, case: Case, today: date) -> None:
    """The test of what is to be paid; nothing while nothing is."""
    paid = payments(case, today)
    if paid is None:
        look.heading(voice("session.bear"))
        look.plain(voice("session.bear.unknown", names=listed(voice, unknown(case))))
        return
    if not any(paid):
        return
    home = case.household
    of = (home.income, home.spending, paid, case.plan.reserve)
    found = counted.once("chance", of, lambda: chance(case, paid))
    if found is None:
        return
    look.heading(voice("session.bear"))
    short = _days(voice, on_days(case, today))
    key = "session.bear.pay" if len(set(paid)) == 1 else "session.bear.pay.most"
    pay = voice(key, sum=voice.money(max(paid)))
    if isinstance(found, Hard):
        _hard(voice, found, pay, short)
    else:
        _counted(voice, found, pay, short)


def _days(voice: Voice, found: Planned | None) -> bool | None:
    """The first day on which the plan falls short, and whether there is one; None: not counted."""
    if found is None:
        look.note(voice("session.days.needs"))
        return None
    short, living = found.short, found.living.first_short
    if short is None:
        look.plain(voice("session.days.known" if found.undated else "session.days.none"))
    else:
        said = {"day": voice.day(short.on), "short": voice.money(short.short)}
        look.sentence(voice("session.days", more=voice.money(found.more), **said), "watch")
    if living is not None:
        said = {"day": voice.day(living.on), "short": voice.money(living.short)}
        look.plain(voice("session.days.living", **said))
    if found.undated:
        look.note(voice("session.dry.undated", names=listed(voice, found.undated)))
    return short is not None


def _counted(voice: Voice, found: Chance, pay: str, short: bool | None) -> None:
    """The reverse question, the sentence, three lines, the dots."""
    if found.reserve is None:
        look.sentence(voice("session.bear.never", pay=pay, cap=voice.money(found.cap)), "watch")
    elif found.reserve:
        reserve = voice.money(found.reserve)
        look.sentence(voice("session.bear.first", reserve=reserve, pay=pay))
    elif short is not False:
        look.plain(voice("session.bear.months", pay=pay))
    else:
        look.sentence(voice("session.bear.none", pay=pay))
    if found.bare != "0" or not short:
        look.plain(_said(voice, found, pay))
    if found.told:
        told = {"reserve": voice.money(found.told), "count": found.held}
        look.plain(voice("session.bear.told", pay=pay, **told))
    if found.bare != "0":
        look.show(_pictures(voice, found))
    said = {"low": voice.money(found.low), "high": voice.money(found.high)}
    _end(voice, [voice("session.bear.assumed", **said)], short)


def _pictures(voice: Voice, found: Chance) -> Markup:
    """A hundred years as dots: with nothing set aside, the least, what was settled."""
    rows = [(voice("session.bear.bare"), _of(voice, found.bare), _dots(found.bare))]
    kept = {found.reserve or 0: found.kept or "", found.told: found.held}
    for reserve, count in kept.items():
        if reserve and count:
            named = voice("session.bear.kept", reserve=voice.money(reserve))
            rows.append((named, _of(voice, count), _dots(count)))
    return shapes.dots(rows)


def _said(voice: Voice, found: Chance, pay: str) -> str:
    """How many of a hundred years, with nothing set aside."""
    if found.bare == "0":
        return voice("session.bear.said.0", pay=pay, count=found.bare)
    when = found.soon or 1
    soon = voice("session.bear.soon.1") if when == 1 else voice("session.bear.soon", count=when)
    return voice("session.bear.said", soon=soon, pay=pay, count=found.bare)


def _of(voice: Voice, count: str) -> str:
    return voice("session.bear.of", count=count)


def _dots(count: str) -> int:
    return DOTS[count] if count in DOTS else int(count)


def _hard(voice: Voice, found: Hard, pay: str, short: bool | None) -> None:
    """Two hard cases where nothing is told to vary; no chance is shown."""
    look.plain(voice(f"session.bear.{'even' if found.even else 'untold'}", pay=pay))
    lines = []
    for name, month in (("fifth", found.fifth), ("extra", found.extra)):
        case = voice(f"session.bear.{name}")
        if month is None:
            lines.append(voice("session.bear.holds", case=case))
        else:
            lines.append(voice("session.bear.breaks", case=case, month=month))
    _end(voice, lines, short)


def _end(voice: Voice, lines: list[str], short: bool | None) -> None:
    """What was assumed, and what is not in it; the days of a month are not."""
    lines += [voice("session.bear.by_month")] if short else []
    look.show(shapes.bullets([*lines, voice("session.bear.missing"), voice("session.bear.sums")]))
