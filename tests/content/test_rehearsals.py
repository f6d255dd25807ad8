"""The talks to practise: each path ends, none rewards a promise above what can be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from content.files import FOLDER, LANGUAGES, read_yaml
from content.law import fact_on
from content.letters import every_letter
from content.marks import marks
from content.rehearsals import SIDES, SITUATIONS, every_rehearsal, load_rehearsals
from content.words import placeholders

READ_ON = date(2026, 11, 26)
FILES = sorted((FOLDER / "rehearsals").glob("*.yaml"))
# The files as they are, read without the reader that is tested here.
RAW: dict[str, Any] = {path.stem: read_yaml(path) for path in FILES}


def ways(talk: Any, at: str = "", before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Every way through a talk, by hand: what is said, and the end, or None for a ring."""
    turns = {turn["id"]: turn for turn in talk["turns"]}
    ends = {end["id"]: end for end in talk["ends"]}
    at = at or talk["turns"][0]["id"]
    if at in ends:
        yield before, ends[at]
    elif len(before) > len(turns):
        yield before, None
    else:
        for answer in turns[at]["answers"]:
            yield from ways(talk, answer["goes"], (*before, answer))


def pairs(value: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every text of a talk in both languages, with its place."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES):
        yield where, value["zh"], value["en"]
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from pairs(one, f"{where}.{key}")
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from pairs(one, f"{where}.{at}")


def test_five_situations_from_both_sides() -> None:
    found = [(one.situation, one.side) for one in every_rehearsal()]
    assert sorted(found) == sorted(product(SITUATIONS, SIDES))
    assert {one.id for one in every_rehearsal()} == set(RAW)


@pytest.mark.parametrize("name", RAW)
def test_every_path_ends_and_no_promise_above_what_can_be_paid_ends_well(name: str) -> None:
    found = list(ways(RAW[name]))
    assert found and all(end is not None for _, end in found), "a ring without a way out"
    promising = [(said, end) for said, end in found if any("promises" in one for one in said)]
    assert promising, "each talk has the promise that frightened people make"
    assert {end["kind"] for _, end in promising} <= {"open", "poor"}
    harmed = [end for said, end in found if any(one["worth"] == "harm" for one in said)]
    assert all(end["kind"] != "good" for end in harmed)
    # what is counted here is what the product walks
    (talk,) = (one for one in every_rehearsal() if one.id == name)
    assert len(list(talk.paths())) == len(found)
    assert any(end["kind"] == "good" for _, end in found)


@pytest.mark.parametrize("name", RAW)
def test_a_good_end_is_reached_by_good_answers_alone(name: str) -> None:
    (talk,) = (one for one in every_rehearsal() if one.id == name)
    best = talk.best()
    assert all(answer.worth == "good" for _, answer in best) and 3 <= len(best) <= 6
    assert talk.ends[best[-1][1].goes].kind == "good"


@pytest.mark.parametrize("name", RAW)
def test_both_languages_have_the_same_shape_and_marks(name: str) -> None:
    found = list(pairs(RAW[name]))
    assert len(found) > 50
    for where, zh, en in found:
        assert type(zh) is type(en), where
        if isinstance(zh, list):
            assert len(zh) == len(en), where
        else:
            assert marks(zh) == marks(en), where
            assert placeholders(zh) == placeholders(en), where


@pytest.mark.parametrize("name", RAW)
def test_marks_resolve_to_facts_that_may_be_shown_and_are_in_force(name: str) -> None:
    cited = [
        mark
        for _, zh, _ in pairs(RAW[name])
        if isinstance(zh, str)
        for kind, mark in marks(zh)
        if kind == "fact"
    ]
    assert len(cited) >= 3, "what it says has its sources"
    for mark in {*cited, *RAW[name]["facts"]}:
        assert fact_on(mark, READ_ON)


def test_a_talk_leads_to_a_letter_or_to_a_page_that_is_there() -> None:
    letters = {one.id for one in every_letter()}
    for one in every_rehearsal():
        assert (one.side == "borrower") == (one.letter in letters), one.id
        assert one.page is None or (FOLDER.parent / "pages" / f"{one.page}.py").exists()


@pytest.mark.parametrize("name", RAW)
def test_an_answer_is_asked_for_and_never_taken_as_a_right(name: str) -> None:
    """What a talk calls good asks, and names no amount that is not the reader's own."""
    for turn in RAW[name]["turns"]:
        for answer in turn["answers"]:
            said = answer["says"]
            if answer["worth"] == "good":
                assert not any(word in said["zh"] for word in ("必须给", "我的权利", "一定还清"))
                assert "my right" not in said["en"]
                digits = "".join(one for one in said["zh"] if one.isdigit())
                assert digits in ("", "0217", "15", "1515", "810", "108"), said["zh"]


# What each good end says there is now, and the words of good answers that make it so.
CLAIMS = {
    ("early-borrower", "asked"): {
        "有了记录": "工单号____",
        "是你还得上的": r"每月能(?:稳定)?还 \{budget\}",
        "答复会写下来": "App 消息或短信",
    },
    ("early-staff", "kept"): {"有方案": "拉长期数", "有日期": "____前给您答复"},
    ("late-borrower", "asked"): {
        "有了记录": "工单号____",
        "是你还得上的": r"每月能稳定还 \{budget\}",
        "答复会写下来": "App 消息或短信",
    },
    ("late-staff", "kept"): {"客户还得上的": "照您说的金额", "有据可查": "发到您的 App"},
    ("pressed-borrower", "held"): {
        "没答应做不到的": "不能答应做不到的",
        "问到了是谁": "姓名、工号",
        "留了记录": "都记着",
    },
    ("pressed-staff", "held"): {"还得上的约定": "您说的这个金额", "守住了规矩": "单位我不打"},
    ("family-borrower", "set"): {
        "只找你": "只联系我本人",
        "家人不签字": "家人不签字",
        "都有记录": "备注",
    },
    ("family-staff", "kept"): {"没有说出欠款": "不方便说", "没有再打扰": "不再打这个号码"},
    ("settle-borrower", "settled"): {
        "先书面": "请先发书面的",
        "钱是自己的": "只用自己手上的钱",
        "核对过再付": "核对，再付",
    },
    ("settle-borrower", "planned"): {
        "没答应一次": "一次我拿不出来",
        "每月能还的": r"每月能还 \{budget\}",
        "要书面的": "写下来",
    },
    ("settle-staff", "done"): {
        "条件写清了": "书面会写",
        "进官方账户": "在 App 里付",
        "证明有日期": "工作日内",
    },
}


def good_ways(name: str) -> Iterator[tuple[str, list[str], Any]]:
    """Every way to a good end: all that is said on it, what its good answers say, and the end."""
    for said, end in ways(RAW[name]):
        if end and end["kind"] == "good":
            spoken = [one["says"]["zh"] for one in said if one["worth"] == "good"]
            yield "".join(one["says"]["zh"] for one in said), spoken, end


@pytest.mark.parametrize("name", RAW)
def test_what_a_good_end_says_was_done_on_every_way_to_it(name: str) -> None:
    for _, spoken, end in good_ways(name):
        for claim, words in CLAIMS[name, end["id"]].items():
            assert claim in end["says"]["zh"]
            assert any(re.search(words, one) for one in spoken), (claim, spoken)


# From the desk, one's own call: who it is has to be settled before a debt is named.
CALLS_OUT = ("late-staff", "family-staff")
NAMES_IT = re.compile(r"欠(?!款的)|逾期|罚息|还钱|还款|不还|没还|本金")
SETTLES = re.compile(r"请问是____本人吗|请您转告____")


@pytest.mark.parametrize("name", CALLS_OUT)
def test_a_debt_named_before_it_is_known_who_listens_never_ends_well(name: str) -> None:
    early = 0
    for said, end in ways(RAW[name]):
        for answer in said:
            spoken = answer["says"]["zh"]
            if SETTLES.search(spoken):
                break
            if NAMES_IT.search(spoken):
                early += 1
                assert end["kind"] != "good", (answer["id"], end["id"])
                break
    assert early, "the talk has the slip that it warns of"


def test_who_picks_up_for_another_hears_of_no_debt_on_a_good_way() -> None:
    for said, end in ways(RAW["family-staff"]):
        named = [one["id"] for one in said if NAMES_IT.search(one["says"]["zh"])]
        assert not (named and end["kind"] == "good"), named


@pytest.mark.parametrize("name", [one for one in RAW if one.endswith("-borrower")])
def test_who_cannot_pay_at_once_never_says_later_that_the_money_comes(name: str) -> None:
    for everything, _, _ in good_ways(name):
        refused = re.search("拿不出来|不能答应", everything)
        rest = everything[refused.end() :] if refused else ""
        assert not re.search(r"我就付|我再付|核对，再付|就转|全部?还", rest), everything


@pytest.mark.parametrize("name", [one for one in RAW if one.endswith("-borrower")])
def test_a_good_line_offers_no_money_but_what_the_reader_can_pay_a_month(name: str) -> None:
    """Another amount is only named to be checked, or to be decided on once it is in writing."""
    for _, spoken, _ in good_ways(name):
        for one in spoken:
            others = {*placeholders(one)} & {"principal", "overdue", "left", "agreed"}
            assert not others or re.search("请您核对|看到书面的再定", one), one


@pytest.mark.parametrize("name", [one for one in RAW if one.endswith("-borrower")])
def test_a_good_line_claims_nothing_that_others_have_not_done_yet(name: str) -> None:
    for _, spoken, _ in good_ways(name):
        assert not any(re.search("(?:家人|我妈)[^，。]{0,4}已经", one) for one in spoken)


TALK = """order: 1
situation: late
side: borrower
letter: plan
name: {zh: 练, en: Talk}
scene: {zh: 有人打来, en: Someone calls}
turns:
  - id: open
    step: {zh: 开场, en: Open}
    says: {zh: 您好, en: Hello}
    holds: {zh: [愿意还], en: [You want to pay]}
    answers:
      - {id: plan, worth: good, says: {zh: "每月 {budget}", en: "{budget} a month"},
         does: {zh: 登记, en: Logged}, why: {zh: 还得上, en: It can be paid}, goes: kept}
      - {id: all, worth: harm, promises: more, says: {zh: 明天全还, en: All tomorrow},
         does: {zh: 记下, en: Noted}, why: {zh: 拿不出, en: You lack it}, goes: lost}
ends:
  - {id: kept, kind: good, says: {zh: 好, en: Good}, then: {zh: 写信, en: Write}}
  - {id: lost, kind: poor, says: {zh: 断了, en: Over}, then: {zh: 退一步, en: Go back}}
"""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("goes: lost", "goes: kept", "all ends well"),
        ("goes: lost", "goes: open", "round in circles"),
        ("goes: lost", "goes: nowhere", "no nowhere to go to"),
        ("worth: harm, promises", "worth: weak, promises", "does harm"),
        ("id: all", "id: plan", "two or more different answers"),
        ("worth: good", "worth: weak", "no answer here is good"),
        ("kind: good", "kind: open", "do not end well"),
        ("en: It can be paid", "en: 'It can[[gbt_hours]]'", "different marks"),
        ("{budget} a month", "{rate} a month", "different values"),
        ("{zh: 您好, en: Hello}", "{zh: '{rate}', en: '{rate}'}", "plain stands where"),
        (
            "{zh: 还得上, en: It can be paid}",
            "{zh: '[[gbt_ours]]', en: '[[gbt_ours]]'}",
            "gbt_ours",
        ),
        ("[You want to pay]", "[You want, To pay]", "as many points"),
        ("letter: plan", "letter: plan\npage: proper", "to a letter or to a page"),
        ("id: lost, kind", "id: kept, kind", "used twice"),
        ("id: all", "id: own_words", "small letters"),
        ("order: 1", "ordre: 1", "ordre"),
    ],
)
def test_a_talk_that_is_not_whole_is_refused_by_name(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in TALK
    path = tmp_path / "late-borrower.yaml"
    path.write_text(TALK, "utf-8")
    assert len(load_rehearsals(tmp_path)) == 1
    path.write_text(TALK.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=rf"late-borrower\.yaml.*{complaint}"):
        load_rehearsals(tmp_path)


def test_what_a_tab_gives_back_is_taken_as_far_as_it_fits() -> None:
    talk = every_rehearsal()[0]
    first = talk.best()[0][1].id
    assert [answer.id for _, answer in talk.said([first, "no-such", first])] == [first]
    assert talk.said(["", "x" * 600]) == []
