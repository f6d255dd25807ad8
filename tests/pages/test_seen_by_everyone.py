"""Magnified, spread out, still, in the reader's own colours, by keyboard: every page can be used.

WCAG 2.2 at AA, by its numbers: 1.4.4 and 1.4.10 (200 % of a desk, and 320 pixels), 1.4.12 (text
spacing), 2.1.1, 2.1.2 and 2.4.7 (keyboard), 2.3.3 (motion), and forced colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pages.parts.places import PAGES
from tests import clock
from tests.browser import LOCALES, clipped_text, go, no_sideways_scroll, open_page, settled

pytestmark = [pytest.mark.browser, pytest.mark.deep]
PATHS = ["/", *(f"/{name}" for name in PAGES if name != "home")]
LANGS = list(LOCALES)
# The four distances of WCAG 1.4.12, in its own words: line, paragraph, letter, word.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
MOVING = """() => document.getAnimations().filter((one) => one.playState === "running"
  && one.effect.getComputedTiming().duration > 10)
  .map((one) => one.effect.target.outerHTML.slice(0, 90))"""
STOP = """() => {
  const on = document.activeElement;
  if (!on || on === document.body) return null;
  const held = window.before === on;
  window.before = on;
  const box = on.getBoundingClientRect();
  const ring = (one) => one && getComputedStyle(one).outlineStyle !== "none"
    || one && getComputedStyle(one).boxShadow !== "none" || false;
  let shown = false;
  for (let up = on, far = 0; up && far < 4; up = up.parentElement, far += 1) {
    shown ||= ring(up) || parseFloat(getComputedStyle(up).borderTopWidth) > 0;
  }
  const names = [on.innerText, on.ariaLabel, on.title, on.labels?.[0]?.innerText,
    on.getAttribute("aria-labelledby"), on.placeholder];
  return { what: on.outerHTML.slice(0, 120), shown, named: names.some((one) => one?.trim()),
    held, seen: box.bottom > 0 && box.top < innerHeight && box.width > 0 };
}"""
PAINTED = """() => [...document.querySelectorAll(".rw-bar i")].filter((bar) => {
  const mine = getComputedStyle(bar).backgroundColor;
  return mine === getComputedStyle(bar.parentElement).backgroundColor;
}).length"""


def visit(browser: Browser, base: str, lang: str, **how: Any) -> Page:
    """A visit in one language on a screen of its own; `how` is Playwright's."""
    page = browser.new_page(timezone_id=clock.CHINA, locale=LOCALES[lang], **how)
    open_page(page, base, "/", lang)
    return page


@pytest.fixture(scope="module", params=LANGS)
def magnified(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A visit on half a desk, which is what a desk shows at 200 %."""
    lang = str(request.param)
    page = visit(browser, server, lang, viewport={"width": 640, "height": 450})
    page.set_default_timeout(60_000)
    yield page
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_a_magnified_page_is_whole(magnified: Page, path: str) -> None:
    lang = "zh" if magnified.evaluate("document.documentElement.lang") == "zh-CN" else "en"
    go(magnified, path, lang)
    for width, height in ((640, 450), (320, 256)):
        magnified.set_viewport_size({"width": width, "height": height})
        settled(magnified)
        assert no_sideways_scroll(magnified), width
        assert clipped_text(magnified) == [], width
    style = magnified.add_style_tag(content=SPACING)
    magnified.set_viewport_size({"width": 640, "height": 450})
    settled(magnified)
    spread = clipped_text(magnified)
    style.evaluate("(one) => one.remove()")
    assert spread == [], "with the text spread out"


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_moves_for_who_wants_it_still(browser: Browser, server: str, lang: str) -> None:
    page = visit(browser, server, lang, reduced_motion="reduce")
    for path in PATHS:
        go(page, path, lang)
        settled(page)
        assert page.evaluate(MOVING) == [], path
    page.close()


@pytest.mark.parametrize("lang", LANGS)
def test_bars_are_seen_in_the_reader_s_own_colours(
    browser: Browser, server: str, lang: str
) -> None:
    page = visit(browser, server, lang, forced_colors="active")
    for path in ("/relief", "/due", "/waiting", "/plan"):
        go(page, path, lang)
        settled(page)
        assert page.evaluate(PAINTED) == 0, path
    page.close()


@pytest.mark.parametrize("lang", LANGS)
def test_a_keyboard_reaches_the_end_of_every_page(browser: Browser, server: str, lang: str) -> None:
    """Each stop is on the screen, has a name and shows that it is one; none holds the reader."""
    page = visit(browser, server, lang, viewport={"width": 1280, "height": 900})
    for path in PATHS:
        go(page, path, lang)
        settled(page)
        page.evaluate("() => { document.activeElement.blur(); getSelection().removeAllRanges(); }")
        faults = []
        for _ in range(400):
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop is None:
                break
            if not (stop["shown"] and stop["named"] and stop["seen"]) or stop["held"]:
                faults.append(stop)
        else:
            faults.append({"what": "no end"})
        assert faults == [], path
    page.close()
