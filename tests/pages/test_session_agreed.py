"""What a lender agreed to is what it asks from then on: in the panel, and on its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pages.parts.case.figures import now
from planner.case import (
    By,
    Case,
    CaseDebt,
    CaseOffer,
    Dated,
    Earned,
    Household,
    How,
    Income,
    Status,
    save_file,
)
from planner.dates import add_months
from planner.household import Lack
from tests.apptest import opened, shown
from tests.papers_client import CLIENT, DEBTS, TODAY

CARD_B = DEBTS[3]  # 13,118.21, all of it asked, due on the 26th, 90 days late


pytestmark = pytest.mark.usefixtures("the_day")


def offered(status: Status, first: date = date(2026, 12, 26), **more: object) -> Case:
    """The client, card B in sixty parts of 200, chosen."""
    paid = tuple(Dated(add_months(first, at), 20_000) for at in range(60))
    one = CaseOffer("o1", By.LENDER, 0, True, paid, status=status)
    if status is Status.AGREED:
        one = replace(one, answered_on=TODAY, how=How.SMS)
    card = replace(CARD_B, **{"offers": (one,), "chosen": "o1", **more})  # type: ignore[arg-type]
    return replace(CLIENT, debts=(*DEBTS[:3], card, *DEBTS[4:]))


def test_an_agreed_offer_is_what_is_asked_in_thirty_days() -> None:
    """860 + 3,595.11 + 3,150 + 13,118.21 + 1,560 + 800 are 23,083.32; with 200 for card B
    10,165.11. A usual month gives 1,970. The thirtieth day counts, the day after it does not."""
    asked, agreed = now(offered(Status.ASKED), TODAY), now(offered(Status.AGREED), TODAY)
    assert (asked.asked, asked.gap) == (2_308_332, 2_111_332)
    assert (agreed.asked, agreed.gap) == (1_016_511, 819_511)
    later = now(offered(Status.AGREED, date(2026, 12, 27)), TODAY)
    assert later.asked == 1_016_511 - 20_000
    unchosen = now(offered(Status.AGREED, chosen=None), TODAY)
    assert unchosen.asked == 2_308_332
    for case, said in ((offered(Status.ASKED), "23,083.32"), (offered(Status.AGREED), "10,165.11")):
        kept = {"case": save_file(case).decode(), "session_step": "debts"}
        assert f"30 天里对方一共要：至少 {said} 元" in shown(opened("session", "zh", kept))


def test_an_agreed_offer_is_paid_on_its_own_days() -> None:
    """3,000 in hand, 13,118.21 asked today: 10,118.21 are missing. The pay comes on the 15th."""
    pay = Income("i1", "工资", 650_000, kind=Earned.STEADY, pay_day=15)
    home = Household(income=(pay,), cash_now=300_000)
    found = []
    for status in (Status.ASKED, Status.AGREED):
        case = offered(status)
        calendar = now(replace(case, household=home, debts=case.debts[3:4]), TODAY).calendar
        assert calendar is not None
        found.append((calendar.first_short, calendar.days[-1].balance))
    # Two pays, of 15 December and 15 January, and one part of the sixty.
    assert found[0][0] == Lack(TODAY, 1_011_821)
    assert found[1] == (None, 300_000 + 2 * 650_000 - 20_000)


def test_an_agreed_offer_has_its_days_where_the_debt_has_none() -> None:
    bare = {"ask_next": None, "due_day": None}
    asked, agreed = (now(offered(one, **bare), TODAY) for one in (Status.ASKED, Status.AGREED))
    assert "信用卡B" in asked.undated and "信用卡B" in asked.unknown
    assert "信用卡B" not in agreed.undated and "信用卡B" not in agreed.unknown


def test_a_debt_told_by_its_payments_asks_what_falls_due_in_thirty_days() -> None:
    """300 on 10 December and on 26 December, 300 on the 27th: 600, and 300 more are too late."""
    days = (date(2026, 12, 10), date(2026, 12, 26), date(2026, 12, 27))
    told = CaseDebt("d1", "甲", 90_000, payments=tuple(Dated(day, 30_000) for day in days))
    found = now(Case(TODAY, debts=(told,)), TODAY)
    assert (found.asked, found.unknown) == (60_000, ())
    # The same two count where 450 is told beside them; a debt told by nothing stays unknown.
    assert now(Case(TODAY, debts=(replace(told, ask_next=45_000),)), TODAY).asked == 60_000
    untold = now(Case(TODAY, debts=(replace(told, payments=None),)), TODAY)
    assert (untold.asked, untold.unknown) == (None, ("甲",))


def test_what_is_overdue_of_a_debt_told_by_its_payments_is_unknown() -> None:
    """300 were due on 10 November, 16 days ago, and 300 more are on 10 December: it asks for both.

    How much is overdue stands nowhere, so 300 is not what it asks, and no day has all of it.
    """
    pay = Income("i1", "工资", 650_000, kind=Earned.STEADY, pay_day=15)
    home = Household(income=(pay,), cash_now=1_000_000)
    days = (Dated(date(2026, 12, 10), 30_000),)
    late = CaseDebt("d1", "甲", 60_000, owed_on=TODAY, days_late=16, payments=days)
    told_before = replace(late, owed_on=date(2026, 11, 9), days_late=0, next_due=date(2026, 11, 10))
    for debt in (late, told_before, replace(late, owed_on=None)):
        found = now(Case(TODAY, household=home, debts=(debt,)), TODAY)
        assert (found.asked, found.gap, found.unknown) == (None, None, ("甲",))
        assert found.undated == ("甲",)
    # Told by its lender, 600 are asked now; agreed to be 200 on the 26th, only those are.
    told = now(Case(TODAY, debts=(replace(late, ask_next=60_000),)), TODAY)
    assert (told.asked, told.unknown) == (60_000, ())
    agreed = offered(Status.AGREED, payments=days, ask_next=None)
    assert "信用卡B" not in now(agreed, TODAY).unknown


OVER = (Dated(date(2026, 10, 10), 10_000), Dated(date(2026, 11, 10), 10_000))
SAID_YES = {"status": Status.AGREED, "answered_on": date(2026, 10, 1), "how": How.SMS}
AGREED = replace(CaseOffer("o1", By.LENDER, 0, True, OVER), **SAID_YES)
ONCE_AGREED = replace(DEBTS[0], offers=(AGREED,), chosen="o1")  # 花呗, 8,600 owed
ONCE_TOLD = CaseDebt("d8", "白条", 240_000, owed_on=TODAY, payments=OVER[1:])


@pytest.mark.parametrize("debt", [ONCE_AGREED, ONCE_TOLD], ids=["agreed", "told"])
def test_days_that_are_over_do_not_say_that_nothing_is_asked(debt: CaseDebt) -> None:
    """The last day was 10 November; what comes of the rest, nobody said: unknown, and no zero."""
    pay = Income("i1", "工资", 650_000, kind=Earned.STEADY, pay_day=15)
    home = Household(income=(pay,), cash_now=1_000_000)
    other = replace(DEBTS[1], ask_next=30_000)  # 借呗: 300 on 20 December, and on 20 January
    case = Case(TODAY, household=home, debts=(debt, other))
    found = now(case, TODAY)
    assert (found.asked, found.unknown, found.undated) == (30_000, (debt.name,), (debt.name,))
    kept = {"case": save_file(case).decode(), "session_step": "debts"}
    said = shown(opened("session", "zh", kept))
    assert "30 天里对方一共要：至少 300.00 元" in said
    assert f"这几笔要多少还不知道，没算进去：{debt.name}。" in said
    assert f"没有日子或金额，没算进这 60 天：{debt.name}。" in said
    paid = replace(case, debts=(replace(debt, owed=0), other))
    assert (now(paid, TODAY).unknown, now(paid, TODAY).undated) == ((), ())
    dated = replace(case, debts=(replace(debt, payments=(Dated(TODAY, 20_000),), chosen=None),))
    assert (now(dated, TODAY).asked, now(dated, TODAY).undated) == (20_000, ())
