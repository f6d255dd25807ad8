"""The rows of the plan's list: added, moved up, taken away, each with all that stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts import visit

MOST, FIRST = 12, 2  # rows, and how many there are at first
TYPED = ("name", "balance", "rate", "least", "overdue")
HARM = "harm"  # chosen, not typed
LINK = ("debt", "mark")  # the debt of the reader's list that a row stands for


@dataclass(frozen=True)
class Held:
    """All that stands in a row."""

    typed: list[str]
    harm: object = None
    link: tuple[object, ...] = ("", {})


def key(at: int) -> str:
    """What begins the names under which a row keeps its link to the list."""
    return f"plan_row_{at}"


def count() -> int:
    """How many rows there are."""
    return int(visit.kept("plan_count", FIRST))


def read(at: int) -> list[str]:
    """What is typed in a row."""
    return [str(visit.typed(f"plan_{name}_{at}") or "") for name in TYPED]


def write(at: int, typed: list[str], harm: object = None) -> None:
    """Put what is typed and chosen into a row."""
    for name, text in zip(TYPED, typed, strict=True):
        visit.write(f"plan_{name}_{at}", text)
    visit.keep(f"plan_{HARM}_{at}", harm)


def _held(at: int) -> Held:
    link = tuple(visit.kept(f"{key(at)}_{name}") for name in LINK)
    return Held(read(at), visit.kept(f"plan_{HARM}_{at}"), link)


def _put(at: int, held: Held) -> None:
    write(at, held.typed, held.harm)
    for name, one in zip(LINK, held.link, strict=True):
        visit.keep(f"{key(at)}_{name}", one)


def add() -> None:
    """One more row, empty."""
    visit.keep("plan_count", min(MOST, count() + 1))


def remove(at: int) -> None:
    """Take one row away, wherever it stands; those below move up. The only row is emptied."""
    last = count()
    for row in range(at, last):
        _put(row, _held(row + 1))
    _put(last, Held([""] * len(TYPED)))
    visit.keep("plan_count", max(1, last - 1))


def move_up(at: int) -> None:
    """Let a row and the one above it change places."""
    above, here = _held(at - 1), _held(at)
    _put(at - 1, here)
    _put(at, above)


def empty() -> int | None:
    """The first row in which nothing is typed; a new one where there is none; None when full."""
    for at in range(1, count() + 1):
        if not any(read(at)):
            return at
    if count() == MOST:
        return None
    add()
    return count()
