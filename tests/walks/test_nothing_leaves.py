"""A walk over the pages where something is typed: network and log are watched.

Amounts and a name are known again (those of a session: test_session_left.py). docs/privacy.md
promises our own server only, and no amount in an address, a header or a log.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from content.words import t
from tests.browser import LOCALES, OpenPage, acted, go, open_page, settled
from tests.server.serving import serve
from tests.walks.watching import addresses, watch

TYPED = {
    "relief": {"principal": "73519.42", "rate": "13.57", "periods": "23", "budget": "4321.98"},
    "contact": {"budget": "4321.97"},
    "due": {"due_bill": "71734.56", "due_have": "21234.57", "due_days": "6"},
    "cost": {"borrowed": "73518.43", "received": "70617.28", "fee_monthly": "17.93"},
    "bill": {"bill_1_principal": "5816.27", "bill_1_interest": "827.19"},
    "allocate": {"allocate_pay": "9183.64", "owed_principal": "72615.38"},
    "timeline": {"days_late": "37", "principal": "73517.44", "late_fee": "28.19"},
    "waiting": {"principal": "73516.45", "late_fee": "28.21"},
    "plan": {
        "plan_name_1": "沧海小贷",
        "plan_balance_1": "70619.31",
        "household_budget": "9184.62",
    },
    "questions": {"find_questions": "沧海小贷说欠 71735.29 元"},
    "terms": {"find_terms": "71736.28"},
    "practise?talk=late-borrower": {"principal": "73515.46"},
    "teams": {"teams_script": "沧海小贷：今天还 71737.27 元。"},
    "court": {},
}
NAME = "沧海小贷"
PAPERS = "[class*=st-key-court_paper] button"
COURT = "81726.35"  # into each field for an amount that a paper from a court has


def forms(text: str) -> set[str]:
    """An amount as it was typed, as it is shown, in fen, and without its fen where that is long."""
    amount = Decimal(text)
    shown = {text, f"{amount:,.2f}", f"{amount:.2f}"} | {str(int(amount * 100))}
    return shown | ({str(int(amount)), f"{int(amount):,}"} if amount >= 10_000 else set())


WRITTEN = " ".join(text for typed in TYPED.values() for text in typed.values())
AMOUNTS = re.findall(r"\d+\.\d\d", WRITTEN)
MARKS = {NAME} | {form for text in (*AMOUNTS, COURT) for form in forms(text)}


def write(page: Page, key: str, text: str) -> None:
    """Type into a field, folded or not, and leave it."""
    field = page.locator(f".st-key-{key}").locator("input, textarea").first
    if not field.is_visible():
        page.locator("details:not([open])", has=field).locator("summary").first.click()
        page.wait_for_timeout(400)
    field.scroll_into_view_if_needed()
    acted(page, lambda: (field.fill(text), field.press("Tab")))


def walk(page: Page, lang: str) -> str:
    """Each page with its amounts; gives the file that the first one made."""
    file = ""
    for name, typed in TYPED.items():
        go(page, f"/{name}", lang)
        for key, text in typed.items():
            write(page, key, text)
        file = file or taken(page, lang)
    acted(page, page.locator(PAPERS).first.click)
    settled(page, 300)
    amounts = page.locator("[data-testid=stMain] input[inputmode=decimal]:visible")
    for at in range(amounts.count()):
        acted(page, lambda at=at: (amounts.nth(at).fill(COURT), amounts.nth(at).press("Tab")))  # type: ignore[misc]
    return file


def taken(page: Page, lang: str) -> str:
    """What the relief page gives as a file for a spreadsheet."""
    page.locator("[data-testid=stExpander] summary", has_text=t(lang, "take.title")).first.click()
    button = page.locator(".st-key-take_csv button")
    yes = page.locator(".st-key-take_yes button")
    button.or_(yes).first.wait_for(timeout=60_000)
    settled(page, 500)
    if yes.is_visible():  # what is still an example is the reader's too
        acted(page, yes.click)
        button.wait_for(timeout=60_000)
    with page.expect_download() as waiting:
        button.click()
    return Path(waiting.value.path()).read_text("utf-8-sig")


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("lang", LOCALES)
def test_no_amount_leaves_but_on_the_line_to_our_own_server(
    lang: str, phone: OpenPage, tmp_path: Path
) -> None:
    log, page = tmp_path / "log", phone(lang)
    told = watch(page)
    with serve("tests.served", log) as served:
        open_page(page, served.base, "/", lang)
        rows = list(csv.reader(io.StringIO(walk(page, lang))))
    assert len(rows) > 2 and any(any(cell for cell in row) for row in rows)
    asked = addresses(told)
    assert {urlsplit(one).netloc for one in asked} == {urlsplit(served.base).netloc}
    assert any("/media/" in one for one in asked), "the file came from us"
    assert len(asked) > 60 and any(one.startswith("ws:") for one in asked)
    assert page.context.cookies() == []
    heard = (*map(unquote, told), page.url)
    heard += (str(page.evaluate("({ ...localStorage })")), unquote(log.read_text("utf-8")))
    assert [(mark, one) for mark in sorted(MARKS) for one in heard if mark in one] == []
    kept = page.evaluate("JSON.stringify({ ...sessionStorage })")
    assert "73515.46" in kept and NAME in kept, "or the marks are not looked for as typed"
