"""Pictures of lessons: a balance that falls under a fee that does not, two ways out of one card."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from content.voice import Voice
from pages.parts.charts.drawing import COLOURS, DASHES, draw
from planner.loan import Row

Ways = Sequence[tuple[str, Sequence[int]]]  # by name, what is left after each month, in fen


def flat_fee(voice: Voice, rows: Sequence[Row]) -> None:
    """Above, what is still owed during each period; below, the fee of each."""
    numbers = [row.number for row in rows]
    owed, fees = [row.opening / 100 for row in rows], [row.fee / 100 for row in rows]
    figure = go.Figure()
    figure.add_bar(x=numbers, y=owed, marker_color=COLOURS[0], name=voice("picture.owed"))
    figure.add_bar(
        x=numbers,
        y=fees,
        yaxis="y2",
        marker_color=COLOURS[1],
        marker_pattern_shape="/",
        name=voice("picture.fee"),
    )
    figure.update_layout(
        showlegend=False,
        bargap=0.25,
        xaxis={"title": voice("chart.period"), "anchor": "y2", "dtick": max(1, len(rows) // 6)},
        yaxis={"domain": [0.42, 1]},
        yaxis2={"domain": [0, 0.26], "range": [0, max(fees) * 1.6 or 1], "nticks": 3},
    )
    for text, y, colour in ((voice("picture.owed"), 1, 0), (voice("picture.fee"), 0.26, 1)):
        figure.add_annotation(
            x=1,
            y=y,
            xref="paper",
            yref="paper",
            xanchor="right",
            yanchor="bottom",
            showarrow=False,
            text=text,
            font={"color": COLOURS[colour]},
        )
    shown = {"first": voice.money(rows[0].opening), "last": voice.money(rows[-1].opening)}
    alt = voice("picture.flat_fee.alt", fee=voice.money(rows[0].fee), count=len(rows), **shown)
    draw(figure, voice("chart.yuan"), alt, "chart_flat_fee", height=340)


def ways_out(voice: Voice, ways: Ways) -> None:
    """What is left month by month, each way named beside its line."""
    figure = go.Figure()
    for at, (name, owed) in enumerate(ways):
        figure.add_scatter(
            x=list(range(len(owed))),
            y=[amount / 100 for amount in owed],
            name=name,
            mode="lines",
            line={"color": COLOURS[at], "dash": DASHES[at], "width": 3},
        )
        middle = len(owed) * (2 - at) // 4
        figure.add_annotation(
            x=middle,
            y=owed[middle] / 100,
            text=name,
            showarrow=True,
            arrowhead=0,
            ax=40,
            ay=-30,
            xanchor="left",
            font={"color": COLOURS[at]},
        )
    figure.update_layout(showlegend=False)
    figure.update_xaxes(title=voice("picture.month"))
    names = ("；" if voice.language == "zh" else "; ").join(name for name, _ in ways)
    alt = voice("picture.ways.alt", names=names)
    draw(figure, voice("chart.left"), alt, "chart_ways_out")
