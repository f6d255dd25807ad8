"""A debt that waits, day by day: what has to be paid, what being late added, what changes when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import look
from pages.parts.charts.drawing import COLOURS, DASHES, DAYS, SIGNS, by_day, draw, named, upright

NEAR = 5  # days: their signs would stand on each other
Rows = Sequence[tuple[date, int, int]]  # day, all that is overdue, what being late added, in fen


def waiting(language: str, rows: Rows, marks: Sequence[tuple[date, str]], begins: str) -> None:
    """The curve, named where it ends; the days on which something changes, in words below.

    `begins` says what the first day is: today, or the due day.
    """
    figure = go.Figure()
    _line(figure, language, "total", [(day, total) for day, total, _ in rows])
    _line(figure, language, "added", [(day, added) for day, _, added in rows])
    start, end = rows[0][0], rows[-1][0]
    upright(figure, start, begins, solid=True)
    figure.layout.annotations[-1].update(xanchor="left")
    signs = _signs(marks)
    firsts = {sign: day for day, sign in reversed(signs.items())}
    for sign, day in firsts.items():
        upright(figure, day, sign)
    by_day(figure, language, DAYS)
    figure.update_yaxes(range=[0, max(row[1] for row in rows) / 100 * 1.15 or 1])
    figure.update_layout(showlegend=False)
    draw(figure, t(language, "chart.yuan"), _alt(language, rows), "chart_waiting")
    if marks:
        said = shapes.bullets([f"{signs[day]} {text}" for day, text in marks])
        look.show(shapes.note(t(language, "waiting.chart.note")) + said)
    look.show(shapes.folded(t(language, "chart.table"), _table(language, rows, (start, end))))


def _line(
    figure: go.Figure, language: str, column: str, amounts: Sequence[tuple[date, int]]
) -> None:
    """One of the two lines, its name and last amount at its end."""
    at, name = len(figure.data), t(language, f"waiting.chart.{column}")
    figure.add_scatter(
        x=[day for day, _ in amounts],
        y=[amount / 100 for _, amount in amounts],
        name=name,
        mode="lines",
        line={"color": COLOURS[at], "dash": DASHES[at], "width": 3},
    )
    day, last = amounts[-1]
    named(figure, (day, last / 100), f"{name} {say.digits_of(last)}", COLOURS[at])


def _signs(marks: Sequence[tuple[date, str]]) -> dict[date, str]:
    """A sign for each day on which something changes; days that almost touch share one."""
    found: dict[date, str] = {}
    first, count = date.min, 0
    for day in dict.fromkeys(day for day, _ in marks):
        if (day - first).days > NEAR:
            first, count = day, count + 1
        found[day] = SIGNS[count - 1] if count <= len(SIGNS) else str(count)
    return found


def _alt(language: str, rows: Rows) -> str:
    (start, first_total, first_added), (end, last_total, last_added) = rows[0], rows[-1]
    return t(
        language,
        "waiting.chart.alt",
        first=say.day(language, start),
        last=say.day(language, end),
        start=say.digits_of(first_total),
        end=say.digits_of(last_total),
        more=say.digits_of(first_added),
        most=say.digits_of(last_added),
    )


def _table(language: str, rows: Rows, ends: tuple[date, date]) -> str:
    head = [t(language, f"waiting.column.{name}") for name in ("when", "added", "total")]
    twin = [
        (say.day(language, day), say.digits_of(more), say.digits_of(total))
        for day, total, more in rows
    ]
    first, last = (say.day(language, day) for day in ends)
    caption = t(language, "waiting.caption", first=first, last=last)
    return shapes.table(head, twin, f"{t(language, 'chart.table')} · {caption}")
