"""The search understands borrowers: their words, pinyin, slips; and says so when it does not."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from content.every_text import every_text
from content.files import FOLDER, read_yaml
from content.glossary.term import Term, every_term
from content.questions.question import every_question
from content.search.matching import LONGEST, Index, Text, normal, stem
from content.search.search import find_facts, find_questions, find_terms
from pages.parts.learn.find import AHEAD
from tests.conftest import ROOT

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (ROOT / "tests/outside/cases/borrowers_words.yaml").read_text("utf-8")
)
ROWS = [row for rows in CASES.values() for row in rows]


def among_first(row: dict[str, Any], most: int = 3) -> bool:
    """Whether an entry that answers stands among the first few."""
    return any(one.id in row["answers"] for one in find_questions(row["says"])[:most])


def test_the_cases_are_not_the_search_tested_against_itself() -> None:
    assert [len(CASES[name]) for name in ("measured", "second", "kept_back")] == [40, 20, 20]
    assert sum(row["says"].isascii() for row in CASES["measured"]) == 12
    known = {one.id for one in every_question()}
    asks = {normal(ask) for one in every_question() for ask in (*one.asks, *one.q.values())}
    for row in ROWS:
        assert row["answers"] and set(row["answers"]) <= known, row
        assert normal(row["says"]) not in asks, f"copied from the entries: {row['says']}"
    assert len({normal(row["says"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("name", "least"), [("measured", 36), ("second", 17), ("kept_back", 16)])
def test_borrowers_words_find_their_answer_among_the_first_three(name: str, least: int) -> None:
    missed = [row["says"] for row in CASES[name] if not among_first(row)]
    assert len(CASES[name]) - len(missed) >= least, missed


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("逾期", {"several-days-late", "overdue-interest"}),
        ("延期", {"can-i-extend"}),
        ("手续费", {"instalment-cost"}),
        ("征信", {"check-my-report"}),
        ("爆通讯录", {"family-or-boss-called"}),
        ("花呗还不上了怎么办", {"cannot-pay-at-all"}),
        ("they called my mum", {"family-or-boss-called"}),
        ("支付令", {"payment-order"}),
        ("ｅｘｔｅｎｓｉｏｎ", {"can-i-extend"}),
        ("extention", {"can-i-extend", "extension-cost"}),
        ("预期了", {"several-days-late", "overdue-can-split", "plan-broken"}),
        ("逾期 credit report", {"check-my-report", "how-long-on-record"}),
        ("yuqi", {"several-days-late", "overdue-interest"}),
        ("zdhk", {"minimum-payment-amount", "minimum-payment-overdue"}),
        ("不想活了", {"cannot-go-on"}),
        ("I want to die", {"cannot-go-on"}),
    ],
)
def test_the_first_answer_fits(typed: str, first: set[str]) -> None:
    best = find_questions(typed)[0]
    assert best.id in first and best.sure


def test_who_says_they_cannot_go_on_is_given_a_number_to_call() -> None:
    entry = next(one for one in every_question() if one.id == "cannot-go-on")
    for short in entry.short.values():
        assert all(number in short for number in ("12356", "120", "110"))


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("zdhk", "minimum-payment"),
        ("zdhke", "minimum-payment"),
        ("ＺＤＨＫ", "minimum-payment"),
        ("zui di huan kuan", "minimum-payment"),
        ("zuidihuankuan", "minimum-payment"),
        ("zuidihaunkuane", "minimum-payment"),
        ("minimun payment", "minimum-payment"),
        ("清偿顺序", "payment-order"),
        ("qcsx", "payment-order"),
        ("payment order", "payment-order"),
        ("还款先抵什么", "payment-order"),
        ("支付令", "court-payment-order"),
        ("zfl", "court-payment-order"),
        ("court payment order", "court-payment-order"),
        ("法院催款令", "court-payment-order"),
        ("利滚利", "compound-interest"),
        ("老赖", "dishonest-judgment-debtor"),
        ("滞纳金", "default-fee"),
        ("M2", "delinquency-buckets"),
        ("APR", "annual-rate"),
        ("征信", "credit-report"),
    ],
)
def test_a_word_is_found_by_any_of_its_names(typed: str, term: str) -> None:
    assert find_terms(typed)[0].id == term


@pytest.mark.parametrize("term", every_term(), ids=lambda term: term.id)
def test_every_word_is_found_by_its_own_names(term: Term) -> None:
    for typed in (*term.name.values(), term.pinyin, term.full_pinyin):
        assert term.id in [one.id for one in find_terms(typed)[:3]], typed


@pytest.mark.parametrize(
    ("char", "syllable"), [("还款", "huan kuan"), ("还本", "huan ben"), ("逾期", "yu qi")]
)
def test_pinyin_is_how_the_word_is_said(char: str, syllable: str) -> None:
    said = [one for one in every_term() if char in one.name["zh"]]
    assert said and all(syllable in one.full_pinyin for one in said)
    assert all(one.pinyin for one in every_term())


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("民法典 678", "extension_needs_consent"),
        ("gbt_hours", "gbt_hours"),
        ("信用报告 异议 20 日", "credit_objection_20_days"),
    ],
)
def test_a_rule_is_found_by_article_id_or_words(typed: str, fact: str) -> None:
    assert fact in [one.id for one in find_facts(typed)[:3]]


@pytest.mark.parametrize(
    "typed", ["", "   ", "？？？", "😀", "的", "a", "天气预报", "football tickets", "qwrtzpsdf"]
)
def test_what_is_not_here_is_not_made_up(typed: str) -> None:
    assert not any(one.sure for one in (*find_questions(typed), *find_terms(typed)))


@pytest.mark.parametrize(
    "typed",
    ["x" * 100_000, "逾期" * 50_000, "<b>逾期</b>", "' OR 1=1 --", "\x00逾期\u202e", "(" * 500],
)
def test_anything_may_be_typed(typed: str) -> None:
    for find in (find_questions, find_terms, find_facts):
        found = find(typed)
        assert list(found) == sorted(found, key=lambda one: -one.fit)


def test_what_is_found_does_not_depend_on_what_stands_after_the_limit() -> None:
    typed = "催收" + " " * LONGEST
    assert find_questions(typed) == find_questions(typed + "分期手续费")


@pytest.mark.parametrize(
    ("word", "same"),
    [("calls", "called"), ("paying", "pays"), ("fees", "fee"), ("parties", "party")],
)
def test_endings_fall_away(word: str, same: str) -> None:
    assert stem(word) == stem(same)
    assert stem("business").startswith("business")


def test_a_rarer_word_tells_more() -> None:
    entries = {name: [Text(1.0, "逾期 怎么 算")] for name in "abc"}
    entries["d"] = [Text(1.0, "逾期 房子")]
    found = dict(Index(entries).find("逾期 房子"))
    assert max(found, key=lambda key: found[key]) == "d" and found["a"] > 0
    assert Index({}).find("逾期") == []


def test_the_table_of_same_words_is_tidy() -> None:
    table = read_yaml(FOLDER / "search" / "same_words.yaml")
    for row in (*table["same"], *table["slips"]):
        assert len(row) > 1 and len({normal(str(word)) for word in row}) == len(row), row
        assert all(normal(str(word)) for word in row), row
    slips = [slip for row in table["slips"] for slip in row[1:]]
    assert len(set(slips)) == len(slips)
    shown = json.dumps([said.text for said in every_text()], ensure_ascii=False)
    assert [slip for slip in slips if slip in shown] == [], "a slip that our own texts contain"


# Twenty queries as people type them, and the wrong hits of a borrower's walk, with the entries that
# answer them on the page; none is an `asks`. At least 19 of 20 are to be among the first three.
REVIEWED = (
    ("短信说我的网贷要仲裁了，还附了裁决书编号，不理会怎么样", {"arbitration-message"}),
    ("微粒贷逾期以后微信零钱一到账就被扣走，饭钱都没了", {"stop-auto-debit"}),
    ("网上借了那种七天就要还的小贷，利息吓人", {"unlicensed-high-cost-loan", "too-high-interest"}),
    ("对方让我签委托书，说包办60期，收15个点", {"debt-agents"}),
    ("离婚协议写了债务归他，银行还是连我一起起诉", {"divorce-and-debt"}),
    (
        "每月只还得起利息，本金一直不动怎么办",
        {"principal-only", "minimum-payment-overdue", "small-payment"},
    ),
    ("催收说已经安排人去我户籍地村委会走访了", {"visit-announced"}),
    ("接到诉前调解的电话，说不调解就立案", {"mediation-call"}),
    ("银行卡被执行冻了，里面的钱是低保", {"wechat-frozen", "all-my-wages"}),
    ("当了被执行人，还能坐高铁回家过年吗", {"dishonest-list", "lift-restriction"}),
    ("欠花呗八千一年多没还，花呗会去法院告我吗", {"will-i-be-sued"}),
    ("花呗和借呗同时还不上，先保哪个", {"several-lenders"}),
    (
        "提前还了一大笔，为什么本金没少多少",
        {"part-prepay", "early-payoff-how", "early-payoff-refund"},
    ),
    ("年化23.9%算不算高利贷", {"too-high-interest"}),
    ("贷款时强制搭了保险，能退吗", {"membership-refund"}),
    ("征信被查了好多次，银行说我征信花了", {"credit-inquiries"}),
    ("cleared everything last month, when can I get a mortgage", {"mortgage-effect"}),
    ("平台都关门了，我欠的钱还给谁", {"platform-closed"}),
    ("催收加我微信，让我发红包当诚意金", {"good-faith-money", "pay-personal-account"}),
    ("每天都在想从楼上跳下去，撑不下去了", {"cannot-go-on"}),
    ("催收说要来村里", {"visit-announced"}),
    ("一次性还70%", {"settlement-offer"}),
    ("settle for 70%", {"settlement-offer"}),
    ("会不会告诉家里人", {"family-or-boss-called", "tell-my-parents"}),
)


def test_the_reviewed_queries_find_their_answer() -> None:
    missed = [
        typed
        for typed, answers in REVIEWED
        if not answers & {one.id for one in find_questions(typed)[:3]}
    ]
    assert len(missed) <= 1, missed


def test_no_reviewed_query_is_surely_wrong() -> None:
    """Above the threshold of confidence stands the right entry, or none is opened."""
    wrong = []
    for typed, answers in REVIEWED:
        first, second, *_ = find_questions(typed)
        opened = first.sure and first.fit - second.fit >= AHEAD
        wrong += [typed] if opened and first.id not in answers else []
    assert wrong == []


@pytest.mark.parametrize("typed", ["催收说要来村里", "一次性还70%", "settle for 70%"])
def test_a_frightening_entry_is_not_the_first_hit(typed: str) -> None:
    """B4: these went to the auction of an only home, to acceleration, to being chased."""
    assert find_questions(typed)[0].id in {"visit-announced", "settlement-offer"}


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("砍头", "upfront-interest"),
        ("砍头息", "upfront-interest"),
        ("爆通讯录", "address-book-blast"),
        ("呆账", "bad-account"),
    ],
)
def test_slang_stands_in_the_glossary(typed: str, term: str) -> None:
    assert find_terms(typed)[0].id == term
