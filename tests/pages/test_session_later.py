"""A file of last month, opened again: nobody is late before it is said, nor less late than told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.papers.case import Paper, missing, papers_of
from planner.case import Case, CaseDebt, open_file, save_file
from tests import clock, paper
from tests.apptest import field, opened, press, put, shown
from tests.papers_client import CLIENT, DEBTS, TODAY

LATER = date(2026, 12, 26)
# Told on 26 November not to be late; by the calendar, from each due day to 26 December.
BY_NOW = {"花呗": 16, "借呗": 6, "信用卡A": 14, "网贷": 11, "白条": 8}
LATE = "晚了几天"


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


def held(app: AppTest, name: str) -> CaseDebt:
    case = open_file(str(app.session_state["kept"]["case"]).encode())
    return next(one for one in case.debts if one.name == name)


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
    app = card("花呗")
    assert field(app, LATE).value == "16" and "晚了几天：16" in shown(app)
    assert "后来要是没还，到今天晚了 16 天；要是还了，就写 0" in shown(app)
    assert held(app, "花呗") == DEBTS[0]  # looked at, nothing told
    put(app, LATE, "0")
    assert (held(app, "花呗").days_late, held(app, "花呗").owed_on) == (0, LATER)
    assert "晚了几天：0" in shown(app) and "要是还了" not in shown(app)


@pytest.mark.parametrize("answer", ["对", "差不多"])
def test_what_is_right_is_right_today(answer: str) -> None:
    app = card("花呗")
    press(app, answer)
    assert (held(app, "花呗").days_late, held(app, "花呗").owed_on) == (16, LATER)
    assert held(app, "花呗").first_unpaid == date(2026, 12, 10)


def test_what_nobody_knows_is_not_told_anew() -> None:
    app = card("花呗")
    press(app, "不知道")
    assert (held(app, "花呗").days_late, held(app, "花呗").owed_on) == (0, TODAY)


def test_another_sum_leaves_the_first_unpaid_day_where_it_was() -> None:
    """Card B: 90 days on 26 November, unpaid since 28 August; a month on it is 120."""
    app = card("信用卡B")
    put(app, "还欠（元）", "13500")
    new = held(app, "信用卡B")
    assert (new.owed, new.owed_on, new.days_late) == (1_350_000, LATER, 120)
    assert new.first_unpaid == date(2026, 8, 28) and "晚了几天：120" in shown(app)


def test_another_due_day_is_counted_from_and_tells_nothing() -> None:
    """Due on the 20th, not on the 10th: six days by now, and still nobody said that it is late."""
    app = card("花呗")
    put(app, "每月几号还", "20")
    assert field(app, LATE).value == "6"
    new = held(app, "花呗")
    assert (new.due_day, new.days_late, new.owed_on) == (20, 0, TODAY)


def test_a_day_that_was_paid_is_not_late_again() -> None:
    """Due next on 10 December; asked on the 26th, and not late: that day is behind it."""
    once = CaseDebt("d1", "单", 100_000, owed_on=LATER, days_late=0, next_due=date(2026, 12, 10))
    assert once.days_late_on(LATER) == 0 and once.days_late_on(date(2027, 1, 26)) is None
    monthly = replace(once, due_day=10)
    assert monthly.first_unpaid == date(2027, 1, 10)
    assert monthly.days_late_on(date(2027, 1, 26)) == 16
