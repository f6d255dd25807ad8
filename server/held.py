"""What readers have sent and no page has taken yet: where it is too much, who holds most goes.

uvicorn stops reading a connection only once a whole message waits. One that never ends, in pieces
of whatever length, would be held for as long as its sender likes.
"""

from __future__ import annotations

import asyncio
from collections import Counter

from uvicorn._types import ASGIReceiveEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode

from server.api.rates import reader

OF_ONE = 40_000_000  # bytes of one address: five of the longest messages
OF_ALL = 200_000_000
SMALL = 100_000  # who holds no more than that is never let go: a message is a few hundred bytes
EACH = 250  # what a message or a piece of one takes beside its bytes, also an empty one


class Held:
    """One for all the connections of a server: how many bytes each holds, and each address."""

    def __init__(self) -> None:
        self.lines: dict[Line, tuple[str, int]] = {}
        self.of: Counter[str] = Counter()

    def note(self, line: Line, size: int) -> None:
        """That a line holds so many bytes now; of nobody is anything remembered who holds none."""
        who, before = self.lines.pop(line, (line.who, 0))
        self.of[who] -= before
        self.of[line.who] += size
        if size:
            self.lines[line] = line.who, size
        for one in {who, line.who}:
            if not self.of[one]:
                del self.of[one]

    def keep_to_limits(self, who: str) -> None:
        """Let go of whoever holds most, of this address or of all, where that is too much."""
        if self.of[who] > OF_ONE:
            let_go([line for line in self.lines if line.who == who])
        if self.of.total() > OF_ALL:
            let_go(list(self.lines))


def let_go(lines: list[Line]) -> None:
    """End the line of these that holds most."""
    most = max(lines, key=Line.unread)
    if most.unread() > SMALL:
        most.too_much()


HELD = Held()


class Line(WebSocketsSansIOProtocol):
    """A websocket that counts what it holds: pieces, what waits, and what was taken last."""

    who = ""
    waiting = taken = 0  # bytes of whole messages
    is_over = False

    def unread(self) -> int:
        """The bytes that are free again when this line ends."""
        pieces = len(self.conn.reader.buffer) + (self.conn.current_size or 0)
        return pieces + self.waiting + EACH * (len(self.frames) + self.queue.qsize())

    def note(self) -> None:
        """Count what is held now; nothing once nobody sends and nobody reads."""
        HELD.note(self, 0 if self.disconnected and self.is_over else self.unread() + self.taken)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self.note()
        HELD.keep_to_limits(self.who)

    def send_receive_event_to_app(self) -> None:
        if not self.close_sent:
            self.waiting += sum(map(len, self.frames))
        super().send_receive_event_to_app()

    async def receive(self) -> ASGIReceiveEvent:
        """The next message. It is held by whoever asked until they ask for another."""
        self.who = reader(self.scope["client"][0] if self.scope["client"] else "")
        self.taken = 0
        self.note()
        message = await super().receive()
        self.taken = size(message)
        self.waiting -= min(self.taken, self.waiting)
        self.note()
        return message

    def too_much(self) -> None:
        """End this line, and drop what nobody has read of it."""
        self.drop()
        if self.handshake_complete and not self.close_sent and not self.disconnected:
            self.conn.fail(CloseCode.MESSAGE_TOO_BIG, "too much is waiting")
            self.handle_parser_exception()
        else:
            self.transport.abort()
        self.note()

    def drop(self) -> None:
        """Hold nothing more of what was sent; that a line began and ended is still told."""
        self.frames, self.conn.current_size, self.waiting = [], None, 0
        told = [self.queue.get_nowait() for _ in range(self.queue.qsize())]
        for one in told:
            if one["type"] != "websocket.receive":
                self.queue.put_nowait(one)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.frames, self.conn.current_size = [], None  # whole messages are heard all the same
        self.note()

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        super().on_task_complete(task)
        self.is_over, self.taken = True, 0
        self.note()


def size(message: ASGIReceiveEvent) -> int:
    """The bytes of a message, as they came."""
    if message["type"] != "websocket.receive":
        return 0
    text = message.get("text")
    return len(text.encode()) if text is not None else len(message.get("bytes") or b"")
