"""What a visit leaves behind: nothing that a later one could get, no flood in the log."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import httpx
import pytest

from server.warm import FewOfEach
from tests.instruments.load import Seen, Target, Visit
from tests.server.serving import Served, run_apart, serve


async def downloads(served: Served, page: str) -> list[str]:
    """Open a page as a browser does, note the addresses of its downloads, and close it."""
    visit = Visit(Target(served.port, served.pid, page, ""), Seen())
    async with visit.connect() as socket:
        await socket.send(visit.ask())
        drawn = await visit.finish(socket)
        urls = [e.download_button.url for e in drawn if e.WhichOneof("type") == "download_button"]
        with httpx.Client(base_url=served.base) as http:
            for url in urls:
                answer = http.get(url)
                assert answer.status_code == 200
                assert answer.headers.get_list("cache-control") == ["no-store, private"]
    return urls


def test_a_letter_is_kept_nowhere_and_is_gone_after_the_visit(tmp_path: Path) -> None:
    """Nobody else comes by: Streamlit alone would keep it until the next visit ends."""
    with serve("tests.server.short_visits", tmp_path / "log") as served:
        urls = run_apart(downloads(served, "contact"))
        assert urls
        left = set(urls)
        for _ in range(300):
            left = {url for url in left if httpx.get(served.base + url).status_code != 404}
            if not left:
                break
            time.sleep(0.2)
        assert left == set()


async def shout(served: Served, frames: int) -> None:
    """Send so many empty frames over one websocket, then one that is no message at all."""
    visit = Visit(Target(served.port, served.pid, "", ""), Seen())
    async with visit.connect() as socket:
        for _ in range(frames):
            await socket.send(b"")
        await socket.send(b"\xff\xff")
        await socket.wait_closed()


def test_a_stranger_cannot_fill_the_log(tmp_path: Path) -> None:
    with serve("app", tmp_path / "log") as served:
        run_apart(shout(served, 1000))
    lines = served.log.read_text().splitlines()
    said = [line for line in lines if 'No handler for "None"' in line]
    assert 1 <= len(said) <= 20  # ten a minute, and the minute may change between


@pytest.mark.parametrize(("second", "passed"), [(59, 10), (60, 11)])
def test_ten_lines_a_minute_pass_and_the_tenth_says_so(second: int, passed: int) -> None:
    few = FewOfEach(10)

    def line(created: float) -> logging.LogRecord:
        made = logging.makeLogRecord({"msg": "again", "pathname": "a.py", "lineno": 1})
        made.created = created
        return made

    records = [line(0.0) for _ in range(1000)] + [line(float(second))]
    kept = [record for record in records if few(record)]
    assert len(kept) == passed
    assert kept[9].getMessage() == "again (more of these in this minute are left out)"
    other = logging.makeLogRecord({"msg": "else", "pathname": "a.py", "lineno": 2})
    assert few(other)
