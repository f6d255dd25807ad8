"""The server is killed, another takes over, the visit ends, the page is loaded anew: all stays."""

from __future__ import annotations

import os
import signal
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from content.words import t
from tests.browser import OpenPage, acted, choose, go, open_page, settled
from tests.server.serving import Served, serve
from tests.walks.tapping import standing

PRODUCT = {"zh": "花呗账单分期 12 期", "en": "Huabei bill instalment, 12 months"}
LOST = "[data-testid=stApp]:not([data-test-connection-state=CONNECTED])"
# The visit that the page is in, and whether it has heard what the tab kept.
VISIT = "JSON.parse(document.querySelector('[data-rw-kept]').dataset.rwKept)"
TYPED = ("73519", "1234.56", "2234.56", "10086", "花呗 A", "Card B", "<b>loud", "half a row")
APP, SHORT = "tests.served", "tests.server.short_visits"
# Keeps every line of the page to its server at hand, and can hold off new ones.
LINES = """(() => {
  const Line = window.WebSocket;
  window.lines = [];
  window.WebSocket = class extends Line {
    constructor(...where) { super(...where); window.lines.push(this); }
  };
})()"""


def write(page: Page, key: str, text: str) -> None:
    """Type into a field and leave it."""
    field = page.locator(f".st-key-{key} input, .st-key-{key} textarea").first
    field.scroll_into_view_if_needed()
    acted(page, lambda: (field.fill(text), field.press("Tab")))


def press(page: Page, selector: str, at: int = 0) -> None:
    """Press a button or a pill."""
    button = page.locator(selector).nth(at)
    button.scroll_into_view_if_needed()
    acted(page, button.click)


def fill(page: Page, base: str, lang: str) -> dict[str, dict[str, str]]:
    """Three debts with their names, a row of the log, figures, a list and a way; what stands."""
    stands = {}
    open_page(page, base, "/plan", lang)
    press(page, f"button:has-text('{t(lang, 'plan.add')}')")
    for at, name in enumerate(("花呗 A", "Card B", "借呗 <C> -->"), 1):
        write(page, f"plan_name_{at}", name)
        write(page, f"plan_balance_{at}", f"{at}234.56")
    stands["plan"] = standing(page)
    go(page, "/proper", lang)
    write(page, "log_who", "10086")
    write(page, "log_said", "late & <b>loud</b> -->")
    press(page, ".st-key-log_add button")
    write(page, "log_agency", "half a row")
    stands["proper"] = standing(page)
    go(page, "/relief", lang)
    choose(page, t(lang, "field.product"), PRODUCT[lang])
    write(page, "principal", "73519.42")
    write(page, "budget", "1700")
    press(page, f".st-key-ways_False_{lang} button", 1)
    stands["relief"] = standing(page)
    return stands


def all_there(page: Page, lang: str, stands: dict[str, dict[str, str]]) -> None:
    """Every page as it was left, and the row of the log."""
    assert standing(page) == stands["relief"]
    go(page, "/plan", lang)
    assert standing(page) == stands["plan"]
    go(page, "/proper", lang)
    assert standing(page) == stands["proper"]
    log = page.locator(
        "[data-testid=stMain] .rw-scroll, [data-testid=stMain] table"
    ).all_inner_texts()
    assert any("10086" in one and "<b>loud</b> -->" in one for one in log), log
    go(page, "/relief", lang)


def visit_of(page: Page) -> str:
    """The name of the visit that the page is in."""
    return str(page.evaluate(f"{VISIT}.of"))


def change(page: Page, stands: dict[str, dict[str, str]], before: str, text: str) -> None:
    """In a new visit one more figure, which must neither be lost nor cost another."""
    fresh = f"before => {VISIT}.told && {VISIT}.of !== before"
    page.wait_for_function(fresh, arg=before, timeout=180_000)
    write(page, "periods", text)
    settled(page, 400)
    stands["relief"]["periods"] = text


def kill(served: Served) -> None:
    os.kill(served.pid, signal.SIGKILL)


@pytest.mark.browser
@pytest.mark.timeout(900)
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
def test_nothing_typed_is_lost_with_the_server(lang: str, phone: OpenPage, tmp_path: Path) -> None:
    page, log, asked = phone(lang), tmp_path / "log", list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda line: asked.append(line.url))
    page.add_init_script(LINES)
    with ExitStack() as first:
        served = first.enter_context(serve(APP, log))
        port = served.port
        stands = fill(page, served.base, lang)
        visit = visit_of(page)
        kill(served)
        page.wait_for_selector(LOST, timeout=60_000)
    with serve(APP, log, port):  # started again
        change(page, stands, visit, "9")
        all_there(page, lang, stands)
        visit = visit_of(page)
    page.wait_for_selector(LOST, timeout=60_000)
    with serve(SHORT, log, port):  # another process in its place; its visits end after a second
        change(page, stands, visit, "8")
        all_there(page, lang, stands)
        visit = visit_of(page)
        page.context.set_offline(True)
        page.evaluate("window.lines.forEach((line) => line.close())")
        page.wait_for_selector(LOST, timeout=60_000)
        page.wait_for_timeout(4000)
        page.context.set_offline(False)
        change(page, stands, visit, "7")
        all_there(page, lang, stands)
        page.reload()
        page.wait_for_selector("h1", timeout=60_000)
        settled(page, 800)
        all_there(page, lang, stands)
    # What left the device: to our own server only, and nothing typed in an address or the log.
    addresses = [unquote(one) for one in asked if not one.startswith(("data:", "blob:"))]
    assert {urlsplit(one).netloc for one in addresses} == {urlsplit(served.base).netloc}
    assert any(one.startswith("ws:") for one in addresses) and len(addresses) > 50
    told = (*addresses, page.url, unquote(log.read_text("utf-8")))
    assert [(typed, one) for typed in TYPED for one in told if typed in one] == []
