"""Magnified, spread out, still, in the reader's own colours, by keyboard: every page can be used.

WCAG 2.2 at AA, by its numbers: 1.4.4 and 1.4.10 (200 % of a desk, and 320 pixels), 1.4.12 (text
spacing), 2.1.1, 2.1.2 and 2.4.7 (keyboard), 2.3.3 (motion), and forced colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from content.words import t
from pages.written.places import PAGES
from tests import clock
from tests.browser import (
    LOCALES,
    PATIENCE,
    clipped_text,
    go,
    no_sideways_scroll,
    open_page,
    put,
    settled,
)

pytestmark = [pytest.mark.browser, pytest.mark.deep]
PATHS = ["/", *(f"/{name}" for name in PAGES if name != "home")]
LANGS = list(LOCALES)
# The four distances of WCAG 1.4.12, in its own words: line, paragraph, letter, word.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
MOVING = """() => document.getAnimations().filter((one) => one.playState === "running"
  && one.effect.getComputedTiming().duration > 10)
  .map((one) => one.effect.target.outerHTML.slice(0, 90))"""
# How what has the focus looks, with what stands around it: ring, shadow, edges, each only where it
# can be seen. A tick's or a choice's own element is unseen; its label shows it.
LOOK = """() => { window.stop = null; window.look = () => {
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  return window.around.map((one) => {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const clear = (color) => /, 0\\)$|^transparent$/.test(color);
    const seen = one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && box.width > 2 && box.height > 2;
    const line = (width, kind, color) => (kind === "none" || parseFloat(width) < 1 || clear(color)
      ? "" : `${width} ${kind} ${color}`);
    const edge = (side) => line(style[`border${side}Width`], style[`border${side}Style`],
      style[`border${side}Color`]);
    return seen ? [line(style.outlineWidth, style.outlineStyle, style.outlineColor),
      style.boxShadow.replace("none", ""), ...["Top", "Right", "Bottom", "Left"].map(edge)] : [];
  });
}; }"""
# The next stop; and whether the one before, now that it has lost the focus, looks otherwise than
# while it had it.
STOP = """() => {
  const on = document.activeElement, last = window.stop, held = last && last.on === on;
  const now = last && !held && window.look();
  const shown = !now || last.looks.some(
    (then, at) => then.some((line, side) => line && line !== now[at][side]));
  const before = last && { what: last.on.outerHTML.slice(0, 160), shown };
  window.stop = null;
  if (!on || on === document.body) return { before };
  // What has the focus inside a frame is asked where that page stands alone.
  const name = on.tagName === "IFRAME" && on.title;
  if (name) return { before, what: name, named: true, held: false, seen: true };
  window.around = [...(on.closest("label")?.querySelectorAll("*") ?? [])];
  for (let up = on, far = 0; up && far < 4; up = up.parentElement, far += 1) window.around.push(up);
  window.stop = { on, looks: window.look() };
  const box = on.getBoundingClientRect();
  const names = [on.innerText, on.ariaLabel, on.title, on.labels?.[0]?.innerText,
    on.getAttribute("aria-labelledby"), on.placeholder];
  return { before, what: on.outerHTML.slice(0, 160), named: names.some((one) => one?.trim()),
    held, seen: box.bottom > 0 && box.top < innerHeight && box.width > 0 };
}"""
# Each frame has told how high it is, or what stands under it would still move.
FRAMES = "() => [...document.querySelectorAll('iframe')].every((one) => one.style.height)"
NO_RING = "a { outline: none !important; box-shadow: none !important; }"
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


OPENED = """() => { document.querySelector("[data-testid=stExpander] summary").click();
  return new Promise((done) => setTimeout(done, 100)); }"""


@pytest.mark.parametrize("wish", ["reduce", "no-preference"])
def test_a_fold_opens_without_moving_for_who_wants_it_still(
    browser: Browser, server: str, wish: str
) -> None:
    """A tenth of a second after the tap; for others it still moves then."""
    page = visit(browser, server, "zh", reduced_motion=wish)
    go(page, "/relief", "zh")
    settled(page)
    page.evaluate(OPENED)
    assert (page.evaluate(MOVING) == []) is (wish == "reduce")
    assert page.locator("[data-testid=stExpander] details[open]").count() > 0
    page.close()


@pytest.mark.parametrize("lang", LANGS)
def test_bars_are_seen_in_the_reader_s_own_colours(
    browser: Browser, server: str, lang: str
) -> None:
    page = visit(browser, server, lang, forced_colors="active")
    for path in ("/relief", "/due"):
        go(page, path, lang)
        settled(page)
        if path == "/due":  # its bars come with the bill
            for key, text in {"due_bill": "5000", "due_have": "2000", "due_days": "6"}.items():
                put(page, t(lang, f"field.{key}"), text)
        painted(page)
    page.close()


def painted(where: Page | Frame) -> None:
    """There are bars, and none has the colour of what it stands on."""
    assert where.locator(".rw-bar i").count() > 0
    assert where.evaluate(PAINTED) == 0, where.url


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("lang", LANGS)
def test_a_keyboard_reaches_the_end_of_every_page(browser: Browser, server: str, lang: str) -> None:
    """Each stop is on the screen, has a name and looks otherwise than without the focus; none holds
    the reader."""
    page = visit(browser, server, lang, viewport={"width": 1280, "height": 900})
    faults = {path: found for path in PATHS if (found := faults_by_keys(page, path, lang))}
    page.close()
    assert faults == {}


def faults_by_keys(page: Page, path: str, lang: str) -> list[object]:
    """What is wrong with the stops of one page, from its top to its end."""
    go(page, path, lang)
    settled(page)
    page.wait_for_function(FRAMES, timeout=PATIENCE)
    return keys(page, page)[0]


def keys(page: Page, where: Page | Frame) -> tuple[list[object], int]:
    """What is wrong with the stops of a page, or of a frame in one, and how many there are."""
    page.evaluate("() => { document.activeElement.blur(); getSelection().removeAllRanges(); }")
    where.evaluate(LOOK)
    faults: list[object] = []
    for count in range(400):
        page.keyboard.press("Tab")
        stop = where.evaluate(STOP)
        if stop["before"] and not stop["before"]["shown"]:
            faults.append(stop["before"])
        if "what" not in stop:
            return faults, count
        if not (stop["named"] and stop["seen"]) or stop["held"]:
            faults.append(stop)
    return [*faults, "no end"], 400


def test_a_link_without_a_ring_is_found(browser: Browser, server: str) -> None:
    """Or the test above would show nothing."""
    page = visit(browser, server, "zh", viewport={"width": 1280, "height": 900})
    page.add_style_tag(content=NO_RING)
    found = faults_by_keys(page, "/tools", "zh")
    page.close()
    assert len(found) > 20 and all("<a " in str(one) for one in found)
