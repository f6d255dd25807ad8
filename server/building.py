"""Whose page is built next: one at a time, and first for the address that has had least of late."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from server.turns import Turns

Built = TypeVar("Built")
LONGEST = 60.0  # seconds for which an address is remembered


@dataclass(eq=False)
class Place:
    """One that waits: `taken` once it is its turn, `since` when its work began."""

    who: str
    taken: asyncio.Future[None]
    since: float | None = None


@dataclass
class Building:
    """One for all that a server builds: its threads would share one core.

    Of each address the seconds are remembered that its pages took, less those that have passed.
    """

    turns: Turns = field(default_factory=lambda: Turns(LONGEST))
    waiting: list[Place] = field(default_factory=list)
    is_busy: bool = False
    thread: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))

    async def run(self, who: str, work: Callable[[], Built]) -> Built:
        """Do this work in a thread, once it is the turn of this address."""
        loop = asyncio.get_running_loop()
        place = Place(who, loop.create_future())
        self.waiting.append(place)
        self._next(loop.time())
        try:
            await place.taken
            place.since = loop.time()
            return await to_thread.run_sync(work, limiter=self.thread)
        finally:
            self._end(place, loop.time())

    def _end(self, place: Place, now: float) -> None:
        """It is built, or whoever asked has gone."""
        if place in self.waiting:
            self.waiting.remove(place)
            return
        if place.since is not None:
            self.turns.add(place.who, now - place.since, now)
        self.is_busy = False
        self._next(now)

    def _next(self, now: float) -> None:
        here = [one for one in self.waiting if not one.taken.done()]
        if self.is_busy or not here:
            return
        first = min(here, key=lambda one: self.turns.owed(one.who, now))
        self.waiting.remove(first)
        self.is_busy = True
        first.taken.set_result(None)
