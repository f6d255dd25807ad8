"""The web server: which address answers what.

What a reader sees is `pages/shell.py`; why that is not this file is told in
docs/decisions/0001-app-is-the-server.md.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.files import style
from server.guard import Shell
from server.headers import safety_headers
from server.index import STYLE_NAME
from server.places import JS, PICTURES, ROOT, SCRIPTS, SVG
from server.warm import lifespan


def always(
    body: str | bytes, kind: str, age: int = 3600
) -> Callable[[Request], Awaitable[Response]]:
    """An address with one answer; a new Response each time, since gzip changes its headers."""

    async def answer(_request: Request) -> Response:
        return Response(body, 200, {"Cache-Control": f"max-age={age}"}, kind)

    return answer


ROBOTS = "User-agent: *\nDisallow: /_stcore/\nDisallow: /*?\n"
ROUTES = [
    Route("/healthz", always("ok", "text/plain", age=0)),
    Route("/robots.txt", always(ROBOTS, "text/plain")),
    Route(f"/{STYLE_NAME}", style()),
    *(Route(f"/{name}", always(script, JS)) for name, script in SCRIPTS.items()),
    *(Route(f"/{name}", always(picture, SVG)) for name, picture in PICTURES.items()),
]
OWN = {route.path for route in ROUTES}
try:
    SAFETY = safety_headers(os.environ.get("REPAYWISE_FRAME_ANCESTORS", ""))
except ValueError as wrong:
    raise SystemExit(str(wrong)) from None
app = st.App(
    ROOT / "pages" / "shell.py",
    routes=ROUTES,
    middleware=[Middleware(Shell, own=OWN, safety=SAFETY)],
    lifespan=lifespan,
)

if __name__ == "__main__":
    app.run(config={"server.port": int(os.environ.get("PORT", "8501"))})
