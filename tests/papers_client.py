"""The client of the counsellor's specification, section 1, as a case."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from planner.case import (
    By,
    Case,
    CaseDebt,
    CaseOffer,
    CasePlan,
    Certainty,
    Channel,
    Earned,
    Group,
    Household,
    Income,
    Kind,
    LogEntry,
    Paper,
    SavingsRule,
    Spending,
    Stage,
    Status,
    Treat,
    Who,
)

TODAY = date(2026, 11, 26)
SURE, GUESSED = Certainty.CONFIRMED, Certainty.ESTIMATED
PARTNER = "阿强帮工"  # a partner's name that no paper may show

SPENT = (
    ("房租", 180_000, Group.HOME, SURE),
    ("吃饭", 180_000, Group.FOOD, GUESSED),
    ("水电", 26_000, Group.ENERGY, SURE),
    ("话费", 12_000, Group.PHONE, SURE),
    ("坐车", 30_000, Group.TRANSPORT, SURE),
    ("孩子", 90_000, Group.CHILD, SURE),
    ("吃药", 15_000, Group.MEDICINE, SURE),
)
HOUSEHOLD = Household(
    2,
    1,
    income=(
        Income("i1", "工资", 650_000, Who.CLIENT, Earned.STEADY, pay_day=15, certainty=SURE),
        Income(
            *("i2", PARTNER, 100_000, Who.PARTNER, Earned.VARIES),
            *(0, 200_000),
            certainty=GUESSED,
        ),
    ),
    spending=tuple(
        Spending(f"s{at}", name, amount, group, 1, certainty=sure)
        for at, (name, amount, group, sure) in enumerate(SPENT, 1)
    ),
    savings=SavingsRule(Fraction(1, 10), 20_000),
)


def debt(number: int, name: str, owed: int, kind: Kind, **more: object) -> CaseDebt:
    known: dict[str, object] = {
        "owed_on": TODAY,
        "certainty": SURE,
        "days_late": 0,
        "stage": Stage.CURRENT,
        "treat": Treat.SHARE,
    }
    return CaseDebt(f"d{number}", name, owed, kind, **(known | more))  # type: ignore[arg-type]


ASK_B = CaseOffer("o1", By.US, 3, True, status=Status.ASKED, asked_on=date(2026, 11, 25))
DEBTS = (
    debt(1, "花呗", 860_000, Kind.PLATFORM, due_day=10, ask_next=86_000),
    debt(2, "借呗", 2_400_000, Kind.PLATFORM, due_day=20, ask_next=359_511),
    debt(3, "信用卡A", 3_150_000, Kind.CARD, due_day=12, stage=Stage.MINIMUM, ask_next=315_000),
    debt(
        *(4, "信用卡B", 1_311_821, Kind.CARD),
        due_day=26,
        days_late=90,
        certainty=GUESSED,
        stage=Stage.COURT_PAPER,
        paper=Paper.COMPLAINT,
        received_on=date(2026, 11, 24),
        ask_next=1_311_821,
        offers=(ASK_B,),
        chosen="o1",
    ),
    debt(5, "网贷", 312_000, Kind.MICRO_LENDER, due_day=15, ask_next=156_000),
    debt(6, "亲戚", 2_000_000, Kind.PERSON, treat=Treat.WAIT, days_late=None, stage=None),
    debt(
        *(7, "医院", 500_000, Kind.HOSPITAL),
        days_late=None,
        last_contact_on=date(2026, 10, 8),
    ),
    debt(8, "白条", 240_000, Kind.PLATFORM, due_day=18, ask_next=80_000),
)
CLIENT = Case(
    TODAY,
    reference="R-7F3K",
    household=HOUSEHOLD,
    debts=DEBTS,
    plan=CasePlan(start=date(2026, 12, 10), review_on=date(2027, 2, 26), confirmed_on=TODAY),
    log=(LogEntry(date(2026, 11, 25), "收到法院的信", "d4", Channel.LETTER),),
)
# Counted by hand in the specification, section 5.10: shares of 1,053.00.
SHARES = {
    "花呗": "103.21",
    "借呗": "288.04",
    "信用卡A": "378.05",
    "信用卡B": "157.44",
    "网贷": "37.45",
    "白条": "28.80",
    "医院": "60.01",
}
