"""What a screen reader, a keyboard and a thumb meet: focus, what is said, what is wrong, digits."""

from __future__ import annotations

from playwright.sync_api import Page

from content.words import t
from tests.browser import OpenPage, acted, open_page, settled

ON = "() => document.activeElement?.tagName + ' ' + document.activeElement?.textContent"
NOTES = "() => Object.keys(localStorage).filter((key) => key.startsWith('stActiveTheme'))"
SCROLL = "(to) => document.querySelector('[data-testid=stMain]').scrollTo(0, to)"


def said(page: Page) -> str:
    """What the one live region holds, once it is quiet."""
    page.wait_for_timeout(1200)
    assert page.locator("[role=status].rw-live").count() == 1
    return page.locator(".rw-live").inner_text()


def test_the_answer_is_said_and_a_wrong_field_knows_why(phone: OpenPage, server: str) -> None:
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    assert (page.title(), said(page)) == ("分期和延期，哪种撑得住 · 还款有数", "")
    live = page.locator(".rw-live").element_handle()
    field = page.get_by_label(t("zh", "field.principal"), exact=True)
    assert field.get_attribute("inputmode") == "decimal"
    assert page.get_by_label(t("zh", "field.periods")).get_attribute("inputmode") == "numeric"
    acted(page, lambda: field.fill("二万"))
    assert said(page) == page.locator(".rw-answer").inner_text()
    assert page.locator(".rw-aloud").first.inner_text() == "2 万元"
    acted(page, lambda: field.fill("1,20"))
    told = said(page)
    assert told.startswith(f"“{t('zh', 'field.principal')}”要填数字")
    assert live.evaluate("(node) => node.isConnected")
    assert field.get_attribute("aria-invalid") == "true"
    why = page.locator(f"#{field.get_attribute('aria-describedby')}")
    assert why.inner_text() in told
    page.mouse.click(5, 5)
    page.locator("a.rw-mend").click()
    page.wait_for_timeout(800)
    assert field.evaluate("(node) => node === document.activeElement")
    acted(page, lambda: field.fill("3w"))
    page.wait_for_timeout(300)
    assert field.get_attribute("aria-invalid") is None
    assert page.evaluate(NOTES) == []


def test_a_new_page_is_entered_at_its_heading(phone: OpenPage, server: str) -> None:
    page = phone("en")
    open_page(page, server, "/relief", "en")
    assert page.evaluate(ON).startswith("BODY")
    acted(page, page.locator(".rw-foot a.rw-go").last.click)
    settled(page, 500)
    assert page.title() == "Sources · RepayWise"
    assert page.evaluate(ON) == f"H1 {page.locator('h1').inner_text()}"


def test_the_answer_stays_in_one_line_and_unfolds(phone: OpenPage, server: str) -> None:
    page = phone("en")
    open_page(page, server, "/relief", "en")
    answer = page.locator(".rw-answer")
    whole = answer.bounding_box()
    page.evaluate(SCROLL, 600)
    page.wait_for_timeout(500)
    stuck = answer.bounding_box()
    assert whole and stuck and whole["height"] > 60
    assert (stuck["y"], stuck["height"] < 50) == (0, True)
    answer.click()
    page.wait_for_timeout(200)
    unfolded = answer.bounding_box()
    assert unfolded and unfolded["height"] > 60
    page.evaluate(SCROLL, 0)
    page.wait_for_timeout(500)
    assert answer.bounding_box() == whole
