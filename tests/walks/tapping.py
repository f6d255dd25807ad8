"""Type, tap a link at once, come back: what stood in the fields before must stand there again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, TimeoutError

from tests.browser import open_page, settled

DELAYS = (0, 50, 150, 300)
HANDS = ("touch", "mouse")
FOLLOWS = {"solve_payment"}  # filled from another field, not typed
SWITCHES = {"one_known_by_zh"}  # which other fields there are follows from it
HELD = 80  # milliseconds that a finger stays on the glass
# Every field in which something can stand, by what names it, and what stands in it.
STANDS = """() => {
  const main = document.querySelector("[data-testid=stMain]"), found = {};
  for (const box of main.querySelectorAll("[class*=st-key-]")) {
    const key = box.className.match(/st-key-(\\S+)/)[1];
    if (box.dataset.testid !== "stElementContainer") continue;
    const fields = [...box.querySelectorAll("input:not([hidden], [type=file]), textarea")];
    const pressed = "[role=spinbutton], [aria-pressed], [role=radio][aria-checked]";
    if (!fields.length && !box.querySelector(pressed)) continue;
    const ticks = ["checkbox", "radio"];
    const stands = fields.map((one) => ticks.includes(one.type) ? one.checked : one.value);
    const on = "[role=spinbutton], [aria-pressed=true], [role=radio][aria-checked=true]";
    const parts = [...box.querySelectorAll(on)];
    found[key] = [...stands, ...parts.map((one) => one.innerText)].join("|");
  }
  return found;
}"""


@dataclass(frozen=True)
class Try:
    """One way to lose something: on which page, what is done there, how soon the link is tapped."""

    page: str
    act: Callable[[Page], None]
    link: str
    delay: int
    hand: str

    def __str__(self) -> str:
        return f"{self.page}-{self.act.__name__}-{self.link}-{self.delay}-{self.hand}"


def _labelled(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key}").last


def _text(key: str, words: str) -> Callable[[Page], None]:
    def typed(page: Page) -> None:
        field = _labelled(page, key).locator("input, textarea").first
        field.click()
        page.keyboard.press("Control+a")
        page.keyboard.type(words, delay=30)

    typed.__name__ = f"text_{key}"
    return typed


def _day(key: str, year: str, month: str, day: str) -> Callable[[Page], None]:
    def dated(page: Page) -> None:
        _labelled(page, key).locator("[role=spinbutton]").first.click()
        for part in (year, month, day):
            page.keyboard.type(part, delay=30)

    dated.__name__ = f"day_{key}"
    return dated


def _list(key: str, down: int) -> Callable[[Page], None]:
    def chosen(page: Page) -> None:
        _labelled(page, f"{key}_zh").locator("input").first.click()
        page.wait_for_timeout(250)
        for _ in range(down):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")

    chosen.__name__ = f"list_{key}"
    return chosen


def _pill(key: str, at: int) -> Callable[[Page], None]:
    def pressed(page: Page) -> None:
        _labelled(page, f"{key}_zh").locator("[aria-pressed]").nth(at).click()

    pressed.__name__ = f"pill_{key}"
    return pressed


def _one(key: str, at: int) -> Callable[[Page], None]:
    """A tick, a radio button, a part of a switch."""

    def chosen(page: Page) -> None:
        _labelled(page, key).locator("label:has(input), button[role=radio]").nth(at).click()

    chosen.__name__ = f"one_{key}"
    return chosen


ACTS = (
    ("relief", _text("principal", "23456")),
    ("waiting", _day("next_due", "2026", "12", "19")),
    ("relief", _pill("ways_False", 1)),
    ("cost", _list("method", 1)),
    ("plan", _text("plan_name_1", "abc")),
    ("waiting", _text("rate", "15")),
    ("plan", _day("plan_first_due", "2026", "12", "21")),
    ("allocate", _text("allocate_pay", "3210")),
    ("proper", _text("log_who", "abc")),
    ("relief", _text("budget", "1234")),
    ("proper", _text("log_said", "abc def")),
    ("proper", _one("check_said_will-come", 0)),
    ("proper", _one("check_lender_zh", 1)),
    ("relief", _one("known_by_zh", 1)),
)
# The name on top, the list of pages at the bottom, a link in the page itself.
LINKS = {
    "brand": ".st-key-brand a",
    "foot": ".st-key-bottom a[href*='help?']",
    "own": "[data-testid=stMain] a[href*='lang=']:visible:not(.st-key-bottom a, .st-key-brand a)",
}


LED_ON = (
    "relief",
    "waiting",
    "cost",
    "allocate",
)  # where such a link stands before anything is typed


def tries(count: int) -> Iterator[Try]:
    """So many tries: every act in turn, at another delay, hand and link each time round."""
    pairs, links = list(product(DELAYS, HANDS)), list(LINKS)
    for at in range(count):
        again, which = divmod(at, len(ACTS))
        page, act = ACTS[which]
        delay, hand = pairs[(which + again) % len(pairs)]
        link = links[(which + again) % len(links)]
        if link == "own" and page not in LED_ON:
            link = "foot"
        yield Try(page, act, link, delay, hand)


# Whether the finger came down on a link.
ON_LINK = """() => addEventListener("pointerdown", (event) => {
  window.onLink = Boolean(event.target.closest("a"));
}, true)"""


def _pressed(page: Page, link: Locator, hand: str) -> None:
    """Press a link; once more where an answer moved it away before the finger came down."""
    page.evaluate(ON_LINK)
    for _ in range(3):
        if _tap(page, link, hand) and page.evaluate("window.onLink !== false"):
            return


def _tap(page: Page, link: Locator, hand: str) -> bool:
    """Press a link as a hand does: down, a moment, up, wherever it stands; False where it is not.

    While a page is drawn anew its links may be gone for a moment.
    """
    link.evaluate("link => link.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = link.bounding_box()
    if not box:
        page.wait_for_timeout(HELD)
        return False
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if hand == "mouse":
        page.mouse.move(x, y)
        page.mouse.down()
        page.wait_for_timeout(HELD)
        page.mouse.up()
        return True
    line = page.context.new_cdp_session(page)
    touch = [{"x": x, "y": y}]
    line.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": touch})
    page.wait_for_timeout(HELD)
    line.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    return True


def _unfold(page: Page) -> None:
    """Open every fold of the page: a field that nobody sees is not compared."""
    page.evaluate(
        "() => document.querySelectorAll('details:not([open]) > summary').forEach("
        "(one) => one.closest('[data-testid=stExpander]') && !one.closest('.rw-clear, .rw-cite')"
        " && one.click())"
    )
    settled(page, 400)


def standing(page: Page) -> dict[str, str]:
    """What stands in every field of the page, by its key."""
    _unfold(page)
    found: dict[str, str] = page.evaluate(STANDS)
    return {key: one for key, one in found.items() if key not in FOLLOWS}


def lost(page: Page, base: str, one: Try) -> str:
    """Try it; what went wrong, or nothing."""
    open_page(page, base, f"/{one.page}", "zh")
    _unfold(page)
    one.act(page)
    before: dict[str, str] = page.evaluate(STANDS)
    page.wait_for_timeout(one.delay)
    link = page.locator(LINKS[one.link]).first
    there = urlsplit(link.evaluate("link => link.href")).path
    _pressed(page, link, one.hand)
    try:  # it is followed once what was typed has landed, which takes a busy machine a while
        page.wait_for_url(lambda url: urlsplit(url).path == there, timeout=20_000)
    except TimeoutError:
        return f"{one}: at {page.url}"
    settled(page, 400)
    page.go_back()
    page.wait_for_timeout(300)
    settled(page, 400)
    if f"/{one.page}?" not in page.url:
        return f"{one}: back at {page.url}"
    after = standing(page)
    kept = before.keys() - FOLLOWS
    if one.act.__name__ in SWITCHES:
        kept = {one.act.__name__.removeprefix("one_")}
    wrong = {key: (before[key], after.get(key)) for key in kept if before[key] != after.get(key)}
    return f"{one}: {wrong}" if wrong else ""
