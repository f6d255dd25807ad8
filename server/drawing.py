"""Which page is drawn next: two at a time, what is short first, no address before its turn."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from server.turns import Turns

# One process draws with one core. More pages at the same time are not drawn sooner: each of them
# takes as long as all of them together, so that nobody is answered at once.
AT_A_TIME = 2
OF_ONE = 1  # of one address
CHANGE, OPENING = 0.04, 0.2  # seconds of the processor that each usually takes
LATER = 0.5  # seconds; so much longer may a page wait that opens than a figure that was changed
HELD = 1.0  # seconds; who is too slow to take what was drawn gives the place up
SILENT = 0.1  # seconds; who is told nothing in that time is not being drawn: Streamlit had no work
LONGEST = 60.0  # seconds for which an address is remembered


@dataclass(eq=False)
class Place:
    """A page that is being drawn, or waits for it: `due` is its turn, `paid` what it took so far.

    Both in seconds, of the loop's clock and of the place held; `wanted` is when it was asked for,
    or later by how much it may wait longer than others of its address.
    """

    who: str
    wanted: float
    due: float
    paid: float
    taken: asyncio.Future[None]
    since: float | None = None
    is_over: bool = False
    is_told: bool = False  # that something was said to its page since its turn came


@dataclass
class Drawing:
    """One for all the connections of a server."""

    turns: Turns = field(default_factory=lambda: Turns(LONGEST))
    running: Counter[str] = field(default_factory=Counter)
    waiting: list[Place] = field(default_factory=list)

    def ask(self, who: str, is_opening: bool) -> Place:
        """A place for a page of this address: to be awaited (`taken`), and to be given back."""
        loop = asyncio.get_running_loop()
        now, paid = loop.time(), OPENING if is_opening else CHANGE
        wanted = now + (LATER if is_opening else 0.0)
        due = wanted + self.turns.owed(who, now)
        self.turns.add(who, paid, now)
        place = Place(who, wanted, due, paid, loop.create_future())
        self.waiting.append(place)
        self._next()
        return place

    def end(self, place: Place) -> None:
        """It is drawn, or nobody waits for it any more; a second time does nothing.

        Whoever held the place for longer than was thought comes later the next time.
        """
        if place.is_over:
            return
        place.is_over = True
        if place.since is None:
            self.waiting.remove(place)
            return
        now = asyncio.get_running_loop().time()
        self.turns.add(place.who, max(0.0, now - place.since - place.paid), now)
        self.running[place.who] -= 1
        if not self.running[place.who]:
            del self.running[place.who]
        self._next()

    def end_silent(self, place: Place) -> None:
        """Nobody draws it, where nothing was said of it so far."""
        if not place.is_told:
            self.end(place)

    def _next(self) -> None:
        loop = asyncio.get_running_loop()
        while self.running.total() < AT_A_TIME:
            free = [one for one in self.waiting if self.running[one.who] < OF_ONE]
            if not free:
                return
            turn = min(free, key=lambda one: one.due)
            # The turn is its address's: of those behind it, who wanted to be drawn first.
            first = min((one for one in free if one.who == turn.who), key=lambda one: one.wanted)
            turn.due, first.due = first.due, turn.due
            self.waiting.remove(first)
            self.running[first.who] += 1
            first.since = loop.time()
            first.taken.set_result(None)
            loop.call_later(SILENT, self.end_silent, first)
            loop.call_later(HELD, self.end, first)
