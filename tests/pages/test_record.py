"""What the reader's tab keeps: it comes back whole, and what is damaged is left out quietly."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from content.words import t
from pages.parts.record import LARGEST, Record, packed, unpacked
from pages.parts.sent import newest
from pages.written.places import PAGES
from planner.case import save_file
from tests import clock
from tests.apptest import choose, field, go, opened, press, put, shown, unfold
from tests.papers_client import CLIENT
from tests.shared_out import every_second

ROW = {"day": "2026-11-24", "time": "22:40", "who": "<b>", "agency": "", "said": "-->"}
FULL = Record(
    of="a1",
    kept={
        "method": "flat_fee",
        "rounding": None,
        "ways_False": ["contract", "defer"],
        "plan_count": 3,
        "quiz_seen": True,
        "from_filled": date(2026, 12, 1),
        "contacts": [{**ROW, "proof": "none"}],
        "answers": {"quiz": {"one": 2}},
        "owed_filled": {"costs": "0"},
        "session_looked": {"of": "R-7F3K", "ids": ["d2"], "lately": []},
        "session_notes_begun": {"d1": "话" * 601, "d2": "短的"},
    },
    fields={"principal": "2.4万", "next_due": date(2026, 12, 26), "check_who_bank": True},
    touched=frozenset({"principal"}),
    examples={"principal": "10000"},
)


def given_back(app: AppTest, text: str) -> AppTest:
    """What the tab's script does with a fresh page: it fills the hidden field."""
    next(one for one in app.text_input if one.key == "given_back").set_value(text)
    app.run()
    assert not app.exception
    return app


def handed(app: AppTest) -> str:
    """What the page hands to the tab."""
    (mark,) = (one.proto.body for one in app.get("html") if "data-rw-kept" in one.proto.body)
    return unescape(mark.partition('data-rw-kept="')[2].partition('"')[0])


def test_a_record_comes_back_as_it_was() -> None:
    text = packed(FULL, told=True)
    assert unpacked(text) == FULL
    assert "<" not in text and ">" not in text, "browsers' cleaners would drop it"


@pytest.mark.parametrize(
    "text",
    [
        *("", "null", "[]", "12", "{}", "{", '{"form":1}', '{"form":1,"of":7}'),
        *('{"form":2,"of":"a"}', "[" * 100_000, "9" * 10_000),
        '{"form":1,"of":"a","kept":"' + "x" * LARGEST + '"}',
    ],
)
def test_what_is_no_record_is_none(text: str) -> None:
    assert unpacked(text) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("plan_count", one) for one in (61, -1, 10**30, 1.5)),
        *(("method", one) for one in ("unknown", 1, [], {})),
        *(("rounding", one) for one in ("away", 2)),
        *(
            ("contacts", one)
            for one in ({}, ["x"], [{"day": "2026-11-24"}], [{**ROW, "proof": "x"}])
        ),
        ("contacts", [{**ROW, "proof": "none", "day": "yesterday"}]),
        *(("answers", one) for one in ([], {"a": 1}, {"a": {"b": "c"}}, {"a": {"b": 1000}})),
        *(("rate_per", one) for one in ("week", None, 1)),
        *(("session_looked", one) for one in ([], {"ids": [["a"]]}, {"ids": ["a"] * 251})),
        *(("session_looked", one) for one in ({"of": 1.5}, {"x" * 601: []}, "x")),
        *(("session_notes_begun", one) for one in (["x"], {"d1": 1}, {"d1": ["x"]}, "x")),
        *(("session_notes_begun", one) for one in ({"d1": "x" * 20_001}, {"x" * 601: ""})),
        *(("anything", one) for one in ("x" * 601, {"a": ["b"]}, [["a"]], ["a"] * 251, 1.5)),
    ],
)
def test_a_choice_of_another_shape_is_left_out_and_the_rest_stays(name: str, value: object) -> None:
    found = {**json.loads(packed(FULL, told=False))}
    found["kept"] = {**found["kept"], name: value}
    back = unpacked(json.dumps(found))
    assert back is not None
    assert name not in back.kept
    assert back.fields == FULL.fields


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
PARTS = ("form", "of", "told", "kept", "fields", "days", "dated", "touched", "examples")


@given(st.sampled_from(PARTS), JSON)
def test_a_damaged_part_never_raises(part: str, value: Any) -> None:
    back = unpacked(json.dumps({**json.loads(packed(FULL, told=False)), part: value}))
    assert back is None or unpacked(packed(back, told=True)) == back


def test_what_the_browser_still_had_is_newer_than_the_record() -> None:
    sent = {"principal": ("30000",), "next_due": ("2027/01/02",), "check_who_bank": (True,)}
    assert newest(sent, FULL) == {"principal": "30000", "next_due": date(2027, 1, 2)}
    assert newest({"next_due": ("soon",), "principal": (), "other": ("1",)}, FULL) == {}


NOTE = "说了什么，来了什么"


def beginning(app: AppTest, text: str) -> AppTest:
    """A note begun on the card that is open."""
    if not [one for one in app.text_input if one.label == NOTE]:
        unfold(app, "谈过什么、来过什么")
    put(app, NOTE, text)
    return app


def test_a_long_note_that_is_begun_takes_no_other_along() -> None:
    """601 letters, where a note holds 500: the page says "make two of it", and both come back."""
    kept = {"case": save_file(CLIENT).decode(), "session_step": "debts", "session_open": "d1"}
    with clock.at("2026-11-26T12:00+08:00"):
        app = beginning(opened("session", "zh", kept), "话" * 601)
        press(app, "下一笔")
        beginning(app, "周五回电")
        fresh = given_back(opened("session", "zh"), handed(app))
        found = fresh.session_state["kept"]["session_notes_begun"]
        assert found == {"d1": "话" * 601, "d2": "周五回电"}
        unfold(fresh, "谈过什么、来过什么")
        assert field(fresh, NOTE).value == "周五回电"


def test_what_is_begun_and_is_too_much_is_said_to_be_lost() -> None:
    """A tab keeps 20,000 letters of what is begun; the page says so where it is more."""
    kept = {"case": save_file(CLIENT).decode(), "session_step": "debts", "session_open": "d1"}
    with clock.at("2026-11-26T12:00+08:00"):
        app = beginning(opened("session", "zh", kept), "话" * 20_000)
        assert t("zh", "session.lost.begun") not in shown(app)
        assert t("zh", "session.lost.begun") in shown(beginning(app, "话" * 20_001))


NAMES = ("answers", "bill_lines", "contacts", "filled_from", "kind", "letter", "letter_asked")
NAMES += ("method", "owed_filled", "penalty_form", "plan_count", "product", "proof", "quiz_again")
NAMES += ("quiz_seen", "rate_per", "read", "rounding", "rounding_of", "solve_filled")

WALKS: dict[str, Callable[[AppTest], None]] = {
    "relief": lambda app: (
        put(app, "还欠本金（元）", "23456"),
        choose(app, "产品", "花呗账单分期 12 期"),
        put(app, "每月最多能还", "700"),
    )[-1],
    "plan": lambda app: press(app, "再加一笔"),
    "proper": lambda app: press(app, "记下这一行"),
}


@pytest.mark.parametrize("page", every_second(PAGES))
def test_every_page_stands_again_in_a_new_visit(page: str) -> None:
    """All that a page keeps is in the record, and the record draws the same page."""
    app = opened(page, "zh")
    WALKS.get(page, lambda app: None)(app)
    text = handed(app)
    before = {one.key: one.value for one in app.text_input if one.key != "given_back"}
    back = unpacked(text)
    assert back and set(app.session_state["kept"]) <= set(back.kept), "this would be lost"
    fresh = given_back(opened(page, "zh"), text)
    assert {one.key: one.value for one in fresh.text_input if one.key != "given_back"} == before
    assert shown(fresh) == shown(app)
    assert json.loads(handed(fresh))["told"] is True


def test_a_visit_does_not_take_its_own_older_record_back() -> None:
    app = opened("relief", "zh")
    old = handed(app)
    put(app, "还欠本金（元）", "23456")
    given_back(app, old)
    assert field(app, "还欠本金（元）").value == "23456"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_stands_whatever_its_choices_were(page: str) -> None:
    """A record of an older version, or one that somebody wrote: a choice falls back to its own."""
    app = opened(page, "zh")
    found = json.loads(handed(app))
    names, fields = [*found["kept"], *NAMES], [*found["fields"], *found["days"]]
    for value in ("x", 7, ["x"], True):
        found["kept"], found["fields"] = dict.fromkeys(names, value), dict.fromkeys(fields, value)
        given_back(app, json.dumps({**found, "of": str(value)}))


def test_a_record_is_taken_once() -> None:
    """A browser sends a field again with what stood in it when a run begins anew."""
    other = opened("relief", "zh")
    put(other, "还欠本金（元）", "23456")
    app = given_back(opened("relief", "zh"), handed(other))
    assert field(app, "还欠本金（元）").value == "23456"
    put(app, "还欠本金（元）", "34567")
    assert field(given_back(app, handed(other)), "还欠本金（元）").value == "34567"


def test_clearing_forgets_everything_in_this_visit() -> None:
    app = opened("relief", "zh")
    put(app, "还欠本金（元）", "23456")
    app = go(given_back(app, "clear"), "waiting", "zh")
    assert field(app, "还欠本金（元）").value == "10000"
    assert "23456" not in handed(app)


@pytest.mark.parametrize("page", ["questions", "terms", "sources"])
def test_what_was_searched_for_is_not_in_the_record(page: str) -> None:
    """The page says so; on a phone that others use it may be the worst to find."""
    app = opened(page, "zh")
    (box,) = (one for one in app.text_input if one.key == f"find_{page}")
    box.set_value("我顶不住了").run()
    assert not app.exception and "顶不住" not in handed(app)
