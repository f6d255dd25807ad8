"""Whose page opens a connection or sends a file: our own, at exactly the address it came from."""

from __future__ import annotations

import logging
from collections.abc import Collection

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import Scope

LOG = logging.getLogger("streamlit.repaywise.origin")


def own_page(scope: Scope) -> bool:
    """Whether a websocket or a file comes from our page, or an origin named in Streamlit's setting.

    Streamlit alone looks at the name of the host: another port, another scheme and no origin at
    all would do. What a stranger calls itself is not logged.
    """
    headers = Headers(scope=scope)
    named: Collection[str] = st.get_option("server.corsAllowedOrigins") or ()
    origins, hosts = headers.getlist("origin"), headers.getlist("host")
    if len(origins) == len(hosts) == 1 and may_open(origins[0], hosts[0], scope["scheme"], named):
        return True
    LOG.warning("A connection from another origin than ours was refused.")
    return False


def may_open(origin: str, host: str, scheme: str, named: Collection[str]) -> bool:
    """The same scheme, host and port, to the letter. HTTPS may end before us without our knowing.

    >>> may_open("http://127.0.0.1:8742", "127.0.0.1:8741", "ws", ())
    False
    """
    http = () if scheme in ("wss", "https") else (f"http://{host}",)
    return origin in (*http, f"https://{host}") or origin in named
