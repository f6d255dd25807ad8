"""What a visit leaves behind: nothing that a later one could get, no flood in the log."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from server.warm import FewOfEach
from tests.conftest import ROOT
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


# What a client told begins with what stands nowhere else: in fen the amount is 765432109.
WORD, DIGITS = "蓝鲸", "76543"
FILE = {
    **{"format": "repaywise-case", "version": 1, "saved_on": "2026-11-24"},
    "notes": f"先还{WORD}",
    "debts": [{"id": "d1", "name": f"{WORD}七号", "owed": f"{DIGITS}21.09"}],
}
KEPT = {"case": json.dumps(FILE, ensure_ascii=False), "last": json.dumps(FILE)}


class Search:
    """Asks the server which of its live objects hold what was told."""

    def __init__(self, where: Path, digits: str = DIGITS) -> None:
        self.ask = where / "look"
        self.ask.write_text(f"{WORD} {digits}", "utf-8")

    def found(self) -> list[str]:
        answer = self.ask.with_suffix(".found")
        answer.unlink(missing_ok=True)
        self.ask.with_suffix(".now").touch()
        while not answer.exists():
            time.sleep(0.05)
        return answer.read_text("utf-8").splitlines()


async def told(served: Served, search: Search) -> list[str]:
    """A visit to which a tab gives its record back: a list, a file of last time, typed fields."""
    visit = Visit(Target(served.port, served.pid, "relief", "这个标签页里留着的"), Seen())
    record = {"form": 1, "of": "other", "kept": KEPT, "touched": ["principal"]}
    record |= {"fields": {"principal": f"{DIGITS}21.09"}}
    async with visit.connect() as socket:
        await socket.send(visit.ask())
        await visit.finish(socket)
        await socket.send(visit.ask(json.dumps(record)))
        drawn = await visit.finish(socket)
        assert any(WORD in one.html.body for one in drawn), "the list is on the page"
        assert any(one.WhichOneof("type") == "download_button" for one in drawn)
        return await asyncio.to_thread(search.found)


def test_once_a_visit_is_over_no_live_object_holds_what_was_told(tmp_path: Path) -> None:
    """Nor a file: the server's log, its home, its place for temporary files."""
    search, homes = Search(tmp_path), tmp_path / "homes"
    homes.mkdir()
    apart = {"LOOK_FOR": str(search.ask), "HOME": str(homes), "TMPDIR": str(homes)}
    with serve("tests.server.searched_visits", tmp_path / "log", settings=apart) as served:
        assert run_apart(told(served, search)), "the search finds what there is"
        for _ in range(6):
            left = search.found()
            if not left:
                break
            time.sleep(2)
        assert "\n".join(left) == ""
    written = [served.log, *(one for one in homes.rglob("*") if one.is_file())]
    held = [one.read_bytes() for one in written]
    assert not [one for one in held if WORD.encode() in one or DIGITS.encode() in one]


async def shout(served: Served, frames: int) -> None:
    """Send so many empty frames over one websocket, then one that is no message at all."""
    visit = Visit(Target(served.port, served.pid, "", ""), Seen())
    async with visit.connect() as socket:
        for _ in range(frames):
            await socket.send(b"")
        await socket.send(b"\xff\xff")
        await socket.wait_closed()


@pytest.mark.deep
def test_a_stranger_cannot_fill_the_log(tmp_path: Path) -> None:
    """Thirty lines, each with five empty messages and one that is none: a fault of two places.

    Ten of each a minute, and the minute may change between; a fault has five lines of where it was.
    """
    with serve("app", tmp_path / "log") as served:
        before = len(served.log.read_text())
        for _ in range(30):
            run_apart(shout(served, 5))
        said = served.log.read_text()[before:]
    assert 1 <= said.count('No handler for "None"') <= 20
    assert 1 <= said.count("Traceback") <= 20
    assert len(said.splitlines()) <= 20 + 20 * 6


SAYS = """
import logging
from server.warm import quiet_logs
quiet_logs()
from streamlit.logger import get_logger
for name in ("streamlit.comes_later", "uvicorn.later", "websockets.later"):
    get_logger(name)
    for at in range(30):
        logging.getLogger(name).warning("said by %s", name)
logging.getLogger("ours").warning("said by us")
"""


def test_a_logger_that_comes_later_is_as_short() -> None:
    """All from one place in the code: ten together, twenty where the minute changes."""
    run = subprocess.run(
        [sys.executable, "-c", SAYS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ours = run.stderr.count("said by us")
    assert ours == 1 and 10 <= run.stderr.count("said by") - ours <= 20


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
