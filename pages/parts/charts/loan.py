"""Ways of repaying as lines: what is left along each of them, and what is paid each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import plotly.graph_objects as go
from markupsafe import Markup

from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import look
from pages.parts.charts.drawing import (
    COLOURS,
    DASHES,
    MONTHS,
    SIGNS,
    SOFT,
    by_day,
    draw,
    on_axis,
    signed,
    upright,
)

COLUMNS = {"balance": "chart.left", "payment": "chart.paid"}
Amounts = Sequence[tuple[date, int]]
Series = Sequence[tuple[str, Amounts]]


class Marks(NamedTuple):
    """What a chart is held against: today, the budget a month where there is one (fen), due days.

    `due` are the days as agreed now; those before today are not drawn.
    """

    today: date
    budget: int | None
    due: Sequence[date] = ()


def courses(language: str, series: Series, what: str, marks: Marks) -> None:
    """What is left ("balance") or paid ("payment") by each day: a line per way, and a table."""
    caption = t(language, f"chart.{what}.title")
    look.heading(caption)
    if what == "balance":
        marks = marks._replace(budget=None)
    figure = _lines(language, series, marks)
    if marks.budget:
        _budget(figure, language, marks.budget)
    names = ("、" if language == "zh" else ", ").join(name for name, _ in series)
    alt = t(language, f"chart.{what}.alt", names=names)
    draw(figure, t(language, COLUMNS[what]), alt, f"chart_{what}")
    look.show(_said(language, series, marks))
    _twin(language, series, caption)


def _lines(language: str, series: Series, marks: Marks) -> go.Figure:
    """A line for each way, its sign where it ends; today and the due days."""
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
    ends = [(amounts[-1][0], amounts[-1][1] / 100) for _, amounts in series]
    most = max(amount for _, amounts in series for _, amount in amounts) / 100
    top = max(most, (marks.budget or 0) / 100) * 1.15 or 1
    since = min(marks.today, *(amounts[0][0] for _, amounts in series))
    signed(figure, ends, since, top)
    by_day(figure, language, MONTHS)
    figure.update_yaxes(range=[0, top])
    upright(figure, marks.today, t(language, "chart.today"))
    figure.layout.annotations[-1].update(xanchor="left")
    on_axis(figure, _ahead(marks))
    figure.update_layout(showlegend=False)
    return figure


def _ahead(marks: Marks) -> list[date]:
    return [day for day in marks.due if day >= marks.today]


def _said(language: str, series: Series, marks: Marks) -> Markup:
    """What the signs stand for, and the strokes on the axis."""
    lines = [f"{SIGNS[at]} {name}" for at, (name, _) in enumerate(series)]
    strokes = shapes.note(t(language, "chart.due")) if _ahead(marks) else Markup()
    return shapes.bullets(lines, "signs") + strokes


def _budget(figure: go.Figure, language: str, budget: int) -> None:
    """A level line at what can be paid a month, its name under its beginning."""
    figure.add_hline(y=budget / 100, line={"color": SOFT, "dash": "dot", "width": 2})
    figure.add_annotation(
        x=0,
        xref="paper",
        y=budget / 100,
        text=t(language, "chart.budget"),
        showarrow=False,
        xanchor="left",
        yanchor="top",
        xshift=4,
        font={"color": SOFT},
    )


def _twin(language: str, series: Series, caption: str) -> None:
    days = sorted({day for _, amounts in series for day, _ in amounts})
    values = [dict(amounts) for _, amounts in series]
    head = [t(language, "row.due"), *(name for name, _ in series)]
    rows = [
        (say.day(language, day), *(say.digits_of(one[day]) if day in one else "" for one in values))
        for day in days
    ]
    look.show(shapes.folded(t(language, "chart.table"), shapes.table(head, rows, caption)))
