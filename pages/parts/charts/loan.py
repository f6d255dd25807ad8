"""A loan as a picture: each payment in its parts, what is left along several ways."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import plotly.graph_objects as go

from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import look
from pages.parts.charts.drawing import COLOURS, DASHES, MONTHS, SOFT, by_day, draw, upright
from planner.loan import Row


def split(language: str, rows: Sequence[Row]) -> None:
    """Each instalment as principal and cost, stacked."""
    numbers = [row.number for row in rows]
    cost = [row.interest + row.fee for row in rows]
    names = t(language, "row.principal"), t(language, "row.cost")
    figure = go.Figure(
        [
            go.Bar(
                x=numbers,
                y=[row.principal / 100 for row in rows],
                name=names[0],
                marker_color=COLOURS[0],
            ),
            go.Bar(
                x=numbers,
                y=[one / 100 for one in cost],
                name=names[1],
                marker_color=COLOURS[1],
                marker_pattern_shape="/",
            ),
        ]
    )
    figure.update_layout(barmode="stack")
    figure.update_xaxes(title=t(language, "chart.period"))
    first, last = say.digits_of(cost[0]), say.digits_of(cost[-1])
    alt = t(language, "chart.split.alt", count=len(rows), first=first, last=last)
    draw(figure, t(language, "chart.yuan"), alt, "chart_split")
    look.note(t(language, "chart.split.table"))


COLUMNS = {"balance": "chart.left", "payment": "chart.paid"}
Amounts = Sequence[tuple[date, int]]


class Marks(NamedTuple):
    """What a chart is held against: today, and the budget a month where there is one (fen)."""

    today: date
    budget: int | None


def courses(language: str, series: Sequence[tuple[str, Amounts]], what: str, marks: Marks) -> None:
    """What is left ("balance") or paid ("payment") by each day: a line per way, and a table."""
    caption = t(language, f"chart.{what}.title")
    look.heading(caption)
    figure = go.Figure()
    for at, (name, amounts) in enumerate(series):
        figure.add_scatter(
            x=[day for day, _ in amounts],
            y=[amount / 100 for _, amount in amounts],
            name=name,
            mode="lines+markers",
            marker={"size": 5},
            line={"color": COLOURS[at], "dash": DASHES[at], "width": 3, "shape": "hv"},
        )
    by_day(figure, language, MONTHS)
    upright(figure, marks.today, t(language, "chart.today"))
    # Inside the chart: above it stand the names of the lines.
    figure.layout.annotations[-1].update(yanchor="top", xanchor="left", xshift=4)
    if what == "payment" and marks.budget:
        _budget(figure, language, marks.budget)
    names = ("、" if language == "zh" else ", ").join(name for name, _ in series)
    alt = t(language, f"chart.{what}.alt", names=names)
    draw(figure, t(language, COLUMNS[what]), alt, f"chart_{what}")
    _twin(language, series, caption)


def _budget(figure: go.Figure, language: str, budget: int) -> None:
    """A level line at what can be paid a month, with its name."""
    figure.add_hline(
        y=budget / 100,
        line={"color": SOFT, "dash": "dot", "width": 2},
        annotation_text=t(language, "chart.budget"),
        annotation_position="top right",
    )


def _twin(language: str, series: Sequence[tuple[str, Amounts]], caption: str) -> None:
    days = sorted({day for _, amounts in series for day, _ in amounts})
    values = [dict(amounts) for _, amounts in series]
    head = [t(language, "row.due"), *(name for name, _ in series)]
    rows = [
        (say.day(language, day), *(say.digits_of(one[day]) if day in one else "" for one in values))
        for day in days
    ]
    look.show(shapes.folded(t(language, "chart.table"), shapes.table(head, rows, caption)))
