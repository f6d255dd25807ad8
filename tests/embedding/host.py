"""Somebody else's site on another port: pages of the test's own writing."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 0 auto; max-width: 50rem; padding: 1rem; }}</style>
<script>window.heard = [];
for (const name of ["ready", "height", "plan_shown"])
  addEventListener("repaywise:" + name, (event) => heard.push([name, event.detail]));
</script></head><body><h1>Host</h1>{body}<p>After.</p></body></html>"""


@dataclass
class Host:
    """A running site: its address, and its pages by path."""

    base: str
    pages: dict[str, str] = field(default_factory=dict)

    def show(self, path: str, body: str, lang: str = "zh-CN") -> str:
        """Put a page there; its address."""
        self.pages[path] = PAGE.format(lang=lang, body=body)
        return f"{self.base}{path}"


def handler(pages: Mapping[str, str]) -> type[BaseHTTPRequestHandler]:
    """Answers with the pages, and says nothing in the log."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path)
            kind = "text/css" if self.path.endswith(".css") else "text/html"
            self.send_response(200 if page else 404)
            self.send_header("content-type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write((page or "").encode())

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    return Pages


@contextlib.contextmanager
def site() -> Iterator[Host]:
    """A site of its own until the block ends."""
    pages: dict[str, str] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(pages))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Host(f"http://127.0.0.1:{server.server_port}", pages)
    finally:
        server.shutdown()
        server.server_close()
