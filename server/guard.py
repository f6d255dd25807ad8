"""The middleware around Streamlit: what every answer passes through."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.files import compressed
from server.headers import NOT_KEPT, Header
from server.index import first_page
from server.places import ASSETS

# A part of our page, or "not changed" for Streamlit's, would be its own index: a page is whole.
IN_PART = {b"range", b"if-range", b"if-none-match", b"if-modified-since"}
THEIRS = ("/media/", "/component/")  # may be HTML of its own


class Shell:
    """Around Streamlit: our first page, its files compressed, safety headers on every answer."""

    def __init__(self, app: ASGIApp, own: Collection[str], safety: Sequence[Header]) -> None:
        self.app, self.own, self.safety = app, own, list(safety)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        answer: ASGIApp = self.app
        path, request, guarded = scope["path"], Request(scope), self.guard(scope["path"], send)
        if path.rstrip("/").endswith("/_stcore/metrics"):  # Streamlit shows it to everybody
            answer = PlainTextResponse("Not Found", 404)
        elif file := compressed(request):
            answer = file
        elif path not in self.own and not path.startswith(THEIRS):
            guarded = self.no_other_page(request, guarded)
            if path not in ASSETS:
                kept = [pair for pair in scope["headers"] if pair[0] not in IN_PART]
                scope = {**scope, "headers": kept}
        await answer(scope, receive, guarded)

    def guard(self, path: str, send: Send) -> Send:
        """Put the safety headers on whatever is sent; what a reader downloads is kept nowhere."""
        ours = [*self.safety, NOT_KEPT] if path.startswith("/media/") else self.safety
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

        Below `/_stcore/` it is "not found": the browser looks there for the server, and a page
        makes it connect to the wrong address for ever.
        """
        ours = False

        async def instead(message: Message) -> None:
            nonlocal ours
            if message["type"] == "http.response.start":
                kind = dict(message["headers"]).get(b"content-type", b"")
                if ours := kind.startswith(b"text/html"):
                    page: Response = PlainTextResponse("Not Found", 404)
                    if "/_stcore/" not in request.url.path:
                        page = first_page(request)
                    await page(request.scope, request.receive, send)
            if not ours:
                await send(message)

        return instead
