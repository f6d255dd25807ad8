"""What the sums of a mix leave out or assume, each with the names of the debts it is true of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from content.voice import Voice
from pages.parts import look
from pages.parts.case.changed import listed
from pages.parts.session.mix.mixable import LONGEST, Way
from pages.parts.session.mix.questions import Asked
from planner.case import CaseDebt

Picked = tuple[CaseDebt, Way]


def show(voice: Voice, rows: Sequence[Picked]) -> None:
    """Interest that nobody knows; payments after the last that is counted."""

    def names(is_so: Callable[[Way], bool]) -> str:
        return listed(voice, [debt.name for debt, way in rows if is_so(way)])

    if bare := names(lambda way: way.bare):
        look.note(voice("session.mix.bare", names=bare))
    if cut := names(lambda way: way.cut):
        look.note(voice("session.mix.cut", names=cut, count=LONGEST))


def undated(voice: Voice, of: Asked) -> None:
    """Whose due day nobody knows: a day is assumed, on the screen and in the letters."""
    names = [debt.name for debt in of.debts if any(way.undated for way in of.of(debt))]
    if names:
        look.note(voice("session.mix.undated", names=listed(voice, names)))
