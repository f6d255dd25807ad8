"""A thousand hostile addresses: nothing is given back, and an open page loses nothing."""

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
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from pages.parts.record import LARGEST
from pages.written.places import PAGES
from tests.instruments.load import Seen, Target, Visit, memory_mb
from tests.instruments.scaling import LABEL
from tests.server.hostile import MARK, address, request
from tests.server.serving import Served, run_apart, serve

NAMED = {str(one).encode() for one in (200, 204, 206, 301, 304, 307, 308, 400, 403, 404, 405, 416)}
# What a stranger wrote and a browser would run, load or follow if we gave it back.
# A redirect leads to us: a whole address of ours, a path, or one that is relative to where one is.
HERE = re.compile(rb"(http://127\.0\.0\.1:\d+)?/([^/\\].*)?|(\.\./)+[^/\\].*")
TYPED = "43210.98"
FORGED = "a line of a stranger"
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


def ask_all(served: Served, many: int) -> None:
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
        assert not away or HERE.fullmatch(away[1]), asked[:300]
    assert min(seen[b"200"], seen[b"404"]) > many // 20, seen


async def read_on(served: Served, many: int) -> Visit:
    """A reader who types a figure, and opens the page again in the same visit after all that."""
    visit = Visit(Target(served.port, served.pid, "relief", LABEL), Seen())
    async with visit.connect() as line:
        await visit.timed(line, visit.seen.first, visit.ask())
        await visit.timed(line, visit.seen.changes, visit.ask(TYPED))
        await asyncio.to_thread(ask_all, served, many)
        visit.shown = ""
        await visit.timed(line, visit.seen.first, visit.ask())
    return visit


@pytest.mark.parametrize("many", [60, pytest.param(1000, marks=pytest.mark.deep)])
def test_hostile_addresses_while_a_page_is_open_lose_it_nothing(served: Served, many: int) -> None:
    visit = run_apart(read_on(served, many))
    assert (visit.shown, visit.seen.faults) == (TYPED, [])
    log = served.log.read_text()
    assert "Traceback" not in log and MARK not in log and "alert(1)" not in log


async def open_all(served: Served, many: int) -> None:
    """Pages that are drawn for an address nobody would ask for; a fault is what breaks one."""
    by, seen = random.Random(many), Seen()
    for _ in range(many):
        path, _, query = address(by).partition("?")
        visit = Visit(Target(served.port, served.pid, by.choice([*PAGES, path[1:]]), ""), seen)
        message = BackMsg.FromString(visit.ask())
        message.rerun_script.query_string = query
        async with visit.connect() as line:
            await line.send(message.SerializeToString())
            assert await visit.finish(line), (path, query)
            assert visit.seen.faults == [], (path, query)


@pytest.mark.parametrize("many", [15, pytest.param(300, marks=pytest.mark.deep)])
def test_no_query_breaks_a_page_that_is_drawn(served: Served, many: int) -> None:
    run_apart(open_all(served, many))
    log = served.log.read_text()
    assert "Traceback" not in log and MARK not in log and "alert(1)" not in log


async def say(served: Served, size: int) -> int:
    """What a field of 3-byte letters draws; then what ends a connection that says too much."""
    visit = Visit(Target(served.port, served.pid, "relief", "这个标签页里留着的"), Seen())
    async with visit.connect() as line:
        await line.send(visit.ask())
        await visit.finish(line)
        await line.send(visit.ask("数" * LARGEST))
        assert await visit.finish(line) and visit.seen.faults == []
        with contextlib.suppress(ConnectionClosed):
            await line.send(b"x" * size)
        await line.wait_closed()
        return line.close_code or 0


def test_what_a_tab_gives_back_is_heard_and_what_nobody_would_say_ends_the_line(
    served: Served,
) -> None:
    """RFC 6455, 7.4.1: 1009 is a message that is too big to process."""
    assert run_apart(say(served, 8_000_001)) == 1009
    assert httpx.get(f"{served.base}/healthz").text == "ok"


async def overfill(served: Served, fields: int) -> int:
    """What ends a line that tells of so many empty fields."""
    visit = Visit(Target(served.port, served.pid, "relief", LABEL), Seen())
    message = BackMsg.FromString(visit.ask())
    for at in range(fields):
        message.rerun_script.widget_states.widgets.add(id=f"$$ID-{at}-None")
    async with visit.connect() as line:
        await line.send(message.SerializeToString())
        with contextlib.suppress(ConnectionClosed):
            await visit.finish(line)
        return line.close_code or 0


def test_fields_that_no_page_has_end_the_line_and_are_not_held(served: Served) -> None:
    """Five messages of 7.9 MB; looked at field by field, each took 150 MB more for good."""
    before = memory_mb(served.pid)
    assert {run_apart(overfill(served, 400_000)) for _ in range(5)} == {1009}
    assert memory_mb(served.pid) < before + 150
    assert httpx.get(f"{served.base}/healthz").text == "ok"


async def echo(served: Served) -> None:
    """Names that the log repeats: of a part of a page, of a field, of a request."""
    visit = Visit(Target(served.port, served.pid, "relief", LABEL), Seen())
    part, long = BackMsg.FromString(visit.ask()), BackMsg.FromString(visit.ask())
    part.rerun_script.fragment_id = f"lost\n{FORGED}"
    long.rerun_script.widget_states.widgets.add(id="x" * 3_000_000)
    async with visit.connect() as line:
        await visit.timed(line, visit.seen.first, visit.ask())
        await line.send(part.SerializeToString())
        await line.send(long.SerializeToString())
        with contextlib.suppress(ConnectionClosed):
            await visit.finish(line)


def test_a_stranger_writes_no_line_and_no_megabyte_into_the_log(served: Served) -> None:
    before = served.log.stat().st_size
    run_apart(echo(served))
    log = served.log.read_text()
    assert FORGED in log, "what is repeated stands on the line that repeats it"
    assert [one for one in log.splitlines() if one.startswith(FORGED)] == []
    assert "x" * 100 in log and served.log.stat().st_size < before + 20_000
