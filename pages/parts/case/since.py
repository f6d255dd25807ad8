"""Since last time: the file that was opened beside today, in sentences and as bars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts import look, visit
from planner import Refused
from planner.case import (
    Case,
    CaseDebt,
    Level,
    Stage,
    Turn,
    Turned,
    beside,
    open_file,
    save_file,
    since,
)

_KEY = "last"  # the case as it was last time
MOST = 15
HOW = ("app", "sms", "letter", "call")


def keep(case: Case) -> None:
    """Remember a case as last time's."""
    visit.keep(_KEY, save_file(case).decode())


def last() -> Case | None:
    """Last time's case; None where no file was opened in this visit."""
    text = str(visit.kept(_KEY, "") or "")
    try:
        return open_file(text.encode()) if text else None
    except (Refused, UnicodeError):
        return None


def fold(voice: Voice, case: Case, today: date) -> None:
    """What turned since the file that was opened, worked out when it is unfolded."""
    if visit.kept(_KEY) and (box := look.fold(voice("since"), "since_last")):
        with box:
            before = last()
            if before is not None:
                show(voice, before, case, today)


def show(voice: Voice, before: Case, after: Case, today: date) -> None:
    """The sentences, then each debt then and now."""
    days = voice.day(before.saved_on), voice.day(today)
    look.plain(voice("since.days", then=days[0], now=days[1]))
    look.show(shapes.bullets(sentences(voice, before, after)))
    look.show(picture(voice, before, after))


def sentences(voice: Voice, before: Case, after: Case) -> list[str]:
    """All debts together where every one is known, then what turned, each in one sentence."""
    turned = since(before, after)
    said = [*_total(voice, before, after), *(_said(voice, one) for one in turned)]
    if not turned:
        return [voice("since.nothing")]
    rest = len(said) - MOST
    return said if rest <= 0 else [*said[:MOST], voice("session.change.more", count=rest)]


def _total(voice: Voice, before: Case, after: Case) -> Iterator[str]:
    """What is owed in all, then and now; nothing while one of the debts is not known."""
    sums = []
    for case in (before, after):
        known = [one.owed for one in case.debts if one.owed is not None]
        if not known or len(known) < len(case.debts):
            return
        sums.append(sum(known))
    then, now = sums
    if then != now:
        key = "since.total.less" if now < then else "since.total.more"
        by, shown = voice.money(abs(now - then)), (voice.money(then), voice.money(now))
        yield voice(key, by=by, before=shown[0], after=shown[1])


def _said(voice: Voice, one: Turned) -> str:
    """One turn as a sentence."""
    key, values = f"since.{one.turn}", {"name": one.name}
    if one.turn is Turn.POOL:
        values["name"] = voice(f"session.level.{Level(one.name)}")
    if one.turn is Turn.STAGE:
        before, after = (_stage(voice, each) for each in (one.before, one.after))
        return voice(key, before=before, after=after, **values)
    if one.turn is Turn.LATE:
        return _late(voice, one)
    if one.turn is Turn.AGREED and one.after in HOW:
        return voice("since.agreed.how", how=voice(f"since.how.{one.after}"), **values)
    if isinstance(one.before, int) and isinstance(one.after, int):
        values["by"] = voice.money(abs(one.after - one.before))
    return voice(key, before=_money(voice, one.before), after=_money(voice, one.after), **values)


def _money(voice: Voice, fen: int | str | None) -> str:
    return voice.money(fen) if isinstance(fen, int) else voice("session.unknown")


def _stage(voice: Voice, stage: int | str | None) -> str:
    return voice(f"session.stage.{Stage(str(stage))}") if stage else voice("session.unknown")


def _late(voice: Voice, one: Turned) -> str:
    """How late it was told to be, then and now."""
    if one.after == 0 and one.before:
        return voice("since.late.over", name=one.name, before=one.before)
    before, after = (
        voice("session.unknown") if each is None else voice("since.late.days", days=each)
        for each in (one.before, one.after)
    )
    return voice("since.late", name=one.name, before=before, after=after)


def picture(voice: Voice, before: Case, after: Case) -> Markup:
    """Every debt as two bars, then and now; what is not known, or not there, has none."""
    rows = [_pair(voice, old, new) for old, new in beside(before, after)]
    then, now = voice("since.then"), voice("since.now")
    return shapes.pairs(voice("since.caption"), then, now, rows) if rows else Markup()


def _pair(voice: Voice, old: CaseDebt | None, new: CaseDebt | None) -> shapes.Pair:
    one = new or old
    then, now = (_amount(voice, each) for each in (old, new))
    return shapes.Pair(one.name if one else "", (then[0], now[0]), (then[1], now[1]))


def _amount(voice: Voice, debt: CaseDebt | None) -> tuple[str, int | None]:
    """What is owed, as shown and as it is."""
    if debt is None:
        return voice("since.none"), None
    return _money(voice, debt.owed), debt.owed
