"""The ways in a table, on a paper, in a letter: what differs first, the one tapped, every wish."""

from __future__ import annotations

import re
from datetime import date

import pytest

from content.letters import every_letter
from content.words import t
from pages.parts.debt.said import BLANK
from pages.parts.relief import ways
from pages.parts.relief.worked import Tried
from pages.parts.talk import letter_values
from pages.parts.talk.letter_values import Asked, Counted, Known
from pages.parts.talk.wanted import ASKABLE, LATE
from tests.apptest import html, opened, part, press, shown, unfold

pytestmark = pytest.mark.usefixtures("usual_day")
OWN = {"principal": "20000", "rate": "18.0", "periods": "12.0", "budget": "1500"}


def columns(body: str) -> list[str]:
    """The heads of the one table."""
    (head,) = re.findall(r"<thead>(.*?)</thead>", body, re.DOTALL)
    return re.findall(r"<th[^>]*>(.*?)</th>", head)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_columns_that_differ_are_the_first_seen(lang: str) -> None:
    """Nobody is late: what can be kept up, then sums; with "pay nothing" the status leads."""
    app = opened("relief", lang)
    for key, text in OWN.items():
        app.text_input(key=key).set_value(text)
    app.run()
    fold = t(lang, "relief.table")
    names = {name: t(lang, f"table.{name}") for name in ("offer", "status", "bearable", "total")}
    found = columns(html(unfold(app, fold)))
    assert found[:3] == [names["offer"], names["bearable"], names["total"]]
    assert found.index(names["status"]) > found.index(t(lang, "table.last"))
    press(app, t(lang, "tick.nothing"))
    found = columns(html(unfold(app, fold)))
    assert found[:4] == list(names.values()) and len(found) == 11


# Every way that can be asked for, in the letter and on the phone

TODAY = date(2026, 11, 24)
CHOICES = ways.Choices(
    today=TODAY,
    move_to=date(2026, 12, 15),
    pause_from=date(2026, 12, 1),
    pause_to=date(2027, 3, 1),
    months=4,
    longer=21,
    stopped=36,
    pieces=5,
)
SAID = {
    "defer": ("延期 4 个月", "defer payment for 4 months"),
    "defer_end": ("利息放到最后一期", "the interest in the last payment"),
    "defer_free": ("延期 4 个月还款，这几个月不收利息", "for 4 months without interest"),
    "interest_only": ("先只还 4 个月利息", "interest only for 4 months"),
    "longer": ("把剩下的欠款分成 21 期", "what is left over 21 periods"),
    "move": ("把还款日改到2026年12月15日", "move the due date to 15 Dec 2026"),
    "stopped": ("个性化分期，分 36 期，不再收息费", "a personal instalment plan over 36 periods"),
    "pause": ("2026年12月1日到2027年3月1日停收利息", "from 1 Dec 2026 to 1 Mar 2027"),
    "pieces": ("把逾期部分分 5 期补上", "the overdue part over 5 periods"),
    "re_age": ("把全部欠款重新分成 21 期", "everything I owe over 21 periods"),
    "re_age_stopped": ("免罚息，个性化分期，分 36 期", "penalty waived and a personal instalment"),
    "re_age_pause": (
        "分成 21 期，2027年3月1日前不收利息",
        "21 periods, without interest until 1 Mar",
    ),
    "waive_now": ("减免罚息，我今天补上逾期的部分", "I pay the overdue part today"),
    "waive_re_age": ("减免罚息，把其余欠款重新分成 21 期", "waived and spread the rest over 21"),
    "principal_first": ("还的钱先抵本金，后抵利息", "to the principal first, then to interest"),
    "fixed": ("每月固定还 700.00 元", "pay a fixed 700.00 yuan a month"),
    "fit": ("把剩下的欠款分成 21 期", "what is left over 21 periods"),
}


def test_every_way_that_can_be_asked_for_is_here() -> None:
    assert set(SAID) == ASKABLE


@pytest.mark.parametrize("way", SAID)
def test_every_wish_stands_in_the_letter_and_on_the_phone(way: str) -> None:
    """With its own months, periods and days, in both languages, and nothing left open in it."""
    known = {"fit": "longer"}.get(way, way)
    tried = None if way == "fixed" else Tried(known, CHOICES, fits=way == "fit")
    wish = Asked(late=way in LATE, want=way, tried=tried, budget=70_000, from_day=TODAY)
    letters = {one.id: one for one in every_letter()}
    for lang, said in zip(("zh", "en"), SAID[way], strict=True):
        values = letter_values.values(lang, Known(None, wish, Counted(), (), TODAY))
        assert said in values["want"] and "{" not in values["want"] and BLANK not in values["want"]
        for name in ("confirm", "phone-late" if wish.late else "phone-early"):
            assert values["want"] in letters[name].written(lang, values), name


# A settlement on the screen


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_settlement_says_when_one_is_free_and_what_to_have_in_writing(lang: str) -> None:
    """20,000 at 18 % in 12 ends on 24 November 2027; 14,000.00 ends it today."""
    app = opened("relief", lang)
    for key, text in (OWN | {"budget": "2000"}).items():
        app.text_input(key=key).set_value(text)
    app.run()
    fold = t(lang, "settle.title")
    unfold(app, fold)
    app.text_input(key="settle_share").set_value("70").run()
    inside = shown(part(app, fold))
    done = {"zh": "书面写明结清，才算还清", "en": "settled only when they say so in writing"}
    assert done[lang] in inside and "今天就还清" not in inside
    assert {"zh": "还到 2027年11月24日", "en": "24 Nov 2027"}[
        lang
    ] in inside and "14,000.00" in inside
    asked = {
        "zh": (
            "先拿到书面同意，再付款",
            "付完这笔就算结清",
            "结清证明",
            "官方账户",
            "信用报告",
            "不再催收",
        ),
        "en": (
            "in writing before you pay",
            "settles everything",
            "proof that it is settled",
            "official account",
            "credit report",
            "collection ends",
        ),
    }[lang]
    assert [one for one in asked if one not in inside] == []
