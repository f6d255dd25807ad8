"""What every walk through the app needs: open a page, wait until it is done, look for faults."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Frame, Page, Request

# Nothing runs, and the words that came before any script have made way (static/first.js).
DONE = "html:not(.rw-before) [data-testid=stApp][data-test-script-state=notRunning]"
OpenPage = Callable[..., Page]
PATIENCE = 120_000  # milliseconds: three browsers may share two cores
LOCALES = {"zh": "zh-CN", "en": "en-US"}

CLIPPED = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const cuts = style.overflowX === "hidden" || style.overflowX === "clip"
    || style.textOverflow === "ellipsis";
  const texts = [element, ...element.querySelectorAll("p, b, span")];
  const own = texts.some((one) => getComputedStyle(one).visibility !== "hidden"
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim()));
  return cuts && own && style.visibility !== "hidden" && element.clientWidth > 1
    && element.getClientRects().length && element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.textContent.trim())"""

TO_THE_TOP = """() => {
  const main = document.querySelector("[data-testid=stMain]"), far = main && main.scrollTop > 0;
  if (far) main.scrollTo(0, 0);
  return !!far;
}"""

# A fold that opens moves what stands in it; nothing is pressed there before it stands still.
STILL = """() => [...document.querySelectorAll("details")].every((fold) =>
  fold.getAnimations().every((one) => one.playState !== "running"))"""

# How many messages the server has sent to each page: what a test waits for after it acted.
_HEARD: WeakKeyDictionary[Page, list[int]] = WeakKeyDictionary()


def _listen(page: Page) -> None:
    """Count every message that the server sends to this page from now on."""
    if page not in _HEARD:
        _HEARD[page] = heard = []
        page.on("websocket", lambda ws: ws.on("framereceived", lambda _: heard.append(1)))


def acted(page: Page, act: Callable[[], object], seconds: float = 30) -> None:
    """Do something that runs the page again, and wait until that run has ended."""
    settled(page)
    before = len(_HEARD[page])
    act()
    for _ in range(int(seconds * 25)):
        page.wait_for_timeout(40)
        if len(_HEARD[page]) > before:
            return settled(page)
    raise AssertionError("the server said nothing after that")


def put(page: Page, label: str, text: str) -> None:
    """Type into a field and wait for the answer, which follows half a second after the last key."""
    field = page.get_by_label(label, exact=True)
    if field.input_value() == text:
        return
    acted(page, lambda: field.fill(text))


def press(page: Page, words: str) -> None:
    """Press what says these words, and wait for the run that follows."""
    target = page.get_by_text(words, exact=True).first
    target.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    page.wait_for_function(STILL)
    acted(page, target.click)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by its shown words; a list that a late scroll closed is opened again."""
    box = page.get_by_label(label, exact=True)
    wanted = page.get_by_role("option", name=option, exact=True)
    box.scroll_into_view_if_needed()
    for _ in range(5):
        page.wait_for_timeout(300)
        box.click()
        page.wait_for_timeout(300)
        if wanted.count():
            break
    acted(page, wanted.click)


def answer(page: Page) -> str:
    """The sentence on top."""
    return page.locator(".rw-answer").inner_text()


def settled(page: Page, quiet_ms: int = 150) -> None:
    """Wait until the script has run and stays done for a moment (a rerun may follow at once)."""
    for _ in range(50):
        page.wait_for_selector(DONE, timeout=PATIENCE)
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
    _listen(page)
    page.goto(f"{base}{path}" + (f"?{urlencode(query)}" if query else ""), timeout=PATIENCE)
    page.wait_for_selector("h1", timeout=PATIENCE)
    settled(page)


def go(page: Page, path: str, lang: str) -> None:
    """To another page of the same visit, as a link in it does."""
    there = f"{path}{'&' if '?' in path else '?'}lang={lang}"
    page.evaluate(
        "there => { history.pushState(null, '', there);"
        " dispatchEvent(new PopStateEvent('popstate')); }",
        there,
    )
    page.wait_for_timeout(400)
    settled(page, 400)


def no_sideways_scroll(page: Page | Frame) -> bool:
    """Whether the page is no wider than the screen, Streamlit's own scroll box included."""
    return bool(
        page.evaluate(
            """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
            .every((box) => !box || box.scrollWidth <= box.clientWidth)"""
        )
    )


def clipped_text(page: Page | Frame) -> list[str]:
    """The texts that a reader sees only in part: cut off or ended by dots.

    Seen from the top: an answer that is stuck there in one line ends in dots on purpose.
    """
    if page.evaluate(TO_THE_TOP):
        page.wait_for_timeout(400)
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
