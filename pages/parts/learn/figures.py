"""A lesson's figures with the reader's own debt: the same sentence, their numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from markupsafe import Markup

import planner
from content import voice as say
from content.presets import every_preset
from content.words import t
from pages import shapes
from pages.parts import ask, visit
from pages.parts.debt import mine as debt
from pages.parts.learn import figures_late, figures_out

EXAMPLE_BUDGET = "600.00"


def html(language: str, name: str, mine: debt.Mine | None, today: date) -> Markup:
    """One figure: whose loan it is, the result, and an invitation while it is still an example."""
    if mine is None:
        return shapes.own(t(language, "own.yours"), "", [t(language, "own.broken")])
    try:
        lines = FIGURES[name](language, mine, today)
    except planner.Refused as refused:
        lines = [t(language, "own.refused", why=ask.refusal(language, refused))]
    whose, invite = "own.yours", ""
    if is_example(mine):
        whose, invite = "own.example", t(language, "own.invite")
    return shapes.own(t(language, whose), terms(language, mine), lines, invite)


def is_example(mine: debt.Mine) -> bool:
    """Whether the fields still hold the example they came with."""
    filled = visit.kept("filled_from", "custom")
    shown = next((one for one in every_preset() if one.id == filled), None)
    if shown is None or mine.days_late or mine.budget not in (None, EXAMPLE_BUDGET):
        return False
    typed, rate = mine.terms, mine.terms["rate"]
    return (typed["principal"], typed["periods"], typed["method"]) == (
        *(shown.principal, shown.periods, shown.method),
    ) and (Decimal(rate["value"]), rate["per"]) == (Decimal(shown.rate.value), shown.rate.per)


def terms(language: str, mine: debt.Mine) -> str:
    """The debt in one line: 1 万元，年利率 18%，12 期."""
    rate = f"{(Decimal(mine.terms['rate']['value']) * 100).normalize():f}%"
    periods = mine.terms["periods"]
    said = [
        t(
            language,
            "own.terms",
            principal=say.aloud(language, mine.terms["principal"]),
            rate=t(language, f"own.rate.{mine.terms['rate']['per']}", rate=rate),
        ),
        t(language, "own.periods" if periods > 1 else "own.periods.one", periods=periods),
    ]
    if mine.days_late:
        said.append(t(language, "own.days_late", days=mine.days_late))
    return ("，" if language == "zh" else ", ").join(said)


def true_rate(language: str, mine: debt.Mine, today: date) -> list[str]:
    """What the quoted price is in a year."""
    found, paid, values = figures_out.priced(language, mine)
    nominal = say.percent(found["true_rate"]["nominal"])
    lines = [paid, t(language, "own.true_rate", nominal=nominal, **values)]
    if mine.terms["method"] != "flat_fee":
        lines.append(t(language, "own.true_rate.flat"))
    return lines


def total_cost(language: str, mine: debt.Mine, today: date) -> list[str]:
    """All that is paid, and how much of it is the price."""
    _, paid, values = figures_out.priced(language, mine)
    return [paid, t(language, "own.total_cost", **values)]


FIGURES: dict[str, Callable[[str, debt.Mine, date], list[str]]] = {
    "true_rate": true_rate,
    "monthly_payment": figures_out.monthly_payment,
    "total_cost": total_cost,
    "owed_today": figures_late.owed_today,
    "cost_of_waiting": figures_late.cost_of_waiting,
    "payment_split": figures_late.payment_split,
    "relief_best": figures_out.relief_best,
    "plan_end": figures_out.plan_end,
}
