"""Step 5 and its papers: no bill passed over in silence, a tick that is for every figure."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pages.papers.case import Paper, bills_of, missing, papers_of
from pages.parts.session.promise.chance import chance
from pages.parts.session.promise.planned import on_days
from pages.parts.session.prorata.dividing import divided
from planner.case import (
    By,
    Case,
    CaseDebt,
    CaseOffer,
    CasePlan,
    Certainty,
    Dated,
    Earned,
    Group,
    Household,
    How,
    Income,
    Key,
    Kind,
    Spending,
    Status,
    Treat,
    Trigger,
    save_file,
)
from planner.household import Strategy
from planner.loan import Per, Rate
from tests import clock, paper
from tests.apptest import at_step, choose, held, html, opened, press, put, row, shown
from tests.conftest import ROOT
from tests.papers_client import CLIENT, TODAY

LATE = replace(CLIENT, plan=replace(CLIENT.plan, start=date(2026, 12, 15)))
NAMED = "花呗（2026年12月10日）、信用卡A（2026年12月12日）"


pytestmark = pytest.mark.usefixtures("the_day")


def session(case: Case, step: str = "sum", lang: str = "zh") -> AppTest:
    return opened("session", lang, {"case": save_file(case).decode()} | at_step(step))


def of(case: Case, which: Paper, number: int = 0, ending: str = "pdf") -> bytes:
    """A paper of a case in Chinese; of those to lenders the one with this number."""
    files = papers_of(case, "zh", TODAY).files(which)
    part = f"-{number:02d}-" if number else "-2026-"
    (found,) = [one for one in files if part in one.name and one.name.endswith(ending)]
    return found.make()


def planned(case: Case, **more: object) -> Case:
    return replace(case, plan=replace(case.plan, **more))  # type: ignore[arg-type]


def rated(case: Case) -> Case:
    """A case whose debts all bear 15 % a year."""
    rate = Rate(Fraction(15, 100), Per.YEAR)
    return replace(case, debts=tuple(replace(one, rate=rate) for one in case.debts))


# -- bills before the plan begins


@pytest.mark.parametrize("part", ["sum", "papers"])
def test_a_bill_before_the_plan_begins_is_said_before_the_tick(part: str) -> None:
    """The plan begins on 15 December; 花呗 asks on the 10th, card A on the 12th."""
    app = session(planned(LATE, confirmed_on=None), part)
    assert f"计划里没有付：{NAMED}。" in shown(app)
    english = session(planned(LATE, confirmed_on=None), part, "en")
    assert "花呗 (10 Dec 2026), 信用卡A (12 Dec 2026)" in shown(english)
    press(app, "改成从2026年12月10日开始")
    assert held(app).plan.start == date(2026, 12, 10)
    assert "计划里没有付" not in shown(app)
    press(app, "多少、哪天")
    (start,) = (one for one in app.date_input if one.label == "从哪天起")
    assert start.value == date(2026, 12, 10)


def test_a_bill_before_the_plan_begins_stands_in_the_papers(tmp_path: Path) -> None:
    page = paper.text(of(LATE, Paper.MY_PAGE), tmp_path)
    assert f"计划开始前就到期的：{NAMED}。要另外问。" in page
    assert "2026年12月10日：花呗到期，先打电话问" in page
    for number, day in ((1, "10"), (3, "12")):
        said = paper.text(of(LATE, Paper.LETTER, number), tmp_path)
        assert f"第一次还款以前就到期的：2026年12月{day}日。这部分我想另外商量" in said
        called = paper.text(of(LATE, Paper.SCRIPT, number), tmp_path)
        assert f"以前就到期的（2026年12月{day}日），请问可以怎么安排？" in called
    assert "就到期的" not in paper.text(of(LATE, Paper.LETTER, 2), tmp_path)  # 借呗: on the 20th
    days = {one["DTSTART"].dt: str(one["SUMMARY"]) for one in paper.events(of_days(LATE))}
    assert days[date(2026, 12, 10)] == "记得处理 1" and days[date(2026, 12, 12)] == "记得处理 3"
    assert "计划开始前" not in paper.text(of(CLIENT, Paper.MY_PAGE), tmp_path)


def of_days(case: Case) -> bytes:
    return of(case, Paper.CALENDAR, ending="ics")


def test_every_due_day_is_a_row_of_the_schedule_whatever_day_the_plan_begins() -> None:
    """Counted by the calendar alone: each day of a debt from today to a month after the start."""
    for later in range(0, 75, 6):
        case = planned(CLIENT, start=TODAY + timedelta(days=later))
        rows = paper.rows(of(case, Paper.SCHEDULE, ending="csv"))[1:]
        listed = {(row[1], date.fromisoformat(row[0])) for row in rows}
        for debt in case.debts:
            if debt.treat is not Treat.SHARE or not debt.due_day or debt.name == "信用卡B":
                continue  # card B is before a court, which asks for all of it
            for month in range(3):
                year, number = divmod(TODAY.month - 1 + month, 12)
                last = monthrange(TODAY.year + year, number + 1)[1]
                on = date(TODAY.year + year, number + 1, min(debt.due_day, last))
                assert on < TODAY or (debt.name, on) in listed, (later, debt.name, on)
        assert all(bool(row[3]) != bool(row[4]) for row in rows)  # paid, or said not to be
    book = paper.sheet(of(LATE, Paper.SCHEDULE, ending="xlsx"), values=True).parent
    assert book is not None
    cells = [[cell.value for cell in row] for row in book.worksheets[2].iter_rows(min_row=4)]
    assert [row[1] for row in cells if row[4]] == ["花呗", "信用卡A"]
    assert not [row for row in cells if row[4] and row[3]]


def test_what_a_lender_agreed_to_is_no_bill_passed_over() -> None:
    """To pay from February on: asked for, the bill of December stands; agreed to, it is gone."""
    days = (Dated(date(2027, 2, 10), 430_000), Dated(date(2027, 3, 10), 430_000))
    asked = CaseOffer("o1", By.US, 1, payments=days, status=Status.ASKED)
    agreed = replace(asked, status=Status.AGREED, answered_on=TODAY, how=How.SMS)
    said = []
    for offer in (asked, agreed):
        first = replace(CLIENT.debts[0], offers=(offer,), chosen="o1")
        case = planned(replace(CLIENT, debts=(first,), log=()), confirmed_on=None)
        said.append("花呗（2026年12月10日起，共 2 期）" in shown(session(case)))
    assert said == [True, False]


# -- the plan on days


def in_hand(fen: int, **more: object) -> str:
    """What step 5 says with so much in hand, 1,053 promised from 10 December on."""
    case = planned(CLIENT, promise=105_300, **more)
    home = replace(case.household, cash_now=fen)
    return shown(session(replace(case, household=home), "holds"))


def test_a_plan_that_no_pay_day_reaches_is_said_to_fall_short() -> None:
    """By hand: 3,000 in hand, the pay comes on 15 December; living costs 5,330 a month, by the day.

    To the end of 12 December that is 5/30 and 12/31 of seven lines, each cut to the fen: 888.34 and
    2,063.19. The plan pays 103.21 and 60.01 on the 10th and 378.05 on the 12th: 492.80 are missing.
    Living alone takes 3,123.46 to the 13th; to the 14th 3,295.41, with the plan 3,836.68.
    """
    said = in_hand(300_000)
    assert "照这样还，按少的月份算，2026年12月12日手上的钱就不够了，差 492.80 元。" in said
    assert "现在手上再多 836.68 元，60 天里每天才够。" in said
    assert "就算谁都不还，光是生活，2026年12月13日也差 123.46 元。" in said
    assert "不用先攒" not in said and "还不上的有 0 遍" not in said
    assert "只按整月算，每月还 1,053.00 元：这样的一年过 100 遍" in said and "看上面" in said
    later = in_hand(300_000, start=date(2026, 12, 15))  # nothing is paid before the pay
    assert "2026年12月13日手上的钱就不够了，差 123.46 元。现在手上再多 295.41 元" in later


def test_a_plan_that_holds_on_every_day_needs_nothing_set_aside() -> None:
    enough, fen_less = in_hand(383_668), in_hand(383_667)
    assert "照这样还，按少的月份算，60 天里每天都够。" in enough and "不用先攒" in enough
    assert "2026年12月14日手上的钱就不够了，差 0.01 元" in fen_less and "不用先攒" not in fen_less


def test_no_day_is_said_to_hold_while_the_plan_has_none() -> None:
    for said in (
        in_hand(900_000, start=None),
        shown(session(planned(CLIENT, promise=105_300), "holds")),
    ):
        assert "哪天不够，现在还看不出来" in said and "照这样还" not in said


def test_a_debt_that_nothing_was_settled_for_yet_is_paid_as_the_table_has_it() -> None:
    """1,053 to 1,000 and 10,000 are 95.73 and 957.27, whether or not the tap for all was made.

    From 1 December, to 24 January: 花呗 twice, 借呗 on 28 December. Its bill of 28 November is
    before the plan.
    """
    pay = Income("i1", "工资", 400_000, kind=Earned.STEADY, pay_day=15)
    debts = (
        CaseDebt("d1", "花呗", 100_000, Kind.PLATFORM, owed_on=TODAY, treat=Treat.SHARE),
        CaseDebt("d2", "借呗", 1_000_000, Kind.PLATFORM, owed_on=TODAY, due_day=28),
    )
    home = Household(income=(pay,), cash_now=50_000)
    plan = CasePlan(start=date(2026, 12, 1), promise=105_300)
    case = Case(TODAY, household=home, debts=debts, plan=plan)
    parts = [one.amount for one in divided(case, 105_300).parts]
    assert parts == [9_573, 95_727]
    found = on_days(case, TODAY)
    assert found is not None
    paid = {one.on: one.out for one in found.plan.days if one.out}
    assert paid == {
        date(2026, 12, 1): 9_573,
        date(2026, 12, 28): 95_727,
        date(2027, 1, 1): 9_573,
    }
    assert [(one.line.name, one.on) for one in bills_of(case, TODAY)] == [
        ("借呗", date(2026, 11, 28))
    ]
    assert "计划里没有付：借呗（2026年11月28日）。" in shown(session(case, "sum"))
    lacks = [one.path for one in missing(case, Paper.MY_PAGE, TODAY)]
    assert "debts.1.treat" in lacks and "debts.0.treat" not in lacks


def test_a_part_is_the_same_on_the_screen_and_on_paper(tmp_path: Path) -> None:
    """By what each asks, 500 and 500, half of 1,200 is for each; 甲 owes 500, so 乙 gets 700."""
    debts = (
        replace(CLIENT.debts[0], name="甲", owed=50_000, ask_next=50_000),
        replace(CLIENT.debts[1], name="乙", owed=2_000_000, ask_next=50_000),
    )
    client = replace(CLIENT, debts=debts, log=())
    case = planned(client, promise=120_000, sharing_key=Key.INSTALMENT)
    app = session(case, "sum")
    assert row(app, "甲")[1:] == ["50.00%", "500.00"] and row(app, "乙")[1:] == ["50.00%", "700.00"]
    assert "甲还欠的，比按占比算的少，只给还欠的" in shown(app)
    assert "占比按各家现在每期要还的钱算" in shown(app)
    moved = "多出来的，再按同样的比例分给别家"
    table = paper.text(of(case, Paper.SHARES, 2), tmp_path)
    assert table.count("50.00%") == 2 and "700.00" in table and moved in table
    letter = paper.text(of(case, Paper.LETTER, 2), tmp_path)
    assert "贵机构占50.00%" in letter and "700.00" in letter and moved in letter
    # Of 900 each gets 450; by what is owed, 30,000 is enough for both: nothing moves to another.
    whole = (3_000_000, Key.BALANCE, ["500.00", "20,000.00"])
    for promise, key, gets in ((90_000, Key.INSTALMENT, ["450.00", "450.00"]), whole):
        even = planned(case, promise=promise, sharing_key=key)
        app = session(even, "sum")
        assert [row(app, name)[-1] for name in ("甲", "乙")] == gets
        assert "多出来的" not in shown(app)
    assert moved not in paper.text(of(planned(case, promise=90_000), Paper.SHARES, 2), tmp_path)


# -- the tick, what is settled, the client's words


def test_what_the_tick_covers_is_plain_on_paper(made: paper.MAKERS, tmp_path: Path) -> None:
    """A month at home and a debt as the session's fields leave them: nobody marked them checked."""
    pay = Income("i1", "工资", 650_000, kind=Earned.STEADY)
    home = Household(2, 1, (pay,), (Spending("s-home", "住", 533_000, Group.HOME, 1),))
    debt = CaseDebt("d1", "花呗", 860_000, Kind.PLATFORM, TODAY, due_day=10, days_late=0)
    plan = CasePlan(start=date(2026, 12, 10), review_on=date(2027, 2, 26))
    app = session(Case(TODAY, household=home, debts=(debt,), plan=plan))
    press(app, "没定怎么安排的，都按比例分")
    before = paper.text(of(planned(held(app), confirmed_on=TODAY), Paper.STATEMENT), tmp_path)
    press(app, "带走的纸")
    assert "≈" not in before and not [name for name in made if name.endswith("pdf")]
    press(app, "这些数字我核对过")
    assert held(app).plan.confirmed_on == TODAY
    page = next(name for name in made if name.endswith("pdf"))
    said = paper.text(made[page](), tmp_path)
    # By hand: 6,500 less 5,330 is 1,170, all of it offered; no rule to save.
    assert "进来6,500.006,500.00" in said and "能给1,170.001,170.00" in said
    assert "≈" not in said and "核对过" not in said.replace("协助核对", "")
    assert "≈" not in paper.text(of(held(app), Paper.STATEMENT), tmp_path)
    assert "≈" not in paper.text(of(held(app), Paper.LETTER, 1), tmp_path)
    guess = replace(held(app).debts[0], certainty=Certainty.ESTIMATED)  # a guess stays a guess
    said = paper.text(of(replace(held(app), debts=(guess,)), Paper.LETTER, 1), tmp_path)
    assert "≈8,600.00" in said and "是估计的" in said and "能给各家的1,170.00" in said
    press(app, "多少、哪天")
    put(app, "每月答应给（元）", "900")
    assert held(app).plan.confirmed_on is None


def test_triggers_and_own_words_stand_on_the_clients_page(tmp_path: Path) -> None:
    app = session(planned(CLIENT, confirmed_on=None), "holds")
    for words in ("收入多了或少了一成", "法院来了文件"):
        press(app, words)
    press(app, "带走的纸")
    (box,) = (one for one in app.text_area if one.label == "自己的话")
    box.set_value("先把孩子的学费留出来。\n我想慢慢还完。").run()
    press(app, "这些数字我核对过")
    case = held(app)
    assert case.plan.triggers == (Trigger.INCOME, Trigger.COURT_PAPER)
    said = paper.text(of(case, Paper.MY_PAGE), tmp_path)
    assert "提前再来：收入变了一成、法院来文件。" in said
    assert "我自己的话先把孩子的学费留出来。我想慢慢还完。" in said


def test_the_clients_page_stays_one_sheet_with_all_of_it(tmp_path: Path) -> None:
    """Two bills before the plan, three triggers, more words than there is room for."""
    case = replace(planned(LATE, triggers=tuple(Trigger)), notes="慢慢来，" * 100)
    pdf = of(case, Paper.MY_PAGE)
    assert {one.sheet for one in paper.words(pdf, tmp_path)} == {0}
    assert paper.cut_off(pdf, tmp_path, 40) == [] and paper.overlapping(pdf, tmp_path) == []
    many = tuple(replace(CLIENT.debts[0], id=f"x{at}", name=f"一家公司{at}") for at in range(12))
    (large, _) = papers_of(replace(case, debts=many, log=()), "en", TODAY).files(Paper.MY_PAGE)
    assert {one.sheet for one in paper.words(large.make(), tmp_path)} == {0}
    said = paper.text(pdf, tmp_path)
    own = said[said.index("我自己的话") + 5 : said.index("打电话先说这句")]
    assert own == "慢慢来，" * 30 + "……"
    ours = said.replace(own, "").partition("2026年11月26日")[0]
    tables = ours[ours.index("每个月") : ours.index("计划开始前")]
    names = "".join(one.name for one in CLIENT.debts)
    ours = re.sub(r"\d+年\d+月\d+日", "", ours.replace(tables, ""))
    assert len([one for one in ours if "\u4e00" <= one <= "\u9fff" and one not in names]) <= 220


def test_what_is_settled_to_be_set_aside_is_counted() -> None:
    """1,500 a month of 6,500 to 8,500 in five steps, 5,330 to live: followed here fen by fen."""
    for reserve in (20_000, 100_000):
        course, missed = {reserve: Fraction(1)}, Fraction(0)
        for _ in range(12):
            after: dict[int, Fraction] = {}
            for cash, weight in course.items():
                for income in (650_000, 700_000, 750_000, 800_000, 850_000):
                    left = cash + income - 533_000 - 150_000
                    if left < 0:
                        missed += weight / 5
                    else:
                        left = min(left, 533_000)
                        after[left] = after.get(left, Fraction(0)) + weight / 5
            course = after
        case = planned(CLIENT, promise=150_000, reserve=reserve)
        found = chance(case, (150_000,) * 12)
        share = 100 * missed
        shown_as = "<1" if share < Fraction(1, 2) else str(int(share + Fraction(1, 2)))
        assert getattr(found, "held", None) == shown_as
        app = session(case, "holds")
        told = f"定的是先攒 {reserve / 100:,.2f} 元，每月还 1,500.00 元：这样的一年过 100 遍"
        assert f"{told}，还不上的有 {shown_as} 遍" in shown(app)


def test_what_is_set_aside_and_the_order_stand_on_paper(tmp_path: Path) -> None:
    """1,200 first, once; what is left over to the highest rate: on the client's papers only."""
    said = {"zh": ("开始前先攒（一次）1,200.001,200.00", "哪个月有多的：先还利率最高的。")}
    said["en"] = ("Setasidefirst(once)1,200.001,200.00", "goestothehighestratefirst.")
    case = planned(rated(CLIENT), reserve=120_000, order=Strategy.AVALANCHE)
    for lang, (reserve, order) in said.items():
        papers = papers_of(case, lang, TODAY)
        page, ledger = (
            paper.text(papers.files(one)[0].make(), tmp_path)
            for one in (Paper.MY_PAGE, Paper.LEDGER)
        )
        assert reserve in page and order in ledger
        bare = papers_of(CLIENT, lang, TODAY)
        assert reserve[:6] not in paper.text(bare.files(Paper.MY_PAGE)[0].make(), tmp_path)
        assert order[:6] not in paper.text(bare.files(Paper.LEDGER)[0].make(), tmp_path)
    pdf = papers_of(case, "both", TODAY).files(Paper.MY_PAGE)[0].make()
    assert {one.sheet for one in paper.words(pdf, tmp_path)} == {0, 1}  # one in each language
    assert paper.cut_off(pdf, tmp_path, 40) == [] and paper.overlapping(pdf, tmp_path) == []
    letter = paper.text(of(case, Paper.LETTER, 1), tmp_path)
    assert "1,200.00" not in letter and "利率最高" not in letter


@pytest.mark.parametrize("order", Strategy)
def test_every_order_has_its_words_in_the_ledger(order: Strategy, tmp_path: Path) -> None:
    said = {
        Strategy.AVALANCHE: "先还利率最高的",
        Strategy.SNOWBALL: "先还欠得最少的",
        Strategy.BY_HARM: "先还后果最重的",
        Strategy.PRO_RATA: "照样按比例分",
        Strategy.CUSTOM: "按表上的顺序",
    }
    ledger = paper.text(of(planned(rated(CLIENT), order=order), Paper.LEDGER), tmp_path)
    assert f"哪个月有多的：{said[order]}。多给是自愿的" in ledger


@pytest.mark.parametrize(
    ("order", "field"), [(Strategy.AVALANCHE, "rate"), (Strategy.SNOWBALL, "owed")]
)
def test_an_order_that_lacks_a_figure_is_in_no_ledger(
    order: Strategy, field: str, tmp_path: Path
) -> None:
    """The screen says that it cannot be made out: 花呗's figure is not known."""
    case = planned(rated(CLIENT), order=order)
    less = replace(case.debts[0], **{field: None})  # type: ignore[arg-type]
    lacking = replace(case, debts=(less, *case.debts[1:]))
    assert "排不出顺序：花呗。" in shown(session(lacking, "holds"))
    assert "哪个月有多的" not in paper.text(of(lacking, Paper.LEDGER), tmp_path)
    left_out = replace(less, treat=Treat.WAIT)  # it gets nothing, so nothing of it is lacking
    known = replace(case, debts=(left_out, *case.debts[1:]))
    assert "哪个月有多的" in paper.text(of(known, Paper.LEDGER), tmp_path)


def test_the_order_for_money_left_over_is_asked_and_its_effect_said() -> None:
    """By hand: by the highest rate 丙 comes first, then 甲; by the smallest balance 乙, then 丙."""
    debts = tuple(
        CaseDebt(f"d{at}", name, owed, Kind.PLATFORM, rate=Rate(Fraction(rate, 100), Per.YEAR))
        for at, (name, owed, rate) in enumerate(
            (("甲", 900_000, 15), ("乙", 100_000, 10), ("丙", 200_000, 18)), 1
        )
    )
    app = session(Case(TODAY, debts=debts), "holds")
    label = "哪个月有多的，先给谁"
    choose(app, label, "利率最高的")
    assert held(app).plan.order is Strategy.AVALANCHE and "按这个顺序：丙、甲。" in shown(app)
    choose(app, label, "欠得最少的")
    assert "按这个顺序：乙、丙。" in shown(app)
    choose(app, label, "还没定")
    assert held(app).plan.order is None and "按这个顺序" not in shown(app)
    unrated = replace(debts[0], rate=None)
    case = Case(TODAY, debts=(unrated, *debts[1:]), plan=CasePlan(order=Strategy.AVALANCHE))
    assert "利率还不知道，排不出顺序：甲。" in shown(session(case, "holds"))


# -- debits before the pay


def test_a_debit_before_the_pay_of_its_day_is_said() -> None:
    """500 in hand; on 15 December 1,500 are debited, and 6,500 come: 1,000 short before the pay."""
    pay = Income("i1", "工资", 650_000, kind=Earned.STEADY, pay_day=15, at_creditor=True)
    debt = CaseDebt("d1", "花呗", 860_000, ask_next=150_000, due_day=15, auto_debit=True)
    case = Case(TODAY, household=Household(income=(pay,), cash_now=50_000), debts=(debt,))
    said = shown(session(case, "sum"))
    assert "2026年12月15日当天够，可扣款要是早于进账，会差 1,000.00 元" in said
    assert "60 天里每天都够" in said and "发薪的银行也是债主" in said
    dates = (Dated(date(2026, 12, 15), 150_000),)
    dated = replace(debt, ask_next=None, due_day=None, payments=dates)
    assert "会差 1,000.00 元" in shown(session(replace(case, debts=(dated,)), "debts"))
    quiet = replace(case.household, income=(replace(pay, at_creditor=None),))
    by_hand = replace(case, household=quiet, debts=(replace(debt, auto_debit=None),))
    said = shown(session(by_hand, "debts"))
    assert "当天够" not in said and "发薪的银行" not in said


# -- what step 4 and 5 may say


def of_lender(number: int, name: str, *fen: int) -> CaseDebt:
    """A debt with one offer on the table: so much on the 10th of each month."""
    days = [date(2026 + (11 + at) // 12, (11 + at) % 12 + 1, 10) for at in range(len(fen))]
    paid = tuple(Dated(day, one) for day, one in zip(days, fen, strict=True))
    offer = CaseOffer("o1", By.LENDER, 0, False, paid)
    return CaseDebt(f"d{number}", name, sum(fen), Kind.PLATFORM, offers=(offer,))


def test_which_one_debt_eased_how_would_fit_is_said() -> None:
    """250 a month, 甲 100 and 乙 400 in two: only 乙 can give way, to 150."""
    pay = Income("i1", "工资", 25_000, kind=Earned.STEADY)
    debts = (of_lender(1, "甲", 10_000, 10_000), of_lender(2, "乙", 40_000, 40_000))
    app = session(Case(TODAY, household=Household(income=(pay,)), debts=debts), "talks")
    assert "只要乙每月不超过 150.00 元，别家不变，也付得起。" in shown(app)
    assert "只要甲" not in shown(app)


def test_what_one_step_more_would_save_is_said() -> None:
    """1,200 in 12 of 112 (time only), or the same 12 of 100 without penalty: 144 are saved."""
    pay = Income("i1", "工资", 15_000, kind=Earned.STEADY)
    asks = tuple(
        CaseOffer(name, By.US, level, True, of_lender(1, "甲", *[fen] * 12).offers[0].payments)
        for name, level, fen in (("o1", 1, 11_200), ("o2", 2, 10_000))
    )
    rate = Rate(Fraction(12, 100), Per.YEAR)
    debt = CaseDebt("d1", "甲", 120_000, Kind.PLATFORM, rate=rate, offers=asks, ask_next=120_000)
    app = session(Case(TODAY, household=Household(income=(pay,)), debts=(debt,)), "talks")
    for wish in ("先缓几个月", "分更多期", "停息"):
        press(app, wish)
    assert "最少要问的：1 家，只要时间" in shown(app)
    assert "再多问一步（要时间，免罚息和违约金），一共能少还 144.00 元。" in shown(app)


def test_how_long_it_takes_is_said_both_ways() -> None:
    """4,000 at 1 % a month, 100 a month: 40 months without interest, 52 with (annuity formula)."""
    pay = Income("i1", "工资", 10_000, kind=Earned.STEADY)
    spent = (Spending("s1", "住", 0, Group.HOME, 1),)
    loan = CaseDebt("d1", "甲", 400_000, rate=Rate(Fraction(12, 100), Per.YEAR))
    case = Case(TODAY, household=Household(income=(pay,), spending=spent), debts=(loan,))
    app = session(case, "talks")
    press(app, "按比例分")
    assert "停息要 40 个月，利息照算要 52 个月。停不停息，由各家定" in shown(app)
    unknown = session(replace(case, debts=(replace(loan, rate=None),)), "talks")
    press(unknown, "按比例分")
    assert "停息要 40 个月" in shown(unknown) and "利率不知道：甲" in shown(unknown)


SCREENS = (("talks", "mix"), ("talks", "share"), ("sum", ""), ("holds", ""), ("papers", ""))
PRAISED = ("推荐", "最佳", "最优", "还清日", "哪天还清", "全部还清", "无债", "放心还")
PRAISED += ("recommend", "debt-free", "debt free", "free by", "paid off by", "the best")


def test_no_word_of_the_session_praises_a_way_or_names_a_day_without_debts() -> None:
    for name in ("session", "session_talks", "session_settle", "papers_case"):
        words = (ROOT / f"content/words/{name}.yaml").read_text("utf-8").lower()
        assert not [one for one in PRAISED if one in words], name


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A household with 1,000 to 3,000 a month, and debts that ask for more; nobody agreed."""
    left = draw(st.integers(1_000, 3_000)) * 100
    debts = []
    for at in range(1, draw(st.integers(2, 4)) + 1):
        fen = [draw(st.integers(100, 2_000)) * 100] * draw(st.integers(1, 12))
        debt = of_lender(at, f"第{at}家", *fen)
        status = draw(st.sampled_from((Status.IDEA, Status.ASKED, Status.REFUSED)))
        offer = replace(debt.offers[0], by=draw(st.sampled_from(By)), status=status)
        chosen = "o1" if status is not Status.REFUSED and draw(st.booleans()) else None
        treat = draw(st.sampled_from((Treat.SHARE, Treat.SHARE, Treat.FIXED)))
        more: dict[str, object] = {
            "owed": sum(fen) + left,
            "ask_next": left,
            "due_day": draw(st.integers(1, 31)),
        }
        rate = draw(st.none() | st.just(Rate(Fraction(18, 100), Per.YEAR)))
        late = draw(st.sampled_from((0, 40)))
        more |= {"owed_on": TODAY, "treat": treat, "chosen": chosen, "rate": rate}
        debts.append(replace(debt, offers=(offer,), days_late=late, **more))  # type: ignore[arg-type]
    low, high = left, left + draw(st.sampled_from((0, 50_000)))
    pay = Income("i1", "工资", low, None, Earned.VARIES, low, high)
    plan = CasePlan(TODAY, draw(st.none() | st.just(left // 2)), review_on=date(2027, 2, 26))
    plan = replace(plan, order=draw(st.none() | st.sampled_from(Strategy)), confirmed_on=TODAY)
    spent = (Spending("s1", "住", 0, Group.HOME, 1),)
    return Case(TODAY, household=Household(1, 0, (pay,), spent), debts=tuple(debts), plan=plan)


@pytest.fixture(scope="module")
def screens() -> Iterator[AppTest]:
    """One visit for all that is drawn."""
    with clock.at("2026-11-26T12:00+08:00"):
        yield session(CLIENT)


@settings(max_examples=4, deadline=None, derandomize=True, database=None)
@given(case=cases())
def test_nothing_is_praised_while_a_debt_gets_less_than_it_asks(
    screens: AppTest, case: Case
) -> None:
    """Neither green, nor a day without debts, nor "recommended", on any screen of step 4 and 5."""
    kept = screens.session_state["kept"]
    for step, view in SCREENS:
        with clock.at("2026-11-26T12:00+08:00"):
            kept |= {"case": save_file(case).decode(), "session_view": view} | at_step(step)
            screens.run()
        assert not screens.exception
        assert "rw-good" not in html(screens)
        assert not [one for one in PRAISED if one in shown(screens)]
