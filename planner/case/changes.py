"""What differs between two cases: the screen and a file, or last month's file and today's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from planner.case.kinds import Entry
from planner.case.whole import Case


@dataclass(frozen=True, slots=True)
class Change:
    """One place that differs. `path` names entries by their id; None stands for not there."""

    path: tuple[str, ...]
    before: object
    after: object


def differences(before: Case, after: Case) -> tuple[Change, ...]:
    """Every place in which two cases differ, in the order of the file.

    >>> from datetime import date
    >>> differences(Case(date(2026, 11, 26)), Case(date(2026, 11, 26), notes="再来"))
    (Change(path=('notes',), before=None, after='再来'),)
    """
    return tuple(_differ(before, after, ()))


def _differ(before: object, after: object, path: tuple[str, ...]) -> Iterator[Change]:
    if before == after:
        return
    if is_dataclass(before) and type(before) is type(after) and isinstance(before, Entry):
        for one in fields(before):
            yield from _differ(
                getattr(before, one.name), getattr(after, one.name), (*path, one.name)
            )
    elif _named(before) and _named(after) and (before or after):
        old, new = _by_id(before), _by_id(after)
        for name in dict.fromkeys([*old, *new]):
            yield from _differ(old.get(name), new.get(name), (*path, name))
    else:
        yield Change(path, before, after)


def _named(value: object) -> bool:
    """Whether it is a list of entries that each have an id."""
    return isinstance(value, tuple) and all(getattr(one, "id", None) for one in value)


def _by_id(value: object) -> dict[str, object]:
    return {one.id: one for one in value} if isinstance(value, tuple) else {}
