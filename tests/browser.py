"""What every walk through the app needs: open a page, wait until it is done, look for faults."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page, Request

DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
OpenPage = Callable[..., Page]
LOCALES = {"zh": "zh-CN", "en": "en-US"}

CLIPPED = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const cuts = style.overflowX === "hidden" || style.overflowX === "clip"
    || style.textOverflow === "ellipsis";
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim());
  return cuts && own && style.visibility !== "hidden" && element.clientWidth > 1
    && element.getClientRects().length && element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.textContent.trim())"""


def settled(page: Page, quiet_ms: int = 150) -> None:
    """Wait until the script has run and stays done for a moment (a rerun may follow at once)."""
    for _ in range(50):
        page.wait_for_selector(DONE, timeout=30_000)
        page.wait_for_timeout(quiet_ms)
        if page.query_selector(DONE):
            return
    raise AssertionError("the page never stops rerunning")


def open_page(
    page: Page, base: str, path: str = "/", lang: str | None = None, **query: str
) -> None:
    """Open an address of the app, in a language, and wait for its first heading."""
    if lang:
        query["lang"] = lang
    page.goto(f"{base}{path}" + (f"?{urlencode(query)}" if query else ""))
    page.wait_for_selector("h1", timeout=30_000)
    settled(page)


def no_sideways_scroll(page: Page) -> bool:
    """Whether the page is no wider than the screen, Streamlit's own scroll box included."""
    return bool(
        page.evaluate(
            """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
            .every((box) => !box || box.scrollWidth <= box.clientWidth)"""
        )
    )


def clipped_text(page: Page) -> list[str]:
    """The texts that a reader sees only in part: cut off or ended by dots."""
    texts: list[str] = page.evaluate(CLIPPED)
    return texts


def outside_requests(page: Page, base: str) -> list[str]:
    """A list that fills with every address outside the app that the page asks for."""
    seen: list[str] = []
    home = urlsplit(base).netloc

    def note(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != home:
            seen.append(request.url)

    page.on("request", note)
    return seen


def console_faults(page: Page) -> list[str]:
    """A list that fills with errors of the page, such as what the security policy refused."""
    seen: list[str] = []
    probe = "/_stcore/"  # Streamlit looks there for itself on every deep link and gets a 404
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on(
        "console",
        lambda message: (
            seen.append(message.text)
            if message.type == "error" and probe not in str(message.location)
            else None
        ),
    )
    return seen
