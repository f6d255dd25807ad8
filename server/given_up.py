"""A run of a page that drew nothing before it gave way to another: nobody need hear of it."""

from __future__ import annotations

from starlette.types import Message
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

SHORT = 200  # bytes; what says that a page is drawn is shorter
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class GivenUp:
    """What is said on one line: a whole page's run is heard of once it says anything of the page.

    A figure that was changed begins such a run, which gives way at once to the part of the page
    that answers (`visit.changed`). A browser would take the whole page for outdated in between.
    """

    def __init__(self) -> None:
        self.held: list[Message] = []  # how a run begins
        self.between = True  # two runs
        self.left_out = False  # the run of which it will be said that it runs no more

    def told(self, message: Message) -> list[Message]:
        """What is to be said now, of what was held and of this."""
        data = message.get("bytes") or b""
        if not data or not (self.between or self.held or len(data) < SHORT):
            return [message]
        said = ForwardMsg.FromString(data)
        kind, now = said.WhichOneof("type"), self.held
        if kind == "new_session":
            self.between = False
            if not said.metadata.run.fragment_ids:
                self.held = [message]
                return now
        elif kind == "session_status_changed":
            if now:
                now.append(message)
                return []
            if self.left_out and not said.session_status_changed.script_is_running:
                self.left_out = False
                return []
        elif kind == "script_finished":
            self.between = True
            if now and said.script_finished == EARLY:
                self.held, self.left_out = [], True
                return []
        self.held = []
        return [*now, message]
