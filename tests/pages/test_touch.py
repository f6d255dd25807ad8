"""On a phone: what is typed is large enough, what is tapped too; Chinese is spoken as Chinese."""

from __future__ import annotations

import re

import pytest

from content.documents import document
from content.words import t
from tests.browser import OpenPage, open_page, settled

PAGES = ("relief", "waiting", "plan", "door", "", "timeline", "due", "court")
# Fields smaller than 16 px, which make a phone zoom; buttons and links that stand by themselves and
# are lower than 44 px. A link inside a sentence is as high as its line; the button of a list or a
# date belongs to its field; 110 and the record stand large once more under the lines of the door.
SMALL = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const seen = (css) => [...main.querySelectorAll(css)].filter((one) => one.checkVisibility({
    opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 1);
  const said = (one) => (one.getAttribute("aria-label") || one.textContent).trim().slice(0, 60);
  const typed = seen("input:not([type=checkbox], [type=radio], [type=file], [tabindex='-1'])")
    .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16);
  const INSIDE = "p, small, .rw-fact, .rw-note, .rw-body, .rw-foot, .rw-lines";
  const AROUND = "label, li, [data-testid=stPageLink]";
  const height = (one) => one.getBoundingClientRect().height;
  const high = (one) => Math.max(height(one), height(one.closest(AROUND) || one));
  const FIELD = "[data-testid=stSelectbox], [data-testid=stDateInput]";
  const alone = (one) => !one.closest(one.matches("button, summary") ? FIELD : INSIDE);
  const tapped = seen("button, summary, a[href]").filter((one) => alone(one) && high(one) < 43.5);
  return [typed.map(said), tapped.map((one) => `${said(one)} ${height(one)}`)];
}"""


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("name", PAGES)
def test_fields_and_targets_are_large_enough_for_a_thumb(
    name: str, server: str, phone: OpenPage
) -> None:
    for lang in ("zh", "en"):
        page = phone(lang)
        open_page(page, server, f"/{name}", lang)
        settled(page, 500)
        typed, tapped = page.evaluate(SMALL)
        assert (typed, tapped) == ([], []), lang
        if name == "door":
            thumb = page.locator(".rw-thumb a")
            assert all(
                one["height"] >= 44 for one in (each.bounding_box() or {} for each in thumb.all())
            )
        page.close()


@pytest.mark.browser
@pytest.mark.deep
def test_chinese_on_an_english_page_is_spoken_as_chinese(server: str, phone: OpenPage) -> None:
    """A letter, a script, a phrase for the door: each says its language, and so does no English."""
    page = phone("en")
    for path, css in (("/contact", ".st-key-letter pre"), ("/due", ".st-key-script pre")):
        open_page(page, server, path, "en")
        if path == "/due":
            for key, text in (("due_bill", "5400"), ("due_days", "5"), ("due_have", "2000")):
                page.locator(f".st-key-{key} input").fill(text)
                page.keyboard.press("Enter")
                settled(page, 300)
        page.wait_for_selector(css)
        page.wait_for_timeout(1000)
        spoken = "(one) => one.closest('[lang]').lang"
        assert re.search("[一-鿿]{8}", page.locator(css).first.inner_text())
        assert page.locator(css).first.evaluate(spoken) == "zh-CN"
        assert page.locator("h1").first.evaluate(spoken) == "en"


# Texts that hold what is written in the one language and are said to be in the other: their
# letters, where at least so many stand together.
MISTAKEN = """([letters, lang]) => {
  const found = [], all = document.createTreeWalker(
    document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT);
  let right = 0;
  while (all.nextNode()) {
    const node = all.currentNode;
    if (!new RegExp(letters).test(node.data)) continue;
    if (node.parentElement.closest("[lang]").lang === lang) right += 1;
    else found.push(node.data.slice(0, 60));
  }
  return [found, right];
}"""
HAN, LATIN = "[\u4e00-\u9fff]{2,}", "[a-z]{3,} [a-z]{3,}"
LOOKED_UP = ("/terms", "/sources", "/questions")


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("path", LOOKED_UP)
def test_what_is_looked_up_is_spoken_in_its_own_language(
    path: str, server: str, phone: OpenPage
) -> None:
    for lang, letters, other in (("en", HAN, "zh-CN"), ("zh", LATIN, "en")):
        page = phone(lang)
        open_page(page, server, path, lang)
        for chapter in page.locator("[data-testid=stExpander] summary").all():
            chapter.click()
            settled(page, 300)
        mistaken, right = page.evaluate(MISTAKEN, [letters, other])
        spelled = "拼音"  # how a Chinese word is spelled is no English
        assert [one for one in mistaken if not one.startswith(spelled)] == []
        assert right or path != "/terms"  # each word stands there in both languages
        page.close()


def test_what_a_chinese_door_page_says_in_latin_letters_is_a_chinese_word() -> None:
    """App is said so in Chinese; anything else would be spelled out, letter by letter."""
    found: set[str] = set()

    def read(node: object) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "zh" and isinstance(value, str):
                    found.update(re.findall(r"[A-Za-z]{2,}", re.sub(r"\[\[.*?\]\]", "", value)))
                else:
                    read(value)
        elif isinstance(node, list):
            for one in node:
                read(one)

    read(document("door"))
    assert found <= {"App"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_pages_have_one_title(lang: str) -> None:
    """Tabs, history and screen readers tell pages apart by them."""
    own = {"home", "cost", "plan", "relief"}
    pages = {*TITLED, *own}
    titles = {one: t(lang, f"{one}.title" if one in own else f"page.{one}") for one in pages}
    titles["door"] = document("door")["first"][lang]
    assert len(set(titles.values())) == len(titles)
    assert all("{page}" not in t(lang, "app.title", page=title) for title in titles.values())


TITLED = ("session", "teams", "embedding", "due", "court", "proper", "timeline", "help", "waiting")
TITLED += ("allocate", "bill", "contact", "practise", "learn", "questions", "terms", "checkup")
TITLED += ("sources", "tools")
