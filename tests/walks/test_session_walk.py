"""A whole session on one screen, driven by hand: first paste to all papers, then opened again.

The client and every figure are those of section 1 and 5.10 of the session's specification.
"""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Locator, Page

from content.words import t
from tests import clock
from tests.browser import LOCALES, acted, open_page, settled
from tests.conftest import ROOT
from tests.server.serving import serve

pytestmark = [pytest.mark.browser, pytest.mark.deep]
PASTE = json.loads((ROOT / "tests/planner/cases/paste.json").read_text("utf-8"))
TABLE = next(one["text"] for one in PASTE["cases"] if one["id"] == "paste-01")
SPENT = {"home": 1800, "energy": 260, "food": 1800, "transport": 300, "phone": 120}
SPENT |= {"child": 900, "medicine": 150}
POOL = ["1,053.00", "1,970.00", "2,970.00"]
SHARES = ["103.21", "288.04", "378.05", "157.44", "37.45", "28.80", "60.01"]
ANSWER_BY = {"zh": "2026年12月9日", "en": "9 Dec 2026"}
MOST_INPUTS, MOST_SECONDS = 40, 120


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

    def _button(self, words: str) -> Locator:
        every = self.page.locator("[data-testid=stMain] :is(button, summary)")
        return every.filter(has=self.page.get_by_text(words, exact=True)).first

    def _tap(self, target: Locator) -> None:
        acted(self.page, target.click)
        settled(self.page, 250)


def fill(one: Counsellor) -> None:
    """The client of section 1, card B as the court has it, the relative waiting."""
    say = one.said
    one.step("debts")
    one.began = time.monotonic()
    one.write("paste", TABLE)
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
    one.tap("信用卡B")
    one.write("d4_owed", "13118.21")
    one.tap(say("session.card.back"))
    one.tap("亲戚")
    one.choose("d6_treat", say("session.treat.wait"))
    one.tap(say("session.card.back"))
    one.step("first")
    one.choose("court", "信用卡B")
    one.choose("d4_paper", say("session.paper.complaint"))
    one.date("d4_received", "2026", "11", "24")


def settle(one: Counsellor) -> None:
    """What is promised is the low month's; the figures are said to be right."""
    one.step("settle")
    one.date("plan_start", "2026", "12", "15")
    one.date("plan_review", "2027", "01", "20")
    one.press("promise_low")
    one.press("share_all")
    one.tick("confirmed")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_first_paste_to_all_papers_and_back(
    browser: Browser, lang: str, tmp_path: Path
) -> None:
    """At most forty inputs, under two minutes by the watch; the server ends; the file opens."""
    wide = {"viewport": {"width": 1280, "height": 900}, "locale": LOCALES[lang]}
    context = browser.new_context(timezone_id=clock.CHINA, accept_downloads=True, **wide)  # type: ignore[arg-type]
    with serve("tests.served", tmp_path / "log") as served:
        one = Counsellor(context.new_page(), served.base, lang)
        fill(one)
        assert ANSWER_BY[lang] in one.page.locator(".st-key-urgent").inner_text()
        settle(one)
        packed = one.download("papers_all")
        assert one.inputs <= MOST_INPUTS
        print(f"{lang}: {one.inputs} inputs, {time.monotonic() - one.began:.0f} s")
        shown = one.shown()
        assert all(sum_ in shown for sum_ in [*POOL, *SHARES])
        names = zipfile.ZipFile(io.BytesIO(Path(packed.path()).read_bytes())).namelist()
        assert {Path(name).suffix for name in names} >= {
            ".pdf",
            ".png",
            ".docx",
            ".xlsx",
            ".csv",
            ".ics",
        }
        one.tap(one.said("session.fold.file"))
        kept = tmp_path / "case.json"
        one.download("save_case").save_as(kept)
    with serve("tests.served", tmp_path / "log") as served:
        again = Counsellor(context.new_page(), served.base, lang)
        again.tap(again.said("session.fold.file"))
        again.page.locator("input[type=file]").first.set_input_files(kept)
        again.tap(again.said("session.file.yes"))
        again.step("settle")
        opened = again.shown()
        assert all(sum_ in opened for sum_ in [*POOL, *SHARES])
        assert ANSWER_BY[lang] in again.page.locator(".st-key-urgent").inner_text()
    log = (tmp_path / "log").read_text("utf-8")
    assert not re.search("信用卡|13118|13,118|6500", log), "nothing of the client is in the log"
    context.close()
