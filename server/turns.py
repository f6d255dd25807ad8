"""Whose turn is when, by address; whoever has had all turns is forgotten."""

from __future__ import annotations

from weakref import WeakSet

MOST_ADDRESSES = 10_000  # that are remembered; in a flood those that owe most


class Turns:
    """For each address the second at which all it has asked has had its turn.

    `ahead` seconds from now at most: nobody waits longer, and nobody is remembered longer.
    """

    def __init__(self, ahead: float) -> None:
        self.ahead = ahead
        self.due: dict[str, float] = {}
        EVERY.add(self)

    def owed(self, who: str, now: float) -> float:
        """The seconds until all has had its turn."""
        return max(self.due.get(who, now) - now, 0.0)

    def add(self, who: str, seconds: float, now: float) -> float:
        """Ask for more; the seconds until that has had its turn too."""
        owed = min(self.owed(who, now) + seconds, self.ahead)
        self.due[who] = now + owed
        if len(self.due) > MOST_ADDRESSES:
            self.forget(now)
        return owed

    def forget(self, now: float) -> None:
        """Drop those who owe nothing; in a flood, then half of those that owe least."""
        left = {who: due for who, due in self.due.items() if due > now}
        if len(left) > MOST_ADDRESSES // 2:
            left = dict(sorted(left.items(), key=lambda one: one[1])[MOST_ADDRESSES // 2 :])
        self.due = left


EVERY: WeakSet[Turns] = WeakSet()  # all that this process remembers of addresses


def forget_all(now: float) -> None:
    """Drop, wherever they are remembered, those who owe nothing."""
    for one in EVERY:
        one.forget(now)
