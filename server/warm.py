"""What is done once for all readers: load, freeze, tidy up behind them, keep the logs short."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import logging
import pkgutil
import threading
import traceback
from collections import Counter
from collections.abc import AsyncIterator
from typing import cast

import streamlit as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.state import SessionState
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from content import search
from pages import shapes
from pages.written.place import Place
from pages.written.text import Reading
from server import day, first, turns
from server.api.desk import DESK
from server.files import pack_bundle
from server.index import LANG
from server.places import ROOT

HEAVY = ["pandas", "pyarrow", "pyxirr", "yaml", "markdown_it", "plotly.graph_objects"]
HEAVY += ["planner.case", "planner.household"]
TIDY_EVERY = 30.0  # seconds
LINES_A_MINUTE = 10
LONGEST_LINE = 400  # letters of a message that strangers may have a part in
API_LINES_A_MINUTE = 60
THEIRS = ("streamlit", "uvicorn", "websockets")  # what strangers can make say something


def load() -> None:
    """Import what every page needs, build what every search and every first answer needs.

    The parts of the pages too: a first reader whose page begins anew while it is being imported
    would meet a module that is only half there.
    """
    parts = pkgutil.walk_packages([str(ROOT / "pages" / "parts")], "pages.parts.")
    for name in (*HEAVY, *(one.name for one in parts)):
        importlib.import_module(name)
    for find in (search.find_questions, search.find_terms, search.find_facts):
        find("")
    shapes.ready()
    for language in LANG:  # or the first reader at the door would wait for seconds
        first.built(Place("door"), Reading(language, day.today()), "", alone=False)


def let_go(runtime: Runtime) -> None:
    """End the visits that were closed half an hour ago, with what they could download.

    Streamlit alone does so when the next visit is closed, which may be tomorrow.
    """
    manager = cast(WebsocketSessionManager, runtime._session_mgr)
    parked = cast(MemorySessionStorage, manager._session_storage)._cache
    for _, over in cast("TTLCache[str, SessionInfo]", parked).expire():
        over.session.shutdown()
        empty(over.session)
    runtime.media_file_mgr.remove_orphaned_files()


def empty(over: AppSession) -> None:
    """Take from an ended visit what was told in it.

    Streamlit's loop holds the visit that it served last until it serves another.
    """
    over._session_state, over._client_state = SessionState(), ClientState()
    over._browser_queue.clear()
    over._fragment_storage.clear()  # parts of a page, each with what it was drawn from


async def tidy() -> None:
    """Collect now and then for everybody, not after every change (docs/decisions/0002)."""
    while True:
        await asyncio.sleep(TIDY_EVERY)
        turns.forget_all(asyncio.get_running_loop().time())
        let_go(Runtime.instance())
        gc.collect()


class FewOfEach:
    """At most so many lines a minute from one place in the code: strangers can cause them."""

    def __init__(self, most: int = LINES_A_MINUTE) -> None:
        self.most, self.minute, self.seen = most, 0, Counter[tuple[str, int]]()

    def __call__(self, record: logging.LogRecord) -> bool:
        minute, place = int(record.created // 60), (record.pathname, record.lineno)
        if minute != self.minute:
            self.minute, self.seen = minute, Counter()
        self.seen[place] += 1
        if self.seen[place] == self.most:
            record.msg = f"{record.msg} (more of these in this minute are left out)"
        return self.seen[place] <= self.most


def hide_queries(record: logging.LogRecord) -> bool:
    """What stands behind `?` in an address is the reader's; uvicorn's logs do without it."""
    if isinstance(record.args, tuple):
        record.args = tuple(
            arg.partition("?")[0] if isinstance(arg, str) else arg for arg in record.args
        )
    return True


def on_one_line(text: str) -> str:
    """What is said, without line breaks and the like, and not longer than a line may be."""
    cut = text[:LONGEST_LINE]
    return "".join(one if one.isprintable() else " " for one in cut) + "…" * (cut != text)


def shorten(record: logging.LogRecord) -> bool:
    """A message and the text of a fault are a line each: both may give a stranger's words back."""
    record.msg, record.args = on_one_line(record.getMessage()), None
    if record.exc_info and record.exc_info[1]:
        fault, where = record.exc_info[1], "".join(traceback.format_tb(record.exc_info[2]))
        record.exc_text = f"Traceback (most recent call last):\n{where}" + on_one_line(
            f"{type(fault).__name__}: {fault}"
        )
        record.exc_info = None
    return True


def quiet_logs() -> None:
    """Put the filters on the loggers of the server and of Streamlit, those to come as well."""
    few = FewOfEach()

    class Later(logging.Logger):
        """One of a module that is loaded only once somebody needs it."""

        def __init__(self, name: str, level: int = logging.NOTSET) -> None:
            super().__init__(name, level)
            if name.startswith(THEIRS):
                self.addFilter(shorten)
                self.addFilter(few)

    for name in ("uvicorn.access", "uvicorn.error"):
        logging.getLogger(name).addFilter(hide_queries)
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(THEIRS) and name != "uvicorn.access":
            logging.getLogger(name).addFilter(shorten)
            logging.getLogger(name).addFilter(few)
    logging.setLoggerClass(Later)
    api, lines = logging.getLogger("repaywise.api"), logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    lines.addFilter(FewOfEach(API_LINES_A_MINUTE))
    api.addHandler(lines)
    api.setLevel(logging.INFO)
    api.propagate = False


@contextlib.asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Load what every page needs, then freeze the heap (docs/decisions/0002)."""
    quiet_logs()
    load()
    gc.collect()
    gc.freeze()
    threading.Thread(target=pack_bundle, daemon=True).start()
    tidying = asyncio.create_task(tidy())
    yield
    tidying.cancel()
    await DESK.close()
