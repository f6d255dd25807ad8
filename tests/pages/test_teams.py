"""The check of a team's own script: what it finds, what it leaves alone, and what it never does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from content.documents import KINDS, LENDERS, document, script_words
from content.files import LANGUAGES
from content.law import fact
from content.marks import marks
from content.script import MOST, Checked, Finding, folded, found, marked
from content.voice import Voice
from pages.papers import printed
from pages.parts.teams import checking, paper
from tests import paper as read
from tests.apptest import answer, errors, go, html, opened, pieces, plain, press, seen, unfold

GOOD = {
    "zh": """您好，我是好借公司的客服，工号 1024，受银行委托，跟您核对一笔欠款。这通电话会录音。
请问是您本人吗？现在方便说话吗？不方便的话，您说个时间，我到时候再打。
不好意思打断您一下。您最近是遇到什么事了吗？您慢慢说，我听着。
今天一共要还 1,260.00 元：本金 1,000.00 元，利息 200.00 元，违约金 60.00 元。
没有别的费用，也不收任何催收费。
如果您今天还不上，我能帮您问三种办法：调整您的还款日、拉长期限、先还一部分。哪一种您做得到？
我们不会抓人，也不会联系您的家人、单位。您欠款的事只跟您本人谈。
不会恐吓、辱骂、骚扰您。晚上 10 点以后不打电话。
请在官方 App 里还，不要转到任何个人账户。
客户：我会坐牢吗？你们会告诉我爸妈吗？
一般来说，单纯还不起是民事问题。一直谈不成，我们可能会去法院起诉，法院判决以后可能强制执行。
能不能减免要公司批，我不能保证。请您不要为这笔钱再去借。
谢谢您，不客气，再见。请您有问题联系我们公司客服。""",
    "en": """Hello, I work for Good Loans, staff number 1024, for the bank. This call is recorded.
Is this a good time to talk? If not, name a time and I will call then.
Has something happened? Take your time, I am listening.
Today it is 1,260.00 yuan: principal 1,000, interest 200, late charges 60. There is no other fee.
If you cannot pay today, there are three things I can look at:
a later date, a longer term, part now.
We will not arrest you and we never call your family or your boss.
We will not threaten, insult or shame you. I am not the police. We do not call after 10 pm.
Customer: Will I go to jail? Will you tell my parents?
In general, being unable to pay is a civil matter. If we cannot agree, we may go to court.
Please pay in the official app.
Do not pay any other account, and do not borrow from anyone for this.
You can talk to your family if you wish. Thank you. Goodbye.""",
}
BAD = {
    "zh": (
        ("喂，老赖！", ["insult"]),
        ("我是法院执行局的。", ["official"]),
        ("您好，我是法务部王律师。", ["lawyer"]),
        ("警方已经受理了你的案子。", ["police_case"]),
        ("你今天必须全额还清，不然后果自负！", ["deadline", "vague"]),
        ("再不还就抓你去坐牢。", ["arrest"]),
        ("我们马上冻结你微信支付宝。", ["unable_powers"]),
        ("我们会联系你单位，也会通知你爸妈。", ["outsiders"]),
        ("您儿子在我们这里欠款 8,000 元。", ["debt_told"]),
        ("父债子还，让你爸妈替你还。", ["others_pay"]),
        ("让你儿子以后政审都过不了。", ["children"]),
        ("你先去借点钱还上。", ["borrow"]),
        ("转到我个人微信就行。", ["private_account"]),
        ("再交 200 元上门费。", ["extra_fee", "visit"]),
        ("一天打 8 次，打到你接为止。", ["many_calls"]),
        ("半夜也会打给你。", ["night"]),
        ("我们去你家堵门，搬你家具。", ["storm", "visit"]),
        ("发到朋友圈曝光你。", ["public"]),
        ("走着瞧，有你好看的，我知道你住哪。", ["threat"]),
        ("没钱你当初为什么借？丢不丢人？", ["blame"]),
        ("没得商量。", ["no_ways"]),
        ("征信一辈子都是黑的。", ["credit_forever"]),
        ("已经立案了，等传票吧。", ["court_now"]),
        ("还清马上给你恢复额度，保证减免。", ["false_promise"]),
        ("结清马上给你消除征信。", ["record_promise"]),
    ),
    "en": (
        ("Listen, deadbeat.", ["insult"]),
        ("I'm from the police.", ["official"]),
        ("This is Mr Wang from the legal department.", ["lawyer"]),
        ("We have reported you to the police.", ["police_case"]),
        ("Final notice: pay in full today or face serious consequences.", ["deadline", "vague"]),
        ("You will be arrested and go to jail.", ["arrest"]),
        ("We will freeze your account.", ["unable_powers"]),
        ("We will call your boss and tell your parents.", ["outsiders"]),
        ("Your son owes us 8,000 yuan.", ["debt_told"]),
        ("Get your parents to pay.", ["others_pay"]),
        ("Your kids will never get into college.", ["children"]),
        ("Just take another loan.", ["borrow"]),
        ("Send it to my personal account.", ["private_account"]),
        ("There is an extra fee for this.", ["extra_fee"]),
        ("We will keep calling.", ["many_calls"]),
        ("We ring in the middle of the night.", ["night"]),
        ("We will block your door.", ["storm"]),
        ("We are sending people to your home.", ["visit"]),
        ("We will expose you online.", ["public"]),
        ("We know where you live.", ["threat"]),
        ("Shame on you. Why did you borrow?", ["blame"]),
        ("No excuses.", ["no_ways"]),
        ("Your credit is ruined forever.", ["credit_forever"]),
        ("The case has been filed.", ["court_now"]),
        ("We guarantee approval.", ["false_promise"]),
        ("We can delete it from your record.", ["record_promise"]),
    ),
}


def all_hold(name: str) -> bool:
    return bool(fact(name))


def look_for(text: str, lender: str = "several") -> tuple[Finding, ...]:
    return found(text, lender, all_hold)


def ids(text: str, lender: str = "several") -> list[str]:
    return [one.words.id for one in look_for(text, lender)]


# The list


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_script_is_left_alone(language: str) -> None:
    assert [(one.words.id, one.quoted(GOOD[language])) for one in look_for(GOOD[language])] == []


@pytest.mark.parametrize(
    ("text", "expected"), [row for language in LANGUAGES for row in BAD[language]]
)
def test_a_bad_line_is_found_for_what_it_is(text: str, expected: list[str]) -> None:
    assert sorted(ids(text)) == sorted(expected)


# Lines that a newcomer's bad script had, and others of their kind; what each must be found for.
BY_KIND = {
    "borrow": (
        "刷别的信用卡垫上",
        "去网贷平台周转一下",
        "花呗套出来先还",
        "Put it on another card",
    ),
    "record_promise": ("还了给您征信洗白", "不良记录给您消了", "We can fix your credit"),
    "lawyer": ("这里是法务部", "我是王律师", "I am a lawyer", "Our lawyers will be in touch"),
    "police_case": ("我们已经报警立案", "公安已经立案", "The police have opened a case"),
    "outsiders": (
        *("我会打给村委会", "跟你们村支书说", "给您单位领导打电话", "告诉街坊"),
        *("We will tell the village committee", "We will let your employer know"),
    ),
    "night": (
        *("晚上十点再打", "二十二点联系您", "今晚 22:30 打", "夜里十一点半打", "零点打给你"),
        *("We will call at 10:30 pm", "I will ring at eleven tonight"),
    ),
}
HARMLESS = (
    *(
        "早上 8 点到晚上 10 点之间，您几点方便？",
        "晚上十点以前我再打给您。",
        "我们晚上十点以后不打电话。",
    ),
    *("不良记录保存 5 年，5 年以后删除。", "请不要刷别的信用卡来还。", "您可以请律师。"),
    *("我们不会联系村委会、邻居。", "您有危险，我们帮您报警。", "您要是被人骗了，可以报警。"),
    *(
        "We call between 8 am and 10 pm.",
        "We will not tell your neighbours.",
        "You may ask a lawyer.",
    ),
    *("Please do not put it on another card.", "If you are in danger, call the police."),
    *("Clear your credit card bill in the app.", "The entry is deleted after five years."),
)


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, lines in BY_KIND.items() for text in lines]
)
def test_what_is_of_one_kind_is_found_in_other_words_too(name: str, text: str) -> None:
    assert name in ids(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_line_that_only_sounds_alike_is_left_alone(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize("lender", LENDERS)
def test_a_case_at_the_police_has_a_rule_against_it_and_a_lawyer_only_a_fear(lender: str) -> None:
    assert look_for("我们已经报警。", lender)[0].kind == "rule"
    (one,) = look_for("我是王律师。", lender)
    assert one.kind == "fear" and "psa_2026_impersonation_art62" in one.words.fear["zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_a_line_it_finds(language: str) -> None:
    named = {one for _, expected in BAD[language] for one in expected}
    assert named == {one.id for one in script_words()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_to_be_said_instead_is_itself_clean(language: str) -> None:
    lines = [one.instead[language] for one in script_words()]
    lines += [say[language] for part in document("teams")["contact"] for say in part["say"]]
    assert [(line, ids(line)) for line in lines if ids(line)] == []


@pytest.mark.parametrize(
    "text",
    [
        *("抓 人", "抓*人", "抓。人", "抓，人，坐，牢", "拘\u200b留", "坐…牢", "【抓】【人】"),
        *(
            "ａｒｒｅｓｔ",
            "a.r.r.e.s.t",
            "a r r e s t you",
            "ar*rest",
            "ARREST",
        ),
    ],
)
def test_spaces_signs_and_wide_letters_hide_nothing(text: str) -> None:
    assert ids(text) == ["arrest"]
    (one,) = look_for(text)
    assert set("".join(one.quoted(text))) <= set(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [  # what is plainly denied is left alone
        ("我们不会抓人。", []),
        ("严禁恐吓、辱骂、曝光客户。", []),
        ("不得联系客户的家人和朋友。", []),
        ("We never threaten, arrest or expose anyone.", []),
        # and this is no denial
        ("你以为我们不会抓人？", ["arrest"]),
        ("别以为不会坐牢。", ["arrest"]),
        ("如果你不能按时还就抓人。", ["arrest"]),
        ("没有钱就抓人。", ["arrest"]),
        ("再不还就抓你。", ["arrest"]),
        ("我们不得不上门。", ["visit"]),
        ("If you do not pay, we will arrest you.", ["arrest"]),
        ("If you don't pay we will have you arrested.", ["arrest"]),
        ("Don't think we won't arrest you.", ["arrest"]),
        ("Do not wait and we will arrest you.", ["arrest"]),
        ("Final notice, arrest.", ["deadline", "arrest"]),
    ],
)
def test_a_plain_denial_is_no_finding(text: str, expected: list[str]) -> None:
    assert sorted(ids(text)) == sorted(expected)


def test_what_the_customer_says_is_left_alone() -> None:
    assert ids("客户：会坐牢吗？\n坐席：会坐牢。") == ["arrest"]
    (one,) = look_for("Customer (crying): jail?\nAgent: Yes, jail.")
    assert one.places == ((37, 41),)


def test_a_rule_counts_for_its_own_kind_of_lender() -> None:
    text = "我们会联系你单位。"
    assert {lender: look_for(text, lender)[0].kind for lender in LENDERS} == {
        **{"card": "rule", "loan": "standard", "micro": "rule"}
    }
    for lender in LENDERS:
        assert all(lender in rule.lenders for rule in look_for(text, lender)[0].rules)
    assert look_for("扫我的码。", "micro")[0].kind == "fear"


@pytest.mark.parametrize("lender", LENDERS)
def test_only_a_promise_to_clean_a_record_has_the_warning_on_records_against_it(
    lender: str,
) -> None:
    (promise,) = look_for("We guarantee approval.", lender)
    assert (promise.kind, promise.rules) == ("fear", ())
    (record,) = look_for("我们可以修复您的征信。", lender)
    assert record.kind == "rule"
    assert [rule.facts for rule in record.rules] == [("no_paid_credit_washing",)]


def test_a_rule_that_is_not_in_force_says_nothing() -> None:
    (one,) = found("我们会联系你单位。", "card", lambda name: False)
    assert (one.kind, one.rules) == ("fear", ())


def test_the_firmest_stand_first_and_each_rule_is_of_its_kind() -> None:
    kinds = [one.kind for one in look_for("\n".join(text for text, _ in BAD["zh"]))]
    assert kinds == sorted(kinds, key=KINDS.index) and set(kinds) == set(KINDS)
    covers = {
        "rule": {"law", "regulator_rule", "regulator_notice"},
        "standard": {"recommended_standard"},
        "self": {"self_regulation"},
    }
    for words in script_words():
        for rule in words.rules:
            named = tuple(name for kind, name in marks(rule.says["en"]) if kind == "fact")
            assert rule.facts and rule.facts == named
            assert {fact(name).kind for name in rule.facts} <= covers[rule.kind], words.id
            if "recommended_standard" in {fact(name).kind for name in rule.facts}:
                assert "card" not in rule.lenders, "the standard is for online consumer loans"


def test_the_marked_script_is_the_script() -> None:
    text = "\n\n".join(text for text, _ in (*BAD["zh"], *BAD["en"]))
    findings = look_for(text)
    lines = marked(text, findings)
    assert ["".join(run.text for run in line) for line in lines] == text.split("\n\n")
    numbers = {number for line in lines for run in line for number in run.numbers}
    assert numbers == set(range(1, len(findings) + 1))
    assert all(bool(run.kind) >= bool(run.numbers) for line in lines for run in line)


def test_folding_keeps_the_place_of_every_letter() -> None:
    text = "Ａ.b c，抓 人ﬁ!\n①"
    one = folded(text)
    assert len(one.text) == len(one.at) and all(0 <= at < len(text) for at in one.at)
    assert list(one.at) == sorted(one.at)


@pytest.mark.parametrize("piece", ["抓人", "不会", "a", "抓人\n", "not a, ", "联系你", "、", ". "])
def test_the_longest_text_is_read_to_its_end(piece: str) -> None:
    text = (piece * MOST)[:MOST]
    lines = marked(text, look_for(text))
    read = ["".join(run.text for run in line) for line in lines]
    assert read == [line for line in text.split("\n") if line.strip()]


# The page

WORDS = {
    "zh": {"none": "不等于话术没问题", "save": "存成一页", "fold": "存成一页"},
    "en": {"none": "That is not approval", "save": "Save as one page", "fold": "Save as one page"},
}
VERDICTS = {
    "zh": r"合规通过|没有问题[。！]|可以放心用|合法[。，！]|通过检查",
    "en": r"\b(approved|compliant|all clear|looks (good|fine)|is legal|is OK)\b",
}


def pasted(lang: str, text: str) -> AppTest:
    app = opened("teams", lang)
    app.text_area(key=checking.KEY).set_value(text)
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_found_is_no_approval(lang: str) -> None:
    app = pasted(lang, GOOD[lang])
    assert WORDS[lang]["none"] in answer(app)
    assert not re.search(VERDICTS[lang], plain(html(app)))
    assert pieces(opened("teams", lang), "p", "rw-answer") == [], "nothing is said of nothing"
    assert pieces(pasted(lang, " \n "), "p", "rw-answer") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bad_script_is_marked_with_reasons_and_better_lines(lang: str) -> None:
    text = "\n".join(line for line, _ in BAD[lang])
    app = pasted(lang, text)
    findings = look_for(text)
    (shown,) = pieces(app, "div", "rw-script")
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", shown)
    assert len(marks) >= len(findings)
    reasons = pieces(app, "article", "rw-reason rw-(?:danger|watch|norm|calm)")
    assert len(reasons) == len(findings)
    for one, reason in zip(findings, reasons, strict=True):
        assert one.words.instead[lang] in plain(reason)
    assert not re.search(VERDICTS[lang], plain(html(app)))


def test_what_is_pasted_comes_out_as_text() -> None:
    hostile = '<script>alert(1)</script> 抓人 <b> {{ 7*7 }} "><img src=x onerror=alert(1)>'
    app = pasted("zh", hostile)
    shown = html(app)
    assert "<script>alert" not in shown and "<img src=x" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_too_long_a_text_is_named_and_not_half_read(lang: str) -> None:
    app = pasted(lang, "抓" * (MOST + 1))
    (said,) = errors(app)
    assert "10,000" in said and "10,001" in said
    assert pieces(app, "p", "rw-answer") == []
    assert any("10,000" in one.label for one in app.text_area), "the limit stands at the field"
    assert errors(pasted(lang, "好" * MOST)) == []


def test_what_is_pasted_is_in_no_record_and_no_address() -> None:
    app = pasted("zh", "老赖，我是法院执行局的")
    (kept,) = re.findall(r'data-rw-kept="([^"]*)"', html(app))
    assert "老赖" not in kept and "\\u8001" not in kept
    assert "老赖" not in json.dumps(dict(app.query_params), ensure_ascii=False)
    assert "老赖" not in html(go(app, "tools", "zh"))
    app = go(app, "teams", "en")
    assert app.text_area(key=checking.KEY).value == "老赖，我是法院执行局的", "within the visit"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[read.MAKERS]:
    """What the download buttons of the last run would make; Streamlit still does all it does."""
    makers: read.MAKERS = {}
    deferred = MediaFileManager.add_deferred

    def noted(self: MediaFileManager, data: Any, *args: Any, **more: Any) -> Any:
        makers[Path(more["file_name"]).suffix] = data
        return deferred(self, data, *args, **more)

    monkeypatch.setattr(MediaFileManager, "add_deferred", noted)
    yield makers


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_marked_script_is_taken_along(lang: str, made: read.MAKERS, tmp_path: Path) -> None:
    text = "\n".join(line for line, _ in BAD[lang])
    app = pasted(lang, text)
    unfold(app, WORDS[lang]["fold"])
    words = read.text(made[".pdf"](), tmp_path)
    findings = look_for(text)
    assert f"[{len(findings)}]" in words
    words = re.sub(r"\[\d+\]", "", words)
    for line, _ in BAD[lang]:
        first = read.squeezed(line)[:4]
        assert first in words, line
    assert read.squeezed(findings[0].words.instead[lang])[:12] in words
    assert made[".png"]()[:4] == b"\x89PNG"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_card_is_eight_lines_on_one_sheet(lang: str, made: read.MAKERS, tmp_path: Path) -> None:
    app = opened("teams", lang)
    unfold(app, WORDS[lang]["fold"])
    pdf = made[".pdf"]()
    words = read.text(pdf, tmp_path)
    lines = [one[lang] for one in document("teams")["card"]]
    assert len(lines) == 8 and all(read.squeezed(line)[:10] in words for line in lines)
    assert {one.sheet for one in read.words(pdf, tmp_path)} == {0}


def test_a_long_script_is_left_to_the_pdf(tmp_path: Path) -> None:
    text = ("您好，这里是好借公司。\n" * 900)[: MOST - 3] + "抓人"
    one = Checked(text, look_for(text))
    page = paper.script(Voice("zh"), one, date(2026, 11, 26))
    picture = printed.picture(page)
    height = int.from_bytes(picture[20:24], "big")
    assert height < 12_000
    assert "抓人[1]" in read.text(printed.pdf(page), tmp_path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_link_to_copy_is_plain_and_leads_here(lang: str) -> None:
    app = opened("teams", lang)
    address, code = (one.value for one in app.code)
    assert address == f"http://localhost/?lang={lang}"
    assert code.startswith(f'<a href="{address}" target="_blank" rel="noopener">')
    assert "script" not in code and code.endswith("</a>")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_leads_to_both_lessons_and_every_label_is_there(lang: str) -> None:
    app = opened("teams", lang)
    links = re.findall(r"lesson=([a-z-]+)", html(app))
    assert {"first-hour", "keep-the-customer"} <= set(links)
    assert Voice(lang)("page.teams") in html(opened("tools", lang))
    press(app, Voice(lang)("teams.check.go"))
    assert Voice(lang)("teams.rules") in seen(app)
