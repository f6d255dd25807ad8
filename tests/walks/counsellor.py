"""A counsellor's hands: a session on one screen with the client of the specification, section 1."""

from __future__ import annotations

import json
import time

from playwright.sync_api import Download, Locator, Page

from content.words import t
from tests.browser import acted, open_page, settled
from tests.conftest import ROOT

PASTE = json.loads((ROOT / "tests/planner/cases/paste.json").read_text("utf-8"))
TABLE = next(one["text"] for one in PASTE["cases"] if one["id"] == "paste-01")
SPENT = {"home": 1800, "energy": 260, "food": 1800, "transport": 300, "phone": 120}
SPENT |= {"child": 900, "medicine": 150}


class Counsellor:
    """One screen; what is typed and tapped is counted; the watch runs from the paste."""

    def __init__(self, page: Page, base: str, lang: str) -> None:
        self.page, self.lang, self.inputs, self.began = page, lang, 0, time.monotonic()
        open_page(page, base, "/session", lang)

    def said(self, key: str, **values: object) -> str:
        return t(self.lang, key, **values)

    def step(self, name: str) -> None:
        """To one of the five steps; not an input."""
        self._tap(self._button(self.said(f"session.step.{name}")))

    def tap(self, words: str) -> None:
        self.inputs += 1
        self._tap(self._button(words))

    def write(self, key: str, text: object) -> None:
        self.inputs += 1
        field = self.page.locator(f".st-key-case_{key} :is(input, textarea)").first
        acted(self.page, lambda: (field.fill(str(text)), field.press("Tab")))

    def choose(self, key: str, option: str) -> None:
        self.inputs += 1
        self.page.locator(f".st-key-case_{key}_{self.lang} input").first.click()
        self._tap(self.page.get_by_role("option", name=option, exact=True))

    def press(self, key: str) -> None:
        self.inputs += 1
        self._tap(self.page.locator(f".st-key-{key} button"))

    def date(self, key: str, *parts: str) -> None:
        self.inputs += 1
        self.page.locator(f".st-key-case_{key} [role=spinbutton]").first.click()
        for part in parts:
            self.page.keyboard.type(part, delay=30)
        self._tap(self.page.locator("h1"))

    def tick(self, key: str) -> None:
        self.inputs += 1
        self._tap(self.page.locator(f".st-key-case_{key} label").first)

    def download(self, key: str) -> Download:
        self.inputs += 1
        with self.page.expect_download() as waiting:
            self.page.locator(f".st-key-{key} button").click()
        return waiting.value

    def shown(self) -> str:
        return str(self.page.locator("[data-testid=stMain]").inner_text())

    def panel(self) -> list[str]:
        """What the panel says of now: what is asked, what is short, the first day that runs dry."""
        said: list[str] = self.page.locator(".st-key-now li").all_inner_texts()
        return said

    def _button(self, words: str) -> Locator:
        every = self.page.locator("[data-testid=stMain] :is(button, summary)")
        return every.filter(has=self.page.get_by_text(words, exact=True)).first

    def _tap(self, target: Locator) -> None:
        acted(self.page, target.click)
        settled(self.page, 250)


def fill(one: Counsellor, card: str = "信用卡B", owed: str = "13118.21") -> None:
    """The client of section 1, card B (or as it is called here) as the court has it, a relative
    who waits."""
    say = one.said
    one.step("debts")
    one.began = time.monotonic()
    one.write("paste", TABLE.replace("信用卡B", card))
    one.tap(say("session.paste.read"))
    one.step("home")
    for group, amount in SPENT.items():
        one.write(f"spend_{group}", amount)
    for key, text in {
        "i1_usual": 6500,
        "i1_day": 15,
        "cash": 3000,
        "fraction": 10,
        "cap": 200,
    }.items():
        one.write(key, text)
    one.tap(say("session.income.add"))
    for key, text in {"i2_usual": 1000, "i2_low": 0, "i2_high": 2000}.items():
        one.write(key, text)
    for key, text in {"adults": 2, "children": 1}.items():
        one.write(key, text)
    one.step("debts")
    one.tap(card)
    one.write("d4_owed", owed)
    one.tap(say("session.card.back"))
    one.tap("亲戚")
    one.choose("d6_treat", say("session.treat.wait"))
    one.tap(say("session.card.back"))
    one.step("first")
    one.choose("court", card)
    one.choose("d4_paper", say("session.paper.complaint"))
    one.date("d4_received", "2026", "11", "24")


def settle(one: Counsellor) -> str:
    """What is promised is the low month's; the figures are said to be right.

    Gives what stands there before the papers.
    """
    one.step("settle")
    one.date("plan_start", "2026", "12", "15")
    one.date("plan_review", "2027", "01", "20")
    one.press("promise_low")
    one.press("share_all")
    shown = one.shown()
    one.press("to_papers")
    one.tick("confirmed")
    return shown
