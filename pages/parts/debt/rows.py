"""The rows of the plan's list: added, moved up, taken away, each with all that stands in it."""

from __future__ import annotations

from pages.parts import visit

MOST, FIRST = 12, 2  # rows, and how many there are at first
TYPED = ("name", "balance", "rate", "least", "overdue")
HARM = "harm"  # chosen, not typed


def count() -> int:
    """How many rows there are."""
    return int(visit.kept("plan_count", FIRST))


def read(at: int) -> list[str]:
    """What is typed in a row."""
    return [str(visit.typed(f"plan_{name}_{at}") or "") for name in TYPED]


def write(at: int, typed: list[str], harm: object = None) -> None:
    """Put all of a row in its place."""
    for name, text in zip(TYPED, typed, strict=True):
        visit.write(f"plan_{name}_{at}", text)
    visit.keep(f"plan_{HARM}_{at}", harm)


def add() -> None:
    """One more row, empty."""
    visit.keep("plan_count", min(MOST, count() + 1))


def remove(at: int) -> None:
    """Take one row away, wherever it stands; those below move up. The only row is emptied."""
    last = count()
    for row in range(at, last):
        write(row, read(row + 1), visit.kept(f"plan_{HARM}_{row + 1}"))
    write(last, [""] * len(TYPED))
    visit.keep("plan_count", max(1, last - 1))


def move_up(at: int) -> None:
    """Let a row and the one above it change places."""
    above, here = read(at - 1), read(at)
    harms = visit.kept(f"plan_{HARM}_{at - 1}"), visit.kept(f"plan_{HARM}_{at}")
    write(at - 1, here, harms[1])
    write(at, above, harms[0])


def empty() -> int | None:
    """The first row in which nothing is typed; a new one where there is none; None when full."""
    for at in range(1, count() + 1):
        if not any(read(at)):
            return at
    if count() == MOST:
        return None
    add()
    return count()
