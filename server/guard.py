"""The middleware around Streamlit: what every answer passes through."""

from __future__ import annotations

from collections.abc import Collection

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.files import compressed
from server.first import first_page
from server.headers import NOT_KEPT, Safety
from server.origin import own_page
from server.pace import Pace
from server.places import ASSETS, is_page
from server.uploads import WHERE, Uploads

# A part of our page, or "not changed" for Streamlit's, would be its own index: a page is whole.
IN_PART = {b"range", b"if-range", b"if-none-match", b"if-modified-since"}
THEIRS = ("/media/", "/component/")  # may be HTML of its own
# Streamlit's figures, which it shows to everybody, and its log-in, which we do not have.
CLOSED = ("/_stcore/metrics", "/auth/login", "/auth/logout", "/oauth2callback")


class Shell:
    """Around Streamlit: our first page, its files compressed, safety headers on every answer."""

    def __init__(self, app: ASGIApp, own: Collection[str], safety: Safety, api: ASGIApp) -> None:
        self.app, self.own, self.safety, self.api = app, own, safety, api
        self.pace, self.uploads = Pace(), Uploads(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not own_page(scope):
            return await send({"type": "websocket.close", "code": 1008})
        if scope["type"] == "websocket":
            return await self.pace.run(self.app, scope, receive, send)
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        answer: ASGIApp = self.app
        path, request, guarded = scope["path"], Request(scope), self.guard(scope, send)
        if path.rstrip("/").endswith(CLOSED):
            answer = PlainTextResponse("Not Found", 404)
        elif path.startswith("/api/"):
            answer = self.api
        elif path.startswith(WHERE):
            answer = self.uploads
        elif file := compressed(request):
            answer = file
        elif path not in self.own and not path.startswith(THEIRS):
            guarded = self.no_other_page(request, guarded)
            if path not in ASSETS:
                kept = [pair for pair in scope["headers"] if pair[0] not in IN_PART]
                scope = {**scope, "headers": kept}
        await answer(scope, receive, guarded)

    def guard(self, scope: Scope, send: Send) -> Send:
        """Put the safety headers on whatever is sent; what a reader downloads is kept nowhere."""
        ours = self.safety.headers(scope["path"], scope["scheme"])
        if scope["path"].startswith("/media/"):
            ours.append(NOT_KEPT)
        names = {name for name, _ in ours}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() not in names]
                message = {**message, "headers": kept + ours}
            await send(message)

        return guarded

    @staticmethod
    def no_other_page(request: Request, send: Send) -> Send:
        """Send our page wherever Streamlit itself decides to send its own.

        Where no page of ours is, it says so and comes as "not found"; where no reader looks for
        one, not at all. Below `/_stcore/` the browser looks for the server, and a page makes it
        connect to the wrong address for ever.
        """
        ours = False

        async def instead(message: Message) -> None:
            nonlocal ours
            if message["type"] == "http.response.start":
                kind = dict(message["headers"]).get(b"content-type", b"")
                if ours := kind.startswith(b"text/html"):
                    page: Response = PlainTextResponse("Not Found", 404)
                    if is_page(path := request.url.path):
                        page = await first_page(request, 200)
                    elif "." not in path and "/_stcore/" not in path:
                        page = await first_page(request, 404)
                    await page(request.scope, request.receive, send)
            if not ours:
                await send(message)

        return instead
