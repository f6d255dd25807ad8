"""How fast one address may have pages drawn: what is asked too fast waits, and nobody else does."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from server.api.rates import reader
from server.turns import Turns

# Of one address: an office's hundred readers who each change a figure every five seconds make
# twenty on average, and come in waves.
A_SECOND = 30.0
AT_ONCE = 100  # that many before the first one waits: all of them may open a page together
LONGEST = 60.0  # seconds that anybody waits, and is remembered
# Pages of one address that are drawn at the same time. More would not be drawn sooner, since one
# process draws with one core; and who floods would get as many shares of it as connections.
DRAWN = 3
SHORT = 200  # bytes; what says that a page is drawn is shorter


class Pace:
    """One for all the connections of a server."""

    def __init__(self) -> None:
        self.turns = Turns(LONGEST + AT_ONCE / A_SECOND)
        self.drawing: Counter[str] = Counter()
        self.waiting: dict[str, list[asyncio.Future[None]]] = {}

    def wait(self, who: str, now: float) -> float:
        """Take the next turn; the seconds until it comes."""
        return max(0.0, self.turns.add(who, 1 / A_SECOND, now) - AT_ONCE / A_SECOND)

    async def begin(self, who: str) -> None:
        """Wait until a page of this address may be drawn."""
        if self.drawing[who] < DRAWN:
            self.drawing[who] += 1
            return
        ours: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.setdefault(who, []).append(ours)
        try:
            await ours  # whoever ends hands on the place
        except asyncio.CancelledError:
            if ours.done() and not ours.cancelled():
                self.end(who)
            raise

    def end(self, who: str) -> None:
        """A page is drawn: its place is for the next one that waits."""
        queue = self.waiting.get(who, [])
        while queue:
            if not (first := queue.pop(0)).done():
                return first.set_result(None)
        self.waiting.pop(who, None)
        self.drawing[who] -= 1
        if not self.drawing[who]:
            del self.drawing[who]

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """A connection, paced until it ends."""
        line = Line(self, reader((scope.get("client") or ("",))[0]))
        try:
            await app(scope, line.heard(receive), line.told(send))
        finally:
            line.drawn()


class Line:
    """One connection: whether its page is being drawn."""

    def __init__(self, pace: Pace, who: str) -> None:
        self.pace, self.who, self.drawing = pace, who, False

    def heard(self, receive: Receive) -> Receive:
        """What a page sends, no faster than it may. What is not taken stays on its socket."""
        now: Callable[[], float] = asyncio.get_running_loop().time

        async def slowly() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                if wait := self.pace.wait(self.who, now()):
                    await asyncio.sleep(wait)
                if not self.drawing and asks(message.get("bytes") or b""):
                    await self.pace.begin(self.who)
                    self.drawing = True
            return message

        return slowly

    def told(self, send: Send) -> Send:
        """What a page is sent; from it can be seen that it is drawn."""

        async def noted(message: Message) -> None:
            if self.drawing and is_drawn(message.get("bytes") or b""):
                self.drawn()
            await send(message)

        return noted

    def drawn(self) -> None:
        """Its page is drawn, or nobody waits for it any more."""
        if self.drawing:
            self.drawing = False
            self.pace.end(self.who)


def asks(data: bytes) -> bool:
    """Whether a page is asked to be drawn."""
    with suppress(Exception):  # Streamlit ends a connection that says what is no message
        return bool(BackMsg.FromString(data).WhichOneof("type") == "rerun_script")
    return False


def is_drawn(data: bytes) -> bool:
    """Whether that is the end of drawing, and not of a part given up for the next."""
    if not 0 < len(data) < SHORT:
        return False
    said = ForwardMsg.FromString(data)
    early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return bool(said.WhichOneof("type") == "script_finished" and said.script_finished != early)
