"""Who calculates: two processes of their own, each ended and made anew when it takes too long."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from typing import NamedTuple
from weakref import WeakValueDictionary

from planner.contract.posted import ANSWERED
from server.api.clerk import DOCUMENT
from server.places import ROOT

CLERKS = 2
SECONDS = (
    30.0  # by the clock, where a clerk gets little of a busy machine; it has a limit of its own
)
PATIENCE = 10.0  # how long a request waits for a clerk
STARTING = 30.0  # how long a clerk may take until it answers for the first time
# One thread each for the arithmetic of others; nobody else's plugin reads a request.
ALONE = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "true"}


class Busy(Exception):
    """Everybody is calculating, and waiting did not help."""


class Stopped(Exception):
    """A request took longer than it may, or the process that calculated it is gone."""


class Reply(NamedTuple):
    """The status of a request, its answer's JSON in pieces, and how long it was calculated."""

    status: int
    pieces: list[bytes]
    seconds: float


class Clerk:
    """One process that calculates; it is started when it is first asked."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.process: Process | None = None

    async def ask(self, name: str, body: bytes) -> tuple[int, list[bytes]]:
        """Ask and wait; whoever gives up waiting ends the process."""
        try:
            if self.process is None:
                self.process = await start(self.module)
                await self.put("budget", b"{}", STARTING)
            return await self.put(name, body, SECONDS)
        except BaseException as problem:
            await self.end()
            if isinstance(problem, OSError | EOFError | TimeoutError | ValueError):
                raise Stopped from problem
            raise

    async def put(self, name: str, body: bytes, within: float) -> tuple[int, list[bytes]]:
        assert self.process and self.process.stdin and self.process.stdout
        async with asyncio.timeout(within):
            self.process.stdin.write(b"%b %d\n%b" % (name.encode(), len(body), body))
            told, pieces = self.process.stdout, []
            status = int(await told.readline())
            while size := int(await told.readline()):
                pieces.append(await told.readexactly(size))
            return status, pieces

    async def end(self) -> None:
        """End the process, if there is one."""
        process, self.process = self.process, None
        if process:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


async def start(module: str) -> Process:
    """A process that calculates; it ends when we do."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module),
        cwd=ROOT,
        env={**os.environ, **ALONE},
        stdin=PIPE,
        stdout=PIPE,
    )


class Desk:
    """The clerks, and who waits for one: of an address one request is calculated at a time."""

    def __init__(self, module: str = "server.api.clerk") -> None:
        self.clerks = [Clerk(module) for _ in range(CLERKS)]
        self.free: asyncio.LifoQueue[Clerk] | None = None
        self.turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.document: bytes | None = None

    async def ask(self, name: str, body: bytes, who: str) -> Reply:
        """The answer to a request of an address. Raises Busy or Stopped."""
        async with self.clerk(who) as clerk:
            begun = asyncio.get_running_loop().time()
            status, pieces = await clerk.ask(name, body)
            return Reply(status, pieces, asyncio.get_running_loop().time() - begun)

    @contextlib.asynccontextmanager
    async def clerk(self, who: str) -> AsyncIterator[Clerk]:
        """A clerk that is free, once the address has no other: the rest of them is for others."""
        if self.free is None:  # a queue belongs to the loop that it is made in
            self.free = asyncio.LifoQueue()
            for clerk in self.clerks:
                self.free.put_nowait(clerk)
        async with contextlib.AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(PATIENCE):
                    await stack.enter_async_context(self.turns.setdefault(who, asyncio.Lock()))
                    clerk = await self.free.get()
            except TimeoutError:
                raise Busy from None
            stack.callback(self.free.put_nowait, clerk)
            yield clerk

    async def openapi(self) -> bytes:
        """The planner's OpenAPI document, asked once and kept."""
        if self.document is None:
            reply = await self.ask(DOCUMENT, b"", DOCUMENT)
            if reply.status != ANSWERED:
                raise Stopped
            self.document = b"".join(reply.pieces)
        return self.document

    async def close(self) -> None:
        """End every clerk."""
        for clerk in self.clerks:
            await clerk.end()


DESK = Desk()
