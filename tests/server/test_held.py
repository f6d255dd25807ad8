"""What an address sends and does not end fills nobody's memory, and no other line is the worse."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Iterator

import pytest
from websockets import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.instruments.load import Seen, Target, Visit
from tests.instruments.scaling import LABEL
from tests.server.serving import Served, run_apart, serve

LINES, PIECE, PIECES = 30, b"x" * 100_000, 79  # 7.9 MB: a tenth of a megabyte below the longest
KEPT = 5  # of an address: five times 7.9 MB are the 40 MB that it may hold
TOO_BIG = 1009  # RFC 6455, 7.4.1
AT = "127.3.0.1"
# A masked frame with nothing in it, RFC 6455, 5.2: bytes that begin a message, bytes that go on.
BEGINS, GOES_ON = b"\x02\x80mask", b"\x00\x80mask"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve("app", tmp_path_factory.mktemp("held") / "log") as running:
        yield running


def visit(served: Served) -> Visit:
    """A page of that one address."""
    found = Visit(Target(served.port, served.pid, "relief", LABEL), Seen())
    found.source = AT
    return found


async def without_end(line: ClientConnection) -> int:
    """Send a message but for its end; the code with which the line is closed at last."""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(PIECES):
            yield PIECE
        await line.wait_closed()

    with contextlib.suppress(ConnectionClosed):
        await line.send(pieces())
    await line.wait_closed()
    return line.close_code or 0


async def filled(served: Served) -> tuple[Counter[int], float, Visit]:
    """Thirty lines of an address on which a reader has a page open; how they end, the memory."""
    page, target = visit(served), Target(served.port, served.pid, "relief", LABEL)
    async with contextlib.AsyncExitStack() as stack:
        own = await stack.enter_async_context(page.connect())
        await page.timed(own, page.seen.first, page.ask())
        lines = [await stack.enter_async_context(visit(served).connect()) for _ in range(LINES)]
        before = target.memory_mb()
        tasks = [asyncio.create_task(without_end(one)) for one in lines]
        async with asyncio.timeout(60):  # or this would wait for ever where nothing is let go
            while sum(one.done() for one in tasks) < LINES - KEPT:
                await asyncio.sleep(0.05)
        await page.timed(own, page.seen.changes, page.ask("43210.98"))
        grown, ends = target.memory_mb() - before, Counter(one.done() for one in tasks)
        assert ends == {True: LINES - KEPT, False: KEPT}
        codes = Counter(one.result() for one in tasks if one.done())
        for line in lines:
            line.transport.abort()
        await asyncio.gather(*tasks)
    return codes, grown, page


def test_messages_without_an_end_are_five_of_an_address_and_its_readers_read_on(
    served: Served,
) -> None:
    """Twice: what was held and let go counts no more."""
    for _ in range(2):
        codes, grown, page = run_apart(filled(served))
        # Of one that is still sending, its own machine may lose what was said last (TCP's reset).
        assert set(codes) <= {TOO_BIG, 1006} and codes[TOO_BIG] > codes[1006]
        assert grown < 100
        assert len(page.seen.changes) == 1 and page.seen.faults == []


async def ended(served: Served, asked: bytes) -> int:
    """What ends a line that sends so much."""
    async with visit(served).connect() as line:
        line.transport.write(asked)
        await line.wait_closed()
        return line.close_code or 0


def test_pieces_with_nothing_in_them_have_an_end_too(served: Served) -> None:
    """Each counts as 250 bytes: the 160,001st is more than 40 MB."""
    assert run_apart(ended(served, BEGINS + GOES_ON * 160_000)) == TOO_BIG
