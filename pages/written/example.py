"""What each calculator begins with, before anything is typed: one example, and its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from content.law import fact_on
from content.voice import Voice
from pages.written import fitting, paid, payment, price, waiting
from pages.written.outlook import Outlook, headline, liability
from pages.written.text import holds
from planner.arrears import PARTS, allocate
from planner.case import Kind, KnownDebt
from planner.dates import add_months
from planner.household import Strategy, first_payment
from planner.loan import Method, Per, Rate
from planner.relief import outcome

# As they are typed.
OWED, PERIODS, RATE, BUDGET = "10000", "12", "18", "600"
SEVERAL, HOUSEHOLD = (("8000", "18", "800"), ("5000", "18.25", "500")), "1500"
PAID, PARTLY = (
    "1000",
    {"costs": "0", "fees": "0", "penalty": "50", "interest": "200", "principal": "10000"},
)
PENALTY = "bank_penalty_rate_130_150"


def _fen(yuan: str) -> int:
    return int(yuan) * 100


def penalty_times(day: date) -> str:
    """The most that the rule on bank loans allows, as a first figure; blank where there is none."""
    return f"{fact_on(PENALTY, day).measured.high:f}" if holds(PENALTY, day) else ""


def debt(today: date, day: date) -> KnownDebt | None:
    """The debt of the calculators: not late, a month before its next due day.

    Its penalty is that of the rule on the `day` that is read; None where the rule does not hold.
    """
    times = penalty_times(day)
    if not times:
        return None
    return KnownDebt(
        owed=_fen(OWED),
        owed_on=today,
        first_due=add_months(today, 1),
        kind=Kind.OTHER,
        rate=Rate(Fraction(RATE) / 100, Per.YEAR),
        method=Method.LEVEL_PAYMENT,
        periods_left=int(PERIODS),
        penalty_times=Fraction(times),
        late_fee=0,
    )


def several(voice: Voice, today: date) -> Outlook:
    """The debts of the plan, and the budget for them."""
    debts = [
        liability(
            voice("plan.debt", number=at),
            _fen(owed),
            Fraction(rate) / 100,
            _fen(least),
        )
        for at, (owed, rate, least) in enumerate(SEVERAL, 1)
    ]
    start = first_payment(add_months(today, 1), []) or today
    return Outlook(debts, _fen(HOUSEHOLD), next(iter(Strategy)), start, is_example=True)


def _relief(voice: Voice, today: date, day: date) -> str:
    known, budget = debt(today, day), _fen(BUDGET)
    if known is None:
        return ""
    one = known.as_of(today)
    term = fitting.shortest(one, budget)
    assert term is not None  # the contract asks for more than the budget, and a longer term fits
    name = voice(f"offer.{term.way}", longer=term.periods)
    fits = outcome(one, [fitting.offered(one, term)])
    return voice("relief.example", said=paid.first(voice, voice.aloud(budget), name, fits))


def _waiting(voice: Voice, today: date, day: date) -> str:
    one = debt(today, day)
    if one is None:
        return ""
    case = waiting.Case(one.first_due or today, today, False, one)
    return voice("plan.example", said=waiting.headline(voice, case, case.waited()))


def _payment(voice: Voice, _today: date, _day: date) -> str:
    before = {str(part): _fen(PARTLY[part]) for part in PARTS}
    amount = _fen(PAID)
    covered, left = allocate(amount, before, PARTS)
    told = payment.Paid(amount, PARTS, covered, left)
    return voice("plan.example", said=payment.headline(voice.language, told)[0])


def _several(voice: Voice, today: date, _day: date) -> str:
    return headline(voice, several(voice, today))[0]


def _price(voice: Voice, today: date, _day: date) -> str:
    return price.headline(voice, price.by_example(today))


# By page: the sentence on top on a day, by the rules of the day that is read; "" where none holds.
ANSWERS: dict[str, Callable[[Voice, date, date], str]] = {
    "allocate": _payment,
    "cost": _price,
    "plan": _several,
    "relief": _relief,
    "waiting": _waiting,
}
