"""Readers who come back: each opens its connection anew when it is lost, as a browser does.

The page's record of what was typed (docs/decisions/0011-kept-in-the-tab.md) is all that they bring
along; the field itself they do not send, so that what stands in it came out of the record.
"""

from __future__ import annotations

import asyncio
import html
import random
import re
import time
from typing import ClassVar

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element

from tests.instruments.load import Seen, Target, Visit

RECORD = re.compile(rb'data-rw-kept="([^"]*)"')
LOST = (websockets.ConnectionClosed, websockets.InvalidHandshake, OSError, TimeoutError, EOFError)


class Stubborn(Visit):
    """One reader; `back` holds the seconds that each return took, in the order they came."""

    back: ClassVar[list[float]] = []  # of all readers

    def __init__(self, target: Target, seen: Seen) -> None:
        super().__init__(target, seen)
        self.record = self.given = self.typed = ""

    def note(self, element: Element) -> None:
        """Keep the record, and where it is given back."""
        super().note(element)
        if element.WhichOneof("type") == "text_input" and "given_back" in element.text_input.id:
            self.given = element.text_input.id
        if found := RECORD.search(element.SerializeToString()):
            self.record = html.unescape(found[1].decode())

    def returning(self) -> bytes:
        """The first message after a loss."""
        message = BackMsg.FromString(self.ask())
        if self.given:
            states = message.rerun_script.widget_states.widgets
            states.add(id=self.given, string_value=self.record)
        return message.SerializeToString()

    async def stay(self, rate: float, until: float) -> None:
        """As a visit, until the time is over, however often the line goes."""
        lost = 0.0
        while time.perf_counter() < until:
            try:
                async with self.connect() as socket:
                    await self.timed(socket, self.seen.first, self.returning())
                    if lost:
                        Stubborn.back.append(time.perf_counter() - lost)
                        if self.typed and self.shown != self.typed:
                            self.seen.faults.append("what was typed was not there")
                        lost = 0.0
                    await self.change(socket, rate, until)
            except LOST:
                lost = lost or time.perf_counter()
                await asyncio.sleep(0.5)
        if lost:
            self.seen.faults.append("did not come back")

    async def change(self, socket: websockets.ClientConnection, rate: float, until: float) -> None:
        """Change the field now and then."""
        await asyncio.sleep(random.random() / rate)
        while time.perf_counter() < until:
            value = str(random.randint(3000, 90000))
            await self.timed(socket, self.seen.changes, self.ask(value))
            self.typed = value
            await asyncio.sleep(random.expovariate(rate))
