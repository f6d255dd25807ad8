"""What was said or came is noted under its debt, kept in the file, printed in the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.papers.case import Paper, papers_of
from planner.case import Case, Channel, LogEntry, save_file
from tests import paper
from tests.apptest import choose, errors, held, opened, press, put, shown, unfold
from tests.papers_client import CLIENT, TODAY

ASKED = LogEntry(date(2026, 11, 25), "花呗说三天内书面答复", "d1", Channel.CALL)


pytestmark = pytest.mark.usefixtures("the_day")


def of(step: str, case: Case = CLIENT, debt: str = "d1") -> AppTest:
    """The card of a debt in step 3, or its offers in step 4."""
    where = {"debts": "session_open", "talks": "session_offers"}[step]
    kept = {"case": save_file(case).decode(), "session_step": step, where: debt}
    return opened("session", "zh", kept)


def noted(app: AppTest, on: date, way: str, text: str) -> None:
    """One note, as a counsellor makes it."""
    (day,) = (one for one in app.date_input if one.label == "是哪天")
    day.set_value(on)
    app.run()
    choose(app, "怎么联系的", way)
    put(app, "说了什么，来了什么", text)
    press(app, "记下这一条")


def closed(app: AppTest) -> bool:
    """Whether nothing can be noted now."""
    (button,) = (one for one in app.button if one.label == "记下这一条")
    return bool(button.disabled)


@pytest.mark.parametrize("step", ["debts", "talks"])
def test_a_note_goes_into_the_file_and_the_ledger(step: str, tmp_path: Path) -> None:
    app = of(step)
    unfold(app, "谈过什么、来过什么")
    noted(app, ASKED.on, "电话", ASKED.text)
    assert held(app).log == (*CLIENT.log, ASKED)
    assert held(app).plan.confirmed_on == TODAY  # a note is no figure: the tick stays
    assert "2026年11月25日 · 电话 · 花呗说三天内书面答复" in shown(app)
    (field,) = (one for one in app.text_input if one.label == "说了什么，来了什么")
    assert field.value == ""
    (ledger,) = papers_of(held(app), "zh", TODAY).files(Paper.LEDGER)
    told = paper.text(ledger.make(), tmp_path)
    assert "花呗说三天内书面答复" in told and "电话" in told
    press(app, "去掉第 1 条")
    assert held(app).log == CLIENT.log  # the note of another debt stays


def test_nothing_is_noted_without_words_or_of_tomorrow() -> None:
    app = of("talks")
    unfold(app, "谈过什么、来过什么")
    assert closed(app)
    put(app, "说了什么，来了什么", "催款短信")
    assert not closed(app)
    (day,) = (one for one in app.date_input if one.label == "是哪天")
    day.set_value(date(2026, 11, 27))
    app.run()
    assert errors(app) == ["“是哪天”不能晚于今天，2026年11月26日。"] and closed(app)


def test_a_debt_that_is_taken_away_leaves_its_notes() -> None:
    """The card at court has a note of its own in the client's file."""
    app = of("debts", debt="d4")
    press(app, "去掉：信用卡B")
    assert [one.id for one in held(app).debts if one.id == "d4"] == []
    assert [(one.text, one.debt) for one in held(app).log] == [("收到法院的信", None)]
    press(app, "花呗")  # the ledger prints it, so a card shows it, and it can be taken away
    unfold(app, "谈过什么、来过什么")
    assert "收到法院的信 · 没写哪一家" in shown(app)
    press(app, "去掉第 1 条")
    assert held(app).log == ()
    assert "没写哪一家" not in shown(of("debts"))


def test_a_note_that_is_too_long_is_said_to_be_and_not_cut() -> None:
    app = of("talks")
    unfold(app, "谈过什么、来过什么")
    put(app, "说了什么，来了什么", "话" * 501)
    assert errors(app) == ["一条最多 500 个字，这一条有 501 个。分成两条记。"] and closed(app)
    assert held(app).log == CLIENT.log
    put(app, "说了什么，来了什么", "话" * 500)
    assert not errors(app)
    press(app, "记下这一条")
    assert held(app).log[-1].text == "话" * 500


def test_a_note_that_is_begun_is_still_there_on_the_way_back() -> None:
    """Over another card, a step and back; of no other debt, and gone with a file that is opened."""
    app = of("debts")
    unfold(app, "谈过什么、来过什么")
    put(app, "说了什么，来了什么", "先说一半")
    press(app, "下一笔")
    if not [one for one in app.text_input if one.label == "说了什么，来了什么"]:
        unfold(app, "谈过什么、来过什么")
    (field,) = (one for one in app.text_input if one.label == "说了什么，来了什么")
    assert field.value == ""
    press(app, "2 家里")
    press(app, "3 欠谁")
    press(app, "上一笔")
    if not [one for one in app.text_input if one.label == "说了什么，来了什么"]:
        unfold(app, "谈过什么、来过什么")
    (field,) = (one for one in app.text_input if one.label == "说了什么，来了什么")
    assert field.value == "先说一半" and held(app).log == CLIENT.log
    press(app, "记下这一条")
    assert held(app).log[-1].text == "先说一半"
    put(app, "说了什么，来了什么", "另一半")
    unfold(app, "打开文件、口令")
    app.file_uploader[0].set_value(("上月.json", save_file(CLIENT), "application/json"))
    app.run()
    press(app, "换成文件里的")
    assert app.session_state["kept"]["session_notes_begun"] == {}
