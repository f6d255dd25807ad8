"""The words of a case file, each list in one place."""

from __future__ import annotations

from enum import StrEnum

# Who made an offer: the household's own word.
from planner.household import By as By


class Language(StrEnum):
    """The language in which a case is shown."""

    ZH = "zh"
    EN = "en"


class Who(StrEnum):
    """Whose income it is."""

    CLIENT = "client"
    PARTNER = "partner"
    OTHER = "other"


class Earned(StrEnum):
    """How sure an income is: the same each month, now more and now less, perhaps soon gone."""

    STEADY = "steady"
    VARIES = "varies"
    MAY_END = "may_end"


class Group(StrEnum):
    """What is spent on: 住 水电 吃 行 通讯 孩子 老人 医药 社保 工作 其他."""

    HOME = "home"
    ENERGY = "energy"
    FOOD = "food"
    TRANSPORT = "transport"
    PHONE = "phone"
    CHILD = "child"
    ELDER = "elder"
    MEDICINE = "medicine"
    INSURANCE = "insurance"
    WORK = "work"
    OTHER = "other"


class Way(StrEnum):
    """Whether money comes or goes."""

    IN = "in"
    OUT = "out"


class Stage(StrEnum):
    """How far a debt has come: 正常 最低 逾期 委外 起诉 判决 执行."""

    CURRENT = "current"
    MINIMUM = "minimum"
    OVERDUE = "overdue"
    COLLECTION = "collection"
    COURT_PAPER = "court_paper"
    JUDGMENT = "judgment"
    ENFORCEMENT = "enforcement"


class Paper(StrEnum):
    """Which paper came: 没有 起诉状 传票 支付令 判决或调解书 执行通知 律师函 说不清."""

    NONE = "none"
    COMPLAINT = "complaint"
    SUMMONS = "summons"
    PAYMENT_ORDER = "payment_order"
    JUDGMENT = "judgment"
    ENFORCEMENT = "enforcement"
    LAWYER = "lawyer_letter"  # no paper of a court
    UNCLEAR = "unclear"


class Treat(StrEnum):
    """What becomes of a debt in the plan: 分 定 等 有争议 不算."""

    SHARE = "share"
    FIXED = "fixed"
    WAIT = "wait"
    DISPUTE = "dispute"
    OUT = "out"


class Status(StrEnum):
    """How far an offer has come."""

    IDEA = "idea"
    ASKED = "asked"
    REFUSED = "refused"
    AGREED = "agreed"


class Channel(StrEnum):
    """How something was said."""

    APP = "app"
    SMS = "sms"
    LETTER = "letter"
    CALL = "call"
    VISIT = "visit"
    OTHER = "other"


class How(StrEnum):
    """How an answer came."""

    APP = "app"
    SMS = "sms"
    LETTER = "letter"
    CALL = "call"


class Key(StrEnum):
    """What shares are in proportion to."""

    BALANCE = "balance"
    INSTALMENT = "instalment"


class Trigger(StrEnum):
    """When to look at the plan again before its day."""

    INCOME = "income"
    REFUSAL = "refusal"
    COURT_PAPER = "court_paper"
