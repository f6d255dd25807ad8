"""A thousand hostile addresses, and a flood: nothing given back, nobody else kept waiting."""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import socket
from collections import Counter
from collections.abc import Iterator

import httpx
import pytest

from content.words import t
from server.pace import A_SECOND, AT_ONCE, Pace
from tests.instruments.load import Seen, Target, Visit
from tests.server.hostile import MARK, request
from tests.server.serving import Served, run_apart, serve

NAMED = {str(one).encode() for one in (200, 204, 206, 301, 304, 307, 308, 400, 403, 404, 405, 416)}
# What a stranger wrote and a browser would run, load or follow if we gave it back.
LABEL = t("zh", "field.principal")
GIVEN_BACK = (b"alert(1)", b"onerror=", b"onload=a", b"root:")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve("app", tmp_path_factory.mktemp("hostile") / "log") as running:
        yield running


def ask(served: Served, asked: bytes) -> bytes:
    """The whole answer to some bytes."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as line:
        line.sendall(asked)
        found = bytearray()
        with contextlib.suppress(ConnectionResetError):
            while piece := line.recv(200_000):
                found += piece
        return bytes(found)


@pytest.mark.parametrize("many", [150, pytest.param(1000, marks=pytest.mark.deep)])
def test_hostile_addresses(served: Served, many: int) -> None:
    """Each has an answer of ours: a page, a plain refusal, never what was sent, never a fault."""
    by, seen = random.Random(many), Counter[bytes]()
    for _ in range(many):
        asked = request(by, f"127.0.0.1:{served.port}")
        answer = ask(served, asked)
        head, _, body = answer.partition(b"\r\n\r\n")
        status = head[9:12]
        seen[status] += 1
        assert status in NAMED, (asked[:300], head)
        if not head.startswith(b"HTTP/1.1 400"):  # that of a line that is no request
            assert b"content-security-policy" in head, asked[:300]
        assert not [one for one in GIVEN_BACK if one in body.lower()], asked[:300]
        assert MARK.encode() not in body and b"traceback" not in body.lower()
        assert b"\r\nset-cookie: x" not in head.lower() and b"<" not in head
        away = re.search(rb"\r\nlocation: (\S+)", head)
        assert not away or re.fullmatch(rb"(http://127\.0\.0\.1:\d+)?/[^/\\].*|/", away[1]), asked
    assert min(seen[b"200"], seen[b"404"]) > many // 10, seen
    assert httpx.get(f"{served.base}/healthz").text == "ok"
    log = served.log.read_text()
    assert "Traceback" not in log and MARK not in log and "alert(1)" not in log


async def typing(served: Served, changes: int) -> list[float]:
    """A reader who changes a figure again and again; how long each answer took."""
    visit, waits = Visit(Target(served.port, served.pid, "relief", LABEL), Seen()), list[float]()
    async with visit.connect() as line:
        await visit.timed(line, [], visit.ask())
        for at in range(changes):
            await visit.timed(line, waits, visit.ask(str(20_000 + at)))
            await asyncio.sleep(0.1)
    assert visit.seen.faults == []
    return waits


async def hammer(served: Served) -> None:
    """One connection that asks the dearest page for a new drawing as fast as it can."""
    visit = Visit(Target(served.port, served.pid, "relief", LABEL), Seen())
    visit.source = "127.9.9.9"
    async with visit.connect() as line:
        await visit.timed(line, [], visit.ask())

        async def listen() -> None:
            async for _ in line:
                pass

        listening, count = asyncio.create_task(listen()), 0
        try:
            while True:
                await line.send(visit.ask(str(count)))
                count += 1
                await asyncio.sleep(0)
        finally:
            listening.cancel()


async def flooded(served: Served, floods: int) -> tuple[list[float], list[float]]:
    """How long a reader waits alone, and beside so many connections of one address that flood."""
    alone = await typing(served, 8)
    storm = [asyncio.create_task(hammer(served)) for _ in range(floods)]
    await asyncio.sleep(10)
    beside = await typing(served, 8)
    for one in storm:
        one.cancel()
    await asyncio.gather(*storm, return_exceptions=True)
    return alone, beside


@pytest.mark.deep
def test_a_flood_from_one_address_does_not_stop_another(served: Served) -> None:
    """Ten connections that ask as fast as they can; a reader elsewhere gets every answer."""
    alone, beside = run_apart(flooded(served, 10))
    print("\nALONE", sorted(alone), "\nBESIDE", sorted(beside))
    assert sorted(beside)[len(beside) // 2] < 12 * sorted(alone)[len(alone) // 2] + 0.5


def test_what_is_asked_too_fast_waits_for_its_turn_and_nobody_else_does() -> None:
    pace, step = Pace(), 1 / A_SECOND
    assert {pace.wait("a", 0.0) for _ in range(AT_ONCE)} == {0.0}
    waits = [pace.wait("a", 0.0) for _ in range(3)]
    assert waits == pytest.approx([step, 2 * step, 3 * step])
    assert pace.wait("b", 0.0) == 0.0
    assert pace.wait("a", AT_ONCE * step + 10.0) == 0.0  # all of it has had its turn


def test_in_a_flood_of_addresses_only_those_in_debt_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("server.pace.MOST_ADDRESSES", 100)
    pace = Pace()
    for at in range(1000):
        pace.wait(str(at), float(at))
        assert len(pace.turns) <= 100
