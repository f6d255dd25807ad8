"""What one address sends over its connections waits for its turn, and nobody else does."""

from __future__ import annotations

import asyncio
import contextlib
import selectors
import sys
from collections import Counter
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from server import turns
from server.drawing import AT_A_TIME, HELD, OF_ONE, SILENT, Drawing, Place
from server.guard import Shell
from server.headers import Safety
from server.pace import (
    A_SECOND,
    AT_ONCE,
    FIELDS,
    LONGEST,
    MOST_FIELDS,
    PIECE,
    Pace,
    asks,
    is_drawn,
    read,
)
from tests.conftest import ROOT
from tests.instruments.load import Seen, Target, Visit
from tests.instruments.scaling import LABEL
from tests.server.serving import Served, run_apart, serve

STEP = 1 / A_SECOND


def test_what_is_asked_too_fast_waits_for_its_turn() -> None:
    pace = Pace()
    assert {pace.wait("a", 0.0) for _ in range(AT_ONCE)} == {0.0}
    waits = [pace.wait("a", 0.0) for _ in range(3)]
    assert waits == pytest.approx([STEP, 2 * STEP, 3 * STEP])
    assert pace.wait("b", 0.0) == 0.0
    assert pace.wait("a", AT_ONCE * STEP + 10.0) == 0.0  # all of it has had its turn


def test_a_long_message_counts_as_several() -> None:
    pace = Pace()
    assert {pace.wait("a", 0.0, 9 * PIECE) for _ in range(AT_ONCE // 10)} == {0.0}
    assert pace.wait("a", 0.0, 9 * PIECE) == pytest.approx(10 * STEP)
    assert pace.wait("a", 0.0, PIECE - 1) == pytest.approx(11 * STEP)


def test_a_message_with_many_fields_counts_as_several() -> None:
    """Of an office where all have a page with many fields, what is asked next waits."""
    pace = Pace()
    for _ in range(AT_ONCE // 5):
        assert pace.wait("a", 0.0) == 0.0
        pace.charge("a", 0.0, 4 * FIELDS + 1)
    assert pace.wait("a", 0.0) == pytest.approx(STEP)
    pace.charge("a", 0.0, FIELDS - 1)  # a usual page is one
    assert pace.wait("a", 0.0) == pytest.approx(2 * STEP)


def test_nobody_waits_longer_than_a_minute() -> None:
    """Not even behind an address whose connections were opened and left by the thousand."""
    pace = Pace()
    assert max(pace.wait("a", 0.0) for _ in range(10_000)) == pytest.approx(LONGEST)
    assert pace.wait("a", LONGEST + AT_ONCE * STEP) == 0.0


def test_in_a_flood_of_addresses_at_once_those_who_owe_most_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "MOST_ADDRESSES", 100)
    pace = Pace()
    for _ in range(AT_ONCE):
        pace.wait("loud", 0.0)
    for at in range(1000):
        pace.wait(str(at), 0.0)  # all in the same instant: each of them still owes
        assert len(pace.turns.due) <= 100
    assert pace.wait("loud", 0.0) > 0.0


class Leap(selectors.SelectSelector):
    """Nothing is waited for: the time of the loop goes on at once to what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        self.now += 0 if ready else timeout or 0
        return ready


class Leaping(asyncio.SelectorEventLoop):
    """A loop whose seconds pass without being waited for, so that a test counts and never times."""

    def __init__(self) -> None:
        self.leap = Leap()
        super().__init__(self.leap)

    def time(self) -> float:
        return self.leap.now


ASKED = BackMsg(rerun_script=ClientState(query_string="lang=zh")).SerializeToString()
DRAWN_NOW, GIVEN_UP = (
    ForwardMsg(script_finished=how, hash="x" * 40).SerializeToString()
    for how in (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_EARLY_FOR_RERUN)
)
STARTED = ForwardMsg(page_info_changed={"query_string": "a"}).SerializeToString()


class Tab:
    """A connection whose reader always asks for more; the page takes half a second to be drawn."""

    drawing = 0  # of all

    def __init__(self, pace: Pace, who: str) -> None:
        self.taken = self.begun = self.drawn = 0
        scope: Scope = {"type": "websocket", "client": (who, 1)}
        self.work = pace.run(self.app, scope, self.said, self.sent)

    async def said(self) -> Message:
        self.taken += 1
        return {"type": "websocket.receive", "bytes": ASKED}

    async def sent(self, message: Message) -> None:
        self.drawn += message["bytes"] == DRAWN_NOW

    async def app(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """As Streamlit does: a new question makes it begin again, what is not asked again ends."""
        while True:
            await receive()
            self.begun += 1
            Tab.drawing += 1
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.5):
                    await receive()
                    await send({"type": "websocket.send", "bytes": GIVEN_UP})
            await send({"type": "websocket.send", "bytes": DRAWN_NOW})
            Tab.drawing -= 1


def test_a_flood_is_left_on_its_sockets_and_another_reader_is_heard_at_once() -> None:
    """What is not taken stays unread, and the sender's own machine holds it back (TCP)."""

    async def flooded() -> None:
        pace, most = Pace(), 0
        flood = [Tab(pace, "192.0.2.1") for _ in range(10)]
        begun = [asyncio.create_task(one.work) for one in flood]
        now = asyncio.get_running_loop().time
        for step in range(1, 301):
            await asyncio.sleep(step / 10 - now())
            most = max(most, Tab.drawing)
            taken = sum(one.taken for one in flood)
            assert taken <= AT_ONCE + now() * A_SECOND + len(flood) + 1
        assert most == OF_ONE and min(one.drawn for one in flood) > 0
        before, quiet = now(), asyncio.create_task((tab := Tab(pace, "192.0.2.2")).work)
        while not tab.begun:
            await asyncio.sleep(0)
        assert now() == before
        for one in (*begun, quiet):
            one.cancel()
        await asyncio.gather(*begun, quiet, return_exceptions=True)
        drawing = pace.drawing
        assert (drawing.running, drawing.waiting) == ({}, [])  # who is gone holds no place

    run_apart(flooded(), Leaping)


@pytest.mark.parametrize(("said", "most"), [(b"", 100), (b"x" * 400_000, 20)])
def test_every_connection_that_our_server_takes_is_paced(said: bytes, most: int) -> None:
    """Through the middleware itself: of one address no more than may be, another at once.

    A hundred messages before the first one waits; each 100 kB of one count as one more.
    """
    taken = Counter[str]()

    async def page(scope: Scope, receive: Receive, _send: Send) -> None:
        while True:
            await receive()
            taken[scope["client"][0]] += 1

    async def always() -> Message:
        await asyncio.sleep(0)
        return {"type": "websocket.receive", "bytes": said}

    async def send(_message: Message) -> None: ...

    tasks: list[asyncio.Task[None]] = []

    async def heard() -> None:
        shell = Shell(page, (), Safety("'self'", 0), page)
        head = [(b"host", b"a.cn"), (b"origin", b"http://a.cn")]
        for who in ("192.0.2.1", "192.0.2.2"):
            scope = {"type": "websocket", "scheme": "ws", "headers": head, "client": (who, 1)}
            tasks.append(asyncio.create_task(shell(scope, always, send)))
            for _ in range(10 * AT_ONCE):
                await asyncio.sleep(0)
        assert asyncio.get_running_loop().time() == 0.0
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    run_apart(heard(), Leaping)
    assert taken == {"192.0.2.1": most, "192.0.2.2": most}


def drawn_for(drawing: Drawing, who: str, is_opening: bool = False) -> Place:
    """A place whose page is told something as soon as its turn comes."""
    place = drawing.ask(who, is_opening)
    place.is_told = True
    return place


def drawn_in_order(*asked: tuple[str, str, bool], seconds: float = 0.1) -> list[str]:
    """The names of pages in the order in which they were begun; each takes as many seconds.

    Asked in one moment, each by name, address and whether it opens.
    """
    begun: list[str] = []

    async def page(drawing: Drawing, name: str, who: str, is_opening: bool) -> None:
        place = drawn_for(drawing, who, is_opening)
        await place.taken
        begun.append(name)
        assert drawing.running.total() <= AT_A_TIME and max(drawing.running.values()) <= OF_ONE
        await asyncio.sleep(seconds)
        drawing.end(place)

    async def all_of_them() -> None:
        drawing = Drawing()
        await asyncio.gather(*(page(drawing, *one) for one in asked))
        assert (drawing.running, drawing.waiting) == ({}, [])

    run_apart(all_of_them(), Leaping)
    return begun


def test_a_changed_figure_is_answered_before_a_page_that_opens() -> None:
    busy = [(f"busy {at}", f"192.0.2.{at}", False) for at in range(AT_A_TIME)]
    others = [("opens", "192.0.2.8", True), ("figure", "192.0.2.9", False)]
    assert drawn_in_order(*busy, *others)[-2:] == ["figure", "opens"]


def test_of_one_office_a_changed_figure_is_answered_before_the_pages_that_open() -> None:
    opens = [(f"opens {at}", "192.0.2.1", True) for at in range(50)]
    asked = [*opens, ("figure", "192.0.2.1", False), ("elsewhere", "192.0.2.9", True)]
    first = drawn_in_order(*asked, seconds=0.01)[:3]
    assert first[0] == "opens 0", "nobody else had asked"
    assert set(first) == {"opens 0", "figure", "elsewhere"}, "nor does its neighbour wait for it"


def test_who_asks_much_comes_after_who_asks_little() -> None:
    """Thirty questions of each of two addresses, and the first of a third: it comes at once."""
    loud = [(f"loud {at}", f"192.0.2.{at % 2}", False) for at in range(60)]
    assert drawn_in_order(*loud, ("quiet", "192.0.2.9", False)).index("quiet") <= AT_A_TIME


def test_who_holds_a_place_for_longer_than_others_comes_later() -> None:
    """Two lines that take nothing hold a place for a second each time; others ask as often."""

    async def drawn() -> Counter[str]:
        drawing, count = Drawing(), Counter[str]()

        async def asks(who: str, seconds: float) -> None:
            while True:
                place = drawn_for(drawing, who)
                await place.taken
                count[who] += 1
                await asyncio.sleep(seconds)
                drawing.end(place)

        slow = [asyncio.create_task(asks(f"slow {at}", HELD)) for at in range(AT_A_TIME)]
        quick = [asyncio.create_task(asks(f"quick {at}", 0.04)) for at in range(3)]
        await asyncio.sleep(60)
        for one in (*slow, *quick):
            one.cancel()
        await asyncio.gather(*slow, *quick, return_exceptions=True)
        return count

    found = run_apart(drawn(), Leaping)
    # By seconds held each address has a share alike: 25 short pages for each that took a second.
    assert min(found[f"quick {at}"] for at in range(3)) > 8 * max(found["slow 0"], found["slow 1"])


def test_a_page_that_opens_is_not_kept_waiting_by_figures_for_ever() -> None:
    """A hundred readers change a figure, more than can be drawn: what was asked first comes."""

    async def opened_at() -> float:
        drawing, now = Drawing(), asyncio.get_running_loop().time

        async def changes(who: str) -> None:
            while True:
                place = drawn_for(drawing, who)
                await place.taken
                await asyncio.sleep(0.1)
                drawing.end(place)

        others = [asyncio.create_task(changes(f"192.0.2.{at}")) for at in range(100)]
        await asyncio.sleep(1)
        asked = now()
        place = drawing.ask("198.51.100.1", True)
        await place.taken
        drawing.end(place)
        waited = now() - asked
        for one in others:
            one.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        return waited

    # Those hundred stand before it, and who comes within half a second: 100 × 0.1 ÷ 2 = 5 seconds.
    assert run_apart(opened_at(), Leaping) < 6.5


def test_who_takes_nothing_of_what_is_drawn_gives_the_place_up() -> None:
    """Two lines that do not take their pages: two addresses later a third is drawn all the same."""

    async def waited() -> float:
        drawing, now = Drawing(), asyncio.get_running_loop().time
        held = [drawn_for(drawing, f"192.0.2.{at}") for at in range(AT_A_TIME)]
        asked = now()
        third = drawing.ask("198.51.100.1", False)
        await third.taken
        another = drawing.ask("192.0.2.0", False)
        await another.taken
        for one in held:
            drawing.end(one)  # later, once they took it: the place is another's by now
        assert drawing.running == {"198.51.100.1": 1, "192.0.2.0": 1}
        return now() - asked

    assert run_apart(waited(), Leaping) == pytest.approx(HELD)


@pytest.mark.parametrize(("says", "seconds"), [([], SILENT), ([STARTED], HELD)])
def test_a_place_for_which_nothing_is_said_is_given_back(says: list[bytes], seconds: float) -> None:
    """A part of a page that is not there has no answer of Streamlit's; what is drawn has one."""

    async def waited() -> float:
        pace, now = Pace(), asyncio.get_running_loop().time

        async def receive() -> Message:
            return {"type": "websocket.receive", "bytes": ASKED}

        async def app(_scope: Scope, hear: Receive, tell: Send) -> None:
            await hear()
            for one in says:
                await tell({"type": "websocket.send", "bytes": one})
            await asyncio.sleep(60)

        async def send(_message: Message) -> None: ...

        lines = [
            asyncio.create_task(
                pace.run(app, {"type": "websocket", "client": (f"192.0.2.{at}", 1)}, receive, send)
            )
            for at in range(AT_A_TIME)
        ]
        while pace.drawing.running.total() < AT_A_TIME:
            await asyncio.sleep(0)
        asked = now()
        await pace.drawing.ask("198.51.100.1", False).taken
        came = now() - asked
        for one in lines:
            one.cancel()
        await asyncio.gather(*lines, return_exceptions=True)
        return came

    assert run_apart(waited(), Leaping) == pytest.approx(seconds)


def test_a_reader_who_has_gone_is_not_waited_for() -> None:
    """Of a line that closes while it waits nothing is drawn, and its place is free."""

    async def gone() -> tuple[int, Drawing]:
        pace, drawn = Pace(), 0
        held = [drawn_for(pace.drawing, f"192.0.2.{at}") for at in range(AT_A_TIME)]
        said: list[Message] = [
            {"type": "websocket.receive", "bytes": ASKED},
            {"type": "websocket.disconnect", "code": 1001},
        ]

        async def receive() -> Message:
            return said.pop(0)

        async def app(_scope: Scope, hear: Receive, _send: Send) -> None:
            nonlocal drawn
            while (await hear())["type"] != "websocket.disconnect":
                drawn += 1

        async def send(_message: Message) -> None: ...

        await pace.run(app, {"type": "websocket", "client": ("198.51.100.1", 1)}, receive, send)
        for one in held:
            pace.drawing.end(one)
        return drawn, pace.drawing

    drawn, drawing = run_apart(gone(), Leaping)
    assert drawn == 0 and (drawing.running, drawing.waiting) == ({}, [])


def test_a_line_cut_off_in_its_turn_harms_no_other() -> None:
    """One that is cancelled while it waits, in the moment in which its turn comes."""

    async def cut_off() -> Drawing:
        pace = Pace()
        held = [drawn_for(pace.drawing, f"192.0.2.{at}") for at in range(AT_A_TIME)]

        async def receive() -> Message:
            return {"type": "websocket.receive", "bytes": ASKED}

        async def app(_scope: Scope, hear: Receive, _send: Send) -> None:
            await hear()

        async def send(_message: Message) -> None: ...

        scope = {"type": "websocket", "client": ("198.51.100.1", 1)}
        waits = asyncio.create_task(pace.run(app, scope, receive, send))
        await asyncio.sleep(0.1)
        assert len(pace.drawing.waiting) == 1
        waits.cancel()
        for one in held:
            pace.drawing.end(one)
        await asyncio.gather(waits, return_exceptions=True)
        return pace.drawing

    drawing = run_apart(cut_off(), Leaping)
    assert (drawing.running, drawing.waiting) == ({}, [])


def test_what_begins_and_ends_a_drawing() -> None:
    assert asks(read(ASKED)) and not asks(BackMsg(stop_script=True))
    assert not asks(read(b"")) and not asks(read(b"\xff\xff"))
    assert is_drawn(DRAWN_NOW) and not is_drawn(GIVEN_UP) and not is_drawn(b"")


def full(fields: int) -> bytes:
    """A message in which a page with so many empty fields asks to be drawn."""
    message = BackMsg()
    for at in range(fields):
        message.rerun_script.widget_states.widgets.add(id=f"$$ID-{at}-None")
    return message.SerializeToString()


@pytest.mark.parametrize("is_drawing", [False, True])
def test_more_fields_than_any_page_has_end_their_line(is_drawing: bool) -> None:
    """Also while its page is drawn. RFC 6455, 7.4.1: 1009 is a message too big to process."""
    said = [full(MOST_FIELDS), full(MOST_FIELDS + 1), ASKED]
    heard, sent = list[Message](), list[Message]()

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": said.pop(0)}

    async def send(message: Message) -> None:
        sent.append(message)

    async def app(_scope: Scope, hear: Receive, tell: Send) -> None:
        while not heard or heard[-1]["type"] != "websocket.disconnect":
            heard.append(await hear())
            if not is_drawing:
                await tell({"type": "websocket.send", "bytes": DRAWN_NOW})

    pace, scope = Pace(), {"type": "websocket", "client": ("192.0.2.1", 1)}
    run_apart(pace.run(app, scope, receive, send), Leaping)
    assert [one.get("bytes") for one in heard] == [full(MOST_FIELDS), None]
    assert [one["code"] for one in sent if one["type"] == "websocket.close"] == [1009]
    assert (pace.drawing.running, pace.drawing.waiting) == ({}, [])


async def read_beside(served: Served) -> Seen:
    """What a reader sees who has the page open while another address floods."""
    target, seen = Target(served.port, served.pid, "relief", LABEL), Seen()
    visit = Visit(target, seen)
    async with visit.connect() as line:
        await visit.timed(line, seen.first, visit.ask())
        flood = await asyncio.create_subprocess_exec(
            *("nice", "-n", "19", sys.executable, "-m", "tests.server.flood"),
            *map(str, (served.port, served.pid)),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            assert flood.stdout and await flood.stdout.readline()  # it has begun
            for value in range(5):
                await visit.timed(line, seen.changes, visit.ask(str(3000 + value)))
        finally:
            flood.kill()
            await flood.wait()
    return seen


@pytest.mark.deep
def test_ten_connections_as_fast_as_they_can_do_not_stop_another_reader(tmp_path: Path) -> None:
    """No clock but the patience of a visit: a minute without a word. The flood's log is short."""
    with serve("app", tmp_path / "log") as served:
        seen = run_apart(read_beside(served))
        memory = Target(served.port, served.pid, "", "").memory_mb()
    assert seen.faults == [] and len(seen.changes) == 5, seen
    assert memory < 600, "what is sent too fast is not kept here"
