"""How fast one address may have pages drawn: what is asked too fast waits, and nobody else does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.types import Message, Receive, Scope

from server.api.rates import reader

# Of one address, an office's hundred readers who each change a figure every five seconds.
A_SECOND = 20.0
AT_ONCE = 100  # that many before the first one waits: all of them may open a page together
MOST_ADDRESSES = 10_000


class Pace:
    """For each address the second at which all it has asked will have had its turn."""

    def __init__(self) -> None:
        self.turns: dict[str, float] = {}

    def wait(self, who: str, now: float) -> float:
        """Take the next turn; the seconds until it comes."""
        turn = max(self.turns.get(who, now), now) + 1 / A_SECOND
        if len(self.turns) >= MOST_ADDRESSES:
            self.turns = {other: due for other, due in self.turns.items() if due > now}
        self.turns[who] = turn
        return max(0.0, turn - now - AT_ONCE / A_SECOND)

    def paced(self, scope: Scope, receive: Receive) -> Receive:
        """What a page sends over its connection, no faster than that."""
        who = reader((scope.get("client") or ("",))[0])
        now: Callable[[], float] = asyncio.get_running_loop().time

        async def slowly() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and (wait := self.wait(who, now())):
                await asyncio.sleep(wait)
            return message

        return slowly
