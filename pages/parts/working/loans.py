"""A loan unfolded: its formula, every row, and each figure beside numpy-financial's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from content import voice as say
from content.voice import Voice
from pages.parts.working import second
from pages.parts.working.value import Rows, Working, asks
from pages.shapes import Twice
from planner import Refused
from planner.contract import asking
from planner.dates import DayCount
from planner.irr import TrueRate
from planner.loan import (
    FeeWhen,
    Method,
    Per,
    Schedule,
    Terms,
    first_is_regular,
    schedule_rate,
    usual_factor,
)
from planner.money import Rounding, places, yuan

FACTS = ("apr_includes_fees_remaining_principal", "cost_disclosure_2026")
CLOSE = 1e-9  # two solvers of one rate


def of_schedule(voice: Voice, schedule: Schedule) -> Working:
    """One contract: the instalment, every row, the yearly rate."""
    return Working(
        formulas=tuple(formulas(voice, schedule)),
        rows=(rows(voice, schedule),),
        twice=tuple(counted_twice(voice, schedule)),
        facts=FACTS,
        asks=asks(lambda: asking.schedule(schedule.terms), gives(schedule)),
    )


def of_payments(voice: Voice, flows: Sequence[int], ours: TrueRate) -> Working:
    """What arrived and what is paid each month, where no rate is known: the rate that they make."""
    theirs = second.rate_of([float(one) for one in flows]) * 12
    same = abs(theirs - ours.nominal) < CLOSE
    shown, other = (voice.percent(Fraction(one), 4) for one in (ours.nominal, theirs))
    verdict = voice("working.same.rate" if same else "working.why.roots")
    found = Twice(voice("working.rate"), shown, other, verdict, "good" if same else "calm")
    body = [(str(at), say.digits_of(one)) for at, one in enumerate(flows)]
    head = [voice(f"working.col.{name}") for name in ("month", "flow")]
    return Working(
        told=(voice("how.payment"), voice("how.rate")),
        formulas=(),
        rows=(Rows(head, body, voice("working.rows.flows")),),
        twice=(found,),
        facts=FACTS,
        asks=asks(lambda: asking.true_rate(flows), {"nominal": places(ours.nominal)}),
    )


def gives(schedule: Schedule) -> dict[str, str]:
    """What the request about a loan is answered with."""
    found = {"instalments.0.payment": yuan(schedule.rows[0].payment)}
    found["totals.payment"] = yuan(schedule.total("payment"))
    rate = true_rate(schedule)
    return found | ({} if rate is None else {"true_rate.nominal": places(rate.nominal)})


def true_rate(schedule: Schedule) -> TrueRate | None:
    """The rate of a schedule; None where the money never comes back."""
    try:
        return schedule_rate(schedule)
    except Refused:
        return None


def a_period(terms: Terms) -> Fraction | None:
    """The rate of one period where all are alike; None where days are counted one by one."""
    if terms.rate.per == Per.TOTAL or not first_is_regular(terms):
        return None
    if terms.day_count != DayCount.THIRTY_360 and terms.rate.per != Per.PERIOD:
        return None
    whole = Fraction(*usual_factor(terms))
    return whole * terms.periods if terms.method == Method.BULLET else whole


def formulas(voice: Voice, schedule: Schedule) -> Iterator[str]:
    """The rule in words, then with this loan's own figures, then how it is rounded."""
    terms, first = schedule.terms, schedule.rows[0]
    yield voice(f"how.{terms.method}")
    rate = a_period(terms)
    if terms.rate.per == Per.TOTAL:
        rate = terms.rate.value
    if rate is None:
        yield voice("working.formula.days")
    elif rate:
        total = ".total" if terms.rate.per == Per.TOTAL else ""
        yield voice(
            f"working.formula.{terms.method}{total}",
            principal=say.digits_of(terms.principal),
            rate=percent(voice, rate),
            periods=terms.periods,
            payment=say.digits_of(schedule.usual - terms.fee_total(FeeWhen.EACH_PERIOD)),
            interest=say.digits_of(first.interest or first.fee),
        )
    if terms.fees:
        yield voice("working.fees", received=voice.money(terms.received))
    yield voice(f"working.rounding.{terms.rounding}")
    yield voice("how.rate")


def percent(voice: Voice, rate: Fraction) -> str:
    """A rate of one period without trailing zeros: 1.5%."""
    return voice.percent(rate, 6).rstrip("%").rstrip("0").rstrip(".") + "%"


def rows(voice: Voice, schedule: Schedule) -> Rows:
    """Every instalment: payment = principal + cost."""
    head = [voice(f"row.{name}") for name in ("due", "payment", "principal", "cost", "left")]
    found = [
        (
            f"{row.number} · {voice.day(row.due)}",
            *map(say.digits_of, (row.payment, row.principal, row.interest + row.fee, row.closing)),
        )
        for row in schedule.rows
    ]
    return Rows(head, found, voice("working.rows.loan"))


# Beside the other program


def counted_twice(voice: Voice, schedule: Schedule) -> Iterator[Twice]:
    """Instalment, interest of periods, yearly rate."""
    rate, method = a_period(schedule.terms), schedule.terms.method
    if method == Method.FLAT_FEE:
        yield unlike(voice, schedule, "flat_fee")
    elif rate is None:
        yield unlike(voice, schedule, "days")
    else:
        yield from _instalments(voice, schedule, float(rate))
    yield from _yearly(voice, schedule)


def _instalments(voice: Voice, schedule: Schedule, rate: float) -> Iterator[Twice]:
    terms, rows = schedule.terms, schedule.rows
    count, owed, method = terms.periods, terms.principal / 100, terms.method
    fee = terms.fee_total(FeeWhen.EACH_PERIOD)
    if method == Method.LEVEL_PAYMENT:
        yield fen(voice, "payment", schedule.usual - fee, second.payment(rate, count, owed), terms)
    elif method == Method.INTEREST_FIRST:
        theirs = second.payment(rate, count, owed, owed)
        yield fen(voice, "interest_each", rows[0].interest, theirs, terms)
    elif method == Method.BULLET:
        yield fen(voice, "once", rows[0].payment - fee, second.payment(rate, 1, owed), terms)
        return
    else:
        yield unlike(voice, schedule, "level_principal")
    if not rate:
        return
    theirs = second.interest(rate, 1, count, owed)
    yield fen(voice, "interest_first", rows[0].interest, theirs, terms)
    if method == Method.LEVEL_PAYMENT and len(rows) == count > 1:
        each = [second.interest(rate, at, count, owed) for at in range(1, count + 1)]
        yield fen(voice, "interest_all", schedule.total("interest"), sum(each), terms, many=True)


def _yearly(voice: Voice, schedule: Schedule) -> Iterator[Twice]:
    """The yearly rate, where every period is one month."""
    terms, ours = schedule.terms, true_rate(schedule)
    if ours is None:
        return
    shown = voice.percent(Fraction(ours.nominal), 4)
    name = voice("working.rate")
    if terms.step is None or not first_is_regular(terms):
        yield Twice(name, shown, "", voice("working.why.dated"), "calm")
        return
    unit, size = terms.step
    net = terms.received - terms.fee_total(FeeWhen.PAID)
    flows = [float(net)] + [0.0] * terms.periods
    for row in schedule.rows:
        flows[terms.periods if terms.method == Method.BULLET else row.number] -= row.payment
    theirs = second.rate_of(flows) * (12 if unit == "months" else 365) / size
    same = abs(theirs - ours.nominal) < CLOSE
    verdict = voice("working.same.rate" if same else "working.why.roots")
    yield Twice(
        name, shown, voice.percent(Fraction(theirs), 4), verdict, "good" if same else "calm"
    )


def unlike(voice: Voice, schedule: Schedule, why: str) -> Twice:
    """The instalment where the other program has no formula for it."""
    days = schedule.rows[0].days
    shown = voice.money(schedule.rows[0].payment)
    return Twice(
        voice("working.payment"), shown, "", voice(f"working.why.{why}", days=days), "calm"
    )


def fen(
    voice: Voice, name: str, ours: int, theirs: float, terms: Terms, *, many: bool = False
) -> Twice:
    """An amount counted twice; `many` adds up figures that we round one by one."""
    off = ours / 100 - theirs
    shown = f"{theirs:,.4f} {voice('unit.yuan')}"
    if int(theirs * 100 + 0.5) == ours:
        return Twice(voice(f"working.{name}"), voice.money(ours), shown, voice("working.same"))
    cut = terms.rounding in (Rounding.DOWN, Rounding.UP) or terms.payment_multiple
    key = "rows" if many else "cut" if cut else "fen"
    apart = f"{abs(off):,.4f} {voice('unit.yuan')}"
    verdict = voice(f"working.why.{key}", off=apart)
    return Twice(voice(f"working.{name}"), voice.money(ours), shown, verdict, "calm")
