"""Will it hold: first how much to set aside, then how often a year would miss a payment."""

from __future__ import annotations

from content.voice import Voice
from pages import shapes
from pages.parts import look
from pages.parts.session import counted
from pages.parts.session.chance import Chance, Hard, chance
from planner.case import Case

DOTS = {"<1": 1, ">99": 99}


def show(voice: Voice, case: Case) -> None:
    """The test of the promised sum; nothing while there is none."""
    promise = case.plan.promise
    if not promise:
        return
    home = case.household
    of = (home.income, home.spending, promise, case.plan.reserve)
    found = counted.once("chance", of, lambda: chance(case, promise))
    if found is None:
        return
    look.heading(voice("session.bear"))
    if isinstance(found, Hard):
        _hard(voice, found, promise)
        return
    _counted(voice, found, promise)


def _counted(voice: Voice, found: Chance, promise: int) -> None:
    """The reverse question, the sentence, three lines, the dots."""
    sums = {"promise": voice.money(promise), "cap": voice.money(found.cap)}
    if found.reserve is None:
        look.sentence(voice("session.bear.never", **sums), "watch")
    elif found.reserve:
        reserve = voice.money(found.reserve)
        look.sentence(voice("session.bear.first", reserve=reserve, **sums))
    else:
        look.sentence(voice("session.bear.none", **sums))
    look.plain(_said(voice, found, promise))
    rows = [(voice("session.bear.bare"), _of(voice, found.bare), _dots(found.bare))]
    if found.reserve and found.kept is not None:
        named = voice("session.bear.kept", reserve=voice.money(found.reserve))
        rows.append((named, _of(voice, found.kept), _dots(found.kept)))
    if found.bare != "0":
        look.show(shapes.dots(rows))
    said = {"low": voice.money(found.low), "high": voice.money(found.high)}
    lines = [voice("session.bear.assumed", **said)]
    look.show(shapes.bullets([*lines, voice("session.bear.missing"), voice("session.bear.sums")]))


def _said(voice: Voice, found: Chance, promise: int) -> str:
    """How many of a hundred years, with nothing set aside."""
    said = {"promise": voice.money(promise), "count": found.bare}
    if found.bare == "0":
        return voice("session.bear.said.0", **said)
    when = found.soon or 1
    soon = voice("session.bear.soon.1") if when == 1 else voice("session.bear.soon", count=when)
    return voice("session.bear.said", soon=soon, **said)


def _of(voice: Voice, count: str) -> str:
    return voice("session.bear.of", count=count)


def _dots(count: str) -> int:
    return DOTS[count] if count in DOTS else int(count)


def _hard(voice: Voice, found: Hard, promise: int) -> None:
    """Two hard cases where low and high months are not told; no chance is shown."""
    look.plain(voice("session.bear.untold", promise=voice.money(promise)))
    lines = []
    for name, month in (("fifth", found.fifth), ("extra", found.extra)):
        case = voice(f"session.bear.{name}")
        if month is None:
            lines.append(voice("session.bear.holds", case=case))
        else:
            lines.append(voice("session.bear.breaks", case=case, month=month))
    look.show(shapes.bullets([*lines, voice("session.bear.missing"), voice("session.bear.sums")]))
