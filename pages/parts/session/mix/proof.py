"""Where nothing fits: the lines to add up, or how many were tried, and what would be enough."""

from __future__ import annotations

from content.voice import Voice, digits_of
from pages import shapes
from pages.parts import look
from pages.parts.case.changed import listed
from pages.parts.session.mix import saying
from pages.parts.session.mix.questions import Asked, Found
from planner.household.mix import Infeasible, Mix, Overrun


def show(voice: Voice, of: Asked, found: Found, short: Mix | Infeasible, question: str) -> None:
    """Why it does not fit, then the least that would change it; for one of the questions."""
    if isinstance(short, Mix):
        return
    if short.window is not None:
        _window(voice, of, found, short.window, question)
    elif "fits" in short.unproved:
        look.plain(shapes.strong(voice("session.proof.unproved")))
    else:
        look.plain(shapes.strong(voice("session.proof.tried", count=f"{short.mixes:,}")))
    enough(voice, of, short)


def _window(voice: Voice, of: Asked, found: Found, window: Overrun, question: str) -> None:
    """Every line of the window in which even the lightest ways ask too much."""
    said = {
        "window": saying.window(voice, of.cut, window.window),
        "least": voice.money(window.least),
        "budget": voice.money(window.budget),
    }
    look.plain(shapes.strong(voice("session.proof.window", **said)))
    rows, free = [], []
    for name, place, fen in window.lines:
        at = next(at for at, one in enumerate(found.debts) if one.id == name)
        if not fen:
            free.append(found.debts[at].name)
            continue
        words = saying.way(voice, found.ways[at][place])
        rows.append((shapes.row(found.debts[at].name, "", words), digits_of(fen)))
    rows.append((shapes.row(voice("session.total")), digits_of(window.least)))
    head = [voice("session.share.lender"), voice("session.proof.column")]
    table = shapes.table(head, rows, voice(f"session.proof.lightest.{question}"))
    look.show(shapes.within("mix", table))
    if free:
        look.note(voice("session.proof.nothing", names=listed(voice, free)))


def enough(voice: Voice, of: Asked, short: Infeasible) -> None:
    """What would be enough; where more than is needed was found, at most that."""
    lines = []
    if short.extra:
        most = ".most" if "least_extra" in short.unproved else ""
        lines.append(voice(f"session.proof.extra{most}", extra=voice.money(short.extra)))
    if short.once:
        most = ".most" if "least_once" in short.unproved else ""
        lines.append(voice(f"session.proof.once{most}", once=voice.money(short.once)))
    if short.eased is not None:
        name = of.named(short.eased.debt).name
        lines.append(voice("session.proof.eased", name=name, to=voice.money(short.eased.to)))
    if lines:
        look.show(shapes.bullets(lines))
