"""Two rows of one day are one payment: in the sentence, on the card, in the chart, on the paper."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from content.voice import Voice
from content.words import t
from pages.papers.page import Mark
from pages.parts.relief import dated, ways
from pages.written import paid
from planner import Refused
from planner.case import Kind, KnownDebt
from planner.loan import Method, Per, Rate
from planner.relief import Debt, Outcome, outcome
from tests import paper
from tests.apptest import cards, heads, opened, plain, press, shown, unfold

TODAY = date(2026, 11, 24)
METHODS = (Method.LEVEL_PAYMENT, Method.LEVEL_PRINCIPAL, Method.INTEREST_FIRST, Method.BULLET)
APART = ("settle", "new_loan")  # one sum; a loan of somebody else
EVERY = [one for one in ways.WAYS if one not in APART]
SHARED = ["pieces", "pay_now"] * len(EVERY)  # beside the instalments: rows share their days


@st.composite
def choices(draw: st.DrawFn) -> ways.Choices:
    """The details of every way, days of the contract and others."""
    begins = TODAY + timedelta(draw(st.integers(0, 60)))
    return ways.Choices(
        today=TODAY,
        move_to=TODAY + timedelta(draw(st.integers(1, 50))),
        pause_from=begins,
        pause_to=begins + timedelta(draw(st.integers(1, 200))),
        months=draw(st.integers(1, 7)),
        longer=draw(st.integers(1, 40)),
        stopped=draw(st.integers(1, 60)),
        card_fee=Fraction(draw(st.integers(0, 9)), 1000),
        pieces=draw(st.integers(1, 3) | st.integers(1, 12)),
    )


@st.composite
def debts(draw: st.DrawFn) -> Debt:
    """A loan of 1 to 100,000 yuan, late or not."""
    late = draw(st.sampled_from((-20, 0, 1, 12, 31, 45, 95)))
    known = KnownDebt(
        owed=draw(st.integers(100_00, 100_000_00)),
        owed_on=TODAY,
        first_due=TODAY - timedelta(late),
        kind=Kind.OTHER,
        rate=Rate(Fraction(draw(st.integers(0, 36)), 100), Per.YEAR),
        method=draw(st.sampled_from(METHODS)),
        periods_left=draw(st.integers(1, 4) | st.integers(1, 24)),
        penalty_times=Fraction(3, 2),
    )
    return known.as_of(TODAY)


@st.composite
def outcomes(draw: st.DrawFn) -> tuple[str, Outcome]:
    """A way that can be counted for a debt, and in which something is paid."""
    way = draw(st.sampled_from(EVERY + SHARED))
    debt, chosen = draw(debts()), draw(choices())
    try:
        one = outcome(debt, ways.WAYS[way].offer(chosen))
    except Refused:
        assume(False)
    assume(one.lines)
    return way, one


def added_up(one: Outcome) -> dict[date, int]:
    """What the planner's rows ask on each day."""
    found: dict[date, int] = {}
    for line in one.lines:
        found[line.due] = found.get(line.due, 0) + line.payment
    return found


def sums(days: Iterable[tuple[date, int]]) -> set[str]:
    """What is paid on a day, and in a month, as people read it."""
    months = Counter[tuple[int, int]]()
    for day, amount in days:
        months[day.year, day.month] += amount
    return {f"{amount / 100:,.2f}" for amount in (*dict(days).values(), *months.values())}


def amounts(said: str) -> set[str]:
    """Every amount with its fen."""
    return set(re.findall(r"\d[\d,]*\.\d\d", said))


MOST = settings().max_examples


@settings(max_examples=max(160, MOST))
@given(outcomes())
def test_a_day_has_one_payment_in_course_and_paper(found: tuple[str, Outcome]) -> None:
    """Against the planner's rows added up here; rounding leaves less than a yuan in a stretch."""
    _, one = found
    days = sorted(added_up(one).items())
    paying = [(day, amount) for day, amount in days if amount]
    assert paid.by_day(one) == days and sum(amount for _, amount in days) == one.total
    rest = list(paying)
    for each in paid.stretches(one):
        own, rest = rest[: each.times], rest[each.times :]
        assert (each.first, each.last, each.amount) == (own[0][0], own[-1][0], own[0][1])
        assert all(abs(amount - each.amount) < paid.YUAN for _, amount in own)
    assert not rest
    left = paid.left_by_day(one, TODAY)
    assert [day for day, _ in left] == sorted({day for day, _ in left} | {day for day, _ in days})
    for voice in (Voice("zh"), Voice("en")):
        table = dated.table(voice, one.lines)
        assert [tuple(row[:2]) for row in table.rows] == days and table.total(1) == one.total
        due = [day for day in dated.days(voice, one, TODAY) if day.mark is Mark.PAYMENT]
        assert [(day.on, day.amount) for day in due] == paying


@settings(max_examples=max(400, MOST))
@given(outcomes())
def test_every_amount_of_a_sentence_is_paid_on_a_day_or_in_a_month(
    found: tuple[str, Outcome],
) -> None:
    """No row of a day that has two is named by itself."""
    _, one = found
    known = sums(added_up(one).items())
    for lang in ("zh", "en"):
        said = paid.course(Voice(lang), one)
        assert said and amounts(said) <= known, (said, one.lines)
        bare = paid.course(Voice(lang), one, dated=False)
        assert amounts(bare) == amounts(said) and not re.search(r"20\d\d|年|until", bare)


# On the page itself

EARLY = ("contract", "move", "interest_only", "defer", "longer", "pause", "defer_end")
LATE = ("pay_now", "pieces", "re_age", "waive_now", "waive_re_age", "re_age_pause")


@st.composite
def states(draw: st.DrawFn) -> dict[str, Any]:
    """A debt typed into the page of the ways, some of them ticked, one of them tapped."""
    late = draw(st.sampled_from((0, 45, 45, 95)))
    ticked = draw(st.lists(st.sampled_from(LATE if late else EARLY), min_size=1, unique=True))
    tapped = draw(st.sampled_from(ticked))
    if late and draw(st.booleans()):
        ticked, tapped = [*ticked, *(["pieces"] if "pieces" not in ticked else [])], "pieces"
    key = f"ways_{bool(late)}"
    return {
        "kept": {key: ticked, f"more_{key}": ticked, "asked_way": tapped},
        "principal": str(draw(st.sampled_from((900, 5100, 18019, 48000)))),
        "rate": draw(st.sampled_from(("9.6", "17.5"))),
        "periods": str(draw(st.integers(2, 15))),
        "days_late": str(late),
        "budget": "100000",
        "longer": str(draw(st.integers(16, 30))),
    }


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
@settings(
    max_examples=max(5, MOST // 60), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(state=states())
def test_a_day_has_one_payment_in_card_chart_and_paper(
    lang: str, made: paper.MAKERS, state: dict[str, Any]
) -> None:
    """Each way has its days once in the chart; the one on paper is the one of chart and card."""
    app = opened("relief", lang, {**state["kept"]})
    for key in ("principal", "rate", "periods", "days_late", "budget"):
        app.text_input(key=key).set_value(state[key])
    app.run()
    if "longer" in {one.key for one in app.text_input}:
        app.text_input(key="longer").set_value(state["longer"]).run()
    made.clear()
    unfold(app, t(lang, "take.title"))
    if t(lang, "take.need.yes") in [one.label for one in app.button]:
        press(app, t(lang, "take.need.yes"))
    (csv,) = (make for name, make in made.items() if name.endswith(".csv"))
    rows = [(date.fromisoformat(row[0]), row[1]) for row in paper.rows(csv())[1:]]
    days = {day: int(amount.replace(".", "")) for day, amount in rows}
    assert len(days) == len(rows)

    fold = unfold(app, t(lang, "chart.open"))
    drawn_here = fold.get("plotly_chart")
    assert bool(drawn_here) != (t(lang, "chart.none") in shown(fold))  # no way in more than once
    left, each = (
        ({line["name"]: line for line in json.loads(one.proto.spec)["data"]} for one in drawn_here)
        if drawn_here
        else ({}, {})
    )
    for line in (*left.values(), *each.values()):
        assert sorted(set(line["x"])) == line["x"]
    assert isinstance(csv, partial)
    name = csv.args[0].chosen
    if name in each:  # a chart has three ways, a paper may have another
        drawn = [(x, round(y * 100)) for x, y in zip(each[name]["x"], each[name]["y"], strict=True)]
        assert drawn == [(day.isoformat(), amount) for day, amount in days.items()]

    (body,) = (one for one in cards(app) if heads([one]) == [name])
    card = " ".join(plain(body.replace("<", " <")).split())
    bars = "|".join(re.escape(t(lang, f"card.{key}")) for key in ("month", "first", "most", "once"))
    month, *_ = re.findall(rf"(?:{bars}) ([\d,]+\.\d\d)", card)
    near = {Decimal(one.replace(",", "")) for one in sums(days.items())}
    assert any(abs(Decimal(month.replace(",", "")) - one) < 1 for one in near), (month, near)
    assert f"{t(lang, 'card.in_all')} {sum(days.values()) / 100:,.2f}" in card
