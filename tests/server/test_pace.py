"""What one address sends over its connections waits for its turn, and nobody else does."""

from __future__ import annotations

import asyncio
import selectors

import pytest
from starlette.types import Message, Scope

from server import turns
from server.pace import A_SECOND, AT_ONCE, LONGEST, Pace

STEP = 1 / A_SECOND


def test_what_is_asked_too_fast_waits_for_its_turn() -> None:
    pace = Pace()
    assert {pace.wait("a", 0.0) for _ in range(AT_ONCE)} == {0.0}
    waits = [pace.wait("a", 0.0) for _ in range(3)]
    assert waits == pytest.approx([STEP, 2 * STEP, 3 * STEP])
    assert pace.wait("b", 0.0) == 0.0
    assert pace.wait("a", AT_ONCE * STEP + 10.0) == 0.0  # all of it has had its turn


def test_nobody_waits_longer_than_a_minute() -> None:
    """Not even behind an address whose connections were opened and left by the thousand."""
    pace = Pace()
    assert max(pace.wait("a", 0.0) for _ in range(10_000)) == pytest.approx(LONGEST)
    assert pace.wait("a", LONGEST + AT_ONCE * STEP) == 0.0


def test_in_a_flood_of_addresses_at_once_those_who_owe_most_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "MOST_ADDRESSES", 100)
    pace = Pace()
    for _ in range(AT_ONCE):
        pace.wait("loud", 0.0)
    for at in range(1000):
        pace.wait(str(at), 0.0)  # all in the same instant: each of them still owes
        assert len(pace.turns.due) <= 100
    assert pace.wait("loud", 0.0) > 0.0


class Leap(selectors.SelectSelector):
    """Nothing is waited for: the time of the loop goes on at once to what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        self.now += 0 if ready else timeout or 0
        return ready


class Leaping(asyncio.SelectorEventLoop):
    """A loop whose seconds pass without being waited for, so that a test counts and never times."""

    def __init__(self) -> None:
        self.leap = Leap()
        super().__init__(self.leap)

    def time(self) -> float:
        return self.leap.now


class Line:
    """A connection whose reader is always ready to say more."""

    def __init__(self, pace: Pace, who: str) -> None:
        self.taken = self.served = 0
        scope: Scope = {"type": "websocket", "client": (who, 1)}
        self.receive = pace.paced(scope, self.said)

    async def said(self) -> Message:
        self.taken += 1
        return {"type": "websocket.receive", "bytes": b""}

    async def go_on(self) -> None:
        """What Streamlit does: take one thing, begin with it, take the next."""
        while True:
            await self.receive()
            self.served += 1


def test_a_flood_is_left_on_its_sockets_and_another_reader_is_heard_at_once() -> None:
    """What is not taken stays unread, and the sender's own machine holds it back (TCP)."""

    async def flooded() -> None:
        pace = Pace()
        flood = [Line(pace, "192.0.2.1") for _ in range(10)]
        quiet = Line(pace, "192.0.2.2")
        begun = [asyncio.create_task(one.go_on()) for one in flood]
        now = asyncio.get_running_loop().time
        for second in range(1, 31):
            await asyncio.sleep(second - now())
            served = sum(one.served for one in flood)
            assert abs(served - AT_ONCE - second * A_SECOND) <= 1
            assert sum(one.taken for one in flood) == served + len(flood)  # one of each in hand
            before = now()
            await quiet.receive()
            assert now() == before
        shares = [one.served for one in flood[1:]]  # the first took what is free at once
        assert max(shares) - min(shares) <= 1
        for one in begun:
            one.cancel()

    with asyncio.Runner(loop_factory=Leaping) as runner:
        runner.run(flooded())
