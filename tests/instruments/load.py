"""How the server bears many readers: visits over websockets, each changing one text field.

Measures the time from a change to the end of its run (median and 95 %), the server's CPU and its
memory. Speaks Streamlit's own messages on loopback, no browser; written for this project. The
visits think at random (exponential) and type different values.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import os
import random
import socket
import ssl
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
TICK = os.sysconf("SC_CLK_TCK")
SETTLE = 15  # seconds: what waits of the first pages is drawn by then


@dataclasses.dataclass(frozen=True)
class Target:
    """A page of a server on this machine, and the label of the text field to change.

    Behind a proxy with TLS: its port, whom to trust, and the other processes behind it.
    """

    port: int
    pid: int
    page: str
    label: str
    trusted: ssl.SSLContext | None = None
    beside: tuple[int, ...] = ()

    @property
    def host(self) -> str:
        return f"{'localhost' if self.trusted else '127.0.0.1'}:{self.port}"

    def cpu_seconds(self) -> float:
        """What all processes have taken so far."""
        return sum(map(cpu_seconds, (self.pid, *self.beside)))

    def memory_mb(self) -> float:
        """What all processes hold in memory now."""
        return sum(map(memory_mb, (self.pid, *self.beside)))


@dataclasses.dataclass
class Seen:
    """What the visits saw: seconds of each change and each first page, bytes, faults."""

    changes: list[float] = dataclasses.field(default_factory=list)
    first: list[float] = dataclasses.field(default_factory=list)
    size: list[int] = dataclasses.field(default_factory=list)
    faults: list[str] = dataclasses.field(default_factory=list)
    cpu_ms: float = 0.0  # server CPU of one change
    memory_mb: tuple[float, float] = (0.0, 0.0)

    def __str__(self) -> str:
        return (
            f"{len(self.changes)} changes, p50 {part(self.changes, 0.5):.0f}, "
            f"p95 {part(self.changes, 0.95):.0f} ms; first page p50 {part(self.first, 0.5):.0f}, "
            f"p95 {part(self.first, 0.95):.0f} ms; server CPU {self.cpu_ms:.1f} ms a change; "
            f"{part(self.size, 0.5) / 1000:.0f} bytes a run; memory {self.memory_mb[0]:.0f} → "
            f"{self.memory_mb[1]:.0f} MB; faults {len(self.faults)} {self.faults[:3] or ''}"
        )


def part(values: Sequence[float], share: float) -> float:
    """A quantile, times 1,000: milliseconds of seconds."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * share))] * 1000 if ranked else float("nan")


def memory_mb(pid: int) -> float:
    """What a process holds in memory now; one that is gone holds nothing."""
    if not Path(f"/proc/{pid}/statm").exists():
        return 0.0
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / 1e6


def cpu_seconds(pid: int) -> float:
    """The CPU time that a process has taken, its own and the system's; none once it is gone."""
    if not Path(f"/proc/{pid}/stat").exists():
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


class Visit:
    """One reader's websocket: opens the page, then changes its field."""

    def __init__(self, target: Target, seen: Seen) -> None:
        self.target, self.seen = target, seen
        self.host = target.host
        self.field = self.script = self.shown = ""
        # Each reader has an address of their own, where a machine has more than one of its own.
        own = sys.platform == "linux"
        self.source = f"127.1.{random.randrange(256)}.{random.randrange(1, 255)}" if own else ""

    def connect(self) -> websockets.connect:
        s = "s" if self.target.trusted else ""
        return websockets.connect(
            f"ws{s}://{self.host}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=websockets.Origin(f"http{s}://{self.host}"),
            max_size=None,
            compression=None,
            ping_interval=None,  # `finish` has a patience of its own
            ssl=self.target.trusted,
            family=socket.AF_INET,
            local_addr=(self.source, 0) if self.source else None,
        )

    def ask(self, value: str | None = None) -> bytes:
        """The message of a browser that opens the page, or of one whose field was changed."""
        message = BackMsg()
        run = message.rerun_script
        run.query_string = "lang=zh"
        run.context_info.url = f"http://{self.host}/{self.target.page}?lang=zh"
        if value is None:
            run.page_name = self.target.page
        else:
            run.page_script_hash = self.script
            run.widget_states.widgets.add(id=self.field, string_value=value)
        return message.SerializeToString()

    async def finish(self, socket: websockets.ClientConnection) -> list[Element]:
        """Read until the run has ended, not given way to another; gives what it drew."""
        size, drawn, ended = 0, [], False
        while not ended:
            data = await asyncio.wait_for(socket.recv(decode=False), 60)
            size += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                ended = message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            elif kind == "navigation":
                self.script = message.navigation.page_script_hash
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                drawn.append(message.delta.new_element)
        self.seen.size.append(size)
        for element in drawn:
            self.note(element)
        return drawn

    def note(self, element: Element) -> None:
        """Remember the field; an exception on the page is a fault."""
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.seen.faults.append("exception on the page")
        if kind == "text_input" and element.text_input.label.startswith(self.target.label):
            self.field = element.text_input.id
            self.shown = element.text_input.value or element.text_input.default

    async def timed(self, socket: websockets.ClientConnection, into: list[float], asked: bytes):
        start = time.perf_counter()
        await socket.send(asked)
        await self.finish(socket)
        while not self.field:
            await self.finish(socket)
        into.append(time.perf_counter() - start)

    async def stay(self, rate: float, until: float) -> None:
        """Open the page and change its field now and then until the time is over."""
        try:
            async with self.connect() as socket:
                await self.timed(socket, self.seen.first, self.ask())
                await asyncio.sleep(random.random() / rate)
                while time.perf_counter() < until:
                    value = str(random.randint(3000, 90000))
                    await self.timed(socket, self.seen.changes, self.ask(value))
                    await asyncio.sleep(random.expovariate(rate))
        except Exception as fault:
            self.seen.faults.append(f"{type(fault).__name__}: {fault}"[:150])


async def many(target: Target, visits: int, rate: float, seconds: float, kind: type[Visit]) -> Seen:
    """Open the visits one after the other, let them settle, then measure what changes cost."""
    seen, before = Seen(), target.memory_mb()
    until = time.perf_counter() + seconds + visits * 0.1 + SETTLE
    tasks = []
    for _ in range(visits):
        tasks.append(asyncio.create_task(kind(target, seen).stay(rate, until)))
        await asyncio.sleep(0.1)
    await asyncio.sleep(SETTLE)
    opened, cpu = len(seen.changes), target.cpu_seconds()
    await asyncio.sleep(max(0.0, until - time.perf_counter()))
    spent, done = target.cpu_seconds() - cpu, len(seen.changes) - opened
    seen.cpu_ms = spent * 1000 / max(1, done)
    seen.memory_mb = (before, target.memory_mb())
    await asyncio.gather(*tasks)
    del seen.changes[:opened]
    return seen


def measure(target: Target, visits: int, rate: float, seconds: float) -> Seen:
    """What a number of visits saw, each with so many changes a second."""
    return run_many(target, visits, rate, seconds, Visit)


def run_many(target: Target, visits: int, rate: float, seconds: float, kind: type[Visit]) -> Seen:
    """The same with visits of another kind."""
    return asyncio.run(many(target, visits, rate, seconds, kind))


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("port", type=int)
    asks.add_argument("pid", type=int, help="the server's process")
    asks.add_argument("page", help="relief")
    asks.add_argument("label", help="how the label of the text field begins")
    asks.add_argument("visits", type=int)
    asks.add_argument("rate", type=float, help="changes a second, each visit")
    asks.add_argument("seconds", type=float)
    given = asks.parse_args()
    target = Target(given.port, given.pid, given.page, given.label)
    print(measure(target, given.visits, given.rate, given.seconds))


if __name__ == "__main__":
    main()
