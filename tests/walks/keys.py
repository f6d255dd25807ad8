"""Nothing but keys: Tab and Shift+Tab from where the focus is, every stop counted."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser import acted, settled

HERE = """wanted => {
  const at = document.activeElement;
  return !!at && at !== document.body && !!at.closest(wanted);
}"""
# What has the focus, so that a walk that went astray says where it was.
WHERE = """() => {
  const at = document.activeElement, box = at.closest("[class*=st-key-]");
  const key = box ? box.className.match(/st-key-(\\S+)/)[1] : "";
  const words = at.innerText || at.getAttribute("aria-label") || "";
  return `${at.tagName} ${key} ${words.slice(0, 30)}`;
}"""
FAR, FEW = 90, 8  # stops and choices; nothing on a page is farther away
MADE_BY = 120_000  # milliseconds: all papers in two languages, on a busy machine


class Keys:
    """A reader without a mouse; `stops` counts how often the focus moved."""

    def __init__(self, page: Page) -> None:
        self.page, self.stops = page, 0
        self.way: list[str] = []

    def to(self, wanted: str, key: str = "Tab") -> None:
        """Move on until the focus is in what a CSS selector finds."""
        for _ in range(FAR):
            if self.page.evaluate(HERE, wanted):
                return
            self.page.keyboard.press(key)
            self.stops += 1
            self.way.append(self.page.evaluate(WHERE))
        raise AssertionError(f"no way to {wanted}: {self.way[-FAR:]}")

    def back(self, wanted: str) -> None:
        """The same, backwards."""
        self.to(wanted, "Shift+Tab")

    def press(self, key: str) -> None:
        """Press what has the focus, and wait for what follows."""
        acted(self.page, lambda: self.page.keyboard.press(key))
        settled(self.page, 300)

    def arrow(self, words: str) -> None:
        """Along a switch to the choice that says this: arrows move within one stop."""
        for key in (*["ArrowLeft"] * FEW, *["ArrowRight"] * FEW):
            if self.page.evaluate("() => document.activeElement.innerText.trim()") == words:
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"no choice {words}")

    def write(self, text: object) -> None:
        """Write over what stands in the field that has the focus."""
        self.page.keyboard.press("Control+a")
        acted(self.page, lambda: self.page.keyboard.insert_text(str(text)))

    def paste(self, text: str, then: str) -> None:
        """Into a box that is read when it is left, and on to a button."""
        self.page.keyboard.insert_text(text)
        self.to(then)
        settled(self.page, 600)

    def field(self, key: str, text: object, way: str = "Tab") -> None:
        """On to a field of the case, and write."""
        self.to(f".st-key-case_{key} :is(input, textarea)", way)
        self.write(text)

    def date(self, key: str, *parts: str) -> None:
        """On to a date of the case, and type its parts; each leads to the next by itself."""
        self.to(f".st-key-case_{key} [role=spinbutton]")
        for part in parts:
            self.page.keyboard.type(part, delay=30)
        settled(self.page, 600)

    def download(self, key: str) -> bytes:
        """On to a button that gives a file, and what it gives."""
        self.to(f".st-key-{key} button")
        with self.page.expect_download(timeout=MADE_BY) as waiting:
            self.page.keyboard.press("Enter")
        return Path(waiting.value.path()).read_bytes()
