"""Charts: few series, units on the axes, a colour-blind-safe palette, an alt text, a table twin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import plotly.graph_objects as go
import streamlit as st

from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import look
from planner.loan import Row

COLOURS = ("#0b6470", "#c77700", "#6a51a3")
DASHES = ("solid", "dash", "dot")
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def _draw(figure: go.Figure, language: str, unit_y: str, alt: str, key: str) -> None:
    figure.update_layout(
        height=320,
        margin={"l": 56, "r": 8, "t": 8, "b": 40},
        dragmode=False,
        hovermode="x unified",
        legend={"orientation": "h", "y": -0.2, "x": 0},
        plot_bgcolor="#fff",
        paper_bgcolor="#fff",
        font={
            "family": "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
            "size": 13,
            "color": "#1c2a30",
        },
    )
    figure.update_xaxes(fixedrange=True, showgrid=False)
    figure.update_yaxes(
        fixedrange=True, gridcolor="#e3e9eb", rangemode="tozero", tickformat=",.0f", automargin=True
    )
    look.note(unit_y)
    st.plotly_chart(figure, config=CONFIG, alt=alt, key=key, theme=None)


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
    _draw(figure, language, t(language, "chart.yuan"), alt, "chart_split")
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
    figure.update_xaxes(tickformat="%Y-%m")
    _mark(figure, language, marks, with_budget=what == "payment")
    names = ("、" if language == "zh" else ", ").join(name for name, _ in series)
    alt = t(language, f"chart.{what}.alt", names=names)
    _draw(figure, language, t(language, COLUMNS[what]), alt, f"chart_{what}")
    _twin(language, series, caption)


def _mark(figure: go.Figure, language: str, marks: Marks, with_budget: bool) -> None:
    """An upright line at today, a level one at the budget, each with its name."""
    line = {"color": "#51626b", "dash": "dot", "width": 2}
    today, name = marks.today.isoformat(), t(language, "chart.today")
    figure.add_shape(type="line", x0=today, x1=today, y0=0, y1=1, yref="paper", line=line)
    figure.add_annotation(
        x=today, y=0, yref="paper", text=name, showarrow=False, xanchor="left", yanchor="bottom"
    )
    if with_budget and marks.budget:
        figure.add_hline(
            y=marks.budget / 100,
            line=line,
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


def waiting(
    language: str, rows: Sequence[tuple[date, int, int]], marks: Sequence[tuple[date, str]]
) -> None:
    """Day by day what has to be paid and what being late added; upright lines where it changes.

    `rows` hold (day, total, added), money in fen.
    """
    (start, first_total, first_added), (end, last_total, last_added) = rows[0], rows[-1]
    figure = go.Figure()
    totals, added = [row[1] for row in rows], [row[2] for row in rows]
    for at, (column, amounts) in enumerate((("total", totals), ("added", added))):
        figure.add_scatter(
            x=list(range(len(rows))),
            y=[amount / 100 for amount in amounts],
            name=t(language, f"waiting.chart.{column}"),
            mode="lines",
            line={"color": COLOURS[at], "dash": DASHES[at], "width": 3},
        )
    for day in dict.fromkeys((on - start).days for on, _ in marks):
        figure.add_vline(x=day, line={"color": "#51626b", "dash": "dot", "width": 1})
    ends = {"first": say.day(language, start), "last": say.day(language, end)}
    alt = t(
        language,
        "waiting.chart.alt",
        **ends,
        start=say.digits_of(first_total),
        end=say.digits_of(last_total),
        more=say.digits_of(first_added),
        most=say.digits_of(last_added),
    )
    across = t(language, "waiting.chart.days", day=say.day(language, start))
    _draw(figure, language, f"{t(language, 'chart.yuan')} · {across}", alt, "chart_waiting")
    if marks:
        said = shapes.bullets([text for _, text in marks])
        look.show(shapes.note(t(language, "waiting.chart.note")) + said)
    head = [t(language, f"waiting.column.{name}") for name in ("when", "added", "total")]
    twin = [
        (say.day(language, day), say.digits_of(more), say.digits_of(total))
        for day, total, more in rows
    ]
    table = shapes.table(head, twin, t(language, "waiting.caption", **ends))
    look.show(shapes.folded(t(language, "chart.table"), table))
