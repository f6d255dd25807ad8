"""More of them: a court's paper, what is read and looked up, what must not be lost or misread."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import icalendar
import pytest
from playwright.sync_api import expect

from tests import clock
from tests.browser import acted, open_page, settled
from tests.walks import sums
from tests.walks.reader import ENGLISH, Reader, has, shown
from tests.walks.sums import yuan

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["zh", ENGLISH])]


def test_11_a_paper_from_a_court(reader: Reader) -> None:
    reader.follow("court")
    reader.tap(reader.page.locator("[class*=st-key-court_paper] button").first)
    today = clock.today()
    reader.date("court_received", f"{today:%Y}", f"{today:%m}", f"{today:%d}")
    # Fifteen days from the day after: received on 24 November, 9 December is the fifteenth.
    last = today + timedelta(days=15)
    chinese, english = f"{last.year}年{last.month}月{last.day}日", f"{last.day} {last:%b %Y}"
    day = {"zh": chinese, "en": english}[reader.lang]
    assert day in reader.answer
    shown(reader, day, "12368")
    reader.fold({"zh": "民事答辩状", "en": "Answer to a complaint"}[reader.lang])
    assert f"我在{today.year}年{today.month}月{today.day}日收到贵院" in reader.letter
    # In the calendar the last day, and the one to aim at, each with a reminder two days before.
    reader.fold(reader.words("take.title"))
    with reader.page.expect_download() as found:
        reader.says(reader.words("take.file.ics"))
    kept = icalendar.Calendar.from_ical(found.value.path().read_bytes())
    days = {event["dtstart"].dt for event in kept.walk("VEVENT")}
    assert max(days) == last and len(days) == 2
    assert {alarm["trigger"].dt for alarm in kept.walk("VALARM")} == {timedelta(days=-2, hours=9)}


RIGHT = {  # sixteen percent; you owe less and the fee stays; a fee is a price
    "zh": ("16%", "本金越还越少", "手续费也是用钱的价格"),
    "en": ("16%", "You owe less and less", "a fee is also a price"),
}
GOOD = {"zh": "对，就是这样", "en": "Yes, that is it"}
NOT_QUITE = {"zh": "还差一点。更准的是：16%", "en": "Not quite. Closer: 16%"}


@pytest.mark.deep
def test_12_one_lesson_and_its_questions(reader: Reader) -> None:
    reader.follow("learn")
    page, lang = reader.page, reader.lang
    reader.tap(page.locator("a[href*='lesson=flat-fee']:visible").first)
    # 0.6 % of the first sum a month, 12 months: the true rate of a flat fee, by the same rule.
    rate = sums.yearly_rate("12000", "1072", 12)
    shown(reader, str(rate))
    # 0.8 % a month for six, by the same rule; twelve times 0.8 is the answer that comes to mind.
    rate = sums.yearly_rate("6000", "1048", 6)
    assert rate.quantize(Decimal(1)) == 16
    questions, said = page.locator("[data-testid=stRadio]"), page.locator(".rw-said")
    reader.tap(questions.nth(0).locator("label", has_text="9.6%"))
    assert NOT_QUITE[lang] in said.first.inner_text() and has(said.first.inner_text(), str(rate))
    for at, words in enumerate(RIGHT[lang]):
        reader.tap(questions.nth(at).locator("label", has_text=words))
        assert said.nth(at).inner_text().startswith(GOOD[lang])
    assert said.count() == len(RIGHT[lang])


# Doubling at 20 % takes 3.8 years; 30 a month is just the interest; 1,200 at the end is cheaper
# than 100 a month; the flat fee above; interest put off is not forgiven; what arrived counts.
SIX = {
    "zh": ("不到 5 年", "永远还不清", "乙", "13%", "没免，后面一起还", "9,500 元"),
    "en": ("Less than 5 years", "Never", "B", "13%", "It is not forgiven; it comes later", "9,500"),
}
UNSURE = {"zh": "不知道", "en": "I do not know"}


@pytest.mark.deep
def test_12_six_questions_of_the_check_up(reader: Reader) -> None:
    reader.follow("tools")
    reader.follow("checkup")
    reader.follow("checkup", "part=quiz")
    shown(reader)
    page = reader.page
    for at, right in enumerate((*SIX[reader.lang][:5], UNSURE[reader.lang])):
        question = page.locator("[data-testid=stRadio]").nth(at)
        reader.tap(question.get_by_text(right, exact=True))
    reader.says(reader.words("checkup.see"))
    # Five are as the answers are, the sixth was not known: it says so, and what it is by law.
    assert has(reader.answer, "5") and has(reader.answer, "6")
    cards = page.locator(".rw-card").all_inner_texts()
    for said, right in zip(cards, SIX[reader.lang], strict=True):
        assert reader.words("checkup.right", option=right) in said
    assert reader.words("checkup.yours", option=UNSURE[reader.lang]) in cards[-1]
    assert page.locator("[data-testid=stMain] a[href*='lesson=true-cost']").count() == 1


ASKED = {  # what is typed, and what the first answer is about; never why all of it must be paid
    "zh": (("一次性还70%", "一次性还一部分"), ("催收说要来村里", "来村里"), ("爆通讯录", "通讯录")),
    "en": (("settle for 70%", "settle for part"), ("they called my mum", "my family")),
}
CRISIS = {"zh": "不想活了", "en": "kill myself"}
ALIVE = {"zh": "撑不下去、不想活了", "en": "go on"}
WORDS = {"zh": ("砍头", "砍头息", "到手"), "en": ("taken upfront", "taken upfront", "received")}


def typed_into(reader: Reader, name: str, words: str) -> None:
    """Ask the search of a page."""
    field = reader.page.locator(f".st-key-find_{name} input")
    reader.fields += 1
    acted(reader.page, lambda: field.fill(words))


@pytest.mark.deep
def test_13_what_people_ask(reader: Reader) -> None:
    reader.tap(reader.page.locator("a[href*='questions?']:visible").first)
    page = reader.page
    for words, about in ASKED[reader.lang]:
        typed_into(reader, "questions", words)
        assert about in page.locator(".rw-entry-name").first.inner_text(), words
        box = page.locator(".rw-entry-short").first.bounding_box()
        assert box and box["y"] + box["height"] <= 740
        # Where it stands opens in place, with the day it was checked.
        source = page.locator(".rw-entry[open] .rw-ref").first
        reader.taps = 1
        reader.tap(source.locator("summary"))
        assert len(source.locator(".rw-inside").inner_text()) > 20, words
        shown(reader)
    # Who does not want to live is given people to call, each one tap, before anything of debts.
    typed_into(reader, "questions", CRISIS[reader.lang])
    first = page.locator("a[href='tel:12356']:visible").first
    expect(first).to_be_in_viewport()
    expect(page.locator("a[href='tel:110']:visible").first).to_be_in_viewport()
    (entry,) = page.locator(".rw-entry").all()  # none of them about paying
    assert ALIVE[reader.lang] in entry.locator(".rw-entry-name").inner_text()
    above, below = first.bounding_box(), entry.bounding_box()
    assert above and below and above["y"] + above["height"] < below["y"]


@pytest.mark.deep
def test_13_what_a_word_means(reader: Reader) -> None:
    reader.follow("tools")
    reader.follow("terms")
    typed, name, meaning = WORDS[reader.lang]
    typed_into(reader, "terms", typed)
    entry = reader.page.locator(".rw-entry[open]")
    assert entry.count() == 1 and name in entry.locator(".rw-entry-name").inner_text()
    assert meaning in entry.inner_text()
    reader.tap(entry.locator(".rw-cite summary"))
    assert "670" in entry.locator(".rw-sources").inner_text()  # of the Civil Code
    shown(reader)


def test_14_another_language_back_and_a_reload_lose_nothing(reader: Reader) -> None:
    reader.follow("relief")
    reader.write("principal", "23456.78")
    reader.write("budget", "1700")
    page, other = reader.page, {"zh": "English", "en": "中文"}[reader.lang]
    reader.tap(page.get_by_text(other, exact=True).first)
    reader.follow("contact")
    page.go_back()
    page.wait_for_timeout(400)
    settled(page, 400)
    page.reload()
    page.wait_for_selector("h1")
    settled(page, 800)
    assert page.locator(".st-key-principal input").input_value() == "23456.78"
    assert page.locator(".st-key-budget input").input_value() == "1700"
    assert "23456" not in page.url
    page.set_viewport_size({"width": 740, "height": 360})
    settled(page)
    shown(reader)


def test_15_what_cannot_be_read_is_named_and_kept(reader: Reader) -> None:
    reader.follow("relief")
    reader.write("budget", "1700")
    for typed in ("-5", "abc", "1e9"):
        reader.write("principal", typed)
        said = reader.page.locator(".rw-error").first.inner_text()
        name = reader.words("field.principal").split("（")[0].split(" (")[0]
        assert name in said, said
        assert reader.page.locator(".st-key-principal input").input_value() == typed
        assert reader.page.locator(".st-key-budget input").input_value() == "1700"
    reader.write("principal", {"zh": "二万", "en": "2w"}[reader.lang])
    assert reader.page.locator(".rw-error").count() == 0
    assert "20,000" in reader.text or "2 万元" in reader.text
    # Written as people say it: 24 instalments, two years of them, 45 days late.
    reader.write("rate", "18")
    said = reader.page.locator
    for typed in ("24期", "2年"):
        reader.write("periods", typed)
        assert said(".rw-error").count() == 0
        assert yuan(sums.level("20000", "18", 24)[0]) in reader.text, typed
    reader.write("days_late", "45天")
    assert said(".rw-error").count() == 0
    assert said(".st-key-days_late input").input_value() == "45天"
    open_page(reader.page, reader.page.url.split("/relief")[0], "/nowhere", reader.lang)
    assert reader.page.locator("h1").count() == 1
