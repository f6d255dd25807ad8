"""A loan as bars: each payment in its parts."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from content import voice as say
from content.words import t
from pages.parts import look
from pages.parts.charts.drawing import COLOURS, draw, named
from planner.loan import Row

PARTS = ("row.principal", "row.cost")


def split(language: str, rows: Sequence[Row]) -> None:
    """Each instalment as principal and cost, stacked, each part named where it is seen."""
    numbers = [row.number for row in rows]
    cost = [row.interest + row.fee for row in rows]
    figure = go.Figure()
    for at, parts in enumerate(([row.principal for row in rows], cost)):
        figure.add_bar(
            x=numbers,
            y=[one / 100 for one in parts],
            name=t(language, PARTS[at]),
            marker_color=COLOURS[at],
            marker_pattern_shape="/" * at,
        )
    figure.update_layout(barmode="stack", showlegend=False)
    _parts(figure, language, rows)
    figure.update_xaxes(title=t(language, "chart.period"))
    figure.update_yaxes(range=[0, max(row.payment for row in rows) / 100 * 1.15 or 1])
    first, last = say.digits_of(cost[0]), say.digits_of(cost[-1])
    alt = t(language, "chart.split.alt", count=len(rows), first=first, last=last)
    draw(figure, t(language, "chart.yuan"), alt, "chart_split")
    look.note(t(language, "chart.split.table"))


def _parts(figure: go.Figure, language: str, rows: Sequence[Row]) -> None:
    """The principal's name inside the last bar, the cost's above the first."""
    first, last = rows[0], rows[-1]
    inside = {"xanchor": "right", "yanchor": "middle", "yshift": 0, "xshift": 8}
    middle = (last.number, last.principal / 200)
    named(figure, middle, t(language, PARTS[0]), COLOURS[0], **inside)
    if first.interest + first.fee:
        above = {"xanchor": "left", "xshift": -8}
        end = (first.number, first.payment / 100)
        named(figure, end, t(language, PARTS[1]), COLOURS[1], **above)
