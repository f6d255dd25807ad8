"""Saved as one page: nothing of an example, and the figures of the papers are those of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from pages.papers import page as papers
from pages.papers import printed
from tests import browser as real
from tests import clock, paper
from tests.apptest import (
    answer,
    cards,
    go,
    html,
    opened,
    part,
    plain,
    press,
    put,
    shown,
    unfold,
)
from tests.browser import OpenPage, open_page

browser = pytest.mark.browser
TODAY = date(2026, 11, 24)
WORDS = {
    "zh": {
        "fold": "存成一页",
        "principal": "还欠本金（元）",
        "late": "晚了几天",
        "budget": "每月最多能还",
        "yes": "和我的一样",
        "pdf": "PDF，能打印",
        "example": "例子",
        "payment": "还款日",
    },
    "en": {
        "fold": "Save as one page",
        "principal": "Principal left",
        "late": "Days late",
        "budget": "Can pay a month",
        "yes": "They are mine too",
        "pdf": "PDF to print",
        "example": "example",
        "payment": "Payment day",
    },
}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[paper.MAKERS]:
    """What the download buttons of the last run would make; Streamlit still does all it does.

    The file of the list stands under every page with figures; it is no paper.
    """
    found: paper.MAKERS = {}
    deferred = MediaFileManager.add_deferred

    def noted(self: MediaFileManager, data: Any, *args: Any, **more: Any) -> Any:
        if (ending := Path(more["file_name"]).suffix) != ".json":
            found[ending] = data
        return deferred(self, data, *args, **more)

    monkeypatch.setattr(MediaFileManager, "add_deferred", noted)
    yield found


def own(page: str, lang: str, late: str = "", budget: str = "") -> AppTest:
    """A page with the reader's own debt of 20,000 yuan at 18 % over 12 months, its fold open."""
    words = WORDS[lang]
    app = opened(page, lang)
    put(app, words["principal"], "20000")
    if late:
        put(app, words["late"], late)
    if budget:
        put(app, words["budget"], budget)
    unfold(app, words["fold"])
    press(app, words["yes"])
    return app


def amounts(text: str) -> list[str]:
    """Every amount with its fen, in order."""
    return re.findall(r"\d[\d,]*\.\d\d(?!%|\d)", text)


# What is an example


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ["relief", "waiting", "timeline", "plan"])
def test_an_example_reaches_no_paper(lang: str, page: str, made: paper.MAKERS) -> None:
    app = opened(page, lang)
    assert not made
    fold = unfold(app, WORDS[lang]["fold"])
    assert WORDS[lang]["example"] in shown(fold)
    assert not made and not fold.get("download_button")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_page_had_is_named_and_taken_over_by_one_tap(
    lang: str, made: paper.MAKERS
) -> None:
    words = WORDS[lang]
    app = opened("relief", lang)
    put(app, words["principal"], "20000")
    fold = unfold(app, words["fold"])
    for named in ("18%", "12", "600.00"):
        assert named in shown(fold)
    assert not made
    press(app, words["yes"])
    assert list(made) == [".pdf", ".png", ".ics", ".xlsx", ".csv"]


def test_a_change_while_the_fold_is_open_is_in_the_next_file(
    made: paper.MAKERS, tmp_path: Path
) -> None:
    app = own("waiting", "zh", late="45")
    put(app, "晚了几天", "30")
    assert paper.squeezed(answer(app)) in paper.text(made[".pdf"](), tmp_path)


def test_what_cannot_be_read_gives_no_paper(made: paper.MAKERS) -> None:
    app = own("relief", "zh", budget="1000")
    made.clear()
    put(app, "还欠本金（元）", "两只羊")
    assert not made
    assert "填好这一格" in shown(part(app, "存成一页"))


# The figures


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_way_on_paper_is_the_first_card(lang: str, made: paper.MAKERS, tmp_path: Path) -> None:
    """24 payments of 998.48 at 1.5 % a month on 20,000: 20,000 × 0.015 / (1 − 1.015^−24)."""
    app = own("relief", lang, budget="1000")
    said = paper.text(made[".pdf"](), tmp_path)
    assert paper.squeezed(answer(app)) in said
    first = plain(cards(app)[0])
    for amount in amounts(first):
        assert amount in said, amount
    assert "998.48" in amounts(first)
    (total,) = (one for one in amounts(first) if one == "23,963.59")
    sums = paper.added_up(paper.sheet(made[".xlsx"]()))
    assert str(next(iter(sums.values()))) == total.replace(",", "")
    found = paper.rows(made[".csv"]())
    assert sum(Decimal(cells[1]) for cells in found[1:]) == Decimal(total.replace(",", ""))
    assert len(found) == 25 and found[-1][-1] == "0.00"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_calendar_has_the_days_and_amounts_of_the_way(lang: str, made: paper.MAKERS) -> None:
    own("relief", lang, budget="1000")
    paid = [
        one for one in paper.events(made[".ics"]()) if str(one["SUMMARY"]) == WORDS[lang]["payment"]
    ]
    rows = paper.rows(made[".csv"]())[1:]
    assert [one["DTSTART"].dt.isoformat() for one in paid] == [cells[0] for cells in rows]
    assert [amounts(str(one["DESCRIPTION"]))[0].replace(",", "") for one in paid] == [
        cells[1] for cells in rows
    ]
    assert len({str(one["UID"]) for one in paid}) == 24


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_way_that_was_tapped_is_the_one_on_paper(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    """Three months put off: 20,000 × 1.015³ = 20,913.57, over twelve 1,917.36 from 24 March 2027.

    The next three days: 24 December, before which to ask, then the first two payments.
    """
    app = own("relief", lang, budget="1500")
    name = {"zh": "延 3 个月，利息加进本金", "en": "Defer 3 months, interest added"}[lang]
    assert not plain(cards(app)[0]).startswith(name), "it is not the first of them"
    go(app, "contact", lang, way="defer")
    made.clear()
    unfold(go(app, "relief", lang), WORDS[lang]["fold"])
    rows = [cells for cells in paper.rows(made[".csv"]())[1:] if cells[1] != "0.00"]
    assert rows[0][:2] == ["2027-03-24", "1917.36"] and len(rows) == 12
    days = [one["DTSTART"].dt for one in paper.events(made[".ics"]())]
    assert days[:3] == [date(2026, 12, 24), date(2027, 3, 24), date(2027, 4, 24)]
    said = paper.text(made[".pdf"](), tmp_path)
    assert paper.squeezed(name) in said and "1,917.36" in said
    near = {"zh": "2026年12月24日", "en": "24Dec2026"}[lang]
    assert near in said


DEFERRED = {"zh": "延 3 个月，利息加进本金", "en": "Defer 3 months, interest added"}


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ["waiting", "timeline"])
def test_the_way_that_was_tapped_is_asked_for_on_every_paper(
    page: str, lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    """Three months put off: 20,000 × 1.015³ = 20,913.57, twelve of 1,917.36 from 24 March 2027."""
    app = own("relief", lang, budget="1500")
    go(app, "contact", lang, way="defer")
    made.clear()
    go(app, page, lang)
    if not made:
        unfold(app, WORDS[lang]["fold"])
    if not made:
        press(app, WORDS[lang]["yes"])
    said = paper.text(made[".pdf"](), tmp_path)
    assert paper.squeezed(DEFERRED[lang]) in said and "1,917.36" in said
    assert "我想申请延期3个月" in said and "从2027年3月24日起" in said
    assert "我想申请____" not in said


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_nothing_was_tapped_a_paper_asks_for_the_first_way(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    """1,000 a month on 20,000 at 1.5 %: 24 payments of 998.48; without a budget it stays open."""
    app = own("relief", lang, budget="1000")
    go(app, "waiting", lang)
    if not made:
        unfold(app, WORDS[lang]["fold"])
    said = paper.text(made[".pdf"](), tmp_path)
    assert "998.48" in said and "我想申请____" not in said and "24期" in said
    made.clear()
    own("waiting", lang)
    said = paper.text(made[".pdf"](), tmp_path)
    assert "我想申请____" in said and "998.48" not in said


def test_the_next_days_are_the_nearest_three_that_are_not_over() -> None:
    """Counted from 24 November 2026: the 23rd is over, the 24th is not."""
    days = [date(2027, 1, 10), date(2026, 11, 23), date(2026, 12, 10), date(2026, 11, 24)]
    made_on = date(2026, 11, 24)
    page = papers.Page(
        "zh", "a", "b", made_on, "c", days=[papers.Day(on, "") for on in [*days, date(2027, 2, 10)]]
    )
    assert [one.on for one in page.next_days] == [days[3], days[2], days[0]]


def test_two_rows_of_one_day_are_one_payment(made: paper.MAKERS) -> None:
    """Late by 90 days, in six parts: 622.55 and 1,833.60 on one day are 2,456.15 (W6, W7)."""
    app = opened("relief", "zh", kept={"ways_True": ["pieces"]})
    for label, text in (("还欠本金（元）", "20000"), ("晚了几天", "90"), ("每月最多能还", "3000")):
        put(app, label, text)
    unfold(app, "存成一页")
    press(app, "和我的一样")
    rows = paper.rows(made[".csv"]())[1:]
    assert len({cells[0] for cells in rows}) == len(rows)
    assert rows[0][1] in {one.replace(",", "") for one in amounts(plain(cards(app)[0]))}


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_waiting_costs_is_the_same_on_paper(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    app = own("waiting", lang, late="45")
    said = paper.text(made[".pdf"](), tmp_path)
    assert paper.squeezed(answer(app)) in said
    (table,) = re.findall(r'<table class="[^"]*rw-wait".*?</table>', html(app), re.DOTALL)
    found = re.findall(r'<td class="rw-money">(.*?)</td>', table)
    assert len(found) == 15 and [one for one in found if one not in said] == []
    rows = paper.rows(made[".csv"]())[1:]
    assert [cells[0] for cells in rows] == [
        (TODAY + timedelta(days=days)).isoformat() for days in (0, 7, 30, 60, 90)
    ]
    # Two instalments of 1,833.60 and what lateness added: 45 and 15 days at 18 % × 1.5.
    assert rows[0][1:] == ["3667.20", "68.10", "3735.30"]
    assert [cells[3] for cells in rows] == [one.replace(",", "") for one in found[2::3]]


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ["relief", "waiting", "timeline"])
def test_a_workbook_has_the_rows_of_the_csv_file(page: str, lang: str, made: paper.MAKERS) -> None:
    """24 of 998.48 at 1.5 % a month; what is overdue after 45 days is 3,735.30."""
    if page == "relief":
        own(page, lang, budget="1000")
    else:
        own(page, lang, late="45")
    rows = paper.rows(made[".csv"]())
    assert len(rows) > 4 and paper.cells(paper.sheet(made[".xlsx"]()), len(rows) - 1) == rows
    known = "998.48" if page == "relief" else "3735.30"
    assert known in [cell for row in rows for cell in row]


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_picture_is_the_page_that_another_reader_draws(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    """The words are read from the same narrow page as a PDF, which poppler draws for comparison."""
    app = own("relief", lang, budget="1000")
    png = made[".png"]
    assert isinstance(png, partial)
    narrow = printed._compiled(png.args[0], "phone", "pdf")
    said = paper.text(narrow, tmp_path)
    assert paper.squeezed(answer(app)) in said and "998.48" in said
    # Two ways to draw one edge are about 30 apart; one figure instead of another is over 70.
    assert paper.apart(png(), narrow, tmp_path) < 45


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_happens_when_is_the_same_on_paper(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    app = own("timeline", lang, late="45")
    said = paper.text(made[".pdf"](), tmp_path)
    assert paper.squeezed(answer(app)) in said
    for cells in paper.rows(made[".csv"]())[1:]:
        if cells[3]:
            assert f"{Decimal(cells[3]):,}" in shown(app), cells


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plan_of_many_debts_is_the_same_on_paper(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    """The names as typed, a formula among them, and every month of the page's own table."""
    app = opened("plan", lang)
    keys = {one.key: one for one in app.text_input}
    for key, text in {
        "household_budget": "1500",
        "plan_name_1": "=cmd|' /C calc'!A0",
        "plan_balance_1": "8000",
        "plan_rate_1": "18",
        "plan_least_1": "800",
        "plan_name_2": "小米💳",
        "plan_balance_2": "5000",
        "plan_rate_2": "18.25",
        "plan_least_2": "500",
    }.items():
        put(app, keys[key].label, text)
    unfold(app, WORDS[lang]["fold"])
    said = paper.text(made[".pdf"](), tmp_path)
    assert paper.squeezed(answer(app)).replace("💳", "") in said
    months = re.findall(r"<tbody>(.*?)</tbody>", html(app), re.DOTALL)[-1]
    for amount in amounts(plain(months.replace("<", " <"))):
        assert amount in said, amount
    assert paper.rows(made[".csv"]())[0][1] == "'=cmd|' /C calc'!A0"
    sums = paper.added_up(paper.sheet(made[".xlsx"]()))
    assert sum(list(sums.values())[:2]) == list(sums.values())[2]
    rows = paper.rows(made[".csv"]())
    rows[0][1] = rows[0][1].removeprefix("'")  # only a csv file could take it for a formula
    assert paper.cells(paper.sheet(made[".xlsx"]()), len(rows) - 1) == rows
    # 800.00 are asked of the first, the 700.00 that are over go to the higher rate.
    assert rows[1][1:4] == ["800.00", "700.00", "1500.00"]
    assert ".ics" not in made  # the earliest due day is not known: no day is made up


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plan_has_its_days_in_the_calendar(lang: str, made: paper.MAKERS, tmp_path: Path) -> None:
    """1,500 a month from 10 December, counted apart month by month in exact decimals: nine times
    all of it, the first 800.00 and 700.00, and 538.03 on 10 September 2027."""
    app = opened("plan", lang, {"plan_count": 2})
    typed = {
        "household_budget": "1500",
        **{"plan_balance_1": "8000", "plan_rate_1": "18", "plan_least_1": "800"},
        **{"plan_balance_2": "5000", "plan_rate_2": "18.25", "plan_least_2": "500"},
    }
    for key, text in typed.items():
        app.text_input(key=key).set_value(text)
    app.date_input(key="plan_first_due").set_value(date(2026, 12, 10)).run()
    unfold(app, WORDS[lang]["fold"])
    rows = paper.rows(made[".csv"]())[1:]
    found = paper.events(made[".ics"]())
    days = [(one["DTSTART"].dt, amounts(str(one["DESCRIPTION"]))[0]) for one in found]
    months = [date(2026, 12, 10), *(date(2027, month, 10) for month in range(1, 10))]
    assert days == list(zip(months, ["1,500.00"] * 9 + ["538.03"], strict=True))
    assert [cells[0] for cells in rows] == [day.isoformat() for day in months]
    assert {str(one["SUMMARY"]) for one in found} == {WORDS[lang]["payment"]}
    said = paper.text(made[".pdf"](), tmp_path)
    assert (
        "800.00" in said
        and "700.00" in said
        and {"zh": "2026年12月10日", "en": "10Dec2026"}[lang] in said
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_sent_to_each_lender_is_the_same_on_paper(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    """1,000 for 8,000 and 5,000 by what is owed: 615.38 and 384.62."""
    app = opened("plan", lang)
    typed = {
        "household_budget": "1000",
        **{"plan_balance_1": "8000", "plan_rate_1": "18", "plan_least_1": "800"},
        **{"plan_balance_2": "5000", "plan_rate_2": "18.25", "plan_least_2": "500"},
    }
    for key, text in typed.items():
        app.text_input(key=key).set_value(text)
    app.run()
    unfold(app, WORDS[lang]["fold"])
    said = paper.text(made[".pdf"](), tmp_path)
    scripts = [one.value for one in app.code if "我能还" in one.value]
    assert ["615.38" in scripts[0], "384.62" in scripts[1], len(scripts)] == [True, True, 2]
    for script in scripts:
        assert paper.squeezed(script) in said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_letter_is_the_same_on_paper(lang: str, made: paper.MAKERS, tmp_path: Path) -> None:
    app = own("relief", lang, budget="1000")
    made.clear()
    go(app, "contact", lang)
    if not made:
        unfold(app, WORDS[lang]["fold"])
    said = paper.text(made[".pdf"](), tmp_path)
    assert paper.squeezed(app.code[0].value) in said
    assert "20,000.00" in said


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_way_of_a_letter_has_its_days_in_the_calendar(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    """Deferred: twelve of 1,917.36 from 24 March 2027; asked for before 24 December 2026."""
    app = own("relief", lang, budget="1500")
    made.clear()
    go(app, "contact", lang, way="defer")
    if not made:
        unfold(app, WORDS[lang]["fold"])
    said = paper.text(made[".pdf"](), tmp_path)
    assert paper.squeezed(DEFERRED[lang]) in said
    days = [
        (one["DTSTART"].dt, amounts(str(one.get("DESCRIPTION", ""))))
        for one in paper.events(made[".ics"]())
    ]
    assert days[:2] == [(date(2026, 12, 24), []), (date(2027, 3, 24), ["1,917.36"])]
    assert len(days) == 13 and days[-1][0] == date(2028, 2, 24)
    paid = [cells[1] for cells in paper.rows(made[".csv"]())[1:] if cells[1] != "0.00"]
    assert len(paid) == 12 and set(paid[:11]) == {"1917.36"}


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("day", [date(2027, 3, 1), None])
def test_a_letter_for_another_day_or_none_has_no_days_of_ours(
    day: date | None, made: paper.MAKERS, tmp_path: Path
) -> None:
    """The way is counted from 24 December; on another day it is another way, and no day is none."""
    app = own("relief", "zh", budget="1500")
    go(app, "contact", "zh", way="fit", letter="plan")
    unfold(app, WORDS["zh"]["fold"])
    assert ".ics" in made and "从2026年12月24日起" in app.code[0].value
    counted = "我自己算是每月 "
    assert counted in app.code[0].value and "还到" in app.code[0].value
    made.clear()
    (field,) = (one for one in app.date_input if one.key == "from_day")
    field.set_value(day).run()
    unfold(app, WORDS["zh"]["fold"])
    assert not app.exception and ".pdf" in made and ".ics" not in made
    said = app.code[0].value
    assert ("从2027年3月1日起" if day else "从____起") in said
    assert "还到" not in said and (counted in said) == (day is None)
    on_paper = paper.text(made[".pdf"](), tmp_path)
    assert "2026年12月24日" not in on_paper and "还到" not in on_paper
    press(app, "English")
    (field,) = (one for one in app.date_input if one.key == "from_day")
    assert field.value == day, "what the reader left open stays open"


def test_without_figures_a_letter_stays_blank_on_paper(made: paper.MAKERS, tmp_path: Path) -> None:
    app = opened("contact", "zh")
    unfold(app, "存成一页")
    said = paper.text(made[".pdf"](), tmp_path)
    assert paper.squeezed(app.code[0].value) in said
    assert "____元" in said and not amounts(said)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_record_of_contacts_is_whole_on_paper(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    rows = [
        {"day": "2026-11-23", "time": "23:10", "who": "138…", "agency": "某公司", "proof": "both"},
        {"day": "2026-11-22", "time": "7:05", "who": "=1+1", "agency": "", "proof": "none"},
    ]
    noted = [one | {"said": f"{at} 说要来村里"} for at, one in enumerate(rows)]
    app = opened("proper", lang, kept={"contacts": noted})
    unfold(app, WORDS[lang]["fold"])
    said = paper.text(made[".pdf"](), tmp_path)
    for one in noted:
        for name in ("time", "who", "agency", "said"):
            assert paper.squeezed(one[name]) in said
    found = paper.rows(made[".csv"]())
    assert [cells[0] for cells in found[1:]] == ["2026-11-22", "2026-11-23"]
    assert found[1][2] == "'=1+1"
    assert paper.sheet(made[".xlsx"]())["C5"].value == "=1+1"
    assert ".ics" not in made


# In the browser


@browser
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
def test_a_tap_gives_the_file_and_paper_has_no_fields(
    lang: str, server: str, phone: OpenPage, tmp_path: Path
) -> None:
    words, page = WORDS[lang], phone(lang)
    open_page(page, server, "/waiting", lang)
    real.put(page, words["principal"], "20000")
    real.press(page, words["fold"])
    real.press(page, words["yes"])
    with page.expect_download() as download:
        page.get_by_role("button", name=words["pdf"]).click()
    made = download.value.path().read_bytes()
    assert paper.squeezed(real.answer(page)) in paper.text(made, tmp_path)
    assert download.value.suggested_filename.endswith(f"{clock.today()}.pdf")
    assert _hidden_on_paper(page) == {"fields": 0, "answers": 1, "letters": 0}


def _hidden_on_paper(page: Page) -> dict[str, int]:
    """How many fields, answers and letters are left when the page is printed."""
    page.emulate_media(media="print")
    seen = "(s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility()).length"
    shown = {"fields": "input, textarea, button, [role=combobox]", "answers": ".rw-answer"}
    return {name: page.evaluate(seen, css) for name, css in (shown | {"letters": "pre"}).items()}


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_last_day_of_a_court_paper_goes_into_a_calendar(
    lang: str, made: paper.MAKERS, tmp_path: Path
) -> None:
    """Received on 24 November: fifteen days end on 9 December; no name of the paper outside it."""
    app = opened("court", lang)
    press(app, {"zh": "起诉状、传票", "en": "Complaint, summons"}[lang])
    fold = unfold(app, WORDS[lang]["fold"])
    assert {"zh": "哪天收到的", "en": "the day you received it"}[lang] in shown(fold) and not made
    app.date_input(key="court_received").set_value(TODAY).run()
    dates = [one["DTSTART"].dt for one in paper.events(made[".ics"]())]
    assert dates == [date(2026, 12, 6), date(2026, 12, 9)]
    titles = " ".join(str(one["SUMMARY"]) for one in paper.events(made[".ics"]()))
    for word in ("起诉", "法院", "court", "omplaint", "ummons"):
        assert word not in titles
    assert "12368" in paper.text(made[".pdf"](), tmp_path)
