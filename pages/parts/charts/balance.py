"""Money in hand day by day, in steps, the first day below zero marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go
from markupsafe import Markup

from content.voice import Voice, digits_of
from pages import shapes
from pages.parts import look
from pages.parts.charts.drawing import COLOURS, DAYS, SOFT, by_day, draw, upright
from planner.household import Calendar


def balance(voice: Voice, found: Calendar, span: tuple[date, int], cash: int) -> None:
    """The curve, and below it the days on which much moves."""
    start, days = span
    rows = stepped(found, start, days, cash)
    figure = go.Figure()
    figure.add_scatter(
        x=[on for on, _ in rows],
        y=[amount / 100 for _, amount in rows],
        mode="lines",
        line={"color": COLOURS[0], "width": 2, "shape": "hv"},
        name=voice("session.chart.balance"),
    )
    figure.add_hline(y=0, line={"color": SOFT, "width": 1})
    if found.first_short:
        upright(figure, found.first_short.on, voice("session.chart.short"))
    by_day(figure, voice.language, DAYS)
    figure.update_layout(showlegend=False)
    draw(figure, voice("chart.yuan"), _alt(voice, found, rows), "chart_balance", height=240)
    look.show(shapes.folded(voice("chart.table"), _table(voice, found)))


def stepped(found: Calendar, start: date, days: int, cash: int) -> Sequence[tuple[date, int]]:
    """What is in hand at the end of every day."""
    known = {one.on: one.balance for one in found.days}
    rows, held = [], cash
    for later in range(days):
        on = start + timedelta(days=later)
        held = known.get(on, held)
        rows.append((on, held))
    return rows


def _alt(voice: Voice, found: Calendar, rows: Sequence[tuple[date, int]]) -> str:
    last = voice.money(rows[-1][1])
    if found.first_short is None:
        return voice("session.chart.alt", last=last)
    return voice("session.chart.alt.short", day=voice.day(found.first_short.on), last=last)


def _table(voice: Voice, found: Calendar) -> Markup:
    head = [voice(f"session.chart.{name}") for name in ("day", "in", "out", "balance")]
    rows = [
        (voice.day(one.on), *(digits_of(fen) for fen in (one.into, one.out, one.balance)))
        for one in found.days
    ]
    return shapes.table(head, rows, voice("session.chart.caption"))
