"""Files that a stranger sends and no page reads: few are taken, and none stands in others' way."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import asynccontextmanager

import httpx
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from server.api.rates import AT_ONCE
from server.uploads import OF_ALL, OF_VISIT, WHERE, make_room
from tests.instruments.load import Seen, Target, Visit
from tests.server.serving import Served, run_apart, serve

FILE = {"file": ("x.json", b"{}", "application/json")}
HALF = (
    "PUT {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-forwarded-for: 203.0.113.9\r\n"
    "origin: http://127.0.0.1\r\ncontent-length: 900\r\n"
    "content-type: multipart/form-data; boundary=x\r\nexpect: 100-continue\r\n\r\n"
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve("app", tmp_path_factory.mktemp("uploads") / "log") as running:
        yield running


@asynccontextmanager
async def visiting(served: Served):
    """An open visit; where its files go."""
    visit = Visit(Target(served.port, served.pid, "session", ""), Seen())
    async with visit.connect() as line:
        await line.send(visit.ask())
        while True:
            said = ForwardMsg.FromString(await line.recv(decode=False))
            if said.WhichOneof("type") == "new_session":
                break
        yield f"{WHERE}{said.new_session.initialize.session_id}"


@asynccontextmanager
async def sending(served: Served):
    """A client that says, as a browser does, whose page it is of."""
    head = {"origin": served.base}
    async with httpx.AsyncClient(base_url=served.base, timeout=60, headers=head) as http:
        yield http


async def put(http: httpx.AsyncClient, path: str) -> int:
    return (await http.put(path, files=FILE)).status_code


def begin(served: Served, path: str) -> socket.socket:
    """A file that is waited for: its head is heard, its body does not come."""
    line = socket.create_connection(("127.0.0.1", served.port), timeout=30)
    line.sendall(HALF.format(path=path).encode())
    assert line.recv(1000).startswith(b"HTTP/1.1 100")
    return line


def test_of_twenty_files_of_a_visit_four_are_taken(served: Served) -> None:
    async def sent() -> None:
        async with visiting(served) as ours, visiting(served) as other, sending(served) as http:
            first = [await put(http, f"{ours}/{at}") for at in range(20)]
            assert first == [204] * OF_VISIT + [429] * (20 - OF_VISIT)
            assert await put(http, f"{other}/1") == 204
            assert (await http.delete(f"{ours}/0")).status_code == 204  # as a page lets one go
            assert [await put(http, f"{ours}/{at}") for at in (20, 21)] == [204, 429]

    run_apart(sent())
    assert OF_VISIT == 4


def test_of_twenty_files_at_once_no_more_are_taken(served: Served) -> None:
    async def sent() -> Counter[int]:
        async with visiting(served) as ours, sending(served) as http:
            return Counter(await asyncio.gather(*(put(http, f"{ours}/{at}") for at in range(20))))

    assert run_apart(sent()) == {204: OF_VISIT, 429: 20 - OF_VISIT}


def test_files_that_do_not_come_keep_their_own_visit_and_address_waiting(served: Served) -> None:
    async def sent() -> None:
        async with visiting(served) as ours, visiting(served) as other, sending(served) as http:
            lines = [begin(served, f"{ours}/{at}") for at in range(AT_ONCE)]
            assert await put(http, f"{ours}/late") == 429
            assert await put(http, f"{other}/1") == 204  # another address
            http.headers["x-forwarded-for"] = "203.0.113.9"
            assert await put(http, f"{other}/2") == 429
            for line in lines:
                line.close()
            while await put(http, f"{ours}/now") == 429:  # until it is heard that they are gone
                await asyncio.sleep(0)

    run_apart(sent())
    assert "Traceback" not in served.log.read_text()


@pytest.mark.parametrize("head", [{"origin": "https://evil.example"}, {"origin": "null"}, {}])
def test_a_file_that_another_page_sends_is_refused_also_where_it_knows_the_visit(
    served: Served, head: dict[str, str]
) -> None:
    async def sent() -> None:
        async with visiting(served) as ours, sending(served) as http:
            assert await put(http, f"{ours}/1") == 204
            async with httpx.AsyncClient(base_url=served.base, headers=head) as stranger:
                assert await put(stranger, f"{ours}/2") == 403
                assert (await stranger.delete(f"{ours}/1")).status_code == 403
                assert "set-cookie" not in (await stranger.get("/_stcore/health")).headers

    run_apart(sent())


def test_where_nobody_reads_what_is_held_those_who_left_most_lose_theirs() -> None:
    held = MemoryUploadedFileManager(WHERE)
    for visit, files in [("reader", 1), *((str(at), 4) for at in range(20))]:
        for at in range(files):
            make_room(held)
            held.add_file(visit, UploadedFileRec(str(at), "x", "text/plain", b"{}"))
            assert sum(map(len, held.file_storage.values())) <= OF_ALL
    assert held.get_files("reader", ["0"]) and held.get_files("19", ["3"])
