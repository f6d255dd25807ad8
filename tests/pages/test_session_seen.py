"""What the session shows beside its fields: pictures, the top line, the foot, what may be lost."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.case import (
    Case,
    CaseDebt,
    Earned,
    Group,
    Household,
    Income,
    Spending,
    Treat,
    open_file,
    save_file,
)
from tests import paper
from tests.apptest import held, html, opened, pieces, plain, press, shown, unfold

pytestmark = pytest.mark.usefixtures("usual_day")
TODAY = date(2026, 11, 24)
PAY = Income("i1", "工资", 650_000, kind=Earned.STEADY, pay_day=15)
HELP = Income("i2", "帮工", 100_000, kind=Earned.VARIES, low=0, high=200_000)
RENT = Spending("s1", "房租", 180_000, Group.HOME, 1, day=1)
BILL = CaseDebt("d1", "花呗", 860_000, ask_next=150_000, due_day=10, treat=Treat.SHARE)
HOME = Household(income=(PAY,), spending=(RENT,), cash_now=300_000)
CASE = Case(TODAY, reference="R-7F3K", household=HOME, debts=(BILL,))


def session(case: Case = CASE, lang: str = "zh", step: str = "debts") -> AppTest:
    return opened("session", lang, {"case": save_file(case).decode(), "session_step": step})


def test_the_picture_of_sixty_days_marks_the_first_short_one() -> None:
    """By hand: 3,000 in hand; 1,800 of rent on the 1st, 1,500 on the 10th, 6,500 on the 15th."""
    (found,) = unfold(session(), "看图：每天手上的钱").get("plotly_chart")
    figure: dict[str, Any] = json.loads(found.proto.spec)
    changes = {date(2026, 12, 1): 1_200, date(2026, 12, 10): -300, date(2026, 12, 15): 6_200}
    changes |= {date(2027, 1, 1): 4_400, date(2027, 1, 10): 2_900, date(2027, 1, 15): 9_400}
    days, balance, in_hand = [TODAY + timedelta(at) for at in range(60)], [], 3_000
    for on in days:
        in_hand = changes.get(on, in_hand)
        balance.append(in_hand)
    (curve,) = figure["data"]
    assert [one[:10] for one in curve["x"]] == [str(on) for on in days]
    assert curve["y"] == balance and min(balance) == -300
    uprights = [one["x0"][:10] for one in figure["layout"]["shapes"] if one["x0"] == one["x1"]]
    assert uprights == ["2026-12-10"]
    assert "不够" in [one["text"] for one in figure["layout"]["annotations"]]
    assert "2026年12月10日第一次不够" in found.proto.alt and "9,400.00" in found.proto.alt


def test_the_picture_of_three_months_has_their_incomes_and_what_living_takes() -> None:
    """6,500 for certain and 0, 1,000 or 2,000 more: 76.47, 88.24, 100 of a hundred; 1,800 goes."""
    home = replace(HOME, income=(PAY, HELP))
    markup = html(unfold(session(replace(CASE, household=home)), "看图：三种月份"))
    bars = re.findall(r'rw-bar-name">(.*?)</span>\s*<b>(.*?)</b>.*?width:([\d.]+)%', markup, re.S)
    named = [(name, amount, round(float(width))) for name, amount, width in bars]
    assert named == [
        ("少的月份", "6,500.00 元", 76),
        ("平常", "7,500.00 元", 88),
        ("多的月份", "8,500.00 元", 100),
    ]
    assert "生活费 1,800.00 元" in plain(markup)
    marks = {round(float(one)) for one in re.findall(r'<u style="left:([\d.]+)%"', markup)}
    assert marks == {21}  # 1,800 of 8,500


@pytest.mark.parametrize(("lang", "month"), [("zh", "少的月份能给"), ("en", "Give, low month")])
def test_the_three_figures_at_the_foot_add_up(lang: str, month: str) -> None:
    """6,500 and 1,800 leave 4,700 in a low month; 1,500 and 3,900 are asked: 700 are short."""
    more = replace(BILL, id="d2", name="借呗", ask_next=390_000)
    home = replace(HOME, income=(PAY, HELP))
    (foot,) = pieces(
        session(replace(CASE, household=home, debts=(BILL, more)), lang), "dl", "rw-sums"
    )
    assert re.findall(r"<dd>(.*?)</dd>", foot) == ["4,700.00", "5,400.00", "700.00"]
    assert re.findall(r"<dt>(.*?)</dt>", foot)[0] == month
    untold = session(Case(TODAY), lang)
    (foot,) = pieces(untold, "dl", "rw-sums")
    assert re.findall(r"<dd>(.*?)</dd>", foot) == ["—", "—", "—"]


def test_the_top_line_names_the_case_and_saves_it_in_one_tap(made: paper.MAKERS) -> None:
    """Its number, save and clear in sight; how much is still to be looked up beside the steps."""
    app = session(replace(CASE, debts=(BILL, replace(BILL, id="d2", name="医院", owed=None))))
    assert "R-7F3K" in shown(app) and len(pieces(app, "details", "rw-clear")) == 2  # and the foot
    (name,) = made
    assert name.startswith("还款-R-7F3K-") and open_file(made[name]()).debts == held(app).debts
    assert re.search(r"还差 \d 样，要回去查", shown(app))
    empty = opened("session", "zh")
    assert "编号" not in shown(empty) and "还差" not in shown(empty)


def test_what_a_reload_would_lose_is_said_before_it() -> None:
    """A table that was pasted and not read; a file that was opened and not decided on."""
    unread, undecided = (
        "粘进来的表还没读，刷新会丢。",
        "打开的文件还没决定用不用，刷新后要重新打开。",
    )
    app = session()
    assert unread not in shown(app) and undecided not in shown(app)
    (box,) = (one for one in app.text_area if one.label == "债务表")
    box.set_value("名称\t欠款\n白条\t2400").run()
    assert unread in shown(app)
    press(app, "读进来")
    assert unread not in shown(app) and len(held(app).debts) == 2
    unfold(app, "打开文件、口令")
    app.file_uploader[0].set_value(("x.json", save_file(CASE), "application/json"))
    app.run()
    assert undecided in shown(app)
    press(app, "不换")
    assert undecided not in shown(app)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_opened_as_it_was_saved(encoding: str) -> None:
    """As a browser, or Excel in Chinese, writes it; what tells of persons is not read."""
    app = opened("session", "zh", {"session_step": "debts"})
    raw = '名称,欠款,身份证号\n花呗,"8,600.00",110101199003070011\n白条,2400,\n'.encode(encoding)
    app.file_uploader[0].set_value(("债.csv", raw, "text/csv")).run()
    assert not app.exception
    assert [(one.name, one.owed) for one in held(app).debts] == [
        ("花呗", 860_000),
        ("白条", 240_000),
    ]
    assert "110101199003070011" not in repr(app.session_state)


def test_every_step_says_when_to_see_a_person() -> None:
    """One sentence with the way to who can be asked, five different ones."""
    app, said = session(), set()
    for step in ("1 先问", "2 家里", "3 欠谁", "4 怎么谈", "5 定下"):
        press(app, step)
        (line,) = (one for one in pieces(app, "p", "rw-note") if "/help?" in one)
        said.add(plain(line))
    assert len(said) == 5


def test_the_card_says_what_is_known_and_what_is_not() -> None:
    app = session(replace(CASE, debts=(replace(BILL, ask_next=None),)))
    press(app, "花呗")
    recap = html(app).split('class="rw-recap"')[1].split("</ul>")[0]
    assert re.findall(r"<li>(.*?)</li>", recap) == [
        "还欠（元）：8,600.00",
        "对方下月要（元）：不知道",
        "每月几号还：10",
        "晚了几天：不知道",
    ]
