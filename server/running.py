"""How uvicorn runs under us: it names itself to nobody, waits for nobody for ever, has limits."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import h11
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.web.server.starlette import starlette_server
from uvicorn.protocols.http.h11_impl import H11Protocol

from server.held import Line

Populate = Callable[..., None]
# Bytes; the longest honest one gives back what a tab kept (pages/parts/record.py), with a table.
LONGEST_MESSAGE = 8_000_000
HEAD_WITHIN = 20.0  # seconds; a slow phone on a slow line needs two


class Prompt(H11Protocol):
    """A connection that ends when the head of a request does not come; uvicorn alone would wait."""

    late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.expect()

    def data_received(self, data: bytes) -> None:
        if self.conn.their_state is h11.IDLE and self.late is None:
            self.expect()
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self.arrived()

    def connection_lost(self, exc: Exception | None) -> None:
        self.arrived()
        super().connection_lost(exc)

    def expect(self) -> None:
        """From now on the head of a request is awaited, however slowly it drips."""
        self.late = self.loop.call_later(HEAD_WITHIN, self.transport.abort)

    def arrived(self) -> None:
        """The head is there; what is done with it has limits of its own."""
        if self.late:
            self.late.cancel()
            self.late = None


def once(populate: Populate) -> Populate:
    """What Streamlit tells a page of the theme, put together once for each section.

    Streamlit looks through all its settings for it six times a change; none changes while we run.
    """
    made: dict[str, CustomThemeConfig] = {}

    def ours(message: CustomThemeConfig, section: str = "theme") -> None:
        if section not in made:
            theme = CustomThemeConfig()
            populate(theme, section)
            made[section] = theme
        if made[section].ByteSize():
            message.MergeFrom(made[section])

    return ours


def prompt(bind: Callable[..., socket.socket]) -> Callable[..., socket.socket]:
    """Bind so that small answers leave at once: asyncio sees to it only where TCP is named."""

    def ours(address: str, port: int, backlog: int) -> socket.socket:
        bound = bind(address, port, backlog)
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # each connection inherits it
        return bound

    return ours


def as_we_run() -> None:
    """Make Streamlit start uvicorn, and tell pages of the theme, our way; it has no setting."""
    app_session._populate_theme_msg = once(app_session._populate_theme_msg)
    starlette_server._bind_socket = prompt(starlette_server._bind_socket)
    usual = starlette_server._get_uvicorn_config_kwargs

    def kwargs() -> dict[str, Any]:
        ours = {"server_header": False, "http": Prompt}
        return {**usual(), **ours, "ws": Line, "ws_max_size": LONGEST_MESSAGE}

    starlette_server._get_uvicorn_config_kwargs = kwargs
