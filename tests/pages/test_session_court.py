"""Step 1: a court's paper and its days, and how both are taken back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.papers.case import Paper, papers_of
from pages.parts.session.panel.urgency import order
from planner.case import Case, save_file
from planner.case import Paper as CourtPaper
from tests import paper
from tests.apptest import choose, errors, held, opened, pieces, plain
from tests.papers_client import CLIENT, TODAY

HEARING = date(2027, 1, 14)
COURT_DAYS = {"20261209", "20270114"}


pytestmark = pytest.mark.usefixtures("the_day")


def session(case: Case, lang: str = "zh") -> AppTest:
    return opened("session", lang, {"case": save_file(case).decode(), "session_step": "first"})


def with_card(**more: object) -> Case:
    """The client, the card that is at court told otherwise."""
    card = replace(CLIENT.debts[3], **more)  # type: ignore[arg-type]
    return replace(CLIENT, debts=(*CLIENT.debts[:3], card, *CLIENT.debts[4:]))


def days_in(case: Case) -> set[str]:
    """The days that the calendar of a case begins something on."""
    (made,) = papers_of(case, "zh", TODAY).files(Paper.CALENDAR)
    return set(re.findall(r"DTSTART;VALUE=DATE:(\d{8})", made.make().decode()))


def put_day(app: AppTest, which: str, on: date) -> None:
    """A day put into the field whose name ends so."""
    (one,) = (one for one in app.date_input if one.key.endswith(which))
    one.set_value(on)
    app.run()
    assert not app.exception


def urgent(app: AppTest) -> str:
    """The lines of the court on top of the page."""
    return " ".join(plain(one) for one in pieces(app, "ul", "rw-urgent"))


@pytest.mark.parametrize("taken_back", ["没有", "还没问"])
def test_a_paper_that_is_taken_back_takes_its_days_along(taken_back: str) -> None:
    app = session(with_card())
    put_day(app, "_hearing", HEARING)
    assert "2026年12月9日" in urgent(app) and "2027年1月14日开庭" in urgent(app)
    choose(app, "来的是什么", taken_back)
    assert urgent(app) == ""
    card = held(app).debts[3]
    assert (card.received_on, card.answer_by, card.hearing_on) == (None, None, None)
    choose(app, "哪一笔的文件", "信用卡B")
    choose(app, "来的是什么", "起诉状")  # another one: its days are asked anew
    assert [one.value for one in app.date_input] == [None, None]


def test_a_file_that_says_no_paper_came_has_no_day_of_a_court(tmp_path: Path) -> None:
    """A day left over from a paper that was taken back counts nowhere, on no screen or paper."""
    case = with_card(paper=CourtPaper.NONE, answer_by=date(2026, 12, 9), hearing_on=HEARING)
    assert urgent(session(case)) == ""
    quiet = replace(case.debts[3], stage=None)
    assert order(replace(case, debts=(quiet,)), TODAY)[0].reason.code == "late"
    made = papers_of(case, "zh", TODAY)
    page = next(one for one in made.files(Paper.MY_PAGE) if one.name.endswith("pdf"))
    said = paper.text(page.make(), tmp_path)
    assert "开庭" not in said and "2026年12月9日" not in said
    assert not days_in(case) & COURT_DAYS
    assert days_in(with_card(hearing_on=HEARING)) >= COURT_DAYS


def test_a_day_of_a_court_without_its_paper_stays_and_can_be_taken_away() -> None:
    """A file of somebody else may have the day alone; nothing of it is lost by looking."""
    app = session(with_card(paper=None, received_on=None, hearing_on=HEARING))
    choose(app, "哪一笔的文件", "信用卡B")
    assert held(app).debts[3].hearing_on == HEARING and "2027年1月14日开庭" in urgent(app)
    (one,) = (one for one in app.date_input if one.key.endswith("_hearing"))
    one.set_value(None)
    app.run()
    assert held(app).debts[3].hearing_on is None and urgent(app) == ""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "“哪天收到的”不能晚于今天，2026年11月26日。"),
        ("en", "“Received on” cannot be after today, 26 Nov 2026."),
    ],
)
def test_a_paper_cannot_have_come_tomorrow(lang: str, said: str) -> None:
    """It is said under the field, and the day that was known stays."""
    app = session(with_card(), lang)
    put_day(app, "_received", date(2026, 11, 27))
    assert errors(app) == [said]
    assert held(app).debts[3].received_on == date(2026, 11, 24)
    put_day(app, "_received", TODAY)
    assert not errors(app) and held(app).debts[3].answer_by == date(2026, 12, 11)
