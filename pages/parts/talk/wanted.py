"""Which way the letter asks for: the one tapped on the page of the ways, or the first of them."""

from __future__ import annotations

from datetime import date

from content.words import t
from pages.parts import ask, visit
from pages.parts.debt import mine
from pages.parts.relief import details
from pages.parts.relief.worked import FIT, Tried, Worked, worked
from pages.parts.talk.letter_values import terms_known
from planner import Refused
from planner.relief import Outcome

EARLY = ("defer", "interest_only", "longer", "move", "fixed")
LATE = ("pieces", "re_age", "fixed")
ASKABLE = frozenset(EARLY + LATE) | {
    *("defer_end", "defer_free", "stopped", "re_age_stopped", "pause", "waive_now"),
    *("waive_re_age", "re_age_pause", "principal_first", FIT),
}


def compared(today: date) -> Worked | None:
    """The ways as the page of the ways compares them; None while the debt is not the reader's."""
    if mine.reader(today) is None:
        return None
    try:
        return worked(details.chosen(bool(mine.days())), today)
    except (ask.Unreadable, Refused):
        return None


def arrived(found: Worked | None) -> str:
    """The way that a link asked for, once: from then on the reader chooses. "" where none did."""
    here = visit.moved("way")  # only coming from another page, never while choosing here
    way = visit.asked("way") if here else ""
    if way == "first":
        return usual(found)
    return way if way in ASKABLE else ""


def usual(found: Worked | None) -> str:
    """The first way to ask for, where somebody has to be asked."""
    if found is None or found.first is None:
        return ""
    outcome = found.found.outcomes[found.first]
    asks = isinstance(outcome, Outcome) and outcome.agreed
    way = found.tried[found.first].called
    return way if asks and way in ASKABLE else ""


def chosen(found: Worked | None) -> Tried | None:
    """The way that was tapped, while it can still be asked for; else the first to ask for."""
    if found is None:
        return None
    every = {
        one.called: one
        for one, counted in zip(found.tried, found.found.outcomes, strict=True)
        if isinstance(counted, Outcome) and counted.agreed and not counted.leaves_overdue
    }
    tapped = visit.kept("asked_way", "")
    return every.get(tapped if tapped in ASKABLE and tapped in every else usual(found))


def fitted(found: Worked | None) -> Tried | None:
    """The shortest term that fits, where there is one."""
    return next((one for one in found.tried if one.fits), None) if found else None


def choose(found: Worked | None, late: bool) -> str:
    """Ask which way; the names are those of the page of the ways.

    Until the reader picks one it follows what fits; nothing fits by an example's terms.
    """
    language, key = visit.language(), "want_late" if late else "want"
    fit = fitted(found) if found and terms_known(found.typed) else None
    kept, follows = _kept(found, key)
    if kept == FIT and fit is None and (term := fitted(found)):
        kept = term.way
    ways = [*([FIT] if fit else []), *(LATE if late else EARLY)]
    if kept in ASKABLE - {FIT} and kept not in ways:
        ways.append(kept)
    names = {way: t(language, f"tick.{way}") for way in ways if way not in (FIT, "fixed")}
    names["fixed"] = t(language, "want.fixed")
    if fit and found:
        names[FIT] = found.at(language, found.tried.index(fit)).name
    visit.keep(key, kept)
    way = ask.pick(key, t(language, "field.want"), {way: names[way] for way in ways}, kept)
    visit.keep(f"{key}_filled", way if follows else "")
    return way


def _kept(found: Worked | None, key: str) -> tuple[str, bool]:
    """The way that stands chosen, and whether nobody has picked it."""
    if came := arrived(found):
        for name in ("asked_way", "tapped_way"):
            visit.keep(name, came)
        return came, False
    kept = str(visit.kept(key, ""))
    follows = kept in ("", visit.kept(f"{key}_filled"))
    return (usual(found) or kept, True) if follows else (kept, False)
