"""The web server: which address answers what, and with which headers.

What a reader sees is `pages/shell.py`; why that is not this file is told in
docs/decisions/0001-app-is-the-server.md.
"""

from __future__ import annotations

import base64
import contextlib
import gc
import hashlib
import importlib
import logging
import os
import re
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import brotli
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).resolve().parent
BUNDLE = Path(st.__file__).with_name("static")  # Streamlit's own browser files
CACHE = ROOT / ".cache" / f"static-br9-{st.__version__}"
JS = "text/javascript"
TYPES = {".js": JS, ".css": "text/css", ".json": "application/json"}
TITLES = {"zh": "还款有数 · RepayWise", "en": "RepayWise · 还款有数"}
LANG = {"zh": "zh-CN", "en": "en"}
NOSCRIPT = "<noscript><p>本页需要 JavaScript。</p><p>This page needs JavaScript.</p></noscript>"
SCRIPTS = {path.name: path.read_bytes() for path in sorted((ROOT / "static").glob("*.js"))}
HEAVY = ["pandas", "pyarrow", "numpy_financial", "pyxirr", "yaml", "babel.dates", "babel.numbers"]
HEAVY += ["markdown_it", "plotly.graph_objects", "planner.contract.verbs", "content.search"]


def build_index(language: str) -> bytes:
    """Streamlit's index.html in our words; an unknown index stops the start, not a reader."""
    version = hashlib.sha256(SCRIPTS["boot.js"]).hexdigest()[:12]
    boot = f'<script defer src="./boot.js?v={version}"></script>'
    text = (BUNDLE / "index.html").read_text("utf-8")
    for pattern, ours in (
        (r'<html lang="en">', f'<html lang="{LANG[language]}" translate="no">'),
        (r"<title>Streamlit</title>", f"<title>{TITLES[language]}</title>{boot}"),
        (r"<noscript>.*?</noscript>", NOSCRIPT),
        (r'<link\s+rel="preload"\s[^>]*SourceSans[^>]*>', ""),  # a font that we never use
        (r'<!--(?:(?!-->).)*RFC 8631.*?rel="service-desc"[^>]*>', ""),  # switched off here
    ):
        text, found = re.subn(pattern, ours, text, flags=re.DOTALL)
        if found != 1:
            raise RuntimeError(f"Streamlit {st.__version__}: {found} × {pattern} in its index.html")
    return text.encode()


INDEX = {language: build_index(language) for language in TITLES}


def choose_language(request: Request) -> str:
    """`?lang=` decides, then the order of languages that the browser sends, then Chinese."""
    tags = request.headers.get("accept-language", "").lower().split(",")
    wanted = [request.query_params.get("lang", ""), *(tag.strip()[:2] for tag in tags)]
    return next((language for language in wanted if language in TITLES), "zh")


def safety_headers() -> list[tuple[bytes, bytes]]:
    """A page may load only from here; who may frame it is REPAYWISE_FRAME_ANCESTORS."""
    frames = os.environ.get("REPAYWISE_FRAME_ANCESTORS", "").strip() or "'self'"
    if re.search(r"[;,\r\n]", frames):
        raise ValueError("REPAYWISE_FRAME_ANCESTORS: addresses with spaces between, nothing else")
    inline = re.findall(rb"<script>(.*?)</script>", INDEX["zh"], flags=re.DOTALL)
    sums = [base64.b64encode(hashlib.sha256(code).digest()).decode() for code in inline]
    allowed = " ".join(f"'sha256-{digest}'" for digest in sums)
    policy = (
        f"default-src 'self'; script-src 'self' {allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        f"frame-ancestors {frames}"
    )
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ]


packed: dict[str, bytes] = {}  # Streamlit's files in brotli, by their path under BUNDLE


def pack_bundle() -> None:
    """Compress Streamlit's files once, those of the first page first (docs/decisions/0003)."""
    files = [path for path in (BUNDLE / "static").rglob("*") if path.suffix in TYPES]
    for path in sorted(files, key=lambda path: path.name.encode() not in INDEX["zh"]):
        kept = CACHE / f"{path.name}.br"
        try:
            data = kept.read_bytes()
        except OSError:
            data = brotli.compress(path.read_bytes(), quality=9)
            with contextlib.suppress(OSError):  # a read-only disk: memory will do
                CACHE.mkdir(parents=True, exist_ok=True)
                part = kept.with_suffix(f".{os.getpid()}")
                part.write_bytes(data)
                part.replace(kept)
        packed[path.relative_to(BUNDLE).as_posix()] = data


def compressed(request: Request) -> Response | None:
    """The brotli form of one of Streamlit's files, where there is one and the browser takes it."""
    name = "static/" + request.url.path.partition("/static/")[2]
    offers = request.headers.get("accept-encoding", "").replace(" ", "").split(",")
    if name not in packed or "br" not in offers or request.method not in ("GET", "HEAD"):
        return None
    headers = {
        "Content-Encoding": "br",
        "Vary": "Accept-Encoding",
        "Cache-Control": "public, max-age=31536000, immutable",  # the name holds a hash
    }
    return Response(packed[name], headers=headers, media_type=TYPES[Path(name).suffix])


class Shell:
    """Around Streamlit: our first page, its files compressed, safety headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.safety = app, safety_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        answer: ASGIApp = self.app
        path, request, guarded = scope["path"], Request(scope), self.guard(send)
        if path.rstrip("/").endswith("/_stcore/metrics"):  # Streamlit shows it to everybody
            answer = PlainTextResponse("Not Found", 404)
        elif file := compressed(request):
            answer = file
        elif path not in OWN and "/_stcore/" not in path:  # a page there breaks the connection
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
    *(Route(f"/{name}", always(script, JS)) for name, script in SCRIPTS.items()),
]
OWN = {route.path for route in ROUTES}
app = st.App(
    ROOT / "pages" / "shell.py", routes=ROUTES, middleware=[Middleware(Shell)], lifespan=lifespan
)

if __name__ == "__main__":
    app.run(config={"server.port": int(os.environ.get("PORT", "8501"))})
