"""The details of the way that a letter asks for: the reader's own or open, never an example's."""

from __future__ import annotations

from datetime import date, timedelta

from content.words import t
from pages.parts import ask, visit
from pages.parts.relief import details
from pages.parts.relief import ways as offers
from pages.parts.relief.worked import Tried

SIZES = {"months": 3, "longer": 24, "pieces": 6}  # named in grey where nothing has been typed
DAYS = ("move_to", "pause_from", "pause_to")
EVERY = frozenset((*SIZES, *DAYS))


def asked(want: str, today: date) -> tuple[Tried | None, frozenset[str]]:
    """The way with its details, asked for as on the page of the ways; which of them are open.

    What the page of the ways begins with counts only where its card has been tapped.
    """
    if want not in offers.WAYS:
        return None, frozenset()
    fields = offers.WAYS[want].fields
    if visit.kept("tapped_way") != want:
        _emptied(fields, today)
    open_ = frozenset(key for key in fields if is_open(key))
    for key in fields:
        if key in open_ and key in SIZES:
            example = t(visit.language(), "field.size.example", count=SIZES[key])
            ask.text(key, "", example=example, kind="count")
        elif key in DAYS:
            _day(key, today)
    details.asked([key for key in fields if key not in open_ and key not in DAYS], today)
    ask.check()
    return Tried(want, details.read([one for one in fields if one not in open_], today)), open_


def is_open(key: str) -> bool:
    """Whether nothing stands in the field of a detail that may be left open."""
    shown = visit.typed(key)
    if key in DAYS:
        return not isinstance(shown, date)
    return key in SIZES and not ask.cleaned(str(shown or ""))


def not_given(tried: Tried, today: date) -> frozenset[str]:
    """The details of a way that are not the reader's but an example's."""
    if tried.fits:
        return EVERY
    return frozenset(key for key in offers.WAYS[tried.way].fields if _is_example(key, today))


def _is_example(key: str, today: date) -> bool:
    """Whether a field holds what the page of the ways has put into it by itself."""
    if key in SIZES:
        return not visit.is_own(key, details.NUMBERS[key][0])
    return key in DAYS and not visit.is_own(key, details.usual_days(today)[key])


def _emptied(fields: tuple[str, ...], today: date) -> None:
    """Without what is an example; a day only on coming here, as it may be picked here too."""
    for key in fields:
        if key in SIZES and _is_example(key, today):
            visit.write(key, "")
        elif key in DAYS and visit.moved(key):
            visit.write(key, None if _is_example(key, today) else visit.typed(key))


def _day(key: str, today: date) -> None:
    begins = visit.typed("pause_from") if key == "pause_to" else None
    start = begins if isinstance(begins, date) else today
    ask.day_if_any(key, start if key == "pause_from" else start + timedelta(days=1))
