"""How an answer was got: figures by hand, a second opinion, a request with the same figures."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

import planner
from content.voice import Voice
from pages.parts import working
from pages.parts.working.value import Working
from planner.case import Kind, KnownDebt
from planner.household import Liability, Strategy, run
from planner.loan import Fee, FeeWhen, Method, Per, Rate, Terms, build
from planner.relief import Asked, Contract, ExtendTerm, Outcome, ReAge, compare
from tests.apptest import opened, seen, shown, unfold

TODAY = date(2026, 11, 24)
ZH, EN = Voice("zh"), Voice("en")


def again(one: Working) -> None:
    """The request, run as the command runs it, gives what stands where the working says."""
    assert one.asks is not None and one.asks.gives
    answer = planner.answer(json.loads(json.dumps(one.asks.request)))
    for place, figure in one.asks.gives.items():
        at = answer
        for step in place.split("."):
            at = at[int(step)] if isinstance(at, list) else at[step]
        assert at == figure, place


def loan(method: Method = Method.LEVEL_PAYMENT, **other: object) -> Terms:
    """10,000 at 1.5 % a month in twelve, from 10 January."""
    due = tuple(date(2026 + at // 12, at % 12 + 1, 10) for at in range(1, 13))
    usual = {"rate": Rate(Fraction("0.18"), Per.YEAR), "due": due, "start": date(2026, 1, 10)}
    return Terms(**({"principal": 1_000_000, "method": method, "anchor": 10} | usual | other))  # type: ignore[arg-type]


def verdicts(one: Working) -> dict[str, tuple[str, str, str]]:
    """Each figure counted twice: ours, theirs, in which tone."""
    return {each.name: (each.ours, each.theirs, each.tone) for each in one.twice}


def test_a_level_loan_agrees_with_the_other_program_to_the_fen() -> None:
    """0.015 / (1 - 1.015^-12) = 0.09167999: 916.80; 1.5 % of 10,000 is 150.00; 12 × 1.5 % = 18 %.
    916.80 × 12 = 11,001.60 and one fen more in the last: 1,001.61 of interest, 916.7999 × 12 less
    10,000 is 1,001.5991: 0.0109 apart, from rounding each row; on balances that add up to 66,773 it
    is 1.6e-7 a month more, 18.0002 % a year."""
    one = working.of_schedule(EN, build(loan()))
    found = verdicts(one)
    assert found["The instalment"] == ("916.80 yuan", "916.7999 yuan", "good")
    assert found["Interest of the first period"] == ("150.00 yuan", "150.0000 yuan", "good")
    assert found["Yearly rate (IRR × 12)"] == ("18.0002%", "18.0002%", "good")
    assert found["Interest in all"] == ("1,001.61 yuan", "1,001.5991 yuan", "calm")
    assert "10,000.00 × 1.5% ÷ [1 − (1 + 1.5%)^−12] = 916.80" in " ".join(one.formulas)
    again(one)
    assert one.asks and one.asks.gives["instalments.0.payment"] == "916.80"


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("fee", [None, *FeeWhen])
def test_every_method_has_its_working_and_its_request(method: Method, fee: FeeWhen | None) -> None:
    rate = Rate(Fraction("0.006"), Per.PERIOD) if method == "flat_fee" else None
    other: dict[str, object] = {"rate": rate} if rate else {}
    if fee:
        other["fees"] = (Fee(10_000, fee),)
    for voice in (ZH, EN):
        one = working.of_schedule(voice, build(loan(method, **other)))
        again(one)
        assert one.twice and all(each.verdict for each in one.twice)
        assert voice("working.why.roots") not in [each.verdict for each in one.twice]
        rates = [each for each in one.twice if each.name == voice("working.rate")]
        assert rates[0].ours == rates[0].theirs


def test_where_the_other_program_has_no_formula_it_says_why() -> None:
    flat = working.of_schedule(
        EN, build(loan(Method.FLAT_FEE, rate=Rate(Fraction("0.006"), "period")))
    )
    assert flat.twice[0].theirs == "" and "stays on the first amount" in flat.twice[0].verdict
    odd = working.of_schedule(EN, build(loan(start=date(2026, 1, 25))))
    assert odd.twice[0].theirs == "" and "16 days" in odd.twice[0].verdict
    assert "no rate by dates" in odd.twice[-1].verdict
    again(odd)


def known(late: int, **other: object) -> KnownDebt:
    usual: dict[str, object] = {
        "owed": 1_000_000,
        "owed_on": TODAY,
        "first_due": TODAY - timedelta(days=late),
        "rate": Rate(Fraction("0.18"), Per.YEAR),
        "method": Method.LEVEL_PAYMENT,
        "periods_left": 12,
        "penalty_times": Fraction("1.5"),
    }
    return KnownDebt(**(usual | other))  # type: ignore[arg-type]


def test_what_is_overdue_is_the_sum_of_its_rows() -> None:
    """766.80 of principal, 45 days at 0.075 %: 25.88; 778.30, 14 days: 8.17. In all 1,867.65."""
    one = working.of_owed(EN, known(45), [TODAY, TODAY + timedelta(days=30)])
    body = [row[1:] for row in one.rows[0].rows]
    assert body == [
        ("45", "766.80", "25.88", "150.00", "942.68"),
        ("14", "778.30", "8.17", "138.50", "924.97"),
        ("", "1,545.10", "34.05", "288.50", "1,867.65"),
    ]
    again(one)
    assert one.asks and one.asks.gives["owed.0.total"] == "1867.65"
    assert "no formula for a penalty" in one.twice[0].verdict


def test_a_cards_bill_has_its_rows_and_its_request() -> None:
    one = working.of_owed(ZH, known(10, kind=Kind.CARD, method=None, periods_left=None), [TODAY])
    assert len(one.rows[0].rows) == 2 and len(one.twice) == 1
    again(one)


def test_a_plan_is_counted_twice_and_asked_again() -> None:
    """8,000 × 1.5 % = 120.00; 5,000 × 18.25 % / 12 = 76.0417. Alone, 1,000 at 1 % and 600 a month:
    ln(600 / 590) / ln(1.01) = 1.6891 months, so two."""
    debts = [
        Liability("a", 800_000, Fraction(18, 1200), floor=80_000),
        Liability("b", 500_000, Fraction("0.1825") / 12, floor=50_000),
    ]
    plan = (150_000, Strategy.AVALANCHE, TODAY)
    one = working.of_plan(EN, debts, run(debts, [(1, 150_000)], Strategy.AVALANCHE), plan)
    assert [(each.ours, each.theirs) for each in one.twice] == [
        ("120.00 yuan", "120.0000 yuan"),
        ("76.04 yuan", "76.0417 yuan"),
    ]
    again(one)
    alone = [Liability("a", 100_000, Fraction(1, 100), floor=60_000)]
    course = run(alone, [(1, 60_000)], Strategy.AVALANCHE)
    last = working.of_plan(EN, alone, course, (60_000, Strategy.AVALANCHE, TODAY)).twice[-1]
    assert (last.ours, last.theirs, last.tone) == ("2 months", "1.6891", "good")


def outcomes(ways: Sequence[Asked], debt: object) -> list[tuple[str, Asked, Outcome]]:
    found = compare(debt, ways, 60_000).outcomes  # type: ignore[arg-type]
    pairs = [(f"way {at}", ways[at], one) for at, one in enumerate(found)]
    return [(name, way, one) for name, way, one in pairs if isinstance(one, Outcome)]


def test_ways_are_asked_again_and_the_longer_one_agrees() -> None:
    """10,000 at 1.5 % in 24: 0.015 / (1 - 1.015^-24) = 0.04992410: 499.24."""
    debt = known(0, first_due=date(2026, 12, 24)).as_of(TODAY)
    ways = outcomes([Asked((ExtendTerm(24),)), Asked((Contract(),))], debt)
    one = working.of_ways(EN, debt, ways, 60_000)
    assert (one.twice[0].ours, one.twice[0].theirs) == ("499.24 yuan", "499.2410 yuan")
    again(one)
    late = known(45).as_of(TODAY)
    re_aged = working.of_ways(ZH, late, outcomes([Asked((ReAge(24),))], late), None)
    again(re_aged)
    # What the lender claims on top has no words in a request, and the page says so.
    more = known(45, stated=300_000).as_of(TODAY)
    assert working.of_ways(ZH, more, outcomes([Asked((ReAge(24),))], more), None).asks is None


def test_a_payment_is_taken_away_part_by_part() -> None:
    owed = {"costs": 0, "fees": 0, "penalty": 5_000, "interest": 20_000, "principal": 1_000_000}
    covered = {"costs": 0, "fees": 0, "penalty": 5_000, "interest": 20_000, "principal": 75_000}
    one = working.of_payment(EN, 100_000, owed, covered, tuple(owed))
    assert re.search(r"principal: 750\.00 in hand, 10,000\.00 owed, 750\.00 paid", one.formulas[-1])
    again(one)


# On the pages: what the fold offers gives the figure that the page says

PAGES = {
    "cost": ({}, "totals.payment"),
    "waiting": ({"principal": "20000", "days_late": "45"}, "owed.0.total"),
    "timeline": ({"principal": "20000", "days_late": "45"}, "owed.0.total"),
    "relief": ({"principal": "20000", "budget": "2000"}, "offers.0.total"),
    "allocate": ({}, "applied.principal"),
    "plan": (
        {
            "plan_balance_1": "8000",
            "plan_rate_1": "18",
            "plan_least_1": "800",
            "household_budget": "900",
        },
        "interest",
    ),
    "learn": ({"principal": "20000"}, "totals.payment"),
    "bill": (
        {"bill_1_principal": "766.80", "bill_1_interest": "150.00", "bill_2_interest": "138.50"},
        "difference",
    ),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_unfolds_and_its_request_gives_its_figure(page: str, lang: str) -> None:
    typed, place = PAGES[page]
    app = opened(page, lang, **({"lesson": "true-cost"} if page == "learn" else {}))
    for key, text in typed.items():
        app.text_input(key=key).set_value(text)
    app.run()
    fold = unfold(app, {"zh": "怎么算的", "en": "How we got this"}[lang])
    texts = [one.value for one in fold.get("code")]
    request = next(one for one in texts if one.startswith("{"))
    at: Any = planner.answer(json.loads(request))
    for step in place.split("."):
        at = at[int(step)] if isinstance(at, list) else at[step]
    assert f"{place} = {at}" in shown(fold)
    yuan_said = f"{float(at):,.2f}"
    page_says = seen(app) + shown(fold)
    assert yuan_said in page_says, f"the page says {yuan_said}"
    copied = next(one for one in texts if not one.startswith("{"))
    assert copied.startswith({"zh": "怎么算的", "en": "How we got this"}[lang])
    assert "numpy-financial" in copied and "[[" not in copied
