"""What the session says is so: a tick for its own figures, one choice, levels, what is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from planner.case import By, Case, CaseOffer, Dated, Status, open_file, save_file
from tests import clock
from tests.apptest import choose, opened, press, put, shown, unfold
from tests.papers_client import CLIENT

LAST_MONTH = date(2026, 10, 26)
TICK = "这些数我核对过"


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """The client's day."""
    with clock.at("2026-11-26T12:00+08:00"):
        yield


def session(case: Case, step: str, lang: str = "zh") -> AppTest:
    return opened("session", lang, {"case": save_file(case).decode(), "session_step": step})


def held(app: AppTest) -> Case:
    return open_file(str(app.session_state["kept"]["case"]).encode())


def papers(app: AppTest) -> list[str]:
    """The buttons that give a paper."""
    found = (str(one.proto.label) for one in app.get("download_button"))
    return [one for one in found if "全部带走" in one or "我的一页" in one]


def test_a_tick_of_last_month_is_gone_once_a_figure_changes() -> None:
    """The file of last month in a fresh tab, a debt changed before step 5 was ever drawn."""
    old = replace(CLIENT, plan=replace(CLIENT.plan, confirmed_on=LAST_MONTH), saved_on=LAST_MONTH)
    app = opened("session", "zh", {"session_step": "debts"})
    unfold(app, "文件：打开、存、清空")
    app.file_uploader[0].set_value(("上月.json", save_file(old), "application/json"))
    app.run()
    press(app, "换成文件里的")
    assert held(app).plan.confirmed_on == LAST_MONTH  # nothing has changed yet
    press(app, "花呗")
    put(app, "还欠（元）", "9999")
    assert held(app).debts[0].owed == 999_900
    assert held(app).plan.confirmed_on is None
    press(app, "5 定下")
    (tick,) = (one for one in app.checkbox if one.label == TICK)
    assert not tick.value and "再打一次勾" in shown(app)
    assert not papers(app) and f"就在这一页上面：本人还没说“{TICK}”" in shown(app)
    press(app, TICK)
    assert papers(app) and held(app).plan.confirmed_on == date(2026, 11, 26)
    assert "再打一次勾" not in shown(app)


def test_of_two_offers_one_is_taken_and_stays_taken() -> None:
    paid = (Dated(date(2026, 12, 20), 250_000), Dated(date(2027, 1, 20), 250_000))
    offers = (
        CaseOffer("o1", By.LENDER, 0, False, paid, status=Status.ASKED),
        CaseOffer("o2", By.LENDER, 0, False, (Dated(paid[0].on, 500_000),), status=Status.ASKED),
    )
    hospital = replace(CLIENT.debts[6], offers=offers, chosen="o1")
    case = replace(CLIENT, debts=(*CLIENT.debts[:6], hospital, CLIENT.debts[7]))
    app = session(case, "talks")
    choose(app, "记下对方说的", "医院")
    (which,) = app.radio
    assert which.value == "o1"
    which.set_value("o2").run()
    seen = []
    for _ in range(3):
        app.run()
        seen.append((held(app).debts[6].chosen, app.radio[0].value))
    assert seen == [("o2", "o2")] * 3
    choose(app, "到哪一步（第 2 项）", "没答应")  # a refused one can no longer be the one
    app.run()
    assert held(app).debts[6].chosen is None and app.radio[0].options == ["还没定", "就用第 1 个"]
