"""The search: every mix is looked at or ruled out by a row that it would break.

Debts are taken one after the other, and many half-made mixes at once. A half-made mix goes on only
if in every row what it has, and the least that the other debts add, is within the limit. What is
left at the end is proved, by whole numbers, to be the best there is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.household.mix.rows import ENDLESS, Ints, Rows

# How many half-made mixes are taken on at once: few to find a first mix, many to rule out.
AT_ONCE = 128


@dataclass(slots=True)
class Effort:
    """How much looking is left, counted in cells: the same on every machine, however slow."""

    cells: int


@dataclass(frozen=True, slots=True)
class Best:
    """The best mix found, its value, and whether the search went to its end."""

    picks: tuple[int, ...] | None
    value: int
    proved: bool


def polished(rows: Rows, best: Best) -> Best:
    """A better mix near a known one: one offer changed at a time, then two, as long as it helps."""
    if best.picks is None or not (rows.slope.any() or rows.over is not None):
        return best
    picks, value = list(best.picks), best.value
    improved = True
    while improved:
        improved = False
        used = rows.sum_of(picks)
        moves = [part - part[pick] for part, pick in zip(rows.parts, picks, strict=True)]
        for one, move in enumerate(moves):
            for other in range(one, len(moves)):
                two = moves[other] if other > one else np.zeros_like(move[:1])
                tried = used + move[:, None] + two[None]
                values = np.where((tried <= rows.hard).all(axis=2), rows.values(tried), value)
                at = int(values.argmin())
                if values.flat[at] < value:
                    value = int(values.flat[at])
                    first, second = divmod(at, len(two))
                    picks[one] = first
                    if other > one:
                        picks[other] = second
                    improved = True
                    break
            if improved:
                break
    return Best(tuple(picks), value, False)


def minimise(
    rows: Rows, start: Best, effort: Effort, floor: int | None = None, most: int = ENDLESS
) -> Best:
    """The mix of the least value below that of `start`; `start` itself where there is none.

    A value of `floor` or less is good enough. Debts with the widest choice come first.
    """
    kept = _within_reach(rows, start.value)
    if kept is None:
        return Best(start.picks, start.value, True)
    rows = rows.only(kept)
    order = _order(rows)
    found = _deepen(rows, order, start, effort, floor, most)
    if found.picks is None or found.picks is start.picks:
        return found
    back = np.argsort(order)
    picks = tuple(int(kept[debt][found.picks[back[debt]]]) for debt in range(len(order)))
    return Best(picks, found.value, found.proved)


def _within_reach(rows: Rows, best: int) -> list[Ints] | None:
    """The offers that could be in a better mix, again and again; None where a debt has none."""
    limits = rows.limits(best)
    kept = [np.arange(len(part)) for part in rows.parts]
    least = rows.least.copy()
    changed = True
    while changed:
        changed = False
        room = limits - least.sum(axis=0)
        for debt, part in enumerate(rows.parts):
            fits = (part[kept[debt]] - least[debt] <= room).all(axis=1)
            if fits.all():
                continue
            kept[debt] = kept[debt][fits]
            if not len(kept[debt]):
                return None
            changed = True
            least[debt] = part[kept[debt]].min(axis=0)
            room = limits - least.sum(axis=0)
    if rows.over is not None or (least.sum(axis=0) <= limits).all():
        return kept
    return None


def _order(rows: Rows) -> Ints:
    """The debts in the order of the search: first the one whose choice moves the rows most."""
    room = np.maximum(np.abs(rows.limits(1)), 1).astype(float)
    spread = [float(((part.max(axis=0) - part.min(axis=0)) / room).max()) for part in rows.parts]
    return np.argsort([-one for one in spread], kind="stable")


def _deepen(
    rows: Rows, order: Ints, start: Best, effort: Effort, floor: int | None, most: int
) -> Best:
    parts = [rows.parts[debt] for debt in order]
    after = np.zeros((len(parts) + 1, len(rows.hard)), np.int64)
    after[:-1] = np.cumsum(rows.least[order][::-1], axis=0)[::-1]
    best, picks = start.value, start.picks
    limits = rows.limits(best)
    # One question takes at most three quarters of what is left, so that the next one has some.
    least_left = max(effort.cells // 4, effort.cells - most)
    empty = np.zeros((1, len(rows.hard)), np.int64)
    stack: list[tuple[int, Ints, Ints]] = [(0, empty, np.zeros((1, 0), np.int64))]
    while stack:
        depth, used, made = stack.pop()
        part = parts[depth]
        effort.cells -= len(used) * part.size
        if effort.cells < least_left:
            return Best(picks, best, False)
        at, offer, whole = _grown(rows, used, part, limits, after[depth + 1], best)
        if not len(at):
            continue
        made = np.column_stack((made[at], offer))
        if depth + 1 < len(parts):
            _push(stack, depth + 1, whole, made, after[depth + 1] + whole)
            continue
        values = rows.values(whole)
        first = int(values.argmin())
        best, picks = int(values[first]), tuple(made[first].tolist())
        limits = rows.limits(best)
        if floor is not None and best <= floor:
            return Best(picks, best, True)
    return Best(picks, best, True)


def _grown(
    rows: Rows, used: Ints, part: Ints, limits: Ints, after: Ints, best: int
) -> tuple[Ints, Ints, Ints]:
    """Each half-made mix with each offer of the next debt, those that can still be better."""
    whole = used[:, None, :] + part[None, :, :]
    fits = (whole <= limits - after).all(axis=2)
    if rows.over is not None:
        fits &= rows.values(whole + after) < best
    at, offer = np.nonzero(fits)
    return at, offer, whole[at, offer]


def _push(
    stack: list[tuple[int, Ints, Ints]],
    depth: int,
    used: Ints,
    made: Ints,
    least: Ints,
) -> None:
    """The half-made mixes in lots, those with the most room in the last row on top."""
    by_room = np.argsort(least[:, -1], kind="stable")
    lots = [by_room[at : at + AT_ONCE] for at in range(0, len(by_room), AT_ONCE)]
    for lot in reversed(lots):
        stack.append((depth, used[lot], made[lot]))
