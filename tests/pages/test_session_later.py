"""A file of last month, opened again: nobody is late before it is said, nor less late than told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.papers.case import Paper, missing, papers_of
from pages.parts.debt.mine import EXAMPLE
from planner.case import Case, CaseDebt, save_file
from tests import clock, paper
from tests.apptest import field, go, held, opened, pieces, press, put, row, shown, unfold
from tests.papers_client import CLIENT, DEBTS, TODAY

LATER = date(2026, 12, 26)
# Told on 26 November not to be late; by the calendar, from each due day to 26 December.
BY_NOW = {"花呗": 16, "借呗": 6, "信用卡A": 14, "网贷": 11, "白条": 8}
LATE, LEAST, OVERDUE = "晚了几天", "第 1 笔每月最低（元）", "第 1 笔已逾期（元）"


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """A month after the client's day."""
    with clock.at("2026-12-26T12:00+08:00"):
        yield


def card(name: str, case: Case = CLIENT) -> AppTest:
    """The open card of a debt."""
    app = opened("session", "zh", {"case": save_file(case).decode(), "session_step": "debts"})
    press(app, name)
    return app


def kept_debt(app: AppTest, name: str) -> CaseDebt:
    return next(one for one in held(app).debts if one.name == name)


def told(case: Case, on: date, **days: int) -> Case:
    """The client asked again on a day: so many days late."""
    debts = (
        replace(one, owed_on=on, days_late=days[one.name]) if one.name in days else one
        for one in case.debts
    )
    return replace(case, debts=tuple(debts))


def test_no_letter_says_late_of_a_debt_that_nobody_asked_about_since(tmp_path: Path) -> None:
    for which in (Paper.LETTER, Paper.SCRIPT, Paper.MY_PAGE, Paper.SCHEDULE):
        lacks = [one.said("zh")[0] for one in missing(CLIENT, which, LATER)]
        assert lacks == [f"{name}：晚了多少天" for name in BY_NOW], which
    assert [one for one in missing(CLIENT, Paper.LETTER, TODAY)] == []
    asked = told(CLIENT, LATER, **(BY_NOW | {"花呗": 0}))
    assert missing(asked, Paper.LETTER, LATER) == []
    letters = [
        paper.text(one.make(), tmp_path)
        for one in papers_of(asked, "zh", LATER).files(Paper.LETTER)
        if one.name.endswith("pdf")
    ]
    assert "已经晚了" not in letters[0] and "已经晚了14天" in letters[2]  # 花呗, card A


def test_a_letter_that_asks_for_time_waits_for_no_day() -> None:
    assert missing(CLIENT, Paper.HOLD, LATER) == []


def test_the_card_says_how_late_it_is_today() -> None:
    app = card("信用卡B")
    assert field(app, LATE).value == "120" and "晚了几天：120" in shown(app)
    assert "要是还了" not in shown(app)
    assert kept_debt(app, "信用卡B") == DEBTS[3]  # looked at, nothing told


@pytest.mark.parametrize("days", ["0", "16"])
def test_whether_a_debt_turned_late_is_asked_where_it_is_read(days: str) -> None:
    """Told not late, its due day gone by: neither 0 nor 16 stands there until somebody says so."""
    app = card("花呗")
    (recap,) = pieces(app, "div", "rw-recap")
    assert f"{LATE}：不知道" in recap and "后来要是没还，到今天晚了 16 天，就点“对”" in recap
    assert field(app, LATE).value == "" and kept_debt(app, "花呗") == DEBTS[0]
    put(app, LATE, days)
    assert (kept_debt(app, "花呗").days_late, kept_debt(app, "花呗").owed_on) == (int(days), LATER)
    assert f"{LATE}：{days}" in shown(app) and "后来要是没还" not in shown(app)
    press(app, "回到表")
    assert row(app, "花呗")[-1] == days and row(app, "借呗")[-1] == "—"


def test_what_is_right_is_right_today() -> None:
    app = card("花呗")
    press(app, "对")
    assert (kept_debt(app, "花呗").days_late, kept_debt(app, "花呗").owed_on) == (16, LATER)
    assert kept_debt(app, "花呗").first_unpaid == date(2026, 12, 10)
    app = card("信用卡B")
    press(app, "差不多")  # it was late when it was told: a month on it is more
    assert (kept_debt(app, "信用卡B").days_late, kept_debt(app, "信用卡B").owed_on) == (120, LATER)


@pytest.mark.parametrize("answer", ["差不多", "不知道"])
def test_what_nobody_is_sure_of_makes_no_debt_late(answer: str) -> None:
    app = card("花呗")
    press(app, answer)
    assert (kept_debt(app, "花呗").days_late, kept_debt(app, "花呗").owed_on) == (0, TODAY)


def _pasted(app: AppTest) -> None:
    go(app, "session", "zh")
    (box,) = (one for one in app.text_area if one.label == "债务表")
    box.set_value("名称\t余额\n花呗\t8200")
    press(app, "读进来")


def _in_the_card(app: AppTest) -> None:
    go(app, "session", "zh")
    press(app, "花呗")
    put(app, "还欠（元）", "8200")


def _on_the_plan(app: AppTest) -> None:
    """The debt fills the first row, what it asks as the month's and not as overdue."""
    go(app, "plan", "zh")
    assert [field(app, label).value for label in (LEAST, OVERDUE)] == ["860", ""]
    put(app, "第 1 笔还欠（元）", "8200")


def _on_relief(app: AppTest) -> None:
    """The debt stands in the fields; how late it is stays the example's there."""
    go(app, "relief", "zh")
    unfold(app, "清单里的其他债")
    press(app, "花呗")
    assert field(app, LATE).value == EXAMPLE["days_late"]
    put(app, "还欠本金（元）", "8200")


@pytest.mark.parametrize("retold", [_pasted, _in_the_card, _on_the_plan, _on_relief])
def test_another_sum_makes_no_debt_late(retold: Callable[[AppTest], None]) -> None:
    """Due on 10 December; told before not to be late, and only its sum anew on the 26th."""
    case = replace(CLIENT, debts=DEBTS[:1], log=())
    app = opened("session", "zh", {"case": save_file(case).decode(), "session_step": "debts"})
    retold(app)
    new = kept_debt(app, "花呗")
    assert (new.owed, new.days_late, new.owed_on) == (820_000, 0, TODAY)
    lacks = [one.said("zh")[0] for one in missing(replace(case, debts=(new,)), Paper.LETTER, LATER)]
    assert "花呗：晚了多少天" in lacks


def test_what_is_said_of_it_elsewhere_is_said_today() -> None:
    app = opened("relief", "zh", {"case": save_file(CLIENT).decode()})
    unfold(app, "清单里的其他债")
    press(app, "花呗")
    put(app, LATE, "5")
    assert (kept_debt(app, "花呗").days_late, kept_debt(app, "花呗").owed_on) == (5, LATER)


def test_another_sum_leaves_the_first_unpaid_day_where_it_was() -> None:
    """Card B: 90 days on 26 November, unpaid since 28 August; a month on it is 120."""
    app = card("信用卡B")
    put(app, "还欠（元）", "13500")
    new = kept_debt(app, "信用卡B")
    assert (new.owed, new.owed_on, new.days_late) == (1_350_000, LATER, 120)
    assert new.first_unpaid == date(2026, 8, 28) and "晚了几天：120" in shown(app)


def test_another_due_day_is_counted_from_and_tells_nothing() -> None:
    """Due on the 20th, not on the 10th: six days by now, and still nobody said that it is late."""
    app = card("花呗")
    put(app, "每月几号还", "20")
    assert field(app, LATE).value == "" and "到今天晚了 6 天" in shown(app)
    new = kept_debt(app, "花呗")
    assert (new.due_day, new.days_late, new.owed_on) == (20, 0, TODAY)


def test_a_day_that_was_paid_is_not_late_again() -> None:
    """Due next on 10 December; asked on the 26th, and not late: that day is behind it."""
    once = CaseDebt("d1", "单", 100_000, owed_on=LATER, days_late=0, next_due=date(2026, 12, 10))
    assert once.days_late_on(LATER) == 0 and once.days_late_on(date(2027, 1, 26)) is None
    monthly = replace(once, due_day=10)
    assert monthly.first_unpaid == date(2027, 1, 10)
    assert monthly.days_late_on(date(2027, 1, 26)) == 16
