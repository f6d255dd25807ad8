"""The web server: which address answers what.

What a reader sees is `pages/shell.py`; why that is not this file is told in
docs/decisions/0001-app-is-the-server.md.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server import embed, oembed
from server.api.desk import DESK
from server.api.door import Api
from server.api.page import page
from server.files import style
from server.guard import Shell
from server.headers import Safety
from server.index import STYLE_NAME
from server.places import JS, PICTURES, ROOT, SCRIPTS, SVG
from server.running import as_we_run
from server.search import robots, sitemap
from server.settings import SETTINGS
from server.warm import lifespan


def always(
    body: str | bytes, kind: str, age: int = 3600
) -> Callable[[Request], Awaitable[Response]]:
    """An address with one answer; a new Response each time, since gzip changes its headers."""

    async def answer(_request: Request) -> Response:
        return Response(body, 200, {"Cache-Control": f"max-age={age}"}, kind)

    return answer


ROUTES = [
    Route("/healthz", always("ok", "text/plain", age=0)),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", sitemap),
    Route(f"/{STYLE_NAME}", style()),
    Route("/api", page),
    Route(oembed.PATH, oembed.answer),
    *embed.ROUTES,
    *(Route(f"/{name}", always(script, JS)) for name, script in SCRIPTS.items()),
    *(Route(f"/{name}", always(picture, SVG)) for name, picture in PICTURES.items()),
]
OWN = {route.path for route in ROUTES}
SAFETY = Safety(SETTINGS.frames, SETTINGS.hsts)
API = Api(DESK, SETTINGS.a_minute, SETTINGS.origins)
app = st.App(
    ROOT / "pages" / "shell.py",
    routes=ROUTES,
    middleware=[Middleware(Shell, own=OWN, safety=SAFETY, api=API)],
    lifespan=lifespan,
)

if __name__ == "__main__":
    as_we_run()
    app.run(
        config={
            "server.port": SETTINGS.port,
            "server.address": SETTINGS.address,
            "server.allowedHosts": list(SETTINGS.hosts),
        }
    )
