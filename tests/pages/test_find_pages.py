"""Questions, words and sources: everything resolves, a reader finds it, and it fits a phone."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

from content.every_text import every_text
from content.files import FOLDER, LANGUAGES
from content.glossary.term import every_term
from content.law.fact import fact, facts
from content.lessons.lesson import every_lesson
from content.marks import marks
from content.questions.question import every_question
from tests.browser import OpenPage, acted, clipped_text, no_sideways_scroll, open_page, settled
from tests.conftest import ROOT

PAGES = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"shell"}
CALCULATORS = {"overdue": "waiting"}  # the lessons' name of a calculator, where its page differs

# Legal notes that were collected but may not be shown: a single weak source, or none.
NOT_SHOWN = (
    "consumer_finance_20pct_rumour",
    *("credit_business_measures", "gbt_onsite_weak", "consumer_finance_measures_collection"),
    *("internet_loan_measures_collection", "nifa_2018_pact", "huabei_not_credit_card"),
    *("dishonest_list_2_years", "channel_12345_local_regulator"),
    *("channel_12315", "channel_nifa", "channel_others_unverified"),
)


def test_every_page_that_a_text_leads_to_exists() -> None:
    led = {(one.id, one.page) for one in every_question() if one.page}
    for said in every_text():
        found = marks(said.text) if "[[" in said.text else []
        led |= {(said.where, name) for kind, name in found if kind == "page"}
    for one in every_lesson("zh"):
        if one.calculator:
            led.add((one.slug, CALCULATORS.get(one.calculator, one.calculator)))
    assert len(led) > 60 and {(where, page) for where, page in led if page not in PAGES} == set()


def test_every_mark_and_every_related_question_resolves() -> None:
    terms = {one.id for one in every_term()}
    lessons = {one.slug for one in every_lesson("zh")}
    asked = {one.id for one in every_question()}
    seen = 0
    for said in every_text():
        for kind, name in marks(said.text) if "[[" in said.text else ():
            known = {"fact": facts(), "term": terms, "lesson": lessons}.get(kind)
            assert known is None or name in known, f"{said.where}: {name}"
            seen += known is not None
    assert seen > 400
    for one in every_question():
        assert set(one.related) <= asked - {one.id}, one.id
        assert set(one.facts) <= set(facts()), one.id


def test_what_may_not_be_shown_is_nowhere_in_the_content() -> None:
    assert not set(NOT_SHOWN) & set(facts())
    files = [path for path in FOLDER.rglob("*") if path.suffix in (".yaml", ".md", ".csv")]
    assert len(files) > 60
    found = [
        (path.name, name)
        for path in files
        for name in NOT_SHOWN
        if re.search(rf"\b{name}\b", path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("page", "total"),
    [
        ("questions", len(every_question())),
        ("terms", len(every_term())),
        ("sources", len(facts())),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_left_out_of_the_groups(page: str, total: int, lang: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages/shell.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.run().switch_page(f"{page}.py").run()
    assert not app.exception
    counts = [re.search(r"[(（](\d+)[)）]$", one.label) for one in app.expander]
    assert sum(int(one.group(1)) for one in counts if one) == total


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("questions", {"q": "no-such-question"}),
        ("questions", {"q": "<script>alert(1)</script>"}),
        ("questions", {"q": "can-i-extend", "today": "yesterday"}),
        ("terms", {"term": "../../etc/passwd"}),
        ("sources", {"today": "9999-12-31"}),
    ],
)
def test_a_hostile_address_is_answered_calmly(page: str, query: dict[str, str]) -> None:
    app = AppTest.from_file(str(ROOT / "pages/shell.py"), default_timeout=60)
    for key, value in {"lang": "en", **query}.items():
        app.query_params[key] = value
    app.run().switch_page(f"{page}.py").run()
    assert not app.exception
    shown = "".join(one.proto.body for one in app.get("html"))
    assert "h1" in shown and "<script" not in shown


def sources_on(day: date, lang: str) -> AppTest:
    """The page of sources as it reads on a day, with the rule on extensions searched for."""
    app = AppTest.from_file(str(ROOT / "pages/shell.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.run().switch_page("sources.py")
    app.query_params["today"] = day.isoformat()
    app.run().text_input(key="find_sources").set_value("Civil Code 678").run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("lang", "label", "words"),
    [
        ("zh", "该重新核对的规定：{} 条", "前再核对 · 还没有再核对"),
        ("en", "Rules due to be checked again: {}", " · not done yet"),
    ],
)
def test_the_sources_say_what_is_due_to_be_checked_again(lang: str, label: str, words: str) -> None:
    """A rule is due from the day after the one it was to be checked by."""
    one = fact("extension_needs_consent")
    for day, is_due in ((one.recheck_by, False), (one.recheck_by + timedelta(days=1), True)):
        shown = "".join(part.proto.body for part in sources_on(day, lang).get("html"))
        (row,) = (part for part in shown.split("<li") if one.says[lang] in part)
        assert (words in row) == is_due, day
    heads = [part.label for part in sources_on(date(2099, 1, 1), lang).expander]
    assert heads[0] == label.format(len(facts()))
    first = min(fact.recheck_by for fact in facts().values())
    heads = [part.label for part in sources_on(first, lang).expander]
    assert not [part for part in heads if part.startswith(label.partition("{")[0])]


@pytest.mark.parametrize(("day", "is_due"), [(date(2019, 9, 1), False), (date(2099, 1, 20), True)])
def test_the_sources_say_that_a_newer_rate_is_not_checked(day: date, is_due: bool) -> None:
    shown = "".join(one.proto.body for one in sources_on(day, "en").get("html"))
    assert ("published after that is not checked here yet" in shown) == is_due


# Walks on a phone

SEARCHES = {
    "zh": {
        "逾期": "已经晚了好几天，会怎么样？",
        "延期": "能延期还款吗？",
        "手续费": "分期手续费贵不贵？",
        "征信": "怎么查自己的信用报告？要钱吗？",
        "爆通讯录": "爆通讯录、打给家人单位，怎么办？",
    },
    "en": {
        "ten days late": "I am several days late. What happens now?",
        "extension": "Can I get an extension?",
        "instalment fee": "Are instalment fees expensive?",
        "credit report": "How do I get my own credit report? Is it free?",
        "they called my mum": "They call my family or my boss. What can I do?",
    },
}


def search(page: Page, typed: str) -> None:
    """Type into the page's search field and wait for what is found."""
    acted(page, lambda: page.locator("[class*=st-key-find_] input").fill(typed))


def first(page: Page) -> str:
    return page.locator(".rw-entry-name").first.inner_text()


def unfold(page: Page) -> None:
    """Open every group, then everything folded in them."""
    for group in page.locator("[data-testid=stExpander] > details:not([open]) > summary").all()[
        ::-1
    ]:
        group.click()
        page.wait_for_timeout(250)
        settled(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def fits(page: Page) -> None:
    assert page.locator("[data-testid=stException]").count() == 0
    assert no_sideways_scroll(page)
    assert clipped_text(page) == []


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_question_is_found_and_leads_to_the_next(server: str, phone: OpenPage, lang: str) -> None:
    page, searches = phone(lang), dict(list(SEARCHES[lang].items())[-4:])
    open_page(page, server, "/questions", lang)
    for typed, answer in searches.items():
        search(page, typed)
        assert first(page) == answer
        box = page.locator(".rw-entry-short").first.bounding_box()
        assert box and box["y"] + box["height"] <= 740, "the short answer is above the fold"
    related = page.locator(".rw-entry[open] .rw-list .rw-go").first
    name = related.inner_text()
    related.click()
    page.wait_for_url("**q=**")
    settled(page)
    assert first(page) == name and page.locator(".rw-entry[open]").count() == 1
    typed = page.locator("[class*=st-key-find_] input").input_value()
    assert typed == list(searches)[-1], "what was typed stays"
    again, answer = next(iter(searches.items()))
    search(page, again)
    assert first(page) == answer
    assert page.url == f"{server}/questions?lang={lang}", "neither q nor what was typed"
    search(page, "football")
    assert page.locator(".rw-entry").count() == 0
    assert page.locator(".rw-note a[href^='/help']").count() == 1
    unfold(page)
    assert page.locator(".rw-entry").count() == len(every_question())
    fits(page)


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_and_sources_are_found(server: str, phone: OpenPage, lang: str) -> None:
    page = phone(lang)
    open_page(page, server, "/terms", lang)
    search(page, "zdhk")
    assert first(page).startswith({"zh": "最低还款额", "en": "minimum payment"}[lang])
    unfold(page)
    fits(page)
    open_page(page, server, "/terms", lang, term="court-payment-order")
    assert "支付令" in first(page) and "15" in page.locator(".rw-entry-short").inner_text()
    open_page(page, server, "/sources", lang)
    search(page, {"zh": "民法典 678", "en": "Civil Code 678"}[lang])
    rule = page.locator(".rw-rule", has_text=fact("extension_needs_consent").says[lang])
    said = rule.inner_text()
    for part in {
        "zh": (
            "《民法典》第678条",
            "法律规定",
            "已核对原文",
            "2021年1月1日起",
            "2026年11月24日核对",
        ),
        "en": ("Civil Code, art. 678", "text read", "from 1 Jan 2021", "Checked 24 Nov 2026"),
    }[lang]:
        assert part in said
    unfold(page)
    assert page.locator(".rw-entry .rw-rule").count() == len(facts())
    lpr = page.locator("table.rw-table").inner_text()
    assert "3.00%" in lpr and {"zh": "2025年5月20日", "en": "20 May 2025"}[lang] in lpr
    fits(page)
    open_page(page, server, "/questions", lang, q="cost-sheet", today="2026-07-31")
    assert {"zh": "编辑提示", "en": "Editor's note"}[lang] in page.locator(
        ".rw-lapsed"
    ).inner_text()
    open_page(page, server, "/questions", lang, q="cost-sheet", today="2026-08-01")
    assert page.locator(".rw-lapsed").count() == 0
