"""A lesson's figures about the price and the way out: what fits a month, what to ask, the end."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from content.voice import Voice
from pages.parts.debt import said
from pages.parts.debt.mine import Typed
from pages.parts.relief import ways as offers
from planner.case import KnownDebt
from planner.dates import add_months
from planner.household import Liability, Strategy, day_of, run
from planner.loan import Method, Per, Schedule, build, schedule_rate
from planner.relief import Outcome, compare, would_fit

EARLY = ("contract", "interest_only", "defer", "longer")
LATE = ("pay_now", "pieces", "re_age")
MONTHS = {Per.YEAR: Fraction(1, 12), Per.MONTH: Fraction(1), Per.DAY: Fraction(30)}
YUAN = 100


def true_rate(voice: Voice, mine: Typed, today: date) -> list[str]:
    """What the quoted price is in a year."""
    if mine.debt.is_bill:
        return bill(voice, mine.debt)
    schedule = build(mine.debt.terms())
    nominal = voice.percent(Fraction(schedule_rate(schedule).nominal))
    lines = [payments(voice, schedule)]
    lines.append(voice("own.true_rate", nominal=nominal, cost=voice.money(price_of(schedule))))
    if mine.debt.method is not Method.FLAT_FEE:
        lines.append(voice("own.true_rate.flat"))
    return lines


def total_cost(voice: Voice, mine: Typed, today: date) -> list[str]:
    """All that is paid, and how much of it is the price."""
    if mine.debt.is_bill:
        return bill(voice, mine.debt)
    schedule = build(mine.debt.terms())
    amounts = {"total": schedule.total("payment"), "cost": price_of(schedule)}
    shown = {name: voice.money(amount) for name, amount in amounts.items()}
    return [payments(voice, schedule), voice("own.total_cost", **shown)]


def bill(voice: Voice, debt: KnownDebt) -> list[str]:
    """A card's bill has no schedule: what it costs begins after its day."""
    return [voice("own.bill", owed=voice.money(debt.owed or 0), rate=said.rate(voice, debt.rate))]


def price_of(schedule: Schedule) -> int:
    """The price of a schedule: its interest and its fees."""
    return schedule.total("interest") + schedule.total("fee")


def payments(voice: Voice, schedule: Schedule) -> str:
    """What each payment is, or the first and the last."""
    rows = schedule.rows
    first, last = rows[0].payment, rows[-1].payment
    key = "own.payment" if abs(first - last) * 1000 <= first else "own.payments"
    key = "own.payment.once" if len(rows) == 1 else key
    return voice(key, first=voice.money(first), last=voice.money(last))


def usual(schedule: Schedule) -> int:
    """What a month takes: the first payment, or the largest where it is more than a yuan above."""
    first, most = schedule.rows[0].payment, max(schedule.columns.payment)
    return first if most - first <= YUAN else most


def monthly_payment(voice: Voice, mine: Typed, today: date) -> list[str]:
    """The largest payment beside what can be paid a month.

    To somebody late nothing is left over yet: what is overdue comes first.
    """
    schedule, budget = build(mine.debt.terms()), mine.budget
    paid = payments(voice, schedule)
    if budget is None:
        return [paid, voice("own.budget")]
    left = budget - usual(schedule)
    shown = {"budget": voice.aloud(budget), "left": voice.money(left), "short": voice.money(-left)}
    if left >= 0 and mine.debt.days_late(today):
        overdue = voice.money(mine.debt.overdue_today(today).amount)
        return [paid, voice("own.monthly_payment.late", overdue=overdue, **shown)]
    if left >= 0:
        return [paid, voice("own.monthly_payment.left", **shown)]
    lines = [paid, voice("own.monthly_payment.short", **shown)]
    fit = would_fit(mine.debt.as_of(today), budget)
    if fit.periods and fit.payment is not None:
        values = {"periods": fit.periods, "payment": voice.money(fit.payment)}
        lines.append(voice("own.monthly_payment.fit", **values))
    return lines


def relief_best(voice: Voice, mine: Typed, today: date) -> list[str]:
    """The way to ask about first, among those a lender is most often asked for."""
    if mine.budget is None:
        return [voice("own.budget")]
    debt, month = mine.debt.as_of(today), add_months(today, 1)
    longer = min(600, 2 * (mine.debt.periods_left or 12))
    choices = offers.Choices(today, month, today, month, longer=longer, owed=debt.owed_today)
    ways = LATE if mine.debt.days_late(today) else EARLY
    found = compare(debt, [offers.asked(way, choices) for way in ways], mine.budget)
    one = None if found.first is None else found.outcomes[found.first]
    if found.first is None or not isinstance(one, Outcome):
        return [_nothing_fits(voice, mine, today, mine.budget)]
    name = offers.named(voice.language, ways[found.first], choices)
    pays, budget = voice.money(one.usual), voice.aloud(mine.budget)
    said = {"name": name, "extra": voice.signed(one.extra), "pays": pays, "budget": budget}
    agreed = "lender" if one.agreed else "nobody"
    return [voice("own.relief_best", **said), voice(f"own.needs.{agreed}")]


def _nothing_fits(voice: Voice, mine: Typed, today: date, budget: int) -> str:
    """What would have to be agreed, where none of the usual ways can be borne."""
    if not budget:
        return voice("own.nothing_to_spare")
    fit, shown = would_fit(mine.debt.as_of(today), budget), voice.aloud(budget)
    if fit.periods and fit.payment is not None:
        payment = voice.money(fit.payment)
        return voice("own.relief_fit", budget=shown, periods=fit.periods, payment=payment)
    if fit.interest_a_month >= budget:
        interest = voice.money(fit.interest_a_month)
        return voice("own.plan_end.never", budget=shown, interest=interest)
    return voice("own.relief_quote", budget=shown)


def plan_end(voice: Voice, mine: Typed, today: date) -> list[str]:
    """When a steady amount a month would clear the debt."""
    if mine.budget is None:
        return [voice("own.budget")]
    if not mine.budget:
        return [voice("own.nothing_to_spare")]
    one, fees = _liability(mine.debt)
    course, budget = run([one], [(1, mine.budget)], Strategy.AVALANCHE), voice.aloud(mine.budget)
    if course.never_ends:
        interest = voice.money(course.months[-1].interest[0])
        return [voice("own.plan_end.never", budget=budget, interest=interest)]
    months = course.paid_off(0)
    if months is None:
        return [voice("own.plan_end.long", budget=budget)]
    end = day_of(max(today, mine.debt.first_due or today), months)
    values = {"months": months, "month": voice.month(end)}
    interest = voice.money(course.interest + fees)
    return [voice("own.plan_end", budget=budget, interest=interest, **values)]


def _liability(debt: KnownDebt) -> tuple[Liability, int]:
    """The debt as one of a plan; of a fee that never falls all its payments, and the fee apart."""
    terms = debt.terms()
    if terms.rate.per not in MONTHS:
        schedule = build(terms)
        return Liability("one", schedule.total("payment")), schedule.total("fee")
    return Liability("one", terms.principal, terms.rate.value * MONTHS[terms.rate.per]), 0
