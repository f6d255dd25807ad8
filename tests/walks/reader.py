"""A reader at a phone whose taps and typed fields are counted, from home to the answer."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Locator, Page, Position

from content.words import t
from tests.browser import acted, no_sideways_scroll, open_page, settled

MOST_TAPS, MOST_FIELDS = 5, 12
ENGLISH = pytest.param("en", marks=pytest.mark.deep)  # the other language with `make deep`


class Reader:
    """One visit, begun at home; what is tapped and typed is counted, scrolling is not."""

    def __init__(self, page: Page, base: str, lang: str) -> None:
        self.page, self.lang = page, lang
        self.taps = self.fields = 0
        self.began = time.monotonic()
        open_page(page, base, "/", lang)

    def words(self, key: str, **values: object) -> str:
        """A text of the app in this reader's language."""
        return t(self.lang, key, **values)

    def tap(self, target: Locator, position: Position | None = None) -> None:
        """Touch something that stands on the screen, and wait for what follows."""
        target.scroll_into_view_if_needed()
        self.page.wait_for_timeout(200)  # a part that unfolds moves what is touched
        target.tap(position=position)
        self.taps += 1
        self.page.wait_for_timeout(250)
        settled(self.page, 250)

    def follow(self, slug: str, asks: str = "") -> None:
        """The first link in the text that leads to a page, and asks something of it."""
        more = f"[href*='{asks}']" if asks else ""
        links = self.page.locator(f"[data-testid=stMain] a[href*='{slug}?']{more}:visible")
        self.tap(links.first)
        self.page.wait_for_url(f"**/{slug}?**")
        self.page.wait_for_selector("h1")
        settled(self.page, 250)

    def says(self, words: str) -> None:
        """The button, pill or tick that says exactly this."""
        self.tap(self.page.get_by_text(words, exact=True).first)

    def fold(self, words: str) -> None:
        """Open what is folded under these words."""
        self.tap(self.page.locator("[data-testid=stExpander] summary", has_text=words).first)

    def choose(self, key: str, option: str) -> None:
        """Open a list, take one of it: two taps."""
        box = self.page.locator(f".st-key-{key}_{self.lang} input").first
        wanted = self.page.get_by_role("option", name=option, exact=True)
        # A touch on the very centre is what a screen reader sends; React Aria toggles the list
        # for it, and a list that the finger's going down has opened would close again.
        self.tap(box, position={"x": 40, "y": 12})
        if not wanted.count():  # a late scroll closed it
            box.tap(position={"x": 40, "y": 12})
        self.tap(wanted)

    def write(self, key: str, text: str) -> None:
        """Type into a field, over what stood there, and go on."""
        field = self.page.locator(f".st-key-{key} input").first
        field.scroll_into_view_if_needed()
        self.fields += 1
        if field.input_value() == text:
            # The reader's own figure may well be the example's.
            acted(self.page, lambda: (field.fill(""), field.press("Tab")))
        acted(self.page, lambda: (field.fill(text), field.press("Tab")))

    def date(self, key: str, year: str, month: str, day: str) -> None:
        """Type a day into a field for dates."""
        self.page.locator(f".st-key-{key} [role=spinbutton]").first.scroll_into_view_if_needed()
        self.tap(self.page.locator(f".st-key-{key} [role=spinbutton]").first)
        self.fields += 1
        for part in (year, month, day):
            self.page.keyboard.type(part, delay=30)
        acted(self.page, lambda: self.tap(self.page.locator("h1")))  # leaving the field takes it

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self.page.locator("h1").first.inner_text()

    @property
    def answer(self) -> str:
        """The sentence on top."""
        return self.page.locator(".rw-answer").first.inner_text()

    @property
    def text(self) -> str:
        """Everything that stands on the page."""
        return str(self.page.locator("[data-testid=stMain]").inner_text())

    @property
    def letter(self) -> str:
        """The letter to the lender, as it would be copied."""
        return self._copied("letter")

    @property
    def script(self) -> str:
        """What to ask the lender, as it would be copied."""
        return self._copied("script")

    def _copied(self, key: str) -> str:
        """A text to copy; how it is shown is fetched after the page."""
        self.page.wait_for_selector(f".st-key-{key} pre")
        return self.page.locator(f".st-key-{key}").inner_text()

    def within(self) -> bool:
        """Whether the answer took no more taps and fields than a frightened reader has.

        How long it took a hand that knows the way is told, and nothing more: `pytest -s`.
        """
        seconds = time.monotonic() - self.began
        print(f"{self.lang}: {self.taps} taps, {self.fields} fields, {seconds:.0f} s, {self.title}")
        return self.taps <= MOST_TAPS and self.fields <= MOST_FIELDS


def has(text: str, figure: str) -> bool:
    """Whether a figure stands in a text, and not only as a part of another."""
    return re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d.,]*\d)", text) is not None


def shown(reader: Reader, *figures: str) -> None:
    """Every figure stands on the page, which fits, and was not too much work to get."""
    text = reader.text
    assert [one for one in figures if not has(text, one)] == []
    assert reader.within(), (reader.taps, reader.fields)
    assert no_sideways_scroll(reader.page)
