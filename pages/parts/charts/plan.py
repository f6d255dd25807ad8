"""Many debts until nothing is left: what is owed, and where each month's money goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from content.voice import Voice
from pages.parts import look
from pages.parts.charts.drawing import COLOURS, INK, MONTHS, by_day, draw, named

NARROW = 0.09  # of the whole: a band in which no name fits


@dataclass(frozen=True)
class Stack:
    """Debts by name, the day of each month's payment, amounts in fen by month and debt.

    `owed` begins with what is owed before the first payment.
    """

    names: Sequence[str]
    days: Sequence[date]
    owed: Sequence[Sequence[int]]
    payments: Sequence[Sequence[int]]
    budget: int


def plan(voice: Voice, one: Stack, began: date) -> None:
    """What is left, debt upon debt, then every month's payments under the line of the budget."""
    look.heading(voice("plan.chart.left"))
    _left(voice, one, [began, *one.days])
    look.heading(voice("plan.chart.paid"))
    _paid(voice, one)
    look.note(voice("plan.chart.table"))


def colour(at: int) -> str:
    """The colour of a debt, the same in both pictures."""
    return COLOURS[at % len(COLOURS)]


def _left(voice: Voice, one: Stack, days: Sequence[date]) -> None:
    figure, below, whole = go.Figure(), 0.0, sum(one.owed[0]) / 100
    for at, name in enumerate(one.names):
        amounts = [month[at] / 100 for month in one.owed]
        figure.add_scatter(
            x=days,
            y=amounts,
            name=name,
            mode="lines",
            stackgroup="owed",
            line={"color": colour(at), "width": 2},
        )
        if amounts[0] > NARROW * whole:
            middle = (days[0], below + amounts[0] / 2)
            place = {"xanchor": "left", "yanchor": "middle", "yshift": 0, "xshift": 6}
            named(figure, middle, plain(name), INK, **place)
        below += amounts[0]
    is_named = all(amount / 100 > NARROW * whole for amount in one.owed[0])
    figure.update_layout(showlegend=not is_named)
    by_day(figure, voice.language, MONTHS)
    first, last = voice.money(sum(one.owed[0])), voice.money(sum(one.owed[-1]))
    month, count = voice.month(days[-1]), len(one.days)
    alt = voice("plan.chart.left.alt", first=first, last=last, month=month, count=count)
    draw(figure, voice("chart.left"), alt, "chart_plan_left", height=300)


def _paid(voice: Voice, one: Stack) -> None:
    figure = go.Figure()
    for at, name in enumerate(one.names):
        amounts = [month[at] / 100 for month in one.payments]
        figure.add_bar(x=one.days, y=amounts, name=name, marker_color=colour(at))
    line = {"color": INK, "dash": "dash", "width": 2}
    figure.add_hline(y=one.budget / 100, line=line)
    budget = voice("plan.chart.budget", budget=voice.money(one.budget))
    named(figure, (one.days[-1], one.budget / 100), budget, INK)
    most = max([sum(month) for month in one.payments] + [one.budget]) / 100
    figure.update_yaxes(range=[0, most * 1.2 or 1])
    figure.update_layout(barmode="stack", bargap=0.1, showlegend=False)
    by_day(figure, voice.language, MONTHS)
    count, most_paid = len(one.days), max(sum(month) for month in one.payments)
    shown = {"count": count, "most": voice.money(most_paid), "budget": voice.money(one.budget)}
    alt = voice("plan.chart.paid.alt", **shown)
    draw(figure, voice("plan.chart.unit"), alt, "chart_plan_paid", height=260)


def plain(name: str) -> str:
    """A typed name in a chart: its angle signs would be read as type."""
    return name.replace("&", "&amp;").replace("\u003c", "&lt;")
