"""No time today: letters that ask every lender to wait, from a table of names and sums alone."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pages.papers.case import Lack, Paper, Why, papers_of
from planner.case import Case, CaseDebt, Kind, save_file
from tests import paper
from tests.apptest import errors, held, opened, press, shown, unfold

pytestmark = pytest.mark.usefixtures("usual_day")  # 24 November 2026

TODAY = date(2026, 11, 24)
TABLE = "名称\t欠款\n花呗\t8600\n借呗\t24000\n白条\t2400"
ALL = "没填日期的，最近 3 年里都催过，或者还过钱"
THREE = "给 3 家的信，一次带走（zip）"


def buttons(app: AppTest) -> list[str]:
    """The words of the buttons that give the letters."""
    found = [str(one.proto.label) for one in app.get("download_button")]
    return [one for one in found if "家的信" in one]


def named(*names: str) -> Case:
    """Debts of which a name and a sum are known, and nothing else."""
    debts = [CaseDebt(f"d{at}", one, 100_000 * at) for at, one in enumerate(names, 1)]
    return Case(TODAY, reference="R-7F3K", debts=tuple(debts))


def hurried(case: Case, lang: str = "zh") -> AppTest:
    """Step 3, and the fold for those who have no time."""
    app = opened("session", lang, {"case": save_file(case).decode(), "session_step": "debts"})
    unfold(app, {"zh": "今天来不及", "en": "No time today"}[lang])
    return app


def when(app: AppTest, debt: str, on: date) -> None:
    """The day on which a debt was last asked for or paid."""
    (one,) = (one for one in app.date_input if one.key == f"case_hold_{debt}_spoke")
    one.set_value(on)
    app.run()
    assert not app.exception


def test_a_table_without_days_needs_one_tick(made: paper.MAKERS) -> None:
    """Names and sums are pasted; the fold and one tick, and every lender has its letter."""
    app = opened("session", "zh", {"session_step": "debts"})
    (box,) = (one for one in app.text_area if one.label == "债务表")
    box.set_value(TABLE)
    press(app, "读进来")
    assert [one.owed for one in held(app).debts] == [860_000, 2_400_000, 240_000]
    unfold(app, "今天来不及")
    assert buttons(app) == [] and "写信以前，先答下面这一句" in shown(app)
    press(app, ALL)
    assert buttons(app) == [THREE]
    (letters,) = (make for name, make in made.items() if "先等等" in name)
    assert len(zipfile.ZipFile(io.BytesIO(letters())).namelist()) == 6  # pdf and docx for each
    assert [one.last_contact_on for one in held(app).debts] == [None] * 3  # no day is made up
    press(app, ALL)
    assert buttons(app) == []


def test_a_day_that_is_given_counts_before_the_tick() -> None:
    """One of them was last spoken of four years ago: its letter waits, tick or no."""
    app = hurried(named("花呗", "借呗", "白条"))
    press(app, ALL)
    when(app, "d2", date(2022, 11, 24))
    assert buttons(app) == ["给 2 家的信，一次带走（zip）"] and "还没答：借呗。" in shown(app)
    press(app, "借呗：和咨询员看过了，还是要写信")
    assert buttons(app) == [THREE]
    when(app, "d2", date(2026, 10, 1))
    assert buttons(app) == [THREE]
    when(app, "d2", date(2026, 11, 25))
    assert errors(app) == ["“上次催款或还款（借呗）”不能晚于今天，2026年11月24日。"]


def test_a_debt_that_comes_later_is_asked_about_anew() -> None:
    app = hurried(named("花呗", "借呗"))
    press(app, ALL)
    assert buttons(app) == ["给 2 家的信，一次带走（zip）"]
    app.session_state["kept"]["case"] = save_file(named("花呗", "借呗", "白条")).decode()
    app.run()
    (tick,) = (one for one in app.checkbox if one.label == ALL)
    assert not tick.value and buttons(app) == []  # it said "all", and there is another one now
    press(app, ALL)
    assert buttons(app) == [THREE]


def test_the_tick_is_of_its_own_case_alone() -> None:
    app = hurried(named("花呗", "借呗"))
    press(app, ALL)
    other = replace(named("花呗", "借呗"), reference="R-9XYZ")
    fresh = opened(
        "session",
        "zh",
        {
            **app.session_state["kept"],
            "case": save_file(other).decode(),
        },
    )
    assert buttons(fresh) == []


def test_nobody_is_asked_whose_debt_is_known_to_be_young(made: paper.MAKERS) -> None:
    """40 days late, or a person: no question, and the letter at once."""
    young = replace(named("花呗").debts[0], owed_on=TODAY, days_late=40)
    friend = CaseDebt("d2", "亲戚", 100_000, Kind.PERSON)
    app = hurried(replace(named("花呗"), debts=(young, friend)), "en")
    assert not [one for one in app.checkbox if "without a date" in str(one.label)]
    assert any("zip" in str(one.proto.label) for one in app.get("download_button"))
    bare = papers_of(named("花呗"), "zh", TODAY).missing(Paper.HOLD)
    assert bare == [Lack("debts.0.last_contact_on", Why.UNKNOWN, "花呗")]
