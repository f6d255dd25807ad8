"""How fast one address may have pages drawn: what is asked too fast waits, and nobody else does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.frames import CloseCode

from server.api.rates import reader
from server.drawing import Drawing, Place
from server.given_up import EARLY, SHORT, GivenUp
from server.turns import Turns

# Of one address: an office's hundred readers who each change a figure every five seconds make
# twenty on average, and come in waves.
A_SECOND = 30.0
PIECE, FIELDS = 100_000, 200  # bytes, fields of a page; a longer message counts as several
# A longer one ends its line; the fullest page that a case file can make has 1,438, every fold open.
MOST_FIELDS = 5000
AT_ONCE = 100  # that many before the first one waits: all of them may open a page together
LONGEST = 60.0  # seconds that anybody waits for a turn, and is remembered


class Pace:
    """One for all the connections of a server."""

    def __init__(self) -> None:
        self.turns = Turns(LONGEST + AT_ONCE / A_SECOND)
        self.drawing = Drawing()

    def wait(self, who: str, now: float, size: int = 0) -> float:
        """Take the next turn, or as many as so many bytes take; the seconds until it comes."""
        asked = (1 + size // PIECE) / A_SECOND
        return max(0.0, self.turns.add(who, asked, now) - AT_ONCE / A_SECOND)

    def charge(self, who: str, now: float, fields: int) -> None:
        """What many fields take: Streamlit looks at each of them. Whatever is asked next waits."""
        self.turns.add(who, fields // FIELDS / A_SECOND, now)

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """A connection, paced until it ends."""
        line = Line(self, reader((scope.get("client") or ("",))[0]))
        try:
            await app(scope, line.heard(receive, send), line.told(send))
        finally:
            line.drawn()
            if line.ahead:
                line.ahead.cancel()


class Line:
    """One connection: its place while its page is being drawn, whether it has had one before."""

    def __init__(self, pace: Pace, who: str) -> None:
        self.pace, self.who = pace, who
        self.place: Place | None = None
        self.is_open = False
        self.ahead: asyncio.Task[Message] | None = None  # what was heard while it waited
        self.given_up = GivenUp()

    def heard(self, receive: Receive, send: Send) -> Receive:
        """What a page sends, no faster than it may. What is not taken stays on its socket."""
        now: Callable[[], float] = asyncio.get_running_loop().time

        async def slowly() -> Message:
            message = await (self.ahead or receive())
            self.ahead = None
            if message["type"] == "websocket.receive":
                data = message.get("bytes") or b""
                if wait := self.pace.wait(self.who, now(), len(data)):
                    await asyncio.sleep(wait)
                said = read(data)
                fields = len(said.rerun_script.widget_states.widgets)
                if fields > MOST_FIELDS:
                    return await ended(send)
                self.pace.charge(self.who, now(), fields)
                is_ours = self.place and not self.place.is_over
                if not is_ours and asks(said):
                    return await self.in_turn(message, receive)
            return message

        return slowly

    async def in_turn(self, message: Message, receive: Receive) -> Message:
        """The message at its turn; that the reader has gone, where they do not wait for it."""
        self.place = self.pace.drawing.ask(self.who, not self.is_open)
        self.is_open, taken = True, self.place.taken
        self.ahead = asyncio.ensure_future(receive())
        await asyncio.wait((taken, self.ahead), return_when=asyncio.FIRST_COMPLETED)
        if not taken.done() and self.ahead.result()["type"] == "websocket.disconnect":
            return self.ahead.result()
        await asyncio.wait((taken,))  # the place gives it its turn, also where this ends here
        return message

    def told(self, send: Send) -> Send:
        """What a page is sent; from it can be seen that it is drawn."""

        async def noted(message: Message) -> None:
            if self.place and self.place.since is not None:
                self.place.is_told = True
                if is_drawn(message.get("bytes") or b""):
                    self.drawn()
            for one in self.given_up.told(message):
                await send(one)

        return noted

    def drawn(self) -> None:
        """Its page is drawn, or nobody waits for it any more."""
        if self.place:
            self.pace.drawing.end(self.place)
            self.place = None


def read(data: bytes) -> BackMsg:
    """What a page says; nothing where that is no message: Streamlit ends such a connection."""
    said = BackMsg()
    with suppress(Exception):
        said.ParseFromString(data)
        return said
    return BackMsg()


def asks(said: BackMsg) -> bool:
    """Whether a page is asked to be drawn."""
    return bool(said.WhichOneof("type") == "rerun_script")


async def ended(send: Send) -> Message:
    """That the reader has gone: their line is ended from here, and nobody hears what they said."""
    await send({"type": "websocket.close", "code": CloseCode.MESSAGE_TOO_BIG})
    return {"type": "websocket.disconnect", "code": CloseCode.MESSAGE_TOO_BIG}


def is_drawn(data: bytes) -> bool:
    """Whether that is the end of drawing, and not of a part given up for the next."""
    if not 0 < len(data) < SHORT:
        return False
    said = ForwardMsg.FromString(data)
    return bool(said.WhichOneof("type") == "script_finished" and said.script_finished != EARLY)
