"""What can be given, divided among all lenders by the same rule; with interest, and without."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from content.voice import Voice, digits_of
from pages import shapes
from pages.parts import look
from pages.parts.case import fields
from pages.parts.case.changed import listed
from pages.parts.case.figures import Now
from pages.parts.session.prorata.dividing import Divided, of_month
from pages.parts.session.prorata.frozen import Lasting, lasting
from planner.case import Case, CaseDebt, Key, Level, Treat

RESTING = (Treat.WAIT, Treat.DISPUTE, Treat.OUT)


def show(voice: Voice, case: Case, now: Now, level: Level) -> Case:
    """By which key, what each lender gets, and how long that takes with interest and without."""
    keys = {str(one): voice(f"session.key.{one}") for one in Key}
    was = str(case.plan.sharing_key or Key.BALANCE)
    chosen = fields.choice(fields.key_of("sharing"), voice("session.share.key"), keys, was)
    if chosen != was:
        case = replace(case, plan=replace(case.plan, sharing_key=Key(chosen)))
    if now.months[level] is None:
        look.sentence(voice("session.share.unknown"))
        return case
    found = of_month(case, level)
    result(voice, case, found)
    if found.parts:
        _lasting(voice, lasting([part.debt for part in found.parts], found.rest))
    resting(voice, case)
    return case


def _lasting(voice: Voice, found: Lasting) -> None:
    """How many months both ways, side by side; what cannot be counted is named."""
    free = _months(voice, found.free)
    if found.unknown:
        names = listed(voice, found.unknown)
        look.note(voice("session.lasting.unknown", free=free, names=names))
    else:
        both = {"free": free, "charged": _months(voice, found.charged)}
        look.note(voice("session.lasting", **both))


def _months(voice: Voice, months: int | None) -> str:
    if months is None:
        return voice("session.lasting.never")
    return voice("session.lasting.months", count=months)


def result(voice: Voice, case: Case, found: Divided) -> None:
    """The answer in one sentence, then each lender's part."""
    if not case.debts:
        look.sentence(voice("session.share.no_debts"))
    elif found.needs:
        look.sentence(voice("session.share.needs", names=listed(voice, found.needs)), "watch")
    elif found.short:
        look.sentence(voice("session.share.short", short=voice.money(found.short)), "watch")
    elif not found.sum:
        look.sentence(voice("session.share.nothing"), "watch")
    else:
        look.sentence(voice("session.share.said", sum=voice.money(found.sum)))
        look.show(table(voice, found))
        by_instalment = case.plan.sharing_key is Key.INSTALMENT
        look.note(voice("session.share.rule.instalment" if by_instalment else "session.share.rule"))
        if found.cut:
            look.note(voice("session.share.cut", names=listed(voice, found.cut)))
        if found.over:
            look.note(voice("session.share.over", over=voice.money(found.over)))


def table(voice: Voice, found: Divided) -> Markup:
    """Each lender, what is owed, its part in per cent and in yuan."""
    head = [voice(f"session.share.{name}") for name in ("lender", "owed", "percent", "amount")]
    rows = [_fixed(voice, *one) for one in found.fixed]
    for part in found.parts:
        owed, amount = digits_of(part.debt.owed or 0), digits_of(part.amount)
        rows.append((part.debt.name, owed, voice.percent(part.rate), amount))
    whole = sum(part.debt.owed or 0 for part in found.parts)
    whole += sum(one.owed or 0 for one, _ in found.fixed)
    rows.append((voice("session.total"), digits_of(whole), "", digits_of(found.sum)))
    return shapes.within("tight", shapes.table(head, rows, voice("session.share.caption")))


def _fixed(voice: Voice, one: CaseDebt, fen: int) -> tuple[str, str, str, str]:
    owed = "—" if one.owed is None else digits_of(one.owed)
    return (one.name, owed, voice("session.treat.fixed.short"), digits_of(fen))


def resting(voice: Voice, case: Case) -> None:
    """The debts that are not in the division, and why."""
    for treat in RESTING:
        names = tuple(one.name for one in case.debts if one.treat is treat)
        if names:
            look.note(voice(f"session.resting.{treat}", names=listed(voice, names)))
