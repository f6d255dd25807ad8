"""The middleware around Streamlit: what every answer passes through."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.files import compressed
from server.headers import safety_headers
from server.index import INDEX, choose_language


class Shell:
    """Around Streamlit: our first page, its files compressed, safety headers on every answer."""

    def __init__(self, app: ASGIApp, own: set[str]) -> None:
        self.app, self.own, self.safety = app, own, safety_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        answer: ASGIApp = self.app
        path, request, guarded = scope["path"], Request(scope), self.guard(send)
        if path.rstrip("/").endswith("/_stcore/metrics"):  # Streamlit shows it to everybody
            answer = PlainTextResponse("Not Found", 404)
        elif file := compressed(request):
            answer = file
        elif path not in self.own and "/_stcore/" not in path:  # a page there breaks the connection
            guarded = self.our_index(request, guarded)
        await answer(scope, receive, guarded)

    def guard(self, send: Send) -> Send:
        """Put the safety headers on whatever is sent."""
        names = {name for name, _ in self.safety}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() not in names]
                message = {**message, "headers": kept + self.safety}
            await send(message)

        return guarded

    @staticmethod
    def our_index(request: Request, send: Send) -> Send:
        """Send our index.html wherever Streamlit itself decides to send its own."""
        ours = False

        async def instead(message: Message) -> None:
            nonlocal ours
            if message["type"] == "http.response.start" and message["status"] == 200:
                kind = dict(message["headers"]).get(b"content-type", b"")
                if ours := kind.startswith(b"text/html"):
                    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
                    page = Response(INDEX[choose_language(request)], 200, headers, "text/html")
                    await page(request.scope, request.receive, send)
            if not ours:
                await send(message)

        return instead
