"""Talking to the lender and to whoever calls: the door, the check, the record, the letters."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from content.documents import document, for_lender
from content.every_text import every_text
from content.files import FOLDER, LANGUAGES
from content.letters.letter import every_letter, load_letters
from content.marks import marks
from pages.papers import contacts
from pages.parts.talk.letter_values import Asked, Counted, Known, values
from tests.apptest import answer, heads, html, opened, part, pieces, plain, press, seen, shown
from tests.apptest import go as moved_to
from tests.browser import OpenPage, clipped_text, no_sideways_scroll, open_page, put, settled
from tests.browser import press as tapped

browser = pytest.mark.browser
TODAY = date(2026, 11, 24)
WORDS = {
    "zh": {
        "door": "有人打电话或上门催收",
        "first": "催收员不是执法人员。你可以不开门。",
        "note": "记下时间、几个人、说的话。",
        "budget": "每月最多能还",
        "principal": "还欠本金（元）",
        "tools": "全部内容",
        "contact": "怎么开口问",
    },
    "en": {
        "door": "Someone is calling or at my door",
        "first": "Debt collectors are not police or court officers."
        " You do not have to open the door.",
        "note": "Note the time, how many, and their words.",
        "budget": "Can pay a month",
        "principal": "Principal left",
        "tools": "Everything here",
        "contact": "How to ask",
    },
}


def done(page: Page, wait_ms: int = 800) -> None:
    """Let a change reach the app and its answer come back."""
    page.wait_for_timeout(wait_ms)
    settled(page)


def whole(page: Page) -> None:
    """Nothing wider than the screen, nothing cut off, nothing broken."""
    assert no_sideways_scroll(page)
    assert clipped_text(page) == []
    assert page.locator("[data-testid=stException]").count() == 0


def main(page: Page) -> str:
    return str(page.locator("[data-testid=stMain]").inner_text())


def go(page: Page, words: str, heading: str) -> None:
    """Follow a link by its words and wait for the page behind it."""
    page.get_by_text(words, exact=True).first.click()
    page.wait_for_selector(f"h1:has-text('{heading}')", timeout=15_000)
    settled(page)


# The door


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_moment_itself_is_ten_lines_and_what_to_say(lang: str) -> None:
    app = opened("door", lang)
    assert [plain(one) for one in pieces(app, "h1", "rw-title")] == [WORDS[lang]["first"]]
    (lines,) = pieces(app, "ol", "rw-lines")
    ten = re.findall(r"<li>(.*?)</li>", lines)
    assert len(ten) == 10
    (number,) = re.findall(r'<a [^>]*href="tel:110"[^>]*>(.*?)</a>', ten[8])
    assert plain(number) == "110"
    saying = part(app, {"zh": "可以这样说", "en": "What you can say"}[lang])
    (said,) = pieces(saying, "ul", "rw-say")
    first = plain(said.partition("</li>")[0])
    assert "请问您是哪家机构的" in first
    assert ("Which company are you from?" in first) == (lang == "en")
    app = opened("proper", lang, do="log")
    blocks = [one.key for one in app.container]
    assert blocks.index("log") < blocks.index("check"), "the record comes first"


@browser
def test_the_moment_itself_fits_one_screen(server: str, phone: OpenPage) -> None:
    page, words = phone("zh"), WORDS["zh"]
    open_page(page, server, "/", "zh")
    go(page, words["door"], words["first"])
    heading = page.locator("h1").bounding_box()
    lines = page.locator(".rw-lines li")
    last = lines.last.bounding_box()
    assert lines.count() == 10 and heading and heading["y"] >= 0
    assert last and last["y"] + last["height"] <= 740
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    assert lines.nth(8).locator("a[href='tel:110']").inner_text() == "110"
    page.get_by_text("可以这样说", exact=True).click()
    said = page.locator(".rw-say li").first
    said.wait_for()
    assert "请问您是哪家机构的" in said.inner_text()
    whole(page)
    page.locator(".rw-lines a.rw-go").click()
    page.wait_for_selector(".st-key-log", timeout=15_000)
    settled(page)
    fields, questions = (page.locator(f".st-key-{key}").bounding_box() for key in ("log", "check"))
    assert fields and questions and fields["y"] < questions["y"], "the record comes first"


# The letters


@browser
@pytest.mark.deep
def test_the_script_carries_what_was_typed_before(server: str, phone: OpenPage) -> None:
    """10,000 at 18 % for 12 months: at 600 a month 20 of 582.46; 12 days late, 923.70.

    By hand: 916.80 + 766.80 × 18 % × 1.5 ÷ 360 × 12 = 923.70.
    """
    page, words = phone("zh"), WORDS["zh"]
    open_page(page, server, "/relief", "zh")
    terms = (("年利率 %", "18.0"), ("还剩几期", "12.0"))  # written otherwise than the example
    for label, typed in ((words["principal"], "10000.0"), (words["budget"], "600.0"), *terms):
        put(page, label, typed)
    go(page, words["tools"], words["tools"])
    go(page, words["contact"], words["contact"])
    expect(page.locator(".st-key-letter")).to_contain_text("10,000.00 元")  # drawn a moment later
    script = page.locator(".st-key-letter").inner_text()
    assert "10,000.00 元" in script and "600.00 元" in script and "年利率 18%" in script
    assert "分成 20 期" in script and "每月 582.46 元" in script and "尾号____" in script
    assert "超出你每月能还的" not in main(page)
    assert "600" not in page.url.partition("?")[2] and "10000" not in page.url
    with page.expect_download() as file:
        page.get_by_text("下载成文本", exact=True).click()
    saved = Path(file.value.path()).read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf") and "600.00 元" in saved.decode("utf-8-sig")
    whole(page)
    page.get_by_text("English", exact=True).click()
    done(page)
    assert page.locator(".st-key-letter").inner_text() == script, "what is sent stays Chinese"
    reading = page.locator(".rw-reading").inner_text()
    assert "spread what is left over 20 periods" in reading and "582.46 yuan" in reading
    whole(page)
    go(page, "Change them", "Which way can I keep up?")
    page.get_by_label("Days late", exact=True).fill("12")
    done(page)
    page.go_back()
    page.wait_for_selector(".st-key-letter", timeout=15_000)
    settled(page)
    late = page.locator(".st-key-letter").inner_text()
    assert "晚了 12 天" in late and "923.70 元" in late and "600.00 元" in late
    whole(page)


@pytest.mark.parametrize(
    ("lang", "own"),
    [
        ("zh", "本金 8,000.00 元，还剩 8 期，晚了 45 天"),
        ("en", "principal 8,000.00 yuan, 8 periods left, 45 days late"),
    ],
)
def test_the_figures_of_a_letter_stand_in_a_row_as_each_language_writes_it(
    lang: str, own: str
) -> None:
    app = opened("relief", lang)
    for key, typed in (("principal", "8000"), ("periods", "8"), ("days_late", "45")):
        app.text_input(key=key).set_value(typed)
    app.run()
    assert own in shown(moved_to(app, "contact", lang, letter="plan"))


def test_an_open_letter_leaves_blanks_and_a_filled_one_none_of_our_names() -> None:
    for one in every_letter():
        for language in LANGUAGES:
            nothing = Known(None, Asked(), Counted(), [], TODAY)
            text = one.written(language, values(language, nothing))
            assert "{" not in text and "None" not in text
            assert "____" in text or one.id == "identify"
            assert not re.search(r"\[\[", text)


FORBIDDEN = {
    "zh": r"违法|非法|无效|作废|起诉|告你|曝光|后果|否则|必须|立即|警告|不用还|12378|保证",
    "en": r"illegal|unlawful|\bvoid\b|\bsue\b|or else|otherwise|\bmust\b|warn|expose|guarant|12378",
}


def test_a_letter_asks_and_never_threatens() -> None:
    for one in every_letter():
        for line in one.lines:
            for language, pattern in FORBIDDEN.items():
                found = re.search(pattern, line[language], re.IGNORECASE)
                assert not found, f"{one.id}: {found}"
        assert "您" in "".join(line["zh"] for line in one.lines)


def test_letters_are_among_the_texts_that_are_checked() -> None:
    said = {item.text for item in every_text()}
    for one in every_letter():
        for line in one.lines:
            assert set(line.values()) <= said


# What a reader says or sends to the lender.
SAID = (
    *("letters/", "rehearsals/", "documents/door.yaml.say"),
    *("documents/script_words.yaml", "documents/teams.yaml"),
    *("words/papers_case.yaml.papers.script", "words/session.yaml.session.hold.say"),
    *("words/cost.yaml.cost.script", "words/take.yaml.take.plan.say", "words/due.yaml.due.script"),
    "words/plan.yaml.plan.say",
)


def test_the_formal_you_is_only_in_what_is_said_to_others() -> None:
    quoted = re.compile(r"“[^”]*”|^>.*$", re.MULTILINE)
    for item in every_text():
        if item.where.startswith(SAID) or "贵机构" in item.text:
            continue
        assert "您" not in quoted.sub("", item.text), item.where


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("{budget}", "{salary}", "different values"),
        ("use: say", "use: shout", "shout"),
        ("facts: [", "facts: [no_such_fact, ", "no_such_fact"),
        ("【开场】", "【开场】[[gbt_hours]]", "no marks"),
    ],
)
def test_a_letter_that_is_not_whole_is_refused(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    source = FOLDER / "letters" / "phone-early.yaml"
    text = source.read_text("utf-8")
    assert old in text
    (tmp_path / "phone.yaml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ValueError, match=complaint):
        load_letters(tmp_path)


# The check


def reasons(app: AppTest) -> list[str]:
    """The HTML of every answer that was judged."""
    return pieces(app, "article", "rw-reason")


def test_the_worst_answer_is_told_first() -> None:
    app = opened("proper", "zh")
    assert reasons(app) == []
    hour = app.radio(key="check_hour_zh")
    assert hour.options[:2] == ["早上 8 点到晚上 10 点", "晚上 10 点到早上 8 点，我没同意过"]
    hour.set_value("day").run()
    assert answer(app).startswith("看起来正常")
    app.radio(key="check_hour_zh").set_value("night-no-consent").run()
    assert answer(app).startswith("不符合推荐标准或自律指引")
    (told,) = pieces(app, "p", "rw-answer")
    assert told.count('href="tel:12378"') == 1 and 'href="tel:110"' not in html(app)
    press(app, "欠款、利息、征信、可能起诉")
    press(app, "辱骂、威胁")
    assert answer(app).startswith("可能违反法律") and "110" in answer(app)
    calls = re.findall(r'<a class="rw-call[^>]*href="tel:(\d+)"', html(app))
    assert calls == ["110"]
    assert heads(reasons(app)) == [
        "辱骂、威胁",
        "晚上 10 点到早上 8 点，我没同意过",
        "欠款、利息、征信、可能起诉",
    ]
    assert "不是判决" in seen(app)
    press(app, "English")
    assert answer(app).startswith("May break the law")
    assert len(reasons(app)) == 3, "a change of language keeps the answers"


@browser
def test_a_judgement_fits_a_phone_in_both_languages(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/proper", "zh")
    answer = page.locator(".st-key-answer")
    page.get_by_text("几点联系你的？", exact=True).first.click()
    tapped(page, "晚上 10 点到早上 8 点，我没同意过")
    page.get_by_text("说了什么？（可以选几项）", exact=True).click()
    tapped(page, "辱骂、威胁")
    assert answer.inner_text().startswith("可能违反法律")
    assert answer.locator("a.rw-call[href='tel:110']").count() == 1
    whole(page)
    tapped(page, "English")
    assert answer.inner_text().startswith("May break the law")
    assert page.locator(".rw-reason").count() == 2, "a change of language keeps the answers"
    whole(page)


def test_every_answer_has_a_level_a_reason_and_something_to_do() -> None:
    check = document("contact_check")
    levels = [level["id"] for level in check["levels"]]
    assert levels == ["proper", "cannot_tell", "breaks_norm", "breaks_rule", "may_break_law"]
    first, *rest = check["questions"]
    lenders = [option["id"] for option in first["options"]]
    assert first["id"] == "lender", "it first asks what kind of lender it is"
    for question in rest:
        assert question["choose"] in ("one", "many")
        for written in question["options"]:
            assert set(written.get("lenders", {})) <= set(lenders)
            for option in (for_lender(written, lender) for lender in (None, *lenders)):
                assert option["level"] in levels
                for language in LANGUAGES:
                    assert option["reason"][language] and option["do"][language]
                if option["level"] in levels[2:]:
                    assert marks(option["reason"]["zh"]), "what is wrong names its source"


def judged(lender: str | None, answer: str) -> str:
    """The level of an answer for a kind of lender."""
    questions = document("contact_check")["questions"]
    options = {one["id"]: one for question in questions for one in question["options"]}
    return str(for_lender(options[answer], lender)["level"])


# 信用卡办法 art. 68, 小贷公司办法 art. 37 are rules; GB/T 45251 is for online loans only.
@pytest.mark.parametrize(
    ("lender", "answer", "level"),
    [
        ("card", "contact-reachable", "breaks_rule"),
        ("micro", "contact-amount", "breaks_rule"),
        ("loan", "contact-amount", "breaks_norm"),
        ("loan", "arrest", "breaks_rule"),
        (None, "arrest", "breaks_norm"),
        ("card", "talks-over-3", "cannot_tell"),
        ("loan", "talks-over-3", "breaks_norm"),
        ("private", "night-no-consent", "cannot_tell"),
        ("private", "pushed-in", "may_break_law"),
        ("micro", "missed-over-6", "cannot_tell"),
        ("micro", "borrow", "cannot_tell"),
        ("micro", "one-person", "cannot_tell"),
        ("private", "arrest", "cannot_tell"),
        ("private", "insult-threat", "may_break_law"),
        ("card", "spouse", "cannot_tell"),
    ],
)
def test_the_kind_of_lender_decides_how_serious_it_is(
    lender: str | None, answer: str, level: str
) -> None:
    assert judged(lender, answer) == level


# Whom a rule binds, as its own title says: who else is told that it was broken is misled.
BINDS = {
    "gbt_": {"loan", "micro"},  # GB/T 45251-2025, 个人网络消费信贷
    "cba_": {"card", "loan"},  # 中国银行业协会, its members
    "nfra_consumer_protection": {"card", "loan"},  # 银行保险机构
    "card_": {"card"},  # 商业银行信用卡业务
    "microloan_": {"micro"},  # 小额贷款公司
    "cost_disclosure": {"loan", "micro"},  # 个人贷款业务
}


@pytest.mark.parametrize("lender", ["card", "loan", "micro", "private"])
def test_what_goes_against_a_rule_names_only_rules_that_bind_the_lender(lender: str) -> None:
    judged_for = 0
    for question in document("contact_check")["questions"][1:]:
        for option in (for_lender(written, lender) for written in question["options"]):
            if option["level"] in ("proper", "cannot_tell"):
                continue
            for language in LANGUAGES:
                for _, fact in marks(option["reason"][language]):
                    bound = [who for name, who in BINDS.items() if fact.startswith(name)]
                    assert all(lender in who for who in bound), (option["id"], fact)
            judged_for += 1
    assert judged_for > 5


# The record


@browser
def test_a_record_is_kept_for_the_visit_and_taken_away(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, server, "/proper", "zh", do="log")
    for label, typed in (
        ("几点", "22:40"),
        ("号码、姓名或工号", "=1+1"),
        ("自称哪家公司", "某某公司"),
        ("说了什么（几句就够）", "<b>明天</b>就上门"),
    ):
        page.get_by_label(label, exact=True).fill(typed)
        page.keyboard.press("Tab")
        done(page, 300)
    page.get_by_text("记下这一行", exact=True).click()
    done(page)
    row = page.locator(".rw-log tbody tr")
    assert row.count() == 1 and "<b>明天</b>就上门" in row.inner_text()
    assert page.get_by_label("自称哪家公司", exact=True).input_value() == ""
    with page.expect_download() as file:
        page.get_by_text("下载成表格（CSV）", exact=True).click()
    saved = Path(file.value.path()).read_bytes()
    cells = list(csv.reader(io.StringIO(saved.decode("utf-8-sig"))))[1]
    assert saved.startswith(b"\xef\xbb\xbf")
    assert cells[1:5] == ["22:40", "'=1+1", "某某公司", "<b>明天</b>就上门"]
    whole(page)
    go(page, "用这些记录写投诉", "怎么开口问")
    sent = page.locator(".st-key-letter").inner_text()
    assert "22:40" in sent and "某某公司" in sent and "<b>明天</b>就上门" in sent
    page.go_back()
    page.wait_for_selector(".rw-log", timeout=15_000)
    settled(page)
    page.get_by_text("去掉一行", exact=True).click()
    page.locator("[class*=st-key-log_remove_] button").first.click()
    done(page)
    assert page.locator(".rw-log").count() == 0
    assert not [url for url in asked if "22:40" in url or "%E6%9F%90" in url or "1+1" in url]


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+86 138", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"],
)
def test_a_spreadsheet_never_calculates_what_was_typed(typed: str) -> None:
    row = dict.fromkeys(contacts.FIELDS, typed) | {"day": "2026-11-20", "proof": "none"}
    made = contacts.as_csv("zh", [row])
    assert made.startswith(b"\xef\xbb\xbf"), "Excel needs this to show Chinese"
    head, cells = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    assert head == [
        "日期",
        "几点",
        "号码、姓名或工号",
        "自称哪家公司",
        "说了什么（几句就够）",
        "证据",
    ]
    assert cells == ["2026-11-20", *[f"'{typed}"] * 4, "没有"]


def test_the_record_as_text_holds_every_row() -> None:
    first = {
        "day": "2026-11-20",
        "time": "22:40",
        "who": "138",
        "agency": "A, B",
        "said": "甲",
        "proof": "both",
    }
    made = contacts.as_text("en", [first, first | {"said": "乙"}]).decode("utf-8-sig")
    assert "Time: 22:40" in made and "甲" in made and "乙" in made
    assert "Date: 20 Nov 2026" in made and "Proof: recording and witness" in made


# Where to turn


@browser
def test_every_number_can_be_touched(server: str, phone: OpenPage) -> None:
    page = phone("en")
    open_page(page, server, "/help", "en")
    for number in ("110", "12356"):
        box = page.locator(f".rw-calls a[href='tel:{number}']").bounding_box()
        assert box and box["y"] + box["height"] <= 740 and box["height"] >= 44
    for number in ("12378", "12363", "110", "12356"):
        link = page.locator(f".rw-rung a[href='tel:{number}']")
        assert link.count() == 1 and number in link.inner_text()
    names = page.locator(".rw-rung h2").all_inner_texts()
    assert [name.split(".")[0] for name in names] == [str(at) for at in range(1, 9)]
    assert names[0].startswith("1. The lender") and "12378" in names[1] and "12363" in names[2]
    whole(page)
