"""A run that drew nothing before it gave way to another is not told to a browser; all else is."""

from __future__ import annotations

from pathlib import Path

from starlette.types import Message
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from server.given_up import GivenUp
from tests.instruments.load import Seen, Target, Visit
from tests.server.serving import run_apart, serve

GAVE_WAY, WHOLE, PART = (
    ForwardMsg.FINISHED_EARLY_FOR_RERUN,
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


def said(name: str) -> Message:
    """What Streamlit says, by a name of ours."""
    message = ForwardMsg()
    if name in ("begins", "part begins"):
        message.new_session.name = name + "." * 300  # its own is long
        message.metadata.run.fragment_ids.extend(["answer"] if name == "part begins" else [])
    elif name in ("runs", "rests"):
        message.session_status_changed.script_is_running = name == "runs"
    elif name == "draws":
        message.delta.new_element.html.body = "x" * 300
    else:
        ends = {"gives way": GAVE_WAY, "ends": WHOLE, "part ends": PART}
        message.script_finished = ends[name]
    return {"type": "websocket.send", "bytes": message.SerializeToString(), "name": name}


def told(*names: str) -> list[list[str]]:
    """What a browser is told after each of these."""
    line = GivenUp()
    return [[one["name"] for one in line.told(said(name))] for name in names]


def flat(*names: str) -> list[str]:
    return [name for after in told(*names) for name in after]


PAGE = ("begins", "runs", "draws", "draws", "ends", "rests")
ANSWER = ("part begins", "runs", "draws", "part ends", "rests")
LEFT = ("begins", "runs", "gives way", "rests")


def test_what_gives_way_undrawn_is_left_out_and_what_follows_is_whole() -> None:
    assert flat(*PAGE, *LEFT, *ANSWER, *LEFT, *LEFT, *ANSWER) == [*PAGE, *ANSWER, *ANSWER]


def test_what_gives_way_once_something_is_drawn_is_told() -> None:
    drawn = ("begins", "runs", "draws", "gives way", "rests")
    assert flat(*drawn, *PAGE, *ANSWER) == [*drawn, *PAGE, *ANSWER]


def test_a_whole_page_is_told_with_its_first_piece_and_a_part_at_once() -> None:
    assert told("begins", "runs", "draws") == [[], [], ["begins", "runs", "draws"]]
    assert told("part begins", "runs") == [["part begins"], ["runs"]]


def test_a_run_that_only_ends_is_told() -> None:
    assert flat("begins", "runs", "ends", "rests") == ["begins", "runs", "ends", "rests"]
    assert flat("begins", "begins", "draws") == ["begins", "begins", "draws"]


def test_what_is_no_message_of_streamlits_goes_through() -> None:
    start: Message = {"type": "websocket.accept"}
    line = GivenUp()
    assert line.told(start) == [start] and line.told(said("rests"))[0]["name"] == "rests"


def test_a_changed_figure_has_one_answer(tmp_path: Path) -> None:
    """Of the real app: the part that answers runs, and the whole page is not heard of."""
    with serve("tests.served", tmp_path / "log") as served:
        visit = Visit(Target(served.port, served.pid, "relief", "还欠本金"), Seen())

        async def ends() -> list[int]:
            found = list[int]()
            async with visit.connect() as line:
                await visit.timed(line, [], visit.ask())
                for value in ("20000", "30000"):
                    await line.send(visit.ask(value))
                    while not found or found[-1] != PART:
                        heard = ForwardMsg.FromString(await line.recv(decode=False))
                        if heard.WhichOneof("type") == "script_finished":
                            found.append(heard.script_finished)
                    found.append(0)
            return found

        assert run_apart(ends()) == [PART, 0, PART, 0]
