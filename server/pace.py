"""How fast one address may have pages drawn: what is asked too fast waits, and nobody else does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.types import Message, Receive, Scope

from server.api.rates import reader
from server.turns import Turns

# Of one address, an office's hundred readers who each change a figure every five seconds.
A_SECOND = 20.0
AT_ONCE = 100  # that many before the first one waits: all of them may open a page together
LONGEST = 60.0  # seconds that anybody waits, and is remembered


class Pace:
    """One for all the connections of a server."""

    def __init__(self) -> None:
        self.turns = Turns(LONGEST + AT_ONCE / A_SECOND)

    def wait(self, who: str, now: float) -> float:
        """Take the next turn; the seconds until it comes."""
        return max(0.0, self.turns.add(who, 1 / A_SECOND, now) - AT_ONCE / A_SECOND)

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
