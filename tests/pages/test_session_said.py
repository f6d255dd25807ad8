"""What the session says is so: a tick for its own figures, one choice, levels, what is unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.papers.case import Paper, level_of, papers_of
from pages.parts.session.promise.chance import payments as paid
from planner.case import (
    By,
    Case,
    CaseDebt,
    CaseOffer,
    Dated,
    Earned,
    Household,
    Income,
    Kind,
    Status,
    Treat,
    save_file,
)
from planner.dates import add_months
from planner.loan import Per, Rate
from tests import paper
from tests.apptest import at_step, choose, go, held, opened, press, put, shown, unfold
from tests.papers_client import CLIENT, SURE, TODAY

LAST_MONTH = date(2026, 10, 26)
TICK = "这些数字我核对过"


pytestmark = pytest.mark.usefixtures("the_day")


def session(case: Case, step: str, lang: str = "zh") -> AppTest:
    return opened("session", lang, {"case": save_file(case).decode()} | at_step(step))


def buttons(app: AppTest) -> list[str]:
    """The buttons that give a paper."""
    found = (str(one.proto.label) for one in app.get("download_button"))
    return [one for one in found if "全部带走" in one or "我的一页" in one]


def test_a_tick_of_last_month_is_gone_once_a_figure_changes() -> None:
    """The file of last month in a fresh tab, a debt changed before step 5 was ever drawn."""
    old = replace(CLIENT, plan=replace(CLIENT.plan, confirmed_on=LAST_MONTH), saved_on=LAST_MONTH)
    app = opened("session", "zh", {"session_step": "debts"})
    unfold(app, "打开文件、口令")
    app.file_uploader[0].set_value(("上月.json", save_file(old), "application/json"))
    app.run()
    press(app, "换成文件里的")
    assert held(app).plan.confirmed_on == LAST_MONTH  # nothing has changed yet
    press(app, "花呗")
    put(app, "还欠（元）", "9999")
    assert held(app).debts[0].owed == 999_900
    assert held(app).plan.confirmed_on is None
    press(app, "5 定下")
    press(app, "带走的纸")
    (tick,) = (one for one in app.checkbox if one.label == TICK)
    assert not tick.value and "再打一次勾" in shown(app)
    assert not buttons(app) and f"就在这一页上面：本人还没说“{TICK}”" in shown(app)
    press(app, TICK)
    assert buttons(app) and held(app).plan.confirmed_on == date(2026, 11, 26)
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
    choose(app, "对方说的、我们问的", "医院")
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


def bill(**more: object) -> CaseDebt:
    """1,200 owed without interest, all of it asked on the 10th."""
    known: dict[str, object] = {"kind": Kind.PLATFORM, "ask_next": 120_000, "due_day": 10}
    known |= {"rate": Rate(Fraction(0), Per.YEAR), "owed_on": TODAY}
    known |= {"id": "d1", "name": "账单", "owed": 120_000}
    return CaseDebt(**(known | more))  # type: ignore[arg-type]


def left(yuan: int, *debts: CaseDebt) -> Case:
    """A household that is left so much in every month."""
    pay = Income("i1", "工资", yuan * 100, kind=Earned.STEADY)
    return Case(TODAY, household=Household(income=(pay,)), debts=debts)


def ours(*amounts: int, **more: object) -> CaseOffer:
    """What we ask for: so much on the 10th of each month, noted without a level."""
    paid = tuple(Dated(add_months(date(2026, 12, 10), at), one) for at, one in enumerate(amounts))
    known: dict[str, object] = {"by": By.US, "payments": paid, "status": Status.IDEA}
    return CaseOffer("o1", **(known | more))  # type: ignore[arg-type]


def letter(debt: CaseDebt, folder: Path) -> str:
    """The letter to its lender, in the client's case."""
    told = {"treat": Treat.SHARE, "certainty": SURE, "days_late": 0, "last_contact_on": TODAY}
    case = replace(CLIENT, debts=(replace(debt, **told),))  # type: ignore[arg-type]
    files = papers_of(case, "zh", TODAY).files(Paper.LETTER)
    return paper.text(next(one for one in files if one.name.endswith("pdf")).make(), folder)


def test_less_than_is_owed_is_not_time_only(tmp_path: Path) -> None:
    """200 on 1,200 owed: a part of it is asked for, on the screen and in the letter."""
    less = bill(offers=(ours(20_000),), chosen="o1")
    app = session(left(200, less), "talks")
    for wish in ("先缓几个月", "分更多期", "停息"):
        press(app, wish)
    assert "最少要问的：1 家，减一部分本金" in shown(app) and "只要时间" not in shown(app)
    assert "我们问的：一次还，减一部分本金" in shown(app)
    assert "能不能减免一部分欠款" in letter(less, tmp_path)
    # In three parts that come to 1,200: time where no interest runs, else no interest too.
    parts = ours(40_000, 40_000, 40_000)
    assert level_of(bill(), parts) == 1 and level_of(bill(rate=None), parts) == 3
    assert level_of(bill(rate=None), ours(40_000, 40_000, 40_001)) == 1
    assert level_of(bill(), ours(20_000, level=2)) == 2  # as it was noted
    assert level_of(bill(), ours(20_000, by=By.LENDER, level=0)) == 0
    assert "能不能减免" not in letter(bill(offers=(parts,), chosen="o1"), tmp_path)


def test_what_is_cut_or_bears_unknown_interest_is_no_total(tmp_path: Path) -> None:
    """1,200 at 5 a month is 240 months; at 100 a month with unknown interest it is not 1,200."""
    long, bare = bill(ask_next=500), bill(id="d2", name="乙", ask_next=10_000, rate=None)
    app = session(left(5_000, long, bare, bill(id="d3", name="丙", due_day=None)), "talks")
    said = shown(app)
    assert "只算到 120 个月，后面的没算：账单。" in said
    assert "以后的利息没算进去，实际会多一些：乙。" in said
    assert "先当一个月后开始还，信里的日期也是这样来的：丙。" in said
    press(app, "按这一组写进信里")
    cut, open_end, whole = held(app).debts
    assert len(cut.offers[0].payments or ()) == 120
    for each in (cut, open_end):
        told = letter(each, tmp_path)
        assert "日期还，一共" not in told and "还没算在里面" in told and "2026年12月10日" in told
    assert "日期还，一共1,200.00元" in letter(whole, tmp_path)


def promising(yuan: int, case: Case = CLIENT) -> AppTest:
    """Step 5, so much promised a month."""
    return session(replace(case, plan=replace(case.plan, promise=yuan * 100)), "holds")


def test_no_reserve_is_not_never_a_miss() -> None:
    """6,500 comes in the worst month and 5,330 goes: 1,170 is left, and 1,050 is always there."""
    app = promising(1_050)
    said = shown(app)
    # The cash is not known, so no day is counted: whether to set something aside is left open.
    assert "只按整月算，每月还 1,050.00 元：这样的一年过 100 遍，还不上的最多 5 遍。" in said
    assert "不用先攒" not in said and "也撑得住" not in said
    assert "看不出一个月里哪天不够" not in said  # no day stands above
    english = session(held(app), "holds", "en")
    assert "at most 5 of 100 such years miss a payment" in shown(english)


def test_an_unknown_sum_of_what_is_paid_as_agreed_is_no_zero() -> None:
    """Whether 600 will hold is not said while another debt asks nobody knows how much."""
    fixed = replace(CLIENT.debts[6], treat=Treat.FIXED, ask_next=None)
    case = replace(CLIENT, debts=(*CLIENT.debts[:6], fixed, CLIENT.debts[7]))
    said = shown(promising(600, case))
    assert "按原来的还，可每月要多少还不知道：医院。" in said
    assert "这样的一年过 100 遍" not in said and "这是算账，不是预测" not in said
    known = replace(fixed, ask_next=30_000)
    case = replace(CLIENT, debts=(*CLIENT.debts[:6], known, CLIENT.debts[7]))
    assert paid(case, TODAY) == (30_000,) * 12


def test_months_that_are_the_same_are_not_called_unknown() -> None:
    steady = replace(CLIENT.household, income=CLIENT.household.income[:1])
    said = shown(promising(600, replace(CLIENT, household=steady)))
    assert "收入少的时候和多的时候一样" in said and "还没问清" not in said
    untold = replace(CLIENT.household.income[1], low=None, high=None)
    home = replace(CLIENT.household, income=(*steady.income, untold))
    said = shown(promising(600, replace(CLIENT, household=home)))
    assert "还没问清" in said and "少的时候和多的时候一样" not in said


def test_a_lender_can_be_left_out_of_the_asking() -> None:
    """Two bills of 1,200 and 300 a month: time is enough, but of one of them nobody wants it."""
    app = session(left(300, bill(), bill(id="d2", name="乙")), "talks")
    assert "最少要问的：2 家，只要时间" in shown(app)
    choose(app, "对方说的、我们问的", "乙")
    press(app, "这一家先不去问")
    press(app, "回到怎么谈")
    assert "最少要问的" not in shown(app) and "都付得起" not in shown(app)
    choose(app, "对方说的、我们问的", "乙")
    press(app, "这一家先不去问")
    press(app, "回到怎么谈")
    assert "最少要问的：2 家，只要时间" in shown(app)


def test_a_debt_of_another_page_is_brought_into_the_list() -> None:
    app = opened("bill", "zh")
    go(app, "session", "zh")
    press(app, "3 欠谁")
    bring = "把在别页填好的那笔放进来"
    assert bring not in [one.label for one in app.button]
    go(app, "relief", "zh")
    put(app, "还欠本金（元）", "8600")
    go(app, "session", "zh")
    press(app, bring)
    assert [one.owed for one in held(app).debts] == [860_000]
    assert bring not in [one.label for one in app.button]
