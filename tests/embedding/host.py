"""Somebody else's site on another port: pages of the test's own writing."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Frame, Page

from content.words import t
from tests.browser import DONE, PATIENCE

PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 0 auto; max-width: 50rem; padding: 1rem; }}</style>
<script>window.heard = [];
for (const name of ["ready", "height", "plan_shown"])
  addEventListener("repaywise:" + name, (event) => heard.push([name, event.detail]));
</script></head><body><h1>Host</h1>{body}<p>After.</p></body></html>"""

# The frame's height, what is in it, and the sideways room: both scroll boxes that there are.
SIZES = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const box = document.querySelector("[data-testid=stMainBlockContainer]");
  return [innerHeight, box.offsetHeight, main.scrollHeight - main.clientHeight,
    main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth];
}"""
READY = "() => document.querySelector('a[data-repaywise]')?.hidden"


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
def site(name: str = "127.0.0.1") -> Iterator[Host]:
    """A site of its own until the block ends, under one of this machine's names."""
    pages: dict[str, str] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(pages))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Host(f"http://{name}:{server.server_port}", pages)
    finally:
        server.shutdown()
        server.server_close()


def tag(base: str, page: str = "relief", more: str = "") -> str:
    """What an editor pastes."""
    link = f'<a href="{base}/{page}" data-repaywise {more}>The link</a>'
    return f'{link}<script src="{base}/embed.js" async></script>'


def shown(page: Page) -> Frame:
    """Our page in the host's, once it is shown: a text with the words that the server sent."""
    page.wait_for_function(READY, timeout=PATIENCE)
    return page.frames[1]


def inside(page: Page) -> Frame:
    """The same, once Streamlit has drawn it."""
    frame = shown(page)
    frame.wait_for_selector(DONE, timeout=PATIENCE)
    return frame


def is_whole(page: Page, frame: Frame) -> None:
    """The frame is as high as what is in it, and nothing in it scrolls."""
    for _ in range(100):
        page.wait_for_timeout(100)
        height, content, *scrolls = frame.evaluate(SIZES)
        if height == content and scrolls == [0, 0, 0]:
            return
    raise AssertionError(f"frame {height}, content {content}, scrolls {scrolls}")


def changed(page: Page, frame: Frame, lang: str, principal: str) -> None:
    """Type another principal, and wait until the page has answered it."""
    answered = frame.locator(".rw-answer, .rw-card")
    before = answered.all_inner_texts()
    frame.get_by_label(t(lang, "field.principal"), exact=True).fill(principal)
    for _ in range(300):
        page.wait_for_timeout(100)
        if answered.all_inner_texts() not in (before, []):
            return
    raise AssertionError("no answer")
