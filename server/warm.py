"""What is loaded before the first reader comes, and what the logs leave out."""

from __future__ import annotations

import contextlib
import gc
import importlib
import logging
import threading
from collections.abc import AsyncIterator

import streamlit as st

from server.files import pack_bundle

HEAVY = ["pandas", "pyarrow", "numpy_financial", "pyxirr", "yaml", "babel.dates", "babel.numbers"]
HEAVY += ["markdown_it", "plotly.graph_objects", "planner.contract.verbs", "content.search"]


def hide_queries(record: logging.LogRecord) -> bool:
    """What stands behind `?` in an address is the reader's; uvicorn's logs do without it."""
    if isinstance(record.args, tuple):
        record.args = tuple(
            arg.partition("?")[0] if isinstance(arg, str) else arg for arg in record.args
        )
    return True


@contextlib.asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Load what every page needs, then freeze the heap (docs/decisions/0002)."""
    for name in ("uvicorn.access", "uvicorn.error"):
        logging.getLogger(name).addFilter(hide_queries)
    for name in HEAVY:
        importlib.import_module(name)
    content = importlib.import_module("content.search")
    for search in (content.find_questions, content.find_terms, content.find_facts):
        search("")  # builds its index, half a second once
    gc.collect()
    gc.freeze()
    threading.Thread(target=pack_bundle, daemon=True).start()
    yield
