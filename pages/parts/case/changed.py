"""What differs between two cases, in sentences. No Streamlit here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from content.voice import Voice
from planner.case import Case, Change, differences

MOST = 12
UNSAID = {"saved_on", "language"}
MONEY = {"owed", "ask_next", "usual", "low", "high", "amount", "cap", "cash_now", "promise"}
PLACES = (
    "income",
    "spending",
    "one_off",
    "debts",
    "plan",
    "log",
    "notes",
    "household",
    "reference",
)


def sentences(voice: Voice, before: Case, after: Case) -> list[str]:
    """What came and what went, each place on one line; then each change, a dozen at most."""
    found = [one for one in differences(before, after) if one.path[0] not in UNSAID]
    names = dict(_names(before)) | dict(_names(after))
    whole = [one for one in found if one.path[-1] in names]
    rest = [_said(voice, one, names) for one in found if one not in whole]
    lines = list(_whole(voice, whole, names)) + rest[:MOST]
    if len(rest) > MOST:
        lines.append(voice("session.change.more", count=len(rest) - MOST))
    return lines


def _whole(voice: Voice, found: list[Change], names: dict[str, str]) -> Iterator[str]:
    """Entries that came or went, those of a place together."""
    for key in ("session.change.new", "session.change.gone"):
        for place in PLACES:
            called = [
                names[one.path[-1]]
                for one in found
                if _place(one) == place and (one.before is None) == key.endswith("new")
            ]
            if called:
                where = voice(f"session.place.{place}")
                yield voice(key, place=where, names=listed(voice, called))


def listed(voice: Voice, names: Iterable[str]) -> str:
    """Names one after the other."""
    return (voice("session.comma") + ("" if voice.language == "zh" else " ")).join(names)


def _place(one: Change) -> str:
    """The part of the case in which a change stands."""
    return next((part for part in one.path if part in PLACES), "household")


def _names(case: Case) -> Iterator[tuple[str, str]]:
    """What each entry is called, by its id."""
    home = case.household
    for every in (home.income, home.spending, home.one_off, case.debts):
        for one in every:
            yield one.id, one.name


def _said(voice: Voice, one: Change, names: dict[str, str]) -> str:
    """One change: an amount or a day that is another, or where it is."""
    called = next((names[part] for part in one.path if part in names), None)
    where = voice(f"session.place.{_place(one)}")
    if called is None:
        return voice("session.change.place", place=where)
    before, after = (_shown(voice, one.path[-1], value) for value in (one.before, one.after))
    if before is None or after is None:
        return voice("session.change.field", place=where, name=called)
    return voice("session.change", name=called, before=before, after=after)


def _shown(voice: Voice, field: str, value: object) -> str | None:
    """An amount or a day in words; None for what is neither."""
    if isinstance(value, date):
        return voice.day(value)
    if field in MONEY:
        if value is None:
            return voice("session.unknown")
        return f"{voice.money(value)}" if isinstance(value, int) else None
    return None
